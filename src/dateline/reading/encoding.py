"""Bytes to text: byte order marks, UTF-8, UTF-16, and Windows-1252 as a back-off that is told."""

from __future__ import annotations

import codecs
import re

from dateline.model import Problem
from dateline.reading.options import Unreadable, note

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
#: Control characters that no text has, NUL aside (old wire archives hold single NULs).
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_HIGH = re.compile("[\x80-\xff]")


def wide_encoding(head: bytes) -> str | None:
    """The UTF-16 or UTF-32 encoding that the first bytes show by mark or by zeros, or None."""
    for mark, name in _MARKS[1:]:
        if head.startswith(mark):
            return name
    even, odd = head[0:512:2].count(0), head[1:512:2].count(0)
    half = len(head[:512]) // 2
    if half >= 4 and odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if half >= 4 and even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def decode(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The text of *data*, line ends kept, a byte order mark dropped; notes tell of a guess.

    Raises Unreadable for binary data and for 8-bit encodings other than Windows-1252.
    """
    if encoding := wide_encoding(data):
        text = data.decode(encoding, "replace").removeprefix("\ufeff")
        return _plausible(text), _lost(text)
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        return _western(data)
    return _plausible(text), ()


def _lost(text: str) -> tuple[Problem, ...]:
    if lost := text.count("\ufffd"):
        return (note(f"{lost} characters could not be decoded and are shown as U+FFFD"),)
    return ()


def _western(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    if b"\0" in data:
        raise Unreadable("binary data, not text", "give a text, HTML, JSONL, CSV or Parquet file")
    text = data.decode("cp1252", "replace")
    sample = text[:_SAMPLE]
    if len(_HIGH.findall(sample)) > 0.25 * max(1, len(sample)):
        raise Unreadable("neither UTF-8 nor Windows-1252 text", "convert the file to UTF-8")
    told = note("not valid UTF-8; read as Windows-1252", "convert the file to UTF-8 to be sure")
    return _plausible(text), (told, *_lost(text))


def _plausible(text: str) -> str:
    sample = text[:_SAMPLE]
    odd = len(_CONTROL.findall(sample)) + 0.2 * sample.count("\0")
    if odd > 0.05 * len(sample) and odd > 2:
        raise Unreadable("binary data, not text", "give a text, HTML, JSONL, CSV or Parquet file")
    return text


def storable(text: str) -> tuple[str, int]:
    """*text* with lone surrogates (which no encoding holds) as U+FFFD, and how many there were.

    One character for one: offsets do not move.
    """
    if text.isascii() or not _SURROGATE.search(text):
        return text, 0
    return _SURROGATE.subn("\ufffd", text)
