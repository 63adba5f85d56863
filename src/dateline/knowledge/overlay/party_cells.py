"""One row of a user's table of actors: its cells, read onto the party of ours with its id.

Cells are written as in `actors/registry.tsv`. An empty cell leaves what ours has, `-` says that
there is nothing, and in a cell of several items a `+` before the first adds them to ours.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from dateline.knowledge.actors.names import name_key
from dateline.knowledge.overlay.changes import near, quoted
from dateline.knowledge.overlay.rows import Row
from dateline.knowledge.registry import Registry, read_alias, read_day, read_role
from dateline.model import Actor, Alias, Role
from dateline.model.vocabulary import PARTY_KINDS

NOTHING, MORE = "-", "+"
_TEXTS = ("name", "country", "sector", "wikidata", "source")
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_LONGEST_NAME = 200
Item = TypeVar("Item", Alias, Role, str)


def actor_of(row: Row, old: Actor | None, registry: Registry) -> tuple[Actor, list[str]]:
    """The actor that *row* makes of *old*, or a new one, and what is wrong with its cells.

    Cells at fault are left out of the actor, so that the rest of it can be checked all the same.
    """
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
    kind = row.values.get("kind") or (old.kind if old else "")
    if kind in PARTY_KINDS:
        given["kind"] = kind
    elif kind:
        told.append(f"kind {quoted(kind)} is not one of {', '.join(PARTY_KINDS)}")
    if not given.get("source"):
        given["source"] = f"own: {row.file}"
    missing = [n for n, v in (("name", given.get("name", base.name)), ("kind", kind)) if not v]
    if missing:
        needs = f"so it is new and needs {', '.join(missing)}"
        why = f"no party of ours is {ident}, {needs}{near(ident, registry.by_id)}"
        told.append(why if old is None else f"{ident} needs {', '.join(missing)}")
    given["name"] = given.get("name") or base.name
    names = (given["name"], *(alias.name for alias in given.get("aliases", ())))
    told += [fault for name in names if name for fault in _name_faults(name)]
    return replace(base, **given), told


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
