"""Finds which place of ours, known under another id, a record of GeoNames tells of."""

from __future__ import annotations

import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.knowledge.places.joining import SAME_TOWN_M
from dateline.knowledge.places.sources import METRES_A_DEGREE, Raw
from dateline.knowledge.places.tables import FEATURES

#: Two airports are one when no farther apart than this: sources put the point at either end.
SAME_AIRPORT_M = 3_000.0
_AIRPORT = "airport"
_OURS = (
    "SELECT n.key, p.number, p.country, p.feature, p.lat, p.lon, p.radius_m, p.population "
    "FROM ours.place p JOIN ours.name n ON n.place = p.number "
    "WHERE p.id NOT LIKE 'geonames:%' AND n.key NOT LIKE '~%' ORDER BY p.number"
)


@dataclass(frozen=True, slots=True)
class Ours:
    """A place of ours without a GeoNames number; ``radius_m`` in metres.

    ``country`` is "" for what lies in several: a river, a sea.
    """

    number: int
    country: str
    feature: str
    lat: float
    lon: float
    radius_m: int
    population: int


@dataclass(frozen=True, slots=True)
class Twins:
    """Places of ours by the keys of their names, airports by the cell of a grid they lie in."""

    by_key: dict[str, tuple[Ours, ...]]
    airports: dict[tuple[int, int], tuple[Ours, ...]]

    def of(self, raw: Raw, keys: Iterable[str]) -> Ours | None:
        """The place of ours that *raw*, whose names have *keys*, tells of, None if there is none.

        An airport is told by where it lies, since airports are renamed. Else: no other country, a
        name in common, and either both are spots no farther apart than 15 km, or both are areas of
        one kind and the point of the one lies within the other.
        """
        if raw.feature == _AIRPORT and (airport := self._airport(raw)) is not None:
            return airport
        for key in keys:
            for ours in self.by_key.get(key, ()):
                if _same(ours, raw):
                    return ours
        return None

    def _airport(self, raw: Raw) -> Ours | None:
        row, column = _cell(raw)
        cells = ((row + up, column + along) for up in (-1, 0, 1) for along in (-1, 0, 1))
        near = (ours for cell in cells for ours in self.airports.get(cell, ()))
        found = min(near, key=lambda ours: (_metres(ours, raw), ours.number), default=None)
        return found if found is not None and _metres(found, raw) <= SAME_AIRPORT_M else None


def load_twins(file: sqlite3.Connection) -> Twins:
    """Those of the gazetteer that is attached to *file* as ``ours``."""
    found: defaultdict[str, dict[Ours, None]] = defaultdict(dict)
    airports: defaultdict[tuple[int, int], dict[Ours, None]] = defaultdict(dict)
    for key, *row in file.execute(_OURS):
        place = Ours(*row)
        found[key][place] = None
        if place.feature == _AIRPORT:
            airports[_cell(place)][place] = None
    by_key = {key: tuple(places) for key, places in found.items()}
    return Twins(by_key, {cell: tuple(places) for cell, places in airports.items()})


def _cell(place: Ours | Raw) -> tuple[int, int]:
    """The tenth of a degree, square, in which *place* lies."""
    return math.floor(place.lat * 10), math.floor(place.lon * 10)


def _same(ours: Ours, raw: Raw) -> bool:
    if ours.country and raw.country and ours.country != raw.country:
        return False
    spot = FEATURES[ours.feature] == "place"
    if spot != (FEATURES[raw.feature] == "place"):
        return False
    if not spot and ours.feature != raw.feature:
        return False
    return _metres(ours, raw) <= (SAME_TOWN_M if spot else max(SAME_TOWN_M, ours.radius_m))


def _metres(ours: Ours, raw: Raw) -> float:
    wide = math.cos(math.radians((ours.lat + raw.lat) / 2))
    east = (ours.lon - raw.lon + 180) % 360 - 180
    return math.hypot(ours.lat - raw.lat, east * wide) * METRES_A_DEGREE
