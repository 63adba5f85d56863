"""The levels that comparisons find, a table for each."""

from __future__ import annotations

from itertools import pairwise, product
from typing import Any

import pytest

from dateline.merging.comparing import (
    counts,
    details,
    kind,
    levels_across,
    levels_within,
    parties,
    place,
    time,
    victims,
    wording,
)
from dateline.merging.explaining import link
from dateline.merging.linking import score
from merging.tell_records import LINKAGE, WORDS, named, number, rec, spot

COMMON, TELLING, RARE = (
    next(s for s, v in WORDS.rarity.items() if low <= v < high)
    for low, high in ((0, 2.9), (3.1, 4.4), (6.1, 9))
)


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("alpha", "alpha", "same, stated"),
        ("hilltop", "hilltop", "same, stated"),
        ("alpha", "quarter", "inside, stated"),
        ("quarter", "alpha", "inside, stated"),
        ("north", "alpha", "inside, stated"),
        ("alpha", "suburb", "near, stated"),
        ("alpha", "village", "apart, stated"),
        ("alpha", "gamma", "far, stated"),
        ("land", "alpha", "wide, stated"),
        ("land", "land", "wide, stated"),
        ("desert", "gamma", "far, stated"),
        ("hilltop", "alpha", "unknown"),
        ("", "alpha", "unknown"),
        ("", "", "unknown"),
        ("gamma alpha", "alpha beta", "same, stated"),  # the closest pair counts
        ("gamma", "land beta", "wide, stated"),
    ],
)
def test_places(one: str, other: str, level: str) -> None:
    assert place.level(rec(at=one), rec(at=other)) == level
    assert place.level(rec(at=other), rec(at=one)) == level


@pytest.mark.parametrize(
    ("km", "radius", "other", "level"),
    [
        (11, 3, 0.5, "near"),
        (12, 3, 0.5, "apart"),
        (12, 3, 3, "near"),
        (37, 15, 15, "near"),
        (65, 3, 3, "apart"),
        (67, 3, 3, "far"),
    ],
)
def test_distance_counts_from_both_radii(
    km: float, radius: float, other: float, level: str
) -> None:
    a = spot("alpha", radius_km=radius)
    b = spot("suburb", lat=36 + km / 111.195, lon=37.0, radius_km=other)
    assert place.spots_level(a, b) == level


def test_a_place_of_the_same_name_is_the_same_in_one_country_only() -> None:
    town = spot("alpha", id="")
    assert place.spots_level(town, spot("gamma", id="x", name="alpha")) == "same"
    abroad = spot("gamma", id="x", name="alpha", country="TUR")
    assert place.spots_level(town, abroad) == "far"


def test_a_place_carried_over_says_less() -> None:
    carried = rec(spots=(spot("alpha", stated=False),))
    assert place.level(carried, rec(at="alpha")) == "same, carried"
    assert place.level(carried, rec(at="gamma")) == "far, carried"


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        (1, 1, "meet"),
        ((1, 3), (3, 9), "meet"),
        (1, 2, "next"),
        (1, 3, "apart"),
        (1, 8, "apart"),
        (1, 9, "far"),
        ((1, 22), 5, "scale"),
        ((1, 21), 5, "meet"),
        ((1, 30), (5, 20), "meet"),
        (None, 1, "unknown"),
        (None, None, "unknown"),
    ],
)
def test_days(one: Any, other: Any, level: str) -> None:
    for a, b in ((one, other), (other, one)):
        ours, theirs = rec(on=a), rec(on=b)
        assert time.gap(ours, theirs) == level
        assert time.level(ours, theirs) == (level if level == "unknown" else f"{level}, stated")


def test_a_day_inferred_says_less() -> None:
    assert time.level(rec(on=1, day_stated=False), rec(on=1)) == "meet, carried"


ARMY = named("syrian arab army", "SYR/army", "SYR", "MIL")
AIR_FORCE = named("syrian arab air force", "SYR/air-force", "SYR", "MIL")
IS = named("islamic state", "group/islamic-state", "", "IMG")
REBELS, TROOPS = named("rebels"), named("troops", country="SYR")
RUSSIA = named("russia", "RUS", "RUS", "GOV")
BRIGADE, PART = named("hawk brigade"), named("southern hawk brigade")


@pytest.mark.parametrize(
    ("ours", "theirs", "level"),
    [
        ([ARMY], [ARMY], "same"),
        ([ARMY, IS], [RUSSIA, IS], "same"),
        ([BRIGADE], [BRIGADE], "same"),  # by name, where no registry has it
        ([ARMY], [AIR_FORCE], "compatible"),  # organs of one state
        ([IS], [REBELS], "compatible"),  # a class noun beside a name
        ([ARMY], [TROOPS], "compatible"),
        ([RUSSIA], [TROOPS], "other"),  # of another country
        ([BRIGADE], [PART], "compatible"),  # a word in common
        ([ARMY], [IS], "other"),
        ([ARMY], [RUSSIA], "other"),
        ([ARMY], [], "unknown"),
        ([], [], "none"),
    ],
)
def test_actors(ours: list[Any], theirs: list[Any], level: str) -> None:
    a, b = rec(actors=tuple(ours)), rec(actors=tuple(theirs))
    assert (parties.actors(a, b), parties.actors(b, a)) == (level, level)


