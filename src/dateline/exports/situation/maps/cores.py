"""Crowded spots of a map get a map of their own, and leave only the main signs on the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.exports.situation.maps.geometry import XY, Projection
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
    points = {spot.key: projection.xy(spot.point) for spot in spots}
    # Wide areas belong to the map of all.
    rest, found = [spot for spot in spots if not spot.wide], list[Core]()
    while len(found) < CORES:
        crowd = max((_around(spot, rest, points) for spot in rest), key=len, default=[])
        if len(crowd) < _CROWD or len(crowd) == len(spots):
            break
        xs, ys = zip(*(points[spot.key] for spot in crowd), strict=True)
        window = (min(xs) - 6, min(ys) - 6, max(xs) + 6, max(ys) + 6)
        found.append(Core(tuple(crowd), window))
        gone = {spot.key for spot in crowd}
        rest = [spot for spot in rest if spot.key not in gone]
    apart = {spot.key for core in found for spot in core.spots[_LEFT:]}
    return [spot for spot in spots if spot.key not in apart], found


def _around(spot: Spot, others: Sequence[Spot], points: Mapping[str, XY]) -> list[Spot]:
    """The places that a window round *spot* holds."""
    x, y = points[spot.key]
    left, right, top, bottom = x - _HALF[0], x + _HALF[0], y - _HALF[1], y + _HALF[1]
    near = []
    for other in others:
        across, down = points[other.key]
        if left <= across <= right and top <= down <= bottom:
            near.append(other)
    return near
