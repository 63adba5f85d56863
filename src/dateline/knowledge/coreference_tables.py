"""What the resolver of coreference knows: pronouns, nouns by kind, names by gender, weights.

The tables lie beside this file in ``coreference/``; each is checked as a whole when first used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import parse_yaml

FOLDER = Path(__file__).parent / "coreference"
USES = ("personal", "possessive", "reflexive", "relative", "place")
KINDS = ("person", "organisation", "group", "state", "armed_force", "place", "thing")
#: Finer kinds, of places by their feature and of organisations by their sector.
STANDS_FOR = (*KINDS, "settlement", "region", "party", "outlet", "charity")


@dataclass(frozen=True, slots=True)
class Pronoun:
    """An anaphoric form; ``number`` and ``gender`` are "" where the form does not tell."""

    rule: str
    use: str
    kinds: frozenset[str]
    number: str = ""
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Noun:
    """What phrases headed by a common noun are, and what named thing they may stand for alone."""

    rule: str
    kinds: frozenset[str]
    stands_for: frozenset[str]


@dataclass(frozen=True, slots=True)
class Example:
    """A text in which *anaphor* (its last occurrence) stands for *antecedent*; None: for none.

    ``parties`` and ``places`` are (name, kind) and (name, feature) of what other stages would mark.
    """

    rule: str
    text: str
    anaphor: str
    antecedent: str | None
    parties: tuple[tuple[str, str], ...] = ()
    places: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CoreferenceTables:
    """All tables: lower-case forms and lemmas to their entries; weights by trait."""

    pronouns: Mapping[str, Pronoun]
    nouns: Mapping[str, Noun]
    genders: Mapping[str, str]
    titles: frozenset[str]
    short_titles: Mapping[str, str]
    describers: Mapping[str, frozenset[str]]
    sectors: Mapping[tuple[str, str], frozenset[str]]
    determiners: Mapping[str, str]
    closed: Mapping[str, frozenset[str]]
    verbs: Mapping[str, frozenset[str]]
    salience: Mapping[str, float]
    bonus: Mapping[str, float]
    limits: Mapping[str, float]
    examples: tuple[Example, ...] = field(default=(), repr=False)


@cache
def coreference_tables(folder: Path = FOLDER) -> CoreferenceTables:
    """The tables of *folder*. Raises KnowledgeError with every fault found in them at once."""
    faults: list[str] = []
    read = {name: _read(folder / f"{name}.yaml", faults) for name in _FILES}
    rows = [
        row for name in ("pronouns", "nouns", "verbs", "describers") for row in _rows(read[name])
    ]
    weights: Mapping[str, Any] = read["weights"] if isinstance(read["weights"], dict) else {}
    tables = CoreferenceTables(
        _pronouns(_rows(read["pronouns"]), faults),
        _nouns(_rows(read["nouns"]), faults),
        _genders(_rows(read["titles"]), faults),
        _titles(_rows(read["titles"]), _rows(read["nouns"])),
        {k: v for row in _rows(read["titles"]) for k, v in (row.get("short_for") or {}).items()},
        _describers(_rows(read["describers"]), faults),
        _sectors(_rows(read["sectors"]), faults),
        _determiners(_rows(read["grammar"])),
        _closed(_rows(read["grammar"]), faults),
        _verbs(_rows(read["verbs"])),
        _weights(weights, "salience", faults),
        _weights(weights, "bonus", faults),
        _weights(weights, "limits", faults),
        examples=tuple(_examples(rows, faults)),
    )
    if faults:
        raise KnowledgeError(faults)
    return tables


_FILES = ("pronouns", "nouns", "titles", "verbs", "describers", "sectors", "grammar", "weights")


def _read(path: Path, faults: list[str]) -> Any:
    try:
        return parse_yaml(path.read_text("utf-8"))
    except (OSError, yaml.YAMLError) as fault:
        faults.append(f"{path.name}: {fault}")
        return None


def _rows(table: Any) -> list[dict[str, Any]]:
    return [row for row in table if isinstance(row, dict)] if isinstance(table, list) else []


def _pronouns(rows: Iterable[dict[str, Any]], faults: list[str]) -> dict[str, Pronoun]:
    found: dict[str, Pronoun] = {}
    for row in rows:
        kinds = _kinds(row, "kinds", KINDS, faults)
        if row.get("use") not in USES:
            faults.append(
                f"{row.get('id')}: use {row.get('use')!r} is not one of {', '.join(USES)}"
            )
        entry = Pronoun(
            str(row.get("id")),
            str(row.get("use")),
            kinds,
            str(row.get("number", "")),
            str(row.get("gender", "")),
        )
        _fill(found, row, "forms", entry, faults)
    return found


def _nouns(rows: Iterable[dict[str, Any]], faults: list[str]) -> dict[str, Noun]:
    found: dict[str, Noun] = {}
    for row in rows:
        kinds = _kinds(row, "kinds", KINDS, faults)
        stands_for = _kinds(row, "stands_for", STANDS_FOR, faults)
        _fill(found, row, "nouns", Noun(str(row.get("id")), kinds, stands_for), faults)
    return found


def _genders(rows: Iterable[dict[str, Any]], faults: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows:
        if row.get("use") in ("rank", "abbreviation"):
            continue
        if row.get("gender") not in ("male", "female"):
            faults.append(f"{row.get('id')}: gender {row.get('gender')!r} is not male or female")
        _fill(found, row, "words", str(row.get("gender")), faults)
    return found


_TITLES = ("title", "rank", "abbreviation")


def _titles(*tables: Iterable[dict[str, Any]]) -> frozenset[str]:
    """Words that stand before a person's name without being part of it."""
    rows = [row for table in tables for row in table if row.get("use") in _TITLES]
    return frozenset(str(w) for row in rows for w in row.get("words") or row.get("nouns") or ())


