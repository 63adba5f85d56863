"""What one report tells of each happening."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.engines.merging.telling import told_of
from dateline.merging.clustering import Constraints, pair
from dateline.merging.decisions import Standing
from dateline.merging.linking import scored_pairs
from dateline.merging.telling_json import dump_telling, load_telling
from dateline.merging.tellings import Telling, home_of, province_of, tellings
from dateline.merging.told import Told
from dateline.model import Coding, Place, Span
from dateline.store.entries import ReportEntry, StoredClaim, Version
from merging.tell_codings import LINES, coding, line, place
from merging.tell_records import LINKAGE

SOME = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
REPORTS = st.lists(LINES, min_size=1, max_size=6).map(lambda lines: coding("r", *lines))


def told_in(made: Coding) -> tuple[Told, ...]:
    entry, version = ReportEntry("k", made.report.id), Version("1", "s")
    claims = [StoredClaim(c, entry, 1, version) for c in made.claims]
    return told_of(made.report, claims, Standing())


def groups(found: tuple[Telling, ...]) -> list[tuple[str, ...]]:
    return [t.claims for t in found]


@SOME
@given(REPORTS, st.randoms())
def test_every_claim_is_in_one_telling_whatever_the_order(made: Coding, random: Random) -> None:
    told = list(told_in(made))
    found = tellings(told, LINKAGE)
    assert sorted(c for t in found for c in t.claims) == sorted(t.id for t in told)
    starts = {t.id: t.claim.trigger.start for t in told}
    for telling in found:
        assert telling.id == min(telling.claims, key=lambda c: (starts[c], c))
    random.shuffle(told)
    assert tellings(told, LINKAGE) == found


@SOME
@given(REPORTS)
def test_families_are_told_apart(made: Coding) -> None:
    told = {t.id: t for t in told_in(made)}
    for telling in tellings(told.values(), LINKAGE):
        claims = [told[c].claim for c in telling.claims]
        assert len({LINKAGE.words.family(c.type, c.modes) for c in claims}) == 1


@SOME
@given(REPORTS, st.data())
def test_people_put_claims_together_and_keep_them_apart(made: Coding, data: st.DataObject) -> None:
    ids = [c.id for c in made.claims]
    one, other = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
    if one == other:
        return
    at = frozenset({pair(one, other)})
    for constraints, same in ((Constraints(must=at), True), (Constraints(cannot=at), False)):
        found = groups(tellings(told_in(made), LINKAGE, constraints))
        assert any(one in g and other in g for g in found) is same


def test_a_report_comes_back_to_a_happening() -> None:
    made = coding(
        "r",
        line("raid", killed=12, actor="army"),
        line("raid", killed=12),
        line("truce", "Gamma", when=4),
    )
    raid, again, truce = (c.id for c in made.claims)
    assert groups(tellings(told_in(made), LINKAGE)) == [tuple(sorted((raid, again))), (truce,)]


@SOME
@given(REPORTS)
def test_a_telling_kept_as_json_is_the_same(made: Coding) -> None:
    for telling in tellings(told_in(made), LINKAGE):
        line = dump_telling(telling)
        assert load_telling(line) == telling
        assert dump_telling(load_telling(line)) == line
        assert "\n" not in line


@SOME
@given(REPORTS, REPORTS)
def test_tellings_from_json_score_the_same(made: Coding, other: Coding) -> None:
    other = coding_named(other, "q")
    every = [t for item in (made, other) for t in tellings(told_in(item), LINKAGE)]
    records = sorted((t.record for t in every), key=lambda r: r.id)
    kept = [load_telling(dump_telling(t)).record for t in every]
    kept.sort(key=lambda r: r.id)
    assert dict(scored_pairs(records, LINKAGE)) == dict(scored_pairs(kept, LINKAGE))


def coding_named(made: Coding, name: str) -> Coding:
    claims = tuple(replace(c, id=f"{c.id}{name}") for c in made.claims)
    return Coding(replace(made.report, id=name), claims=claims)


_AT = Span.of("there", 0, 5)


@pytest.mark.parametrize(
    ("where", "province", "home"),
    [
        (place("Alpha", _AT), "SYR/Northland", "SYR/Northland"),
        (place("Hilltop", _AT), "SYR/Northland", "/~hilltop"),
        (place("Hilltop, south", _AT), "SYR/Southland", "/~hilltop"),
        (Place(_AT, "The Deir ez-Zôr"), "/~deir ez zor", "/~deir ez zor"),
        (Place(_AT, "Deir ez Zor", None, "SYR"), "/~deir ez zor", "/~deir ez zor"),
        (Place(_AT, "Syria", "g:1", "SYR"), "SYR/~syria", "SYR/~syria"),
    ],
)
def test_provinces(where: Place, province: str, home: str) -> None:
    assert (province_of(where), home_of(where)) == (province, home)


def test_claims_of_ground_name_provinces_and_places() -> None:
    made = coding("r", line("capture", "Hilltop"), line("raid", "Alpha"))
    ground, raid = sorted(tellings(told_in(made), LINKAGE), key=lambda t: not t.provinces)
    assert ground.provinces == ("/~hilltop", "SYR/Northland")
    assert ground.places == ("name:Hilltop",)
    assert (raid.provinces, raid.places) == ((), ())
