"""JSON lines and JSON arrays: one object a report, text kept to the character."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from dateline.model import Problem
from dateline.reading.columns import mapping, raw_from
from dateline.reading.encoding import decode
from dateline.reading.options import Raw, ReadOptions, Unread, Unreadable
from dateline.reading.streams import lines, whole


def read_jsonl(
    stream: BinaryIO, options: ReadOptions, *, where: str, name: str
) -> Iterator[Raw | Unread]:
    """The reports of a JSONL stream, in order, holding one line at a time."""
    for number, line in lines(stream, options.max_bytes):
        at = f"{where}:{number}"
        if line is None:
            yield Unread(at, f"longer than {options.max_bytes:,} bytes", "split the report")
        elif line.strip():
            yield _from_line(line, options, where=at, name=name)


def read_json(
    stream: BinaryIO, options: ReadOptions, *, where: str, name: str
) -> Iterator[Raw | Unread]:
    """The reports of a JSON array, or the one of a JSON object; ``where`` counts from 1."""
    text, notes = decode(whole(stream, options.max_bytes))
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield Unread(where, f"not valid JSON: {_reason(error)}", "mend the file, or use JSONL")
        return
    if isinstance(found, list):
        for number, record in enumerate(found, 1):
            yield _from_record(record, options, notes, where=f"{where}:{number}", name=name)
    else:
        yield _from_record(found, options, notes, where=where, name=name)


def _from_line(line: bytes, options: ReadOptions, *, where: str, name: str) -> Raw | Unread:
    try:
        text, notes = decode(line)
        record = json.loads(text)
    except Unreadable as error:
        return Unread(where, str(error), error.remedy)
    except (ValueError, RecursionError) as error:
        return Unread(where, f"not valid JSON: {_reason(error)}", "mend or remove this line")
    return _from_record(record, options, notes, where=where, name=name)


def _from_record(
    record: object,
    options: ReadOptions,
    notes: tuple[Problem, ...],
    *,
    where: str,
    name: str,
) -> Raw | Unread:
    if not isinstance(record, dict):
        return Unread(where, "not a JSON object", 'write {"id": ..., "text": ...} on each line')
    try:
        raw = raw_from(record, mapping(record, options), where=where, name=name)
    except Unreadable as error:
        return Unread(where, str(error), error.remedy)
    return replace(raw, notes=(*notes, *raw.notes))


def _reason(error: ValueError | RecursionError) -> str:
    return "nested too deep" if isinstance(error, RecursionError) else str(error)[:120]
