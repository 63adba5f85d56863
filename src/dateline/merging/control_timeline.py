"""The days of one place: what the words that stand on each day say together about its holder."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.knowledge.control_rules import ControlRules
from dateline.merging.control_order import NEVER, against, alike, begun, ends
from dateline.merging.control_parties import Side, akin, any_akin, in_order
from dateline.merging.control_votes import Vote


@dataclass(frozen=True, slots=True)
class Standing:
    """A vote and the days ``start <= day < end`` on which it stands (none when they are equal)."""

    vote: Vote
    start: int
    end: int

    def meets(self, first: int, end: int) -> bool:
        """True when it stands on a day of ``first <= day < end``, or was overtaken on one."""
        return self.start < end and (self.end > first or self.start >= first)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days ``first <= day < end`` with one state of a place, and the votes behind it.

    ``sides`` are those said to hold it; ``why`` is set where a reason beside the votes decides.
    """

    first: int
    end: int
    state: str
    sides: tuple[Side, ...]
    behind: tuple[Vote, ...]
    basis: str = "claimed"
    why: str = ""
    parts: tuple[str, ...] = ()


def stretches(votes: Iterable[Vote], rules: ControlRules) -> tuple[Stretch, ...]:
    """The states of one place in the order of their days; their order of arrival has no part."""
    ordered = sorted(set(votes), key=_order)
    standing = _standing(ordered, rules)
    rivals = _has_rivals(ordered)
    found: list[Stretch] = []
    for first, end, kinds in _days(standing):
        state, sides = _state(kinds, rivals=rivals)
        last = found[-1] if found else None
        if last and last.state == state and _goes_on(last, sides):
            found[-1] = replace(last, end=end, sides=in_order((*last.sides, *sides)))
        else:
            found.append(Stretch(first, end, state, sides, ()))
    return tuple(part for s in found for part in _with_votes(s, standing, rules))


def _goes_on(stretch: Stretch, sides: tuple[Side, ...]) -> bool:
    if stretch.state == "held":
        return all(akin(x, y) for x in stretch.sides for y in sides)
    return any_akin(stretch.sides, sides)


def _order(vote: Vote) -> tuple[object, ...]:
    names = tuple((side.key, side.name) for side in vote.sides)
    return (vote.since, vote.last, vote.claim, vote.kind, names)


def _standing(votes: Sequence[Vote], rules: ControlRules) -> list[Standing]:
    timed = begun(votes, rules)
    found: list[Standing] = []
    sharp = sorted(v.since for v in timed if v.positive and not v.vague and v.sides)
    for vote, end in zip(timed, ends(timed, rules), strict=True):
        if rules.valid_days:
            end = min(end, max(vote.since, vote.last) + rules.valid_days + 1)
        found.append(Standing(vote, vote.since, end))
        if vote.vague and vote.positive and vote.sides:
            at = bisect_right(sharp, vote.first)
            known = sharp[at] if at < len(sharp) else NEVER
            unsure = replace(vote, kind="unsure", since=vote.first)
            found.append(Standing(unsure, vote.first, min(vote.last, known)))
    return found


def _days(standing: Sequence[Standing]) -> Iterator[tuple[int, int, tuple[Vote, ...]]]:
    """(first day, day after the last, one vote of each sort that stands), without gaps."""
    changes: dict[int, list[tuple[int, Vote]]] = {}
    for s in standing:
        if s.start < s.end:
            changes.setdefault(s.start, []).append((1, s.vote))
            changes.setdefault(s.end, []).append((-1, s.vote))
    days = sorted(changes)
    count: Counter[tuple[object, ...]] = Counter()
    samples: dict[tuple[object, ...], Vote] = {}
    for day, after in zip(days, [*days[1:], NEVER], strict=True):
        for step, vote in changes[day]:
            sort = (alike(vote), vote.part)
            count[sort] += step
            samples.setdefault(sort, vote)
        if day < NEVER:
            yield day, after, tuple(samples[sort] for sort, n in count.items() if n)


def _has_rivals(votes: Sequence[Vote]) -> bool:
    """Whether two sides that cannot be one are said to hold or to have been in the place."""
    sides = in_order(s for v in votes if v.positive or v.kind == "inside" for s in v.sides)
    return any(not akin(x, y) for i, x in enumerate(sides) for y in sides[:i])


def _state(votes: tuple[Vote, ...], *, rivals: bool) -> tuple[str, tuple[Side, ...]]:
    """The state that votes standing on one day give, and the sides said to hold the place."""
    holding = [v for v in votes if v.positive and v.sides]
    inside = [v for v in votes if v.kind == "inside"]
    if inside and not holding and _others_left(inside, votes):
        holding, inside = inside, []
    sides = in_order(side for v in holding for side in v.sides)
    if _contested(votes, holding, inside):
        return "contested", in_order((*sides, *(s for v in inside for s in v.sides)))
    if holding and not _unsure(votes, holding):
        return "held", sides
    if any(v.kind == "nobody" for v in votes) and not holding:
        # "neither side is in full control" is a contest; with one side or none it is nobody's
        return ("contested" if rivals else "none"), ()
    return "unknown", ()


