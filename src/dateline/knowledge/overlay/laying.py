"""The whole of an overlay: its files read, told apart, and laid over the tables that ship."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.knowledge.event_rules import Codebook
from dateline.knowledge.overlay.changes import Change, Fault, near
from dateline.knowledge.overlay.contexts import lay_contexts, lay_overrides
from dateline.knowledge.overlay.entries import Entry, read_entries
from dateline.knowledge.overlay.figures import lay_figures
from dateline.knowledge.overlay.frames import lay_frames
from dateline.knowledge.overlay.modes import COLUMNS, lay_mode_rules, lay_modes
from dateline.knowledge.overlay.parties import OWN_COLUMNS, lay_parties
from dateline.knowledge.overlay.rows import Row, read_rows
from dateline.knowledge.overlay.rules import lay_rules
from dateline.knowledge.registry import Registry
from dateline.knowledge.tables import areas

CODEBOOK, ACTORS = "codebook/", "actors/"
MODES = "codebook/modes.tsv"
_YAML = (".yaml", ".yml")
#: Files that people keep beside tables, and that editors leave.
_NOTES = (".md", ".txt", ".bak", "~")
_TABLES = (*_YAML, ".tsv", ".csv", ".xlsx", ".ods")


@dataclass(frozen=True)
class Overlaid:
    """The tables with a user's own laid over them, what that changed, and all faults, in order."""

    codebook: Codebook
    registry: Registry
    changes: tuple[Change, ...] = ()
    faults: tuple[Fault, ...] = ()


def lay_over(
    files: Sequence[tuple[str, bytes]],
    others: Sequence[str],
    codebook: Codebook,
    registry: Registry,
) -> Overlaid:
    """*codebook* and *registry* with the *files* (name, content) of a folder laid over them.

    *others* are the names of what lies in the folder beside `codebook` and `actors`. Never raises:
    what cannot be used is left out and told in `Overlaid.faults`.
    """
    faults = list(_misplaced(others, bool(files)))
    entries: list[Entry] = []
    modes: list[Row] = []
    parties: list[Row] = []
    for name, content in files:
        if name == MODES:
            modes += read_rows(name, content, COLUMNS, ("event", "mode"), faults)
        elif name.startswith(CODEBOOK) and name.endswith(_YAML):
            entries += read_entries(name, content, faults)
        elif name.startswith(ACTORS) and name.endswith(".tsv"):
            parties += read_rows(name, content, OWN_COLUMNS, ("id",), faults)
        elif not name.endswith(_NOTES):
            kind = f"*.yaml or {MODES}" if name.startswith(CODEBOOK) else "actors/*.tsv"
            faults.append(Fault(name, 0, f"not read: a table here is {kind}"))
    book, of_book = _codebook(entries, modes, codebook, faults)
    laid, of_parties = lay_parties(parties, registry, faults)
    changes = (*of_book, *of_parties)
    return Overlaid(book, laid, changes, tuple(sorted(set(faults))))


def _codebook(
    entries: Sequence[Entry], modes: Sequence[Row], ours: Codebook, faults: list[Fault]
) -> tuple[Codebook, list[Change]]:
    """The modes first: whatever else is laid over may give them."""

    def of(*sections: str) -> list[Entry]:
        return [entry for entry in entries if entry.section in sections]

    book, of_modes = lay_modes(modes, ours, faults)
    book, of_mode_rules = lay_mode_rules(of("modes", "content"), book, faults)
    book, of_overrides = lay_overrides(of("overrides"), book, faults)
    book, of_frames = lay_frames(of("frames"), book, faults)
    book, of_contexts = lay_contexts(of("contexts"), book, faults)
    book, of_figures = lay_figures(of("figures"), book, faults)
    rules, of_rules = lay_rules(of("rules"), book, faults)
    book = replace(book, rules=rules) if of_rules else book
    of_words = [*of_mode_rules, *of_modes, *of_overrides, *of_frames, *of_contexts, *of_figures]
    return book, [*of_rules, *of_words]


def _misplaced(others: Sequence[str], has_tables: bool) -> list[Fault]:
    """Faults for tables that would silently not be read."""
    found: list[Fault] = []
    wanted = "tables lie in codebook/ and actors/"
    for name in others:
        close = near(name, ("codebook", "actors"))
        if name in areas() or close:
            found.append(Fault(name, 0, f"not read: {wanted}{close}"))
        elif name.endswith(_TABLES):
            found.append(Fault(name, 0, f"not read: {wanted}"))
    if others and not has_tables and not found:
        found.append(Fault(".", 0, f"no table in it: {wanted}"))
    return found
