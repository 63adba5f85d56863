"""The rules of control: what a claim says about who holds a place, and for how long."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.actors.names import name_key
from dateline.knowledge.registry import Registry, load_registry
from dateline.knowledge.tables import read_yaml
from dateline.model import Actor
from dateline.model.vocabulary import EVENT_TYPES, FACTUALITIES, SOURCE_ROLES

EFFECTS = ("takes", "holds", "loses", "denied", "inside", "presses", "nobody", "stays")
#: How a word of a party is meant: a state's, armed against one, or either.
KINDS = ("state", "rebel", "any")
_SLOTS = ("actors", "recipients", "nobody", "unnamed")


@dataclass(frozen=True, slots=True)
class Effect:
    """What claims of one type and mode say of the parties in them; maps of slot to effect."""

    id: str
    said: Mapping[str, str]
    ongoing: Mapping[str, str]
    denied: Mapping[str, str]
    source: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartyWord:
    """A word of a bare name that says which parties it may stand for.

    ``only`` and ``never`` are registry ids; ``foreign``: a country in the name is not the party's.
    """

    id: str
    words: frozenset[str]
    kind: str = ""
    only: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    foreign: bool = False
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartWords:
    """Words that tell a part of a place from the whole (``control.yaml`` explains each)."""

    nouns: frozenset[str]
    directions: frozenset[str]
    hedges: frozenset[str]
    kinds: frozenset[str]
    naming: frozenset[str]
    breaks: frozenset[str]
    stops: frozenset[str]
    unstopped: frozenset[str]
    relatives: frozenset[str]
    nearby: frozenset[str]
    passives: frozenset[str]
    falls: frozenset[str]
    within: frozenset[str]
    light: frozenset[str]
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class ControlRules:
    """All rules of ``knowledge/merging/control.yaml``, with the registry's facts on parties.

    ``effects`` maps "TYPE mode" (or "TYPE" without a mode) to its effect; ``left_out`` a
    factuality to why it changes nothing; times are days; ``publishers`` maps the key of an
    outlet's name to the id of the party it speaks for; ``allies`` an id to its group of allies.
    """

    effects: Mapping[str, Effect]
    said: frozenset[str]
    denied: frozenset[str]
    left_out: Mapping[str, str]
    sharp_days: int
    fresh_days: int
    longest_days: int
    valid_days: int
    neutral_roles: frozenset[str]
    neutral_sectors: frozenset[str]
    publishers: Mapping[str, str]
    sectors: Mapping[str, str]
    never_bare: frozenset[str]
    never_inside: frozenset[str]
    umbrella: frozenset[str]
    words: tuple[PartyWord, ...]
    allies: Mapping[str, str]
    parts: PartWords
    actors: Mapping[str, Actor] = field(repr=False)


@cache
def load_control_rules() -> ControlRules:
    """The rules that ship with Dateline. Raises KnowledgeError naming everything that is wrong."""
    return control_rules(read_yaml("merging", "control.yaml"), load_registry())


def control_rules(data: Mapping[str, Any], registry: Registry) -> ControlRules:
    """The rules in *data*, ids checked against *registry*. Raises KnowledgeError."""
    faults: list[str] = []
    factuality, time, speakers = data["factuality"], data["time"], data["speakers"]
    every = {**dict.fromkeys(factuality["said"]), **dict.fromkeys(factuality["denied"])}
    every |= dict.fromkeys(factuality["left_out"])
    faults += [f"no rule for factuality {f}" for f in FACTUALITIES if f not in every]
    faults += [f"{r} is no source role" for r in speakers["neutral_roles"] if r not in SOURCE_ROLES]
    for name in ("sharp_days", "fresh_days", "longest_days", "valid_days"):
        if not isinstance(time[name], int) or time[name] < 0:
            faults.append(f"time: {name} is no number of days")
    rules = ControlRules(
        _effects(data["effects"], faults),
        frozenset(factuality["said"]),
        frozenset(factuality["denied"]),
        dict(factuality["left_out"]),
        time["sharp_days"],
        time["fresh_days"],
        time["longest_days"],
        time["valid_days"],
        frozenset(speakers["neutral_roles"]),
        frozenset(speakers["neutral_sectors"]),
        _publishers(speakers["partisan"], registry),
        {s: kind for kind in ("state", "rebel", "never") for s in data["parties"][kind]},
        frozenset(data["parties"]["never_bare"]),
        frozenset(data["parties"]["never_inside"]),
        frozenset(data["parties"]["umbrella"]),
        tuple(_word(entry, faults) for entry in data["words"]),
        {member: entry["id"] for entry in data["allies"] for member in entry["members"]},
        _parts(data["parts"]),
        registry.by_id,
    )
    faults += _unknown(rules, registry)
    if faults:
        raise KnowledgeError([f"control.yaml: {fault}" for fault in faults])
    return rules


def _effects(entries: Iterable[Mapping[str, Any]], faults: list[str]) -> dict[str, Effect]:
    found: dict[str, Effect] = {}
    for entry in entries:
        maps = [dict(entry[name]) for name in ("said", "ongoing", "denied")]
        for slot, effect in (pair for m in maps for pair in m.items()):
            if slot not in _SLOTS or effect not in EFFECTS:
                faults.append(f"{entry['id']}: {slot}: {effect}")
        if not entry.get("source") or not entry.get("examples"):
            faults.append(f"{entry['id']}: no source or no examples")
        effect = Effect(
            id=entry["id"],
            said=maps[0],
            ongoing=maps[1],
            denied=maps[2],
            source=entry.get("source", ""),
            examples=tuple(entry.get("examples", ())),
        )
        for of in entry["of"]:
            if of.partition(" ")[0] not in EVENT_TYPES or of in found:
                faults.append(f"{entry['id']}: {of} is no event type or there twice")
            found[of] = effect
    return found


def _word(entry: Mapping[str, Any], faults: list[str]) -> PartyWord:
    kind = entry.get("kind", "")
    if kind not in ("", *KINDS) or not entry.get("examples"):
        faults.append(f"{entry['id']}: kind {kind!r}, or no examples")
    return PartyWord(
        entry["id"],
        frozenset(entry["words"]),
        kind,
        frozenset(entry.get("only", ())),
        frozenset(entry.get("never", ())),
        bool(entry.get("foreign")),
        tuple(entry.get("examples", ())),
        tuple(entry.get("not_examples", ())),
    )


def _parts(entry: Mapping[str, Any]) -> PartWords:
    return PartWords(
        frozenset(entry["nouns"]),
        frozenset(entry["directions"]),
        frozenset(entry["hedges"]),
        frozenset(entry["kinds"]),
        frozenset(entry["naming"]),
        frozenset(entry["breaks"]),
        frozenset(entry["stops"]),
        frozenset(entry["unstopped"]),
        frozenset(entry["relatives"]),
        frozenset(entry["nearby"]),
        frozenset(entry["passives"]),
        frozenset(entry["falls"]),
        frozenset(entry["within"]),
        frozenset(entry["light"]),
        tuple(entry["examples"]),
        tuple(entry["not_examples"]),
    )


def _publishers(partisan: Iterable[Mapping[str, Any]], registry: Registry) -> dict[str, str]:
    """Names of outlets of states and parties: those of the registry, then those listed."""
    found: dict[str, str] = {}
    for actor in registry.actors:
        if (
            actor.country
            and actor.sector == "JRN"
            and "state media" in {r.note for r in actor.roles}
        ):
            for name in (actor.name, *(alias.name for alias in actor.aliases)):
                found[name_key(name)] = actor.country
    for entry in partisan:
        found.update({name_key(name): entry["speaks_for"] for name in entry["names"]})
    return found


def _unknown(rules: ControlRules, registry: Registry) -> list[str]:
    ids = {*rules.allies, *(i for word in rules.words for i in word.only | word.never)}
    ids |= set(rules.publishers.values())
    return [f"{i} is not in the registry" for i in sorted(ids) if i not in registry.by_id]
