"""Stretches of the calendar and quantities of units."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.times.calendar import add_months, narrowed, of_month, of_quarter, of_season, of_week
from dateline.times.quantities import moved, period


@pytest.mark.parametrize(
    ("number", "unit", "value"),
    [
        (3, "D", "P3D"),
        (24, "TH", "PT24H"),
        (2.5, "Y", "P2Y6M"),
        (0.5, "Y", "P6M"),
        (5.5, "TH", "PT5H30M"),
        (None, "D", "PXD"),
        (None, "TH", "PTXH"),
        (2, "10Y", "P20Y"),
        (1, "2W", "P2W"),
    ],
)
def test_period(number: float | None, unit: str, value: str) -> None:
    assert period(number, unit) == value


def test_stretches() -> None:
    assert of_week(dt.date(2016, 1, 1)).value == "2015-W53"
    assert of_quarter(2009, 3).interval.end == dt.date(2009, 9, 30)  # type: ignore[union-attr]
    assert of_season(2012, "WI").interval.end == dt.date(2013, 2, 28)  # type: ignore[union-attr]


@given(st.dates(dt.date(1, 2, 1), dt.date(9999, 11, 30)))
def test_thirds_of_a_month_cover_it(day: dt.date) -> None:
    month = of_month(day.year, day.month)
    parts = [narrowed(month, p).interval for p in ("START", "MID", "END")]
    assert all(p is not None and p.start and p.end for p in parts)
    total = sum((p.end - p.start).days + 1 for p in parts if p and p.start and p.end)
    assert month.interval and month.interval.start and month.interval.end
    assert total == (month.interval.end - month.interval.start).days + 1


@given(st.dates(), st.integers(-100_000, 100_000))
def test_moving_never_fails(day: dt.date, number: int) -> None:
    for unit in ("TH", "D", "W", "M", "Y"):
        assert moved(day, number, unit) is None or isinstance(moved(day, number, unit), dt.date)


def test_month_ends_are_cut() -> None:
    assert add_months(dt.date(2016, 1, 31), 1) == dt.date(2016, 2, 29)
