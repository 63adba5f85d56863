"""Places as points with radii: containment and distance, and which of several says most."""

from __future__ import annotations

import math
from dataclasses import dataclass

_KM_A_DEGREE = 111.195
#: How many times wider a place must be to be the surroundings of another.
_WIDER = 1.5


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as compared: ``radius_km`` around the point, ``area`` for divisions and countries.

    ``stated``: the claim's own sentence names it; otherwise it was carried over and may be wrong.
    """

    id: str
    name: str
    country: str
    admin1: str
    lat: float | None
    lon: float | None
    radius_km: float
    area: str
    stated: bool

    @property
    def wide(self) -> bool:
        """True for a country or a region of no borders, inside which much happens on one day."""
        return self.area in ("country", "region")


def contains(area: Spot, part: Spot) -> bool:
    """True when *part* lies in *area*: by the gazetteer's divisions, else within its radius."""
    if area.area == "country":
        return bool(area.country) and area.country == part.country
    if area.area == "adm1" and not part.wide and area.admin1 and part.admin1:
        return area.country == part.country and area.admin1 == part.admin1
    if area.radius_km < _WIDER * part.radius_km:
        return False
    if area.lat is None or part.lat is None or area.lon is None or part.lon is None:
        return False
    return distance_km(area.lat, area.lon, part.lat, part.lon) <= area.radius_km


def sharpest(spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Those of *spots* that say most: stated before carried over, no surroundings of another."""
    stated = tuple(s for s in spots if s.stated) or spots
    distinct = {(s.id or s.name, s.stated): s for s in reversed(stated)}
    kept = tuple(reversed(distinct.values()))
    return tuple(s for s in kept if not any(o is not s and contains(s, o) for o in kept))


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The distance of two points in kilometres; equirectangular, good to 1 % below 500 km."""
    east = (lon - other_lon + 180.0) % 360.0 - 180.0
    east *= math.cos(math.radians((lat + other_lat) / 2))
    return math.hypot(lat - other_lat, east) * _KM_A_DEGREE
