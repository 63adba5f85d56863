"""Loads and checks the cue words, weights and abbreviations of the places stage."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.places.tables import FEATURES, table_rows, table_text
from dateline.knowledge.tables import parse_yaml
from dateline.model import Word
from dateline.model.vocabulary import RELATIONS

_KINDS = frozenset(FEATURES) | {"airport", "capital"}
_LISTS = (
    "features",
    "locative",
    "directions",
    "counted",
    "titles",
    "speech",
    "never",
    "relations",
    "sites",
    "facilities",
    "smaller",
    "venues",
    "institutions",
    "lengths",
    "countrywide",
    "offices",
    "owned",
    "basing",
    "buildings",
    "flight",
    "blaming",
    "ground",
    "premises",
    "named_sites",
    "strife",
    "including",
    "villages",
    "unlisted",
    "witnessed",
)


#: Lists of words alone, the last fields of `Cues`, in their order.
_PLAIN = ("premises", "named_sites", "strife", "including", "villages", "witnessed")


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a name that no table has stands as places do.

    ``after`` these prepositions, as object of ``taken`` (verbs, or nouns with "on" and the like),
    or behind "of" with the nouns ``of``; words in lower case, lemmas.
    """

    after: frozenset[str]
    taken: frozenset[str]
    of: frozenset[str]


def _ground(raw: dict[str, list[str]]) -> Ground:
    return Ground(*(frozenset(raw[name]) for name in ("after", "taken", "of")))


@dataclass(frozen=True, slots=True)
class Cues:
    """Word lists of ``cues.yaml``; all words in lower case."""

    features: dict[str, frozenset[str]]
    locative: frozenset[str]
    directions: dict[str, int]
    counted: dict[str, int]
    titles: frozenset[str]
    speech: frozenset[str]
    never: frozenset[str]
    sites: frozenset[str]
    facilities: frozenset[str]
    saying: frozenset[str]
    taking: frozenset[str]
    smaller: frozenset[str]
    venues: frozenset[str]
    institutions: frozenset[str]
    buildings: frozenset[str]
    offices: frozenset[str]
    owned: frozenset[str]
    basing: frozenset[str]
    countrywide: frozenset[str]
    lengths: frozenset[str]
    flight: frozenset[str]
    blaming: frozenset[str]
    unlisted: dict[str, Ground]
    aimed: dict[str, frozenset[str]]
    falling: frozenset[str]
    lost: frozenset[str]
    said: dict[str, frozenset[str]]
    being: frozenset[str]
    generic: frozenset[str]
    trusting: frozenset[str]
    ground: frozenset[str]
    own_ground: frozenset[str]
    premises: frozenset[str]
    named_sites: frozenset[str]
    strife: frozenset[str]
    including: frozenset[str]
    villages: frozenset[str]
    witnessed: frozenset[str]


def _yaml(name: str) -> dict[str, Any]:
    found = parse_yaml(table_text(name))
    if not isinstance(found, dict):
        raise KnowledgeError([f"{name}: not a mapping"])
    return found


