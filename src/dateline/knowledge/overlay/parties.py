"""Parties of an overlay: a row with an id of ours changes the cells that it fills."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.knowledge.actors.lint import actor_faults, shared_names
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
from dateline.knowledge.overlay.party_cells import actor_of
from dateline.knowledge.overlay.rows import RETIRE, Row
from dateline.knowledge.registry import COLUMNS, Registry, build_registry
from dateline.model import Actor

OWN_COLUMNS = (*COLUMNS, RETIRE)


def lay_parties(
    rows: Sequence[Row], registry: Registry, faults: list[Fault]
) -> tuple[Registry, list[Change]]:
    """*registry* with *rows* laid over its actors, and what changed; faulty rows are left out."""
    result = dict(registry.by_id)
    changes: list[Change] = []
    read: list[tuple[Row, Actor]] = []
    for row in _own(rows, faults):
        ident = row.values["id"]
        old = registry.by_id.get(ident)
        if row.retire:
            faults.extend(map(row.fault, _retiring(row, old, registry)))
            result.pop(ident, None)
            changes.append(Change("party", RETIRED, ident, row.file, row.line))
            continue
        actor, told = actor_of(row, old, registry)
        faults.extend(map(row.fault, told))
        read.append((row, actor))
        changed = differences(old, actor) if old else ()
        if old and not changed and not told:
            faults.append(row.fault(f"{ident} changes nothing of ours"))
        if not told:
            result[ident] = actor
            act = CHANGED if old else ADDED
            changes.append(Change("party", act, ident, row.file, row.line, actor, changed))
    _check_each(read, result, faults)
    if not changes:
        return registry, []
    own = {change.id: change for change in changes if change.value is not None}
    gone = {change.id for change in changes if change.value is None}
    laid = build_registry((a if a.id in own else _orphaned(a, gone) for a in result.values()), [])
    for one, other, told_of in shared_names(laid, own.keys()):
        change = own.get(other) or own[one]
        faults.append(Fault(change.file, change.line, told_of))
    return laid, changes


def _own(rows: Sequence[Row], faults: list[Fault]) -> Iterator[Row]:
    seen: dict[str, Row] = {}
    for row in rows:
        ident = row.values["id"]
        if not ID.fullmatch(ident):
            wanted = "letters, digits and . _ / - is wanted, such as group/valley-guard"
            faults.append(row.fault(f"id {quoted(ident)}: an id of {wanted}"))
        elif ident in seen:
            first = seen[ident]
            faults.append(row.fault(f"{ident} is also in {first.file}:{first.line}"))
        else:
            seen[ident] = row
            yield row


def _retiring(row: Row, old: Actor | None, registry: Registry) -> Iterator[str]:
    ident = row.values["id"]
    if old is None:
        yield f"there is no party {ident} to retire{near(ident, registry.by_id)}"
    elif old.kind == "state":
        yield f"{ident} is a state, which cannot be retired"
    beside = [n for n, cell in row.values.items() if cell and n not in ("id", "name", "source")]
    if beside:
        yield f"{ident} is retired, and something is given besides: {', '.join(beside)}"


def _orphaned(actor: Actor, gone: set[str]) -> Actor:
    """*actor* without parents that are gone."""
    if gone.isdisjoint(actor.parents):
        return actor
    return replace(actor, parents=tuple(p for p in actor.parents if p not in gone))


def _check_each(
    read: Sequence[tuple[Row, Actor]], result: dict[str, Actor], faults: list[Fault]
) -> None:
    """The faults that `lint_registry` tells of ours, for the parties that are the user's own."""
    known = result.keys() | {actor.id for _, actor in read}
    every = (*result.values(), *(actor for _, actor in read))
    states = {actor.id for actor in every if actor.kind == "state"}
    for row, actor in read:
        faults.extend(
            row.fault(f"{actor.id}: {told}") for told in actor_faults(actor, known, states)
        )
