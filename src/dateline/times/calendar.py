"""Calendar stretches as TIMEX3 values and as intervals (ISO 8601, ISO-TimeML, EDTF 2019)."""

from __future__ import annotations

import calendar as civil
import datetime as dt
from dataclasses import dataclass, replace

from dateline.model import Interval

_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SEASON_EDTF = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a time expression means: TIMEX3 type and value, and its interval when one is known."""

    type: str
    value: str
    interval: Interval | None = None

    @property
    def first(self) -> dt.date | None:
        """The first day, or None."""
        return self.interval.start if self.interval else None


def of_days(
    first: dt.date | None, last: dt.date | None, precision: str, edtf: str = ""
) -> Interval:
    """The interval of whole days, with its EDTF string."""
    if not edtf:
        ends = [d.isoformat() if d else ".." for d in (first, last)]
        edtf = ends[0] if ends[0] == ends[1] else "/".join(ends)
    return Interval(first, last, precision, edtf)


def shift(day: dt.date, days: int) -> dt.date | None:
    """*day* moved by *days*; None beyond the calendar's ends."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return None


def of_day(day: dt.date) -> Reading:
    """The reading of one day."""
    return Reading("DATE", day.isoformat(), of_days(day, day, "day"))


def of_date(year: int, month: int, day: int) -> Reading | None:
    """The reading of one day, or None when there is no such day."""
    try:
        return of_day(dt.date(year, month, day))
    except ValueError:
        return None


def of_month(year: int, month: int) -> Reading:
    """The reading of one month."""
    last = civil.monthrange(year, month)[1]
    text = f"{year:04d}-{month:02d}"
    ends = dt.date(year, month, 1), dt.date(year, month, last)
    return Reading("DATE", text, of_days(*ends, "month", text))


def of_year(year: int) -> Reading:
    """The reading of one year."""
    text = f"{year:04d}"
    ends = dt.date(year, 1, 1), dt.date(year, 12, 31)
    return Reading("DATE", text, of_days(*ends, "year", text))


def of_years(first: int, last: int, text: str) -> Reading:
    """Whole years *first* to *last*, written as *text* ("198" for a decade, TIMEX3)."""
    ends = dt.date(first, 1, 1), dt.date(last, 12, 31)
    return Reading("DATE", text, of_days(*ends, "year", text.ljust(4, "X")))


def of_week(day: dt.date) -> Reading:
    """The week from Monday to Sunday that holds *day* (codebook section 7)."""
    monday = day - dt.timedelta(days=day.weekday())
    iso = monday.isocalendar()
    text = f"{iso.year:04d}-W{iso.week:02d}"
    return Reading("DATE", text, of_days(monday, shift(monday, 6), "week"))


def of_weekend(day: dt.date) -> Reading:
    """Saturday and Sunday of the week that holds *day*."""
    week = of_week(day)
    saturday = day - dt.timedelta(days=day.weekday() - 5)
    return Reading("DATE", week.value + "-WE", of_days(saturday, shift(saturday, 1), "days"))


def of_quarter(year: int, quarter: int) -> Reading:
    """The reading of a quarter of a year."""
    month = 3 * quarter
    ends = dt.date(year, month - 2, 1), dt.date(year, month, civil.monthrange(year, month)[1])
    return Reading("DATE", f"{year:04d}-Q{quarter}", of_days(*ends, "month"))


def of_season(year: int, season: str) -> Reading:
    """Meteorological season of the northern hemisphere; winter runs into the next year."""
    month = _SEASON_MONTH[season]
    end = month + 2
    last = of_month(year + (end > 12), (end - 1) % 12 + 1).interval
    edtf = f"{year:04d}-{_SEASON_EDTF[season]}"
    ends = dt.date(year, month, 1), last.end if last else None
    return Reading("DATE", f"{year:04d}-{season}", of_days(*ends, "month", edtf))


def before_christ(year: int, rest: str = "") -> Reading:
    """A year BC: TIMEX3 "BC0480", EDTF -0479 (astronomical years); no days are given."""
    return Reading("DATE", f"BC{year:04d}{rest}", Interval(None, None, "year", f"-{year - 1:04d}"))


def add_months(day: dt.date, months: int) -> dt.date | None:
    """*day* moved by whole months, its day number cut to the month's length."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    return dt.date(year, month + 1, min(day.day, civil.monthrange(year, month + 1)[1]))


def narrowed(reading: Reading, part: str) -> Reading:
    """*reading* cut to its START, MID or END; its value stays (TIMEX3 keeps that in `mod`).

    A month is cut at the 10th and 20th (codebook section 7); other stretches into thirds.
    """
    span = reading.interval
    if not span or not span.start or not span.end or span.start == span.end or not part:
        return reading
    days = (span.end - span.start).days + 1
    cut = (10, 20) if span.precision == "month" and days <= 31 else (days // 3, days - days // 3)
    low, high = {"START": (0, cut[0]), "MID": cut, "END": (cut[1], days)}[part]
    ends = span.start + dt.timedelta(days=low), span.start + dt.timedelta(days=high - 1)
    precision = "days" if days <= 31 else "month"
    return replace(reading, interval=of_days(*ends, precision))


def clipped(reading: Reading, low: dt.date | None, high: dt.date | None) -> Reading:
    """*reading* with its interval held between two days, unless nothing would be left."""
    span = reading.interval
    if not span or not span.start or not span.end:
        return reading
    first = max(span.start, low) if low else span.start
    last = min(span.end, high) if high else span.end
    if first > last or (first, last) == (span.start, span.end):
        return reading
    return replace(reading, interval=of_days(first, last, span.precision))
