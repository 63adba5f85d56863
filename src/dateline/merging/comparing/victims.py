"""Who or what was hit: the nouns, of which rare ones say more."""

from __future__ import annotations

from dateline.knowledge.merging_rules import MergingRules
from dateline.merging.records import PERSON, Record

#: Inverse document frequency from which a noun is rare enough to set a happening apart.
RARE = 4.5


def level(a: Record, b: Record, rules: MergingRules) -> str:
    """The level of two sets of nouns; any people are one noun, which sets nothing apart."""
    if not a.victims or not b.victims:
        named = (a.victims | b.victims) - {PERSON}
        return "one, rare" if _rare(named, rules) else "unknown"
    ours, theirs = a.victims - {PERSON}, b.victims - {PERSON}
    shared = ours & theirs
    if shared:
        return "same, rare" if _rare(shared, rules) else "same"
    if ours and theirs:
        return "other, rare" if _rare(ours, rules) and _rare(theirs, rules) else "other"
    if PERSON in a.victims and PERSON in b.victims:
        return "people"
    return "people and other"


def _rare(nouns: frozenset[str], rules: MergingRules) -> bool:
    return any(rules.rarity_of(n) >= RARE for n in nouns)


def names(record: Record) -> str:
    """What was hit, as a sentence names it."""
    return ", ".join(sorted(record.victims - {PERSON})[:3])
