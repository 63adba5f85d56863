"""The table that says from which parts of a coding the types of re3d are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import read_yaml
from dateline.model.vocabulary import EVENT_TYPES, PARTY_KINDS, TIMEX_TYPES, TOPONYM_USES

_SLOTS = frozenset({"actors", "recipients", "places", "objects", "counts"})
_KNOWN = {
    "parties": PARTY_KINDS,
    "toponyms": TOPONYM_USES,
    "times": TIMEX_TYPES,
    "claims": EVENT_TYPES,
    "beside": EVENT_TYPES,
    "to": _SLOTS,
}


@dataclass(frozen=True, slots=True)
class EntitySource:
    """What counts as an entity of ``type``: see the heads of knowledge/evaluation/re3d.yaml."""

    type: str
    parties: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    toponyms: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    counts: bool = False
    example: str = ""


@dataclass(frozen=True, slots=True)
class RelationSource:
    """Which claims tell a relation of ``type``, and between which of their slots."""

    type: str
    claims: frozenset[str]
    to: tuple[str, ...] = ()
    among: bool = False
    modes: frozenset[str] = frozenset()
    without: str = ""
    given: str = ""
    beside: frozenset[str] = frozenset()
    example: str = ""


@dataclass(frozen=True, slots=True)
class Re3dTable:
    """All entity types and relations that are measured."""

    entities: tuple[EntitySource, ...]
    relations: tuple[RelationSource, ...]


@cache
def re3d_table() -> Re3dTable:
    """The table; raises KnowledgeError listing every fault."""
    table = read_yaml("evaluation", "re3d.yaml")
    rows = [*table["entities"], *table["relations"]]
    if faults := [fault for row in rows for fault in _faults(row)]:
        raise KnowledgeError(faults)
    entities = tuple(EntitySource(**_sets(row)) for row in table["entities"])
    relations = tuple(
        RelationSource(**{**_sets(row), "to": tuple(row.get("to", ()))})
        for row in table["relations"]
    )
    return Re3dTable(entities, relations)


def _sets(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: frozenset(value) if isinstance(value, list) else value for name, value in row.items()
    }


def _faults(row: Mapping[str, Any]) -> Iterator[str]:
    for name, known in _KNOWN.items():
        values: Iterable[str] = row.get(name, ())
        for value in values:
            if value not in known:
                yield f"re3d.yaml: {row.get('type')} has the unknown {name} {value}"
    for name in ("without", "given"):
        if row.get(name, "actors") not in _SLOTS:
            yield f"re3d.yaml: {row.get('type')} has the unknown slot {row[name]}"
