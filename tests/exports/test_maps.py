"""Maps: which places share one, where they lie, and that nothing lies on anything else."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.exports.situation.index import index_of
from dateline.exports.situation.maps.apart import apart
from dateline.exports.situation.maps.cores import cores
from dateline.exports.situation.maps.geometry import clipped, distance_km, fit, middle, path, runs
from dateline.exports.situation.maps.labels import LEVELS, Name, placed
from dateline.exports.situation.maps.overview import map_view
from dateline.exports.situation.maps.spots import Spot, theatres
from dateline.knowledge.places.shapes import Shapes
from dateline.model import EventPlace
from exports.sample import situation

CITIES = {
    "Mosul": (36.34, 43.13, "IRQ"),
    "Tikrit": (34.61, 43.68, "IRQ"),
    "Baghdad": (33.31, 44.36, "IRQ"),
    "Kirkuk": (35.47, 44.39, "IRQ"),
    "Goma": (-1.66, 29.23, "COD"),
    "Sake": (-1.57, 29.04, "COD"),
    "Manila": (14.6, 120.98, "PHL"),
}


def spot(name: str, events: int = 3, weight: int = 3) -> Spot:
    lat, lon, country = CITIES[name]
    place = EventPlace(name, name, lat, lon, country, "place", 1000)
    return Spot(name, place, tuple(range(events)), weight)


def test_far_theatres_get_maps_of_their_own() -> None:
    groups, left = theatres([*(spot(n) for n in CITIES if n != "Manila"), spot("Manila", 1, 1)])
    assert [{s.key for s in g} for g in groups] == [
        {"Mosul", "Tikrit", "Baghdad", "Kirkuk"},
        {"Goma", "Sake"},
    ]
    assert [s.key for s in left] == ["Manila"]


def test_a_crowd_is_drawn_apart_and_leaves_its_main_places() -> None:
    town = EventPlace("Aleppo", "a", 36.2, 37.16, "SYR", "place", 1000)
    crowd = [
        Spot(f"quarter {n}", replace(town, lat=36.2 + n / 300), (n,), 20 - n) for n in range(10)
    ]
    far = [spot("Mosul"), spot("Tikrit"), spot("Baghdad")]
    projection = fit([s.point for s in (*crowd, *far)], 1000, 600, least_km=70)
    left, found = cores([*crowd, *far], projection)
    assert [len(core.spots) for core in found] == [10]
    assert [s.key for s in left] == [*(c.key for c in crowd[:4]), *(f.key for f in far)]
    assert cores(far, projection) == (far, [])


@pytest.mark.parametrize(
    ("precision", "radius", "coarse"),
    [
        ("place", 1_000, False),
        ("adm1", 120_000, False),
        ("region", 300_000, True),
        ("country", 90_000, True),
        ("adm1", 900_000, True),
    ],
)
def test_a_country_is_no_point_on_a_map(precision: str, radius: int, coarse: bool) -> None:
    place = EventPlace("X", "x", 1.0, 1.0, "COD", precision, radius)
    assert Spot("x", place, (0,), 1).coarse is coarse


def test_all_events_are_on_a_map_or_in_a_list() -> None:
    told, codings = situation()
    view = map_view(index_of(told, codings), Shapes())
    drawn = {event for panel in view.panels for spot in panel.spots for event in spot.events}
    listed = {e for places in (view.coarse, view.elsewhere) for p in places for e in p.events}
    assert drawn | listed | {link.event for link in view.unlocated} == {0, 1, 2}


@given(
    st.lists(st.tuples(st.floats(-180, 180), st.floats(-75, 75)), min_size=1, max_size=8),
)
def test_a_fitted_map_shows_all_its_points(points: list[tuple[float, float]]) -> None:
    west = points[0][0]
    near = [((lon / 12 + west + 180) % 360 - 180, lat / 4) for lon, lat in points]
    projection = fit(near, 1000, 600, least_km=50)
    for point in near:
        x, y = projection.xy(point)
        assert -1e-6 <= x <= 1000.000001
        assert -1e-6 <= y <= 600.000001


def test_distances_on_the_map_are_true() -> None:
    mosul, tikrit = (43.13, 36.34), (43.68, 34.61)
    projection = fit([mosul, tikrit], 1000, 600, least_km=50)
    (x1, y1), (x2, y2) = projection.xy(mosul), projection.xy(tikrit)
    drawn = ((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5 / projection.per_km
    assert drawn == pytest.approx(distance_km(mosul, tikrit), rel=0.02)


def test_a_ring_is_cut_at_the_frame() -> None:
    ring = [(-500.0, 50.0), (50.0, -500.0), (600.0, 50.0), (50.0, 600.0)]
    cut = clipped(ring, 100, 100)
    assert all(-24.001 <= x <= 124.001 and -24.001 <= y <= 124.001 for x, y in cut)
    assert middle(cut)[2] == pytest.approx(148 * 148, rel=0.01)
    assert clipped([(300.0, 300.0), (400.0, 300.0), (400.0, 400.0)], 100, 100) == []


def test_a_line_is_kept_where_it_is_seen() -> None:
    line = [(float(x), 50.0) for x in range(-1000, 1001, 100)]
    (run,) = runs(line, 100, 100)
    assert run[0][0] < 0
    assert run[-1][0] > 100
    assert len(run) <= 5


def test_a_path_leaves_out_what_cannot_be_seen() -> None:
    assert path([(0.0, 0.0), (10.0, 0.0), (10.01, 0.0), (10.0, 5.0)], close=True) == (
        "M0 0l100 0 0 50z"
    )
    assert path([(0.0, 0.0), (0.01, 0.0), (0.0, 0.01)], close=True) == ""


@given(
    st.lists(
        st.tuples(st.floats(0, 1000), st.floats(0, 600), st.sampled_from(("place", "province"))),
        max_size=25,
    )
)
def test_names_never_lie_on_each_other(points: list[tuple[float, float, str]]) -> None:
    names = [Name(f"Town {n}", x, y, kind) for n, (x, y, kind) in enumerate(points)]
    labels = placed(names, [], 1000, 600)
    for level, zoom in enumerate(LEVELS):
        boxes = []
        for label in labels:
            if level not in label.hidden:
                wide = len(label.text) * 5.5
                x = label.x * zoom + label.dx
                left = {"start": x, "middle": x - wide / 2, "end": x - wide}[label.anchor]
                y = label.y * zoom + label.dy
                boxes.append((left, y - 8, left + wide, y))
        for a, b in combinations(boxes, 2):
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_signs_at_one_place_are_moved_apart() -> None:
    moves = apart([(100.0, 100.0, 20.0, 8.0), (101.0, 100.0, 10.0, 8.0), (300.0, 100.0, 9.0, 9.0)])
    assert moves[0] == (0.0, 0.0)
    assert abs(moves[1][1]) >= 14
    assert moves[2] == (0.0, 0.0)
