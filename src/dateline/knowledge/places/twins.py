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

_OURS = (
    "SELECT n.key, p.number, p.id, p.country, p.feature, p.lat, p.lon, p.radius_m "
    "FROM ours.place p JOIN ours.name n ON n.place = p.number "
    "WHERE p.id NOT LIKE 'geonames:%' AND n.key NOT LIKE '~%' ORDER BY p.number"
)


@dataclass(frozen=True, slots=True)
class Ours:
    """A place of ours without a GeoNames number; ``radius_m`` in metres."""

    number: int
    feature: str
    lat: float
    lon: float
    radius_m: int


@dataclass(frozen=True, slots=True)
class Twins:
    """Places of ours by (country, key of a name, or code of an airport)."""

    by_key: dict[tuple[str, str], tuple[Ours, ...]]

    def of(self, raw: Raw, keys: Iterable[str]) -> Ours | None:
        """The place of ours that *raw*, whose names have *keys*, tells of, None if there is none.

        Same country, a name in common, and either both are spots no farther apart than 15 km, or
        both are areas of one kind and the point of the one lies within the other.
        """
        for key in keys:
            for ours in self.by_key.get((raw.country, key), ()):
                if _same(ours, raw):
                    return ours
        return None


def load_twins(file: sqlite3.Connection) -> Twins:
    """Those of the gazetteer that is attached to *file* as ``ours``."""
    found: defaultdict[tuple[str, str], dict[Ours, None]] = defaultdict(dict)
    for key, number, identifier, country, *rest in file.execute(_OURS):
        place = Ours(number, *rest)
        found[country, key][place] = None
        kind, _, code = identifier.partition(":")
        if kind in {"icao", "iata"}:
            found[country, code.lower()][place] = None
    return Twins({key: tuple(places) for key, places in found.items()})


def _same(ours: Ours, raw: Raw) -> bool:
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
