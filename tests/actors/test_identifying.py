"""Role fillers as parties: names, anaphora, owners, places that act and places that do not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from dateline.actors import find_parties, identify
from dateline.knowledge.registry import load_registry
from dateline.model import Coreference, Marks, Mention, Party, Sentence

Parse = Callable[[str], tuple[Sentence, ...]]
DAY = dt.date(2014, 6, 12)


def mention_of(sentences: tuple[Sentence, ...], words: str, nth: int = 0) -> Mention:
    """The mention made of the given words, its head being the word that hangs outside it."""
    for sentence in sentences:
        at = sentence.text.find(words)
        if at < 0:
            continue
        if nth:
            nth -= 1
            continue
        start = sentence.start + at
        inside = [w for w in sentence.words if start <= w.start < start + len(words)]
        known = {w.index for w in inside}
        head = next(w for w in inside if w.head not in known or w.head == w.index)
        return Mention.of(sentence, inside[0].index, inside[-1].index, head.index)
    raise AssertionError(words)


def identified(
    parse: Parse, text: str, words: str, *, stands_for: str = "", on: dt.date | None = DAY
) -> Party | None:
    """The party of the words in the text; *stands_for* are the words they refer to."""
    sentences = parse(text)
    mention = mention_of(sentences, words)
    links = {}
    if stands_for:
        links[(mention.sentence, mention.head)] = mention_of(sentences, stands_for)
    marks = Marks(parties=find_parties(sentences, load_registry(), on=on))
    return identify(mention, sentences, Coreference(links), load_registry(), marks=marks, on=on)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Islamic State militants stormed the base.", "Islamic State militants", "Islamic State"),
        ("The Hezbollah fighters withdrew.", "The Hezbollah fighters", "Hezbollah"),
        (
            "President Bashar al-Assad's troops retook the hill.",
            "President Bashar al-Assad's troops",
            "Syrian Armed Forces",
        ),
        ("Forces loyal to President Bashar al-Assad retook it.", "Forces", "Syrian Armed Forces"),
        ("The regime of Syria shelled the town.", "The regime of Syria", "Syrian government"),
        ("Mali's army fired on the crowd.", "Mali's army", "Malian Army"),
        ("Thousands of refugees crossed the river.", "Thousands of refugees", "refugees"),
        ("Members of Boko Haram abducted the girls.", "Members of Boko Haram", "Boko Haram"),
        ("Rebel forces in Syria shelled it.", "Rebel forces", "Rebel forces"),
        ("Forces in Syria shelled it.", "Forces", "Syrian Armed Forces"),
        ("Kurdish forces in Iraq shelled it.", "Kurdish forces", "Kurdish forces"),
        (
            "Anti-government forces in Yemen left.",
            "Anti-government forces",
            "Anti-government forces",
        ),
        ("Two gunmen opened fire.", "Two gunmen", "gunmen"),
        ("It said at least 70 gunmen were slain.", "at least 70 gunmen", "gunmen"),
        ("Damascus accused the rebels.", "Damascus", "Syrian government"),
        ("The Syrian president ordered a truce.", "The Syrian president", "Bashar al-Assad"),
        (
            "The U.S.-led coalition bombed the bridge.",
            "The U.S.-led coalition",
            "Combined Joint Task Force - Operation Inherent Resolve",
        ),
        ("The world welcomed Iran's release of the sailors.", "Iran's release", "Iran"),
        ("The envoy met his predecessor, Kofi Annan, in Geneva.", "his predecessor", "Kofi Annan"),
        ("Arms crossed from Turkey, which backs the rebels.", "Turkey", "Turkey"),
        ("Crowds held anti-Mubarak rallies.", "Mubarak", "Hosni Mubarak"),
    ],
)
def test_the_party_of_a_phrase(parse: Parse, text: str, words: str, name: str) -> None:
    party = identified(parse, text, words, on=dt.date(2014, 9, 30))
    assert party is not None
    assert party.name == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The blast destroyed a bridge.", "a bridge"),
        ("The shell hit the house.", "The shell"),
        ("Warplanes bombed the road.", "Warplanes"),
        ("Clashes broke out in Syria.", "Syria"),
        ("The militants captured Damascus.", "Damascus"),
        ("The protesters stormed the embassy.", "the embassy"),
        ("Peace returned.", "Peace"),
    ],
)
def test_things_and_places_are_no_party(parse: Parse, text: str, words: str) -> None:
    assert identified(parse, text, words) is None


def test_a_pronoun_takes_the_name_of_its_antecedent(parse: Parse) -> None:
    text = "Boko Haram fighters came at dawn. They burned the market."
    party = identified(parse, text, "They", stands_for="Boko Haram fighters")
    assert party is not None
    assert party.mention.text == "They"
    assert party.name == "Boko Haram"
    assert party.id == "group/boko-haram"
    assert party.antecedent is not None
    assert party.antecedent.text == "Boko Haram fighters"


def test_a_pronoun_that_refers_to_nothing_is_no_party(parse: Parse) -> None:
    assert identified(parse, "They burned the market.", "They") is None


def test_a_description_is_named_by_what_it_refers_to(parse: Parse) -> None:
    text = "Seleka seized Bangui. The militants looted shops."
    party = identified(parse, text, "The militants", stands_for="Seleka")
    assert party is not None
    assert party.mention.text == "militants"
    assert party.id == "group/seleka"


def test_a_possessive_pronoun_owns_its_forces(parse: Parse) -> None:
    text = "Bashar al-Assad vowed to go on. His forces advanced."
    sentences = parse(text)
    his = mention_of(sentences, "His")
    links = {(his.sentence, his.head): mention_of(sentences, "Bashar al-Assad")}
    party = identify(
        mention_of(sentences, "His forces"),
        sentences,
        Coreference(links),
        load_registry(),
        marks=Marks(),
        on=DAY,
    )
    assert party is not None
    assert party.id == "SYR/armed-forces"
    assert party.mention.text == "His forces"


def test_a_relative_pronoun_stands_for_the_noun_before_it(parse: Parse) -> None:
    text = "Police arrested the rebels who attacked the post."
    party = identified(parse, text, "who")
    assert party is not None
    assert party.name == "rebels"


def test_links_in_a_circle_end(parse: Parse) -> None:
    sentences = parse("They saw them.")
    one, other = mention_of(sentences, "They"), mention_of(sentences, "them")
    links = {(0, one.head): other, (0, other.head): one}
    party = identify(one, sentences, Coreference(links), load_registry(), marks=Marks(), on=None)
    assert party is None


def test_an_office_is_its_holder_only_while_held(parse: Parse) -> None:
    text = "The Egyptian president addressed the crowd."
    then = identified(parse, text, "The Egyptian president", on=dt.date(2012, 12, 1))
    later = identified(parse, text, "The Egyptian president", on=dt.date(2016, 1, 1))
    assert then is not None
    assert later is not None
    assert (then.name, later.name) == ("Mohamed Morsi", "Abdel Fattah el-Sissi")


def test_mentions_are_short(parse: Parse) -> None:
    text = "The police chief of the northern province, who had fled in 2011, returned."
    party = identified(parse, text, "The police chief of the northern province")
    assert party is not None
    assert party.mention.text == "police chief"


def test_a_party_has_no_more_words_than_its_role(parse: Parse) -> None:
    sentences = parse("Iranian and Russian forces shelled the hill.")
    role = Mention.of(sentences[0], 2, 3, 3)
    party = identify(role, sentences, Coreference(), load_registry(), marks=Marks(), on=DAY)
    assert party is not None
    assert (party.name, party.mention.text) == ("Russian Armed Forces", "Russian forces")


def test_people_do_not_make_their_guards_a_party_of_the_people(parse: Parse) -> None:
    text = "Some people were attacked by their own guards."
    sentences = parse(text)
    mention = mention_of(sentences, "their own guards")
    owner = mention_of(sentences, "their")
    links = {(owner.sentence, owner.head): mention_of(sentences, "Some people")}
    found = identify(mention, sentences, Coreference(links), load_registry(), marks=Marks(), on=DAY)
    assert found is not None
    assert found.name != "people"
