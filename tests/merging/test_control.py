"""Who holds a place: what claims told in any order give together."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.knowledge.control_rules import load_control_rules
from dateline.merging.control import ControlReading, control_states, read_control
from dateline.merging.told import Told
from dateline.model import ControlState
from merging.tell_control import place, tell

RULES = load_control_rules()


def states(*told: Told) -> tuple[ControlState, ...]:
    return control_states(told, rules=RULES)


def line(*told: Told) -> list[str]:
    """Each state as "from..to state holder basis"."""
    found = []
    for s in states(*told):
        end = s.interval.end.strftime("%m-%d") if s.interval.end else ""
        start = s.interval.start.strftime("%m-%d") if s.interval.start else ""
        found.append(" ".join(filter(None, (f"{start}..{end}", s.state, s.holder, s.basis))))
    return found


CASES = {
    "a capture in the report's own voice opens a state without an end": (
        [tell("capture", "M23", "03-01")],
        ["03-01.. held March 23 Movement assessed"],
    ),
    "what only a belligerent says of itself is claimed": (
        [tell("capture", "M23", "03-01", by="M23")],
        ["03-01.. held March 23 Movement claimed"],
    ),
    "a place one side says it took and the other says it holds": (
        [
            tell("recapture", "IRQ/army", "03-01 03-02", by="IRQ"),
            tell("", "IS", "03-02", by="IS"),
        ],
        ["03-01..03-01 held Iraqi Army claimed", "03-02.. contested claimed"],
    ),
    "a capture that the other side denies": (
        [
            tell("capture", "IS", "03-01", by="IS"),
            tell("capture", "IS", "03-01", to="IRQ/army", by="IRQ", factuality="CT-"),
        ],
        ["03-01.. contested denied"],
    ),
    "a denied loss alone says that the side still holds": (
        [tell("withdraw", "IRQ/army", "03-01", by="IRQ", factuality="CT-", stance="denies")],
        ["03-01.. held Iraqi Army denied"],
    ),
    "a withdrawal claimed and denied": (
        [
            tell("withdraw", "IRQ/army", "03-01", by="residents"),
            tell("withdraw", "IRQ/army", "03-01", by="IRQ", factuality="CT-", stance="denies"),
        ],
        ["03-01.. contested denied"],
    ),
    "who left holds no longer, and nobody says who came": (
        [tell("", "IRQ/army", "03-01"), tell("withdraw", "IRQ/army", "03-05")],
        ["03-01..03-04 held Iraqi Army assessed", "03-05.. unknown assessed"],
    ),
    "one side left and the other is inside": (
        [tell("enter", "IS", "03-05"), tell("withdraw", "IRQ/army", "03-05", by="IRQ")],
        ["03-05.. held Islamic State assessed"],
    ),
    "a later taking by another side ends the first": (
        [tell("capture", "IS", "03-01"), tell("recapture", "IRQ/army", "03-09")],
        [
            "03-01..03-08 held Islamic State assessed",
            "03-09.. held Iraqi Army assessed",
        ],
    ),
    "taken and taken back within one window": (
        [tell("capture", "IS", "03-01"), tell("recapture", "IRQ/army", "03-01 03-02")],
        ["03-01..03-01 held Islamic State assessed", "03-02.. held Iraqi Army assessed"],
    ),
    "two reports of takings by two sides on one day": (
        [tell("capture", "IS", "03-01"), tell("capture", "IRQ/army", "03-01")],
        ["03-01.. contested assessed"],
    ),
    "organs of one state are one holder, named by what covers them": (
        [tell("capture", "IRQ/army", "03-01"), tell("", "IRQ/security-forces", "03-04")],
        ["03-01.. held Iraqi government assessed"],
    ),
    "a bare word does not contradict the party it may mean": (
        [tell("capture", "IS", "03-01"), tell("", "militants", "03-03")],
        ["03-01.. held Islamic State assessed"],
    ),
    "a bare word of the other kind does": (
        [tell("capture", "IS", "03-01"), tell("", "army", "03-01", by="official")],
        ["03-01.. contested claimed"],
    ),
    "allies hold together": (
        [tell("capture", "SDF", "03-01"), tell("", "YPG", "03-04")],
        ["03-01.. held Syrian Democratic Forces, People's Protection Units assessed"],
    ),
    "forces inside a place another side holds": (
        [tell("", "IRQ/army", "03-01"), tell("enter", "IS", "03-03")],
        ["03-01..03-02 held Iraqi Army assessed", "03-03.. contested assessed"],
    ),
    "those inside are beaten off": (
        [
            tell("", "IRQ/army", "03-01"),
            tell("enter", "IS", "03-03"),
            tell("repel", "IRQ/army", "03-05", to="IS", by="IRQ"),
        ],
        [
            "03-01..03-02 held Iraqi Army assessed",
            "03-03..03-04 contested assessed",
            "03-05.. held Iraqi Army assessed",
        ],
    ),
    "a siege alone leaves the holder unknown": (
        [tell("encircle", "IRQ/army", "03-01")],
        ["03-01.. unknown assessed"],
    ),
    "handed over without a fight": (
        [tell("", "IRQ/army", "03-01"), tell("transfer", "IRQ/army", "03-04", to="rebels")],
        ["03-01..03-03 held Iraqi Army assessed", "03-04.. held rebels assessed"],
    ),
    "no more exact than told: unknown within a wide window": (
        [tell("", "IS", "02-01"), tell("recapture", "IRQ/army", "03-01 03-31")],
        [
            "02-01..02-28 held Islamic State assessed",
            "03-01..03-30 unknown assessed",
            "03-31.. held Iraqi Army assessed",
        ],
    ),
    "neither side is in full control": (
        [
            tell("capture", "IS", "03-01", by="IS"),
            tell("recapture", "IRQ/army", "03-03", by="IRQ"),
            tell("", "", "03-04", by="residents", factuality="CT-"),
        ],
        [
            "03-01..03-02 held Islamic State claimed",
            "03-03..03-03 held Iraqi Army claimed",
            "03-04.. contested denied",
        ],
    ),
    "held by nobody": (
        [tell("", "", "03-04", by="residents", factuality="CT-")],
        ["03-04.. none denied"],
    ),
    "a neutral word settles what the sides dispute": (
        [
            tell("capture", "IS", "03-01", by="IS"),
            tell("", "IRQ/army", "03-01", by="IRQ"),
            tell("", "IS", "03-06"),
        ],
        ["03-01..03-05 contested claimed", "03-06.. held Islamic State assessed"],
    ),
    "a side's own repetition does not settle it": (
        [
            tell("capture", "IS", "03-01", by="IS"),
            tell("", "IRQ/army", "03-01", by="IRQ"),
            tell("", "IS", "03-06", by="IS"),
        ],
        ["03-01.. contested claimed"],
    ),
    "who admits its own loss makes the adversary's claim more than a claim": (
        [
            tell("capture", "IS", "03-01", by="IS"),
            tell("withdraw", "IRQ/army", "03-01", by="IRQ"),
        ],
        ["03-01.. held Islamic State assessed"],
    ),
    "state media speak for their state": (
        [tell("recapture", "IRQ/army", "03-01", publisher="Iraqi state television")],
        ["03-01.. held Iraqi Army claimed"],
    ),
    "a part taken is not the whole taken": (
        [tell("capture", "IS", "03-01", text="capture the airport of the town")],
        ["03-01.. contested assessed"],
    ),
    "a neutral report joins a claim later": (
        [tell("capture", "IS", "03-01", by="IS"), tell("", "IS", "03-05")],
        [
            "03-01..03-04 held Islamic State claimed",
            "03-05.. held Islamic State assessed",
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_claims_give(name: str) -> None:
    told, expected = CASES[name]
    assert line(*told) == expected


LEFT_OUT = [
    (tell("capture", "IS", "03-01", factuality="Uu"), "planned"),
    (tell("capture", "IS", "03-01", factuality="PS+"), "possible"),
    (tell("capture", "IS", "03-01", tense="future"), "future"),
    (tell("capture", "IS", ""), "no day"),
    (tell("capture", "residents", "03-01"), "no party that holds ground"),
    (tell("enter", "police", "03-01"), "names no party"),
    (tell("withdraw", "", "03-01"), "names no party"),
    (tell("withdraw", "forces", "03-01"), "no party in particular"),
    (tell("capture", "IS", "03-01", at=()), "no place"),
    (tell("capture", "IS", "03-01", at=place(relation="near")), "near the place"),
    (tell("withdraw", "IS", "03-01", text="withdraw from the east of town"), "part"),
]


@pytest.mark.parametrize(("told", "why"), LEFT_OUT, ids=[w for _, w in LEFT_OUT])
def test_claims_that_do_not_count_say_why(told: Told, why: str) -> None:
    reading = read_control([told], rules=RULES)
    assert reading.states == ()
    assert [(claim, why in reason) for claim, reason in reading.unused] == [(told.id, True)]


def test_claims_on_other_matters_are_passed_over() -> None:
    assert read_control([tell("x", "IS", "03-01", type="ASSAULT")], rules=RULES) == ControlReading()


def test_a_contested_state_shows_both_sides_with_their_interest() -> None:
    own = tell("recapture", "IRQ/army", "03-01", by="IRQ")
    other = tell("", "IS", "03-01", by="IS")
    (state,) = states(own, other)
    assert {(p.value, p.claims, p.interest) for p in state.positions} == {
        ("held by Iraqi Army", (own.id,), "own"),
        ("held by Islamic State", (other.id,), "own"),
    }
    assert state.opened == tuple(sorted((own.id, other.id)))
    assert "Iraqi Army" in state.why and "Islamic State" in state.why


def test_an_open_state_says_until_when_it_was_told() -> None:
    (state,) = states(tell("capture", "IS", "03-01"), tell("", "IS", "03-20"))
    assert state.interval.end is None
    assert state.interval.edtf == "2021-03-01/.."
    assert state.last_told is not None and state.last_told.isoformat() == "2021-03-20"
    assert state.holder_id == "group/islamic-state"


MODES = ("capture", "recapture", "enter", "repel", "encircle", "withdraw", "transfer", "")
PARTIES = ("IRQ/army", "IS", "militants", "army", "forces", "rebels", "M23", "")
SPEAKERS = ("", "residents", "IRQ", "IS", "official")
claims = st.builds(
    lambda mode, actors, to, by, fact, first, length, spot, report: tell(
        mode,
        actors,
        f"03-{first:02d} 03-{first + length:02d}",
        to=to,
        by=by,
        factuality=fact,
        at=place(spot),
        report=report,
    ),
    st.sampled_from(MODES),
    st.sampled_from(PARTIES),
    st.sampled_from(PARTIES),
    st.sampled_from(SPEAKERS),
    st.sampled_from(("CT+", "PR+", "CT-", "Uu")),
    st.integers(1, 12),
    st.sampled_from((0, 0, 1, 2, 14)),
    st.sampled_from(("Kobalt", "Narva")),
    st.sampled_from(("r1", "r2", "r3")),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(claims, max_size=9, unique_by=lambda t: t.id), st.randoms(use_true_random=False))
def test_order_never_matters_and_no_claim_is_lost(told: list[Told], chance: random.Random) -> None:
    reading = read_control(told, rules=RULES)
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert read_control(shuffled, rules=RULES) == reading
    cited = {claim for state in reading.states for claim in state.claims}
    unused = {claim for claim, _ in reading.unused}
    assert cited | unused == {t.id for t in told}
    assert not cited & unused


@settings(max_examples=80, deadline=None)
@given(st.lists(claims, max_size=9, unique_by=lambda t: t.id))
def test_states_of_a_place_follow_each_other_without_gap_or_overlap(told: list[Told]) -> None:
    by_place: dict[str, list[ControlState]] = {}
    for state in states(*told):
        by_place.setdefault(state.place.name, []).append(state)
    for own in by_place.values():
        for one, other in pairwise(own):
            assert one.interval.end is not None and other.interval.start is not None
            assert (other.interval.start - one.interval.end).days == 1
        assert own[-1].interval.end is None
