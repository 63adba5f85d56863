"""Frames of an overlay: which argument of a trigger fills which slot (codebook section 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.knowledge.event_rules import SLOTS, Codebook
from dateline.knowledge.overlay.changes import ADDED, CHANGED, Change, Fault, near, quoted
from dateline.knowledge.overlay.entries import Entry
from dateline.knowledge.overlay.rules import own_entries

#: A relation, a preposition, or two in a row: "subj", "on", "obj.with".
_ARC = re.compile(r"[a-z]+(\.[a-z]+)?")
_NO_ARCS = ("id", "source", "retire")


def lay_frames(
    entries: Sequence[Entry], book: Codebook, faults: list[Fault]
) -> tuple[Codebook, list[Change]]:
    """*book* with the frames of *entries*: their fields are arcs, and the arcs given are changed.

    A frame of ours cannot be retired, since rules of ours ask for it.
    """
    result = dict(book.frames)
    changes: list[Change] = []
    fields = {name for entry in entries for name in entry.values}  # any name may be an arc
    for entry in own_entries(entries, tuple(fields), faults):
        ident = str(entry.values["id"])
        if "retire" in entry.values:
            faults.append(entry.fault("a frame cannot be retired: rules ask for it", "retire"))
            continue
        given = dict(_arcs(entry, faults))
        if not given:
            faults.append(entry.fault(f"frame {ident} has no arc, such as subj: actor"))
            continue
        old = book.frames.get(ident)
        result[ident] = {**(old or {}), **given}
        if old == result[ident]:
            faults.append(entry.fault(f"frame {ident} changes nothing of ours"))
        told = tuple(_differences(old or {}, result[ident])) if old else ()
        act = CHANGED if old else ADDED
        changes.append(Change("frame", act, ident, entry.file, entry.line, given, told))
    return (replace(book, frames=result) if changes else book), changes


def _arcs(entry: Entry, faults: list[Fault]) -> Iterator[tuple[str, str]]:
    """(arc, slot) of every arc of *entry*; "on|against" are two."""
    for name, slot in entry.values.items():
        if name in _NO_ARCS:
            continue
        if not isinstance(slot, str) or slot not in SLOTS:
            wrong = slot if isinstance(slot, str) else ", ".join(slot or ())
            known = f"{', '.join(SLOTS)}{near(wrong, SLOTS)}"
            faults.append(entry.fault(f"{name}: {quoted(wrong)} is not a slot: {known}", name))
            continue
        for arc in name.split("|"):
            if _ARC.fullmatch(arc):
                yield arc, slot
            else:
                faults.append(entry.fault(f"{quoted(arc)} is no arc, such as subj or on", name))


def _differences(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for arc, slot in new.items():
        if old.get(arc) != slot:
            yield arc, f"{old.get(arc, '(none)')} → {slot}"
