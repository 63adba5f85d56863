"""The tables that say what labels of other coding schemes mean in the codebook's types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import read_tsv, read_yaml
from dateline.model.vocabulary import EVENT_TYPES


@dataclass(frozen=True, slots=True)
class EventLabels:
    """One scheme: by label, or by the first characters of one, the event types that are right."""

    types: Mapping[str, tuple[str, ...]]

    def types_of(self, label: str) -> tuple[str, ...] | None:
        """The types that are right for *label*; none for what is no event of the codebook.

        None when neither it nor what it begins with is in the table.
        """
        for length in range(len(label), 0, -1):
            if label[:length] in self.types:
                return self.types[label[:length]]
        return None


@dataclass(frozen=True, slots=True)
class ActorCodes:
    """How codes of parties are read: "IRQGOVMIL" is a country and two roles."""

    unknown: str
    beyond: frozenset[str]
    roles: Mapping[str, frozenset[str]]

    def read(self, code: str) -> tuple[str | None, frozenset[str]]:
        """The country (ISO 3166 alpha-3) and the sectors, any of which is right, of *code*."""
        parts = [code[at : at + 3] for at in range(0, len(code), 3)]
        named = bool(parts) and parts[0] not in self.beyond and parts[0] != self.unknown
        sectors = (self.roles.get(part, frozenset()) for part in parts[named:])
        return (parts[0] if named else None), frozenset().union(*sectors)


@dataclass(frozen=True, slots=True)
class BothSides:
    """Types and modes of claims that have both sides as actors."""

    types: frozenset[str]
    modes: frozenset[str]


@cache
def both_sides() -> BothSides:
    """Which claims have both sides as actors; raises KnowledgeError listing every fault."""
    return _tables()[2]


@cache
def event_labels(scheme: str) -> EventLabels:
    """The table of *scheme* ("plover", "cameo"); raises KnowledgeError listing every fault."""
    return _tables()[0][scheme]


@cache
def actor_codes() -> ActorCodes:
    """The table of CAMEO's codes of parties; raises KnowledgeError listing every fault."""
    return _tables()[1]


@cache
def _tables() -> tuple[Mapping[str, EventLabels], ActorCodes, BothSides]:
    table = read_yaml("evaluation", "event_labels.yaml")
    faults: list[str] = []
    schemes = {
        name: EventLabels(_types(name, scheme["labels"], faults))
        for name, scheme in table["schemes"].items()
    }
    actors = table["actors"]
    sectors = {row["code"] for row in read_tsv("codebook", "plover_sectors.tsv")}
    faults += [
        f"event_labels.yaml: role {role} has the unknown sector {sector}"
        for role, found in actors["roles"].items()
        for sector in found
        if sector not in sectors
    ]
    both = table["both_sides"]
    modes = {row["mode"] for row in read_tsv("codebook", "modes.tsv")}
    known = (("type", both["types"], set(EVENT_TYPES)), ("mode", both["modes"], modes))
    for what, named, of in known:
        unknown = sorted(set(named) - of)
        faults += [
            f"event_labels.yaml: both_sides has the unknown {what} {name}" for name in unknown
        ]
    if faults:
        raise KnowledgeError(faults)
    roles = {role: frozenset(found) for role, found in actors["roles"].items()}
    codes = ActorCodes(actors["unknown"], frozenset(actors["beyond"]), roles)
    return schemes, codes, BothSides(frozenset(both["types"]), frozenset(both["modes"]))


def _types(
    scheme: str, rows: list[dict[str, Any]], faults: list[str]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        label, types = row["label"], tuple(row["types"])
        if label in found:
            faults.append(f"event_labels.yaml: {scheme} has {label} twice")
        for unknown in set(types) - set(EVENT_TYPES):
            faults.append(f"event_labels.yaml: {scheme} {label} has the unknown type {unknown}")
        found[label] = types
    return found
