"""Loads the cue tables of factuality, stance, denial and tense, and checks them all at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

import yaml

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import parse_yaml
from dateline.model.vocabulary import EVENT_TYPES, FACTUALITIES, STANCES, TENSES

FOLDER = Path(__file__).parent / "cues"
#: The values a field may have; fields not named here take any word.
ALLOWED: dict[str, dict[str, tuple[str, ...]]] = {
    "FactualityCue": {
        "direction": ("modifies", "governs", "predicate", "form", "sentence", "itself"),
        "gives": FACTUALITIES,
        "negated": FACTUALITIES,
        "form": (
            *("infinitive", "bare", "participle", "finite", "present", "noun", "perfect", "open"),
        ),
        "source": ("subject", "self", "unnamed", "drop"),
        "subject": ("third",),
        "tense": TENSES,
        "voice": ("passive",),
        "types": EVENT_TYPES,
        "not_types": EVENT_TYPES,
    },
    "StanceCue": {
        "gives": STANCES,
        "own": STANCES,
        "factuality": FACTUALITIES,
        "types": EVENT_TYPES,
        "source": ("subject", "by"),
    },
    "DenialCue": {"kind": ("object", "involvement", "predicate"), "gives": STANCES},
    "TenseWord": {
        "kind": ("noun", "modifier", "aspect", "state", "span", "unit", "caption"),
        "gives": TENSES,
    },
}


@dataclass(frozen=True, slots=True)
class FactualityCue:
    """A word that sets the factuality of a happening, with its scope (fields: factuality.yaml)."""

    id: str
    direction: str
    gives: str
    lemma: tuple[str, ...] = ()
    pos: frozenset[str] = frozenset()
    arcs: frozenset[str] = frozenset()
    negated: str | None = None
    terminator: frozenset[str] = frozenset()
    form: frozenset[str] = frozenset()
    voice: str | None = None
    subject: str | None = None
    overrides: frozenset[str] = frozenset()
    closes: bool = False
    types: frozenset[str] = frozenset()
    not_types: frozenset[str] = frozenset()
    modes: frozenset[str] = frozenset()
    pseudo: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    source: str | None = None
    tense: str | None = None
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StanceCue:
    """A word by which a source accuses, denies, confirms... (fields: stance.yaml)."""

    id: str
    gives: str
    lemma: tuple[str, ...] = ()
    pos: frozenset[str] = frozenset()
    arcs: frozenset[str] = frozenset()
    factuality: str | None = None
    own: str | None = None
    under: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    source: str | None = None
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DenialCue:
    """A denial without a word for the happening (fields: stance_denials.yaml)."""

    id: str
    kind: str
    gives: str
    lemma: tuple[str, ...] = ()
    particle: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    own: bool = False
    negated: bool = False
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Carrier:
    """A word through which a clause's negation and modals reach a noun of happening."""

    id: str
    lemma: tuple[str, ...] = ()
    arcs: frozenset[str] = frozenset()
    soft: bool = False
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TenseWord:
    """Words that tell the tense of a happening (fields: factuality_tense.yaml)."""

    id: str
    kind: str
    gives: str
    lemma: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordClass:
    """A small closed class of words (fields: stance_words.yaml)."""

    id: str
    lemma: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


Cue = TypeVar("Cue", FactualityCue, StanceCue, DenialCue, Carrier, TenseWord, WordClass)


@dataclass(frozen=True)
class FactualityCues:
    """The tables, indexed by lemma; ``forms`` need no word of their own.

    ``tenses`` gives the rule for (kind, lemma); ``carriers`` that for (lemma, arc).
    """

    modifies: dict[str, tuple[FactualityCue, ...]]
    governs: dict[str, tuple[FactualityCue, ...]]
    predicate: dict[str, tuple[FactualityCue, ...]]
    sentence: dict[str, tuple[FactualityCue, ...]]
    itself: dict[str, tuple[FactualityCue, ...]]
    forms: tuple[FactualityCue, ...]
    carriers: dict[tuple[str, str], Carrier]
    stances: dict[str, tuple[StanceCue, ...]]
    denials: dict[str, tuple[DenialCue, ...]]
    tenses: dict[tuple[str, str], TenseWord]
    words: dict[str, frozenset[str]]
    cues: tuple[FactualityCue, ...]
    stance_cues: tuple[StanceCue, ...]
    denial_cues: tuple[DenialCue, ...]
    carrier_rules: tuple[Carrier, ...]
    tense_words: tuple[TenseWord, ...]

    @cached_property
    def claim_nouns(self) -> frozenset[str]:
        """Nouns for what somebody says has happened, which others confirm or deny."""
        told = (c.objects for c in self.denial_cues if c.kind == "object" and c.gives == "denies")
        return frozenset[str]().union(*told) - {"", "wrongdoing"}

    def giving(self, stance: str) -> StanceCue | None:
        """The first cue of *stance*, which stands for denials and retractions by other words."""
        return next((c for c in self.stance_cues if c.gives == stance), None)


