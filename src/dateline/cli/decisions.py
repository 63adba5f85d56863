"""`dateline judge list`, `export` and `import`: decisions as people read and pass them on."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dateline.cli.judging import WHICH, claims_of
from dateline.cli.notes import counted, say
from dateline.cli.output import console_on, opened
from dateline.cli.slot_values import check_slot
from dateline.cli.stores import existing_store, merge_command
from dateline.errors import InputError
from dateline.model import Claim, Correction, Judgement, Span
from dateline.model.codec import dump_line, from_dict, to_dict
from dateline.presenting.decisions import Decision, decisions_view
from dateline.settings import Settings

#: Faults of a file that are told; more are counted.
_TOLD = 50
_KINDS: dict[str, type[Judgement] | type[Correction]] = {
    "judgement": Judgement,
    "correction": Correction,
}


def show(settings: Settings, *, every: bool = False) -> int:
    """List the decisions in force; with *every* also those that others replaced or took back."""
    with existing_store(settings, WHICH) as store:
        found = store.decisions()
    force = in_force(found)
    shown = found if every else force
    with opened(None) as stream:
        if shown:
            console_on(stream).print(decisions_view(shown))
    left = len(found) - len(force)
    say(f"{counted(len(force), 'decision')} in force, {left:,} replaced or withdrawn")
    return 0


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The last decision about each pair and each slot, in order; those taken back are left out."""
    last: dict[tuple[str, ...], Decision] = {}
    for decision in decisions:
        key = _about(decision)
        last.pop(key, None)
        last[key] = decision
    return tuple(decision for decision in last.values() if not decision.withdrawn)


def _about(decision: Decision) -> tuple[str, ...]:
    if isinstance(decision, Correction):
        return ("slot", decision.claim, decision.slot)
    return ("pair", *sorted((decision.left, decision.right)))


def export(settings: Settings, out: Path | None) -> int:
    """Write every decision as one line of JSON, in the order they were taken."""
    with existing_store(settings, WHICH) as store, opened(out) as stream:
        found = store.decisions()
        for decision in found:
            kind = "correction" if isinstance(decision, Correction) else "judgement"
            stream.write(dump_line({"decision": kind, **to_dict(decision)}) + "\n")
    say(f"{counted(len(found), 'decision')} written")
    return 0


def bring_in(path: Path, settings: Settings) -> int:
    """Keep the decisions of a file that `export` wrote: all of them, or none if one is wrong.

    Raises InputError with every fault and its line.
    """
    found: list[Decision] = []
    faults: list[str] = []
    with path.open(encoding="utf-8", errors="surrogateescape") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                found.append(decision_of(line))
            except (ValueError, RecursionError, OverflowError) as fault:
                faults.append(f"line {number}: {str(fault)[:200]}")
    if faults:
        left = [f"and {len(faults) - _TOLD:,} more"] if len(faults) > _TOLD else []
        told = "\n".join([*faults[:_TOLD], *left])
        raise InputError(str(path), f"{counted(len(faults), 'line')} cannot be used\n{told}")
    with existing_store(settings, WHICH) as store:
        new = store.decide(found)
        unknown = sum(not all(map(store.claim, claims_of(decision))) for decision in found)
    say(f"{counted(len(found), 'decision')} read, {new:,} new")
    if unknown:
        say(f"note: {counted(unknown, 'decision')} about claims that are not in the store yet")
    if new:
        say(f"{merge_command(settings)} applies them")
    return 0


def decision_of(line: str) -> Decision:
    """The decision that `export` wrote as *line*.

    Raises ValueError, naming the field, for what is none.
    """
    data = json.loads(line, parse_constant=_no_number)
    if not isinstance(data, dict):
        raise ValueError("a JSON object is needed")
    named = data.get("decision", "correction" if "slot" in data else "judgement")
    kind = _KINDS.get(named) if isinstance(named, str) else None
    if kind is None:
        raise ValueError(f"decision: {named!r} is not one of {', '.join(_KINDS)}")
    decision = from_dict(kind, data)
    if not decision.user.strip():
        raise ValueError("user: is empty")
    if isinstance(decision, Correction):
        _check(decision)
    return decision


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


def _check(decision: Correction) -> None:
    """Raise ValueError when the value is nothing that the slot of some claim can hold."""
    value = json.loads(decision.value, parse_constant=_no_number)
    any_claim = Claim("c", Span(0, 0, ""), "ASSAULT")
    try:
        if decision.slot == "modes":
            from_dict(Claim, {**to_dict(any_claim), "modes": value})
        else:
            check_slot(any_claim, decision.slot, value)
    except ValueError as fault:
        raise ValueError(f"value: {fault}") from fault
