"""The rules of copies and source chains: thresholds, and which sources are nobody in particular."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.actors.names import name_key
from dateline.knowledge.tables import read_yaml
from dateline.model.vocabulary import STANCES


@dataclass(frozen=True, slots=True)
class WholeRule:
    """Whole reports are copies from ``sure`` on, or from ``similarity`` with shared words."""

    sure: float
    similarity: float
    words: int
    passage: float


@dataclass(frozen=True, slots=True)
class PartlyRule:
    """Reports that resemble each other beyond chance and share words on the event."""

    similarity: float
    words: int
    passage: float


@dataclass(frozen=True, slots=True)
class PassagesRule:
    """Passages on one event that are copies, whatever else their reports tell."""

    words: int
    unquoted: int
    share: float
    passage: float


@dataclass(frozen=True, slots=True)
class ShortFor:
    """Short ``words`` for a source whose name has a word of ``named``.

    It is a source of the same report, or, if ``anywhere``, of another report of the event.
    """

    id: str
    words: frozenset[str]
    named: frozenset[str]
    anywhere: bool
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ministries:
    """What names a ministry, by subject; ``never``: words of persons in one, who are not it."""

    words: frozenset[str]
    subjects: Mapping[str, str]
    never: frozenset[str]


@dataclass(frozen=True, slots=True)
class CopyRules:
    """All rules of ``knowledge/merging/copies.yaml``, which explains each; shares are 0 to 1.

    ``run`` is the length of a word run, ``speaks_for`` maps a person's id and folded names
    to the id of the body.
    """

    run: int
    whole: WholeRule
    partly: PartlyRule
    passages: PassagesRule
    generic: frozenset[str]
    epithets: frozenset[str]
    ministries: Ministries
    short_for: tuple[ShortFor, ...]
    speaks_for: Mapping[str, str]
    of_sourced: float
    of_all: float
    own_voice: float
    aside: frozenset[str]
    neighbours: int


@cache
def load_copy_rules() -> CopyRules:
    """The rules that ship with Dateline. Raises KnowledgeError naming everything that is wrong."""
    return copy_rules(read_yaml("merging", "copies.yaml"))


def copy_rules(data: Mapping[str, Any]) -> CopyRules:
    """The rules in the content of a table; raises KnowledgeError naming everything wrong."""
    faults = list(_faults(data))
    if faults:
        raise KnowledgeError([f"copies.yaml: {fault}" for fault in faults])
    whole, partly, passages = data["whole"], data["partly"], data["passages"]
    origin, ministries = data["origin"], data["ministries"]
    return CopyRules(
        data["run"],
        WholeRule(whole["sure"], whole["similarity"], whole["words"], whole["passage"]),
        PartlyRule(partly["similarity"], partly["words"], partly["passage"]),
        PassagesRule(
            passages["words"], passages["unquoted"], passages["share"], passages["passage"]
        ),
        frozenset(data["generic"]["words"]),
        frozenset(data["epithets"]["words"]),
        Ministries(
            frozenset(ministries["words"]), ministries["subjects"], frozenset(ministries["never"])
        ),
        tuple(_short(entry) for entry in data["short_for"]),
        {
            key: entry["body"]
            for entry in data["speaks_for"]
            for key in (entry["person"], *map(name_key, entry["names"]))
        },
        origin["of_sourced"],
        origin["of_all"],
        origin["own_voice"],
        frozenset(origin["aside"]),
        data["neighbours"],
    )


def _short(entry: Mapping[str, Any]) -> ShortFor:
    return ShortFor(
        entry["id"],
        frozenset(entry["words"]),
        frozenset(entry["named"]),
        bool(entry.get("anywhere")),
        tuple(entry["examples"]),
    )


def _faults(data: Mapping[str, Any]) -> Iterable[str]:
    """What is wrong with the table: entries without a source, shares that are none."""
    single = ("whole", "partly", "passages", "generic", "epithets", "ministries", "origin")
    entries = [*(data[name] for name in single), *data["short_for"], *data["speaks_for"]]
    for entry in entries:
        if not entry.get("id") or not entry.get("source"):
            yield f"{entry.get('id', entry)}: no id or no source"
        for key in ("sure", "similarity", "share", "passage", "of_sourced", "of_all", "own_voice"):
            if not 0 < entry.get(key, 1) <= 1:
                yield f"{entry['id']}: {key} {entry[key]} is no share"
    for stance in data["origin"]["aside"]:
        if stance not in STANCES:
            yield f"origin: {stance} is no stance"
    if data["run"] < 2 or data["neighbours"] < 1:
        yield "run must be 2 words or more, neighbours 1 or more"
