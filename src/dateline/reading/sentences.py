"""Rough sentence borders for marking regions, long before the parser's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.knowledge.reading_rules import abbreviations

_STOP = re.compile(r"(?<=[.!?])[\"'”’)\]]{0,3}(?=\s+[\"'“‘(\[]{0,2}[A-Z0-9])|\n")
_LAST = re.compile(r"([A-Za-z]+)\.$")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence of *text* in order, without the white space around it."""
    start = 0
    for stop in _STOP.finditer(text):
        if stop[0] != "\n":
            last = _LAST.search(text, max(start, stop.start() - 12), stop.start())
            if last and (len(last[1]) == 1 or last[1].lower() in abbreviations()):
                continue
        yield from _trimmed(text, start, stop.end())
        start = stop.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    body = text[start:end]
    left = start + len(body) - len(body.lstrip())
    right = start + len(body.rstrip())
    if right > left:
        yield left, right
