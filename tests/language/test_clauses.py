"""Participles, relative clauses, gerunds and particles put where they belong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Parse
from dateline.language.clauses import with_clauses
from dateline.model import Word


@pytest.mark.parametrize(
    ("text", "verb", "dep", "head"),
    [
        ("Officials told of the base stormed by gunmen.", "stormed", "acl", "base"),
        ("Officials told of Tikrit taken by the rebels on Sunday.", "taken", "acl", "Tikrit"),
        ("The hostages that the group released are safe.", "released", "relcl", "hostages"),
        ("Three suspects that police arrested were freed.", "arrested", "relcl", "suspects"),
        ("The 12 people held hostage in the city were freed.", "held", "acl", "people"),
        ("The militia is accused of burning houses in the village.", "burning", "pcomp", "of"),
        ("Gunmen believed to be from the hills raided a village.", "believed", "acl", "Gunmen"),
        (
            "The Syrian Observatory for Human Rights said barrel bombs dropped by government "
            "helicopters killed six people in Aleppo.",
            "dropped",
            "acl",
            "bombs",
        ),
        (
            "Terrorist groups targeted with 8 rocket shells the village of Hadar.",
            "targeted",
            "ROOT",
            "targeted",
        ),
        ("Officers are accused of ousting President Omar Haddad.", "ousting", "pcomp", "of"),
    ],
)
def test_where_a_verb_hangs(text: str, verb: str, dep: str, head: str, parse: Parse) -> None:
    sentence = parse(text)[0]
    found = next(w for w in sentence.words if w.text == verb)
    assert (found.dep, sentence.head(found).text) == (dep, head)


def test_the_main_clause_is_about_the_noun(parse: Parse) -> None:
    sentence = parse("The hostages that the group released are safe.")[0]
    verb = next(w for w in sentence.words if w.text == "are")
    assert verb.dep == "ROOT"
    assert [w.text for w in sentence.children(verb.index, "nsubj")] == ["hostages"]
    released = next(w for w in sentence.words if w.text == "released")
    assert [w.text for w in sentence.children(released.index, "nsubj")] == ["group"]


@pytest.mark.parametrize(
    ("text", "verb", "dep", "noun"),
    [
        (
            "The militia left after handing over the airport to the army.",
            "handing",
            "dobj",
            "airport",
        ),
        ("The militia had driven families from their homes.", "driven", "prep", "from"),
    ],
)
def test_what_hangs_on_a_verb(text: str, verb: str, dep: str, noun: str, parse: Parse) -> None:
    sentence = parse(text)[0]
    at = next(w for w in sentence.words if w.text == verb)
    assert noun in [w.text for w in sentence.children(at.index, dep)]


@pytest.mark.parametrize(
    "text",
    [
        "The army said rebels had seized the town.",
        "Rebels seized the town and left on Monday.",
        "The town was seized by rebels.",
        "The fighters that seized the town are gone.",
    ],
)
def test_what_is_read_right_stays(text: str, parse: Parse) -> None:
    words = parse(text)[0].words
    assert tuple(with_clauses(words, {"accuse"}, {"drive"})) == words


WORD = st.tuples(
    st.sampled_from(
        [("that", "WDT"), ("group", "NN"), ("released", "VBN"), ("seized", "VBD"), ("of", "IN"),
         ("burning", "VBG"), ("over", "RP"), ("from", "IN"), ("are", "VBP"), ("Haddad", "NNP")]
    ),
    st.sampled_from(
        ["nsubj", "acl", "relcl", "mark", "dobj", "xcomp", "amod", "prep", "pobj", "prt", "agent",
         "csubjpass", "ROOT", "ccomp"]
    ),
    st.integers(0, 30),
)  # fmt: skip


@given(st.lists(WORD, min_size=1, max_size=10))
def test_words_never_change_and_heads_stay_inside(drawn: list[tuple]) -> None:
    made, at = [], 0
    for index, ((text, tag), dep, head) in enumerate(drawn):
        pos = {"NN": "NOUN", "NNP": "PROPN", "IN": "ADP", "RP": "ADP", "WDT": "PRON"}
        made.append(
            Word(index, at, at + len(text), text, text.lower(), pos.get(tag, "VERB"), tag, dep,
                 head % len(drawn), "", False)
        )  # fmt: skip
        at += len(text) + 1
    after = with_clauses(made, {"are"}, {"seized"})
    assert [(w.start, w.end, w.text) for w in after] == [(w.start, w.end, w.text) for w in made]
    assert all(0 <= w.head < len(after) for w in after)
