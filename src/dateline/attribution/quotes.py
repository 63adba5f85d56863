"""Quotations: what stands between quotation marks, straight or curly, balanced or not.

Marks are paired within a paragraph. A quotation that its paragraph does not close runs to the end
of the paragraph (newspapers open each paragraph of a long quotation and close only the last).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dateline.attribution.page import Page

#: Quotations within quotations are kept to this depth; deeper nesting is noise.
DEEPEST = 1
_MARK = re.compile("\"{1,2}|[“”„«»‘’‛']|``")
_OPEN_AFTER = " \t\u00a0([{-—–“‘:/…"
_CLOSE_BEFORE = " \t\u00a0.,;:!?)]}-—–”’…/"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: characters within its marks, and with them (``left..right``).

    ``opened`` and ``closed`` tell whether the mark on that side is there; ``depth`` is 1 for a
    quotation within a quotation. ``paragraph`` is a position in `Page.paragraphs`.
    """

    start: int
    end: int
    left: int
    right: int
    paragraph: int
    depth: int = 0
    opened: bool = True
    closed: bool = True


@dataclass(slots=True)
class _Mark:
    offset: int
    size: int
    single: bool
    opens: bool
    closes: bool
    sentence: int


@dataclass(slots=True)
class _Pairing:
    """Marks of one paragraph still open, and the quotations found so far."""

    page: Page
    paragraph: int
    found: list[Quote] = field(default_factory=list)
    stack: list[_Mark] = field(default_factory=list)
    doubles: int = 0

    def push(self, mark: _Mark) -> None:
        """Leave a mark open."""
        self.stack.append(mark)
        self.doubles += not mark.single

    def pop(self) -> _Mark:
        """The mark left open last."""
        mark = self.stack.pop()
        self.doubles -= not mark.single
        return mark

    def pop_double(self) -> _Mark:
        """The double mark left open last; single ones within it were apostrophes."""
        while (mark := self.pop()).single:
            pass
        return mark

    def quote(self, opening: _Mark | int, closing: _Mark | int) -> None:
        """Keep the quotation between two marks; an offset stands for a missing mark."""
        if isinstance(opening, _Mark):
            left, start, opened = opening.offset, opening.offset + opening.size, True
        else:
            left = start = opening
            opened = False
        if isinstance(closing, _Mark):
            end, right, closed = closing.offset, closing.offset + closing.size, True
        else:
            end = right = closing
            closed = False
        depth = self.doubles + sum(m.single for m in self.stack[-2:])
        if start < end and depth <= DEEPEST:
            self.found.append(Quote(start, end, left, right, self.paragraph, depth, opened, closed))


def find_quotes(page: Page) -> tuple[Quote, ...]:
    """All quotations of the report in text order, those within others after them."""
    out: list[Quote] = []
    for number, (first, last) in enumerate(page.paragraphs):
        marks = [m for i in range(first, last + 1) for m in _marks(page, i)]
        if marks:
            out += _pair(page, number, marks)
    return tuple(sorted(out, key=lambda q: (q.left, -q.right)))


def overlapping(quotes: Sequence[Quote], start: int, end: int) -> Iterator[Quote]:
    """Those of *quotes* (in text order) that share a character with ``start..end``, marks included.

    Quotations of one depth do not overlap, so only the neighbourhood is looked at.
    """
    at = bisect_right(quotes, start, key=_left)
    while at > 0 and (quotes[at - 1].depth or quotes[at - 1].right > start):
        at -= 1
    while at < len(quotes) and quotes[at].left < end:
        if quotes[at].right > start:
            yield quotes[at]
        at += 1


def next_start(quotes: Sequence[Quote], offset: int) -> int | None:
    """Where the first of *quotes* begins that begins at or after *offset*, its mark included."""
    at = bisect_left(quotes, offset, key=_left)
    return quotes[at].left if at < len(quotes) else None


def last_end(quotes: Sequence[Quote], offset: int) -> int:
    """Where the last of *quotes* ends that ends at or before *offset*; 0 when none does."""
    at = bisect_left(quotes, offset, key=_left)
    best = 0
    while at > 0:
        at -= 1
        if quotes[at].right <= offset:
            best = max(best, quotes[at].right)
        if not quotes[at].depth:
            break
    return best


def _left(quote: Quote) -> int:
    return quote.left


