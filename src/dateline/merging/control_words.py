"""Control states in the model's words: the holder's name, positions, days and reasons."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from dateline.knowledge.control_rules import ControlRules
from dateline.merging.control_areas import event_place
from dateline.merging.control_order import NEVER
from dateline.merging.control_parties import Side, akin, any_akin
from dateline.merging.control_timeline import Stretch
from dateline.merging.control_votes import Vote
from dateline.model import ControlState, Interval, Place, Position

#: Joint holders named before the rest is left out.
_NAMED = 3
_SAYS = {
    "takes": "held by {}",
    "holds": "held by {}",
    "unsure": "taken by {} on a day not told exactly",
    "inside": "{} inside",
    "denied": "not held by {}",
    "loses": "left by {}",
    "presses": "pressed by {}",
    "nobody": "held by nobody",
    "stays": "not left",
    "unnamed": "taken by a party not named",
}


def state_of(stretch: Stretch, place: Place, rules: ControlRules) -> ControlState:
    """The control state of one stretch of days at a place."""
    votes = stretch.behind
    positions = positions_of(stretch, rules)
    holder, holder_id = None, None
    if stretch.state == "held":
        holder, holder_id = holder_of(stretch, rules)
    opened = [v for v in votes if v.since == stretch.first]
    told = [min(v.last, stretch.end - 1) for v in votes]
    return ControlState(
        place=event_place(place),
        interval=_interval(stretch, opened),
        state=stretch.state,
        basis=stretch.basis,
        claims=tuple(sorted({*(v.claim for v in votes), *stretch.parts})),
        holder=holder,
        holder_id=holder_id,
        last_told=dt.date.fromordinal(max(told)) if told else None,
        opened=tuple(sorted({v.claim for v in opened})),
        positions=positions,
        why=stretch.why or _why(stretch, positions),
    )


def _interval(stretch: Stretch, opened: Sequence[Vote]) -> Interval:
    start = dt.date.fromordinal(stretch.first)
    end = dt.date.fromordinal(stretch.end - 1) if stretch.end < NEVER else None
    exact = any(v.first == v.last for v in opened)
    mark = "" if exact or not opened else "~"
    edtf = f"{start.isoformat()}{mark}/{end.isoformat() if end else '..'}"
    return Interval(start, end, "day" if exact else "days", edtf)


def holder_of(stretch: Stretch, rules: ControlRules) -> tuple[str, str | None]:
    """The name and registry id of the holder: the closest body that covers all names given."""
    votes = [v for v in stretch.behind if v.positive and v.sides]
    return side_name([s for v in votes for s in v.sides] or stretch.sides, rules)


def side_name(sides: Sequence[Side], rules: ControlRules) -> tuple[str, str | None]:
    """One name for *sides* that are one holder, and its registry id if it has one."""
    named = [s for s in sides if not s.bare]
    if not named:
        return _bare_name(sides), None
    count = Counter((s.key, s.id, s.name) for s in named)
    ranked = sorted(count, key=lambda k: (-count[k], k[0], k[1] or "", k[2]))
    keys = list(dict.fromkeys(key for key, _, _ in ranked))
    if len(keys) > 1:
        names = {key: next(name for k, _, name in ranked if k == key) for key in keys}
        return ", ".join(list(names.values())[:_NAMED]), None
    ids = list(dict.fromkeys(id for _, id, _ in ranked if id))
    if len(ids) > 1 and (above := _above(ids, rules)):
        return rules.actors[above].name, above
    return ranked[0][2], ranked[0][1]


def _bare_name(sides: Sequence[Side]) -> str:
    """The word used most for a party without a name, one that says which kind it is first."""
    count = Counter((s.kind == "any" and not s.only, s.name) for s in sides)
    return min(count, key=lambda k: (k[0], -count[k], k[1]))[1]


def _above(ids: Sequence[str], rules: ControlRules) -> str | None:
    """The nearest body in the registry to which all *ids* belong, themselves among them."""
    chains = [_chain(i, rules) for i in ids]
    return next((i for i in chains[0] if all(i in c for c in chains)), None)


def _chain(id: str, rules: ControlRules) -> list[str]:
    found = [id]
    for at in found:
        actor = rules.actors.get(at)
        found += [p for p in (actor.parents if actor else ()) if p not in found]
    return [i for i in found if i in rules.actors]


def positions_of(stretch: Stretch, rules: ControlRules) -> tuple[Position, ...]:
    """What is said of the holder in one stretch, each with its claims and sources."""
    groups: dict[tuple[str, str], list[Vote]] = {}
    reps = _representatives(stretch.behind)
    for vote in stretch.behind:
        side = next((r for r in reps if any_akin(vote.sides, (r,))), None) if vote.sides else None
        sort = "holds" if vote.kind == "takes" else vote.kind
        groups.setdefault((sort, side.key if side else ""), []).append(vote)
    found = [_position(kind, votes, rules, stretch.sides) for (kind, _), votes in groups.items()]
    return tuple(sorted(found, key=lambda p: (-len(p.claims), p.value, p.claims)))


def _representatives(votes: Iterable[Vote]) -> list[Side]:
    """One side for each group of sides that may be one, those with a name of their own first."""
    count = Counter(side for vote in votes for side in vote.sides)
    ranked = sorted(count, key=lambda s: (s.bare, -count[s], s.key, s.name))
    found: list[Side] = []
    for side in ranked:
        if not any(akin(side, other) for other in found):
            found.append(side)
    return found


def _position(
    kind: str, votes: Sequence[Vote], rules: ControlRules, rivals: Sequence[Side]
) -> Position:
    sides = [s for v in votes for s in v.sides]
    name = side_name(sides, rules)[0] if sides else "a party not named"
    kind = "unnamed" if kind == "holds" and not sides else kind
    sources = sorted({v.source for v in votes if v.source})
    claims = tuple(sorted({v.claim for v in votes}))
    return Position(_SAYS[kind].format(name), claims, tuple(sources), _interest(votes, rivals))


def _interest(votes: Sequence[Vote], rivals: Sequence[Side]) -> str:
    """Whether all speakers speak of their own side, or all of an adversary; "none" otherwise."""
    found: set[str] = set()
    for vote in votes:
        if vote.speaker is None or not vote.sides:
            found.add("none")
        elif any_akin((vote.speaker,), vote.sides):
            found.add("own")
        else:
            others = [r for r in rivals if not any_akin((r,), vote.sides)]
            is_rival = bool(others) and any_akin((vote.speaker,), others)
            found.add("adversary" if is_rival else "none")
    return found.pop() if len(found) == 1 else "none"


def _why(stretch: Stretch, positions: Sequence[Position]) -> str:
    said = "; ".join(p.value for p in positions[:_NAMED])
    if stretch.state == "held":
        return ""
    if stretch.state == "contested":
        return said
    return f"nobody is said to hold it: {said}" if said else "nobody is said to hold it"
