"""`dateline knowledge check DIR` and `diff DIR`: a user's own tables, checked and compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from dateline import wiring
from dateline.cli.notes import complain, counted, say
from dateline.cli.output import opened
from dateline.knowledge.event_rules import ContextRule, ModeRule, TriggerRule
from dateline.knowledge.overlay import Change
from dateline.model import Actor
from dateline.presenting.escape import visible
from dateline.settings import read_knowledge_folder

_PLURALS = {"party": "parties"}


def check(folder: Path) -> int:
    """Check the tables of *folder* and run the examples of its rules; list every fault at once.

    Returns the exit status: 1 when there is a fault. Raises InputError when there is no folder.
    """
    tables = wiring.lay_over_ours(read_knowledge_folder(folder))
    examples = [
        example
        for change in tables.changes
        if isinstance(change.value, TriggerRule | ModeRule | ContextRule)
        for example in (*change.value.examples, *getattr(change.value, "not_examples", ()))
    ]
    wrong = wiring.wrong_examples(tables) if examples else ()
    faults = sorted({*tables.faults, *wrong})
    if faults:
        told = "\n".join(map(str, faults))
        complain(f"{folder}: {counted(len(faults), 'fault')}\n{told}")
        return 1
    say(f"{folder} ok   {_summary(tables.changes)}")
    if examples:
        say(f"{counted(len(examples), 'example')} of its rules run: all do as they say")
    return 0


def diff(folder: Path, *, out: Path | None = None) -> int:
    """Write what the tables of *folder* add, change and retire, with the fields that differ.

    Raises KnowledgeError with every fault when they cannot be used, InputError without a folder.
    """
    tables = wiring.load_tables(read_knowledge_folder(folder))
    with opened(out) as stream:
        for change in tables.changes:
            stream.write(visible(_told(change)) + "\n")
            for field, told in change.differences:
                stream.write(visible(f"         {field}: {told}") + "\n")
    say(f"{folder}: {_summary(tables.changes)}")
    return 0


def _told(change: Change) -> str:
    name = _name(change)
    words = f"{change.act:<8} {change.what} {change.id}{f' ({name})' if name else ''}"
    return f"{words}   {change.file}:{change.line}"


def _name(change: Change) -> str:
    if change.what != "party":
        return ""
    actor = change.value or wiring.load_tables().registry.by_id.get(change.id)
    return actor.name if isinstance(actor, Actor) else ""


def _summary(changes: Iterable[Change]) -> str:
    """As "adds 2 rules, 1 party; retires 1 mode"."""
    found: dict[str, Counter[str]] = {}
    for change in changes:
        found.setdefault(change.act, Counter())[change.what] += 1
    told = (
        f"{act} {', '.join(counted(n, what, _PLURALS.get(what, '')) for what, n in each.items())}"
        for act, each in sorted(found.items())
    )
    return "; ".join(told) or "changes nothing"