def _marks(page: Page, index: int) -> Iterator[_Mark]:
    sentence = page.sentences[index]
    text = sentence.text
    matches = list(_MARK.finditer(text))
    at = 0
    while at < len(matches):
        match = matches[at]
        doubled = (
            match.group() in "'’‘"
            and at + 1 < len(matches)
            and matches[at + 1].start() == match.end()
            and matches[at + 1].group() == match.group()
        )
        end = matches[at + 1].end() if doubled else match.end()
        at += 2 if doubled else 1
        before = text[match.start() - 1] if match.start() else " "
        after = text[end] if end < len(text) else " "
        mark = match.group()
        single = mark in "'’‘‛" and not doubled
        if single and before.isalnum() and after.isalnum():
            continue
        opens, closes = _sides(mark, before, after, single=single)
        if opens or closes:
            yield _Mark(
                sentence.start + match.start(), end - match.start(), single, opens, closes, index
            )


def _sides(mark: str, before: str, after: str, *, single: bool) -> tuple[bool, bool]:
    can_open = before in _OPEN_AFTER + "\"'" and not after.isspace()
    can_close = not before.isspace() and (after in _CLOSE_BEFORE + "\"'" or after.isspace())
    if single:
        return can_open and mark in "'‘‛" and not after.isdigit(), can_close and mark in "'’"
    if mark in ("“", "„", "«", "``") and not (can_close and not can_open):
        return True, False
    if mark in ("”", "»") and not (can_open and not can_close):
        return False, True
    if can_open != can_close:
        return can_open, can_close
    return True, True


def _pair(page: Page, paragraph: int, marks: list[_Mark]) -> list[Quote]:
    state = _Pairing(page, paragraph)
    rest = _rest(marks)
    for place, mark in enumerate(marks):
        if mark.single:
            _single(state, mark, rest[place])
        elif mark.closes and state.doubles:
            state.quote(state.pop_double(), mark)
        elif mark.opens:
            _open(state, mark, rest[place])
        elif not mark.opens:
            _orphan(state, mark)
    last = page.sentences[page.paragraphs[paragraph][1]]
    while state.stack:
        mark = state.pop()
        if not mark.single:
            state.quote(mark, _unclosed_end(page, paragraph, mark, last.end))
    return state.found


def _rest(marks: list[_Mark]) -> list[tuple[int, int, int]]:
    """For each mark how many after it only close, only open, or close a single quotation."""
    out: list[tuple[int, int, int]] = []
    closers = openers = singles = 0
    for mark in reversed(marks):
        out.append((closers, openers, singles))
        if mark.single:
            singles += mark.closes
        else:
            closers += mark.closes and not mark.opens
            openers += mark.opens and not mark.closes
    return out[::-1]


def _open(state: _Pairing, mark: _Mark, rest: tuple[int, int, int]) -> None:
    closers, openers, _ = rest
    if state.doubles and closers <= openers + 1:
        # The earlier quotation was never closed: it ends where its sentence or this one begins.
        opening = state.pop_double()
        here = state.page.sentences[mark.sentence].start
        state.quote(opening, here if here > opening.offset else mark.offset)
    state.push(mark)


def _single(state: _Pairing, mark: _Mark, rest: tuple[int, int, int]) -> None:
    if mark.closes and state.stack and state.stack[-1].single:
        state.quote(state.pop(), mark)
    elif mark.opens and rest[2]:
        state.push(mark)


def _orphan(state: _Pairing, mark: _Mark) -> None:
    """A closing mark with no opening one: the quotation begins with the sentence."""
    text = state.page.sentences[mark.sentence].text
    before = mark.offset - state.page.sentences[mark.sentence].start
    start = state.page.sentences[mark.sentence].start
    if state.found:
        start = max(start, state.found[-1].right)
    if before and text[before - 1] in ",.!?":
        state.quote(start, mark)


def _unclosed_end(page: Page, paragraph: int, mark: _Mark, end: int) -> int:
    """Where a quotation without a closing mark ends: its paragraph, or (in mid-clause) sentence."""
    sentence = page.sentences[mark.sentence]
    lead = sentence.text[: mark.offset - sentence.start].rstrip()
    first = mark.sentence == page.paragraphs[paragraph][0]
    if (first and not lead) or not lead or lead[-1] in ",:":
        return end
    return sentence.end
