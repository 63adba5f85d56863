"""When: whether two intervals meet, are of one scale, and how far apart they are."""

from __future__ import annotations

import datetime as dt

from dateline.merging.records import Record

#: Days beyond which two days are far apart; widths (in days) of news and of background.
_WEEK, _NEWS, _BACKGROUND = 7, 7, 20


def level(a: Record, b: Record) -> str:
    """The level: meet, next (day), apart, far, scale (days against months), or unknown.

    ", stated" when both sentences give their days, ", carried" when one was inferred.
    """
    found = gap(a, b)
    if found == "unknown":
        return found
    return f"{found}, stated" if a.day_stated and b.day_stated else f"{found}, carried"


def gap(a: Record, b: Record) -> str:
    """The level without how it is known."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return "unknown"
    days = max(a.first, b.first) - min(a.last, b.last)
    if days > 1:
        return "apart" if days <= _WEEK else "far"
    if days == 1:
        return "next"
    ours, theirs = a.last - a.first, b.last - b.first
    return "scale" if max(ours, theirs) > _BACKGROUND and min(ours, theirs) <= _NEWS else "meet"


def days(record: Record) -> str:
    """The days of *record* as a sentence names them."""
    if record.first is None or record.last is None:
        return "no day"
    first, last = dt.date.fromordinal(record.first), dt.date.fromordinal(record.last)
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