@functools.cache
def cues() -> Cues:
    """The cue words. Raises KnowledgeError listing every fault of the table."""
    raw = _yaml("cues.yaml")
    faults = [f"cues.yaml: no list {name!r}" for name in _LISTS if name not in raw]
    faults += [
        f"cues.yaml: {name}: {part} is missing"
        for name in _LISTS
        for part in ("id", "source", "examples")
        if name in raw and not raw[name].get(part)
    ]
    if faults:
        raise KnowledgeError(faults)
    nouns = {noun: frozenset(kinds) for noun, kinds in raw["features"]["nouns"].items()}
    for noun, kinds in nouns.items():
        faults += [f"cues.yaml: {noun}: unknown feature {k!r}" for k in kinds - _KINDS]
    if faults:
        raise KnowledgeError(faults)
    return Cues(
        nouns,
        frozenset(raw["locative"]["words"]),
        {str(w): int(d) for w, d in raw["directions"]["words"].items()},
        {str(w): int(n) for w, n in raw["counted"]["words"].items()},
        frozenset(raw["titles"]["words"]),
        frozenset(raw["speech"]["words"]),
        frozenset(str(w).lower() for w in raw["never"]["words"]),
        frozenset(raw["sites"]["words"]),
        frozenset(raw["facilities"]["words"]),
        frozenset(raw["saying"]["words"]),
        frozenset(raw["taking"]["words"]),
        frozenset(raw["smaller"]["words"]),
        frozenset(raw["venues"]["words"]),
        frozenset(raw["institutions"]["words"]),
        frozenset(raw["buildings"]["words"]),
        frozenset(raw["offices"]["words"]),
        frozenset(raw["owned"]["words"]),
        frozenset(raw["basing"]["words"]),
        frozenset(raw["countrywide"]["words"]),
        frozenset(raw["lengths"]["words"]),
        frozenset(raw["flight"]["words"]),
        frozenset(raw["blaming"]["words"]),
        {
            label: _ground(raw["unlisted"][label])
            for label in ("place", "unseen", "body", "long", "person")
        },
        {prep: frozenset(lemmas) for prep, lemmas in raw["unlisted"]["aimed"].items()},
        frozenset(raw["unlisted"]["falling"]),
        frozenset(raw["unlisted"]["lost"]),
        {prep: frozenset(lemmas) for prep, lemmas in raw["unlisted"]["said"].items()},
        frozenset(raw["unlisted"]["being"]),
        frozenset(raw["unlisted"]["generic"]),
        frozenset(raw["unlisted"]["trusting"]),
        frozenset(raw["ground"]["words"]),
        frozenset(raw["ground"]["own"]),
        *(frozenset(raw[name]["words"]) for name in _PLAIN),
    )


def kinds_of(word: Word) -> frozenset[str]:
    """The kinds of place that a noun of kind names ("towns": city), empty for other words."""
    nouns = cues().features
    return nouns.get(word.lower) or nouns.get(word.lemma) or frozenset()


def examples() -> list[tuple[str, str]]:
    """(id of the list, example sentence) of every example in ``cues.yaml``."""
    raw = _yaml("cues.yaml")
    return [(raw[name]["id"], text) for name in _LISTS for text in raw[name]["examples"]]


@functools.cache
def votes() -> dict[str, float]:
    """Name of a vote -> its weight for (above 0) or against a mention being a place."""
    raw = _yaml("votes.yaml")["weights"]
    return {str(name): float(weight) for name, weight in raw.items()}


@functools.cache
def links() -> dict[str, float]:
    """Reason for or against a site being the place of a claim -> its weight."""
    raw = _yaml("links.yaml")["weights"]
    return {str(name): float(weight) for name, weight in raw.items()}


@functools.cache
def salience() -> dict[str, float]:
    """Name of a reason for which a place is what a description stands for -> its weight."""
    raw = _yaml("salience.yaml")["weights"]
    return {str(name): float(weight) for name, weight in raw.items()}


@functools.cache
def relations() -> dict[str, str]:
    """Preposition -> the relation it tells (`RELATIONS` of the model)."""
    raw = _yaml("cues.yaml")["relations"]["words"]
    faults = [f"cues.yaml: relation {r!r}" for r in raw.values() if r not in RELATIONS]
    if faults:
        raise KnowledgeError(faults)
    return {str(word): str(relation) for word, relation in raw.items()}


@functools.cache
def ranking() -> dict[str, float]:
    """Name of a reason for a reading -> its weight."""
    raw = _yaml("ranking.yaml")["weights"]
    return {str(name): float(weight) for name, weight in raw.items()}


@functools.cache
def abbreviations() -> dict[str, tuple[str, str]]:
    """Abbreviation as printed -> (name to look up, country alpha-3)."""
    rows = table_rows("abbreviations.tsv", 3)
    return {cells[0]: (cells[1], cells[2]) for _, cells in rows}
