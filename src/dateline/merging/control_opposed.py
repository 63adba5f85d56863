"""Claims that stand against each other on who holds a place, or which way a party moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.knowledge.control_rules import ControlRules
from dateline.merging.control_areas import event_place, place_key
from dateline.merging.control_order import against, supersedes
from dateline.merging.control_parties import surely_akin
from dateline.merging.control_votes import Vote, concerns_control, effect_of, read_claim, window_of
from dateline.merging.told import Told
from dateline.model import EventPlace

#: Kinds of votes of a party that comes, and of one that holds or may hold.
_COMING = frozenset({"takes", "inside", "presses"})


@dataclass(frozen=True, slots=True)
class Opposition:
    """Two claims of one place and time that cannot both be true.

    ``attribute`` is "control" or "direction"; ``left`` and ``right`` are claim ids in order.
    """

    place: EventPlace
    attribute: str
    left: str
    right: str


def opposed(a: Told, b: Told, rules: ControlRules) -> str | None:
    """What two claims of one place with meeting times disagree on: "control", "direction", None.

    Direction: one says that a party moves in, the other that it leaves. Control: they name
    different holders, or one's holder is the other's loser. That one act is told and denied is
    neither: that is a dispute on whether it happened.
    """
    ours, theirs = _votes(a, rules), _votes(b, rules)
    if _is_denial_of_same(a, b, rules):
        return None
    leaving = (a.claim.type == "RETREAT", b.claim.type == "RETREAT")
    if (leaving[1] and _directions(ours, theirs)) or (leaving[0] and _directions(theirs, ours)):
        return "direction"
    for x in ours:
        for y in theirs:
            if _differ(x, y, rules) or _differ(y, x, rules):
                return "control"
    return None


def control_disputes(told: Iterable[Told], *, rules: ControlRules) -> tuple[Opposition, ...]:
    """All pairs of claims that stand against each other at one place, with meeting windows.

    Windows meet when no more than the rules' ``sharp_days`` lie between them.
    """
    places: dict[str, list[tuple[int, int, Told, EventPlace]]] = defaultdict(list)
    for item in told:
        window = window_of(item)
        if window and concerns_control(item.claim, rules):
            reading = read_claim(item, rules)
            for index in sorted({i for i, _ in reading.votes}):
                place = item.claim.places[index]
                places[place_key(place)].append((*window, item, event_place(place)))
    found: dict[tuple[str, str, str], Opposition] = {}
    for key in sorted(places):
        ordered = sorted(places[key], key=lambda row: (row[0], row[1], row[2].id))
        for at, (_, last, one, where) in enumerate(ordered):
            for first, _, other, _ in ordered[at + 1 :]:
                if first > last + rules.sharp_days:
                    break
                if attribute := opposed(one, other, rules):
                    left, right = sorted((one.id, other.id))
                    pair = Opposition(where, attribute, left, right)
                    found.setdefault((key, left, right), pair)
    return tuple(found[key] for key in sorted(found))


def _votes(told: Told, rules: ControlRules) -> tuple[Vote, ...]:
    return tuple(dict.fromkeys(vote for _, vote in read_claim(told, rules).votes))


def _is_denial_of_same(a: Told, b: Told, rules: ControlRules) -> bool:
    """True when one claim denies the very act that the other tells."""
    one, other = a.claim, b.claim
    if one.factuality.endswith("-") == other.factuality.endswith("-"):
        return False
    return effect_of(one, rules) == effect_of(other, rules)


def _directions(ours: Sequence[Vote], theirs: Sequence[Vote]) -> bool:
    """Whether a party that comes by *ours* leaves by *theirs* in the same days."""
    return any(
        x.kind in _COMING
        and not x.denial
        and y.kind == "loses"
        and surely_akin(y.sides, x.sides)
        and x.first <= y.last
        and y.first <= x.last
        for x in ours
        for y in theirs
    )


def _differ(x: Vote, y: Vote, rules: ControlRules) -> bool:
    """Whether *x* says of the holder what *y* rules out, and neither is a later change."""
    if any(v.event and supersedes(v, other, rules) for v, other in ((x, y), (y, x))):
        return False
    if x.kind == "loses" and y.kind == "stays":
        return True
    if not x.positive or not x.sides or y.kind in ("presses", "inside", "stays"):
        return False
    return against(y, x)
