"""Text as the parser reads it: same length, usual case, sentences whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge.coreference_tables import abbreviations
from dateline.language.repair import can_begin, is_shouted, readable

USUAL = {"ARMY": "army", "THE": "the", "LEFT": "left", "ALEPPO": "Aleppo", "SAID": "said"}


def usual(word: str) -> str:
    return USUAL.get(word, word[:1] + word[1:].lower())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("THE ARMY LEFT ALEPPO. THE ARMY SAID", "The army left Aleppo. The army said"),
        ("THE ARMY\nLEFT THE U.S.", "The army left the U.S."),
        ("THE ARMY'S MEN LEFT", "The army's Men left"),
        ("The army left\nAleppo.", "The army left Aleppo."),
        ("NATO", "NATO"),
        ("", ""),
    ],
)
def test_readable(text: str, expected: str) -> None:
    assert readable(text, usual) == expected


def test_a_rare_word_after_a_title_begins_a_name() -> None:
    rare = {"RENE"}.__contains__
    text = readable("COLONEL RENE SAID", str.lower, titles=frozenset({"colonel"}), rare=rare)
    assert text == "Colonel Rene said"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mosque was bombed by IS.", "The mosque was bombed by EU."),
        ("IS-held towns and ISIS", "EU-held towns and ISIS"),
        ("He said it IS over.", "He said it IS over."),
        ("IS THE ARMY THERE", "Is the army There"),
    ],
)
def test_names_like_other_words_get_a_stand_in(text: str, expected: str) -> None:
    stands = {"IS": "EU"}
    assert readable(text, usual, stand_ins=stands, not_after=frozenset({"it"})) == expected


@given(st.text(max_size=300))
def test_readable_keeps_the_length_of_any_text(text: str) -> None:
    assert len(readable(text, usual)) == len(text)
    assert len(readable(text.upper(), str.lower)) == len(text.upper())


def test_only_text_in_capitals_is_shouted() -> None:
    assert is_shouted("TROOPS LEAVE THE CITY")
    assert not is_shouted("Troops of NATO and the UN leave")
    assert not is_shouted("12 34 56 78")


@pytest.mark.parametrize(
    ("before", "word", "spaced", "expected"),
    [
        ("Lt.", "Haddad", True, False),
        ("U.N.", "spokeswoman", True, False),
        ("U.S.", "Troops", True, True),
        (".", "they", True, True),
        ("...", "they", True, False),
        ("”", "he", True, False),
        ("it", "[", True, False),
        (".", "[", True, True),
        (".", "”", False, False),
        (".", "The", True, True),
    ],
)
def test_where_a_sentence_can_begin(before: str, word: str, spaced: bool, expected: bool) -> None:
    assert can_begin(before, word, spaced, abbreviations()) is expected
