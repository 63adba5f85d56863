"""A report's sentences addressed by character: from offsets to spans that the report holds.

Stages see sentences, not the white space between them, so a passage that runs over several
sentences is a span for each sentence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.model import Sentence, Span

_LEFT = " \t\u00a0\u200b,;:—–-"
_RIGHT = " \t\u00a0\u200b,;:—–-"

Range = tuple[int, int]


@dataclass(frozen=True)
class Page:
    """The sentences of one report, in text order."""

    sentences: Sequence[Sentence]

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """(first, last) sentence index of every paragraph, both included."""
        found: list[tuple[int, int]] = []
        for i, sentence in enumerate(self.sentences):
            if found and self.sentences[found[-1][0]].paragraph == sentence.paragraph:
                found[-1] = (found[-1][0], i)
            else:
                found.append((i, i))
        return tuple(found)

    @cached_property
    def paragraph_of(self) -> tuple[int, ...]:
        """The position in `paragraphs` of each sentence."""
        return tuple(n for n, (a, b) in enumerate(self.paragraphs) for _ in range(a, b + 1))

    def index_at(self, offset: int) -> int:
        """The index of the last sentence that starts at or before *offset* (0 at the least)."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def sentence_from(self, offset: int) -> int:
        """The index of the sentence of the first word at or after *offset*.

        A parser may leave an opening mark at the end of the sentence before its quotation.
        """
        index = self.index_at(offset)
        last = len(self.sentences) - 1
        return index + 1 if offset >= self.sentences[index].end and index < last else index

    def spans(self, ranges: Iterable[Range]) -> tuple[Span, ...]:
        """The characters of *ranges* as spans, one a sentence, without outer commas and dashes."""
        out: list[Span] = []
        for start, end in ranges:
            at = self.index_at(start)
            while at < len(self.sentences) and self.sentences[at].start < end:
                if found := self._clip(self.sentences[at], start, end):
                    out.append(found)
                at += 1
        return tuple(out)

    @staticmethod
    def _clip(sentence: Sentence, start: int, end: int) -> Span | None:
        a, b = max(start, sentence.start), min(end, sentence.end)
        if a >= b:
            return None
        text = sentence.text[a - sentence.start : b - sentence.start]
        kept = text.lstrip(_LEFT)
        a += len(text) - len(kept)
        kept = kept.rstrip(_RIGHT)
        told = any(c.isalnum() for c in kept)
        return Span(a, a + len(kept), kept) if told else None


def runs(sentence: Sentence, words: Iterable[int]) -> list[Range]:
    """The characters of the words with these indices, neighbours joined."""
    out: list[list[int]] = []
    for index in sorted(words):
        if out and out[-1][1] == index - 1:
            out[-1][1] = index
        else:
            out.append([index, index])
    return [(sentence.words[a].start, sentence.words[b].end) for a, b in out]


def without(range_: Range, cut: Range) -> list[Range]:
    """*range_* less the characters of *cut*."""
    (a, b), (c, d) = range_, cut
    if d <= a or b <= c:
        return [range_]
    return [piece for piece in ((a, c), (d, b)) if piece[0] < piece[1]]


def joined(ranges: Iterable[Range]) -> list[Range]:
    """The ranges in order, overlapping ones made one."""
    out: list[Range] = []
    for a, b in sorted(ranges):
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out
