"""Context rules and overrides of an overlay: words that set a context, modes that imply others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.knowledge.event_rules import Codebook, ContextRule, by_lemma, known_contexts
from dateline.knowledge.overlay.changes import (
    ADDED,
    CHANGED,
    RETIRED,
    Change,
    Fault,
    differences,
    near,
    quoted,
)
from dateline.knowledge.overlay.entries import Entry
from dateline.knowledge.overlay.rules import is_retired, listed, own_entries, text_of

FIELDS = ("id", "context", "lemmas", "examples", "source", "retire")
_WANTED = ("context", "lemmas", "examples")
OVERRIDE_FIELDS = ("mode", "over", "source", "retire")


def lay_contexts(
    entries: Sequence[Entry], book: Codebook, faults: list[Fault]
) -> tuple[Codebook, list[Change]]:
    """*book* with the context rules of *entries* added to ours, changed and retired."""
    ours = {rule.id: rule for rules in book.context_rules.values() for rule in rules}
    result = dict(ours)
    changes: list[Change] = []
    for entry in own_entries(entries, FIELDS, faults):
        ident = str(entry.values["id"])
        old = ours.get(ident)
        if is_retired(entry, ident, ours, "context rule", faults):
            result.pop(ident, None)
            changes.append(Change("context rule", RETIRED, ident, entry.file, entry.line))
            continue
        rule = _context_rule(ident, entry, old, ours, faults)
        if rule is None:
            continue
        changed = differences(old, rule) if old else ()
        if old and not changed:
            faults.append(entry.fault(f"context rule {ident} changes nothing of ours"))
        result[ident] = rule
        act = CHANGED if old else ADDED
        change = Change("context rule", act, ident, entry.file, entry.line, rule, changed)
        changes.append(change)
    return (replace(book, context_rules=by_lemma(result.values())) if changes else book), changes


def _context_rule(
    ident: str,
    entry: Entry,
    old: ContextRule | None,
    ours: Mapping[str, ContextRule],
    faults: list[Fault],
) -> ContextRule | None:
    """The rule that *entry* makes of *old*, or a new one; None when it cannot be used."""
    base = old or ContextRule(ident, "", frozenset(), ())
    lemmas = frozenset(lemma.lower() for lemma in listed(entry.values.get("lemmas")))
    rule = ContextRule(
        ident,
        text_of(entry, "context", faults) or base.context,
        lemmas or base.lemmas,
        listed(entry.values.get("examples")) or base.examples,
    )
    missing = [name for name in _WANTED if not getattr(rule, name)]
    if missing:
        needs = f"so it is new and needs {', '.join(missing)}"
        told = f"no context rule of ours is {ident}, {needs}{near(ident, ours)}"
        faults.append(entry.fault(told, "id"))
        return None
    if rule.context not in known_contexts():
        told = f"no context {quoted(rule.context)}{near(rule.context, known_contexts())}"
        faults.append(entry.fault(told, "context"))
        return None
    return rule


def lay_overrides(
    entries: Sequence[Entry], book: Codebook, faults: list[Fault]
) -> tuple[Codebook, list[Change]]:
    """*book* with the overrides of *entries*: a mode that keeps out those it is `over`."""
    modes = {mode for own in book.modes.values() for mode in own}
    result = dict(book.mode_overrides)
    changes: list[Change] = []
    for entry in own_entries(entries, OVERRIDE_FIELDS, faults, key="mode"):
        mode = str(entry.values["mode"])
        old = book.mode_overrides.get(mode)
        if is_retired(entry, mode, book.mode_overrides, "override", faults):
            result.pop(mode, None)
            changes.append(Change("override", RETIRED, mode, entry.file, entry.line))
            continue
        over = frozenset(listed(entry.values.get("over")))
        strange = sorted({mode, *over} - modes)
        told = [f"no mode {quoted(name)}{near(name, modes)}" for name in strange]
        if not over:
            told.append(f"over: the modes that {mode} keeps out are wanted")
        elif over == old:
            told.append(f"override {mode} changes nothing of ours")
        faults.extend(entry.fault(each, "over") for each in told)
        if not told:
            result[mode] = over
            act = CHANGED if old else ADDED
            changes.append(Change("override", act, mode, entry.file, entry.line, over))
    return (replace(book, mode_overrides=result) if changes else book), changes
