"""Words as comparing sees them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.merging.words import content_stems, proper_names, stem


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("The raids killed dozens", {"raid", "kill", "dozen"}),
        ("Raid, RAIDED and raiding", {"raid"}),
        ("9 of 12 at an inn", {"9", "12", "inn"}),
        ("", set()),
    ],
)
def test_stems_of_content_words(text: str, stems: set[str]) -> None:
    assert content_stems(text, frozenset({"the", "and", "of", "at", "an"})) == stems


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells hit the Karam hospital on Monday", {"karam", "monday"}),
        ("Rebels Take Alpha Town", set()),  # a headline
        ("shells hit", set()),
        ("", set()),
    ],
)
def test_names_by_their_capitals(text: str, names: set[str]) -> None:
    assert proper_names(text) == {stem(n) for n in names}


@given(st.text(max_size=80))
def test_any_text_has_stems(text: str) -> None:
    assert proper_names(text) <= content_stems(text, frozenset())
