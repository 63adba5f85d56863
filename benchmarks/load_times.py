"""When the synthetic load says that something happened: as precise, and as wrong, as reports."""

from __future__ import annotations

import datetime as dt
import random
from functools import lru_cache

from benchmarks.load_incidents import Incident
from benchmarks.load_tables import Tables
from dateline.model import Interval

#: What a claim says of its time: the words (empty: none of its own), the interval, the basis.
When = tuple[str, Interval, str]
_LATE_DAYS = 5
#: Share of claims told some days late whose inferred day is still the right one.
_CAREFUL = 0.7


def when(
    incident: Incident, told: int, *, first: bool, given: Tables, rng: random.Random
) -> When | None:
    """What a report of day *told* (an ordinal) says; None when it gives no time."""
    rates, mixes = given.rates, given.mixes
    if rng.random() < rates["time.missing"]:
        return None
    late = told - incident.day > _LATE_DAYS and incident.until < told
    form = mixes["time.late" if late else "time.first" if first else "time.later"].draw(rng)
    basis, precision = form.split()
    day = min(incident.until, told)
    if incident.until > incident.day and rng.random() < 0.6:
        day = incident.day + int(rng.random() * (day - incident.day + 1))
    if basis == "stated":
        return (*_stated(precision, incident, day, told), basis)
    if told - day > 1 and not late and rng.random() < _CAREFUL:
        return "", _days(day, 0, "day"), basis
    if precision == "day":
        if late or (not first and rng.random() < rates["time.carried_wrong"]):
            day = told - int(rng.random() * 3)
        return "", _days(told if basis == "published" else day, 0, "day"), basis
    return "", _days(told, 6 if precision == "week" else 1, precision), basis


def _stated(precision: str, incident: Incident, day: int, told: int) -> tuple[str, Interval]:
    date = dt.date.fromordinal(day)
    if precision == "day":
        words = f"on {date:%A}" if told - day < 7 else f"on {date.day} {date:%B %Y}"
        return words, _days(day, 0, "day")
    if precision == "days":
        first = min(incident.day, day)
        return f"over several days in {date:%B %Y}", _between(first, day + 2, "days")
    if precision == "week":
        monday = day - date.weekday()
        return f"in the week of {dt.date.fromordinal(monday):%d %B %Y}", _days(
            monday + 6, 6, "week"
        )
    if precision == "month":
        first = day - date.day + 1
        last = (dt.date.fromordinal(first + 31).replace(day=1) - dt.timedelta(1)).toordinal()
        return f"in {date:%B %Y}", _between(first, last, "month")
    first = dt.date(date.year, 1, 1).toordinal()
    return f"in {date.year}", _between(first, dt.date(date.year, 12, 31).toordinal(), "year")


def _days(last: int, before: int, precision: str) -> Interval:
    return _between(last - before, last, precision)


@lru_cache(maxsize=4096)
def _between(first: int, last: int, precision: str) -> Interval:
    start, end = dt.date.fromordinal(first), dt.date.fromordinal(last)
    return Interval(start, end, precision, start.isoformat() if start == end else f"{start}/{end}")
