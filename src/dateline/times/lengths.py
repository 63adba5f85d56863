"""Lengths that end with the report: "have been fighting for two years"."""

from __future__ import annotations

import datetime as dt

from dateline.knowledge.time_tables import time_tables
from dateline.model import Interval, Sentence
from dateline.times.attachment import Attached
from dateline.times.calendar import of_days
from dateline.times.quantities import moved


def lasting(time: Attached, sentence: Sentence, day: dt.date | None) -> Interval | None:
    """The days up to *day* that "have ... for two years" covers; None for any other length."""
    value = time.expression.value
    if day is None or time.expression.type != "DURATION" or time.strict or not time.governors:
        return None
    below = sentence.children(time.governors[-1], "aux")
    if not any(w.lemma == "have" and w.tag != "VBD" for w in below):
        return None
    if time.preposition not in time_tables().cues["dating.lasting"]:
        return None
    digits, unit = value.lstrip("PT")[:-1], value[-1]
    if not digits.isdigit() or unit not in "HDWMY":
        return None
    start = moved(day, -int(digits), ("T" if value.startswith("PT") else "") + unit)
    return of_days(start, day, "days") if start else None
