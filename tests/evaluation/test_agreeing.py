"""When names, places, counts and times agree."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.evaluation.agreeing import (
    count_agrees,
    kilometres,
    matched,
    names_agree,
    normal,
    place_agrees,
    time_meets,
)
from dateline.evaluation.gold import GoldCount, GoldPlace
from dateline.model import Count, Place, Span

GOMA = (-1.67, 29.22)
NOWHERE = Span(0, 4, "Goma")


def test_names_are_compared_without_accents_stops_and_articles() -> None:
    assert normal("The U.N. Mission of Québec") == "un mission quebec"


@pytest.mark.parametrize(
    ("gold", "form", "same"),
    [
        ("March 23 Movement", "the March 23 Movement", True),
        ("M23", "M23 rebels", True),
        ("Army of Congo", "army", True),
        ("US Army", "US", False),
        ("army", "armytown", False),
        ("they", "they", False),
        ("Kabila", "his", False),
        ("army", "army units of the eastern command in Goma", False),
        ("army", "", False),
    ],
)
def test_names(gold: str, form: str, same: bool) -> None:
    assert names_agree([gold], [form]) is same


@pytest.mark.parametrize(
    ("kind", "north_km", "same"),
    [("place", 29, True), ("place", 31, False), ("adm1", 150, True), ("region", 390, True)],
)
def test_places_with_coordinates_agree_by_distance(kind: str, north_km: float, same: bool) -> None:
    gold = GoldPlace(("Elsewhere",), kind, "COD", *GOMA)
    place = Place(NOWHERE, "Goma", lat=GOMA[0] + north_km / 111.2, lon=GOMA[1])
    assert place_agrees(gold, place) is same
    assert not place_agrees(gold, Place(NOWHERE, "Elsewhere"))


def test_countries_agree_by_code_and_other_places_by_name() -> None:
    congo = GoldPlace(("Congo",), "country", "COD")
    assert place_agrees(congo, Place(NOWHERE, "Zaire", country="COD", precision="country"))
    assert not place_agrees(congo, Place(NOWHERE, "Goma", country="COD", precision="place"))
    assert place_agrees(GoldPlace(("Goma",)), Place(NOWHERE, "unresolved"))


def test_a_degree_of_latitude() -> None:
    assert kilometres((0, 0), (1, 0)) == pytest.approx(111.2, abs=0.1)


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ((3, 3, None), (3, 3, 9), True),
        ((3, None, None), (3, None, None), True),
        ((0, None, 40), (0, None, 50), False),
        ((3, 3, 3), (4, 4, 4), False),
    ],
)
def test_the_upper_bound_counts_only_where_there_is_no_best(
    gold: tuple[int | None, ...], found: tuple[int | None, ...], same: bool
) -> None:
    assert count_agrees(GoldCount("killed", *gold), Count("killed", *found)) is same


@pytest.mark.parametrize(
    ("found", "meets"),
    [((10, 10), True), ((8, 10), True), ((7, 10), False), ((13, 14), False), (None, False)],
)
def test_an_interval_meets_when_it_is_not_too_wide(
    found: tuple[int, int] | None, meets: bool
) -> None:
    def days(a: int, b: int) -> tuple[dt.date, dt.date]:
        return dt.date(2014, 6, a), dt.date(2014, 6, b)

    assert time_meets(days(10, 11), days(*found) if found else None) is meets


def test_matching_is_one_to_one_in_order() -> None:
    assert matched([1, 1, 2], [1, 2, 3], lambda a, b: a == b) == 2
