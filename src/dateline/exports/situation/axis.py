"""Days on an axis: quiet stretches are left out, so that years between reports cost no room."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.exports.situation.views import Tick
from dateline.model import Interval

#: Charts are this many units wide; type of 11 units is easy to read at full size.
WIDTH = 1000.0
#: A stretch of this many days without anything ends a period.
QUIET = 8
#: An interval longer than this does not make a period of its own.
LONGEST = 10
#: A day is at most this wide, and day names stand at least this far apart.
_WIDEST_DAY = 110.0
_BETWEEN_NAMES = 62.0

Days = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class Axis:
    """The days ``first..last`` (both included) laid out from ``left`` with ``step`` units a day."""

    first: dt.date
    last: dt.date
    left: float
    step: float

    @property
    def days(self) -> int:
        """How many days the axis has."""
        return (self.last - self.first).days + 1

    @property
    def right(self) -> float:
        """Where the last day ends."""
        return self.left + self.days * self.step

    def x(self, day: dt.date) -> float:
        """Where *day* begins, held within the axis."""
        days = min(max((day - self.first).days, 0), self.days)
        return self.left + days * self.step

    def after(self, day: dt.date) -> float:
        """Where *day* ends."""
        return self.x(day + dt.timedelta(days=1)) if day < dt.date.max else self.right


def axis_of(period: Days, left: float = 0.0) -> Axis:
    """An axis for a period, as wide as the chart allows."""
    days = (period[1] - period[0]).days + 1
    return Axis(*period, left, min(_WIDEST_DAY, (WIDTH - left) / days))


def closed(interval: Interval | None) -> Days | None:
    """First and last day of an interval; an open end takes the other; None when both are open."""
    if interval is None or (interval.start is None and interval.end is None):
        return None
    start, end = interval.start or interval.end, interval.end or interval.start
    return (start, end) if start and end else None


def periods(spans: Iterable[Days]) -> list[Days]:
    """The stretches of days that *spans* fill, with quiet ones of more than `QUIET` days between.

    Spans longer than `LONGEST` days count only when there are no others.
    """
    all_spans = sorted(spans)
    dense = [s for s in all_spans if (s[1] - s[0]).days <= LONGEST] or all_spans
    found: list[Days] = []
    for start, end in dense:
        if found and (start - found[-1][1]).days <= QUIET:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def ticks(axis: Axis) -> Iterator[Tick]:
    """A tick where each day begins (each month on a long axis), named where there is room."""
    monthly = axis.step < 3
    last_named = -_BETWEEN_NAMES
    for number in range(axis.days):
        day = axis.first + dt.timedelta(days=number)
        if monthly and day.day != 1:
            continue
        x = axis.x(day)
        words = ""
        if x - last_named >= _BETWEEN_NAMES:
            words = _name(day, first=last_named < 0, monthly=monthly)
            last_named = x
        yield Tick(round(x, 1), words, day.day == 1)


def _name(day: dt.date, *, first: bool, monthly: bool) -> str:
    month = calendar.month_abbr[day.month]
    year = f" {day.year}" if first or (day.month == 1 and (monthly or day.day < 8)) else ""
    return f"{month}{year}" if monthly else f"{day.day} {month}{year}"


def text_width(text: str, size: float = 11.0) -> float:
    """About how wide *text* is when drawn at *size*: good enough to keep labels apart."""
    wide = sum(1 for c in text if ord(c) > 0x2E7F)
    return size * (0.56 * (len(text) - wide) + 1.05 * wide)
