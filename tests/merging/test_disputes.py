"""What sources disagree on, and what only looks like it."""

from __future__ import annotations

import pytest

from dateline.merging.told import Told
from dateline.model import Dispute
from merging.tell_events import disputed, event, raid, tell


def dispute(told: list[Told], attribute: str) -> Dispute:
    return next(d for d in event(told).disputes if d.attribute == attribute)


def test_numbers_of_two_sources_that_cannot_both_be_true() -> None:
    told = [raid("11", "SOHR"), raid("16+", "medics", "r2")]
    found = dispute(told, "toll")
    assert [(p.value, p.sources) for p in found.positions] == [
        ("killed 11", ("Syrian Observatory for Human Rights",)),
        ("killed at least 16", ("Karam hospital",)),
    ]
    assert found.positions[0].claims == (told[0].id,)


@pytest.mark.parametrize(
    "told",
    [
        [raid("10", "SOHR"), raid("8+", "medics", "r2")],
        [raid("10", "SOHR"), raid("17", "Rahman", "r2", on="05-03")],
        [raid("16+", "", "r1"), raid("24", "SOHR", "r2")],
        [raid("24~", "", "r1"), raid("51", "SOHR", "r2")],
        [raid("44", "SANA"), raid("31", "SANA", "r2")],
    ],
    ids=["at least", "update", "own at least", "dozens", "one voice"],
)
def test_numbers_that_are_no_dispute(told: list[Told]) -> None:
    assert disputed(told) == []


def test_over_a_long_battle_later_numbers_are_updates() -> None:
    days = {"when": "05-01 06-20", "tense": "ongoing"}
    told = [
        raid("429", "medics", on="06-11", **days),
        raid("525", "mayor", "r2", on="06-20", **days),
    ]
    assert disputed(told) == []


def denial(by: str, text: str = "It denied that it had raided Alpha", **values: object) -> Told:
    facts: dict[str, object] = {"stance": "denies", "factuality": "CT-", "report": "r9"} | values
    return tell(text, "raid", by=by, **facts)


def test_an_act_told_and_denied() -> None:
    told = [raid("", "SOHR", actor="Syria"), denial("Syria", actor="Syria")]
    found = dispute(told, "happened")
    assert [(p.value, p.claims) for p in found.positions] == [
        ("it happened", (told[0].id,)),
        ("it did not happen", (told[1].id,)),
    ]
    assert found.positions[1].interest == "own"


@pytest.mark.parametrize(
    "text",
    ["It denied responsibility for the raid on Alpha", "It had no hand in the raid on Alpha"],
)
def test_a_denial_of_who_did_it(text: str) -> None:
    told = [raid("", "SOHR", actor="Syria"), denial("Syria", text, actor="Syria")]
    assert [p.value for p in dispute(told, "responsibility").positions] == ["Syria", "not Syria"]
    assert "happened" not in disputed(told)


def test_where_people_died_a_denial_is_about_who_did_it() -> None:
    told = [raid("12", "SOHR", actor="Syria"), denial("Syria", actor="Syria")]
    assert disputed(told) == ["responsibility"]


def test_a_source_that_tells_the_act_itself_does_not_deny_it() -> None:
    told = [
        raid("", "medics"),
        raid("", "SOHR", "r2"),
        tell("The raid on Alpha had not stopped", "raid", by="SOHR", factuality="CT-", report="r2"),
    ]
    assert disputed(told) == []


def test_a_denial_of_a_toll_alone_is_about_the_number() -> None:
    text = "The deaths of 100 people in Alpha"
    told = [
        tell(text, "deaths", by="medics", killed="100", modes=()),
        tell(
            "It rejected the number of deaths in Alpha",
            "deaths",
            by="Syria",
            report="r2",
            modes=(),
            stance="denies",
            factuality="CT-",
        ),
    ]
    found = dispute(told, "toll")
    assert [p.value for p in found.positions] == ["killed 100", "not so many"]
    assert disputed(told) == ["toll"]


