"""Loads the cue tables of factuality and stance, and checks them all at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

from dateline.errors import KnowledgeError
from dateline.model.vocabulary import FACTUALITIES, STANCES, TENSES

FOLDER = Path(__file__).parent / "cues"
DIRECTIONS = ("modifies", "governs", "predicate", "form", "sentence")
FORMS = ("infinitive", "bare", "participle", "finite", "noun", "perfect")
SOURCES = ("subject", "self", "by", "drop")
DENIALS = ("object", "involvement", "predicate")

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class FactualityCue:
    """A word that sets the factuality of a happening, with its scope (fields: factuality.yaml)."""

    id: str
    lemma: tuple[str, ...]
    direction: str
    arcs: frozenset[str]
    gives: str
    negated: str | None = None
    terminator: frozenset[str] = frozenset()
    form: frozenset[str] = frozenset()
    passive: bool = False
    overrides: bool = False
    source: str | None = None
    tense: str | None = None
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StanceCue:
    """A word by which a source accuses, denies, confirms... (fields: stance.yaml)."""

    id: str
    lemma: tuple[str, ...]
    arcs: frozenset[str]
    gives: str
    factuality: str | None = None
    own: str | None = None
    under: frozenset[str] = frozenset()
    source: str | None = None
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Carrier:
    """A word through which a clause's negation and modals reach a noun of happening."""

    id: str
    lemma: tuple[str, ...]
    arcs: frozenset[str]
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DenialCue:
    """A denial without a word for the happening (fields: stance_denials.yaml)."""

    id: str
    kind: str
    lemma: tuple[str, ...]
    objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    negated: bool = False
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FactualityCues:
    """The tables, indexed by lemma; ``forms`` need no word of their own."""

    modifies: dict[str, tuple[FactualityCue, ...]]
    governs: dict[str, tuple[FactualityCue, ...]]
    predicate: dict[str, tuple[FactualityCue, ...]]
    sentence: dict[str, tuple[FactualityCue, ...]]
    forms: tuple[FactualityCue, ...]
    carriers: frozenset[tuple[str, str]]
    stances: dict[str, tuple[StanceCue, ...]]
    denials: dict[str, tuple[DenialCue, ...]]
    cues: tuple[FactualityCue, ...]
    stance_cues: tuple[StanceCue, ...]
    carrier_rules: tuple[Carrier, ...]
    denial_cues: tuple[DenialCue, ...]


Cue = TypeVar("Cue", FactualityCue, StanceCue, DenialCue)


@cache
def factuality_cues() -> FactualityCues:
    """The shipped tables. Raises KnowledgeError with every fault found."""
    return load(FOLDER)


def load(folder: Path) -> FactualityCues:
    """The tables in *folder*. Raises KnowledgeError listing all faults at once."""
    faults: list[str] = []
    cues = [
        _factuality(entry, faults)
        for name in ("factuality.yaml", "factuality_governors.yaml")
        for entry in _entries(folder / name, "cues", faults)
    ]
    stances = [_stance(entry, faults) for entry in _entries(folder / "stance.yaml", "cues", faults)]
    carriers = [
        _carrier(entry, faults)
        for entry in _entries(folder / "factuality_carriers.yaml", "carriers", faults)
    ]
    denials = [
        _denial(entry, faults)
        for entry in _entries(folder / "stance_denials.yaml", "denials", faults)
    ]
    ids = [c.id for c in cues] + [c.id for c in stances]
    _unique([*ids, *(c.id for c in carriers), *(c.id for c in denials)], faults)
    if faults:
        raise KnowledgeError(faults)
    return FactualityCues(
        **{way: _by_lemma([c for c in cues if c.direction == way]) for way in DIRECTIONS[:3]},
        sentence=_by_lemma([c for c in cues if c.direction == "sentence"]),
        forms=tuple(c for c in cues if c.direction == "form"),
        carriers=frozenset((lemma, arc) for c in carriers for lemma in c.lemma for arc in c.arcs),
        stances=_by_lemma(stances),
        denials=_by_lemma(denials),
        cues=tuple(cues),
        stance_cues=tuple(stances),
        carrier_rules=tuple(carriers),
        denial_cues=tuple(denials),
    )


def _by_lemma(cues: list[Cue]) -> dict[str, tuple[Cue, ...]]:
    index: dict[str, list[Cue]] = {}
    for cue in cues:
        for lemma in cue.lemma:
            index.setdefault(lemma, []).append(cue)
    return {lemma: tuple(found) for lemma, found in index.items()}


def _entries(path: Path, key: str, faults: list[str]) -> list[dict[str, Any]]:
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506  (safe loaders only)
    except (OSError, yaml.YAMLError) as fault:
        faults.append(f"{path.name}: {fault}")
        return []
    entries = data.get(key) if isinstance(data, dict) else None
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        faults.append(f"{path.name}: needs a list of entries under {key!r}")
        return []
    return entries


