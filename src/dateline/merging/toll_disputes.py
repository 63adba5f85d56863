"""The dispute on numbers of people, read from the tolls of an event alone.

Numbers dispute when they are the last of different sources, count the same people, and cannot
both be true.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.knowledge.event_view_rules import EventViewRules
from dateline.merging.toll_numbers import agree, in_words
from dateline.merging.tolls import comparable
from dateline.model import ClaimRef, Dispute, Interval, Position, Toll

#: What a source holds that rejects a number and gives none.
DENIED = "not so many"


@dataclass(frozen=True, slots=True)
class TollView:
    """What a dispute on numbers is read from.

    ``denied`` are the claims that reject a number; ``interests`` those of claims, by their ids.
    """

    tolls: Sequence[Toll]
    claims: Sequence[ClaimRef]
    time: Interval | None
    interests: Mapping[str, str]
    denied: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class _Outlets:
    """Which tolls reports give in their own voice, and which reports those are."""

    claims: Mapping[str, ClaimRef]

    def reports(self, toll: Toll) -> set[str]:
        return {self.claims[c].report for c in toll.claims if c in self.claims}

    def own(self, toll: Toll) -> bool:
        publishers = {self.claims[c].publisher for c in toll.claims if c in self.claims}
        return toll.source in publishers


def toll_dispute(view: TollView, rules: EventViewRules) -> Dispute | None:
    """The dispute on the toll, None when all current numbers can be true together."""
    labels = tuple(sorted(set(rules.tolls.sides.values())))
    outlets = _Outlets({c.id: c for c in view.claims})
    long = _is_long(view.time, rules.tolls.long)
    current = [t for t in view.tolls if not t.superseded]
    apart: list[Toll] = []
    for one, other in combinations(current, 2):
        meant = one.source != other.source and comparable(one, other, labels)
        if not meant or (long and _days_apart(one.published, other.published) > 1):
            continue
        if not _agree(one, other, rules, outlets):
            apart += [t for t in (one, other) if t not in apart]
    kinds = {t.kind for t in apart}
    if view.denied:
        kinds |= {t.kind for t in current}
    groups: dict[str, list[Toll]] = defaultdict(list)
    for toll in sorted((t for t in current if t.kind in kinds), key=_by_number):
        groups[f"{toll.kind} {in_words(toll)}"].append(toll)
    found = [_position(value, group, view.interests) for value, group in groups.items()]
    if view.denied:
        found.append(_denied(view))
    return Dispute("toll", tuple(found)) if len(found) > 1 else None


def shared(interests: Iterable[str]) -> str:
    """The interest that all have, "none" when they differ."""
    found = set(interests)
    return found.pop() if len(found) == 1 else "none"


def _is_long(time: Interval | None, days: int) -> bool:
    return bool(time and time.start and time.end and (time.end - time.start).days >= days)


def _days_apart(one: dt.date | None, other: dt.date | None) -> int:
    return abs((one - other).days) if one and other else 0


def _agree(one: Toll, other: Toll, rules: EventViewRules, outlets: _Outlets) -> bool:
    """Whether both can be true.

    A report's own "at least" leaves higher numbers open, and its own number above one that it
    cites may be the sum of what it tells.
    """
    if agree(one, other, rules.tolls):
        return True
    lower, higher = sorted((one, other), key=_by_number)
    if outlets.own(lower) and lower.high is None and lower.low != higher.low:
        return True
    return outlets.own(higher) and outlets.reports(lower) == outlets.reports(higher)


def _position(value: str, group: Sequence[Toll], interests: Mapping[str, str]) -> Position:
    claims = tuple(sorted({c for t in group for c in t.claims}))
    return Position(
        value,
        claims,
        tuple(sorted({t.source for t in group if t.source})),
        shared(interests.get(c, "none") for c in claims),
    )


def _denied(view: TollView) -> Position:
    denied = [c for c in view.claims if c.id in view.denied]
    return Position(
        DENIED,
        tuple(sorted(c.id for c in denied)),
        tuple(sorted({c.source or c.publisher for c in denied})),
        shared(view.interests.get(c.id, "none") for c in denied),
    )


def _by_number(toll: Toll) -> tuple[str, int, str]:
    return (toll.kind, toll.best or toll.low or toll.high or 0, toll.source or "")
