"""Positions on ground: who holds the event's place, and which way a party moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from dateline.knowledge.control_rules import ControlRules
from dateline.merging.control_areas import place_key
from dateline.merging.control_opposed import opposed
from dateline.merging.control_parties import sides_of, surely_akin
from dateline.merging.denials import Positions, independent, one_place
from dateline.merging.ground_words import Pairs, by_holder, is_of
from dateline.merging.responsibility import MINUS
from dateline.merging.told import Told
from dateline.merging.voices import Voice
from dateline.model import Claim, Place

#: Different sayings on ground that are set against each other, the most told first.
_MOST = 150
_TAKING = frozenset({"capture", "recapture"})
_PRESSING = frozenset({"repel", "advance", "capture", "recapture", "enter"})


def ground_positions(
    told: Sequence[Told], voices: Mapping[str, Voice], rules: ControlRules
) -> dict[str, Positions]:
    """Positions on "control" and "direction"; a claim without a place is told of the event's.

    *told* are in a fixed order. Claims that say the same of the same voice are compared once.
    """
    alike: dict[tuple[object, ...], list[Told]] = {}
    ground = _placed([t for t in told if is_ground(t)])
    for item in ground:
        alike.setdefault((voices[item.id].key, item.chain, *_content(item)), []).append(item)
    items: dict[str, dict[str, Told]] = {"control": {}, "direction": {}}
    against: set[frozenset[str]] = set()
    most = sorted(alike.values(), key=lambda group: (-len(group), group[0].id))[:_MOST]
    for ours, theirs in combinations(sorted(most, key=lambda group: group[0].id), 2):
        one, other = ours[0], theirs[0]
        if not independent(one, other, voices) or not _comparable(one, other, voices, rules):
            continue
        if first := opposed(one, other, rules):
            against |= {frozenset((a.id, b.id)) for a in ours for b in theirs}
            for attribute in {first, *_directions(one, other, rules)}:
                items[attribute] |= {item.id: item for item in (*ours, *theirs)}
    found = {a: by_holder(list(told.values()), against, rules) for a, told in items.items()}
    _add_repeats(found["control"], ground, voices, against, rules)
    return found


def _add_repeats(
    positions: Positions,
    ground: Sequence[Told],
    voices: Mapping[str, Voice],
    against: Pairs,
    rules: ControlRules,
) -> None:
    """Adds to each position what its own sources say to the same end in other words."""
    by_id = {t.id: t for t in ground}
    for item in (t for t in ground if not any(t.id in ids for ids in positions.values())):
        for ids in positions.values():
            group = [by_id[i] for i in sorted(ids)]
            own = any(voices[item.id].key == voices[t.id].key for t in group)
            if own and one_place(item, group[0]) and is_of(item, group, against, rules):
                ids.add(item.id)
                break


def is_ground(item: Told) -> bool:
    """Whether a claim tells of ground taken, held or left."""
    return item.claim.type in ("CONTROL", "RETREAT")


def _placed(ground: Sequence[Told]) -> list[Told]:
    """The claims, those without a place at the one told first."""
    places = [p for t in ground for p in t.claim.places]
    if not places:
        return []
    where = (replace(places[0], relation="in"),)
    return [t if t.claim.places else replace(t, claim=_at(t, where)) for t in ground]


def _at(item: Told, where: tuple[Place, ...]) -> Claim:
    return replace(item.claim, places=where)


def _comparable(one: Told, other: Told, voices: Mapping[str, Voice], rules: ControlRules) -> bool:
    """Whether two claims can stand against each other: of one place, with two holders.

    What reports say in passing of who holds a place is no answer to what others report taken.
    """
    if not one_place(one, other) or _one_holder(one, other, rules):
        return False
    own = not (voices[one.id].named or voices[other.id].named)
    return not (own and any(t.claim.type == "CONTROL" and not t.claim.modes for t in (one, other)))


def _one_holder(one: Told, other: Told, rules: ControlRules) -> bool:
    """Whether both say that one side, by its name, took or holds the ground."""
    held = [t.claim.factuality not in MINUS and _is_holding(t.claim) for t in (one, other)]
    sides = ([s for s in sides_of(t.claim.actors, rules) if not s.bare] for t in (one, other))
    return all(held) and surely_akin(*sides)


def _is_holding(claim: Claim) -> bool:
    return claim.type == "CONTROL" and (not claim.modes or bool(_TAKING & set(claim.modes)))


def _content(item: Told) -> tuple[object, ...]:
    """What a claim says of ground, to tell repetitions."""
    claim = item.claim
    return (
        claim.type,
        claim.modes,
        claim.factuality,
        claim.tense,
        claim.stance,
        tuple((p.id, p.name) for p in claim.actors),
        tuple((p.id, p.name) for p in claim.recipients),
        tuple((place_key(p), p.relation) for p in claim.places),
        claim.time.interval if claim.time else None,
    )


def _directions(one: Told, other: Told, rules: ControlRules) -> tuple[str, ...]:
    """ "direction" when one says that a party left and the other that it drove others off."""
    for left, right in ((one, other), (other, one)):
        pressing = right.claim.type == "CONTROL" and _PRESSING & set(right.claim.modes)
        if left.claim.type == "RETREAT" and pressing and right.claim.factuality not in MINUS:
            ours, theirs = (sides_of(t.claim.actors, rules) for t in (left, right))
            if surely_akin(ours, theirs):
                return ("direction",)
    return ()
