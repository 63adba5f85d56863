"""Loads and checks the tables of time words and patterns (knowledge/times/*.yaml)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import parse_yaml

FOLDER = Path(__file__).parent / "times"
#: Tokens of time expressions: digits with their marks, letters, or any other single character.
TOKEN = re.compile(
    r"\d{4}-\d\d-\d\d(?!\d)|\d{1,2}(?P<mark>[-.])\d{1,2}(?P=mark)\d{4}(?!\d)|\d{1,2}/\d{1,2}/\d{2,4}(?!\d)|1/2(?!\d)|\d{1,2}:\d\d(?!\d)"
    r"|\d+(?:,\d{3}(?!\d))*(?:\.\d+)?[A-Za-z]{0,3}|[^\W\d_]+|\S"
)
_PATTERN_PART = re.compile(r"\(\?P<(\w+)>|([A-Z][A-Z0-9]*)|\s+|.")
_FIRST_CODE = 0xE000
#: Stands for a token of no class in a coded sentence.
OTHER = "·"


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A word or phrase of time expressions: its class, value and the conditions on its use."""

    id: str
    kind: str
    value: str | int | float | None = None
    plural: bool = False
    abbreviation: bool = False
    capital: bool = False
    pos: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TimeShape:
    """A form of digits and the class of tokens that have it."""

    id: str
    kind: str
    regex: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class TimePattern:
    """A way to compose classes; ``names`` maps each name to its groups in ``regex``."""

    id: str
    gives: str
    regex: re.Pattern[str]
    names: dict[str, tuple[str, ...]]
    examples: tuple[dict[str, str], ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class TimeTables:
    """All that is known about how times are written.

    ``phrases`` maps a first token to the longer phrases it may begin, longest first; ``core``
    finds what a run of classed tokens must hold to be worth matching.
    """

    words: dict[str, TimeWord]
    phrases: dict[str, tuple[tuple[tuple[str, ...], TimeWord], ...]]
    shapes: tuple[TimeShape, ...]
    patterns: tuple[TimePattern, ...]
    codes: dict[str, str]
    core: re.Pattern[str]
    cues: dict[str, frozenset[str]]

    @cached_property
    def zones(self) -> tuple[tuple[str, str], ...]:
        """Words for a time zone, in small letters, with its name in the IANA database."""
        told = [(text, word) for text, word in self.words.items()]
        told += [(" ".join(t), word) for group in self.phrases.values() for t, word in group]
        return tuple((text, str(w.value)) for text, w in told if w.kind == "ZONE" and w.value)


@cache
def time_tables() -> TimeTables:
    """The shipped tables, read once. Raises KnowledgeError listing every fault."""
    return build(*(_read(FOLDER / name) for name in ("words.yaml", "patterns.yaml", "dating.yaml")))


def _read(path: Path) -> Any:
    return parse_yaml(path.read_text(encoding="utf-8"))


def build(words: Any, patterns: Any, dating: Any) -> TimeTables:
    """Tables from parsed YAML. Raises KnowledgeError listing every fault."""
    faults: list[str] = []
    seen: set[str] = set()
    singles, phrases = _words(words, faults, seen)
    shapes = tuple(_shapes(patterns["shapes"], faults, seen))
    kinds = sorted({w.kind for w in singles.values()} | {s.kind for s in shapes})
    kinds += sorted({w.kind for group in phrases.values() for _, w in group} - set(kinds))
    codes = {kind: chr(_FIRST_CODE + n) for n, kind in enumerate(kinds)}
    compiled = tuple(_patterns(patterns, codes, faults, seen))
    core = re.compile(_coded(patterns["core"], {}, codes, {}))
    cues = {_once(c, ("words", "source"), faults, seen): _cue(c, faults) for c in dating}
    if faults:
        raise KnowledgeError(faults)
    return TimeTables(singles, phrases, shapes, compiled, codes, core, cues)


def _once(entry: dict[str, Any], needed: tuple[str, ...], faults: list[str], seen: set[str]) -> str:
    name = str(entry.get("id", "?"))
    if name in seen:
        faults.append(f"times: id {name} is used twice")
    faults.extend(f"times: {name} has no {key}" for key in needed if key not in entry)
    seen.add(name)
    return name


def _cue(entry: dict[str, Any], faults: list[str]) -> frozenset[str]:
    words = entry.get("words", ())
    faults.extend(
        f"times: {entry.get('id')}: {word!r} is no word (quote it)"
        for word in words
        if not isinstance(word, str)
    )
    return frozenset(map(str, words))


def _words(
    entries: list[dict[str, Any]], faults: list[str], seen: set[str]
) -> tuple[dict[str, TimeWord], dict[str, tuple[tuple[tuple[str, ...], TimeWord], ...]]]:
    singles: dict[str, TimeWord] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], TimeWord]]] = {}
    for entry in entries:
        name = _once(entry, ("class", "words"), faults, seen)
        word = TimeWord(
            name,
            str(entry.get("class")),
            entry.get("value"),
            bool(entry.get("plural")),
            bool(entry.get("abbreviation")),
            bool(entry.get("capital")),
            frozenset(entry.get("pos", ())),
        )
        for text in entry.get("words", ()):
            tokens = tuple(m.group() for m in TOKEN.finditer(str(text).lower()))
            known = singles if len(tokens) == 1 else dict(phrases.get(tokens[0], ()))
            key: Any = tokens[0] if len(tokens) == 1 else tokens
            if key in known:
                faults.append(f"times: {text!r} is in both {known[key].id} and {name}")
            if len(tokens) == 1:
                singles[tokens[0]] = word
            else:
                phrases.setdefault(tokens[0], []).append((tokens, word))
    ordered = {k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in phrases.items()}
    return singles, ordered


