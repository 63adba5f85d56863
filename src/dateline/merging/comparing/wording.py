"""In what words: rare words and names in common, and where the passages stand."""

from __future__ import annotations

import math

from dateline.knowledge.merging_rules import MergingRules
from dateline.merging.records import Record

#: Shares of the shorter passage's rarity that are shared, and the level below each.
_SHARES = ((0.1, "none"), (0.2, "little"), (0.35, "some"), (0.6, "much"))
#: Inverse document frequency from which a name is rare.
RARE_NAME = 6.0
#: Characters between passages that still stand near each other.
_NEXT, _NEAR = 5, 600


def level(a: Record, b: Record, rules: MergingRules) -> str:
    """The level of the shared content words, weighed by inverse document frequency."""
    smaller = min(a.mass, b.mass)
    if smaller <= 0:
        return "none"
    share = math.fsum(rules.rarity_of(w) for w in a.words & b.words) / smaller
    return next((name for limit, name in _SHARES if share < limit), "copied")


def names(a: Record, b: Record, rules: MergingRules) -> str:
    """The level of the capitalised words beside places and parties."""
    if not a.proper or not b.proper:
        return "none"
    shared = a.proper & b.proper
    if not shared:
        return "other"
    return "shared, rare" if any(rules.rarity_of(w) >= RARE_NAME for w in shared) else "shared"


def distance(a: Record, b: Record) -> str:
    """How far apart two passages of one report stand."""
    if a.passage == b.passage:
        return "same sentence"
    apart = max(a.passage[0], b.passage[0]) - min(a.passage[1], b.passage[1])
    if apart <= _NEXT:
        return "next sentence"
    return "near by" if apart <= _NEAR else "far"


def told(a: Record, b: Record) -> str:
    """How far apart two reports were published."""
    if a.published is None or b.published is None:
        return "unknown"
    gap = abs(a.published - b.published)
    if gap == 0:
        return "same day"
    if gap <= 2:
        return "days"
    return "week" if gap <= 7 else "later"
