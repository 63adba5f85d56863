"""Intervals as supports carry them."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.merging.best import interval_of, time_words
from dateline.merging.differing import in_days
from dateline.model import Interval


@pytest.mark.parametrize(
    ("first", "last", "words", "people"),
    [
        ("2021-05-01", "2021-05-01", "2021-05-01", "1 May 2021"),
        ("2021-05-01", "2021-05-03", "2021-05-01/2021-05-03", "1 to 3 May 2021"),
        ("2021-04-30", "2021-05-03", "2021-04-30/2021-05-03", "30 Apr 2021 to 3 May 2021"),
        ("2021-05-01", None, "2021-05-01/..", "1 May 2021"),
        (None, "2021-05-01", "../2021-05-01", "1 May 2021"),
    ],
)
def test_intervals_in_words(first: str | None, last: str | None, words: str, people: str) -> None:
    start, end = (dt.date.fromisoformat(d) if d else None for d in (first, last))
    interval = Interval(start, end)
    assert time_words(interval) == words
    assert (interval_of(words).start, interval_of(words).end) == (start, end)
    assert in_days(interval) == people


@pytest.mark.parametrize(
    ("words", "precision"),
    [
        ("2021-05-01", "day"),
        ("2021-05-01/2021-05-03", "days"),
        ("2021-05-03/2021-05-09", "week"),
        ("2021-05-01/2021-05-31", "month"),
        ("2021-01-01/2021-12-31", "year"),
        ("2021-05-01/..", "unknown"),
    ],
)
def test_an_interval_is_as_precise_as_it_is_short(words: str, precision: str) -> None:
    assert interval_of(words).precision == precision
