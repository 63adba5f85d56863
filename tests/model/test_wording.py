"""Days, numbers and sources in words say no more than is known."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.model import Claim, ClaimTime, Count, Interval, Party, Place, Source, Span, wording


def interval(start: str | None, end: str | None) -> Interval:
    return Interval(*(dt.date.fromisoformat(d) if d else None for d in (start, end)))


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2014-06-10", "2014-06-10", "10 Jun 2014"),
        ("2014-06-06", "2014-06-12", "6-12 Jun 2014"),
        ("2014-06-28", "2014-07-02", "28 Jun - 2 Jul 2014"),
        ("2013-12-30", "2014-01-02", "30 Dec 2013 - 2 Jan 2014"),
        ("2014-06-01", "2014-06-30", "Jun 2014"),
        ("2012-02-01", "2012-02-29", "Feb 2012"),
        ("2006-01-01", "2006-12-31", "2006"),
        ("2006-01-01", "2008-12-31", "2006-2008"),
        ("2014-06-10", None, "from 10 Jun 2014"),
        (None, "2014-06-10", "until 10 Jun 2014"),
        (None, None, ""),
    ],
)
def test_days(start: str | None, end: str | None, words: str) -> None:
    assert wording.days_phrase(interval(start, end)) == words


def test_days_that_no_words_state_are_marked() -> None:
    day = interval("2014-06-10", "2014-06-10")
    assert wording.when(ClaimTime(day, "stated")) == "10 Jun 2014"
    assert wording.when(ClaimTime(day, "inferred")) == "~10 Jun 2014"
    assert wording.when(None) == ""


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [
        (3, 3, 3, "killed 3"),
        (3, 3, None, "killed 3"),
        (0, 0, 0, "killed 0"),
        (24, None, None, "killed 24 or more"),
        (0, None, 40, "killed up to 40"),
        (None, None, 40, "killed up to 40"),
        (None, 100, 100, "killed 100"),
        (20, 20, 30, "killed 20-30"),
    ],
)
def test_counts(low: int | None, best: int | None, high: int | None, words: str) -> None:
    assert wording.count_phrase(Count("killed", low, best, high)) == words


def test_chains_and_stances() -> None:
    chain = (Source(None, "State TV"), Source(None, "the army"))
    assert wording.according_to(chain, "denies") == "State TV › the army, denies it"
    assert wording.according_to(()) == "the report itself"


def test_a_claim_on_one_line() -> None:
    word = Span(0, 2, "it")
    claim = Claim(
        "c",
        word,
        "ASSAULT",
        modes=("aerial",),
        actors=(Party(word, "jets"),),
        recipients=(Party(word, "rebels"),),
        places=(Place(word, "Kobalt", country="IRQ", relation="near"),),
        factuality="PR+",
    )
    assert wording.claim_line(claim) == (
        "ASSAULT aerial: jets → rebels; near Kobalt (IRQ); according to the report itself; probable"
    )
