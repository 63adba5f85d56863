"""Parses of saying put right: what is said hangs on the verb as its clause."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.mending import mended
from dateline.model import Sentence, Word

Parse = Callable[[str], tuple[Sentence, ...]]
TAGS = {
    "NN": "NOUN",
    "NNP": "PROPN",
    "VBD": "VERB",
    "VBZ": "VERB",
    "VBN": "VERB",
    "VBG": "VERB",
    "DT": "DET",
}


def words(*rows: str) -> list[Word]:
    """Words told as "text lemma tag dep head"."""
    made, at = [], 0
    for index, row in enumerate(rows):
        text, lemma, tag, dep, head = row.split()
        pos = TAGS[tag]
        made.append(
            Word(index, at, at + len(text), text, lemma, pos, tag, dep, int(head), "", False)
        )
        at += len(text) + 1
    return made


def arcs(found: list[Word]) -> list[str]:
    return [f"{w.text} {w.dep} {w.head}" for w in found]


def test_an_object_of_saying_is_the_subject_of_what_follows() -> None:
    parse = words(
        "officials official NN nsubj 1",
        "say say VBZ ROOT 1",
        "gunmen gunman NN dobj 1",
        "wearing wear VBG csubj 4",
        "stormed storm VBD conj 1",
    )
    found = arcs(mended(parse, {"say"}))
    assert found[2:] == ["gunmen nsubj 4", "wearing acl 2", "stormed ccomp 1"]
    assert mended(parse, {"claim"}) == parse


@pytest.mark.parametrize(
    "verb", ["stormed storm VBD conj 0", "stormed storm VBN conj 1", "stormed storm VBD ccomp 1"]
)
def test_other_objects_stay(verb: str) -> None:
    parse = words("they they NN nsubj 1", "say say VBZ ROOT 1", "prayers prayer NN dobj 1", verb)
    assert mended(parse, {"say"}) == parse


def test_a_verb_with_its_own_subject_stays() -> None:
    parse = words(
        "they they NN nsubj 1",
        "said say VBD ROOT 1",
        "prayers prayer NN dobj 1",
        "gunmen gunman NN nsubj 4",
        "came come VBD conj 1",
    )
    assert mended(parse, {"say"}) == parse


def test_a_participle_after_saying_is_told() -> None:
    parse = words(
        "attack attack NN ROOT 0",
        "they they NN nsubj 2",
        "say say VBZ relcl 0",
        "killed kill VBN xcomp 2",
    )
    told = mended(parse, {"say"})[3]
    assert (told.dep, told.tag, told.head) == ("ccomp", "VBD", 2)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["say", "kill", "man"]),
            st.sampled_from(["NN", "VBD", "VBN", "VBZ"]),
            st.sampled_from(["nsubj", "dobj", "conj", "xcomp", "csubj", "ROOT"]),
            st.integers(0, 7),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_words_and_their_characters_never_change(rows: list[tuple[str, str, str, int]]) -> None:
    last = len(rows) - 1
    parse = words(*(f"{a} {a} {tag} {dep} {min(h, last)}" for a, tag, dep, h in rows))
    found = mended(parse, {"say"})
    assert [(w.text, w.start, w.end, w.lemma) for w in found] == [
        (w.text, w.start, w.end, w.lemma) for w in parse
    ]
    assert all(0 <= w.head < len(found) for w in found)


def test_in_reports(parse: Parse) -> None:
    (sentence,) = parse(
        "Officials and insurgents say a group of 10 heavily-armed Taliban fighters wearing army "
        "uniforms, and accompanying an allegedly wounded soldier, stormed the base."
    )
    stormed = next(w for w in sentence.words if w.text == "stormed")
    assert (stormed.dep, sentence.head(stormed).text) == ("ccomp", "say")
    assert [w.text for w in sentence.children(stormed.index, "nsubj")] == ["group"]


@pytest.mark.parametrize(
    ("text", "word", "dep", "head"),
    [
        ("A rocket hit Mosul, Veltar News Agency said.", "Mosul", "dobj", "hit"),
        (
            "Anadolu Agency said, citing Marek Olundo, that Ramadi had fallen to the army.",
            "fallen",
            "ccomp",
            "said",
        ),
        (
            "Anadolu Agency said, citing Haider al-Abadi, that Ramadi had fallen to the army.",
            "citing",
            "advcl",
            "said",
        ),
    ],
)
def test_names_before_and_within_what_is_said(
    parse: Parse, text: str, word: str, dep: str, head: str
) -> None:
    (sentence,) = parse(text)
    found = next(w for w in sentence.words if w.text == word)
    assert (found.dep, sentence.head(found).text) == (dep, head)


@pytest.mark.parametrize(
    ("name", "more", "dep"),
    [
        ("Kobalt Kobalt NNP xcomp 1", (), "dobj"),
        ("Kobalt Kobalt NNP ccomp 1", (), "dobj"),
        ("Kobalt Kobalt NNP xcomp 1", ("mill mill NN dobj 1",), "xcomp"),  # has its object
        ("Kobalt Kobalt NNP ccomp 1", ("mills mill NN nsubj 2",), "ccomp"),  # is a clause
    ],
)
def test_a_name_after_a_verb_is_its_object(name: str, more: tuple[str, ...], dep: str) -> None:
    parse = words("rebels rebel NN nsubj 1", "defeated defeat VBD ROOT 1", name, *more)
    assert mended(parse, set())[2].dep == dep


SHOWN = [
    ("He told Reuters rebels had seized the town.", "told", "Reuters", "rebels"),
    ("The spokesman told the Associated Press troops had entered it.", "told", "Press", "troops"),
]


@pytest.mark.parametrize(("text", "said", "outlet", "subject"), SHOWN)
def test_an_outlet_told_something_is_no_part_of_the_subject_behind_it(
    text: str, said: str, outlet: str, subject: str, parse: Parse
) -> None:
    (sentence,) = parse(text)
    told = next(w for w in sentence.words if w.text == outlet)
    assert (told.dep, sentence.head(told).text) == ("dobj", said)
    doer = next(w for w in sentence.words if w.text == subject)
    assert outlet not in [sentence.words[i].text for i in sentence.subtree(doer.index)]


def test_what_was_posted_shows_what_it_shows(parse: Parse) -> None:
    (sentence,) = parse("Photos posted online showed soldiers beating prisoners.")
    showed = next(w for w in sentence.words if w.text == "showed")
    assert [w.text for w in sentence.children(showed.index, "nsubj")] == ["Photos"]
    assert [w.text for w in sentence.children(showed.index, "ccomp")] == ["beating"]


def test_a_video_shows_what_somebody_in_it_does(parse: Parse) -> None:
    (sentence,) = parse("A video released on Monday showed fighters burning a house.")
    showed = next(w for w in sentence.words if w.text == "showed")
    assert [w.text for w in sentence.children(showed.index, "ccomp")] == ["burning"]
