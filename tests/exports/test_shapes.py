"""Provinces and borders that ship with Dateline."""

from __future__ import annotations

import itertools

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.places.shapes import BORDER, LonLat, Shapes, load_shapes, parse_shapes

SMALL = """\
scale\t10
R\tAA-1\tAAA\tWest\t5 5\t0 0 10 10\t0 1
R\tBB-1\tBBB\tEast\t15 5\t10 0 20 10\t-1 2
A\tb\t100 0 0 100
A\tc\t100 100 -100 0 0 -100 100 0
A\tc\t100 100 100 0 0 -100 -100 0
"""


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    return load_shapes()


def inside(point: LonLat, rings: list[tuple[LonLat, ...]]) -> bool:
    """Whether *point* lies within *rings* by the even-odd rule."""
    x, y = point
    crossed = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in itertools.pairwise(ring):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                crossed += 1
    return crossed % 2 == 1


@pytest.mark.parametrize(
    ("place", "point", "country", "name"),
    [
        ("Mosul", (43.13, 36.34), "IRQ", "Nineveh"),
        ("Aleppo", (37.16, 36.20), "SYR", "Aleppo"),
        ("Goma", (29.23, -1.66), "COD", "North Kivu"),
        ("Simferopol", (34.10, 44.95), "UKR", "Autonomous Republic of Crimea"),
        ("Juba", (31.58, 4.85), "SSD", "Central Equatoria"),
        ("Gaza", (34.44, 31.50), "PSE", "Gaza"),
    ],
)
def test_places_lie_in_their_province(
    shapes: Shapes, place: str, point: LonLat, country: str, name: str
) -> None:
    around = shapes.within((*point, *point))
    found = [p for p in around if inside(point, [shapes.ring(ring) for ring in p.rings])]
    assert [(p.country, p.name) for p in found] == [(country, name)]


def test_every_ring_is_closed_and_labels_lie_inside(shapes: Shapes) -> None:
    assert len(shapes.provinces) > 4000
    outside = 0
    for province in shapes.provinces:
        rings = [shapes.ring(ring) for ring in province.rings]
        assert all(ring[0] == ring[-1] and len(ring) > 3 for ring in rings), province.name
        outside += not inside(province.label, rings)
    assert outside < 40


def test_a_border_is_kept_once_for_both_neighbours() -> None:
    shapes = parse_shapes(SMALL)
    west, east = shapes.provinces
    assert shapes.ring(west.rings[0])[:2] == ((10.0, 0.0), (10.0, 10.0))
    assert shapes.ring(east.rings[0])[:2] == ((10.0, 10.0), (10.0, 0.0))
    assert list(shapes.lines((west, east), BORDER)) == [((10.0, 0.0), (10.0, 10.0))]


def test_only_provinces_of_the_box_are_found() -> None:
    shapes = parse_shapes(SMALL.replace("10 0 20 10", "1790 0 1800 10"))
    assert [p.name for p in shapes.within((-1, -1, 0.5, 0.5))] == ["West"]
    assert [p.name for p in shapes.within((-181, 0, -180.5, 1))] == ["East"]
    assert [p.name for p in shapes.within((180.5, 0, 181, 1))] == []


def test_a_damaged_file_names_its_lines() -> None:
    with pytest.raises(KnowledgeError, match=r"shapes\.tsv\.gz:2"):
        parse_shapes("scale\t10\nR\tonly\n")
