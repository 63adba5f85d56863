"""Plain text: one file, one report, kept to the character."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from dateline.reading.encoding import decode
from dateline.reading.options import Raw, ReadOptions, Unread
from dateline.reading.streams import whole


def read_text(
    stream: BinaryIO, options: ReadOptions, *, where: str, name: str
) -> Iterator[Raw | Unread]:
    """The report that a text file is; its line ends and all other characters stay as they are."""
    text, notes = decode(whole(stream, options.max_bytes))
    if text.strip():
        yield Raw(where, name, text, notes=notes)
    else:
        yield Unread(where, "empty", "give a file with text in it")
