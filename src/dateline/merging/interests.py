"""How those who speak stand to what they say: of themselves, of their adversary, or neither."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge.control_rules import ControlRules
from dateline.merging.control_parties import Side, sides_of, speaker_of, speaks_for, surely_akin
from dateline.merging.told import Told


def interest_of(told: Sequence[Told], rules: ControlRules) -> dict[str, str]:
    """ "own", "adversary" or "none" for each claim, by its id.

    A source that is (or speaks for) an actor speaks of itself; one that is the other side of the
    event speaks of its adversary.
    """
    actors = sides_of((p for t in told for p in t.claim.actors), rules)
    hit = sides_of((p for t in told for p in t.claim.recipients), rules)
    return {t.id: _interest(_speaker(t, rules), t, actors, hit, rules) for t in told}


def _speaker(item: Told, rules: ControlRules) -> Side | None:
    if item.claim.sources:
        last = item.claim.sources[-1]
        return speaker_of(last, rules) or speaks_for(last.name, rules)
    return speaks_for(item.publisher, rules)


def _interest(
    speaker: Side | None,
    item: Told,
    actors: Sequence[Side],
    hit: Sequence[Side],
    rules: ControlRules,
) -> str:
    if speaker is None:
        return "none"
    own = sides_of(item.claim.actors, rules)
    if surely_akin((speaker,), own or actors):
        return "own"
    return "adversary" if surely_akin((speaker,), (*actors, *hit)) else "none"
