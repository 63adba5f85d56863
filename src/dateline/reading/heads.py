"""The head of a text (days, headline, dateline) and the subheads between its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile

from dateline.knowledge.reading_rules import RegionRule
from dateline.model import Region
from dateline.reading.page import Page

#: Characters and lines in which a head is looked for.
HEAD, _LINES = 600, 6
_STOP = re.compile(r"[.!?:;,\"”’)…]$")
_SPACE = re.compile(r"\s*")
_AFTER_TITLE = re.compile(r" ?[.:]?\s+[\"“'‘(]?[A-Z0-9]|\s*$")
#: Words and characters of a headline line and of a subhead, and of the body line that proves it.
_HEADLINE, _SUBHEAD, _BODY = (3, 150), (1, 60), 80
_SUBHEAD_WORDS = 7
_AGENCY_DAY = 220


def head_regions(rules: list[RegionRule], page: Page, title: str) -> Iterator[Region]:
    """Datelines, headline and furniture at the head, one after another.

    They stand at the beginning, after one another, or where a paragraph begins: a line in the
    midst of a wrapped paragraph holds none.
    """
    done = last = 0
    for number, (start, end) in enumerate(page.lines[:_LINES]):
        begins = done >= last or page.text.count("\n", last, start) > 1
        if start > HEAD:
            return
        at = start if start >= done else _skip(page.text, done)
        while begins and at < end and (region := _at(rules, page, at, title)):
            yield region
            done = region.end
            at = _skip(page.text, done)
        if number == 0 and at == start and (line := _headline_line(page)):
            yield line
            done = line.end
        last = end


def _at(rules: Iterable[RegionRule], page: Page, at: int, title: str) -> Region | None:
    for rule in rules:
        if match := rule.pattern.match(page.text, at, min(len(page.text), at + HEAD)):
            return Region(at, match.end(), rule.kind, rule.id)
    return _repeated_title(page.text, at, title)


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _repeated_title(text: str, at: int, title: str) -> Region | None:
    """The title where the text repeats it and then goes on with a sentence of its own."""
    pairs = zip(text[at : at + len(title)], title, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    shared = len(text[at : at + shared].rstrip())
    if shared < 15 or shared < 0.8 * len(title):
        return None
    end = at + shared
    if not _AFTER_TITLE.match(text, end):
        return None
    stop = re.compile(r" ?\.").match(text, end)
    return Region(at, stop.end() if stop else end, "headline", "headline.repeated_title")


def _headline_line(page: Page) -> Region | None:
    """A first line that ends without a stop and stands above longer text."""
    (start, end), *rest = page.lines
    text = page.text[start:end]
    few, most = _HEADLINE
    if len(text) > most or len(text.split()) < few or _STOP.search(text):
        return None
    if any(b - a > max(_BODY, end - start) for a, b in rest[:3]):
        return Region(start, end, "headline", "headline.first_line")
    return None


def headline_before(regions: Iterable[Region], page: Page) -> Iterator[Region]:
    """The headline that stands before an agency's day ("Rockets kill 3 AFP Friday 1 ...")."""
    done = 0
    for region in regions:
        if region.start > _AGENCY_DAY:
            return
        gap = page.text[done : region.start]
        if region.why == "dateline.agency_day" and gap.strip():
            start = _skip(page.text, done)
            yield Region(start, done + len(gap.rstrip()), "headline", "headline.before_agency_day")
            return
        done = region.end


def subheads(page: Page) -> Iterator[Region]:
    """Short lines without a stop between paragraphs: they head the paragraph that follows."""
    lines = page.lines
    for (start, end), (left, right) in pairwise(lines[1:]):
        text = page.text[start:end]
        if (
            end - start <= _SUBHEAD[1]
            and right - left >= _BODY
            and (text[0].isupper() or text[0] in "'‘\"“")
            and len(text.split()) <= _SUBHEAD_WORDS
            and not _STOP.search(text.rstrip("'\"’”"))
            and any(c.isalpha() for c in text)
        ):
            yield Region(start, end, "subhead", "subhead.short_line")
