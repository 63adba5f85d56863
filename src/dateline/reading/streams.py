"""Bytes from files, gzip and standard input, in bounded chunks and lines."""

from __future__ import annotations

import codecs
import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from dateline.reading.encoding import wide_encoding
from dateline.reading.options import Unreadable

CHUNK = 1 << 18
#: A line longer than this many limits is not skipped but ends the file: it may never end (gzip).
_PATIENCE = 10
#: What a broken, truncated or hostile file raises on the way.
READ_ERRORS = (OSError, EOFError, zlib.error)


@contextmanager
def opened(path: Path | None) -> Iterator[BinaryIO]:
    """The bytes of a file (gunzipped when it is gzip, whatever its name) or of stdin (None)."""
    if path is None:
        yield _gunzipped(io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer)))
        return
    with path.open("rb") as file:
        yield _gunzipped(file)


def _gunzipped(file: io.BufferedReader) -> BinaryIO:
    if file.peek(2)[:2] == b"\x1f\x8b":
        return cast(BinaryIO, gzip.GzipFile(fileobj=file, mode="rb"))
    return file


def whole(stream: BinaryIO, limit: int) -> bytes:
    """All bytes of *stream*; raises Unreadable past *limit*, having read no more than that."""
    parts, size = [], 0
    while chunk := stream.read(min(CHUNK, limit + 1 - size)):
        parts.append(chunk)
        size += len(chunk)
        if size > limit:
            raise Unreadable(f"larger than {limit:,} bytes", "split it, or raise the limit")
    return b"".join(parts)


def lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """(line number from 1, its bytes without the newline) of UTF-8 or UTF-16 text.

    The bytes are None for a line of more than *limit* bytes, which is passed over; raises
    Unreadable when such a line goes on past all patience.
    """
    number, held, size = 1, [], 0
    for chunk in _utf8(stream):
        *ended, rest = chunk.split(b"\n")
        for part in ended:
            size += len(part)
            held.append(part)
            yield number, b"".join(held) if size <= limit else None
            number, held, size = number + 1, [], 0
        size += len(rest)
        if size > _PATIENCE * limit:
            raise Unreadable(
                f"line {number} is longer than {_PATIENCE * limit:,} bytes",
                "write one report a line",
            )
        if size <= limit:
            held.append(rest)
        else:
            held = []
    if size:
        yield number, b"".join(held) if size <= limit else None


def _utf8(stream: BinaryIO) -> Iterator[bytes]:
    first = stream.read(CHUNK)
    encoding = wide_encoding(first)
    if encoding is None:
        yield first.removeprefix(b"\xef\xbb\xbf")
        while chunk := stream.read(CHUNK):
            yield chunk
        return
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    yield decoder.decode(first).removeprefix("\ufeff").encode("utf-8", "replace")
    while chunk := stream.read(CHUNK):
        yield decoder.decode(chunk).encode("utf-8", "replace")
    yield decoder.decode(b"", True).encode("utf-8", "replace")
