"""Any input -> reports: choosing the format, and keeping one fault from losing the rest."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Protocol

from dateline.model import content_hash
from dateline.reading.feed import read_feed
from dateline.reading.html import read_html
from dateline.reading.inputs import Input, inputs, sniffed
from dateline.reading.jsonl import read_json, read_jsonl
from dateline.reading.options import Raw, Read, ReadOptions, Unread, Unreadable
from dateline.reading.parquet import read_parquet
from dateline.reading.report import assemble
from dateline.reading.streams import READ_ERRORS, opened
from dateline.reading.tables import read_csv
from dateline.reading.text import read_text
from dateline.reading.warc import read_warc

_DEFAULTS = ReadOptions()
_HEAD = 4096


class Reader(Protocol):
    """What every format offers: the reports of a stream, one by one, faults among them."""

    def __call__(
        self, stream: BinaryIO, options: ReadOptions, *, where: str, name: str
    ) -> Iterator[Raw | Unread]: ...


_READERS: dict[str, Reader] = {
    "text": read_text,
    "jsonl": read_jsonl,
    "json": read_json,
    "csv": read_csv,
    "parquet": read_parquet,
    "html": read_html,
    "feed": read_feed,
    "warc": read_warc,
}


def read(
    paths: Iterable[str | Path], *, options: ReadOptions = _DEFAULTS
) -> Iterator[Read | Unread]:
    """The reports of files, folders, globs and "-" (standard input), and what could not be read.

    Order: as given; within folders and globs by name. Streams hold one report at a time. A report
    whose id was read before is Unread, so nothing is coded twice and nothing is lost unsaid.
    """
    seen: set[str] = set()
    for item in inputs(paths):
        found = (item,) if isinstance(item, Unread) else _reports(item, options)
        for raw in found:
            if isinstance(raw, Unread):
                yield raw
                continue
            result = assemble(raw, options)
            key = content_hash(result.report.id)
            if key in seen:
                yield _duplicate(raw)
            else:
                seen.add(key)
                yield result


def _duplicate(raw: Raw) -> Unread:
    if raw.id:
        reason = f"a report with the id {raw.id!r} was already read"
        return Unread(raw.where, reason, "give every report an id of its own")
    return Unread(raw.where, "the same text was already read", "remove the copy, or give it an id")


def _reports(item: Input, options: ReadOptions) -> Iterator[Raw | Unread]:
    """The reports of one input; a fault of the whole input ends it, told as one Unread."""
    try:
        with opened(item.path) as stream:
            head = stream.read(_HEAD)
            if not head:
                raise Unreadable("empty", "give a file with text in it")
            reader = _READERS[_format(item, head)]
            none = True
            for found in reader(_after(head, stream), options, where=item.where, name=item.name):
                none = False
                yield found
            if none:
                raise Unreadable("no reports in it", "give a file with at least one report")
    except Unreadable as error:
        yield Unread(item.where, str(error), error.remedy)
    except READ_ERRORS as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield Unread(item.where, f"cannot be read: {reason}", "check the file and its permissions")


def _format(item: Input, head: bytes) -> str:
    """The format by name, or by content where the name tells none; .json may hold lines too."""
    if item.format in ("", "json"):
        seen = sniffed(head)
        return seen if not item.format or seen == "jsonl" else item.format
    return item.format


class _Joined(io.RawIOBase):
    """A stream from which the first bytes were already taken to look at."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._parts = chain([head], iter(lambda: rest.read(io.DEFAULT_BUFFER_SIZE * 16), b""))
        self._held = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self._held:
            self._held = next(self._parts, b"")
        size = min(len(buffer), len(self._held))
        buffer[:size] = self._held[:size]
        self._held = self._held[size:]
        return size


def _after(head: bytes, rest: BinaryIO) -> BinaryIO:
    if rest.seekable():
        rest.seek(0)
        return rest
    return io.BufferedReader(_Joined(head, rest))