def _shapes(entries: list[dict[str, Any]], faults: list[str], seen: set[str]) -> list[TimeShape]:
    out = []
    for entry in entries:
        name = _once(entry, ("class", "shape"), faults, seen)
        try:
            out.append(TimeShape(name, entry["class"], re.compile(entry["shape"])))
        except (re.error, KeyError) as fault:
            faults.append(f"times: shape {name}: {fault}")
    return out


def _patterns(
    table: dict[str, Any], codes: dict[str, str], faults: list[str], seen: set[str]
) -> list[TimePattern]:
    out = []
    for entry in table["patterns"]:
        name = _once(entry, ("gives", "pattern"), faults, seen)
        names: dict[str, tuple[str, ...]] = {}
        try:
            source = _coded(str(entry["pattern"]), table["macros"], codes, names)
            regex = re.compile(source)
        except (re.error, KeyError) as fault:
            faults.append(f"times: pattern {name}: {fault}")
            continue
        examples = tuple({k: str(v) for k, v in e.items()} for e in entry.get("examples", ()))
        not_examples = tuple(entry.get("not_examples", ()))
        for example in examples:
            if example["span"] not in example["text"]:
                faults.append(f"times: {name}: {example['span']!r} is not in its example")
        out.append(TimePattern(name, entry["gives"], regex, names, examples, not_examples))
    return out


def _coded(
    pattern: str, macros: dict[str, str], codes: dict[str, str], names: dict[str, tuple[str, ...]]
) -> str:
    """*pattern* as a regular expression over codes; a name used again gets its own group."""
    out = []
    for part in _PATTERN_PART.finditer(pattern):
        name, kind = part.group(1), part.group(2)
        if name:
            group = f"{name}_{len(names.get(name, ()))}"
            names[name] = (*names.get(name, ()), group)
            out.append(f"(?P<{group}>")
        elif kind in macros:
            out.append(f"(?:{_coded(macros[kind], macros, codes, names)})")
        elif kind:
            out.append(codes[kind])
        elif not part.group().isspace():
            out.append(part.group())
    return "".join(out)