@pytest.mark.parametrize(
    ("ours", "theirs", "level"),
    [
        (([ARMY], [IS]), ([IS], [ARMY]), "swapped"),
        (([ARMY], []), ([], [ARMY]), "swapped"),
        (([ARMY], [IS]), ([ARMY], [IS]), "straight"),
        (([ARMY, IS], []), ([ARMY], [IS]), "straight"),
        (([], []), ([], []), "straight"),
    ],
)
def test_parties_that_change_sides(ours: Any, theirs: Any, level: str) -> None:
    a, b = (rec(actors=tuple(x), recipients=tuple(y)) for x, y in (ours, theirs))
    assert (parties.swapped(a, b), parties.swapped(b, a)) == (level, level)


@pytest.mark.parametrize(
    ("ours", "theirs", "level"),
    [
        ("10", "10", "equal, large"),
        ("29", "29", "equal, exact"),
        ("9", "9", "equal"),
        ("1", "1", "agree"),  # one dead is told of too many happenings
        ("8+", "10", "agree"),
        ("10", "20-", "agree"),
        ("8+", "12+", "agree"),
        ("10", "8", "close"),
        ("10", "5", "close"),
        ("10", "4", "differ"),
        ("12+", "10", "close"),
        ("25+", "10", "differ"),
        ("0", "3", "differ"),
        ("?", "10", "unknown"),
    ],
)
def test_numbers(ours: str, theirs: str, level: str) -> None:
    x, y = number(ours), number(theirs)
    assert (counts.numbers_level(x, y), counts.numbers_level(y, x)) == (level, level)


@pytest.mark.parametrize(
    ("ours", "theirs", "level"),
    [
        ([number("10")], [number("10", "injured")], "unknown"),
        ([number("10"), number("4")], [number("4")], "equal"),  # the best level counts
        ([number("10", "troops")], [number("10", "troops")], "unknown"),
        ([], [number("10")], "unknown"),
    ],
)
def test_counts(ours: list[Any], theirs: list[Any], level: str) -> None:
    assert counts.level(rec(numbers=tuple(ours)), rec(numbers=tuple(theirs))) == level


@pytest.mark.parametrize(
    ("ours", "theirs", "level"),
    [
        ("ASSAULT aerial", "ASSAULT aerial", "same mode"),
        ("ASSAULT aerial", "ASSAULT heavy-weapons", "kindred modes"),
        ("ASSAULT aerial", "ASSAULT beat", "other modes"),
        ("ASSAULT aerial", "ASSAULT", "mode unsaid"),
        ("ASSAULT", "ASSAULT", "mode unsaid"),
        ("ASSAULT aerial", "CONTROL capture", "other type"),
    ],
)
def test_types_and_modes(ours: str, theirs: str, level: str) -> None:
    a, b = (rec(types=t[:1], modes=t[1:]) for t in (ours.split(), theirs.split()))
    assert (kind.level(a, b, WORDS), kind.level(b, a, WORDS)) == (level, level)


@pytest.mark.parametrize(
    ("ours", "theirs", "level"),
    [
        (TELLING, TELLING, "same"),
        (COMMON, COMMON, "common"),
        ("airstrik", "blast", "other"),
        ("", "", "other"),
    ],
)
def test_words_for_the_act(ours: str, theirs: str, level: str) -> None:
    assert kind.trigger(rec(stems=ours.split()), rec(stems=theirs.split()), WORDS) == level


@pytest.mark.parametrize(
    ("ours", "theirs", "level"),
    [
        ("airstrik", "shell", "same"),
        ("airstrik", "explos", "compatible"),
        ("airstrik", "kill", "compatible"),  # an outcome may be that of any act
        ("abduct", "attack", "compatible"),  # and a broad word may name any
        ("airstrik", "abduct", "other"),
        ("behead", "clash", "other"),
        ("airstrik", "picnic", "unknown"),
        ("", "", "unknown"),
    ],
)
def test_kinds_of_act(ours: str, theirs: str, level: str) -> None:
    a, b = rec(stems=ours.split()), rec(stems=theirs.split())
    assert (kind.act(a, b, WORDS), kind.act(b, a, WORDS)) == (level, level)


@pytest.mark.parametrize(
    ("ours", "theirs", "level"),
    [
        (RARE, RARE, "same, rare"),
        (COMMON, COMMON, "same"),
        ("person", "person", "people"),
        (f"person {COMMON}", "person", "people"),
        (COMMON, "person", "people and other"),
        (RARE, "zeppelin", "other, rare"),
        (COMMON, RARE, "other"),
        (RARE, "", "one, rare"),
        (COMMON, "", "unknown"),
        ("person", "", "unknown"),
        ("", "", "unknown"),
    ],
)
def test_those_hit(ours: str, theirs: str, level: str) -> None:
    a, b = rec(victims=ours.split()), rec(victims=theirs.split())
    assert (victims.level(a, b, WORDS), victims.level(b, a, WORDS)) == (level, level)


