"""Parties of an overlay: a row with an id of ours changes the cells that it fills."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from dateline.knowledge.actors.lint import actor_faults, shared_names
from dateline.knowledge.actors.names import name_key
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
from dateline.knowledge.overlay.rows import RETIRE, Row
from dateline.knowledge.registry import (
    COLUMNS,
    Registry,
    build_registry,
    read_alias,
    read_day,
    read_role,
)
from dateline.model import Actor, Alias, Role
from dateline.model.vocabulary import PARTY_KINDS

OWN_COLUMNS = (*COLUMNS, RETIRE)
#: A cell that says "nothing", where an empty one leaves what ours has; and what begins additions.
NOTHING, MORE = "-", "+"
_TEXTS = ("name", "kind", "country", "sector", "wikidata", "source")
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_LONGEST_NAME = 200
Item = TypeVar("Item", Alias, Role, str)


def lay_parties(
    rows: Sequence[Row], registry: Registry, faults: list[Fault]
) -> tuple[Registry, list[Change]]:
    """*registry* with *rows* laid over its actors, and what changed."""
    result = dict(registry.by_id)
    changes: list[Change] = []
    for row in _own(rows, faults):
        ident = row.values["id"]
        old = registry.by_id.get(ident)
        if row.retire:
            faults.extend(map(row.fault, _retiring(row, old, registry)))
            result.pop(ident, None)
            changes.append(Change("party", RETIRED, ident, row.file, row.line))
            continue
        actor = _actor(row, old, registry, faults)
        if actor is None:
            continue
        changed = differences(old, actor) if old else ()
        if old and not changed:
            faults.append(row.fault(f"{ident} changes nothing of ours"))
        result[ident] = actor
        act = CHANGED if old else ADDED
        changes.append(Change("party", act, ident, row.file, row.line, actor, changed))
    if not changes:
        return registry, []
    own = {change.id for change in changes if change.value is not None}
    gone = {change.id for change in changes if change.value is None}
    actors = (a if a.id in own else _orphaned(a, gone) for a in result.values())
    laid = build_registry(actors, [])
    _lint(laid, changes, faults)
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


def _actor(row: Row, old: Actor | None, registry: Registry, faults: list[Fault]) -> Actor | None:
    """The actor that *row* makes of *old*, or a new one; None when a cell is at fault."""
    ident = row.values["id"]
    told: list[str] = []
    given: dict[str, Any] = {}
    for name in _TEXTS:
        if cell := row.values.get(name):
            given[name] = None if cell == NOTHING else cell
    for name in ("since", "until"):
        if cell := row.values.get(name):
            given[name] = None if cell == NOTHING else _day(cell, name, told)
    base = old or Actor(ident, "", "group")
    given |= _lists(row, base, told)
    given.setdefault("source", f"own: {row.file}")
    missing = [n for n in ("name", "kind") if not given.get(n, getattr(old, n, None))]
    if missing:
        needs = f"so it is new and needs {', '.join(missing)}"
        why = f"no party of ours is {ident}, {needs}{near(ident, registry.by_id)}"
        told.append(why if old is None else f"{ident} needs {', '.join(missing)}")
    elif given.get("kind", base.kind) not in PARTY_KINDS:
        told.append(f"kind {quoted(given['kind'])} is not one of {', '.join(PARTY_KINDS)}")
    names = (given.get("name"), *(a.name for a in given.get("aliases", ())))
    told += [fault for name in names if name for fault in _name_faults(name)]
    faults.extend(map(row.fault, told))
    return None if told else replace(base, **given)


def _name_faults(name: str) -> Iterator[str]:
    if not name_key(name):
        yield f"name {quoted(name)} has no letter or digit"
    if len(name) > _LONGEST_NAME:
        yield f"name {quoted(name)} has more than {_LONGEST_NAME} characters"


def _lists(row: Row, base: Actor, told: list[str]) -> dict[str, Any]:
    """The cells that hold several items, parted by |; after a + they join those of *base*."""
    given: dict[str, Any] = {}
    if cell := row.values.get("parents"):
        given["parents"] = _items(cell, "parents", base.parents, str, told)
    if cell := row.values.get("aliases"):
        given["aliases"] = _items(cell, "aliases", base.aliases, _alias, told)
    if cell := row.values.get("roles"):
        given["roles"] = _items(cell, "roles", base.roles, _role, told)
    return given


def _items(
    cell: str, name: str, old: tuple[Item, ...], read: Callable[[str], Item], told: list[str]
) -> tuple[Item, ...]:
    if cell == NOTHING:
        return ()
    found: list[Item] = list(old) if cell.startswith(MORE) else []
    for part in map(str.strip, cell.removeprefix(MORE).split("|")):
        if not part:
            told.append(f"{name}: an empty item between |")
            continue
        try:
            item = read(part)
        except ValueError as fault:
            told.append(f"{name}: {quoted(part)}: {fault}")
            continue
        if item in found:
            told.append(f"{name}: {quoted(part)} is given twice")
        else:
            found.append(item)
    return tuple(found)


def _alias(cell: str) -> Alias:
    parts = cell.split("~")
    if len(parts) > 4:
        raise ValueError("an alias is name~kind~since~until")
    for day in parts[2:]:
        _check_day(day)
    return read_alias(cell)


def _role(cell: str) -> Role:
    for day in cell.split("~", 3)[1:3]:
        _check_day(day)
    return read_role(cell)


def _check_day(text: str) -> None:
    if text and not _DAY.fullmatch(text):
        raise ValueError(f"{quoted(text)} is no day such as 2014, 2014-06 or 2014-06-29")


def _day(cell: str, name: str, told: list[str]) -> dt.date | None:
    try:
        _check_day(cell)
        return read_day(cell, last=name == "until")
    except ValueError as fault:
        told.append(f"{name}: {fault}")
        return None


def _lint(registry: Registry, changes: Sequence[Change], faults: list[Fault]) -> None:
    """The faults that `lint_registry` tells of ours, for the parties that are the user's own."""
    states = {actor.id for actor in registry.actors if actor.kind == "state"}
    own = {change.id: change for change in changes if change.value is not None}
    for ident, change in own.items():
        for told in actor_faults(registry.by_id[ident], registry, states):
            faults.append(Fault(change.file, change.line, f"{ident}: {told}"))
    for one, other, told in shared_names(registry, own.keys()):
        change = own.get(other) or own[one]
        faults.append(Fault(change.file, change.line, told))
