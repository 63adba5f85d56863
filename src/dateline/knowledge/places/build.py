"""Builds the gazetteer: one read-only SQLite file from the open packages and our own tables."""

from __future__ import annotations

import contextlib
import math
import os
import shutil
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.knowledge.places.areas import (
    area_records,
    city_divisions,
    country_records,
    divisions,
)
from dateline.knowledge.places.joining import joined
from dateline.knowledge.places.keys import bare_key, name_key, sound_key
from dateline.knowledge.places.sources import Extent, Raw, airports, cities, countries, versions
from dateline.knowledge.places.spelling import spelling
from dateline.knowledge.places.tables import country_names, supplement

#: Raised whenever the shape of the file or the way keys are made changes.
FORMAT = 3
#: ``less`` is the population below zero: bearers of a name then lie in the order they are read in.
TABLES = """
CREATE TABLE place (number INTEGER PRIMARY KEY, id TEXT, name TEXT, feature TEXT, country TEXT,
                    admin1 TEXT, lat REAL, lon REAL, population INTEGER, radius_m INTEGER,
                    timezone INTEGER);
CREATE TABLE name (key TEXT, rank INTEGER, less INTEGER, place INTEGER,
                   PRIMARY KEY (key, rank, less, place)) WITHOUT ROWID;
CREATE TABLE zone (number INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE tally (feature TEXT PRIMARY KEY, places INTEGER);
CREATE TABLE about (field TEXT PRIMARY KEY, value TEXT);
"""
PLACE = "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)"
#: The IANA database has some 600 names of time zones.
_MOST_ZONES = 1000
_COUNT = {"places": "SELECT count(*) FROM place", "names": "SELECT count(*) FROM name"}
#: Rank of a name: the place's own, another spelling, one that only sounds alike.
OWN, OTHER, SOUND = 0, 1, 2


def build(target: Path, records: Iterable[Raw] | None = None) -> None:
    """Write the gazetteer to *target*, whole or not at all (safe when two processes do it).

    *records* stand in for those of the packages and of our own tables.
    """
    with whole(target) as path, contextlib.closing(unsafe(path)) as file:
        _fill(file, gathered() if records is None else records)


@contextlib.contextmanager
def whole(target: Path) -> Iterator[Path]:
    """A path to write to; what stands there becomes *target* if all went well, else it is gone."""
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".", suffix=".building", dir=target.parent))
    try:
        yield folder / target.name
        os.replace(folder / target.name, target)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def unsafe(path: Path) -> sqlite3.Connection:
    """An SQLite file, fast to write: one that is broken off is thrown away, not mended."""
    file = sqlite3.connect(path.resolve().as_uri(), uri=True, isolation_level=None)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE"):
        file.execute(f"PRAGMA {pragma}")
    return file


def _fill(file: sqlite3.Connection, records: Iterable[Raw]) -> None:
    file.executescript(TABLES)
    file.execute("BEGIN")
    places: list[tuple[object, ...]] = []
    names: set[tuple[str, int, int, int]] = set()
    zones: dict[str, int] = {}
    for number, raw in enumerate(records):
        places.append(place_row(number, raw, zones))
        names.update((key, rank, -raw.population, number) for key, rank in keys(raw))
    file.executemany(PLACE, places)
    file.executemany("INSERT INTO name VALUES (?,?,?,?)", sorted(names))
    close(file, zones, versions())


def place_row(number: int, raw: Raw, zones: dict[str, int]) -> tuple[object, ...]:
    """What `PLACE` inserts; *zones* (name -> number) grows with the time zones met."""
    known = raw.timezone in zones or len(zones) < _MOST_ZONES
    zone = zones.setdefault(raw.timezone, len(zones)) if raw.timezone and known else None
    return (
        number, raw.id, raw.names[0], raw.feature, raw.country, raw.admin1,
        raw.lat, raw.lon, raw.population, raw.radius_m, zone,
    )  # fmt: skip


