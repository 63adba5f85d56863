"""PETRARCH's validation sentences (Open Event Data, 2018): events as CAMEO codes.

The file looks like XML and is none: ``<Sentence .../>`` closes itself before its content. It is
read as what it is, a list of headings, codings and texts. A coding is ``eventcode``, ``sourcecode``
and ``targetcode``; no words are marked. Codings with ``noevents``, and codes that are no event of
the codebook (statements, 01), ask for nothing; ``---`` is a party that nobody knows and asks for
nothing. What the codes mean here: ``event_labels.yaml``, scheme ``cameo``, and ``actors``.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from dateline.errors import InputError
from dateline.evaluation.corpus_files import corpus_text
from dateline.evaluation.event_records import EventRecord, RecordedEvent, RecordedParty
from dateline.knowledge.event_labels import actor_codes, event_labels
from dateline.model import Report

FILE = "PETR2_GSR_validation.xml"
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_SENTENCE = re.compile(r"<Sentence\b")
_BRACKET = re.compile(r"[<>]")
_CODING = re.compile(r"<EventCoding\b([^<>]*)>")
_TEXT = re.compile(r"<Text>([^<]*)</Text>")
_ATTRIBUTE = re.compile(r"(\w+)\s*=\s*\"([^\"]*)\"")


def read_petrarch(folder: Path) -> Iterator[EventRecord]:
    """The sentences of the file in *folder*, in its order, their white space made single.

    Raises InputError for a file that is not there, a sentence without id or text, or a code that
    the table does not have.
    """
    path = folder / FILE
    parts = _SENTENCE.split(_COMMENT.sub("", corpus_text(path)))[1:]
    if not parts:
        raise InputError(str(path), "no <Sentence> in it")
    for number, part in enumerate(parts, 1):
        try:
            yield _record(part)
        except ValueError as fault:
            raise InputError(f"{path}, sentence {number}", str(fault)) from fault


def _record(part: str) -> EventRecord:
    heading = dict(_ATTRIBUTE.findall(_BRACKET.split(part, maxsplit=1)[0]))
    text = _TEXT.search(part)
    if text is None or "id" not in heading:
        raise ValueError("a sentence without id or text")
    words = " ".join(html.unescape(text[1]).split())
    codings = [dict(_ATTRIBUTE.findall(found)) for found in _CODING.findall(part)]
    events = tuple(_event(coding) for coding in codings if "eventcode" in coding)
    return EventRecord(
        Report(heading["id"], words, published=_day(heading.get("date", "")), language="en"), events
    )


def _event(coding: Mapping[str, str]) -> RecordedEvent:
    code = coding["eventcode"]
    types = event_labels("cameo").types_of(code)
    if types is None:
        raise ValueError(f"the event code {code} has no meaning here")
    return RecordedEvent(
        code,
        types,
        sources=_party(coding.get("sourcecode", "")),
        targets=_party(coding.get("targetcode", "")),
    )


def _party(code: str) -> tuple[RecordedParty, ...]:
    country, sectors = actor_codes().read(code)
    if country is None and not sectors:
        return ()
    return (RecordedParty(country=country, sectors=sectors),)


def _day(written: str) -> dt.date | None:
    try:
        return dt.datetime.strptime(written, "%Y%m%d").date()
    except ValueError:
        return None
