"""When two numbers can both be true, and how they are said."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.merging.toll_numbers import agree, in_words, numbers_of
from dateline.model import Interval
from merging.tell_events import RULES, count, tell


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("10", "10", True),
        ("10", "8+", True),
        ("8", "10+", False),
        ("14+", "19", True),
        ("56+", "85", False),
        ("13", "20", False),
        ("44", "48", False),
        ("24~", "3", True),
        ("24~", "90", True),
        ("29+", "<75", False),
        ("39", "40", True),
        ("19", "20", False),
    ],
)
def test_agreement(one: str, other: str, expected: bool) -> None:
    a, b = count(one, ""), count(other, "")
    assert agree(a, b, RULES.tolls) is expected
    assert agree(b, a, RULES.tolls) is expected


@pytest.mark.parametrize(
    ("number", "words"),
    [("12", "12"), ("12+", "at least 12"), ("<40", "up to 40"), ("24~", "24 or more")],
)
def test_words(number: str, words: str) -> None:
    assert in_words(count(number, "")) == words


@pytest.mark.parametrize(
    ("killed", "days", "kept"), [("9000", 0, True), ("470000", 0, False), ("470000", 400, True)]
)
def test_a_war_has_more_dead_than_a_day(killed: str, days: int, kept: bool) -> None:
    first = dt.date(2016, 7, 1)
    time = Interval(first, first + dt.timedelta(days), "days")
    told = tell(f"A raid on Alpha killed {killed} people", "raid", killed=killed)
    assert bool(numbers_of(told, time, RULES.tolls)) is kept
