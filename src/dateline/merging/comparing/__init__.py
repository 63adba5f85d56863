"""Comparisons of two records: each finds a level, and the table gives the level's weight.

`levels` is the whole list; the functions stand one subject a file.
"""

from __future__ import annotations

from dateline.knowledge.merging_rules import MergingRules
from dateline.merging.comparing import counts, kind, parties, place, time, victims, wording
from dateline.merging.records import Record

#: A comparison and the level it found.
Level = tuple[str, str]
_GROUND = "family.ground"


def levels(a: Record, b: Record, rules: MergingRules) -> tuple[Level, ...]:
    """What is compared of any two records, in a fixed order."""
    what = kind.level(a, b, rules)
    found = (
        ("kind", what),
        ("trigger", kind.trigger(a, b, rules)),
        ("act", kind.act(a, b, rules)),
        ("place", place.level(a, b)),
        ("time", time.level(a, b)),
        ("actors", parties.actors(a, b)),
        ("swapped", parties.swapped(a, b)),
        ("victims", victims.level(a, b, rules)),
        ("counts", counts.level(a, b)),
        ("wording", wording.level(a, b, rules)),
        ("names", wording.names(a, b, rules)),
    )
    return (*found, ("ground", what)) if a.family == _GROUND else found


def levels_within(a: Record, b: Record, between: int, rules: MergingRules) -> tuple[Level, ...]:
    """What is compared of two claims of one report, *a* first, *between* of the kind amid them."""
    nearest = min(between, 1)
    article = f"{b.article}, next" if b.article == "definite" and not nearest else b.article
    return (
        *levels(a, b, rules),
        ("distance", wording.distance(a, b)),
        ("between", _amid(between)),
        ("article", article or "plain"),
    )


def levels_across(a: Record, b: Record, rules: MergingRules) -> tuple[Level, ...]:
    """What is compared of the tellings of two reports."""
    return (*levels(a, b, rules), ("told", wording.told(a, b)))


def _amid(between: int) -> str:
    if between == 0:
        return "none"
    if between <= 2:
        return "few"
    return "some" if between <= 5 else "many"


def details(comparison: str, record: Record) -> str:
    """What *record* says in the matter of *comparison*, as a sentence names it."""
    if comparison == "place":
        return place.names(record)
    if comparison == "time":
        return time.days(record)
    if comparison == "actors":
        return parties.names(record.actors)
    if comparison == "victims":
        return victims.names(record)
    if comparison == "counts":
        return counts.names(record)
    return kind.names(record) if comparison == "kind" else ""
