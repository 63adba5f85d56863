"""Trigger rules of an overlay: a rule with an id of ours changes the fields it gives."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dateline.knowledge.event_rules import Codebook, TriggerRule, rule_faults
from dateline.knowledge.overlay.changes import (
    ADDED,
    CHANGED,
    ID,
    RETIRED,
    Change,
    Fault,
    differences,
    near,
    quoted,
)
from dateline.knowledge.overlay.entries import Entry, Value

_LISTS = (
    "patterns",
    "modes",
    "contexts",
    "needs",
    "bars",
    "otherwise",
    "examples",
    "not_examples",
)
_TEXTS = ("type", "frame", "counts", "source", "evidence")
_YES_OR_NO = ("alone", "counted")
FIELDS = ("id", *_TEXTS, *_LISTS, *_YES_OR_NO, "retire")
_WANTED = ("type", "patterns", "frame", "examples")
_OUTCOME = "outcome"


def lay_rules(
    entries: Sequence[Entry], book: Codebook, faults: list[Fault]
) -> tuple[tuple[TriggerRule, ...], list[Change]]:
    """The rules of *book* with *entries* laid over them, and what changed.

    New rules stand before ours, so that of two that fit alike the user's own is taken. Modes and
    frames are those of *book*.
    """
    ours = {rule.id: rule for rule in book.rules}
    result: dict[str, TriggerRule] = dict(ours)
    changes: list[Change] = []
    for entry in own_entries(entries, FIELDS, faults):
        ident = str(entry.values["id"])
        if is_retired(entry, ident, ours, "rule", faults):
            result.pop(ident, None)
            changes.append(Change("rule", RETIRED, ident, entry.file, entry.line))
            continue
        given = _given(entry, faults)
        given.setdefault("source", entry.head.get("source") or f"own: {entry.file}")
        old = ours.get(ident)
        if old is None and not _is_complete(entry, ident, given, ours, faults):
            continue
        rule = replace(old, **given) if old else _new(ident, entry, given)
        changed = differences(old, rule) if old else ()
        if old and not changed:
            faults.append(entry.fault(f"rule {ident} changes nothing of ours"))
        wrong = rule_faults(rule, book.frames, book.modes)
        faults.extend(entry.fault(told) for told in wrong)
        if not wrong:
            result[ident] = rule
        act = CHANGED if old else ADDED
        changes.append(Change("rule", act, ident, entry.file, entry.line, rule, changed))
    added = tuple(rule for ident, rule in result.items() if ident not in ours)
    return (*added, *(rule for ident, rule in result.items() if ident in ours)), changes


def own_entries(
    entries: Sequence[Entry], known: Sequence[str], faults: list[Fault], key: str = "id"
) -> list[Entry]:
    """The *entries* with a *key* of their own; fields not *known* and keys given twice are told."""
    found: dict[str, Entry] = {}
    for entry in entries:
        for name in entry.values:
            if name not in known:
                told = f"no field {quoted(name)}{near(name, known)}"
                faults.append(entry.fault(told, name))
        ident = entry.values.get(key)
        if not isinstance(ident, str) or not ID.fullmatch(ident):
            wanted = f"an entry needs {key}: of letters, digits and . _ / -"
            faults.append(entry.fault(wanted, key))
        elif ident in found:
            first = found[ident]
            faults.append(entry.fault(f"{ident} is also in {first.file}:{first.line}", key))
        else:
            found[ident] = entry
    return list(found.values())


def is_retired(
    entry: Entry, ident: str, ours: Container[str], what: str, faults: list[Fault]
) -> bool:
    """True when *entry* takes away one of ours; what it says besides is told as a fault."""
    if not yes_or_no(entry, "retire", faults) and entry.values.get("retire") in (None, "false"):
        return False
    if ident not in ours:
        faults.append(entry.fault(f"there is no {what} {ident} to retire"))
    beside = [n for n in entry.values if n not in ("retire", "source") and entry.values[n] != ident]
    if beside:
        told = f"it is retired, and something is given besides: {', '.join(beside)}"
        faults.append(entry.fault(told, "retire"))
    return True


def yes_or_no(entry: Entry, name: str, faults: list[Fault]) -> bool:
    """The truth value of a field, False when it is not given."""
    value = entry.values.get(name)
    if value not in (None, "true", "false"):
        faults.append(entry.fault(f"{name}: true or false is wanted", name))
    return value == "true"


def listed(value: Value) -> tuple[str, ...]:
    """A field that holds texts: one text is a list of one."""
    return value if isinstance(value, tuple) else () if value is None else (value,)


def text_of(entry: Entry, name: str, faults: list[Fault]) -> str:
    """A field that holds one text, "" when it is not given."""
    value = entry.values.get(name)
    if isinstance(value, tuple):
        faults.append(entry.fault(f"{name}: one text is wanted, no list", name))
        return ""
    return value or ""


def _given(entry: Entry, faults: list[Fault]) -> dict[str, Any]:
    """The fields of a rule that *entry* gives, by their names in `TriggerRule`."""
    given: dict[str, Any] = {}
    for name in entry.values:
        if name in _LISTS:
            given[name] = listed(entry.values[name])
        elif name in _YES_OR_NO:
            given[name] = yes_or_no(entry, name, faults)
        elif name == "evidence":
            text = text_of(entry, name, faults)
            given["outcome"] = text == _OUTCOME
            if text not in ("", _OUTCOME):
                faults.append(entry.fault(f"evidence: {quoted(text)} is not {_OUTCOME}", name))
        elif name in _TEXTS:
            given[name] = text_of(entry, name, faults)
    return given


def _is_complete(
    entry: Entry,
    ident: str,
    given: Mapping[str, Any],
    ours: Mapping[str, TriggerRule],
    faults: list[Fault],
) -> bool:
    """True when a new rule has all that a rule needs."""
    missing = [
        n for n in _WANTED if not given.get(n) and not (n == "type" and "type" in entry.head)
    ]
    if missing:
        needs = f"so it is new and needs {', '.join(missing)}"
        faults.append(entry.fault(f"no rule of ours is {ident}, {needs}{near(ident, ours)}", "id"))
    return not missing


def _new(ident: str, entry: Entry, given: Mapping[str, Any]) -> TriggerRule:
    return TriggerRule(**{"id": ident, "type": entry.head.get("type", ""), **given})
