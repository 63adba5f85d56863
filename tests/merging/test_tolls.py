"""Numbers of people: which count for an event, whose they are, and which are out of date."""

from __future__ import annotations

import pytest

from dateline.merging.told import Told
from dateline.model import Event
from merging.tell_events import count, event, raid, tell


def numbers(event: Event, kind: str = "killed") -> dict[tuple[str | None, int | None], bool]:
    """(source, number) -> superseded."""
    return {
        (t.source, t.best or t.low or t.high): t.superseded for t in event.tolls if t.kind == kind
    }


def test_one_entry_for_each_number_of_a_source_with_its_claims() -> None:
    told = [raid("12", "SOHR"), raid("12+", "Rahman", "r2"), raid("9", "SANA", "r3")]
    tolls = event(told).tolls
    assert [(t.source, t.low, t.best, t.high) for t in tolls] == [
        ("Syrian state media", 9, 9, 9),
        ("Syrian Observatory for Human Rights", 12, 12, None),
    ]
    assert tolls[1].claims == tuple(sorted(t.id for t in told[:2]))
    assert tolls[0].published and tolls[0].published.isoformat() == "2021-05-02"


def test_a_later_number_of_a_source_is_an_update() -> None:
    told = [raid("12", "SOHR"), raid("17", "SOHR", "r2", on="05-03")]
    assert numbers(event(told)) == {
        ("Syrian Observatory for Human Rights", 12): True,
        ("Syrian Observatory for Human Rights", 17): False,
    }


def test_of_one_day_the_highest_number_of_a_source_stands() -> None:
    told = [raid("31", "SANA"), raid("22", "SANA", "r2"), raid("44", "SANA", "r3")]
    assert [n for (_, n), old in numbers(event(told)).items() if not old] == [44]


def test_a_lower_number_published_later_replaces_a_higher_one() -> None:
    told = [raid("40", "SOHR"), raid("35", "SOHR", "r2", on="05-04")]
    assert [n for (_, n), old in numbers(event(told)).items() if not old] == [35]


def test_a_report_s_own_number_is_put_down_to_the_source_it_cites() -> None:
    headline = raid("12", "", "r1")
    told = [headline, raid("12", "SOHR", "r1", at="")]
    assert list(numbers(event(told))) == [("Syrian Observatory for Human Rights", 12)]


def test_a_number_beside_a_claim_of_responsibility_is_the_report_s() -> None:
    told = [raid("14", "IS", "r1", actor="IS", stance="claims_responsibility")]
    assert list(numbers(event(told))) == [("r1 News", 14)]


def test_a_monitor_is_the_one_the_report_names() -> None:
    told = [raid("12", "monitor"), raid("", "SOHR")]
    assert list(numbers(event(told))) == [("Syrian Observatory for Human Rights", 12)]


def parts_claim(text: str, *counts: tuple[str, str, str]) -> Told:
    """A raid with several counts: (number, who, kind)."""
    made = tuple(count(n, text, kind, who) for n, who, kind in counts)
    return tell(text, "raid", by="SOHR", counts=made)


@pytest.mark.parametrize(
    ("text", "counts", "kept"),
    [
        (
            "The raid on Alpha killed 9 people including 3 children",
            (("9", "people", "killed"), ("3", "children", "killed")),
            [9],
        ),
        (
            "In the raid on Alpha 31 people died, 2 of them guards",
            (("31", "people", "killed"), ("2", "guards", "killed")),
            [31],
        ),
        ("The raid on Alpha killed 3 children", (("3", "children", "killed"),), [3]),
        (
            "The raid on Alpha left 20 dead and 60 injured",
            (("20", "people", "killed"), ("60", "people", "killed")),
            [20],
        ),
    ],
)
def test_parts_and_other_kinds_do_not_count(
    text: str, counts: tuple[tuple[str, str, str], ...], kept: list[int]
) -> None:
    told = [parts_claim(text, *counts)]
    assert [n for _, n in numbers(event(told))] == kept


def test_the_dead_of_two_sides_stand_beside_each_other() -> None:
    text = "In the raid on Alpha 30 soldiers and 39 rebels died"
    made = event([parts_claim(text, ("30", "soldiers", "killed"), ("39", "rebels", "killed"))])
    assert list(numbers(made)) == [
        ("Syrian Observatory for Human Rights (government forces)", 30),
        ("Syrian Observatory for Human Rights (rebels)", 39),
    ]
    assert made.toll[0].unresolved and "side" in made.toll[0].unresolved
    assert made.disputes == ()


@pytest.mark.parametrize(
    "text",
    [
        "The raid came in a war that has killed 90000 people",
        "Since 2012 some 90000 people died, the raid among the causes",
        "Separate raids on Alpha killed 90000",
    ],
)
def test_numbers_of_the_war_and_of_several_happenings_are_left_out(text: str) -> None:
    told = [raid("12", "SOHR"), tell(text, "raid", killed="90000", report="r2")]
    assert [n for _, n in numbers(event(told))] == [12]


def test_a_number_far_above_the_rest_is_left_out() -> None:
    told = [raid("12", "SOHR"), raid("8000", "medics", "r2")]
    assert [n for _, n in numbers(event(told))] == [12]


@pytest.mark.parametrize("factuality", ["Uu", "CT-", "PR-", "PS-"])
def test_numbers_of_denied_and_unsure_claims_are_left_out(factuality: str) -> None:
    assert event([raid("12", "SOHR", factuality=factuality)]).tolls == ()


def test_people_present_are_counted_only_beside_a_word_of_killing() -> None:
    text = "Nearly 30 fighters killed near Alpha"
    present = (count("<30", text, "present", "fighters"),)
    told = tell(text, "killed", counts=present)
    crowd = "Some 30 fighters met before the raid"
    met = tell(crowd, "raid", counts=(count("30", crowd, "present"),))
    assert numbers(event([told])) == {("r1 News", 30): False}
    assert event([met]).tolls == ()


def test_one_victim_is_a_toll_of_one_where_no_number_is_told() -> None:
    text = "The rebels executed a captured pilot near Alpha"
    told = tell(text, "executed", to="pilot")
    assert numbers(event([told])) == {("r1 News", 1): False}
    assert [n for _, n in numbers(event([told, raid("12", "SOHR", "r2")]))] == [12]


@pytest.mark.parametrize(
    "odd",
    [
        tell("A raid on Beta killed 40", "raid", at="Beta", killed="40", by="medics", report="r4"),
        tell(
            "A suicide bomber killed 40 in Alpha",
            "bomber",
            killed="40",
            by="medics",
            report="r4",
            modes=("abduct",),
        ),
        raid("40", "medics", "r4", when="05-03", on="05-04"),
    ],
    ids=["place", "act", "day"],
)
def test_a_number_of_another_scene_is_left_out(odd: Told) -> None:
    told = [raid("12", "SOHR"), raid("12", "mayor", "r2"), odd]
    assert {n for _, n in numbers(event(told))} == {12}
    assert "toll" not in [d.attribute for d in event(told).disputes]


def test_a_number_on_top_of_none_is_a_whole_and_its_report_s_monitor_tells_it() -> None:
    text = "Six others, 6 more people, died in the raid on Alpha"
    early = tell(text, "raid", killed="6", who="people", report="r2", on="05-01")
    told = [raid("24", "SOHR"), early, tell("A monitor said so", "said", by="SOHR", report="r2")]
    assert numbers(event(told)) == {
        ("Syrian Observatory for Human Rights", 6): True,
        ("Syrian Observatory for Human Rights", 24): False,
    }
