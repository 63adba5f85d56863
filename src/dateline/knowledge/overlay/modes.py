"""Modes of an overlay: the words that give them (YAML), and the modes themselves (modes.tsv)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dateline.knowledge.event_rules import Codebook, ModeRule, TriggerRule
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
from dateline.knowledge.overlay.rows import Row
from dateline.knowledge.overlay.rules import is_retired, listed, own_entries, text_of
from dateline.model.vocabulary import EVENT_TYPES

FIELDS = ("id", "type", "types", "mode", "lemmas", "examples", "source", "retire")
COLUMNS = ("event", "mode", "from", "definition", "retire")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_WANTED = ("types", "mode", "lemmas", "examples")
_SECTION = {"modes": "mode_rules", "content": "content_mode_rules"}


def lay_modes(
    rows: Sequence[Row], book: Codebook, faults: list[Fault]
) -> tuple[Codebook, list[Change]]:
    """*book* with the modes of `modes.tsv` added to their types, or taken from them.

    A mode that is retired is given by no rule of ours any more.
    """
    modes = {name: set(own) for name, own in book.modes.items()}
    changes: list[Change] = []
    gone: set[tuple[str, str]] = set()
    for row in rows:
        event, mode = row.values["event"], row.values["mode"]
        ident = f"{event} {mode}"
        if event not in EVENT_TYPES:
            faults.append(
                row.fault(f"{quoted(event)} is not an event type{near(event, EVENT_TYPES)}")
            )
        elif not _NAME.fullmatch(mode) or len(mode) > 40:
            faults.append(row.fault(f"{quoted(mode)}: a mode is small letters, digits, hyphens"))
        elif any(change.id == ident for change in changes):
            faults.append(row.fault(f"{ident} is given twice"))
        elif row.retire and mode not in book.modes[event]:
            known = near(mode, book.modes[event])
            faults.append(row.fault(f"there is no mode {ident} to retire{known}"))
        elif not row.retire and mode in book.modes[event]:
            faults.append(row.fault(f"{ident} is a mode of ours: it changes nothing"))
        else:
            (modes[event].discard if row.retire else modes[event].add)(mode)
            act = RETIRED if row.retire else ADDED
            changes.append(Change("mode", act, ident, row.file, row.line))
            gone |= {(event, mode)} if row.retire else set()
    if not changes:
        return book, []
    known_modes = {name: frozenset(own) for name, own in modes.items()}
    return _without(replace(book, modes=known_modes), gone), changes


def _without(book: Codebook, gone: set[tuple[str, str]]) -> Codebook:
    """*book* with no rule that gives one of the modes that are gone."""

    def rule(old: TriggerRule) -> TriggerRule:
        kept, other = (
            tuple(m for m in given if (old.type, m) not in gone)
            for given in (old.modes, old.otherwise)
        )
        return replace(old, modes=kept, otherwise=other)

    def word_rules(olds: tuple[ModeRule, ...]) -> tuple[ModeRule, ...]:
        left = (
            replace(old, types=frozenset(t for t in old.types if (t, old.mode) not in gone))
            for old in olds
        )
        return tuple(new for new in left if new.types)

    return replace(
        book,
        rules=tuple(map(rule, book.rules)),
        mode_rules=word_rules(book.mode_rules),
        content_mode_rules=word_rules(book.content_mode_rules),
    )


def lay_mode_rules(
    entries: Sequence[Entry], book: Codebook, faults: list[Fault]
) -> tuple[Codebook, list[Change]]:
    """*book* with the mode rules of *entries*: new ones before ours, changed ones in place."""
    tables = {s: {r.id: r for r in getattr(book, name)} for s, name in _SECTION.items()}
    home = {ident: section for section, rules in tables.items() for ident in rules}
    added: dict[str, list[ModeRule]] = {section: [] for section in tables}
    changes: list[Change] = []
    for entry in own_entries(entries, FIELDS, faults):
        ident = str(entry.values["id"])
        section = home.get(ident, entry.section)
        if section != entry.section:
            faults.append(entry.fault(f"{ident} of ours stands under {section}:", "id"))
        old = tables[section].get(ident)
        if is_retired(entry, ident, tables[section], "mode rule", faults):
            tables[section].pop(ident, None)
            changes.append(Change("mode rule", RETIRED, ident, entry.file, entry.line))
            continue
        rule = _mode_rule(ident, entry, old, home, faults)
        if rule is None:
            continue
        changed = differences(old, rule) if old else ()
        if old and not changed:
            faults.append(entry.fault(f"mode rule {ident} changes nothing of ours"))
        wrong = list(_mode_faults(rule, entry, book))
        faults.extend(wrong)
        if old and not wrong:
            tables[section][ident] = rule
        elif not wrong:
            added[section].append(rule)
        act = CHANGED if old else ADDED
        changes.append(Change("mode rule", act, ident, entry.file, entry.line, rule, changed))
    if not changes:
        return book, []
    laid = {name: (*added[s], *tables[s].values()) for s, name in _SECTION.items()}
    return replace(
        book,
        mode_rules=laid["mode_rules"],
        content_mode_rules=laid["content_mode_rules"],
    ), changes


def _mode_rule(
    ident: str,
    entry: Entry,
    old: ModeRule | None,
    ours: Mapping[str, str],
    faults: list[Fault],
) -> ModeRule | None:
    """The rule that *entry* makes of *old*, or a new one; None when something is missing."""
    values = entry.values
    types = frozenset((*listed(values.get("types")), *listed(values.get("type"))))
    if not types and old is None and "type" in entry.head:
        types = frozenset({entry.head["type"]})
    given: dict[str, Any] = {
        "types": types,
        "mode": text_of(entry, "mode", faults),
        "lemmas": frozenset(lemma.lower() for lemma in listed(values.get("lemmas"))),
        "examples": listed(values.get("examples")),
    }
    missing = [name for name in _WANTED if not given[name]]
    if old is None and missing:
        needs = f"so it is new and needs {', '.join(missing)}"
        told = f"no mode rule of ours is {ident}, {needs}{near(ident, ours)}"
        faults.append(entry.fault(told, "id"))
        return None
    base = old or ModeRule(ident, frozenset(), "", frozenset(), ())
    return replace(base, **{name: value for name, value in given.items() if value})


def _mode_faults(rule: ModeRule, entry: Entry, book: Codebook) -> Iterator[Fault]:
    for name in sorted(rule.types):
        if name not in EVENT_TYPES:
            told = f"{quoted(name)} is not an event type{near(name, EVENT_TYPES)}"
            yield entry.fault(told, "types" if "types" in entry.values else "type")
        elif rule.mode not in book.modes[name]:
            told = f"{name} has no mode {quoted(rule.mode)}{near(rule.mode, book.modes[name])}"
            yield entry.fault(f"{told}; codebook/modes.tsv can add one", "mode")
    for lemma in sorted(rule.lemmas):
        if " " in lemma:
            told = f"lemma {quoted(lemma)}: one word, or two with a hyphen"
            yield entry.fault(told, "lemmas")
