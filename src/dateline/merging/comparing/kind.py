"""What: types and modes, and the words that name the act."""

from __future__ import annotations

from dateline.knowledge.merging_rules import MergingRules
from dateline.merging.records import Record

#: Inverse document frequency from which a word for the act tells two happenings apart.
TELLING = 3.0


def level(a: Record, b: Record, rules: MergingRules) -> str:
    """The level of types and modes: same mode, kindred modes, one unsaid, other modes or types."""
    if not a.types & b.types:
        return "other type"
    if a.modes & b.modes:
        return "same mode"
    if not a.modes or not b.modes:
        return "mode unsaid"
    return "kindred modes" if rules.are_kindred(a.modes, b.modes) else "other modes"


def trigger(a: Record, b: Record, rules: MergingRules) -> str:
    """Whether the same word names the act: a telling one, or one that most reports use."""
    shared = a.stems & b.stems
    if not shared:
        return "other"
    return "same" if any(rules.rarity_of(s) >= TELLING for s in shared) else "common"


def act(a: Record, b: Record, rules: MergingRules) -> str:
    """Whether the words for the acts name one kind of act; "unknown" where the table has none."""
    ours, theirs = _acts(a, rules), _acts(b, rules)
    if not ours or not theirs:
        return "unknown"
    if ours & theirs:
        return "same"
    together = any(y in rules.acts_with[x] for x in ours for y in theirs)
    return "compatible" if together else "other"


def _acts(record: Record, rules: MergingRules) -> frozenset[str]:
    none: frozenset[str] = frozenset()
    return none.union(*(rules.acts.get(stem, none) for stem in record.stems))


def names(record: Record) -> str:
    """Types and modes of *record* as a sentence names them."""
    return " ".join((*sorted(record.types), *sorted(record.modes)))
