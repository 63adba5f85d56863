"""Quotations: what stands between quotation marks, straight or curly, balanced or not.

Marks are paired within a paragraph. A quotation that its paragraph does not close runs to the end
of the paragraph (newspapers open each paragraph of a long quotation and close only the last).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.attribution.page import Page

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
        if start < end:
            depth = min(len(self.stack), 1)
            self.found.append(Quote(start, end, left, right, self.paragraph, depth, opened, closed))


def find_quotes(page: Page) -> tuple[Quote, ...]:
    """All quotations of the report in text order, those within others after them."""
    out: list[Quote] = []
    for number, (first, last) in enumerate(page.paragraphs):
        marks = [m for i in range(first, last + 1) for m in _marks(page, i)]
        if marks:
            out += _pair(page, number, marks)
    return tuple(sorted(out, key=lambda q: (q.left, -q.right)))


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
    for place, mark in enumerate(marks):
        if mark.single:
            _single(state, marks, place)
        elif mark.closes and _double_open(state):
            _close(state, mark)
        elif mark.opens:
            _open(state, marks, place)
        elif not mark.opens:
            _orphan(state, mark)
    last = page.sentences[page.paragraphs[paragraph][1]]
    while state.stack:
        mark = state.stack.pop()
        if not mark.single:
            state.quote(mark, _unclosed_end(page, paragraph, mark, last.end))
    return state.found


def _double_open(state: _Pairing) -> bool:
    return any(not m.single for m in state.stack)


def _close(state: _Pairing, mark: _Mark) -> None:
    while state.stack[-1].single:
        state.stack.pop()
    opening = state.stack.pop()
    state.quote(opening, mark)


def _open(state: _Pairing, marks: list[_Mark], place: int) -> None:
    mark = marks[place]
    if _double_open(state):
        rest = [m for m in marks[place + 1 :] if not m.single]
        closers = sum(m.closes and not m.opens for m in rest)
        openers = sum(m.opens and not m.closes for m in rest)
        if closers <= openers + 1:
            # The earlier quotation was never closed: it ends where its sentence or this one begins.
            while state.stack[-1].single:
                state.stack.pop()
            opening = state.stack.pop()
            here = state.page.sentences[mark.sentence].start
            state.quote(opening, here if here > opening.offset else mark.offset)
    state.stack.append(mark)


def _single(state: _Pairing, marks: list[_Mark], place: int) -> None:
    mark = marks[place]
    if mark.closes and state.stack and state.stack[-1].single:
        opening = state.stack.pop()
        state.quote(opening, mark)
    elif mark.opens and any(m.single and m.closes for m in marks[place + 1 :]):
        state.stack.append(mark)


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