@pytest.mark.parametrize(
    ("ours", "theirs", "level"),
    [
        ("", "q1", "none"),
        ("q1 q2", "q3 q4", "none"),
        ("q1 q2 q3 q4 q5 q6 q7", "q1 p2 p3 p4 p5 p6 p7", "little"),
        ("q1 q2 q3 q4", "q1 p2 p3 p4", "some"),
        ("q1 q2", "q1 p2 p3", "much"),
        ("q1 q2", "q1 q2 p3 p4 p5", "copied"),
    ],
)
def test_wording(ours: str, theirs: str, level: str) -> None:
    a, b = rec(words=ours.split()), rec(words=theirs.split())
    assert (wording.level(a, b, WORDS), wording.level(b, a, WORDS)) == (level, level)


@pytest.mark.parametrize(
    ("ours", "theirs", "level"),
    [
        ("karam", "karam", "shared, rare"),
        (COMMON, COMMON, "shared"),
        ("karam", "idris", "other"),
        ("karam", "", "none"),
    ],
)
def test_names(ours: str, theirs: str, level: str) -> None:
    assert wording.names(rec(proper=ours.split()), rec(proper=theirs.split()), WORDS) == level


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ((0, 40), (0, 40), "same sentence"),
        ((0, 40), (41, 90), "next sentence"),
        ((0, 40), (600, 700), "near by"),
        ((0, 40), (700, 800), "far"),
    ],
)
def test_how_far_passages_stand(one: Any, other: Any, level: str) -> None:
    a, b = rec(passage=one), rec(passage=other)
    assert (wording.distance(a, b), wording.distance(b, a)) == (level, level)


@pytest.mark.parametrize(
    ("days", "level"),
    [(0, "same day"), (2, "days"), (3, "week"), (7, "week"), (8, "later"), (None, "unknown")],
)
def test_how_far_reports_were_published(days: int | None, level: str) -> None:
    a, b = rec(published=100), rec(published=None if days is None else 100 + days)
    assert (wording.told(a, b), wording.told(b, a)) == (level, level)


def test_what_text_alone_gives_is_compared_within_a_report() -> None:
    a, b = rec("c1", report="r"), rec("c2", report="r", article="definite")
    assert dict(levels_within(a, b, 0, WORDS))["article"] == "definite, next"
    assert dict(levels_within(a, b, 4, WORDS))["article"] == "definite"
    assert dict(levels_within(a, rec("c3"), 4, WORDS))["article"] == "plain"
    amid = [dict(levels_within(a, b, n, WORDS))["between"] for n in (0, 1, 2, 3, 5, 6)]
    assert amid == ["none", "few", "few", "some", "some", "many"]


def test_ground_is_compared_of_claims_of_ground_only() -> None:
    ground = rec(family="family.ground")
    assert "ground" in dict(levels_across(ground, ground, WORDS))
    assert "ground" not in dict(levels_across(rec(), rec(), WORDS))


RECORDS = [
    rec("c1", at="alpha", on=1, actors=(ARMY,), numbers=(number("10"),), victims=("convoy",)),
    rec("c2", at="north", on=(1, 9), actors=(REBELS,), numbers=(number("8+"),), published=None),
    rec("c3", at="land", report="rc1", words=("karam", "hospit"), proper=("karam",)),
    rec("c4", on=9, recipients=(ARMY,), types=("INTERCEPT",)),
]


@pytest.mark.parametrize(("a", "b"), [p for p in product(RECORDS, RECORDS) if p[0] is not p[1]])
def test_scores_and_reasons_do_not_depend_on_the_order(a: Any, b: Any) -> None:
    one, other = link(a, b, LINKAGE, joined=True), link(b, a, LINKAGE, joined=True)
    assert one == other
    assert one.left < one.right
    assert one.score == score(a, b, LINKAGE) == score(b, a, LINKAGE) >= -4
    weights = [abs(r.weight) for r in one.reasons]
    assert all(x >= y for x, y in pairwise(weights))
    assert all(r.why and "{" not in r.why for r in one.reasons)


def test_reasons_name_what_the_two_tell() -> None:
    first = RECORDS[0]
    said = {c: details(c, first) for c in ("place", "time", "actors", "counts", "kind", "wording")}
    assert said == {
        "place": "Alpha",
        "time": "2021-05-01",
        "actors": "syrian arab army",
        "counts": "killed 10",
        "kind": "ASSAULT",
        "wording": "",
    }
    assert details("victims", first) == "convoy"
    assert details("time", RECORDS[1]) == "2021-05-01 to 2021-05-09"
    nothing = [details(c, rec()) for c in ("place", "time", "actors", "counts")]
    assert nothing == ["no place", "no day", "nobody named", "no number"]
