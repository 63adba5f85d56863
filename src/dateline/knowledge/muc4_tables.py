"""Tables that turn claims into MUC-4 templates (knowledge/evaluation/muc4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import read_yaml

_AREA = "evaluation"


@dataclass(frozen=True, slots=True)
class TriggerRule:
    """A class of words that name an incident, and what they tell of it; "" tells nothing."""

    id: str
    lemmas: frozenset[str]
    pos: frozenset[str]
    type: str = ""
    effect: str = ""
    stage: str = ""
    instrument: str = ""
    clash: bool = False
    damage: bool = False


@dataclass(frozen=True, slots=True)
class ThingRule:
    """A class of things; ``beside`` are words of which one must stand in the noun phrase."""

    id: str
    type: str
    lemmas: frozenset[str]
    beside: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ModifierRule:
    """Words before a noun of people that move it from one category to another."""

    id: str
    words: frozenset[str]
    makes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Muc4Tables:
    """All word tables of the task."""

    triggers: Mapping[str, TriggerRule]
    people: Mapping[str, str]
    perpetrators: Mapping[str, str]
    modifiers: tuple[ModifierRule, ...]
    titles: frozenset[str]
    targets: tuple[ThingRule, ...]
    instruments: tuple[ThingRule, ...]
    effects: Mapping[str, str]
    countries: Mapping[str, str]
    interest: frozenset[str]
    areas: Mapping[int, frozenset[str]]
    directions: frozenset[str]
    datelines: Mapping[str, str]
    stations: Mapping[str, str]
    numbers: Mapping[str, int]
    measures: frozenset[str]
    state_sectors: frozenset[str]
    hostile_sectors: frozenset[str]
    pointers: frozenset[str]


@cache
def muc4_tables() -> Muc4Tables:
    """The tables; raises KnowledgeError listing every fault."""
    words, people, things, places = map(_table, ("triggers", "people", "things", "countries"))
    faults: list[str] = []
    triggers = {
        lemma: rule
        for rule in _rules(words["triggers"], _trigger, faults)
        for lemma in sorted(rule.lemmas)
    }
    found = Muc4Tables(
        triggers,
        _by_word(people["types"]),
        _by_word(people["perpetrators"]),
        tuple(_rules(people["modifiers"], _modifier, faults)),
        frozenset(people["titles"]),
        tuple(_rules(things["targets"], _thing, faults)),
        tuple(_rules(things["instruments"], _thing, faults)),
        {lemma: row["effect"] for row in reversed(things["effects"]) for lemma in row["lemmas"]},
        dict(places["countries"]),
        frozenset(places["interest"]),
        {int(level): frozenset(words) for level, words in places["areas"].items()},
        frozenset(places["directions"]),
        dict(places["datelines"]),
        dict(places["stations"]),
        dict(read_yaml("codebook", "numbers.yaml")["words"]),
        frozenset(things["measures"]),
        frozenset(people["sectors"]["state"]),
        frozenset(people["sectors"]["hostile"]),
        frozenset(people["pointers"]),
    )
    if faults:
        raise KnowledgeError(faults)
    return found


def _table(name: str) -> Any:
    return read_yaml(_AREA, f"muc4/{name}.yaml")


def _by_word(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for category, words in table.items():
        for word in words:
            found.setdefault(word, category)
    return found


def _rules(rows: Iterable[Any], build: Any, faults: list[str]) -> Iterator[Any]:
    for row in rows:
        try:
            yield build(row)
        except (KeyError, TypeError) as fault:
            faults.append(f"muc4: rule {row!r}: {fault!r}")


def _trigger(row: Mapping[str, Any]) -> TriggerRule:
    return TriggerRule(
        row["id"],
        frozenset(row["lemmas"]),
        frozenset(row.get("pos", ())),
        row.get("type", ""),
        row.get("effect", ""),
        row.get("stage", ""),
        row.get("instrument", ""),
        row.get("clash", False),
        row.get("damage", False),
    )


def _thing(row: Mapping[str, Any]) -> ThingRule:
    return ThingRule(
        row["id"],
        row["type"],
        frozenset(row["lemmas"]),
        frozenset(row.get("with", ())),
        frozenset(row.get("not_with", ())),
    )


def _modifier(row: Mapping[str, Any]) -> ModifierRule:
    return ModifierRule(row["id"], frozenset(row["words"]), dict(row["makes"]))
