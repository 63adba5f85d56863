"""Places and areas: which place a claim means, what contains what, and provinces held in part.

A province is held only when claims say so of the whole and none of a part within it says
otherwise. A captured city does not make its province held.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.knowledge.actors.names import name_key
from dateline.merging.control_parties import any_akin
from dateline.merging.control_parts import is_area
from dateline.merging.control_timeline import Stretch
from dateline.model import EventPlace, Place

Contains = Callable[[Place, Place], bool]
_KM_A_DEGREE = 111.195
#: How many parts the reason for a contested area names.
_NAMED = 4


@dataclass(frozen=True, slots=True)
class Timeline:
    """One place, as its claims name it best, and its states in the order of their days."""

    key: str
    place: Place
    stretches: tuple[Stretch, ...]


def place_key(place: Place) -> str:
    """What tells a place from others: its gazetteer id, else its folded name and country."""
    return place.id or f"name:{name_key(place.name)}:{place.country or ''}"


def event_place(place: Place) -> EventPlace:
    """The place as events and control states carry it."""
    return EventPlace(
        place.name,
        place.id,
        place.lat,
        place.lon,
        place.country,
        place.precision,
        place.radius_m,
    )


def contains(area: Place, part: Place) -> bool:
    """Whether *part* lies within *area*, by country, province or both radii (in metres)."""
    if place_key(area) == place_key(part) or part.precision == "country":
        return False
    if "near" in (area.precision, part.precision):
        return False  # known only as lying somewhere around
    if area.precision == "country" or area.feature == "country":
        return bool(area.country) and area.country == part.country
    if area.feature == "adm1" and area.country != part.country:
        return False
    if area.feature == "adm1" and part.admin1 and not (is_area(part) and part.feature == "adm1"):
        names = {name_key(n) for n in (area.name, area.admin1) if n}
        return name_key(part.admin1) in names
    return _within_radius(area, part)


def _within_radius(area: Place, part: Place) -> bool:
    if area.radius_m is None or part.radius_m is None or part.radius_m >= area.radius_m:
        return False
    if area.lat is None or area.lon is None or part.lat is None or part.lon is None:
        return False
    east = (area.lon - part.lon + 180.0) % 360.0 - 180.0
    east *= math.cos(math.radians((area.lat + part.lat) / 2))
    away = math.hypot(area.lat - part.lat, east) * _KM_A_DEGREE * 1000
    return away + part.radius_m / 2 <= area.radius_m


def with_parts(timelines: Sequence[Timeline], inside: Contains) -> tuple[Timeline, ...]:
    """The timelines, those of areas set beside what is told of the parts within them."""
    parts = sorted(
        (t for t in timelines if t.stretches and t.place.lat is not None),
        key=lambda t: (t.place.lat or 0.0, t.key),
    )
    placeless = [t for t in timelines if t.stretches and t.place.lat is None]
    latitudes = [t.place.lat or 0.0 for t in parts]
    return tuple(_area(t, parts, latitudes, placeless, inside) for t in timelines)


def _area(
    own: Timeline,
    parts: Sequence[Timeline],
    latitudes: Sequence[float],
    placeless: Sequence[Timeline],
    inside: Contains,
) -> Timeline:
    place = own.place
    near: Sequence[Timeline] = parts
    if place.feature not in ("country", "adm1") and place.lat is not None:
        reach = (place.radius_m or 0) / 1000 / _KM_A_DEGREE
        first = bisect_left(latitudes, place.lat - reach)
        near = parts[first : bisect_right(latitudes, place.lat + reach)]
    elif not is_area(place):
        return own
    within = [t for t in (*near, *placeless) if t.key != own.key and inside(place, t.place)]
    if not within:
        return own
    return replace(own, stretches=tuple(s for x in own.stretches for s in _cut(x, within)))


def _cut(own: Stretch, within: Sequence[Timeline]) -> Iterator[Stretch]:
    """The stretch of an area, cut where what is told of its parts changes what can be said."""
    held = [
        (t, s)
        for t in within
        for s in t.stretches
        if s.state in ("held", "contested") and s.first < own.end and own.first < s.end
    ]
    days = {own.first, own.end}
    days |= {day for _, s in held for day in (s.first, s.end) if own.first < day < own.end}
    ordered = sorted(days)
    last: Stretch | None = None
    for first, end in pairwise(ordered):
        now = [(t, s) for t, s in held if s.first <= first < s.end]
        piece = replace(_judged(own, now), first=first, end=end)
        if last and (last.state, last.why, last.parts) == (piece.state, piece.why, piece.parts):
            last = replace(last, end=end)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last


def _judged(own: Stretch, parts: Sequence[tuple[Timeline, Stretch]]) -> Stretch:
    """The area's state given those of its parts on one day."""
    if own.state in ("contested", "none"):
        return own
    named = [(t, s) for t, s in parts if s.state == "held" and s.sides]
    odd = [(t, s) for t, s in parts if s.state == "contested"]
    if own.state == "held":
        odd += [(t, s) for t, s in named if not any_akin(s.sides, own.sides)]
    elif odd or any(not any_akin(s.sides, named[0][1].sides) for _, s in named):
        odd += named
    if not odd:
        return own
    ordered = sorted(odd, key=lambda pair: (pair[0].place.name, pair[0].key))
    told = [f"{t.place.name} {_words(s)}" for t, s in ordered[:_NAMED]]
    more = len(ordered) - len(told)
    why = "parts of it are told otherwise: " if own.state == "held" else "told in parts: "
    claims = tuple(sorted({v.claim for _, s in ordered[:_NAMED] for v in s.behind}))
    return replace(
        own,
        state="contested",
        why=why + "; ".join(told) + (f"; and {more} more" if more > 0 else ""),
        parts=claims,
    )


def _words(stretch: Stretch) -> str:
    if stretch.state != "held":
        return stretch.state
    names = sorted({s.name for s in stretch.sides if not s.bare} or {s.name for s in stretch.sides})
    return f"by {', '.join(names[:2])}"


def best_named(places: Sequence[Place]) -> Place:
    """Of several mentions of one place the one told most often, with most facts."""
    count = Counter(p.name for p in places)
    return min(
        places,
        key=lambda p: (
            -count[p.name],
            p.lat is None,
            p.precision in ("unknown", "near"),
            p.radius_m or 0,
            p.name,
            p.admin1 or "",
            p.mention,
        ),
    )
