"""Noun phrases that describe a party, and who they belong to: "Assad's forces", "army of Mali"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from dateline.actors.context import Context, Scan, is_opposed
from dateline.actors.names import ACTOR_USES, NameMatch
from dateline.actors.people import part_of_other_name
from dateline.knowledge.actors.words import HeadNoun
from dateline.model import Actor, Party, Word

Owner = Callable[[int], Party | None]
#: Sectors of the organs of a state.
GOVERNING = ("GOV", "MIL", "COP", "SPY")
_COUNTERS = frozenset({"NUM", "DET", "PUNCT", "ADV", "PART"})
_POSSESSIVES = frozenset({"PRP$", "WP$"})
_DEGREES = frozenset({"JJR", "JJS", "RBR", "RBS"})
_KINDS = {"people": "group", "force": "armed_force", "organisation": "organisation"}
MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase under reading: its words, its head noun's entry, its owner if one is named."""

    first: int
    head: int
    noun: HeadNoun
    noun_words: int
    owner: Actor | None = None
    owner_match: NameMatch | None = None
    country: str | None = None


def with_owner(scan: Scan, phrase: Phrase, context: Context) -> Phrase:
    """The phrase with the actor or country that its modifiers or its "of" name."""
    country = None
    before = scan.at.get(phrase.first - 1)
    opened = scan.sentence.words[phrase.first].pos == "DET"  # "told AFP the army had fled"
    if before is not None and before.forms[0].exact and not opened:
        phrase = replace(phrase, first=before.first)  # "IS militants", read as a verb
    if (glossed := _glossed(scan, phrase.first - 1)) is not None:
        phrase = replace(phrase, first=glossed.first)
    told = is_of_no_state(scan, phrase, context)
    for match in _matches_between(scan, phrase.first, phrase.head):
        told = True
        if is_opposed(scan.sentence, match.first, context):
            continue
        form, _ = context.choose(match.forms)
        if part_of_other_name(scan, match, form, context):
            continue
        if form.actor is not None and form.actor.kind != "state" and match.names_actor:
            return replace(phrase, owner=form.actor, owner_match=match, country=form.country)
        if country is None and form.country:
            country = form.country
            phrase = replace(phrase, country=country, owner_match=match)
    if country is not None:
        return phrase
    after = _owner_after(scan, phrase.head, context, where=not told)
    if after is None:
        return phrase
    form, _ = context.choose(after.forms)
    if form.actor is not None and form.actor.kind == "state":
        return replace(phrase, country=form.country)
    if form.actor is not None and form.use in ACTOR_USES:
        return replace(phrase, owner=form.actor, country=form.country)
    return phrase


def _glossed(scan: Scan, closing: int) -> NameMatch | None:
    """The name with its acronym before the phrase: "the Islamic State (IS) group"."""
    words = scan.sentence.words
    if closing < 3 or words[closing].text != ")" or words[closing - 2].text != "(":
        return None
    return scan.at.get(closing - 3)


def _matches_between(scan: Scan, first: int, head: int) -> Iterator[NameMatch]:
    """The names from word *first* up to *head*, the nearest to *head* first."""
    index = head - 1
    while index >= first:
        match = scan.at.get(index)
        if match is not None and first <= match.first and match.last < head:
            yield match
            index = match.first
        index -= 1


def is_of_no_state(scan: Scan, phrase: Phrase, context: Context) -> bool:
    """True for "rebel forces" and "anti-government forces", whatever state they are in."""
    for index in range(phrase.first, phrase.head):
        sector = context.words.modifiers.get(scan.sentence.words[index].lower)
        if is_opposed(scan.sentence, index, context):
            return True
        if sector is not None and sector not in GOVERNING:
            return True
    return False


def _owner_after(scan: Scan, head: int, context: Context, *, where: bool) -> NameMatch | None:
    """The name in "government of X", "forces loyal to X" and, asked *where*, "authorities in X"."""
    sentence = scan.sentence
    below: list[Word] = list(sentence.children(head, "prep"))
    for loyal in sentence.children(head, "amod", "acl"):
        if loyal.index > head and loyal.lower in context.words.classes["loyal"]:
            below.extend(sentence.children(loyal.index, "prep"))
    for prep in below:
        if prep.index < head or prep.lower not in context.words.classes["owner-prepositions"]:
            continue
        for name in sentence.children(prep.index, "pobj"):
            match = scan.at.get(name.index)
            if match is not None and (prep.lower != "in" or (where and match.country)):
                return match
    return None


def pronoun_owner(scan: Scan, phrase: Phrase, owner: Owner) -> Party | None:
    """The party that a possessive pronoun in the phrase stands for, if nothing else owns it."""
    if phrase.owner or phrase.country:
        return None
    for word in scan.sentence.words[phrase.first : phrase.head]:
        if word.tag in _POSSESSIVES:
            return owner(word.index)
    return None


def unnamed(scan: Scan, phrase: Phrase, context: Context) -> Party:
    """The phrase's own words as a party, with country and sector where they are told."""
    sentence = scan.sentence
    words = sentence.words
    first = trimmed(scan, phrase.first, phrase.head, context)
    name_first = first
    while name_first < phrase.head and _counts(words, name_first):
        name_first += 1
    last = _with_of(scan, phrase, first)
    name = " ".join(sentence.span(name_first, last).text.split())
    sector = phrase.noun.sector
    if sector in ("UAF", "UNK", "MIL", "CVL", "GOV", "PRM", "COP"):
        for index in range(phrase.head - 1, phrase.first - 1, -1):
            modifier = words[index].lower
            if is_opposed(sentence, index, context):
                modifier = f"{words[index - 2].lower}-{modifier}"  # "anti-government"
            told = context.words.modifiers.get(modifier)
            if told is not None:
                sector = told
                break
    kind = _KINDS.get(phrase.noun.kind, "group")
    if (
        phrase.noun.kind == "people"
        and not phrase.noun.plural
        and words[phrase.head].tag
        in (
            "NN",
            "NNP",
        )
    ):
        kind = "person"
    return Party(sentence.span(first, last), name, None, phrase.country, sector, kind)


def _counts(words: tuple[Word, ...], index: int) -> bool:
    """True for the words before a name that only count or point ("at least 12 Kurdish ...")."""
    word = words[index]
    if words[index + 1].text == "-":
        return False  # "17-year-old boy"
    bounds = word.tag in _DEGREES and words[index + 1].pos == "NUM"  # "(at) least 12"
    return bounds or word.pos in _COUNTERS or word.dep in ("nummod", "quantmod")


def _with_of(scan: Scan, phrase: Phrase, first: int) -> int:
    """The last word of "Ministry of Awqaf": a body's proper name goes on after "of"."""
    words, head = scan.sentence.words, phrase.head
    if phrase.noun.kind != "organisation" or head + 2 >= len(words):
        return head
    if words[head + 1].lower != "of" or words[head].pos != "PROPN":
        return head
    last = head + 1
    while last + 1 < len(words) and words[last + 1].pos == "PROPN" and last - first < MOST_WORDS:
        last += 1
    return last if last > head + 1 else head


def trimmed(scan: Scan, first: int, head: int, context: Context) -> int:
    """The first word of a mention: no article, and no more than a few words before the head."""
    words, articles = scan.sentence.words, context.words.classes["articles"]
    first = max(first, head - MOST_WORDS + 1)
    while first < head and (
        words[first].lower in articles or words[first].pos in ("PUNCT", "PART", "CCONJ")
    ):
        first += 1
    return first
