"""Which decisions stand, and what they say of the claims that are there now."""

from __future__ import annotations

import json

import pytest

from dateline.merging.clustering import Constraints
from dateline.merging.decisions import between_tellings, judged, standing, with_slots
from dateline.model import Anchor, Correction, Judgement
from merging.tell_codings import coding, correct, judge, line, withdrawn

SAME = {"a": "a", "b": "b", "c": "c"}


def constraints(*decisions: Judgement | Correction, present: dict[str, str] = SAME) -> str:
    """ "ab" for a and b together, "a/b" for apart."""
    found = standing(decisions, present).constraints
    together, apart = map("".join, sorted(found.must)), map("/".join, sorted(found.cannot))
    return " ".join((*together, *apart))


@pytest.mark.parametrize(
    ("verdicts", "stands"),
    [
        ("same", "ab"),
        ("different", "a/b"),
        ("unsure", ""),
        ("same different", "a/b"),
        ("different unsure", ""),
        ("different unsure same", "ab"),
    ],
)
def test_the_last_judgement_stands(verdicts: str, stands: str) -> None:
    ends = [("a", "b"), ("b", "a")]
    made = [judge(*ends[n % 2], v) for n, v in enumerate(verdicts.split())]
    assert constraints(*made) == stands


def test_a_withdrawal_takes_back_what_stands_on_the_pair() -> None:
    first, second = judge("a", "b", "same"), judge("b", "a", "different")
    other = judge("a", "c", "same")
    assert constraints(first, other, withdrawn(first)) == "ac"
    assert constraints(first, second, withdrawn(second)) == ""
    assert constraints(first, withdrawn(first), second) == "a/b"


@pytest.mark.parametrize(
    ("present", "stands"),
    [
        ({"a": "a", "b": "x"}, "ax"),
        ({"a": "z", "b": "x"}, "xz"),
        ({"a": "a"}, ""),
        ({"a": "x", "b": "x"}, ""),  # both are one claim now
    ],
)
def test_decisions_follow_claims(present: dict[str, str], stands: str) -> None:
    assert constraints(judge("a", "b", "same"), present=present) == stands


def test_corrections_stand_by_slot() -> None:
    kind, mode = correct("a", "type", '"AID"'), correct("a", "modes", "[]")
    later = correct("a", "type", '"PROTEST"')
    found = standing([kind, mode, later, withdrawn(mode)], SAME).corrections
    assert found == {"a": {"type": later}}


def test_all_who_were_ever_decided_on_with_where_they_stood() -> None:
    at = Anchor("r", 0, 4)
    first = judge("a", "b", "same", left_at=at)
    assert judged([first, judge("a", "c", "same"), correct("d", "type", '"AID"')]) == {
        "a": at,
        "b": None,
        "c": None,
        "d": None,
    }


@pytest.mark.parametrize(
    ("slots", "type", "modes"),
    [
        ({"type": '"PROTEST"', "modes": "[]"}, "PROTEST", ()),
        ({"type": '"NO TYPE"', "modes": '["drone"]'}, "ASSAULT", ("drone",)),
        ({"modes": "5"}, "ASSAULT", ("aerial",)),
        ({}, "ASSAULT", ("aerial",)),
    ],
)
def test_slots_are_set_where_they_fit(
    slots: dict[str, str], type: str, modes: tuple[str, ...]
) -> None:
    (claim,) = coding("r", line()).claims
    found = with_slots(claim, slots)
    assert (found.id, found.type, found.modes) == (claim.id, type, modes)


@pytest.mark.parametrize("value", [1, "x", None, [1], {"a": 1}, [[]], {}, True])
@pytest.mark.parametrize(
    "slot", ["type", "modes", "actors", "places", "time", "counts", "sources", "stance", "tense"]
)
def test_no_value_breaks_a_claim(slot: str, value: object) -> None:
    (claim,) = coding("r", line(killed=3)).claims
    assert with_slots(claim, {slot: json.dumps(value)}).id == claim.id


def test_between_tellings_what_joins_wins() -> None:
    home = {"a": "t1", "b": "t2", "c": "t2", "d": "t2"}
    given = Constraints(frozenset({("a", "b")}), frozenset({("a", "c"), ("c", "d"), ("a", "x")}))
    assert between_tellings(given, home) == Constraints(frozenset({("t1", "t2")}), frozenset())
