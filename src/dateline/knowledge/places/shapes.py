"""Provinces and borders of the world as shapes to draw, read from ``shapes.tsv.gz`` on first use.

Natural Earth's first divisions, simplified (see SOURCES.md and scripts/build_shapes.py). Borders
are kept as arcs, each once, so that neighbours fit; an arc becomes points only when asked for.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.errors import KnowledgeError

#: Longitude and latitude in degrees (WGS 84).
LonLat = tuple[float, float]
#: West, south, east, north in degrees.
Box = tuple[float, float, float, float]
#: An arc is a coast, a line within a country, or a border between two.
COAST, LINE, BORDER = "c", "l", "b"

_FILE = "shapes.tsv.gz"
_PROVINCE_CELLS = 7


@dataclass(frozen=True, slots=True)
class Province:
    """A first division. ``code`` is ISO 3166-2 or "", ``country`` ISO 3166 alpha-3 or "".

    ``label`` is a point well inside; ``rings`` names the arcs of each ring, -1 - n for arc n walked
    backwards; holes are rings too (fill by the even-odd rule).
    """

    code: str
    country: str
    name: str
    label: LonLat
    box: Box
    rings: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Shapes:
    """All provinces and arcs; ``arcs`` are kept as text, steps of 1/``scale`` degree."""

    provinces: tuple[Province, ...] = ()
    kinds: tuple[str, ...] = ()
    arcs: tuple[str, ...] = ()
    scale: int = 1000

    def within(self, box: Box) -> tuple[Province, ...]:
        """The provinces whose bounds meet *box*, which may reach beyond 180 degrees."""
        parts = _unwrapped(box)
        return tuple(p for p in self.provinces if any(_meet(p.box, part) for part in parts))

    def ring(self, arcs: tuple[int, ...]) -> tuple[LonLat, ...]:
        """The points of a province's ring, closed."""
        points: list[LonLat] = []
        for number in arcs:
            own = self.arc(number) if number >= 0 else self.arc(-1 - number)[::-1]
            points += own[1:] if points else own
        return tuple(points)

    def arc(self, number: int) -> tuple[LonLat, ...]:
        """The points of one arc."""
        steps = list(map(int, self.arcs[number].split()))
        x = y = 0
        points = []
        for right, up in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + right, y + up
            points.append((x / self.scale, y / self.scale))
        return tuple(points)

    def lines(self, provinces: Iterable[Province], kind: str) -> Iterator[tuple[LonLat, ...]]:
        """The arcs of one kind around *provinces*, each once."""
        around = {n if n >= 0 else -1 - n for p in provinces for ring in p.rings for n in ring}
        return (self.arc(n) for n in sorted(around) if self.kinds[n] == kind)


@cache
def load_shapes() -> Shapes:
    """The shapes that ship with Dateline; raises KnowledgeError when the file is damaged."""
    packed = resources.files("dateline.knowledge.places").joinpath(_FILE).read_bytes()
    return parse_shapes(gzip.decompress(packed).decode("utf-8"))


def parse_shapes(text: str) -> Shapes:
    """Shapes from the lines of the file; raises KnowledgeError that names every malformed line."""
    scale, provinces, kinds, arcs, faults = 1000, [], [], [], []
    for number, line in enumerate(text.splitlines(), 1):
        cells = line.split("\t")
        if cells[0] == "A" and len(cells) == 3:
            kinds.append(cells[1])
            arcs.append(cells[2])
        elif cells[0] == "R" and len(cells) == _PROVINCE_CELLS:
            provinces.append(_province(cells, scale))
        elif cells[0] == "scale" and len(cells) == 2:
            scale = int(cells[1])
        else:
            faults.append(f"{_FILE}:{number}: {line[:40]!r}")
    if faults:
        raise KnowledgeError(faults)
    return Shapes(tuple(provinces), tuple(kinds), tuple(arcs), scale)


def _province(cells: list[str], scale: int) -> Province:
    _, code, country, name, label, box, rings = cells
    lon, lat = (int(n) / scale for n in label.split())
    west, south, east, north = (int(n) / scale for n in box.split())
    arcs = tuple(tuple(map(int, ring.split())) for ring in rings.split(","))
    return Province(code, country, name, (lon, lat), (west, south, east, north), arcs)


def _unwrapped(box: Box) -> tuple[Box, ...]:
    """*box* as one or two boxes within -180..180."""
    west, south, east, north = box
    if west < -180:
        return (west + 360, south, 180.0, north), (-180.0, south, east, north)
    if east > 180:
        return (west, south, 180.0, north), (-180.0, south, east - 360, north)
    return (box,)


def _meet(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
