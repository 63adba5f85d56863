"""Rules for days seen from the day of the report, hours, and days with names of their own."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from dateline.times.calendar import Reading, clipped, of_date, of_day, of_days, of_weekend, shift
from dateline.times.context import Context, Parts
from dateline.times.rules_dates import modified, with_part

#: Up to this weekday (Tuesday) "this weekend" told as past is the one just gone.
_EARLY_WEEK = 1


def _named_day(parts: Parts, context: Context) -> dt.date | None:
    """The day a weekday means: the nearest such day up to publication, unless it lies ahead."""
    wanted = (parts.number("wd") or 1) - 1
    origin = context.origin
    if origin is None:
        return None
    step = parts.text("rel")
    back = (origin.weekday() - wanted) % 7
    ahead = (wanted - origin.weekday()) % 7
    if context.narrative:
        return shift(origin, ahead)
    if step == "1" or (not step and context.tense(context.offset) == "future"):
        return shift(origin, ahead or (7 if step else 0))
    if step == "-1":
        return shift(origin, -(back or 7))
    return shift(origin, -back)


def weekday(parts: Parts, context: Context) -> Reading | None:
    """A weekday, with or without a part of the day."""
    if parts.text("wd") == "":
        return None
    day = _named_day(parts, context)
    if day is None:
        return with_part(Reading("DATE", f"XXXX-WXX-{parts.text('wd')}"), parts)
    return with_part(of_day(day), parts)


def today(parts: Parts, context: Context) -> Reading | None:
    """ "Today", "yesterday", "earlier today"."""
    step = int(parts.text("t"))
    if context.published is None or context.narrative:
        value = "PRESENT_REF" if not step else "PAST_REF" if step < 0 else "FUTURE_REF"
        return with_part(Reading("DATE", value), parts)
    day = shift(context.published, step)
    return with_part(of_day(day), parts) if day else None


def part(parts: Parts, context: Context) -> Reading | None:
    """ "Last night", "this morning", "overnight", "that afternoon"."""
    token, step = parts.get("part"), parts.text("rel")
    value = str(token.value) if token else ""
    lead = parts.get("rel") or token
    relative = lead is not None and lead.kind in {"LAST", "THIS"}
    deictic = relative or parts.pattern.id == "part.tonight"
    origin = context.origin if deictic else context.last_day or context.published
    if origin is None:
        return Reading("TIME", f"XXXX-XX-XXT{value}")
    overnight = token is not None and token.kind == "OVERNIGHT"
    day = shift(origin, -1 if overnight else int(step or 0))
    if day is None:
        return None
    reading = replace(of_day(day), type="TIME", value=f"{day.isoformat()}T{value}")
    if overnight and reading.interval:
        span = replace(reading.interval, end=origin, precision="days", edtf=f"{day}/{origin}")
        return replace(reading, interval=span)
    return reading


def weekend(parts: Parts, context: Context) -> Reading | None:
    """The weekend just gone, or ahead when it is told so."""
    token = parts.get("u")
    if token is None or token.plural:
        return None
    origin = context.origin
    if origin is None:
        return Reading("DATE", "XXXX-WXX-WE")
    step = parts.text("rel")
    this = "this" in parts and origin.weekday() > _EARLY_WEEK
    ahead = step == "1" or this or context.tense(context.offset) == "future"
    weeks = 0 if origin.weekday() >= 5 and step != "-1" else 0 if ahead else -1
    day = shift(origin, 7 * weeks)
    return clipped(of_weekend(day), None, None) if day else None


def clock(parts: Parts, context: Context) -> Reading | None:
    """An hour, on the day named beside it, else on the day spoken of last."""
    hour = _hour(parts)
    if hour is None:
        return None
    base: Reading | None = None
    if "m" in parts:
        from_day = parts.number("d") or 0
        known = context.last_day or context.published
        year = int(parts.text("y")) if "y" in parts else known.year if known else None
        base = of_date(year, parts.number("m") or 0, from_day) if year else None
    elif "wd" in parts:
        base = weekday(replace_part(parts), context)
    elif "t" in parts:
        base = today(replace_part(parts), context)
    elif day := (context.sentence_previous or Reading("", "")).first or context.origin:
        base = of_day(day)
    value = base.value if base else "XXXX-XX-XX"
    return Reading("TIME", f"{value}T{hour}", base.interval if base else None)


def replace_part(parts: Parts) -> Parts:
    """*parts* without the part of the day, which the hour replaces."""
    return replace(parts, groups={k: v for k, v in parts.groups.items() if k != "part"})


#: The last hour and minute of a day.
_LAST_HOUR, _LAST_MINUTE = 23, 59


def _hour(parts: Parts) -> str | None:
    if "c2" in parts:
        text = parts.text("c2")
        return f"{int(text[:-2]) % 12 + (12 if text.endswith('pm') else 0):02d}:00"
    afternoon = int(parts.text("h") or 0)
    if "inpart" in parts:
        afternoon = 0 if parts.text("inpart") == "MO" else 12
    if "c" in parts:
        hour, minute = map(int, parts.text("c").split(":"))
    elif "dot" in parts or "mil" in parts:
        digits = parts.text("dot").replace(".", "") or parts.text("mil")
        hour, minute = divmod(int(digits), 100) if len(digits) in (3, 4) else (99, 99)
        if hour > _LAST_HOUR or minute > _LAST_MINUTE:
            return None
    else:
        hour, minute = parts.number("n") or 0, 0
        if not 1 <= hour <= 12:
            return None
    if "h" in parts or "inpart" in parts:
        hour = hour % 12 + afternoon
    return f"{hour:02d}:{minute:02d}"


def holiday(parts: Parts, context: Context) -> Reading | None:
    """A feast of the table, in its year or the nearest one."""
    name = parts.text("hol")
    known = context.origin or context.published
    if "y" not in parts and known is None:
        return None
    year = int(parts.text("y")) if "y" in parts else known.year if known else 0
    reading = _feast(name, year)
    step = parts.text("rel")
    if reading and "y" not in parts and known and reading.first:
        passed = reading.first <= known
        if step == "-1" or (not step and not passed and context.tense(context.offset) != "future"):
            reading = reading if passed else _feast(name, year - 1)
    return modified(reading, parts, context)


def _feast(name: str, year: int) -> Reading | None:
    if name == "easter":
        return of_day(_easter(year))
    if name == "turn":  # "the New Year's attack": of the night between the years
        night = of_days(dt.date(max(year, 2) - 1, 12, 31), dt.date(year, 1, 1), "days")
        return Reading("DATE", f"{year:04d}-01-01", night)
    if name == "thanksgiving":
        first = dt.date(year, 11, 1)
        return of_day(first + dt.timedelta(days=(3 - first.weekday()) % 7 + 21))
    return of_date(year, int(name[:2]), int(name[3:]))


def _easter(year: int) -> dt.date:
    """Western Easter Sunday (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def epoch(parts: Parts, context: Context) -> Reading | None:
    """A name that stands for one day of history."""
    return of_day(dt.date.fromisoformat(parts.text("e")))
