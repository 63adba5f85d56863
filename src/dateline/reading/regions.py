"""Marking what is not plain body: datelines, headlines, subheads, captions and boilerplate.

Rules are data (`knowledge/reading/regions.yaml`). Marking is conservative: what no rule is sure
of stays body, since a skipped sentence loses its claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.knowledge.reading_rules import RegionRule, region_rules
from dateline.model import Region
from dateline.reading.captions import captioned, dated_captions
from dateline.reading.heads import HEAD, head_regions, headline_before, subheads
from dateline.reading.page import Page

#: How far back from its end a text's tail reaches.
_TAIL = 1500
#: A line of a list of links, or within page furniture, is no longer than this.
_LINK = 120


def mark_regions(text: str, title: str = "") -> tuple[Region, ...]:
    """The regions of *text* that are not plain body, sorted, none overlapping.

    A *title* that the text repeats at its head is marked as its headline. Where rules overlap
    the earlier one wins, so boilerplate is settled first.
    """
    page = Page(text)
    rules = [r for r in region_rules() if not r.literal or any(w in page.low for w in r.literal)]
    kept = _Kept(len(text))
    kept.add(_of(rules, page, ("block", "line")))
    kept.add(head_regions([r for r in rules if r.unit == "head"], page, title))
    kept.add(_of(rules, page, ("span", "tail", "sentence", "list")))
    kept.add(headline_before(kept.sorted(), page))
    kept.add(_of(rules, page, ("caption", "credit")))
    kept.add(dated_captions(page))
    kept.add(subheads(page))
    return kept.sorted()


def merged(first: Iterable[Region], second: Iterable[Region]) -> tuple[Region, ...]:
    """Both, sorted; where two overlap the one of *first* is kept."""
    both = [*first, *second]
    kept = _Kept(max((r.end for r in both), default=0))
    kept.add(both)
    return kept.sorted()


def headline(text: str, regions: Iterable[Region]) -> str:
    """The words of the headline region, or ""."""
    found = next((text[r.start : r.end] for r in regions if r.kind == "headline"), "")
    return " ".join(found.split())


def dateline_days(text: str, regions: Iterable[Region]) -> tuple[str, ...]:
    """The words of the datelines at the head, in text order."""
    heads = (r for r in regions if r.kind == "dateline" and r.start < HEAD)
    return tuple(text[r.start : r.end] for r in heads)


class _Kept:
    """Regions kept so far; one that overlaps them is left out."""

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length)
        self._regions: list[Region] = []

    def add(self, regions: Iterable[Region]) -> None:
        for region in regions:
            start, end = region.start, region.end
            if end > start and self._taken.find(1, start, end) < 0:
                self._taken[start:end] = b"\1" * (end - start)
                self._regions.append(region)

    def sorted(self) -> tuple[Region, ...]:
        return tuple(sorted(self._regions, key=lambda r: r.start))


def _of(rules: list[RegionRule], page: Page, units: tuple[str, ...]) -> Iterator[Region]:
    for rule in rules:
        if rule.unit in units:
            for start, end in _spans(rule, page):
                yield Region(start, end, rule.kind, rule.id)


def _spans(rule: RegionRule, page: Page) -> Iterator[tuple[int, int]]:
    if rule.unit in ("line", "sentence"):
        for start, end in page.lines if rule.unit == "line" else page.sentences:
            if rule.pattern.fullmatch(page.text, start, end):
                yield start, end
    elif rule.unit == "span":
        yield from (match.span() for match in rule.pattern.finditer(page.text))
    elif rule.unit == "tail":
        at = max(0, len(page.text) - _TAIL)
        if match := rule.pattern.search(page.text, at):
            yield match.span()
    elif rule.unit == "block":
        yield from _blocks(rule, page)
    elif rule.unit == "list":
        yield from _lists(rule, page)
    else:
        yield from captioned(rule, page)


def _blocks(rule: RegionRule, page: Page) -> Iterator[tuple[int, int]]:
    """Runs of three or more matching lines; one short line (the player's title) may lie between."""
    run: list[tuple[int, int]] = []
    gap = False
    for start, end in page.lines:
        if rule.pattern.fullmatch(page.text, start, end):
            run.append((start, end))
            gap = False
        elif run and not gap and end - start <= _LINK:
            gap = True
        else:
            yield from _run(run)
            run, gap = [], False
    yield from _run(run)


def _run(run: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    if len(run) >= 3:
        yield run[0][0], run[-1][1]


def _lists(rule: RegionRule, page: Page) -> Iterator[tuple[int, int]]:
    """A heading line and the lines of links below it, which end without a stop."""
    lines = page.lines
    for number, (start, end) in enumerate(lines):
        if rule.pattern.fullmatch(page.text, start, end):
            for left, right in lines[number + 1 : number + 12]:
                if right - left > _LINK or page.text[right - 1] in '.!?"”:':
                    break
                end = right
            yield start, end
