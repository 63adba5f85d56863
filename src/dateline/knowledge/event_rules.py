"""The codebook's tables: types, modes, trigger rules, frames, nouns, numbers and counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.figures import FigureRule, figure_rules
from dateline.knowledge.tables import folder, read_tsv, read_yaml
from dateline.model.vocabulary import COUNT_KINDS, EVENT_TYPES

AREA = "codebook"
SLOTS = (
    "actor",
    "recipient",
    "target",
    "place",
    "object",
    "instrument",
    "none",
    "host-alone",
    "host-with",
)
_EXAMPLE = re.compile(r"\[[^\]]+\]")


@dataclass(frozen=True, slots=True)
class TriggerRule:
    """Words that name a happening, and what they make of it (codebook section 3).

    ``patterns`` are in the language of `matching.pattern`; ``needs`` and ``bars`` name conditions
    on the arguments; an example marks its trigger by square brackets. A rule that is not ``alone``
    gives no claim of its own: it joins the act of its sentence or is dropped; one that is
    ``counted`` needs a number; ``otherwise`` are its modes when nothing else gives one;
    ``counts`` is the kind of what its numbers of people count, where its words do not tell.
    """

    id: str
    type: str
    patterns: tuple[str, ...]
    frame: str
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()
    outcome: bool = False
    alone: bool = True
    counted: bool = False
    otherwise: tuple[str, ...] = ()
    counts: str = ""
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class ModeRule:
    """Words that give a trigger of one of ``types`` a mode: near it, or in what it is about."""

    id: str
    types: frozenset[str]
    mode: str
    lemmas: frozenset[str]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContextRule:
    """Words of a sentence that set its claims in a context."""

    id: str
    context: str
    lemmas: frozenset[str]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountRule:
    """Words that say what a number of people counts."""

    id: str
    kind: str
    lemmas: frozenset[str]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoundRule:
    """Words before a number that make it a bound: effect low, about, high or up-to."""

    id: str
    effect: str
    phrases: tuple[tuple[str, ...], ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """Number words (codebook section 7, "Numbers")."""

    words: Mapping[str, int]
    scales: Mapping[str, int]
    vague: Mapping[str, int]
    vague_tens: Mapping[str, int]
    vague_hundreds: Mapping[str, int]
    dozen: int
    couple: int
    several: frozenset[str]
    fractions: Mapping[str, float]
    bounds: tuple[BoundRule, ...]


@dataclass(frozen=True)
class Codebook:
    """Everything coding knows; frames map an arc of a trigger to a slot."""

    modes: Mapping[str, frozenset[str]]
    rules: tuple[TriggerRule, ...]
    frames: Mapping[str, Mapping[str, str]]
    mode_rules: tuple[ModeRule, ...]
    content_mode_rules: tuple[ModeRule, ...]
    mode_overrides: Mapping[str, frozenset[str]]
    context_rules: Mapping[str, tuple[ContextRule, ...]]
    figures: tuple[FigureRule, ...]
    classes: Mapping[str, frozenset[str]]
    objects: Mapping[str, str]
    instruments: Mapping[str, str]
    light_active: frozenset[str]
    light_passive: frozenset[str]
    partitives: frozenset[str]
    numbers: Numbers
    counts: tuple[CountRule, ...]
    own_counts: frozenset[str]
    present_types: frozenset[str]
    sent_types: frozenset[str]


@cache
def load_codebook() -> Codebook:
    """The codebook shipped with Dateline; raises KnowledgeError that lists every fault."""
    faults: list[str] = []
    modes = _modes()
    frames = _frames(faults)
    rules = _rules(frames, modes, faults)
    nouns = read_yaml(AREA, "nouns.yaml")
    mode_tables = read_yaml(AREA, "modes.yaml")
    counts = read_yaml(AREA, "counts.yaml")
    codebook = Codebook(
        modes=modes,
        rules=rules,
        frames=frames,
        mode_rules=_mode_rules(mode_tables["modes"], modes, faults),
        content_mode_rules=_mode_rules(mode_tables["content"], modes, faults),
        mode_overrides={item["mode"]: frozenset(item["over"]) for item in mode_tables["overrides"]},
        context_rules=_context_rules(faults),
        figures=figure_rules(AREA, faults),
        classes={name: frozenset(map(str, words)) for name, words in nouns["classes"].items()},
        objects=_kinds(nouns["objects"]),
        instruments=_kinds(nouns["instruments"]),
        light_active=frozenset(nouns["light_verbs"]["active"]),
        light_passive=frozenset(nouns["light_verbs"]["passive"]),
        partitives=frozenset(map(str, nouns["partitives"])),
        numbers=_numbers(),
        counts=_count_rules(counts["kinds"], faults),
        own_counts=frozenset(counts["own"]),
        present_types=frozenset(counts["present"]["types"]),
        sent_types=frozenset(counts["sent"]),
    )
    if faults:
        raise KnowledgeError(faults)
    return codebook


def _modes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {name: set() for name in EVENT_TYPES}
    for row in read_tsv(AREA, "modes.tsv"):
        found[row["event"]].add(row["mode"])
    return {name: frozenset(modes) for name, modes in found.items()}


def _frames(faults: list[str]) -> dict[str, dict[str, str]]:
    frames: dict[str, dict[str, str]] = {}
    for name, arcs in read_yaml(AREA, "frames.yaml")["frames"].items():
        frames[name] = {}
        for arc, slot in arcs.items():
            if slot not in SLOTS:
                faults.append(f"frames.yaml: frame {name}: {slot!r} is not a slot")
            frames[name].update(dict.fromkeys(str(arc).split("|"), str(slot)))
    return frames


def _rules(
    frames: Mapping[str, Mapping[str, str]],
    modes: Mapping[str, frozenset[str]],
    faults: list[str],
) -> tuple[TriggerRule, ...]:
    rules: dict[str, TriggerRule] = {}
    for file in sorted(folder(AREA).joinpath("rules").iterdir(), key=lambda f: f.name):
        data = read_yaml(AREA, f"rules/{file.name}")
        for item in data["rules"]:
            rule = _rule(item, data)
            faults.extend(f"{file.name}: {fault}" for fault in rule_faults(rule, frames, modes))
            if rule.id in rules:
                faults.append(f"{file.name}: rule {rule.id} is given twice")
            rules[rule.id] = rule
    return tuple(rules.values())


def _rule(item: Mapping[str, Any], defaults: Mapping[str, Any]) -> TriggerRule:
    def listed(key: str) -> tuple[str, ...]:
        return tuple(map(str, item.get(key) or ()))

    return TriggerRule(
        id=str(item.get("id", "")),
        type=str(item.get("type") or defaults.get("type", "")),
        patterns=listed("patterns"),
        frame=str(item.get("frame", "")),
        modes=listed("modes"),
        contexts=listed("contexts"),
        needs=listed("needs"),
        bars=listed("bars"),
        outcome=item.get("evidence") == "outcome",
        alone=bool(item.get("alone", True)),
        counted=bool(item.get("counted", False)),
        otherwise=listed("otherwise"),
        counts=str(item.get("counts", "")),
        examples=listed("examples"),
        not_examples=listed("not_examples"),
        source=str(item.get("source") or defaults.get("source", "")),
    )


def rule_faults(
    rule: TriggerRule,
    frames: Mapping[str, Mapping[str, str]],
    modes: Mapping[str, frozenset[str]],
) -> list[str]:
    """Everything in *rule* that does not fit *frames*, the *modes* of its type or the codebook."""
    faults = []
    if not rule.id or not rule.source or not rule.patterns:
        faults.append(f"rule {rule.id or '?'}: id, source and patterns are needed")
    if rule.type not in EVENT_TYPES:
        faults.append(f"rule {rule.id}: {rule.type!r} is not an event type")
    elif strange := sorted({*rule.modes, *rule.otherwise} - modes[rule.type]):
        faults.append(f"rule {rule.id}: {rule.type} has no mode {', '.join(strange)}")
    if strange := sorted(set(rule.contexts) - known_contexts()):
        faults.append(f"rule {rule.id}: no context {', '.join(strange)}")
    if rule.counts and rule.counts not in COUNT_KINDS:
        faults.append(f"rule {rule.id}: {rule.counts!r} is not a count kind")
    if rule.frame not in frames:
        faults.append(f"rule {rule.id}: no frame {rule.frame!r}")
    if not rule.examples or not all(map(_EXAMPLE.search, rule.examples)):
        faults.append(f"rule {rule.id}: every example marks its trigger by [ ]")
    return faults


@cache
def known_contexts() -> frozenset[str]:
    """The contexts that a claim may have."""
    return frozenset(row["context"] for row in read_tsv(AREA, "contexts.tsv"))


def _mode_rules(
    items: list[dict[str, Any]], modes: Mapping[str, frozenset[str]], faults: list[str]
) -> tuple[ModeRule, ...]:
    rules = []
    for item in items:
        types = frozenset(item.get("types") or [item["type"]])
        rule = ModeRule(
            item["id"],
            types,
            item["mode"],
            frozenset(map(str, item["lemmas"])),
            tuple(item["examples"]),
        )
        for name in sorted(types):
            if rule.mode not in modes.get(name, frozenset()):
                faults.append(f"modes.yaml: {rule.id}: {name} has no mode {rule.mode}")
        rules.append(rule)
    return tuple(rules)


def _context_rules(faults: list[str]) -> dict[str, tuple[ContextRule, ...]]:
    """The context rules by lemma."""
    known = known_contexts()
    rules: list[ContextRule] = []
    for item in read_yaml(AREA, "contexts.yaml")["contexts"]:
        lemmas = frozenset(map(str, item["lemmas"]))
        rule = ContextRule(item["id"], item["context"], lemmas, tuple(item["examples"]))
        if rule.context not in known:
            faults.append(f"contexts.yaml: {rule.id}: no context {rule.context!r}")
        rules.append(rule)
    return by_lemma(rules)


def by_lemma(rules: Iterable[ContextRule]) -> dict[str, tuple[ContextRule, ...]]:
    """The rules that each lemma sets off, in their order."""
    found: dict[str, tuple[ContextRule, ...]] = {}
    for rule in rules:
        for lemma in sorted(rule.lemmas):
            found[lemma] = (*found.get(lemma, ()), rule)
    return found


def _kinds(items: list[dict[str, Any]]) -> dict[str, str]:
    return {str(lemma): item["kind"] for item in items for lemma in item["lemmas"]}


def _numbers() -> Numbers:
    data = read_yaml(AREA, "numbers.yaml")
    bounds = tuple(
        BoundRule(
            item["id"],
            item["effect"],
            tuple(tuple(phrase.split()) for phrase in item["words"]),
            tuple(item["examples"]),
        )
        for item in data["bounds"]
    )
    return Numbers(
        data["words"],
        data["scales"],
        data["vague"],
        data["vague_tens"],
        data["vague_hundreds"],
        data["dozen"],
        data["couple"],
        frozenset(data["several"]),
        data["fractions"],
        bounds,
    )


def _count_rules(items: list[dict[str, Any]], faults: list[str]) -> tuple[CountRule, ...]:
    rules = []
    for item in items:
        if item["kind"] not in COUNT_KINDS:
            faults.append(f"counts.yaml: {item['id']}: {item['kind']!r} is not a count kind")
        rules.append(
            CountRule(
                item["id"],
                item["kind"],
                frozenset(map(str, item["lemmas"])),
                tuple(item["examples"]),
            )
        )
    return tuple(rules)
