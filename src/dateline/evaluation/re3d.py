"""re3d (Dstl 2017): documents about Syria and Iraq with typed entities and relations.

A folder holds one folder a publisher with ``documents.json``, ``entities.json`` and
``relations.json``, one JSON object a line, some with a byte-order mark. Offsets count characters of
the document's text; an entity or relation that does not fit its text is left out and told.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.evaluation.corpus_files import corpus_text
from dateline.model import Report

Stretch = tuple[int, int]
Entity = tuple[str, Stretch]
Relation = tuple[str, Stretch, Stretch]


@dataclass(frozen=True, slots=True)
class MarkedDocument:
    """A document with its entities (type, characters) and relations (type, both ends).

    ``unfit`` tells what was left out because its offsets do not hold its words.
    """

    report: Report
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    unfit: tuple[str, ...] = ()


def read_re3d(folder: Path) -> tuple[MarkedDocument, ...]:
    """The documents of all publishers in *folder*, by publisher and then in their file's order.

    Raises InputError when there is none, or a line is no record of re3d.
    """
    publishers = sorted(path.parent for path in folder.glob("*/documents.json"))
    if not publishers:
        raise InputError(str(folder), "no folder with documents.json in it")
    return tuple(document for path in publishers for document in _documents(path))


def _documents(folder: Path) -> Iterator[MarkedDocument]:
    entities = _by_document(folder / "entities.json")
    relations = _by_document(folder / "relations.json")
    for where, row in _rows(folder / "documents.json"):
        try:
            report = Report(row["_id"], row["text"], title=row.get("title") or "", language="en")
            yield _marked(report, entities.get(report.id, ()), relations.get(report.id, ()))
        except (KeyError, TypeError, ValueError) as fault:
            raise InputError(where, f"no document of re3d: {fault!r}") from fault


def _marked(report: Report, entities: Any, relations: Any) -> MarkedDocument:
    text, unfit = report.text, []
    found: list[Entity] = []
    for row in entities:
        at = (row["begin"], row["end"])
        if _holds(text, at, row["value"]):
            found.append((row["type"], at))
        else:
            unfit.append(f"{report.id} {row['type']} {row['value'][:60]!r} is not at {at[0]}")
    links: list[Relation] = []
    for row in relations:
        ends = [(row[f"{end}Begin"], row[f"{end}End"]) for end in ("source", "target")]
        if _holds(text, ends[0], row["source"]) and _holds(text, ends[1], row["target"]):
            links.append((row["type"], ends[0], ends[1]))
        else:
            unfit.append(f"{report.id} {row['type']} of {row['source'][:60]!r} is not in its text")
    return MarkedDocument(report, tuple(found), tuple(links), tuple(unfit))


def _holds(text: str, at: Stretch, words: str) -> bool:
    """True when *words* stand at those characters, white space apart."""
    return 0 <= at[0] < at[1] <= len(text) and text[at[0] : at[1]].split() == words.split() != []


def _by_document(path: Path) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for where, row in _rows(path):
        if not isinstance(row.get("documentId"), str):
            raise InputError(where, "no documentId")
        found.setdefault(row["documentId"], []).append(row)
    return found


def _rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, line in enumerate(corpus_text(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as fault:
            raise InputError(f"{path}:{number}", f"no JSON: {fault}") from fault
        if not isinstance(row, dict):
            raise InputError(f"{path}:{number}", "no JSON object")
        yield f"{path}:{number}", row