def _factuality(entry: dict[str, Any], faults: list[str]) -> FactualityCue:
    where = f"factuality cue {entry.get('id')}"
    _known(entry, FactualityCue, {"voice"}, where, faults)
    _one_of(entry.get("direction"), DIRECTIONS, f"{where}: direction", faults)
    _one_of(entry.get("gives"), FACTUALITIES, f"{where}: gives", faults)
    _one_of(entry.get("negated"), (None, *FACTUALITIES), f"{where}: negated", faults)
    _one_of(entry.get("source"), (None, *SOURCES), f"{where}: source", faults)
    _one_of(entry.get("tense"), (None, *TENSES), f"{where}: tense", faults)
    _one_of(entry.get("voice"), (None, "passive"), f"{where}: voice", faults)
    for form in _words(entry, "form"):
        _one_of(form, FORMS, f"{where}: form", faults)
    if not _words(entry, "lemma") and entry.get("direction") != "form":
        faults.append(f"{where}: needs a lemma")
    _exampled(entry, where, faults)
    return FactualityCue(
        id=str(entry.get("id")),
        lemma=_words(entry, "lemma"),
        direction=str(entry.get("direction")),
        arcs=frozenset(_words(entry, "arcs")),
        gives=str(entry.get("gives")),
        negated=entry.get("negated"),
        terminator=frozenset(_words(entry, "terminator")),
        form=frozenset(_words(entry, "form")),
        passive=entry.get("voice") == "passive",
        overrides=entry.get("overrides") is True,
        source=entry.get("source"),
        tense=entry.get("tense"),
        examples=_words(entry, "examples"),
        not_examples=_words(entry, "not_examples"),
    )


def _stance(entry: dict[str, Any], faults: list[str]) -> StanceCue:
    where = f"stance cue {entry.get('id')}"
    _known(entry, StanceCue, set(), where, faults)
    _one_of(entry.get("gives"), STANCES, f"{where}: gives", faults)
    _one_of(entry.get("own"), (None, *STANCES), f"{where}: own", faults)
    _one_of(entry.get("factuality"), (None, *FACTUALITIES), f"{where}: factuality", faults)
    _one_of(entry.get("source"), (None, *SOURCES), f"{where}: source", faults)
    _exampled(entry, where, faults)
    return StanceCue(
        id=str(entry.get("id")),
        lemma=_words(entry, "lemma"),
        arcs=frozenset(_words(entry, "arcs")),
        gives=str(entry.get("gives")),
        factuality=entry.get("factuality"),
        own=entry.get("own"),
        under=frozenset(_words(entry, "under")),
        source=entry.get("source"),
        examples=_words(entry, "examples"),
        not_examples=_words(entry, "not_examples"),
    )


def _carrier(entry: dict[str, Any], faults: list[str]) -> Carrier:
    where = f"carrier {entry.get('id')}"
    _known(entry, Carrier, set(), where, faults)
    _exampled(entry, where, faults)
    return Carrier(
        id=str(entry.get("id")),
        lemma=_words(entry, "lemma"),
        arcs=frozenset(_words(entry, "arcs")),
        examples=_words(entry, "examples"),
        not_examples=_words(entry, "not_examples"),
    )


def _denial(entry: dict[str, Any], faults: list[str]) -> DenialCue:
    where = f"denial cue {entry.get('id')}"
    _known(entry, DenialCue, {"arcs"}, where, faults)
    _one_of(entry.get("kind"), DENIALS, f"{where}: kind", faults)
    _exampled(entry, where, faults)
    objects = entry.get("objects") or []
    return DenialCue(
        id=str(entry.get("id")),
        kind=str(entry.get("kind")),
        lemma=_words(entry, "lemma"),
        objects=frozenset(map(str, objects)),
        subjects=frozenset(_words(entry, "subjects")),
        needs=frozenset(_words(entry, "needs")),
        negated=entry.get("negated") is True,
        examples=_words(entry, "examples"),
        not_examples=_words(entry, "not_examples"),
    )


def _known(
    entry: dict[str, Any], kind: type, more: set[str], where: str, faults: list[str]
) -> None:
    allowed = set(kind.__dataclass_fields__) | more  # type: ignore[attr-defined]
    faults.extend(f"{where}: unknown field {name!r}" for name in entry if name not in allowed)
    if not entry.get("id"):
        faults.append(f"{where}: needs an id")
    if kind is not DenialCue and not _words(entry, "arcs"):
        faults.append(f"{where}: needs arcs")


def _exampled(entry: dict[str, Any], where: str, faults: list[str]) -> None:
    for name in ("examples", "not_examples"):
        texts = _words(entry, name)
        if not texts:
            faults.append(f"{where}: needs {name}")
        faults.extend(
            f"{where}: {name} mark one {{trigger}}: {text!r}"
            for text in texts
            if text.count("{") != 1 or text.count("}") != 1
        )


def _words(entry: dict[str, Any], name: str) -> tuple[str, ...]:
    value = entry.get(name) or ()
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),)


def _one_of(value: object, allowed: tuple[object, ...], what: str, faults: list[str]) -> None:
    if value not in allowed:
        faults.append(f"{what} {value!r} is not one of {', '.join(map(str, allowed))}")


def _unique(ids: list[str], faults: list[str]) -> None:
    faults.extend(
        f"id {name} is used twice" for name in sorted({i for i in ids if ids.count(i) > 1})
    )
