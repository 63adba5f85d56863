"""Which of two words about a place comes after the other and takes its place.

A later change of hands ends what was so before. A word that a side still holds, or did not lose,
is no change: it stands against an earlier one while that is fresh, unless it is neutral. Words
of one voice tell one story, in its order. What does not take another's place stands beside it:
if the two cannot both be true, the place is contested.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from dateline.knowledge.control_rules import ControlRules
from dateline.merging.control_parties import any_akin, surely_akin
from dateline.merging.control_votes import Vote

#: No day of any calendar: what nothing ends.
NEVER = 10**9


def against(later: Vote, earlier: Vote) -> bool:
    """Whether what *later* says cannot be true of the same moment as what *earlier* says."""
    if earlier.kind == "presses":
        return False
    if "stays" in (later.kind, earlier.kind):
        return _left_and_stayed(later, earlier)
    if earlier.positive:
        if later.positive:
            return not any_akin(later.sides, earlier.sides)
        if later.kind == "loses":
            return surely_akin(later.sides, earlier.sides)
        if later.kind == "denied":
            return _denies(later, earlier)
        return later.kind == "nobody"
    if earlier.kind == "inside":
        if later.kind == "takes":
            return bool(later.sides)
        if later.kind == "holds":
            return not any_akin(later.sides, earlier.sides)
        return later.kind in ("loses", "denied") and surely_akin(later.sides, earlier.sides)
    if earlier.kind in ("loses", "nobody"):
        return later.positive and bool(later.sides)
    return later.positive and any_akin(later.sides, earlier.sides)


def _left_and_stayed(later: Vote, earlier: Vote) -> bool:
    """That nobody left stands against that somebody did, and ends when somebody does."""
    if later.kind == "stays":
        return earlier.kind == "loses"
    return later.kind == "loses" or (later.kind == "takes" and bool(later.sides))


def _denies(denial: Vote, other: Vote) -> bool:
    """A denial that names nobody is of a taking by another side than the one that denies it."""
    if denial.sides:
        return surely_akin(denial.sides, other.sides)
    if denial.speaker is None or other.kind != "takes":
        return False
    return not any_akin((denial.speaker,), other.sides)


def supersedes(later: Vote, earlier: Vote, rules: ControlRules) -> bool:
    """Whether *later* takes the place of *earlier* from `Vote.since` of *later* on."""
    return against(later, earlier) and _comes_after(later, earlier, rules)


def _comes_after(later: Vote, earlier: Vote, rules: ControlRules) -> bool:
    """Whether the one of two votes against each other ends the other."""
    if later.claim == earlier.claim:
        return False
    if not later.sides and later.kind == "takes":
        return False  # whoever took it may be the one that is named elsewhere
    if later.kind == "nobody" or (
        earlier.kind == "inside" and later.kind == "holds" and not later.beats_off
    ):
        return later.first - earlier.last > rules.fresh_days  # both are so: it is contested
    if later.first > earlier.last:
        if later.event or later.neutral or later.voice == earlier.voice:
            return True
        if later.beats_off and earlier.kind == "inside":
            return True
        return later.first - earlier.last > rules.fresh_days
    if later.last < earlier.first:
        return False
    if later.voice == earlier.voice and (later.event or earlier.event):
        return (later.rank, later.last) > (earlier.rank, earlier.last)
    if later.vague != earlier.vague:
        return _inside(later, earlier) if earlier.vague else False
    if not later.event:
        return False
    if not earlier.event:
        return earlier.last < later.last
    if later.retaken != earlier.retaken:
        return later.retaken and later.last >= earlier.last
    if later.kind == "loses" and earlier.kind == "takes" and not earlier.retaken:
        return later.last >= earlier.last
    return later.first > earlier.first and later.last > earlier.last


def _inside(inner: Vote, outer: Vote) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def begun(votes: Sequence[Vote], rules: ControlRules) -> tuple[Vote, ...]:
    """The votes, those of changes set to begin when what they end was still said to be so.

    Days are not more exact than the reports: "took it on 1 or 2 July" after "held it on 1 July"
    begins on the second.
    """
    by_last: dict[int, list[Vote]] = defaultdict(list)
    for vote in votes:
        if not vote.vague:
            by_last[vote.last].append(vote)
    return tuple(_begins(vote, by_last, rules) for vote in votes)


def _begins(vote: Vote, by_last: dict[int, list[Vote]], rules: ControlRules) -> Vote:
    if vote.vague or not vote.event:
        return vote
    for day in range(vote.last - 1, vote.first - 1, -1):
        if any(supersedes(vote, other, rules) for other in by_last.get(day, ())):
            return replace(vote, since=day + 1)
    return vote


def ends(votes: Sequence[Vote], rules: ControlRules) -> list[int]:
    """For each vote the ordinal day on which another takes its place, `NEVER` if none does.

    Votes alike in kind, sides, voice's neutrality and nature are looked at as one group, so that
    a thousand reports of one thing cost a thousand look-ups, not a million comparisons.
    """
    groups: dict[tuple[object, ...], list[Vote]] = defaultdict(list)
    for vote in sorted(votes, key=lambda v: (v.since, v.last, v.claim)):
        groups[alike(vote)].append(vote)
    listed = [(g, [v.since for v in g]) for g in groups.values()]
    facing = {
        key: [(g, days) for g, days in listed if against(g[0], own[0])]
        for key, own in groups.items()
    }
    return [
        min((_first(v, g, d, rules) for g, d in facing[alike(v)]), default=NEVER) for v in votes
    ]


def alike(vote: Vote) -> tuple[object, ...]:
    """What votes share that stand against the same other votes."""
    speaker = None if vote.sides else vote.speaker
    nature = (vote.event, vote.neutral, vote.retaken, vote.denial, vote.vague, vote.beats_off)
    return (vote.kind, vote.sides, speaker, nature)


def _first(vote: Vote, group: list[Vote], days: list[int], rules: ControlRules) -> int:
    """The day of the first vote of a group that takes the place of *vote*."""
    start = bisect_left(days, vote.first - rules.sharp_days)
    for at in range(start, len(group)):
        if _comes_after(group[at], vote, rules):
            return max(days[at], vote.since)
    return NEVER
