"""Degrees to units of a drawing: projection, fitting, clipping, and paths as text."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.knowledge.places.shapes import Box, LonLat

#: Kilometres a degree of latitude.
KM = 111.2
#: Paths are written in tenths of a unit; corners nearer than this to the last are left out.
TENTHS = 10
_NEAREST = 0.45
#: Shapes are cut this far outside the frame.
_MARGIN = 24.0

XY = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Projection:
    """Equirectangular, true to scale in its middle: fit for a theatre, not for a hemisphere.

    ``scale`` is units a degree of latitude; (0, 0) is the upper left corner of the frame.
    """

    lon: float
    lat: float
    scale: float
    width: float
    height: float

    def xy(self, point: LonLat) -> XY:
        """Where *point* lies in the drawing; longitudes are taken the short way round."""
        east = (point[0] - self.lon + 180) % 360 - 180
        return self._place(east, point[1])

    def line(self, points: Sequence[LonLat]) -> list[XY]:
        """A line or ring in the drawing, shifted as a whole to the nearer side of the globe."""
        middle = (points[0][0] + points[len(points) // 2][0]) / 2
        shift = round((self.lon - middle) / 360) * 360 - self.lon
        return [self._place(lon + shift, lat) for lon, lat in points]

    def _place(self, east: float, lat: float) -> XY:
        x = self.width / 2 + east * self.scale * math.cos(math.radians(self.lat))
        return x, self.height / 2 + (self.lat - lat) * self.scale

    @property
    def box(self) -> Box:
        """The degrees that the frame shows; longitudes may run beyond 180."""
        wide = self.width / 2 / (self.scale * math.cos(math.radians(self.lat)))
        high = self.height / 2 / self.scale
        return self.lon - wide, self.lat - high, self.lon + wide, self.lat + high

    @property
    def per_km(self) -> float:
        """Units a kilometre."""
        return self.scale / KM


def fit(points: Sequence[LonLat], width: float, height: float, *, least_km: float) -> Projection:
    """The projection that shows *points* with room around them, at least *least_km* high."""
    first = points[0][0]
    lons = [(lon - first + 180) % 360 - 180 for lon, _ in points]
    lats = [lat for _, lat in points]
    lat = (min(lats) + max(lats)) / 2
    lat = min(max(lat, -80.0), 80.0)
    room_x, room_y = width * 0.72, height * 0.70
    wide = (max(lons) - min(lons)) * math.cos(math.radians(lat))
    high = max(lats) - min(lats)
    least = least_km / KM
    scale = min(room_x / max(wide, 1e-6), room_y / max(high, 1e-6), height / least)
    return Projection(first + (min(lons) + max(lons)) / 2, lat, scale, width, height)


def distance_km(one: LonLat, other: LonLat) -> float:
    """Great-circle distance in kilometres."""
    lon1, lat1, lon2, lat2 = map(math.radians, (*one, *other))
    h = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * 6371 * math.asin(min(1.0, math.sqrt(h)))


def clipped(ring: Sequence[XY], width: float, height: float) -> list[XY]:
    """The part of a closed ring within the frame and its margin (Sutherland and Hodgman)."""
    points = list(ring)
    low, right, bottom = -_MARGIN, width + _MARGIN, height + _MARGIN
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    if min(xs) >= low and max(xs) <= right and min(ys) >= low and max(ys) <= bottom:
        return points
    for axis, bound, sign in ((0, low, 1), (0, right, -1), (1, low, 1), (1, bottom, -1)):
        points = _cut(points, axis, bound, sign)
        if not points:
            return []
    return points


def _cut(points: Sequence[XY], axis: int, bound: float, sign: int) -> list[XY]:
    out: list[XY] = []
    before = points[-1]
    for point in points:
        inside, was = (point[axis] - bound) * sign >= 0, (before[axis] - bound) * sign >= 0
        if inside != was:
            share = (bound - before[axis]) / (point[axis] - before[axis])
            other = 1 - axis
            crossing = before[other] + share * (point[other] - before[other])
            out.append((bound, crossing) if axis == 0 else (crossing, bound))
        if inside:
            out.append(point)
        before = point
    return out


def runs(line: Sequence[XY], width: float, height: float) -> Iterable[list[XY]]:
    """The stretches of an open line that may be seen: with one point beyond each end."""
    run: list[XY] = []
    for left, right in pairwise(line):
        if _seen(left, right, width, height):
            if not run:
                run.append(left)
            run.append(right)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _seen(left: XY, right: XY, width: float, height: float) -> bool:
    return (
        max(left[0], right[0]) >= -_MARGIN
        and min(left[0], right[0]) <= width + _MARGIN
        and max(left[1], right[1]) >= -_MARGIN
        and min(left[1], right[1]) <= height + _MARGIN
    )


def path(points: Sequence[XY], *, close: bool, nearest: float = _NEAREST) -> str:
    """A line as SVG path data in tenths of a unit, "" when nothing of it can be seen."""
    x, y = round(points[0][0] * TENTHS), round(points[0][1] * TENTHS)
    least = nearest * TENTHS
    out = [f"M{x} {y}l"]
    last = len(points) - 1
    for number, point in enumerate(points[1:], 1):
        right, down = round(point[0] * TENTHS) - x, round(point[1] * TENTHS) - y
        far = abs(right) >= least or abs(down) >= least
        if far or (number == last and not close and (right or down)):
            out.append(f"{right} {down} ")
            x, y = x + right, y + down
    if len(out) < (3 if close else 2):
        return ""
    return "".join(out).rstrip() + ("z" if close else "")


def middle(ring: Sequence[XY]) -> tuple[float, float, float]:
    """Centre of gravity and area of a ring, in units and square units."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    if abs(area) < 1e-9:
        return ring[0][0], ring[0][1], 0.0
    return x / (3 * area), y / (3 * area), abs(area) / 2
