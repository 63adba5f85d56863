"""Crowded spots of a map get a map of their own, and leave only the main signs on the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.exports.situation.maps.geometry import Projection
from dateline.exports.situation.maps.spots import Spot

#: So many places within a window of this size (half width, half height, in units) are a crowd.
_CROWD, _HALF = 8, (62.0, 44.0)
#: Signs that a crowd leaves on the first map, and crowds drawn apart at most.
_LEFT, CORES = 4, 3


@dataclass(frozen=True, slots=True)
class Core:
    """A crowd: its places, and the window (left, top, right, bottom) that holds them."""

    spots: tuple[Spot, ...]
    window: tuple[float, float, float, float]


def cores(spots: Sequence[Spot], projection: Projection) -> tuple[list[Spot], list[Core]]:
    """The places left for the map of all, and the crowds that are drawn apart, largest first."""
    rest, found = list(spots), list[Core]()
    while len(found) < CORES:
        crowd = max((_around(spot, rest, projection) for spot in rest), key=len, default=[])
        if len(crowd) < _CROWD or len(crowd) == len(spots):
            break
        points = [projection.xy(spot.point) for spot in crowd]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        window = (min(xs) - 6, min(ys) - 6, max(xs) + 6, max(ys) + 6)
        found.append(Core(tuple(crowd), window))
        rest = [spot for spot in rest if spot not in crowd]
    kept = {spot.key for core in found for spot in core.spots[:_LEFT]} | {s.key for s in rest}
    return [spot for spot in spots if spot.key in kept], found


def _around(spot: Spot, others: Sequence[Spot], projection: Projection) -> list[Spot]:
    """The places that a window round *spot* holds; wide areas belong to the map of all."""
    x, y = projection.xy(spot.point)
    near = []
    for other in others:
        right, down = projection.xy(other.point)
        if not other.wide and abs(right - x) <= _HALF[0] and abs(down - y) <= _HALF[1]:
            near.append(other)
    return near
