"""Rules for dates of the calendar: whole and partial dates, months, seasons, years and longer."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from dateline.times.calendar import (
    Reading,
    before_christ,
    clipped,
    narrowed,
    of_date,
    of_day,
    of_days,
    of_month,
    of_quarter,
    of_season,
    of_year,
    of_years,
    shift,
)
from dateline.times.context import Context, Parts
from dateline.times.quantities import amount


def modified(reading: Reading | None, parts: Parts, context: Context) -> Reading | None:
    """*reading* cut by its modifier ("early", "the end of", "earlier this ...")."""
    if reading is None or "mod" not in parts:
        return reading
    part = parts.text("mod")
    if part in ("START", "MID", "END"):
        return narrowed(reading, part)
    if part == "-1":
        return clipped(reading, None, _before(reading, context.published))
    if part == "1":
        return clipped(reading, context.published, None)
    return reading


def _before(reading: Reading, day: dt.date | None) -> dt.date | None:
    """The day before *day* for "earlier this week", which is over; "earlier today" is that day."""
    if day is None or reading.first is None or reading.first >= day:
        return day
    return shift(day, -1)


def with_part(reading: Reading | None, parts: Parts) -> Reading | None:
    """*reading* of a day with a part of the day or an hour added to its value."""
    token = parts.get("part")
    if reading is None or token is None:
        return reading
    return replace(reading, type="TIME", value=f"{reading.value}T{token.value}")


def iso(parts: Parts, context: Context) -> Reading | None:
    """2016-10-12."""
    return of_day(dt.date.fromisoformat(parts.text("iso")))


def slash(parts: Parts, context: Context) -> Reading | None:
    """11/24/2012 month first, day first when only that makes a date."""
    first, second, year = map(int, parts.text("iso").split("/"))
    if year < 100:
        year += 2000 if year < 50 else 1900
    return of_date(year, first, second) or of_date(year, second, first)


def day_first(parts: Parts, context: Context) -> Reading | None:
    """24.11.2012 or 24-11-2012, month first when only that makes a date."""
    first, second, year = map(int, parts.text("iso").replace("-", ".").split("."))
    return of_date(year, second, first) or of_date(year, first, second)


def _year(parts: Parts, context: Context) -> int | None:
    if "y" in parts:
        return int(parts.text("y"))
    if "same" in parts:
        return context.last_day.year if context.last_day else None
    if "rel" in parts and context.published:
        return context.published.year + int(parts.text("rel"))
    return None


def _year_ahead(context: Context, month: int) -> int | None:
    """The year of "January" in "January to March 2015" and in "December to March 2015"."""
    if context.ahead is None:
        return None
    year, last = context.ahead
    return year if month <= last else year - 1


def _nearest_year(context: Context, month: int, day: int | None, *, step: int | None) -> int | None:
    """The year a month or day without one belongs to; *step* -1, 0, 1 is "last", "this", "next"."""
    if context.narrative or context.published is None:
        return context.origin.year if context.origin else None
    tense = context.tense(context.offset)
    carried = context.sentence_previous if tense != "future" else None
    if (
        step is None
        and carried
        and carried.first
        and abs(carried.first.year - context.published.year) > 1
    ):
        return carried.first.year
    now = context.published
    known = (now.month, now.day) if day is not None else (now.month, 0)
    asked = (month, day or 0)
    if step == 0:
        return now.year
    if step is not None:
        return now.year + (0 if (asked < known if step < 0 else asked > known) else step)
    if tense == "future":
        return now.year + (asked < known)
    if tense == "past":
        return now.year - (asked > known)
    gap = (month - now.month) + ((day or 15) - (now.day if day else 15)) / 31
    return now.year + (gap < -6.5) - (gap > 5.5)


def date(parts: Parts, context: Context) -> Reading | None:
    """A day of a month, with or without its year."""
    month, day = parts.number("m") or 0, parts.number("d") or 0
    if "era" in parts:
        return before_christ(parts.number("bc") or 0, f"-{month:02d}-{day:02d}")
    deictic = "y" not in parts and "rel" in parts and parts.pattern.id == "date.deictic"
    step = int(parts.text("rel")) if deictic else None
    year = None if deictic else _year(parts, context) or _year_ahead(context, month)
    year = year or _nearest_year(context, month, day, step=step)
    if year and "wd" in parts and "y" not in parts:
        year = _year_of_weekday(year, month, day, parts.number("wd") or 1)
    if year is None:
        return with_part(Reading("DATE", f"XXXX-{month:02d}-{day:02d}"), parts)
    return with_part(of_date(year, month, day), parts)


def glued(parts: Parts, context: Context) -> Reading | None:
    """A day and year that lost the comma between them: "Jan 202015"."""
    text = parts.text("dy")
    return of_date(int(text[-4:]), parts.number("m") or 0, int(text[:-4]))


def _year_of_weekday(year: int, month: int, day: int, weekday: int) -> int:
    """*year* or a neighbour in which the date falls on the weekday written beside it."""
    for near in (year, year - 1, year + 1):
        found = of_date(near, month, day)
        if found and found.first and found.first.isoweekday() == weekday:
            return near
    return year


def same_month(parts: Parts, context: Context) -> Reading | None:
    """The second day of "June 10 to 12": its month is that of the date before it."""
    last, day = context.sentence_previous, parts.number("d") or 0
    if last is None or len(last.value) < 10:
        return None
    if last.first is None:
        return Reading("DATE", f"{last.value[:8]}{day:02d}")
    year = int(parts.text("y")) if "y" in parts else last.first.year
    return of_date(year, last.first.month, day)


def month(parts: Parts, context: Context) -> Reading | None:
    """A month, with or without its year."""
    number = parts.number("m") or 0
    if "era" in parts:
        return before_christ(parts.number("bc") or 0, f"-{number:02d}")
    year = None
    if parts.pattern.id != "month.deictic":
        year = _year(parts, context) or _year_ahead(context, number)
    if year is None:
        step = int(parts.text("rel")) if "rel" in parts else 0 if "this" in parts else None
        year = _nearest_year(context, number, None, step=step)
    if year is None:
        return Reading("DATE", f"XXXX-{number:02d}")
    return modified(of_month(year, number), parts, context)


def week_of_month(parts: Parts, context: Context) -> Reading | None:
    """ "The first week of March": days 1-7, 8-14 and so on; "the last" is the last seven."""
    token, reading = parts.get("u"), month(parts, context)
    if token is None or token.value != "W" or token.plural or reading is None:
        return None
    span = reading.interval
    if span is None or span.start is None or span.end is None:
        return reading
    number = parts.number("n") or 1
    if parts.text("n").startswith("-"):
        start = span.end - dt.timedelta(days=6)
    elif number <= 4:
        start = span.start + dt.timedelta(days=7 * number - 7)
    else:
        return None
    days = of_days(start, start + dt.timedelta(days=6), "week")
    return replace(reading, interval=days)


def season(parts: Parts, context: Context) -> Reading | None:
    """A season; "the fall of the city" is none."""
    name = parts.text("s")
    if parts.tokens[-1].kind == "FALL" and not {"rel", "this", "mod"} & set(parts.groups):
        return None
    if "era" in parts:
        return before_christ(parts.number("bc") or 0, f"-{name}")
    deictic = parts.pattern.id == "season.deictic"
    year = None if deictic else _year(parts, context)
    if year is None:
        step = int(parts.text("rel")) if "rel" in parts else 0 if "this" in parts else None
        number = {"SP": 4, "SU": 7, "FA": 10, "WI": 13}[name]
        year = _nearest_year(context, min(number, 12), None, step=step)
    if year is None:
        return Reading("DATE", f"XXXX-{name}")
    return modified(of_season(year, name), parts, context)


def quarter(parts: Parts, context: Context) -> Reading | None:
    """A quarter of a calendar or fiscal year."""
    number = parts.number("q") or 0
    if not 1 <= number <= 4:
        return None
    year = _year(parts, context)
    if year is None and (now := context.origin):
        year = now.year - (3 * number - 2 > now.month and context.tense(context.offset) != "future")
    return of_quarter(year, number) if year else Reading("DATE", f"XXXX-Q{number}")


def year(parts: Parts, context: Context) -> Reading | None:
    """A year, also before Christ."""
    if "era" in parts:
        number = parts.number("bc") or 0
        if parts.text("era") == "BC":
            return before_christ(number)
        return of_year(number) if 0 < number < 2100 else None
    return modified(of_year(int(parts.text("y"))), parts, context)


def short_year(parts: Parts, context: Context) -> Reading | None:
    """The second year of "1914-18"."""
    last, text = context.sentence_previous, parts.text("yy")
    if last is None or len(text) != 2 or not last.value.isdigit() or len(last.value) != 4:
        return None
    return of_year(int(last.value[:2] + text)) if text > last.value[2:] else None


def spelled_year(parts: Parts, context: Context) -> Reading | None:
    """Years read aloud: "nineteen ninety-four"."""
    century, rest = amount(parts.all("c")), amount((*parts.all("t"), *parts.all("o")))
    if century not in (17, 18, 19, 20) or rest is None or not 10 <= rest <= 99:
        return None
    return of_year(int(century * 100 + rest))


def decade(parts: Parts, context: Context) -> Reading | None:
    """ "The 1990s", "the late eighties"."""
    text = parts.text("dec")
    digits = text[:3]
    first = int(digits) * 10
    if not text[0].isdigit() or first < 1000:
        return None
    return modified(of_years(first, first + 9, digits), parts, context)


def century(parts: Parts, context: Context) -> Reading | None:
    """ "The 19th century"."""
    number = parts.number("c") or 0
    if not 1 <= number <= 21:
        return None
    if parts.text("era") == "BC":
        return Reading("DATE", f"BC{number - 1:02d}")
    if number < 2:
        return None
    first = (number - 1) * 100
    return modified(of_years(first, first + 99, f"{number - 1:02d}"), parts, context)
