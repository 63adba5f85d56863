"""The hour of a happening in the zone of its place (ISO 8601), no finer than the words tell it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.time_tables import time_tables
from dateline.knowledge.timezones import offset_of, zones_of
from dateline.model import ClaimTime, Place, TimeExpression

#: An hour of a day; "T24:00", TIMEX3's midnight, is the end of one day and the start of another.
_HOUR = re.compile(r"(\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3])):([0-5]\d)")
_MINUTES = re.compile(r"\d[:.]\d\d|\b\d{3,4}\b")
_WORD = re.compile(r"[^\W\d_]+")
_UTC = "UTC"


def told_clock(expression: TimeExpression) -> str | None:
    """The hour of one day that *expression* names: "2016-05-03T05:30", "2016-05-03T01Z".

    Minutes only where the words have them, an offset only where they name the zone.
    """
    told = _HOUR.fullmatch(expression.value)
    if expression.type != "TIME" or told is None:
        return None
    text = expression.mention.text
    minutes = f":{told[2]}" if told[2] != "00" or _MINUTES.search(text) else ""
    return told[1] + minutes + _offset(_named(text), dt.datetime.fromisoformat(told[0]))


def with_clocks(
    times: Sequence[ClaimTime | None],
    places: Sequence[Sequence[Place]],
    *,
    gazetteer: Gazetteer,
) -> tuple[ClaimTime | None, ...]:
    """*times*, their hours with the offset of the zone that the claim's places share.

    *places* are those of each claim. Where they lie in zones that differ, or in none that is
    known, the hour stays as told; so does one whose words name a zone.
    """
    return tuple(
        replace(time, clock=_local(time.clock, where, gazetteer)) if time and time.clock else time
        for time, where in zip(times, places, strict=True)
    )


def _local(clock: str, where: Sequence[Place], gazetteer: Gazetteer) -> str:
    hour = clock.partition("T")[2]
    if any(sign in hour for sign in "Z+-"):
        return clock
    moment = dt.datetime.fromisoformat(clock if ":" in hour else f"{clock}:00")
    return clock + _offset(_zones_at(where, gazetteer), moment)


def _offset(zones: Sequence[str], moment: dt.datetime) -> str:
    """ "+03:00", "Z" for UTC itself, "" when it is not known."""
    ahead = offset_of(zones, moment)
    if ahead is None:
        return ""
    if list(zones) == [_UTC]:
        return "Z"
    minutes = int(ahead.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def _named(text: str) -> tuple[str, ...]:
    """The zone that the words of a time name: ("UTC",) for "0100 GMT"."""
    tokens = f" {' '.join(_WORD.findall(text.lower()))} "
    return next(((zone,) for words, zone in time_tables().zones if f" {words} " in tokens), ())


def _zones_at(places: Sequence[Place], gazetteer: Gazetteer) -> tuple[str, ...]:
    """The zones of *places*: each one's own, else those of its country."""
    found: list[str] = []
    for place in places:
        entries = gazetteer.lookup(place.name)
        own = next((e.timezone for e in entries if e.id == place.id and e.timezone), None)
        found += [own] if own else zones_of(place.country or "")
    return tuple(dict.fromkeys(found))
