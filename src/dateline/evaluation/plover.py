"""PLOVER's gold sentences (Open Event Data Alliance, 2016): one recorded event a sentence.

The file is a JSON list. A record has the sentence, a label of PLOVER 0.5, actors of both sides by
their words, and a copy of the sentence with marks: ``(SRC: Alpha) (EVT: shelled) (TAR: Beta)``.
Marks may nest, and the copy differs from the sentence here and there; places in it are carried over
by aligning the two. What the labels mean here: ``event_labels.yaml``, scheme ``plover``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.evaluation.corpus_files import corpus_text
from dateline.evaluation.event_records import EventRecord, RecordedEvent, RecordedParty, Stretch
from dateline.knowledge.event_labels import event_labels
from dateline.model import Report

FILE = "PLOVER_GSR_CAMEO.txt"
#: The label of a record that documents the file.
_NO_EVENT = "DOCUMENT"
_SIDES = frozenset({"SRC", "TAR"})
_OPENING = re.compile(r"\(((?:SRC|TAR|EVT|LOC)(?:/(?:SRC|TAR|EVT|LOC))*):\s*")


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked stretch of a sentence: which marks it bears, its words, and where it stands."""

    marks: frozenset[str]
    text: str
    at: Stretch


def read_plover(folder: Path) -> Iterator[EventRecord]:
    """The records of the file in *folder*, in its order; those that only document it are left out.

    Raises InputError for a file that is not there or no list of records.
    """
    path = folder / FILE
    try:
        rows = json.loads(corpus_text(path))
    except ValueError as fault:
        raise InputError(str(path), f"no JSON: {fault}") from fault
    if not isinstance(rows, list):
        raise InputError(str(path), "no list of records")
    for number, row in enumerate(rows, 1):
        try:
            if row["event"] != _NO_EVENT:
                yield _record(row)
        except (KeyError, TypeError, AttributeError, ValueError) as fault:
            raise InputError(f"{path}, record {number}", f"no PLOVER record: {fault!r}") from fault


def marked_words(markup: str, text: str) -> tuple[Marked, ...]:
    """The marked stretches of *text*, given the copy of it with marks, in the order they end.

    Marks that hold no word of *text* are left out.
    """
    plain, found = _unmarked(markup)
    to_text = _alignment(plain, text)
    out = []
    for marks, (start, end) in found:
        places = [to_text[at] for at in range(start, end) if at in to_text]
        if places and (words := text[places[0] : places[-1] + 1]).strip():
            first = places[0] + len(words) - len(words.lstrip())
            out.append(Marked(marks, words.strip(), (first, first + len(words.strip()))))
    return tuple(out)


def _record(row: dict[str, Any]) -> EventRecord:
    text, label = row["text"], row["event"]
    info = row["textInfo"]
    marked = marked_words(info["markup"] if isinstance(info, dict) else info, text)
    types = event_labels("plover").types_of(label)
    if types is None:
        raise ValueError(f"the label {label} has no meaning here")
    location = row.get("eventLoc")
    place = location["name"] if isinstance(location, dict) else location
    event = RecordedEvent(
        label,
        types,
        words=tuple(m.at for m in marked if "EVT" in m.marks),
        sources=_parties(row.get("source"), "SRC", marked, text),
        targets=_parties(row.get("target"), "TAR", marked, text),
        places=(_placed(place, "LOC", marked, text),) if place else (),
    )
    return EventRecord(Report(row["id"], text, language="en"), (event,))


def _parties(
    listed: Any, side: str, marked: Sequence[Marked], text: str
) -> tuple[RecordedParty, ...]:
    actors = listed if isinstance(listed, list) else []
    return tuple(_placed(actor["actorText"], side, marked, text) for actor in actors)


def _placed(name: str, side: str, marked: Sequence[Marked], text: str) -> RecordedParty:
    """The party *name* where it is marked as *side*, else where its words first stand."""
    own = [m for m in marked if side in m.marks]
    same = [m for m in own if name in m.text or m.text in name] or (own if len(own) == 1 else [])
    if same:
        return RecordedParty(name, same[0].at, either=same[0].marks >= _SIDES)
    at = text.find(name)
    return RecordedParty(name, (at, at + len(name)) if at >= 0 else None)


def _unmarked(markup: str) -> tuple[str, list[tuple[frozenset[str], Stretch]]]:
    """The copy without its marks, and where in that each mark begins and ends."""
    plain: list[str] = []
    found: list[tuple[frozenset[str], Stretch]] = []
    open_marks: list[tuple[frozenset[str], int] | None] = []
    at = 0
    while at < len(markup):
        if opening := _OPENING.match(markup, at):
            open_marks.append((frozenset(opening[1].split("/")), len(plain)))
            at = opening.end()
            continue
        sign = markup[at]
        at += 1
        if sign == "(":
            open_marks.append(None)
        elif sign == ")" and open_marks and (mark := open_marks.pop()):
            found.append((mark[0], (mark[1], len(plain))))
            continue
        plain.append(sign)
    return "".join(plain), found


def _alignment(plain: str, text: str) -> dict[int, int]:
    """Where in *text* each character of *plain* stands that it has."""
    blocks = SequenceMatcher(None, plain, text, autojunk=False).get_matching_blocks()
    return {b.a + at: b.b + at for b in blocks for at in range(b.size)}
