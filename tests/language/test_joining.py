"""Names in hyphens are one word to the parser and several to everything else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.joining import joined_names, parted
from dateline.model import Sentence, Word

Parse = Callable[[str], tuple[Sentence, ...]]
PARTICLES = {"al", "e", "ez"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the al - Shabab men", ["al-Shabab"]),
        ("by Jaish - e - Mohammed today", ["Jaish-e-Mohammed"]),
        ("in Deir ez - Zor", ["ez-Zor"]),
        ("al - Qaida - linked men", ["al-Qaida"]),
        ("the US - led strikes", []),
        ("a Sunni - Shia war", []),
        ("an al - most", []),
        ("", []),
    ],
)
def test_what_is_one_name(text: str, names: list[str]) -> None:
    tokens = text.split()
    spaced = [
        part != "-" and (at + 1 == len(tokens) or tokens[at + 1] != "-")
        for at, part in enumerate(tokens)
    ]
    found = joined_names(tokens, spaced, PARTICLES)
    assert ["".join(tokens[name]) for name in found] == names


def test_dashes_between_spaces_join_nothing() -> None:
    assert joined_names(["al", "-", "Shabab"], [True, True, False], PARTICLES) == []


def test_the_parts_hang_on_the_last() -> None:
    whole = Word(2, 10, 19, "al-Shabab", "al-shabab", "PROPN", "NNP", "nsubj", 6, "ORG", True)
    parts = list(parted(whole, ["al", "-", "Shabab"]))
    assert [(w.text, w.dep, w.head) for w in parts] == [
        ("al", "compound", 4),
        ("-", "punct", 4),
        ("Shabab", "nsubj", 6),
    ]
    assert [(w.start, w.end) for w in parts] == [(10, 12), (12, 13), (13, 19)]
    assert [(w.entity, w.entity_begins) for w in parts] == [
        ("ORG", True),
        ("ORG", False),
        ("ORG", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Jaish-e-Mohammed freed two reporters near Deir ez-Zor on Friday.",
        "Al-Shabab, al-Qaida and Boko Haram-linked men left. Ban Ki-moon did not.",
        "al-Qa'im; (al-Bab) “al-Rai” — al-, -al, e-mail al",
    ],
)
def test_every_word_is_where_it_says(parse: Parse, text: str) -> None:
    for sentence in parse(text):
        for word in sentence.words:
            assert text[word.start : word.end] == word.text
            assert sentence.words[word.index] is word
            assert 0 <= word.head < len(sentence.words)


@given(st.lists(st.sampled_from(["al", "-", "Shabab", "e", "men", "Ez"]), max_size=12), st.data())
def test_names_lie_apart_and_hold_hyphens(tokens: list[str], data: st.DataObject) -> None:
    spaced = [data.draw(st.booleans()) for _ in tokens]
    last = 0
    for name in joined_names(tokens, spaced, PARTICLES):
        assert last <= name.start < name.stop <= len(tokens)
        assert tokens[name][1::2] == ["-"] * ((name.stop - name.start) // 2)
        last = name.stop
