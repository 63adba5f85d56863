"""What claims of one happening disagree on (codebook section 6); every position keeps its claims.

Only independent sources dispute: two voices of two chains. A number a source corrected, a word
that says less than another, and a denial by a source that tells the act itself are no disputes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.knowledge.event_view_rules import EventViewRules
from dateline.merging.denials import Positions, denials_of, on_who
from dateline.merging.differing import place_positions, time_positions
from dateline.merging.ground import ground_positions, is_ground
from dateline.merging.interests import interest_of
from dateline.merging.responsibility import Blame, opposite
from dateline.merging.scenes import modes_meet, sites_meet
from dateline.merging.told import Told
from dateline.merging.toll_disputes import TollView, shared, toll_dispute
from dateline.merging.voices import Voice
from dateline.model import Dispute, Interval, Position, Toll
from dateline.model.events import DISPUTE_ATTRIBUTES


@dataclass(frozen=True, slots=True)
class Gathered:
    """What disputes are read from: claims, their voices, whom they blame, the event's time."""

    told: Sequence[Told]
    voices: Mapping[str, Voice]
    blames: Sequence[Blame]
    time: Interval | None


def disputes_of(
    gathered: Gathered, tolls: Sequence[Toll], rules: EventViewRules
) -> tuple[Dispute, ...]:
    """The disputes of one event, in the order of the codebook's attributes."""
    if len(gathered.told) < 2:
        return ()
    interests = interest_of(gathered.told, rules.control)
    found: list[Dispute] = []
    denials = denials_of(gathered.told, gathered.voices, gathered.blames, rules)
    ground = ground_positions(gathered.told, gathered.voices, rules.control)
    if len(ground["control"]) > 1 and all(is_ground(t) for t in gathered.told):
        denials.whether.clear()
    blaming = _blaming(gathered.blames, rules)
    if blaming:
        on_who(denials, gathered.blames)
    for attribute, values in (
        ("happened", denials.whether),
        ("responsibility", _joined(denials.who, blaming)),
        ("place", place_positions(gathered.told, gathered.voices, rules.scene)),
        ("time", time_positions(gathered.told, gathered.voices, rules.scene)),
        *ground.items(),
    ):
        if len(values) > 1:
            found.append(Dispute(attribute, positions(values, gathered.voices, interests)))
    refs = [t.ref() for t in gathered.told]
    view = TollView(tolls, refs, gathered.time, interests, denials.toll)
    toll = toll_dispute(view, rules)
    ordered = [*found, *([toll] if toll else [])]
    return tuple(sorted(ordered, key=lambda d: DISPUTE_ATTRIBUTES.index(d.attribute)))


def _joined(one: Positions, other: Positions) -> Positions:
    return {v: one.get(v, set()) | other.get(v, set()) for v in dict.fromkeys((*one, *other))}


def positions(
    values: Mapping[str, Iterable[str]],
    voices: Mapping[str, Voice],
    interests: Mapping[str, str],
) -> tuple[Position, ...]:
    """Positions from values in words and their claims."""
    return tuple(
        Position(
            value,
            tuple(sorted(set(claims))),
            tuple(sorted({voices[c].name for c in claims if voices[c].name})),
            shared(interests[c] for c in claims),
        )
        for value, claims in values.items()
    )


def _blaming(blames: Sequence[Blame], rules: EventViewRules) -> Positions:
    """Positions of sources that blame different parties for one act.

    One of the two accuses, or owns up to it: two acts told of together are no dispute.
    """
    by_voice: dict[str, list[Blame]] = defaultdict(list)
    for blame in blames:
        if not blame.denied and blame.side:
            by_voice[blame.voice.key].append(blame)
    found: Positions = {}
    for one, other in combinations(sorted(by_voice), 2):
        ours, theirs = by_voice[one], by_voice[other]
        contested = any(b.told.claim.stance in rules.contesting for b in (*ours, *theirs))
        if contested and _one_act(ours, theirs, rules) and opposite(ours, theirs, rules.kin):
            for blame in (*ours, *theirs):
                found.setdefault(blame.label, set()).add(blame.told.id)
    return found


def _one_act(ours: Sequence[Blame], theirs: Sequence[Blame], rules: EventViewRules) -> bool:
    """Whether two sources tell an act of one kind, at places that can be one."""
    return any(
        modes_meet(a.told.claim.modes, b.told.claim.modes, rules)
        and sites_meet(a.told, b.told, rules.scene)
        for a in ours
        for b in theirs
    )
