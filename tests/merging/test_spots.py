"""Places as points with radii."""

from __future__ import annotations

import pytest

from dateline.merging.spots import contains, distance_km, sharpest
from merging.tell_records import spot


@pytest.mark.parametrize(
    ("area", "part", "inside"),
    [
        ("land", "alpha", True),
        ("alpha", "land", False),
        ("north", "alpha", True),
        ("north", "hilltop", True),  # by its division alone
        ("north", "gamma", False),
        ("south", "gamma", True),
        ("alpha", "quarter", True),
        ("quarter", "alpha", False),
        ("alpha", "suburb", False),  # not wide enough to hold it
        ("desert", "alpha", True),
        ("desert", "hilltop", False),  # a point that nobody knows
        ("alpha", "hilltop", False),
    ],
)
def test_containment(area: str, part: str, inside: bool) -> None:
    assert contains(spot(area), spot(part)) is inside


def test_a_country_that_is_not_known_holds_nothing() -> None:
    assert not contains(spot("land", country=""), spot("alpha", country=""))


@pytest.mark.parametrize(
    ("spots", "kept"),
    [
        ("alpha north land", "alpha"),
        ("alpha beta", "alpha beta"),
        ("beta alpha", "beta alpha"),
        ("alpha alpha", "alpha"),
        ("north gamma", "north gamma"),
        ("", ""),
    ],
)
def test_of_places_the_surroundings_go(spots: str, kept: str) -> None:
    found = sharpest(tuple(map(spot, spots.split())))
    assert " ".join(s.name for s in found) == kept


def test_places_carried_over_yield_to_those_stated() -> None:
    carried = spot("beta", stated=False)
    assert sharpest((carried, spot("alpha"))) == (spot("alpha"),)
    assert sharpest((carried,)) == (carried,)


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [((0, 0), (0, 1), 111.2), ((60, 10), (60, 11), 55.6), ((0, 179.5), (0, -179.5), 111.2)],
)
def test_distances(one: tuple[float, float], other: tuple[float, float], km: float) -> None:
    assert distance_km(*one, *other) == pytest.approx(km, rel=0.01)
