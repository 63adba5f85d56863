"""Rules for stretches seen from a day, lengths, repetitions and references without a calendar."""

from __future__ import annotations

import datetime as dt

from dateline.times.calendar import (
    Reading,
    of_day,
    of_days,
    of_month,
    of_quarter,
    of_week,
    of_year,
    of_years,
    shift,
)
from dateline.times.context import Context, Parts
from dateline.times.quantities import moved, period, quantity
from dateline.times.rules_dates import modified


def stretch(unit: str, day: dt.date, step: float) -> Reading | None:
    """The day, week, month, quarter, year or longer *step* units from the one that holds *day*."""
    there = moved(day, step, unit)
    if there is None:
        return None
    if unit == "D":
        return of_day(there)
    if unit == "W":
        return of_week(there)
    if unit == "M":
        return of_month(there.year, there.month)
    if unit == "Q":
        return of_quarter(there.year, (there.month + 2) // 3)
    if unit == "10Y":
        first = there.year // 10 * 10
        return of_years(max(first, 1), first + 9, f"{first // 10:03d}")
    if unit == "100Y":
        first = there.year // 100 * 100
        return of_years(max(first, 1), first + 99, f"{first // 100:02d}")
    return of_year(there.year) if unit == "Y" else None


_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX"}


def unit(parts: Parts, context: Context) -> Reading | None:
    """ "Last week", "this month", "the following year": one stretch of the calendar."""
    token, rel = parts.get("u"), parts.get("rel")
    if token is None or token.plural or str(token.value).startswith("T"):
        return None
    name = str(token.value)
    step = int(rel.value or 0) if rel else 0
    last = rel is not None and rel.kind == "LAST" and parts.tokens[0].kind == "THE"
    if (last and name in ("W", "M", "Y")) or (rel and rel.kind == "PAST"):
        return recent_span(parts, context)
    if rel and rel.kind == "LATEST" and name == "Q":
        step = -1
    if name == "2W":
        return None
    anaphoric = rel is not None and rel.kind in ("FOLLOWING", "PREVIOUS")
    if name == "D" and rel is not None and rel.kind == "NEXT":
        anaphoric = True
    origin = context.day_before(name) if anaphoric else context.origin
    if anaphoric and name != "D":
        origin = origin or context.origin
    if name == "D" and not rel and context.narrative:
        return None
    if origin is None:
        return Reading("DATE", _UNKNOWN.get(name, "XXXX"))
    reading = stretch(name, origin, step)
    if reading and step == 0 and "mod" not in parts and name in ("W", "M", "Y"):
        return _so_far(reading, context)
    return modified(reading, parts, context)


def _so_far(reading: Reading, context: Context) -> Reading:
    """ "This week" ends with publication when told as past (codebook section 7)."""
    span, now = reading.interval, context.published
    if not span or not span.start or not span.end or not now or not span.start <= now <= span.end:
        return reading
    if context.tense(context.offset) == "future":
        return Reading(reading.type, reading.value, of_days(now, span.end, span.precision))
    return Reading(reading.type, reading.value, of_days(span.start, now, span.precision))


def anaphoric(parts: Parts, context: Context) -> Reading | None:
    """ "That day", "the same year", "the end of the month", "the day before"."""
    token, rel = parts.get("u"), parts.get("rel")
    if token is None or token.plural or str(token.value).startswith("T"):
        return None
    name = {"YEAREND": "Y", "MONTHEND": "M"}.get(token.kind, str(token.value))
    if parts.pattern.id == "unit.bare" and name not in ("Y", "Q", "W"):
        return None
    origin = context.day_before(name)
    if name != "D":
        origin = origin or context.origin
    if parts.pattern.id in ("unit.the", "unit.bare", "unit.possessive-end"):
        origin = context.origin or context.last_day
    if origin is None:
        return Reading("DATE", _UNKNOWN.get(name, "XXXX"))
    reading = stretch(name, origin, int(rel.value or 0) if rel else 0)
    return modified(reading, parts, context)


def recent_span(parts: Parts, context: Context) -> Reading | None:
    """ "The past three days": a length that ends (or begins) with the day of the report."""
    token, rel = parts.get("u"), parts.get("rel")
    if token is None:
        return None
    number = quantity(parts) if "n" in parts or not token.plural else None
    value = period(number, str(token.value))
    step = int(rel.value or 0) if rel else -1
    anaphor = rel is not None and rel.kind in ("FOLLOWING", "PREVIOUS")
    origin = (context.last_day if anaphor else None) or context.origin
    if origin is None or number is None:
        return Reading("DURATION", value)
    far = moved(origin, number * step, str(token.value))
    if far is None:
        return Reading("DURATION", value)
    ends = (far, origin) if step < 0 else (origin, far)
    return Reading("DURATION", value, of_days(*ends, "days"))


def offset(parts: Parts, context: Context) -> Reading | None:
    """ "Two days ago", "three weeks later": a stretch at a distance, as coarse as its unit."""
    token, way = parts.get("u") or parts.get("bare"), parts.get("dir")
    if token is None or way is None or ("bare" in parts and not token.plural):
        return None
    step, name = int(way.value or 0), str(token.value)
    number = None if "bare" in parts else quantity(parts)
    if number is None:
        return Reading("DATE", "PAST_REF" if step < 0 else "FUTURE_REF")
    origin = context.origin
    if way.kind != "AGO" and (context.narrative or name[-1] != "Y"):
        origin = context.last_day or origin
    if name.startswith("T"):
        return (
            Reading("TIME", "PAST_REF" if step < 0 else "FUTURE_REF")
            if not origin
            else of_day(origin)
        )
    if origin is None:
        return Reading("DATE", _UNKNOWN.get(name, "XXXX"))
    there = moved(origin, number * step, name)
    if there is None:
        return None
    reading = _around(there, number, name)
    if step < 0 and any(t.value == "WITHIN" for t in parts.tokens):
        # "less than a month ago": no earlier than a month, and before the day it is told
        return Reading(reading.type, reading.value, of_days(there, origin, "days"))
    return reading


def _around(there: dt.date, number: float, name: str) -> Reading:
    """The stretch about the day *there*, as coarse as the unit it was counted in."""
    if name == "W":
        week = of_week(there)
        return Reading("DATE", week.value, of_days(shift(there, -3), shift(there, 3), "week"))
    if name == "M" or (name == "Y" and number % 1):
        return of_month(there.year, there.month)
    return of_day(there) if name == "D" else of_year(there.year)


def duration(parts: Parts, context: Context) -> Reading | None:
    """A number of units: "three weeks"."""
    token = parts.get("u")
    if token is None:
        return None
    return Reading("DURATION", period(quantity(parts), str(token.value)))


def vague_duration(parts: Parts, context: Context) -> Reading | None:
    """Plural units without a number: "for months"."""
    token = parts.get("u")
    if token is None or not (token.plural or parts.tokens[-1].kind == "LONG"):
        return None
    number = None if token.plural else 1.0
    return Reading("DURATION", period(number, str(token.value)))


def repeated(parts: Parts, context: Context) -> Reading | None:
    """ "Every day", "Tuesday nights": a set."""
    token = parts.get("u")
    if token is None:
        return None
    if token.kind == "WEEKDAY":
        night = "TNI" if parts.tokens[-1].kind == "PARTS" else ""
        return Reading("SET", f"XXXX-WXX-{token.value}{night}")
    if token.kind == "MONTH":
        return Reading("SET", f"XXXX-{int(str(token.value)):02d}")
    if token.kind == "PART":
        return Reading("SET", f"XXXX-XX-XXT{token.value}")
    if token.kind == "WEEKEND":
        return Reading("SET", "XXXX-WXX-WE")
    return Reading("SET", period(quantity(parts), str(token.value)))


def adverb_set(parts: Parts, context: Context) -> Reading | None:
    """ "Daily", "weekly"."""
    return Reading("SET", parts.text("a"))


def reference(parts: Parts, context: Context) -> Reading | None:
    """ "Now", "recently": a direction of time, not a date."""
    return Reading("DATE", parts.text("r"))


def past_reference(parts: Parts, context: Context) -> Reading | None:
    """ "The past"."""
    return Reading("DATE", "PAST_REF")


def recent(parts: Parts, context: Context) -> Reading | None:
    """ "Recent", "current" before a noun."""
    token = parts.get("r")
    return Reading("DATE", "PRESENT_REF" if token and token.kind == "CURRENT" else "PAST_REF")


def nothing(parts: Parts, context: Context) -> Reading | None:
    """Words that look like a time and are none, such as an age."""
    return Reading("", "")
