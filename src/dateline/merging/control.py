"""Who holds a place, interval by interval: control states as a view over claims.

Each claim is read for what it says of the holder (control_votes), words that stand at one time are
set against each other (control_order, control_timeline), and areas beside their parts
(control_areas). The result depends on the claims alone, not on the order in which they came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.knowledge.control_rules import ControlRules
from dateline.merging.control_areas import (
    Contains,
    Timeline,
    best_named,
    contains,
    place_key,
    with_parts,
)
from dateline.merging.control_parties import any_akin
from dateline.merging.control_timeline import stretches
from dateline.merging.control_told import ControlTold, told_of_control
from dateline.merging.control_votes import Vote
from dateline.merging.control_words import state_of
from dateline.merging.told import Told
from dateline.model import ControlState, Place


@dataclass(frozen=True, slots=True)
class ControlReading:
    """The control states of all places, and (claim id, why) for each claim that does not count.

    Every claim about control is in the claims of a state or among ``unused``.
    """

    states: tuple[ControlState, ...] = ()
    unused: tuple[tuple[str, str], ...] = ()


def control_states(
    told: Iterable[Told], *, rules: ControlRules, contains: Contains = contains
) -> tuple[ControlState, ...]:
    """The states of every place that *told* speaks of, by place and first day."""
    return read_control(told, rules=rules, contains=contains).states


def read_control(
    told: Iterable[Told], *, rules: ControlRules, contains: Contains = contains
) -> ControlReading:
    """The states and what was left out; claims on other matters are passed over.

    ``contains(area, part)`` says whether one place lies in another.
    """
    return control_of(told_of_control(told, rules), rules=rules, contains=contains)


def control_of(
    told: Iterable[ControlTold], *, rules: ControlRules, contains: Contains = contains
) -> ControlReading:
    """`read_control` of claims that have been read for what they tell of control."""
    places: dict[str, list[Place]] = defaultdict(list)
    votes: dict[str, list[Vote]] = defaultdict(list)
    unused: dict[str, str] = {}
    for item in told:
        if not item.votes:
            unused[item.id] = item.left_out
        for index, vote in item.votes:
            place = item.places[index]
            places[place_key(place)].append(place)
            votes[place_key(place)].append(vote)
    timelines = [
        Timeline(key, best_named(places[key]), stretches(impartial(votes[key]), rules))
        for key in sorted(votes)
    ]
    whole = with_parts(timelines, contains)
    states = [state_of(s, t.place, rules) for t in whole for s in t.stretches]
    states.sort(key=_order)
    unused |= _overtaken(votes, states)
    return ControlReading(tuple(states), tuple(sorted(unused.items())))


def impartial(votes: Sequence[Vote]) -> tuple[Vote, ...]:
    """The votes at one place; outlets of a side that nobody names there count as neutral."""
    named = {side for vote in votes for side in vote.sides if not side.bare}
    return tuple(
        replace(vote, neutral=True, speaker=None)
        if vote.outlet and vote.speaker and not any_akin((vote.speaker,), named)
        else vote
        for vote in votes
    )


def _overtaken(votes: dict[str, list[Vote]], states: Sequence[ControlState]) -> dict[str, str]:
    cited = {claim for state in states for claim in state.claims}
    every = {vote.claim for own in votes.values() for vote in own}
    return dict.fromkeys(every - cited, "bears on no state: other claims say more of that time")


def _order(state: ControlState) -> tuple[str, str, str, str]:
    place, start = state.place, state.interval.start
    return (place.name, place.id or "", place.country or "", start.isoformat() if start else "")
