"""What a claim tells of control is kept without loss, and gives the states that the claim gives."""

from __future__ import annotations

import json
from itertools import product

import pytest

from dateline.knowledge.control_rules import load_control_rules
from dateline.merging.control import control_of, read_control
from dateline.merging.control_told import dump_control, in_chains, load_control, told_of_control
from merging.tell_control import tell

RULES = load_control_rules()
TOLD = [
    tell(act, who, day, by=by)
    for (act, day), who, by in product(
        [("capture", "03-01"), ("withdraw", "03-02"), ("recapture", "03-04")],
        ["M23", "IRQ/army", "rebels", "residents"],
        ["", "monitor", "IS", "official"],
    )
]


@pytest.mark.parametrize("at", range(len(TOLD)))
def test_kept_as_json_nothing_is_lost(at: int) -> None:
    (told,) = told_of_control([TOLD[at]], RULES)
    assert load_control(json.loads(json.dumps(dump_control(told)))) == told


def test_the_states_are_those_of_the_claims() -> None:
    kept = [json.loads(json.dumps(dump_control(t))) for t in told_of_control(TOLD, RULES)]
    found = control_of(map(load_control, kept), rules=RULES)
    assert found == read_control(TOLD, rules=RULES)
    assert found.states


def test_a_claim_without_a_vote_says_why() -> None:
    (told,) = told_of_control([tell("capture", "residents", "03-01")], RULES)
    assert (told.votes, told.left_out) == ((), "names no party that holds ground")


def test_what_tells_of_other_matters_is_passed_over() -> None:
    assert told_of_control([tell("x", "IS", "03-01", type="ASSAULT")], RULES) == ()


def test_votes_stand_in_the_chain_of_their_claim() -> None:
    (told,) = told_of_control([tell("capture", "M23", "03-01")], RULES)
    (chained,) = in_chains([told], {told.id: "a chain"})
    assert {vote.chain for _, vote in chained.votes} == {"a chain"}