@cache
def factuality_cues() -> FactualityCues:
    """The shipped tables. Raises KnowledgeError with every fault found."""
    return load(FOLDER)


def load(folder: Path) -> FactualityCues:
    """The tables in *folder*. Raises KnowledgeError listing all faults at once."""
    faults: list[str] = []
    cues = _table(folder / "factuality.yaml", "cues", FactualityCue, faults)
    cues += _table(folder / "factuality_governors.yaml", "cues", FactualityCue, faults)
    stances = _table(folder / "stance.yaml", "cues", StanceCue, faults)
    denials = _table(folder / "stance_denials.yaml", "denials", DenialCue, faults)
    carriers = _table(folder / "factuality_carriers.yaml", "carriers", Carrier, faults)
    tenses = _table(folder / "factuality_tense.yaml", "words", TenseWord, faults)
    classes = _table(folder / "stance_words.yaml", "words", WordClass, faults)
    ids = Counter(
        c.id for table in (cues, stances, denials, carriers, tenses, classes) for c in table
    )
    faults.extend(f"id {name} is used {n} times" for name, n in ids.items() if n > 1)
    faults.extend(
        f"factuality cue {c.id}: needs a lemma"
        for c in cues
        if not c.lemma and c.direction != "form"
    )
    if faults:
        raise KnowledgeError(faults)
    return FactualityCues(
        modifies=_by_lemma([c for c in cues if c.direction == "modifies"]),
        governs=_by_lemma([c for c in cues if c.direction == "governs"]),
        predicate=_by_lemma([c for c in cues if c.direction == "predicate"]),
        sentence=_by_lemma([c for c in cues if c.direction == "sentence"]),
        itself=_by_lemma([c for c in cues if c.direction == "itself"]),
        forms=tuple(c for c in cues if c.direction == "form"),
        carriers={(lemma, arc): c for c in carriers for lemma in c.lemma for arc in c.arcs},
        stances=_by_lemma(stances),
        denials=_by_lemma(denials),
        tenses={(w.kind, lemma): w for w in reversed(tenses) for lemma in w.lemma},
        words={w.id: frozenset(w.lemma) for w in classes},
        cues=tuple(cues),
        stance_cues=tuple(stances),
        denial_cues=tuple(denials),
        carrier_rules=tuple(carriers),
        tense_words=tuple(tenses),
    )


def _by_lemma(cues: list[Cue]) -> dict[str, tuple[Cue, ...]]:
    index: dict[str, list[Cue]] = {}
    for cue in cues:
        for lemma in dict.fromkeys(cue.lemma):
            index.setdefault(lemma, []).append(cue)
    return {lemma: tuple(found) for lemma, found in index.items()}


def _table(path: Path, key: str, kind: type[Cue], faults: list[str]) -> list[Cue]:
    """The entries of one file as *kind*; what is wrong with them goes to *faults*."""
    try:
        data = parse_yaml(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as fault:
        faults.append(f"{path.name}: {fault}")
        return []
    entries = data.get(key) if isinstance(data, dict) else None
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        faults.append(f"{path.name}: needs a list of entries under {key!r}")
        return []
    return [_entry(entry, f"{path.name}: {entry.get('id')}", kind, faults) for entry in entries]


def _entry(entry: dict[str, Any], where: str, kind: type[Cue], faults: list[str]) -> Cue:
    values: dict[str, Any] = {}
    allowed = ALLOWED.get(kind.__name__, {})
    types = {f.name: str(f.type) for f in fields(kind)}
    faults.extend(f"{where}: unknown field {name!r}" for name in entry if name not in types)
    for name, type_ in types.items():
        words = _words(entry.get(name))
        if name in allowed:
            faults.extend(
                f"{where}: {name} {word!r} is not one of {', '.join(allowed[name])}"
                for word in words
                if word not in allowed[name]
            )
        if type_.startswith(("tuple", "frozenset")):
            values[name] = words if type_.startswith("tuple") else frozenset(words)
        elif type_ == "bool":
            values[name] = entry.get(name) is True
        else:
            values[name] = words[0] if words else None
        if values[name] is None and type_ == "str":
            faults.append(f"{where}: needs {name}")
    if kind is not WordClass:
        _exampled(values, where, faults)
    return kind(**values)


def _words(value: object) -> tuple[str, ...]:
    """The words of a field; YAML reads a bare "false" or "no" as a truth value."""
    if value is None:
        return ()
    found = tuple(value) if isinstance(value, list) else (value,)
    return tuple(str(word).lower() if isinstance(word, bool) else str(word) for word in found)


def _exampled(values: dict[str, Any], where: str, faults: list[str]) -> None:
    for name in ("examples", "not_examples"):
        if not values[name]:
            faults.append(f"{where}: needs {name}")
        faults.extend(
            f"{where}: {name} must mark one {{trigger}}: {text!r}"
            for text in values[name]
            if text.count("{") != 1 or text.count("}") != 1
        )
