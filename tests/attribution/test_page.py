"""Offsets become spans that the report holds."""

from __future__ import annotations

from dateline.attribution.page import Page, joined, without
from dateline.model import Sentence, Word


def _sentence(index: int, start: int, text: str) -> Sentence:
    word = Word(0, start, start + len(text), text, text, "X", "XX", "ROOT", 0)
    return Sentence(index, start, text, (word,))


def test_a_range_over_two_sentences_is_a_span_each() -> None:
    page = Page((_sentence(0, 0, "It fell,"), _sentence(1, 10, "and burned.")))
    spans = page.spans([(0, 21)])
    assert [(s.start, s.end, s.text) for s in spans] == [
        (0, 7, "It fell"),
        (10, 21, "and burned."),
    ]


def test_ranges_join_and_lose_what_is_cut() -> None:
    assert joined([(5, 9), (0, 5), (12, 14)]) == [(0, 9), (12, 14)]
    assert without((0, 10), (3, 5)) == [(0, 3), (5, 10)]
    assert without((0, 10), (20, 25)) == [(0, 10)]
    assert without((3, 5), (0, 10)) == []
