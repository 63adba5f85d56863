"""Places and times of one happening that contradict each other."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from dateline.knowledge.event_view_rules import SceneRules
from dateline.merging.best import is_stated, length
from dateline.merging.control_areas import contains
from dateline.merging.spots import distance_km
from dateline.merging.told import Told
from dateline.model import Interval, Place

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def place_positions(told: Sequence[Told], rules: SceneRules) -> dict[str, set[str]]:
    """Places that sources state which cannot be one, each with its claims."""
    exact = [
        (t, p)
        for t in sorted(told, key=lambda t: t.id)
        for p in t.claim.places
        if p.precision == "place" and p.relation == "in" and p.lat is not None and is_stated(p, t)
    ]
    by_chain: dict[str, list[tuple[Told, Place]]] = defaultdict(list)
    for item, place in exact:
        by_chain[item.chain or item.report].append((item, place))
    found: dict[str, set[str]] = {}
    for one, other in combinations(sorted(by_chain), 2):
        ours, theirs = by_chain[one], by_chain[other]
        if all(_apart(p, q, rules.place_km) for _, p in ours for _, q in theirs):
            for item, place in (*ours, *theirs):
                found.setdefault(place.name, set()).add(item.id)
    return found


def _apart(one: Place, other: Place, km: float) -> bool:
    if contains(one, other) or contains(other, one):
        return False
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    around = (max(one.radius_m or 0, other.radius_m or 0)) / 1000
    return distance_km(one.lat, one.lon, other.lat, other.lon) > km + around


def time_positions(told: Sequence[Told], rules: SceneRules) -> dict[str, set[str]]:
    """Times that sources state which cannot be one, each with its claims."""
    by_chain: dict[str, list[tuple[Told, Interval]]] = defaultdict(list)
    for item in sorted(told, key=lambda t: t.id):
        time = item.claim.time
        if time and time.basis == "stated" and length(time.interval) <= rules.longest:
            by_chain[item.chain or item.report].append((item, time.interval))
    found: dict[str, set[str]] = {}
    for one, other in combinations(sorted(by_chain), 2):
        ours, theirs = by_chain[one], by_chain[other]
        if all(days_between(a, b) >= rules.days for _, a in ours for _, b in theirs):
            for item, interval in (*ours, *theirs):
                found.setdefault(in_days(interval), set()).add(item.id)
    return found


def days_between(one: Interval, other: Interval) -> int:
    """The days from the end of one interval to the start of the next, 0 when they meet."""
    if not (one.start and one.end and other.start and other.end):
        return 0
    return max(0, (other.start - one.end).days, (one.start - other.end).days)


def in_days(interval: Interval) -> str:
    """An interval as people write it: "19 Jul 2016", "9 to 10 Jul 2016"."""
    first, last = interval.start, interval.end
    if first is None or last is None:
        known = first or last
        return "unknown" if known is None else f"{known.day} {month(known)}"
    if first == last:
        return f"{first.day} {month(first)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {last.day} {month(last)}"
    return f"{first.day} {month(first)} to {last.day} {month(last)}"


def month(day: dt.date) -> str:
    """The month and year of a day: "Jul 2016", in no computer's language but English."""
    return f"{_MONTHS[day.month - 1]} {day.year}"
