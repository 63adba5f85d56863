"""Cutting a report into pieces that a parser can read: paragraphs, then regions.

News text breaks sentence splitters where paragraphs end without a stop (headlines, subheads,
captions); a piece never runs over such a border, so each is parsed on its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.model import Report

#: A parser's cost grows with the piece; longer paragraphs are cut at a sentence end or a space.
MAX_PIECE = 3000
#: In text broken into lines of one width, only an empty line or an indent ends a paragraph.
_BREAK = re.compile(r"\n\s*")
_WRAPPED_BREAK = re.compile(r"[^\S\n]*\n(?:[^\S\n]*\n\s*|[^\S\n]{2,})")
#: Widths of a wrapped line, in characters: wire copy and mail are set to 60-80.
_WIDTH = range(50, 101)
#: A line end in mid-sentence: a word or comma before it, and after it a word in lower case.
_BROKEN = re.compile(r"(?<=[\w,;])[^\S\n]*\n\s*(?=[a-zà-öø-ÿ]{1,20}[ ,])")
#: Fewest characters of the lines before and after such a line end.
_LONG, _REST = 45, 25
_STOP = re.compile(r"[.!?][\"'”’)\]]*\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters ``start..end`` to be parsed together; ``kind`` as in `REGION_KINDS`."""

    start: int
    end: int
    paragraph: int
    kind: str


def pieces(report: Report) -> Iterator[Piece]:
    """The pieces of *report* in text order; white space between them belongs to none."""
    borders = sorted({e for r in report.regions for e in (r.start, r.end)})
    for number, (start, end) in enumerate(_paragraphs(report.text)):
        cuts = [start, *(b for b in borders if start < b < end), end]
        for left, right in pairwise(cuts):
            for a, b in _short(report.text, left, right):
                yield Piece(a, b, number, _kind(report, a, b))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    wrapped = is_wrapped(text)
    border = _WRAPPED_BREAK if wrapped else _BREAK
    for gap in [*border.finditer(text), None]:
        if gap and not wrapped and _in_sentence(text, gap.start()):
            continue
        start, end = at, gap.start() if gap else len(text)
        at = gap.end() if gap else end
        if text[start:end].strip():
            yield start, end


def _in_sentence(text: str, gap: int) -> bool:
    """True for a line end in mid-sentence: the line before is long and open, the next goes on."""
    broken = _BROKEN.match(text, gap)
    if broken is None:
        return False
    before = gap - (text.rfind("\n", 0, gap) + 1)
    after = text.find("\n", broken.end())
    rest = (len(text) if after < 0 else after) - broken.end()
    return before >= _LONG and rest >= _REST


def is_wrapped(text: str) -> bool:
    """True when line ends are those of a page, not of paragraphs: long lines that break off."""
    lines = [line.strip() for line in text.splitlines()]
    inner = [a for a, b in pairwise(lines) if a and b]
    full = [a for a in inner if len(a) in _WIDTH and a[-1] not in '.!?"”']
    return len(inner) >= 3 and len(full) * 2 > len(inner) and all(len(x) < 120 for x in lines)


def _short(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_PIECE:
        stops = [m.end() for m in _STOP.finditer(text, start, start + MAX_PIECE)]
        space = text.rfind(" ", start, start + MAX_PIECE)
        cut = stops[-1] if stops else space if space > start else start + MAX_PIECE
        yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end


def _kind(report: Report, start: int, end: int) -> str:
    for region in report.regions:
        if region.start <= start and end <= region.end:
            return region.kind
    return "body"
