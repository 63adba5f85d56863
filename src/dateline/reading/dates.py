"""Publication dates as inputs write them: read when they are plain, never guessed."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from dateline.knowledge.reading_rules import month_numbers

#: Dates before the first telegraphed war report are sentinels (1601, 1753, 0001), not dates.
_EARLIEST = 1840
_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]+(\d\d):?(\d\d)(?::?\d\d(?:[.,]\d+)?)?"
    r"\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?$",
    re.I,
)
_CLOCK = re.compile(r"\b([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?")
_DAY_MONTH = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)?[\s.\-/,]+([A-Za-z]{3,9})\.?[\s,.\-/]+(\d{4}|\d\d)\b(?!:)"
)
_MONTH_DAY = re.compile(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_NUMBERS = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?:\D|$)")


@dataclass(frozen=True, slots=True)
class Day:
    """A publication day, or None with the reason; ``time`` is "HH:MM" and a zone if given."""

    day: dt.date | None
    time: str = ""
    fault: str = ""


def read_day(value: object, *, today: dt.date | None = None) -> Day:
    """The day that *value* (a date, or text in a plain format) states.

    ISO 8601, RFC 2822, "5 July 2016", "July 5, 2016", 2016/07/05 and 25.12.2014 are read; a
    numeric date that could be two days (05/07/2016) is not. A day more than one after *today*
    (time zones) is refused. Unknown is None with an empty fault.
    """
    if isinstance(value, dt.datetime):
        found = Day(value.date(), _clock(value))
    elif isinstance(value, dt.date):
        found = Day(value)
    elif value is None or value != value or value == "":
        return Day(None)
    else:
        found = _from_text(str(value).strip()[:100])
    if found.day is None:
        return found
    if found.day.year < _EARLIEST:
        return Day(None, fault=f"publication date {found.day} is too early to be one")
    if today is not None and found.day > today + dt.timedelta(days=1):
        return Day(None, fault=f"publication date {found.day} lies in the future")
    return found


def calendar_day(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None when the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _clock(value: dt.datetime) -> str:
    zone = value.strftime("%z")
    if not zone and value.time() == dt.time(0):
        return ""
    return value.strftime("%H:%M") + (f" {zone[:3]}:{zone[3:5]}" if zone else "")


def _from_text(text: str) -> Day:
    if not text or text.lower() in ("null", "none", "nan", "nat"):
        return Day(None)
    if match := _ISO.match(text):
        year, month, day, hour, minute, zone = match.groups()
        time = f"{hour}:{minute}" + (f" {zone}" if zone else "") if hour else ""
        found = calendar_day(int(year), int(month), int(day))
    else:
        clock = _CLOCK.search(text)
        time = (
            f"{int(clock[1]):02d}:{clock[2]}" + (f" {clock[3]}" if clock[3] else "")
            if clock
            else ""
        )
        found = _from_words(text) or _from_numbers(text)
    if found is None:
        return Day(None, fault=f"publication date {text[:40]!r} cannot be read as one day")
    return Day(found, time)


def _from_words(text: str) -> dt.date | None:
    for pattern, day, month in ((_DAY_MONTH, 1, 2), (_MONTH_DAY, 2, 1)):
        match = pattern.search(text)
        number = month_numbers().get(match[month].lower()) if match else None
        if match and number:
            return calendar_day(_full_year(match[3]), number, int(match[day]))
    return None


def _full_year(digits: str) -> int:
    """Two digits after a month's name stand for 1969 to 2068, as POSIX reads %y."""
    year = int(digits)
    return year if len(digits) == 4 else year + (1900 if year >= 69 else 2000)


def _from_numbers(text: str) -> dt.date | None:
    match = _NUMBERS.match(text)
    if not match:
        return None
    first, second, third = int(match[1]), int(match[3]), int(match[4])
    if len(match[1]) == 4:
        return calendar_day(first, second, third)
    if len(match[4]) != 4:
        return None
    if match[2] == "." or first > 12 or first == second:
        return calendar_day(third, second, first)
    return calendar_day(third, first, second) if second > 12 else None