def test_a_number_denied_denies_no_claim_that_gives_none() -> None:
    text = "It denied that 100 people died in the raid on Alpha"
    told = [raid("", "SOHR"), denial("Rwanda", text, killed="100")]
    assert disputed(told) == []


def test_two_sources_of_one_report_dispute_as_two_of_two() -> None:
    told = [
        raid("", "SOHR", actor="Syria", chain="wire"),
        denial("Syria", actor="Syria", report="r1", chain="wire"),
    ]
    assert disputed(told) == ["happened"]


@pytest.mark.parametrize(
    "values",
    [{"actor": "Rwanda"}, {"actor": "Syria", "tense": "future"}],
    ids=["of another party", "of what is to come"],
)
def test_denials_of_something_else(values: dict[str, object]) -> None:
    assert disputed([raid("", "SOHR", actor="Syria"), denial("Rwanda", **values)]) == []


def test_who_denies_what_nobody_is_blamed_for_names_no_party() -> None:
    told = [raid("12", "medics"), denial("Syria", actor="Syria")]
    found = dispute(told, "responsibility")
    assert [p.value for p in found.positions] == ["a party not named", "not Syria"]


def test_who_blames_another_does_not_deny_an_act_elsewhere() -> None:
    told = [
        raid("", "SOHR", actor="Syria"),
        denial("Syria", actor="Syria"),
        tell("Rebels shelled Beta", "shelled", by="Syria", actor="M23", at="Beta", report="r9"),
    ]
    assert "responsibility" not in disputed(told)


def blame(by: str, actor: str, report: str, stance: str = "accuses", **values: object) -> Told:
    facts: dict[str, object] = {"report": report, "actor": actor, "stance": stance} | values
    return tell("A raid hit Alpha", "raid", by=by, **facts)


def test_two_sides_that_blame_each_other() -> None:
    told = [blame("Rwanda", "M23", "r1"), blame("M23", "Rwanda", "r2")]
    found = dispute(told, "responsibility")
    assert {p.value for p in found.positions} == {"Rwanda", "March 23 Movement"}
    assert {p.interest for p in found.positions} == {"adversary"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Syria", "Syrian air force"),
        ("IS", "militants"),
        ("USA", "coalition"),
        ("IS", "civilians"),
    ],
)
def test_names_that_can_be_one_side(one: str, other: str) -> None:
    assert disputed([blame("medics", one, "r1"), blame("mayor", other, "r2")]) == []


def test_two_acts_told_of_without_an_accusation_are_no_dispute() -> None:
    told = [blame("medics", "IS", "r1", "reports"), blame("mayor", "Russia", "r2", "reports")]
    assert disputed(told) == []


def test_breaking_a_truce_is_blamed_though_it_is_told_as_not_kept() -> None:
    truce = {"type": "RETREAT", "modes": ("ceasefire",), "factuality": "CT-"}
    told = [blame("Rwanda", "M23", "r1", **truce), blame("M23", "Rwanda", "r2", **truce)]
    assert disputed(told) == ["responsibility"]


def test_times_stated_by_two_reports_on_either_side() -> None:
    told = [raid("", "", f"r{i}", when="05-01") for i in (1, 2)]
    told += [raid("", "", f"r{i}", when="05-04") for i in (3, 4)]
    found = dispute(told, "time")
    assert [p.value for p in found.positions] == ["1 May 2021", "4 May 2021"]
    assert disputed(told[1:]) == []


def test_times_of_two_named_sources() -> None:
    told = [raid("", "medics", "r1", when="05-01"), raid("", "mayor", "r2", when="05-05")]
    assert disputed(told) == ["time"]


def test_times_not_stated_contradict_nothing() -> None:
    told = [raid("", "medics", "r1"), raid("", "mayor", "r2", when="05-05", basis="inferred")]
    assert disputed(told) == []


