"""Lengths that end with the report: "for two years", "in three weeks of fighting"."""

from __future__ import annotations

import datetime as dt

from dateline.knowledge.time_tables import time_tables
from dateline.model import Interval
from dateline.times.attachment import Attached
from dateline.times.calendar import of_days
from dateline.times.quantities import moved


def lasting(time: Attached, day: dt.date | None) -> Interval | None:
    """The days up to *day* that "for two years" covers; None for a vague or unplaced length."""
    value = time.expression.value
    if day is None or time.expression.type != "DURATION":
        return None
    if time.preposition not in time_tables().cues["dating.lasting"]:
        return None
    digits, unit = value.lstrip("PT")[:-1], value[-1]
    if not digits.isdigit() or unit not in "HDWMY":
        return None
    start = moved(day, -int(digits), ("T" if value.startswith("PT") else "") + unit)
    return of_days(start, day, "days") if start else None
