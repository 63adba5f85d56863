"""Figures of speech of an overlay: words beside a trigger by which it tells no claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dateline.knowledge.event_rules import Codebook
from dateline.knowledge.figures import PLACES, FigureRule, figure_faults
from dateline.knowledge.overlay.changes import (
    ADDED,
    CHANGED,
    RETIRED,
    Change,
    Fault,
    differences,
    near,
)
from dateline.knowledge.overlay.entries import Entry
from dateline.knowledge.overlay.rules import is_retired, listed, own_entries, yes_or_no

_EXAMPLES = ("examples", "not_examples")
FIELDS = ("id", "types", "always", *PLACES, *_EXAMPLES, "source", "retire")


def lay_figures(
    entries: Sequence[Entry], book: Codebook, faults: list[Fault]
) -> tuple[Codebook, list[Change]]:
    """*book* with the figures of *entries* added to ours, changed and retired."""
    ours = {rule.id: rule for rule in book.figures}
    result = dict(ours)
    changes: list[Change] = []
    for entry in own_entries(entries, FIELDS, faults):
        ident = str(entry.values["id"])
        if is_retired(entry, ident, ours, "figure", faults):
            result.pop(ident, None)
            changes.append(Change("figure", RETIRED, ident, entry.file, entry.line))
            continue
        old = ours.get(ident)
        rule = replace(old or FigureRule(ident, frozenset()), **_given(entry, faults))
        changed = differences(old, rule) if old else ()
        wrong = _wrong(rule, old, ours, changed=bool(changed))
        faults.extend(entry.fault(told) for told in wrong)
        if not wrong:
            result[ident] = rule
        act = CHANGED if old else ADDED
        changes.append(Change("figure", act, ident, entry.file, entry.line, rule, changed))
    return (replace(book, figures=tuple(result.values())) if changes else book), changes


def _wrong(
    rule: FigureRule, old: FigureRule | None, ours: Mapping[str, FigureRule], *, changed: bool
) -> list[str]:
    told = figure_faults(rule)
    if old and not changed:
        told.append(f"figure {rule.id} changes nothing of ours")
    if told and not old:
        told[0] = f"no figure of ours is {rule.id}, so it is new: {told[0]}{near(rule.id, ours)}"
    return told


def _given(entry: Entry, faults: list[Fault]) -> dict[str, Any]:
    """The fields of a figure that *entry* gives, by their names in `FigureRule`."""
    given: dict[str, Any] = {}
    for name in entry.values:
        if name in PLACES:
            words = (word.lower() for word in listed(entry.values[name]))
            given[name] = frozenset(words)
        elif name == "types":
            given[name] = frozenset(listed(entry.values[name]))
        elif name in _EXAMPLES:
            given[name] = listed(entry.values[name])
        elif name == "always":
            given[name] = yes_or_no(entry, name, faults)
    return given
