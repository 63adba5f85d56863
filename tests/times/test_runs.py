"""Rows of days told by their number, and lengths that end or begin with the report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from dateline.model import Draft, Sentence
from dateline.times import date_claims, find_times
from dateline.times.runs import runs

Parse = Callable[[str], tuple[Sentence, ...]]
Drafts = Callable[..., tuple[Draft, ...]]
THURSDAY = dt.date(2014, 6, 12)

ROWS = [
    ("Jets bombed the port for the tenth day in a row.", "tenth day in a row", "2014-06-03"),
    ("Shells fell for the 10th straight day.", "10th straight day", "2014-06-03"),
    ("The siege, now in its 21st week, goes on.", "21st week", "2014-01-23"),
    ("Crowds marched for a third straight day.", "third straight day", "2014-06-10"),
    ("Shells fell for a second consecutive week.", "second consecutive week", "2014-06-05"),
    ("Crowds marched for the fifth day running.", "fifth day running", "2014-06-08"),
    ("The siege, now in its third week, goes on.", "third week", "2014-05-29"),
    ("The 28-month-old conflict goes on.", "28-month-old", "2012-02-12"),
    ("Raids in the three-year-old war go on.", "three-year-old", "2011-06-12"),
]


@pytest.mark.parametrize(("text", "phrase", "start"), ROWS)
def test_the_nth_in_a_row_began_n_less_one_before(
    text: str, phrase: str, start: str, parse: Parse
) -> None:
    found = list(runs(parse(text)[0], THURSDAY))
    assert [t.mention.text for t in found] == [phrase]
    assert found[0].interval is not None
    assert str(found[0].interval.start) == start
    assert found[0].interval.end == THURSDAY
    assert text[found[0].mention.start : found[0].mention.end] == phrase


@pytest.mark.parametrize(
    "text",
    [
        "Jets bombed the port on the tenth day of the month.",
        "The second week of talks began.",
        "He stood in a row of three.",
        "A 12-year-old boy was hurt.",
        "The third week of the siege began.",
        "Shells fell for the 0th straight day.",
    ],
)
def test_an_ordinal_alone_is_no_row(text: str, parse: Parse) -> None:
    assert list(runs(parse(text)[0], THURSDAY)) == []


def test_no_row_without_the_day_of_the_report(parse: Parse) -> None:
    assert list(runs(parse(ROWS[0][0])[0], None)) == []


LENGTHS = [
    ("Rebels have shelled the market in recent weeks.", "shelled", "2014-05-15", "2014-06-12"),
    ("Eighteen months of attacks emptied the port.", "attacks", "2012-12-01", "2014-06-12"),
    ("The army has been trying to shell the market for two years.", "shell",
     "2012-01-01", "2014-06-12"),
    ("For nearly a week regime troops have been shelling the market.", "shelling",
     "2014-06-05", "2014-06-12"),
    ("The conflict which has lasted five years has killed thousands.", "conflict",
     "2009-01-01", "2014-06-12"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "start", "end"), LENGTHS)
def test_lengths_reach_the_report(
    text: str, trigger: str, start: str, end: str, parse: Parse, drafts: Drafts
) -> None:
    sentences = parse(text)
    times = find_times(sentences, published=THURSDAY)
    made = drafts(sentences, (trigger, "ASSAULT"))
    time = next(iter(date_claims(made, sentences, times, published=THURSDAY)))
    assert time is not None
    assert (str(time.interval.start), str(time.interval.end)) == (start, end)
