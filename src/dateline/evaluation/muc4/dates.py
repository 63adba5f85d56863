"""When an incident happened, in the formats of slot 2."""

from __future__ import annotations

import datetime as dt
import re

from dateline.evaluation.muc4.incidents import Incident
from dateline.evaluation.muc4.scenes import Scene

_WEEKDAY = re.compile(r"\b(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY\b")
_DIGIT = re.compile(r"\d")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def day_text(day: dt.date) -> str:
    """*day* as "05 JAN 90"."""
    return f"{day.day:02d} {_MONTHS[day.month - 1]} {day.year % 100:02d}"


def date_of(incident: Incident, scene: Scene) -> str:
    """Slot 2: the day, or "- DD MMM YY" for on or before it; "" when nothing is known.

    A weekday alone dates nothing in this task: on or before the day of the message.
    """
    published = scene.message.day
    before = f"- {day_text(published)}" if published else ""
    for trigger in sorted(incident.triggers, key=lambda t: not t.type):
        time = trigger.claim.time if trigger.claim else None
        if time is None or time.basis != "stated":
            continue
        words = time.mention.text.upper() if time.mention else ""
        if _WEEKDAY.search(words) and not _DIGIT.search(words):
            return before
        start, end = time.interval.start, time.interval.end
        if start and end and (end - start).days <= 1:
            return day_text(end)
    return before
