"""An event as of a day, and what each day changed."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from dateline.merging import as_of
from dateline.merging.assembling import assemble
from dateline.merging.told import Told
from dateline.model import Link
from merging.tell_events import RULES, event, raid, tell


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(f"2021-{text}")


STORY = (
    raid("12", "SOHR", "r1", on="05-02", actor="Syria"),
    raid("17", "SOHR", "r2", on="05-04"),
    raid("9", "SANA", "r3", on="05-05", actor="IS"),
    raid("", "Syria", "r4", on="05-06", actor="Syria", stance="denies", factuality="CT-"),
    tell("A raid on Beta", "raid", at="Beta", by="mayor", report="r5", on="05-07", when="05-04"),
)


def test_nothing_was_told_before_the_first_report() -> None:
    assert as_of(event(STORY), day("05-01")) is None


def test_on_the_last_day_it_is_the_event() -> None:
    made = event(STORY)
    assert as_of(made, day("05-07")) == made == as_of(made, day("12-31"))


def test_a_number_later_superseded_stood_on_its_day() -> None:
    made = event(STORY)
    then = as_of(made, day("05-02"))
    assert then is not None
    assert [(t.best, t.superseded) for t in then.tolls] == [(12, False)]
    assert [(t.low, t.best, t.high) for t in then.toll] == [(12, 12, 12)]
    assert (then.first_told, then.last_told, then.status) == (
        day("05-02"),
        day("05-02"),
        "single_source",
    )
    assert [d.attribute for d in then.disputes] == []


def test_a_dispute_on_numbers_of_then_that_was_settled_later() -> None:
    told = [raid("9", "SOHR", "r1"), raid("12", "SANA", "r2"), raid("12", "SOHR", "r3", on="05-05")]
    made = event(told)
    assert [d.attribute for d in made.disputes] == []
    then = as_of(made, day("05-03"))
    assert then and [d.attribute for d in then.disputes] == ["toll"]


def test_groups_links_and_near_are_cut_to_what_was_told() -> None:
    one, two, three = STORY[:3]
    links = (Link(one.id, two.id, 3.0, True), Link(two.id, three.id, 2.0, True))
    near = (Link(one.id, "cz", -1.0, False), Link(three.id, "cy", -1.0, False))
    made = assemble(
        STORY[:3],
        rules=RULES,
        copies=(("r1", "r2", "r3"),),
        chains=(("r3",), ("r1", "r2")),
        links=links,
        near=near,
    )
    then = as_of(made, day("05-04"))
    assert then is not None
    assert then.copies == (("r1", "r2"),)
    assert then.chains == (("r1", "r2"),)
    assert {t.chain for t in then.tolls} == {0}
    assert then.links == links[:1]
    assert then.near == near[:1]


def test_history_tells_what_each_day_changed() -> None:
    changes = [(c.on, c.slot, c.before, c.after) for c in event(STORY[:4]).history]
    assert changes[0] == (day("05-02"), "told", "", "ASSAULT, 12 killed")
    assert (day("05-04"), "toll killed", "12 killed", "17 killed") in changes
    assert (day("05-05"), "disputes", "", "toll") in changes
    assert (day("05-06"), "status", "corroborated", "contested") in changes


def test_the_place_of_a_day_before_the_best_one_was_told_has_a_name() -> None:
    told = [
        tell("A raid on Beta", "raid", at="Beta", report="r1", on="05-02"),
        tell("A raid on Alpha", "raid", by="SOHR", report="r2", on="05-04"),
        tell("A raid on Alpha", "raid", by="SANA", report="r3", on="05-04"),
    ]
    made = event(told)
    then = as_of(made, day("05-02"))
    assert made.place and made.place.name == "Alpha"
    assert then and then.place and (then.place.name, then.place.lat) == ("Beta", None)


def test_claims_of_no_known_day_count_at_the_end() -> None:
    loose = raid("12", "medics", "r1")
    undated = Told(loose.claim, "r1", "r1 News", None, loose.passage, "r1")
    made = event([undated])
    assert made.first_told is None
    assert as_of(made, day("05-02")) == made
    assert [c.on for c in made.history] == [None]


@given(st.sets(st.integers(0, len(STORY) - 1), min_size=1), st.integers(1, 9))
def test_every_view_holds_only_what_was_told(chosen: set[int], date: int) -> None:
    made = event([STORY[i] for i in sorted(chosen)])
    then = as_of(made, day(f"05-0{date}"))
    told = {c.id for c in made.claims if c.published and c.published.day <= date}
    assert (then is None) == (not told)
    if then is None:
        return
    assert {c.id for c in then.claims} == told
    parts = (*then.tolls, *then.supports, *then.parties, *then.responsibility)
    assert all(p.claims and set(p.claims) <= told for p in parts)
    assert all(set(p.claims) <= told for d in then.disputes for p in d.positions)
    assert all(c.on and c.on <= day(f"05-0{date}") for c in then.history)
    assert as_of(then, day(f"05-0{date}")) == then