def _describers(rows: Iterable[dict[str, Any]], faults: list[str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in rows:
        _fill(found, row, "words", _kinds(row, "kinds", KINDS, faults), faults)
    return found


def _determiners(rows: Iterable[dict[str, Any]]) -> dict[str, str]:
    forms = [row for row in rows if row.get("use") in ("definite", "demonstrative")]
    return {str(word): str(row["use"]) for row in forms for word in row.get("words") or ()}


def _closed(rows: Iterable[dict[str, Any]], faults: list[str]) -> dict[str, frozenset[str]]:
    found = {str(row.get("use")): frozenset(map(str, row.get("words") or ())) for row in rows}
    needed = ("definite", "small", "particle", "evaluative")
    faults += [f"grammar: no words of use {use}" for use in needed if not found.get(use)]
    return found


def _sectors(
    rows: Iterable[dict[str, Any]], faults: list[str]
) -> dict[tuple[str, str], frozenset[str]]:
    """Kinds by (party kind, sector code)."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for row in rows:
        kinds = _kinds(row, "kinds", STANDS_FOR, faults)
        if not row.get("id") or not row.get("source") or not kinds:
            faults.append(f"{row.get('id')}: needs id, source and kinds")
        pairs = ((of, code) for of in row.get("of") or () for code in row.get("sectors") or ())
        found.update(dict.fromkeys(pairs, kinds))
    return found


def _verbs(rows: Iterable[dict[str, Any]]) -> dict[str, frozenset[str]]:
    return {str(row.get("use")): frozenset(map(str, row.get("lemmas") or ())) for row in rows}


def _fill(
    found: dict[str, Any], row: dict[str, Any], key: str, entry: object, faults: list[str]
) -> None:
    words = row.get(key)
    if not row.get("id") or not row.get("source") or not isinstance(words, list) or not words:
        faults.append(f"{row.get('id')}: needs id, source and {key}")
        return
    for word in map(str, words):
        if found.get(word, entry) != entry:
            faults.append(f"{row['id']}: {word!r} is listed twice with different meanings")
        found[word] = entry


def _kinds(
    row: dict[str, Any], key: str, allowed: tuple[str, ...], faults: list[str]
) -> frozenset[str]:
    kinds = frozenset(map(str, row.get(key) or ()))
    faults += [f"{row.get('id')}: {key} {kind!r} is unknown" for kind in sorted(kinds - {*allowed})]
    return kinds


def _weights(table: Mapping[str, Any], part: str, faults: list[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for trait, row in (table.get(part) or {}).items():
        if not isinstance(row, dict) or not row.get("why") or "weight" not in row:
            faults.append(f"weights: {part}.{trait} needs weight and why")
        else:
            found[str(trait)] = float(row["weight"])
    if not found:
        faults.append(f"weights: {part} is missing")
    return found


def _examples(rows: Iterable[dict[str, Any]], faults: list[str]) -> Iterable[Example]:
    for row in rows:
        for key in ("examples", "not_examples"):
            for item in row.get(key) or ():
                text, anaphor = str(item.get("text")), str(item.get("anaphor"))
                if anaphor not in text:
                    faults.append(f"{row.get('id')}: example lacks {anaphor!r}: {text!r}")
                marks = (tuple((item.get(part) or {}).items()) for part in ("parties", "places"))
                yield Example(str(row.get("id")), text, anaphor, item.get("antecedent"), *marks)


@cache
def abbreviations(folder: Path = FOLDER) -> frozenset[str]:
    """Words with a stop that never end a sentence ("Gen."), from ``segmentation.yaml``."""
    faults: list[str] = []
    rows = _rows(_read(folder / "segmentation.yaml", faults))
    words = [str(w) for row in rows for w in row.get("words") or ()]
    faults += [f"segmentation: {word!r} has no stop" for word in words if not word.endswith(".")]
    if faults or not words:
        raise KnowledgeError(faults or ["segmentation: no words"])
    return frozenset(words)


@cache
def stand_ins(folder: Path = FOLDER) -> tuple[Mapping[str, str], frozenset[str]]:
    """Names the parser misreads -> names of the same length it knows; words they do not follow."""
    faults: list[str] = []
    rows = [r for r in _rows(_read(folder / "segmentation.yaml", faults)) if r.get("stand_ins")]
    names = {str(k): str(v) for row in rows for k, v in row["stand_ins"].items()}
    faults += [
        f"segmentation: {k} and {v} differ in length" for k, v in names.items() if len(k) != len(v)
    ]
    if faults:
        raise KnowledgeError(faults)
    return names, frozenset(str(word) for row in rows for word in row.get("not_after") or ())


@cache
def bases(folder: Path = FOLDER) -> Mapping[str, str]:
    """Forms -> their lemmas, where the language model gives another. Raises KnowledgeError."""
    faults: list[str] = []
    rows = _rows(_read(folder / "segmentation.yaml", faults))
    if faults:
        raise KnowledgeError(faults)
    return {str(k): str(v) for row in rows for k, v in (row.get("bases") or {}).items()}


@cache
def words_of(name: str, folder: Path = FOLDER) -> frozenset[str]:
    """The lemmas that ``segmentation.yaml`` lists as *name* for the mending of parses.

    ``clausal``: verbs whose complement is a clause and never a thing; ``told``: verbs that may
    follow what is said; ``acts``: nouns done "on" something; ``slain``, ``hurt`` and ``dead``:
    outcomes that are counted side by side; ``taken``: what else is done to somebody. Raises
    KnowledgeError.
    """
    faults: list[str] = []
    rows = _rows(_read(folder / "segmentation.yaml", faults))
    if faults:
        raise KnowledgeError(faults)
    return frozenset(str(word) for row in rows for word in row.get(name) or ())
