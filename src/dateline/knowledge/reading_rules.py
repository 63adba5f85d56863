"""The tables of reading: field names, dates, languages, and the rules that mark regions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import parse_yaml
from dateline.model.vocabulary import REGION_KINDS

_FIELDS = ("id", "title", "text", "published", "publisher", "url", "language")
#: Where a rule looks; regions.yaml explains each.
UNITS = ("line", "block", "list", "sentence", "span", "tail", "head", "caption", "credit")
_RULE_KEYS = {"id", "kind", "unit", "literal", "pattern", "source", "examples", "not_examples"}


@dataclass(frozen=True, slots=True)
class RegionRule:
    """How one habit of publishers is recognised.

    ``literal`` lists lower-case texts of which one must occur (a cheap first look; empty: none
    needed); ``pattern`` is matched as the unit says (regions.yaml explains each).
    """

    id: str
    kind: str
    unit: str
    literal: tuple[str, ...]
    pattern: re.Pattern[str]
    source: str
    examples: tuple[str, ...]
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class English:
    """Function words of English and the shares of them that tell English prose."""

    function_words: frozenset[str]
    sure_share: float
    short_share: float


@dataclass(frozen=True, slots=True)
class CaptionWords:
    """What tells a caption: verbs of pictures in the present, and words no caption has."""

    verbs: frozenset[str]
    never: frozenset[str]


@cache
def column_names() -> Mapping[str, tuple[str, ...]]:
    """Our field -> names that inputs give it, most telling first. Raises KnowledgeError."""
    table = _table("columns.yaml")
    faults = [f"columns.yaml: no names for {f}" for f in _FIELDS if not _words(table.get(f))]
    faults += [f"columns.yaml: no such field {f}" for f in table if f not in _FIELDS]
    _raise(faults)
    return {field: tuple(table[field]) for field in _FIELDS}


@cache
def month_numbers() -> Mapping[str, int]:
    """Lower-case month name or abbreviation -> 1..12. Raises KnowledgeError."""
    months = _table("dates.yaml").get("months") or {}
    _raise([] if sorted(months) == list(range(1, 13)) else ["dates.yaml: months are not 1 to 12"])
    return {name: number for number, names in months.items() for name in names}


@cache
def weekdays() -> tuple[str, ...]:
    """Lower-case weekday names and abbreviations, longest first. Raises KnowledgeError."""
    names = _table("dates.yaml").get("weekdays") or []
    _raise([] if _words(names) else ["dates.yaml: no weekdays"])
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@cache
def english() -> English:
    """What tells English prose. Raises KnowledgeError."""
    table = _table("languages.yaml").get("english") or {}
    words = table.get("function_words") or []
    sure, short = table.get("sure_share") or 0.0, table.get("short_share") or 0.0
    faults = [] if _words(words) else ["languages.yaml: function_words is no list of words"]
    for name, share in (("sure_share", sure), ("short_share", short)):
        if not isinstance(share, float) or not 0 < share < 1:
            faults.append(f"languages.yaml: {name} is not between 0 and 1")
    _raise(faults)
    return English(frozenset(words), sure, short)


@cache
def language_codes() -> Mapping[str, str]:
    """Codes and names of other standards -> ISO 639-1. Raises KnowledgeError."""
    codes = _table("languages.yaml").get("codes") or {}
    _raise([f"languages.yaml: {k}: {v!r} is no code" for k, v in codes.items() if len(v) != 2])
    return dict(codes)


@cache
def caption_words() -> CaptionWords:
    """What tells a caption without a mark. Raises KnowledgeError."""
    table = _table("captions.yaml")
    _raise([f"captions.yaml: no {k}" for k in ("verbs", "never") if not _words(table.get(k))])
    return CaptionWords(frozenset(table["verbs"]), frozenset(table["never"]))


@cache
def abbreviations() -> frozenset[str]:
    """Lower-case words whose stop ends no sentence, without the stop. Raises KnowledgeError."""
    words = _table("captions.yaml").get("abbreviations") or []
    _raise([] if _words(words) else ["captions.yaml: no abbreviations"])
    return frozenset(words)


@cache
def page_marks() -> Mapping[str, tuple[str, ...]]:
    """Names under which pages state "published", "publisher", and "caption_classes"."""
    table = _table("html.yaml")
    names = ("published", "publisher", "caption_classes")
    _raise([f"html.yaml: no {name}" for name in names if not _words(table.get(name))])
    return {name: tuple(table[name]) for name in names}


@cache
def region_rules() -> tuple[RegionRule, ...]:
    """The rules of regions.yaml in their order. Raises KnowledgeError listing every fault."""
    table = _table("regions.yaml")
    faults: list[str] = []
    months = "|".join(sorted(month_numbers(), key=lambda m: (-len(m), m)))
    names = {str(k): str(v) for k, v in (table.get("pieces") or {}).items()}
    names |= {"MONTH": f"(?i:{months})", "WEEKDAY": f"(?i:{'|'.join(weekdays())})"}
    rules = [_rule(entry, names, faults) for entry in table.get("rules") or []]
    ids = [rule.id for rule in rules if rule]
    faults += [f"regions.yaml: {i} is there twice" for i in sorted(set(ids)) if ids.count(i) > 1]
    _raise(faults if rules else ["regions.yaml: no rules"])
    return tuple(rule for rule in rules if rule)


def _rule(entry: Any, names: Mapping[str, str], faults: list[str]) -> RegionRule | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
        faults.append(f"regions.yaml: a rule without an id: {str(entry)[:60]}")
        return None
    at = f"regions.yaml: {entry['id']}"
    before = len(faults)
    faults += [f"{at}: unknown key {key}" for key in sorted(set(entry) - _RULE_KEYS)]
    if entry.get("kind") not in REGION_KINDS:
        faults.append(f"{at}: kind {entry.get('kind')!r}")
    if entry.get("unit") not in UNITS:
        faults.append(f"{at}: unit {entry.get('unit')!r} is not one of {', '.join(UNITS)}")
    if not entry.get("source"):
        faults.append(f"{at}: no source")
    for key in ("examples", "not_examples", "literal"):
        if (key in entry or key == "examples") and not _words(entry.get(key)):
            faults.append(f"{at}: {key} is no list of texts")
    pattern = _compiled(str(entry.get("pattern") or ""), names, at, faults)
    if len(faults) > before or pattern is None:
        return None
    return RegionRule(
        entry["id"],
        entry["kind"],
        entry["unit"],
        tuple(word.lower() for word in entry.get("literal", ())),
        pattern,
        entry["source"],
        tuple(entry["examples"]),
        tuple(entry.get("not_examples", ())),
    )


def _compiled(
    source: str, names: Mapping[str, str], at: str, faults: list[str]
) -> re.Pattern[str] | None:
    """The pattern with its pieces written out (pieces may hold later ones), or None and a fault."""
    for name, piece in names.items():
        source = source.replace(f"<{name}>", piece)
    if unknown := re.search(r"<([A-Z]+)>", source):
        faults.append(f"{at}: no piece {unknown[1]}")
    try:
        pattern = re.compile(source)
    except re.error as error:
        faults.append(f"{at}: pattern: {error}")
        return None
    if pattern.match(""):
        faults.append(f"{at}: the pattern matches nothing at all")
        return None
    return pattern


def _table(name: str) -> dict[str, Any]:
    text = resources.files("dateline.knowledge").joinpath("reading", name).read_text("utf-8")
    try:
        found = parse_yaml(text)
    except yaml.YAMLError as error:
        raise KnowledgeError([f"{name}: {error}"]) from error
    if not isinstance(found, dict):
        raise KnowledgeError([f"{name}: not a table"])
    return found


def _words(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, str) for v in value)


def _raise(faults: list[str]) -> None:
    if faults:
        raise KnowledgeError(faults)
