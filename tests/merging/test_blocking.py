"""Which tellings meet: all that could be one happening, and few others."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dateline.merging.blocking import LONG, asked_keys, cells, control_keys, meetings, stored_keys
from dateline.merging.comparing.place import spots_level
from dateline.merging.linking import scored_pairs
from dateline.merging.records import Record
from dateline.merging.spots import Spot
from merging.tell_records import LINKAGE, POINTS, SPOTS, day, named, number, rec, spot, two_points

DAYS = st.tuples(st.integers(1, 25), st.integers(0, 6)).map(lambda d: (d[0], d[0] + d[1]))


def meet(a: Record, b: Record) -> bool:
    return bool(set(asked_keys(a)) & set(stored_keys(b)))


@given(two_points(), DAYS, st.integers(0, 6), st.integers(0, 6))
def test_places_in_one_neighbourhood_on_one_day_meet(
    points: tuple[Spot, Spot], ours: tuple[int, int], back: int, more: int
) -> None:
    one, other = points
    assume(spots_level(one, other) in ("same", "inside", "near"))
    theirs = (ours[1] - back, ours[1] - back + more)
    theirs = (theirs[0], max(theirs[1], ours[0]))
    a, b = rec("c1", spots=(one,), on=ours), rec("c2", spots=(other,), on=theirs)
    assert meet(a, b)
    assert meet(b, a)


@given(POINTS, DAYS, st.sampled_from(["West", "East"]))
def test_a_division_meets_what_lies_in_it(part: Spot, on: tuple[int, int], name: str) -> None:
    area = spot("north", id="d", name=name, admin1=name)
    a, b = rec("c1", spots=(area,), on=on), rec("c2", spots=(part,), on=on)
    assert meet(a, b) == meet(b, a) == (part.admin1 == name)


RECORDS = st.builds(
    lambda places, on, killed, by: rec(
        at=" ".join(places),
        on=on,
        numbers=tuple(number(str(n)) for n in killed),
        actors=tuple(named(b, f"group/{b}") for b in by),
    ),
    st.lists(st.sampled_from(list(SPOTS)), max_size=2),
    st.one_of(st.none(), DAYS, st.tuples(st.just(1), st.integers(LONG, LONG + 4))),
    st.lists(st.sampled_from([3, 12]), max_size=1),
    st.lists(st.sampled_from(["one", "two"]), max_size=1),
)


@given(RECORDS, RECORDS)
def test_asking_is_symmetric(a: Record, b: Record) -> None:
    assert meet(a, b) == meet(b, a)


@given(st.lists(RECORDS, max_size=6), st.data())
def test_asking_for_what_is_new_finds_what_asking_for_all_does(
    made: list[Record], data: st.DataObject
) -> None:
    records = [replace(r, id=f"c{n}") for n, r in enumerate(made)]
    new = data.draw(st.sets(st.sampled_from(range(len(records))))) if records else set()
    every = dict(scored_pairs(records, LINKAGE))
    asked = dict(scored_pairs(records, LINKAGE, asking=new))
    ids = {f"c{n}" for n in new}
    assert asked == {at: s for at, s in every.items() if ids & set(at)}


@pytest.mark.parametrize(
    ("ours", "theirs", "met"),
    [
        ({"at": "alpha", "on": 1}, {"at": "alpha", "on": 2}, True),
        ({"at": "alpha", "on": 1}, {"at": "suburb", "on": 1}, True),
        ({"at": "alpha", "on": 1}, {"at": "alpha", "on": 20}, False),
        ({"at": "alpha", "on": 1}, {"at": "gamma", "on": 1}, False),
        ({"at": "alpha", "on": 1}, {"at": "beta", "on": 1}, False),  # not through their province
        ({"at": "alpha", "on": 1}, {"at": "north", "on": 1}, True),
        ({"at": "alpha", "on": 1}, {"at": "south", "on": 1}, False),
        ({"at": "north", "on": 1}, {"at": "north", "on": 1}, True),
        ({"at": "land", "on": 1}, {"at": "land", "on": 1}, False),  # a whole country
        ({"at": "hilltop", "on": 1}, {"at": "hilltop", "on": 1}, True),  # by its name
        ({"at": "hilltop", "on": 1}, {"at": "north", "on": 1}, True),
        ({"at": "alpha"}, {"at": "alpha", "on": 1}, True),  # undated: just before publication
        ({"at": "alpha", "published": None}, {"at": "alpha", "on": 1}, False),
        ({"at": "alpha", "on": (1, 80)}, {"at": "alpha", "on": (2, 90)}, True),  # by year
        ({"at": "alpha", "on": (1, 80)}, {"at": "alpha", "on": 5}, False),
        ({"on": 1}, {"on": 1}, False),
        ({"on": 1, "numbers": (number("12"),)}, {"on": 1, "numbers": (number("12"),)}, True),
        ({"on": 1, "numbers": (number("3"),)}, {"on": 1, "numbers": (number("3"),)}, False),
        (
            {"on": 1, "actors": (named("x", "g/x"),)},
            {"on": 1, "actors": (named("x", "g/x"),)},
            True,
        ),
        ({"on": 1, "actors": (named("rebels"),)}, {"on": 1, "actors": (named("rebels"),)}, False),
        ({"at": "alpha", "on": 1}, {"at": "alpha", "on": 1, "family": "family.truce"}, False),
    ],
)
def test_who_meets(ours: dict[str, object], theirs: dict[str, object], met: bool) -> None:
    a, b = rec("c1", **ours), rec("c2", **theirs)
    assert (meet(a, b), meet(b, a)) == (met, met)


def test_keys_are_signed_64_bit_numbers_in_order() -> None:
    for keys in (stored_keys(rec(at="alpha north", on=(1, 9))), control_keys(["SYR/A", "SYR/B"])):
        assert keys == tuple(sorted(set(keys)))
        assert all(-(2**63) <= key < 2**63 for key in keys)


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 500))
def test_cells_of_a_point_are_few_and_of_the_globe(lat: float, lon: float, radius: float) -> None:
    found = list(cells(lat, lon, radius))
    assert 1 <= len(found) <= 60
    assert all(0 <= x < 720 for _, x in found)


def test_cells_go_on_across_the_date_line() -> None:
    assert set(cells(0.0, 179.99, 5)) & set(cells(0.0, -179.99, 5))


@given(st.lists(RECORDS, max_size=5))
def test_who_asks_meets_all_that_share_a_key(records: list[Record]) -> None:
    every = range(len(records))
    found = {(i, j) for i, others in meetings(records, every) for j in others}
    pairs = product(every, repeat=2)
    assert found == {(i, j) for i, j in pairs if i != j and meet(records[i], records[j])}


def test_a_day_is_an_ordinal() -> None:
    assert rec(on=1).first == day(1)
