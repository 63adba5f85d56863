"""What people decided holds at every merge: judgements of claims, and corrections of slots."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.engines.merging.merge import present_ids
from dateline.model import Anchor, Claim, Coding, Correction, Judgement, Span
from dateline.model.codec import to_dict
from dateline.store import MemoryStore, Store
from merging.tell_codings import (
    claims_of,
    coding,
    codings,
    correct,
    event_with,
    events,
    groups,
    judge,
    keep,
    line,
    merge,
    merged,
    outcome,
    withdrawn,
)

SOME = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def together(store: Store, one: str, other: str) -> bool:
    return event_with(store, one) == event_with(store, other)


def decide(store: Store, *decisions: Judgement | Correction) -> None:
    """Decide, merge, and see that a rebuild gives the same."""
    store.decide(decisions)
    merge(store)
    before = outcome(store)
    merge(store, full=True)
    assert outcome(store) == before


#: One happening in two reports, and another elsewhere.
SAME = [coding("a", line(killed=10)), coding("b", line(killed=10))]
OTHER = coding("c", line("shelling", "Gamma", when=4), on=5)
A, B, C = claims_of([*SAME, OTHER])


@pytest.fixture
def store() -> MemoryStore:
    made = merged([*SAME, OTHER])
    assert groups(made) == {frozenset({A, B}), frozenset({C})}
    return made


def test_claims_judged_the_same_are_one_event_and_say_so(store: MemoryStore) -> None:
    decide(store, judge(A, C, "same"))
    assert groups(store) == {frozenset({A, B, C})}
    (event,) = events(store)
    assert any(k.decided and k.joined and {k.left, k.right} == {A, C} for k in event.links)


def test_claims_judged_different_are_two_events_and_say_so(store: MemoryStore) -> None:
    decide(store, judge(B, A, "different"))
    assert not together(store, A, B)
    near = event_with(store, A).near
    assert any(k.decided and not k.joined and {k.left, k.right} == {A, B} for k in near)


def test_a_link_to_another_happening_says_that_people_kept_it_apart() -> None:
    made = [coding("a", line(killed=3)), coding("b", line(killed=12, by="IS", when=2), on=3)]
    a, b = claims_of(made)
    store = merged(made)
    assert not together(store, a, b)
    decide(store, judge(a, b, "different"))
    assert [k.decided for c in (a, b) for k in event_with(store, c).near] == [True, True]


def test_unsure_binds_nothing(store: MemoryStore) -> None:
    before = outcome(store)
    decide(store, judge(A, C, "unsure"), judge(A, B, "unsure"))
    assert outcome(store) == before


@pytest.mark.parametrize("last", ["same", "different", "unsure"])
def test_the_last_judgement_of_a_pair_stands(store: MemoryStore, last: str) -> None:
    others = [v for v in ("same", "different", "unsure") if v != last]
    decide(store, *(judge(A, C, v) for v in others))
    decide(store, judge(C, A, last))
    assert together(store, A, C) == (last == "same")


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_a_judgement_taken_back_leaves_what_was_there(store: MemoryStore, verdict: str) -> None:
    before = outcome(store)
    decision = judge(A, C if verdict == "same" else B, verdict)
    decide(store, decision)
    assert outcome(store) != before
    decide(store, withdrawn(decision))
    assert outcome(store) == before


def test_claims_of_other_types_can_be_judged_the_same() -> None:
    made = [coding("a", line("raid")), coding("b", line("withdrawal", "Gamma", when=4))]
    a, b = claims_of(made)
    store = merged(made)
    assert not together(store, a, b)
    decide(store, judge(a, b, "same"))
    assert together(store, a, b)


def test_claims_of_one_report_can_be_put_together_and_kept_apart() -> None:
    told = coding("a", line("raid", killed=10), line("raid", killed=10), line("truce", "Gamma"))
    first, second, third = claims_of([told])
    store = merged([told])
    assert together(store, first, second)
    decide(store, judge(first, second, "different"), judge(first, third, "same"))
    assert groups(store) == {frozenset({first, third}), frozenset({second})}


def test_of_judgements_that_contradict_each_other_those_that_join_stand(
    store: MemoryStore,
) -> None:
    decide(store, judge(A, C, "same"), judge(B, C, "same"), judge(A, B, "different"))
    assert groups(store) == {frozenset({A, B, C})}


def test_judgements_hold_when_more_is_told(store: MemoryStore) -> None:
    decide(store, judge(A, B, "different"))
    more = [coding("d", line(killed=10), on=3), coding("e", line(killed=10), on=4)]
    for item in more:
        keep(store, item)
        merge(store)
    assert not together(store, A, B)
    assert outcome(store) == outcome(merged([*SAME, OTHER, *more], *store.decisions()))


def test_a_new_report_reaches_what_was_put_together(store: MemoryStore) -> None:
    decide(store, judge(A, C, "same"))
    late = coding("d", line("shelling", "Gamma", when=4), on=1)
    keep(store, late)
    merge(store)
    assert outcome(store) == outcome(merged([*SAME, OTHER, late], *store.decisions()))


def test_a_correction_changes_the_event_until_it_is_taken_back(store: MemoryStore) -> None:
    before = outcome(store)
    assert event_with(store, C).type == "ASSAULT"
    fix = correct(C, "type", '"PROTEST"')
    decide(store, fix, correct(C, "modes", "[]"))
    assert event_with(store, C).type == "PROTEST"
    decide(store, *map(withdrawn, store.decisions()))
    assert outcome(store) == before


def test_the_last_correction_of_a_slot_stands(store: MemoryStore) -> None:
    decide(store, correct(C, "factuality", '"PS+"'))
    decide(store, correct(C, "factuality", '"CT-"'))
    assert [c.factuality for c in event_with(store, C).claims] == ["CT-"]


def test_a_corrected_place_moves_the_claim_to_the_event_there() -> None:
    wrong, right = coding("a", line(at="Gamma", killed=3)), coding("b", line(by="monitor"))
    store = merged([wrong, right])
    one, other = claims_of([wrong, right])
    assert not together(store, one, other)
    places = json.dumps([to_dict(p) for p in right.claims[0].places])
    decide(store, correct(one, "places", places))
    assert together(store, one, other)


def test_a_corrected_place_moves_control() -> None:
    told = coding("a", line("capture", "Gamma", actor="IS"))
    (claim,) = told.claims
    store = merged([told])
    assert [s.place.name for s in store.control()] == ["Gamma"]
    beta = coding("b", line("capture", "Beta")).claims[0].places[0]
    fix = correct(claim.id, "places", json.dumps([to_dict(beta)]))
    decide(store, fix)
    assert [s.place.name for s in store.control()] == ["Beta"]
    decide(store, withdrawn(fix))
    assert [s.place.name for s in store.control()] == ["Gamma"]


@pytest.mark.parametrize("value", ['"NO SUCH TYPE"', "[1, 2]", "null", "{}"])
def test_a_value_that_does_not_fit_leaves_the_slot_as_read(store: MemoryStore, value: str) -> None:
    before = outcome(store)
    decide(store, correct(C, "type", value))
    assert outcome(store) == before


def anchored(item: Coding) -> Anchor:
    trigger = item.claims[0].trigger
    return Anchor(item.report.id, trigger.start, trigger.end)


def read_anew(item: Coding) -> Coding:
    """The coding of the same report, its claim under another id and with a wider trigger."""
    (claim,) = item.claims
    wider = Span.of(item.report.text, claim.trigger.start - 2, claim.trigger.end)
    return Coding(item.report, claims=(replace(claim, id=claim.id + "0", trigger=wider),))


def test_decisions_follow_a_claim_whose_id_has_changed(store: MemoryStore) -> None:
    decide(
        store,
        judge(A, C, "same", left_at=anchored(SAME[0]), right_at=anchored(OTHER)),
        correct(C, "factuality", '"PS+"', anchor=anchored(OTHER)),
    )
    keep(store, read_anew(OTHER), version="2")
    merge(store)
    new = C + "0"
    assert together(store, A, new)
    assert {c.id: c.factuality for c in event_with(store, new).claims}[new] == "PS+"
    before = outcome(store)
    merge(store, full=True)
    assert outcome(store) == before
    decide(store, *map(withdrawn, store.decisions()))
    assert not together(store, A, new)


def test_an_anchor_finds_the_claim_that_it_overlaps_most() -> None:
    told = coding("a", line("raid"))
    (claim,) = told.claims
    text, at = told.report.text, claim.trigger
    other = coding("b", line("truce", "Gamma", when=4))
    store = merged([told, other])

    def at_span(id: str, start: int, end: int) -> Claim:
        return replace(claim, id=id, trigger=Span.of(text, start, end))

    anew = (at_span("c1", at.start - 2, at.start + 1), at_span("c2", at.start, at.end))
    keep(store, Coding(told.report, claims=anew), version="2")
    where = {"left_at": anchored(told), "right_at": anchored(other)}
    store.decide([judge(claim.id, other.claims[0].id, "same", **where)])
    assert present_ids(store) == {claim.id: "c2", other.claims[0].id: other.claims[0].id}


def test_a_decision_on_a_claim_that_is_nowhere_binds_nothing(store: MemoryStore) -> None:
    before = outcome(store)
    decide(store, judge(A, "cnowhere", "same"), correct("cnowhere", "type", '"AID"'))
    assert outcome(store) == before


@SOME
@given(codings(5), st.data())
def test_when_decisions_were_taken_plays_no_part(made: list[Coding], data: st.DataObject) -> None:
    ids = st.sampled_from(claims_of(made))
    decisions: list[Judgement | Correction] = []
    for _ in range(data.draw(st.integers(1, 4))):
        one, other = data.draw(ids), data.draw(ids)
        if one == other:
            decisions.append(correct(one, "factuality", '"CT-"'))
        else:
            decisions.append(judge(one, other, data.draw(st.sampled_from(["same", "different"]))))
        if data.draw(st.booleans()):
            decisions.append(withdrawn(decisions[-1]))
    store = MemoryStore()
    steps: list[Coding | Judgement | Correction] = data.draw(st.permutations([*made, *decisions]))
    for step in steps:
        if isinstance(step, Coding):
            keep(store, step)
        else:
            store.decide([step])
        if data.draw(st.booleans()):
            merge(store)
    merge(store)
    wanted = merged(made, *decisions)
    assert outcome(store) == outcome(wanted)
    told = [c.id for e in events(store) for c in e.claims]
    assert sorted(told) == sorted(claims_of(made))