def test_places_stated_by_two_named_sources() -> None:
    told = [
        tell("A raid hit Alpha", "raid", by="medics"),
        tell("A raid hit Beta", "raid", by="mayor", report="r2", at="Beta"),
    ]
    found = dispute(told, "place")
    assert [p.value for p in found.positions] == ["Alpha", "Beta"]


def test_acts_of_two_parties_at_two_places_are_two_acts() -> None:
    told = [
        tell("A raid hit Alpha", "raid", by="medics", actor="Syria"),
        tell("A raid hit Beta", "raid", by="mayor", report="r2", at="Beta", actor="M23"),
    ]
    assert "place" not in disputed(told)


@pytest.mark.parametrize("other", ["Northland", "Syria"])
def test_an_area_around_a_place_is_no_other_place(other: str) -> None:
    told = [
        tell("A raid hit Alpha", "raid", by="medics"),
        tell(f"A raid hit {other}", "raid", by="mayor", report="r2", at=other),
    ]
    assert disputed(told) == []


def ground(kind: str, mode: str, actor: str, by: str, report: str, **values: object) -> Told:
    facts: dict[str, object] = {"type": kind, "modes": (mode,), "actor": actor} | values
    return tell(f"{actor} {mode} Alpha", mode, by=by, report=report, **facts)


def test_two_holders_of_one_place_are_a_dispute_on_control() -> None:
    told = [
        ground("CONTROL", "capture", "Syria", "Syria", "r1"),
        ground("CONTROL", "capture", "M23", "M23", "r2"),
    ]
    found = dispute(told, "control")
    assert [(p.value, p.interest) for p in found.positions] == [
        ("taken by Syrian Arab Army", "own"),
        ("taken by March 23 Movement", "own"),
    ]


def test_each_holder_is_one_position_however_it_is_said() -> None:
    told = [
        ground("CONTROL", "capture", "Syria", "Syria", "r1"),
        ground("CONTROL", "holds", "Syria", "SANA", "r3", modes=()),
        ground("CONTROL", "capture", "M23", "M23", "r2"),
    ]
    found = dispute(told, "control")
    assert {p.value: len(p.claims) for p in found.positions} == {
        "held by Syrian Arab Army": 2,
        "taken by March 23 Movement": 1,
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ground("CONTROL", "recapture", "Syria", "medics", "r1", to="Syria"),
            ground("CONTROL", "recapture", "Syria", "SANA", "r2"),
        ),
        (
            ground("CONTROL", "capture", "Syria", "Syria", "r1"),
            ground("CONTROL", "capture", "M23", "M23", "r2", at="Northland"),
        ),
        (
            ground("CONTROL", "capture", "Syria", "", "r1"),
            tell("The M23 bastion Alpha", "bastion", actor="M23", type="CONTROL", modes=()),
        ),
    ],
    ids=["one holder", "an area and a town in it", "said in passing"],
)
def test_no_dispute_on_control(one: Told, other: Told) -> None:
    assert "control" not in disputed([one, other])


def test_a_position_keeps_all_that_its_source_says_to_the_same_end() -> None:
    told = [
        ground("CONTROL", "capture", "Syria", "Syria", "r1"),
        ground("CONTROL", "capture", "M23", "M23", "r2"),
        ground("CONTROL", "holds", "militants", "M23", "r3", modes=()),
    ]
    assert sorted(len(p.claims) for p in dispute(told, "control").positions) == [1, 2]


def test_an_advance_and_a_withdrawal_of_one_party_are_a_dispute_on_direction() -> None:
    told = [
        ground("CONTROL", "repel", "Syria", "", "r1", at=""),
        ground("RETREAT", "withdraw", "Syria", "SOHR", "r2"),
    ]
    assert "direction" in disputed(told)


def test_claims_of_one_chain_dispute_nothing() -> None:
    told = [
        ground("CONTROL", "capture", "Syria", "", "r1", chain="wire"),
        ground("CONTROL", "capture", "M23", "", "r2", chain="wire"),
    ]
    assert disputed(told) == []