def close(file: sqlite3.Connection, zones: dict[str, int], about: dict[str, str]) -> None:
    """Write what a file tells of itself: *about*, its time zones, places by feature; commit."""
    file.executemany("INSERT INTO zone VALUES (?,?)", [(n, name) for name, n in zones.items()])
    file.execute("INSERT INTO tally SELECT feature, count(*) FROM place GROUP BY feature")
    counts = {t: file.execute(_COUNT[t]).fetchone()[0] for t in _COUNT}
    facts = {**about, "format": FORMAT, **counts}
    file.executemany("INSERT INTO about VALUES (?,?)", [(k, str(v)) for k, v in facts.items()])
    file.execute("COMMIT")


def keys(raw: Raw) -> Iterator[tuple[str, int]]:
    """(key, rank) of every name of *raw*, each key once, under the first rank it has."""
    sounding = spelling().romanised
    seen: set[str] = set()
    for at, name in enumerate(raw.names):
        key = name_key(name)
        if len(key) < 2 or key in seen:
            continue
        seen.add(key)
        yield key, OWN if at == 0 else OTHER
        if raw.country in sounding:
            bare, sound = bare_key(key), "~" + sound_key(key)
            if bare not in seen and len(bare) > 3:
                seen.add(bare)
                yield bare, OTHER
            if len(sound) > 1 and sound not in seen:
                seen.add(sound)
                yield sound, SOUND


def gathered() -> Iterator[Raw]:
    """All records: supplement, countries, divisions, populated places, airports."""
    known = countries()
    alpha3 = {code: str(record["iso3"]) for code, record in known.items()}
    found = divisions()
    of_city = {place: (first, second) for place, first, second in city_divisions()}
    by_country: dict[str, Extent] = defaultdict(Extent)
    by_division: dict[int, Extent] = defaultdict(Extent)
    largest = _capitals(known, inhabited := cities())
    towns = []
    for city in inhabited:
        number = int(str(city["geonameid"]))
        first, second = of_city.get(number, (None, None))
        lat, lon = float(str(city["latitude"])), float(str(city["longitude"]))
        people = int(str(city["population"]))
        by_country[str(city["countrycode"])].add(lat, lon, people)
        for area in (first, second):
            if area is not None:
                by_division[area].add(lat, lon, people)
        state = found.get(first) if first is not None else None
        towns.append(
            Raw(
                f"geonames:{number}",
                [str(city["name"]), *latin(city["alternatenames"])],
                "capital" if number == largest.get((city["countrycode"], city["name"])) else "city",
                alpha3.get(str(city["countrycode"]), ""),
                state.names[0] if state else None,
                lat,
                lon,
                people,
                town_radius(people),
                str(city["timezone"]) or None,
            )
        )
    areas = area_records(found, by_division, alpha3)
    ours, others = joined(list(supplement()), [*areas, *towns])
    yield from ours
    yield from country_records(by_country, country_names())
    yield from others
    yield from airports(alpha3)


def _capitals(
    known: dict[str, dict[str, object]], inhabited: list[dict[str, object]]
) -> dict[tuple[object, object], int]:
    """(country alpha-2, name) of each capital -> GeoNames number of its largest bearer there."""
    names = {(code, record["capital"]) for code, record in known.items()}
    bearers = [c for c in inhabited if (c["countrycode"], c["name"]) in names]
    bearers.sort(key=lambda city: int(str(city["population"])))
    return {(c["countrycode"], c["name"]): int(str(c["geonameid"])) for c in bearers}


def latin(names: object) -> list[str]:
    """The names in Latin letters that begin like a name; codes and other scripts are left out."""
    assert isinstance(names, Iterable)  # noqa: S101
    return [
        n
        for n in map(str, names)
        if (n[:1].isupper() or n[:3] in {"al-", "el-", "ad-", "as-", "az-", "ar-"})
        and ord(max(n)) < 0x2100
        and ord(n[0]) < 0x250
        and not (n.isupper() and len(n) < 5)
    ]


def town_radius(people: int) -> int:
    """Rough radius in metres of the built-up area: 3,000 people a square kilometre, 1 to 20 km."""
    return min(20_000, max(1_000, round(1000 * math.sqrt(people / 3000 / math.pi))))
