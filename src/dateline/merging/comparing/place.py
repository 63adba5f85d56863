"""Where: identity, containment, and distance against both radii."""

from __future__ import annotations

from dateline.merging.records import Record
from dateline.merging.spots import Spot, contains, distance_km

#: Kilometres beyond both radii within which two places are one neighbourhood, and one area.
NEAR_KM, FAR_KM = 8.0, 60.0
#: Levels from the closest to the farthest; of several places the closest pair counts.
LEVELS = ("same", "inside", "near", "wide", "unknown", "apart", "far")
_RANK = {level: at for at, level in enumerate(LEVELS)}


def level(a: Record, b: Record) -> str:
    """The closest level of a place of *a* and one of *b*; "unknown" when either has none.

    ", stated" when both sentences name their place, ", carried" when one was taken over.
    """
    if not a.spots or not b.spots:
        return "unknown"
    found = LEVELS[min(_RANK[spots_level(x, y)] for x in a.spots for y in b.spots)]
    if found == "unknown":
        return found
    return f"{found}, stated" if a.place_stated and b.place_stated else f"{found}, carried"


def spots_level(x: Spot, y: Spot) -> str:
    """How two places lie to each other."""
    wide = x.wide or y.wide
    if x.id and x.id == y.id:
        return "wide" if wide else "same"
    if x.name == y.name and x.country == y.country and not (x.area and y.area):
        return "same"
    if contains(x, y) or contains(y, x):
        return "wide" if wide else "inside"
    if x.lat is None or y.lat is None or x.lon is None or y.lon is None:
        return "unknown"
    spare = distance_km(x.lat, x.lon, y.lat, y.lon) - x.radius_km - y.radius_km
    if wide:
        return "wide" if spare < 0 else "far"
    if spare <= NEAR_KM:
        return "near"
    return "apart" if spare <= FAR_KM else "far"


def names(record: Record) -> str:
    """The places of *record* as a sentence names them."""
    return ", ".join(s.name.title() for s in record.spots[:3]) or "no place"
