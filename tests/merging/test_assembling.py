"""An event from its claims: id, best values, parties, status; the order of arrival is nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.merging.assembling import assemble
from dateline.merging.told import Told
from dateline.model import Link
from merging.tell_events import RULES, event, raid, tell


def test_the_id_is_that_of_the_earliest_claim() -> None:
    told = [raid("12", "SOHR", "r2", on="05-03"), raid("9", "SANA", "r1", on="05-02", id="cabc")]
    assert event(told).id == "eabc"


def test_an_event_rests_on_a_claim() -> None:
    with pytest.raises(ValueError, match="at least one claim"):
        assemble((), rules=RULES)


def test_the_most_specific_place_that_most_chains_state() -> None:
    told = [
        tell("A raid in Northland", "raid", at="Northland", by="medics", report="r1"),
        tell("A raid on Alpha", "raid", by="SOHR", report="r2"),
        tell("A raid on Alpha itself", "raid", by="SANA", report="r3"),
        tell("A raid was seen", "raid", at="Beta", by="mayor", report="r4"),
    ]
    made = event(told)
    assert made.place and made.place.name == "Alpha"
    places = {s.value: len(s.claims) for s in made.supports if s.slot == "place"}
    assert places == {"Alpha": 2, "Beta": 1, "Northland": 1}


def test_a_chain_votes_once() -> None:
    told = [tell(f"A raid on Beta, part {i}", "raid", at="Beta", report="r1") for i in range(3)]
    told += [tell("A raid on Alpha", "raid", by=by, report=by) for by in ("SOHR", "SANA")]
    made = event(told)
    assert made.place and made.place.name == "Alpha"


def test_the_most_precise_time_that_chains_agree_on() -> None:
    told = [
        raid("", "SOHR", "r1", when="04-28 05-04"),
        raid("", "SANA", "r2", when="05-01"),
        raid("", "medics", "r3", when="05-01"),
    ]
    made = event(told)
    assert made.time and (made.time.start, made.time.end) == (dt.date(2021, 5, 1),) * 2


def test_type_modes_and_parties_with_the_claims_that_tell_them() -> None:
    told = [
        raid("", "SOHR", "r1", actor="Syria", to="civilians"),
        raid("", "SANA", "r2", actor="Syria", modes=("aerial", "destroy")),
        raid("", "medics", "r3", type="INTERCEPT", modes=()),
    ]
    made = event(told)
    assert (made.type, made.modes) == ("ASSAULT", ("aerial", "destroy"))
    assert [(p.side, p.name, len(p.claims)) for p in made.parties] == [
        ("actor", "Syrian Arab Army", 2),
        ("recipient", "civilians", 1),
    ]
    assert made.first_told == made.last_told == dt.date(2021, 5, 2)


def test_groups_and_links_are_kept() -> None:
    told = [raid("12", "SOHR", "r1"), raid("12", "SOHR", "r2")]
    link = Link(told[0].id, told[1].id, 2.0, True)
    made = assemble(
        told, rules=RULES, copies=(("r1", "r2"),), chains=(("r1", "r2"),), links=(link,)
    )
    assert (made.copies, made.chains, made.links) == ((("r1", "r2"),), (("r1", "r2"),), (link,))
    assert made.tolls[0].chain == 0
    assert made.status == "single_source"


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ([raid("12", "SOHR")], "single_source"),
        ([raid("12", "SOHR"), raid("12", "SOHR", "r2")], "single_source"),
        ([raid("12", "SOHR"), raid("12", "medics", "r2")], "corroborated"),
        (
            [raid("12", "SOHR"), raid("", "IS", "r2", actor="IS", stance="claims_responsibility")],
            "admitted",
        ),
        ([raid("", "Syria", actor="Syria"), raid("", "SOHR", "r2")], "admitted"),
        (
            [
                raid("", "SOHR", actor="Syria"),
                raid("", "Syria", "r2", actor="Syria", stance="denies", factuality="CT-"),
            ],
            "contested",
        ),
        ([raid("", "Syria", stance="denies", factuality="CT-")], "refuted"),
        (
            [raid("", "SOHR"), raid("", "SOHR", "r2", on="05-04", stance="retracts")],
            "withdrawn",
        ),
    ],
)
def test_status(told: list[Told], status: str) -> None:
    assert event(told).status == status


def test_who_is_held_responsible_and_by_whom() -> None:
    told = [
        raid("", "SOHR", "r1", actor="Syria"),
        raid("", "medics", "r2", actor="Russia"),
        raid("", "Syria", "r3", actor="Syria", stance="denies", factuality="CT-"),
        raid("", "SANA", "r4", actor="Syria,IS", modes=("clash",)),
    ]
    found = [(r.name, r.source, r.denied) for r in event(told).responsibility]
    assert found == [
        ("Russia", "Karam hospital", False),
        ("Syrian Arab Army", "Syrian Observatory for Human Rights", False),
        ("Syrian Arab Army", "Syrian Arab Army", True),
    ]


_CLAIMS = (
    raid("12", "SOHR", "r1"),
    raid("17", "SOHR", "r2", on="05-04", actor="Syria"),
    raid("9", "SANA", "r3", on="05-03", actor="IS"),
    raid("12", "", "r1"),
    raid("", "Syria", "r5", on="05-05", actor="Syria", stance="denies", factuality="CT-"),
    raid("", "IS", "r6", actor="IS", stance="claims_responsibility"),
    tell("A raid on Beta killed 30", "raid", at="Beta", killed="30", by="mayor", report="r7"),
    raid("", "medics", "r8", when="05-04", on="05-06"),
    tell("They executed the pilot", "executed", to="pilot", modes=("targeted",), report="r9"),
)


@given(st.permutations(_CLAIMS), st.integers(1, len(_CLAIMS)))
def test_the_order_of_arrival_changes_nothing(told: list[Told], many: int) -> None:
    kept = told[:many]
    made = event(kept)
    assert made == event(sorted(kept, key=lambda t: t.id))
    ids = {t.id for t in kept}
    assert {c.id for c in made.claims} == ids
    for part in (*made.tolls, *made.supports, *made.parties, *made.responsibility):
        assert part.claims and set(part.claims) <= ids
    for found in made.disputes:
        assert len(found.positions) > 1
        assert all(p.claims and set(p.claims) <= ids for p in found.positions)
