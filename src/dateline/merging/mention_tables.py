"""What comparing mentions knows: kindred words, endings, thresholds, and the fitted weights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import read_yaml

#: A comparison and the level it came out at.
Level = tuple[str, str]
#: Letters that stay when an ending is taken off.
_ROOT = 3


@dataclass(frozen=True, slots=True)
class Weights:
    """One table of the sum of weights: comparison and level to weight, and what is there without.

    A level that was never seen in fitting weighs nothing. Weights are natural log odds.
    """

    start: float
    weights: Mapping[Level, float]

    def score(self, levels: Iterable[Level]) -> float:
        """The log odds that two things compared at *levels* are one."""
        return self.start + sum(self.weights.get(level, 0.0) for level in levels)


@dataclass(frozen=True)
class MentionTables:
    """The tables of ``mentions.yaml`` and ``mention_weights.yaml``.

    ``families`` maps the stem of a word to its families; ``phrases`` does so for several words.
    """

    reports: Weights
    mentions: Weights
    thresholds: Mapping[str, float]
    pronouns: frozenset[str]
    general: frozenset[str]
    telling: frozenset[str]
    light: frozenset[str]
    anyone: frozenset[str]
    endings: tuple[str, ...]
    families: Mapping[str, frozenset[str]]
    phrases: Mapping[tuple[str, ...], frozenset[str]]

    def stem(self, word: str) -> str:
        """*word* in lower case without its longest ending, so that kindred forms are equal."""
        word = word.lower()
        for ending in self.endings:
            if word.endswith(ending) and len(word) - len(ending) >= _ROOT:
                word = word[: -len(ending)]
                break
        if len(word) > _ROOT and word[-1] == word[-2] and word[-1] not in "ls":
            word = word[:-1]
        return word[:-1] if word.endswith("i") else word


@lru_cache(maxsize=1)
def mention_tables() -> MentionTables:
    """The tables that ship with Dateline; raises KnowledgeError naming what is wrong in them."""
    words = read_yaml("merging", "mentions.yaml")
    fitted = read_yaml("merging", "mention_weights.yaml")
    return build_tables(words, fitted)


def build_tables(words: Mapping[str, Any], fitted: Mapping[str, Any]) -> MentionTables:
    """Tables out of the content of the two files; raises KnowledgeError naming what is wrong."""
    faults = [f"{name} is not between 0 and 1" for name in _outside(words["thresholds"])]
    faults += [
        f"family {k} has fewer than two words" for k, v in words["families"].items() if len(v) < 2
    ]
    if faults:
        raise KnowledgeError(faults)
    lists = {
        name: frozenset(map(str, words[name]))
        for name in ("pronouns", "general", "telling", "light", "anyone")
    }
    tables = MentionTables(
        _weights(fitted["reports"]),
        _weights(fitted["mentions"]),
        {name: float(value) for name, value in words["thresholds"].items()},
        **lists,
        endings=tuple(sorted(words["endings"], key=lambda e: (-len(e), e))),
        families={},
        phrases={},
    )
    return _with_families(tables, words["families"])


def _outside(thresholds: Mapping[str, Any]) -> list[str]:
    return [name for name, value in thresholds.items() if not 0 < float(value) < 1]


def _weights(table: Mapping[str, Any]) -> Weights:
    return Weights(
        float(table["start"]),
        {
            (comparison, str(level)): float(weight)
            for comparison, levels in table["weights"].items()
            for level, weight in levels.items()
        },
    )


def _with_families(tables: MentionTables, families: Mapping[str, list[str]]) -> MentionTables:
    single: dict[str, set[str]] = {}
    several: dict[tuple[str, ...], set[str]] = {}
    for family, words in families.items():
        for word in map(str, words):
            if "_" in word:
                several.setdefault(tuple(word.split("_")), set()).add(family)
            else:
                single.setdefault(tables.stem(word), set()).add(family)
    return replace(
        tables,
        families={stem: frozenset(found) for stem, found in single.items()},
        phrases={phrase: frozenset(found) for phrase, found in several.items()},
    )
