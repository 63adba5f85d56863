"""What merging knows: families of types, kindred modes, generic names, and the comparison table."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import read_tsv, read_yaml
from dateline.model.vocabulary import EVENT_TYPES

#: The rarity of a stem that the table does not have: rarer than its rarest.
UNSEEN = 8.0


@dataclass(frozen=True, slots=True)
class MergingRules:
    """The tables of ``knowledge/merging/rules.yaml``.

    ``families`` maps a type, or "TYPE mode", to its family; ``kindred`` a mode to the groups of
    modes that may name the same act, ``rarity`` a stem to its inverse document frequency.
    """

    families: Mapping[str, str]
    kindred: Mapping[str, frozenset[str]]
    acts: Mapping[str, frozenset[str]]
    acts_with: Mapping[str, frozenset[str]]
    generic_names: frozenset[str]
    light: frozenset[str]
    function_words: frozenset[str]
    definite: frozenset[str]
    fresh: frozenset[str]
    scene_breaks: frozenset[str]
    persons: frozenset[str]
    pronouns: frozenset[str]
    rarity: Mapping[str, float]

    def family(self, type: str, modes: tuple[str, ...]) -> str:
        """The family in which a claim of *type* with *modes* is compared."""
        for mode in modes:
            if family := self.families.get(f"{type} {mode}"):
                return family
        return self.families[type]

    def generic(self, id: str | None, name: str) -> bool:
        """True for a party that many would fit: no entry of the registry, and a bare class noun."""
        return not id and name in self.generic_names

    def rarity_of(self, stem: str) -> float:
        """The inverse document frequency of *stem*: the natural log of 1 / its share."""
        return self.rarity.get(stem, UNSEEN)

    def are_kindred(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """True when some mode of *one* may name the same act as some mode of *other*."""
        groups = frozenset().union(*(self.kindred.get(m, frozenset()) for m in one))
        return any(groups & self.kindred.get(m, frozenset()) for m in other)


@lru_cache(maxsize=1)
def load_merging_rules() -> MergingRules:
    """The rules that ship with Dateline. Raises KnowledgeError naming everything that is wrong."""
    data = read_yaml("merging", "rules.yaml")
    faults: list[str] = []
    families = _families(data["families"], faults)
    faults += [f"no family for {t}" for t in EVENT_TYPES if t not in families]
    kindred: dict[str, set[str]] = {}
    for group in data["kindred"]:
        for mode in group["modes"]:
            kindred.setdefault(mode, set()).add(group["id"])
    if faults:
        raise KnowledgeError(faults)
    return MergingRules(
        families,
        {mode: frozenset(ids) for mode, ids in kindred.items()},
        _acts_by_stem(data["acts"]),
        _acts_together(data["acts"]),
        frozenset(data["generic_parties"]["words"]),
        frozenset(data["light_words"]),
        frozenset(data["function_words"]),
        frozenset(data["determiners"]["definite"]),
        frozenset(data["determiners"]["fresh"]),
        frozenset(data["scene_breaks"]),
        frozenset(data["persons"]),
        frozenset(data["pronouns"]),
        _rarity(),
    )


def _acts_by_stem(rows: list[dict[str, Any]]) -> dict[str, frozenset[str]]:
    """The kinds of act that each stem may name."""
    found: dict[str, set[str]] = {}
    for row in rows:
        for stem in row["stems"]:
            found.setdefault(stem, set()).add(row["id"])
    return {stem: frozenset(ids) for stem, ids in found.items()}


def _acts_together(rows: list[dict[str, Any]]) -> dict[str, frozenset[str]]:
    """For each kind of act those that may be the same: itself, kin, outcomes, broad words."""
    every = [row["id"] for row in rows]
    any_act = {row["id"] for row in rows if row.get("outcome") or row.get("broad")}
    return {
        row["id"]: frozenset(
            every if row["id"] in any_act else (row["id"], *row.get("with", ()), *any_act)
        )
        for row in rows
    }


def _rarity() -> dict[str, float]:
    """Inverse document frequency of the stems of ``stems.tsv``: the natural log of 1 / share."""
    rows = read_tsv("merging", "stems.tsv")
    return {row["stem"]: math.log(10_000 / int(row["per_10000"])) for row in rows}


def _families(rows: list[dict[str, Any]], faults: list[str]) -> dict[str, str]:
    families: dict[str, str] = {}
    for row in rows:
        for key in (*row["types"], *row.get("modes", ())):
            if key in families:
                faults.append(f"{row['id']}: {key} is also in {families[key]}")
            if key.split()[0] not in EVENT_TYPES:
                faults.append(f"{row['id']}: {key} is no event type")
            families[key] = row["id"]
    return families
