"""Which characters of a report lie inside quotation marks.

A quotation that a paragraph does not close runs to the paragraph's end, as news style has it
(the next paragraph opens it anew).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dateline.model import Sentence, Word

_OPEN, _CLOSE, _EITHER = frozenset("“«„"), frozenset("”»"), frozenset({'"', "``", "''"})


@dataclass(frozen=True, slots=True)
class Quotations:
    """Offsets at which quotations begin and end, both sorted; looked up by `at`."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def at(self, offset: int) -> int:
        """The number (from 1) of the quotation that holds *offset*, 0 outside of any."""
        number = bisect_right(self.starts, offset)
        return number if number and offset < self.ends[number - 1] else 0


def quotations(sentences: Sequence[Sentence]) -> Quotations:
    """The quotations of a report in double or curly marks, without the marks; none overlap."""
    found = [
        pair
        for _, part in groupby(sentences, lambda s: s.paragraph)
        for pair in _paragraph(list(part))
    ]
    return Quotations(tuple(start for start, _ in found), tuple(end for _, end in found))


def _paragraph(sentences: list[Sentence]) -> Iterator[tuple[int, int]]:
    begun: int | None = None
    for sentence in sentences:
        for word in sentence.words:
            if begun is None and _opens(sentence, word):
                begun = word.end
            elif begun is not None and (word.text in _CLOSE or word.text in _EITHER):
                yield begun, word.start
                begun = None
    if begun is not None:
        yield begun, sentences[-1].end


def _opens(sentence: Sentence, word: Word) -> bool:
    if word.text in _OPEN:
        return True
    if word.text not in _EITHER:
        return False
    after = word.end - sentence.start
    return sentence.text[after : after + 1].strip() != ""
