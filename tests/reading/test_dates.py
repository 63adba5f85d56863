"""Publication days: what is read, and what is left unknown rather than guessed."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.reading.dates import read_day

DAY = dt.date(2016, 7, 5)


@pytest.mark.parametrize(
    ("value", "time"),
    [
        ("2016-07-05", ""),
        ("20160705", ""),
        ("2016-07-05T08:30:00Z", "08:30 Z"),
        ("2016-07-05 08:30:11.25+0200", "08:30 +0200"),
        ("Tue, 05 Jul 2016 23:30:00 -0500", "23:30 -0500"),
        ("5 July 2016", ""),
        ("5th July, 2016", ""),
        ("July 5, 2016", ""),
        ("05 JUL 16", ""),
        ("Sept", None),
        ("Jul. 5 2016 7:05", "07:05"),
        ("2016/7/5", ""),
        ("05.07.2016", ""),
        (dt.date(2016, 7, 5), ""),
        (dt.datetime(2016, 7, 5), ""),
        (dt.datetime(2016, 7, 5, 8, 30, tzinfo=dt.UTC), "08:30 +00:00"),
    ],
)
def test_plain_formats_are_read(value: object, time: str | None) -> None:
    found = read_day(value)
    assert (found.day, found.time) == ((DAY, time) if time is not None else (None, ""))


@pytest.mark.parametrize("value", [None, "", "  ", "null", "NaN", float("nan")])
def test_nothing_stated_is_unknown_without_a_fault(value: object) -> None:
    assert read_day(value).day is None
    assert read_day(value).fault == ""


@pytest.mark.parametrize(
    "value",
    [
        "05/07/2016",
        "sometime",
        "2016",
        "July 2016",
        "5 Jul 14:30",
        "2016-02-30",
        "0001-01-01",
        "1467676800",
        True,
        [],
    ],
)
def test_what_could_be_two_days_or_none_is_a_fault(value: object) -> None:
    assert read_day(value).day is None
    assert "publication date" in read_day(value).fault


def test_two_digits_after_a_month_are_a_year_as_posix_reads_them() -> None:
    assert read_day("3 JAN 90").day == dt.date(1990, 1, 3)
    assert read_day("3 JAN 68").day == dt.date(2068, 1, 3)


def test_a_numeric_date_is_read_when_it_can_be_one_day_only() -> None:
    assert read_day("25/12/2014").day == read_day("12/25/2014").day == dt.date(2014, 12, 25)


def test_the_future_is_refused_only_beyond_what_time_zones_explain() -> None:
    assert read_day("2016-07-06", today=DAY).day == dt.date(2016, 7, 6)
    assert read_day("2016-07-07", today=DAY).fault.endswith("lies in the future")