def _others_left(inside: list[Vote], votes: tuple[Vote, ...]) -> bool:
    """Whether one side is inside and another is said to have left: then it holds the place."""
    left = [v for v in votes if v.kind == "loses"]
    if not left or any(v.kind in ("nobody", "stays") for v in votes):
        return False
    sides = [s for v in inside for s in v.sides]
    alone = all(akin(x, y) for x in sides for y in sides)
    return alone and not any(any_akin(v.sides, sides) for v in left)


def _unsure(votes: tuple[Vote, ...], holding: list[Vote]) -> bool:
    """Whether somebody else may have taken the place already: a day is not told exactly."""
    takings = [replace(v, kind="takes") for v in votes if v.kind == "unsure"]
    return any(against(taking, h) for taking in takings for h in holding)


def _contested(votes: tuple[Vote, ...], holding: list[Vote], inside: list[Vote]) -> bool:
    if any(not any_akin(x.sides, y.sides) for x in holding for y in holding):
        return True
    if inside and not holding:
        return True
    if any(not any_akin(v.sides, h.sides) for v in inside for h in holding):
        return True
    if {"stays", "loses"} <= {v.kind for v in votes} and not holding:
        return True
    contrary = [v for v in votes if v.kind in ("denied", "loses", "nobody")]
    return any(against(v, h) for v in contrary for h in holding)


def _with_votes(
    stretch: Stretch, standing: Sequence[Standing], rules: ControlRules
) -> Iterator[Stretch]:
    """The stretch with the votes behind it; split where a neutral word joins a claimed one."""
    near = [s for s in standing if s.meets(stretch.first, stretch.end)]
    behind = [s for s in near if _matters(s, stretch)]
    basis, since = _basis(stretch, [s.vote for s in behind])
    if basis == "assessed" and since > stretch.first and stretch.state == "held":
        early = replace(stretch, end=since)
        votes = [s.vote for s in behind if s.meets(early.first, early.end)]
        yield replace(early, behind=tuple(votes), basis=_basis(early, votes)[0])
        stretch = replace(stretch, first=since)
        behind = [s for s in behind if s.meets(since, stretch.end)]
    yield replace(stretch, behind=tuple(s.vote for s in behind), basis=basis)


def _matters(standing: Standing, stretch: Stretch) -> bool:
    """Whether a vote is behind a state: it begins in it, or still bears it."""
    if stretch.first <= standing.start < stretch.end:
        return True
    kind = standing.vote.kind
    if stretch.state == "held":
        return kind in ("takes", "holds", "inside")
    if stretch.state == "contested":
        return kind in ("takes", "holds", "inside", "denied", "nobody", "loses", "stays")
    return True


def _basis(stretch: Stretch, votes: Sequence[Vote]) -> tuple[str, int]:
    """The basis of a state and the day from which it rests on it."""
    if stretch.state == "held":
        return _basis_of_holding(stretch, [v for v in votes if bears(v, stretch.sides)])
    if any(v.denial for v in votes):
        return "denied", stretch.first
    if stretch.state == "contested":
        holders = [v for v in votes if v.neutral and v.positive]
        unsettled = any(v.neutral and v.kind in ("inside", "nobody") for v in votes)
        both = any(not any_akin(x.sides, y.sides) for x in holders for y in holders)
        return ("assessed" if unsettled or both else "claimed"), stretch.first
    return ("assessed" if any(v.neutral for v in votes) else "claimed"), stretch.first


def bears(vote: Vote, sides: tuple[Side, ...]) -> bool:
    """Whether a vote speaks for *sides* holding the place: they do, or another lost it."""
    if vote.positive or vote.kind == "inside":
        return any_akin(vote.sides, sides)
    return vote.kind == "loses" and not any_akin(vote.sides, sides)


def _basis_of_holding(stretch: Stretch, votes: Sequence[Vote]) -> tuple[str, int]:
    """Assessed from the day on which a neutral voice, or chains on both sides, say so."""
    ordered = sorted(votes, key=lambda v: (v.since, v.claim))
    own: set[str] = set()
    others: set[str] = set()
    for vote in ordered:
        day = max(stretch.first, vote.since)
        if vote.neutral and (vote.positive or vote.kind == "inside"):
            return "assessed", day
        if vote.speaker is None:
            own.add(vote.chain)  # whose official it is, nobody says: it may be the holder's
            continue
        is_own = any(akin(vote.speaker, side) for side in stretch.sides)
        (own if is_own else others).add(vote.chain)
        if others and len(own | others) > 1:
            return "assessed", day
    if votes and all(v.denial for v in votes if v.positive):
        return "denied", stretch.first
    return "claimed", stretch.first
