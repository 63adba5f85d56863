"""Marking what is not plain body: datelines, headlines, subheads, captions and boilerplate.

Rules are data (`knowledge/reading/regions.yaml`). Marking is conservative: what no rule is sure
of stays body, since a skipped sentence loses its claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dateline.knowledge.reading_rules import RegionRule, region_rules
from dateline.model import Region
from dateline.reading.sentences import sentences

#: How far into a text its head reaches, and how far back its tail.
_HEAD, _TAIL = 400, 1500
_LINE = re.compile(r"[^\n]*[^\s][^\n]*")


def mark_regions(text: str, title: str = "") -> tuple[Region, ...]:
    """The regions of *text* that are not plain body, sorted, none overlapping."""
    low = text.lower()
    found: list[Region] = []
    for rule in region_rules():
        if not rule.literal or any(word in low for word in rule.literal):
            found = [*found, *_new(_matches(rule, text), found)]
    return tuple(sorted(found, key=lambda r: r.start))


def merged(first: Iterable[Region], second: Iterable[Region]) -> tuple[Region, ...]:
    """Both, sorted; where two overlap the one of *first* is kept."""
    kept = list(first)
    kept += _new(second, kept)
    return tuple(sorted(kept, key=lambda r: r.start))


def headline(text: str, regions: Iterable[Region]) -> str:
    """The words of the headline region, or ""."""
    return next((text[r.start : r.end] for r in regions if r.kind == "headline"), "")


def dateline_day(text: str, regions: Iterable[Region]) -> str:
    """The words of the dateline region, or ""."""
    return next((text[r.start : r.end] for r in regions if r.kind == "dateline"), "")


def _new(found: Iterable[Region], kept: list[Region]) -> list[Region]:
    new: list[Region] = []
    for region in found:
        if region.end > region.start and not any(
            r.start < region.end and region.start < r.end for r in (*kept, *new)
        ):
            new.append(region)
    return new


def _matches(rule: RegionRule, text: str) -> Iterator[Region]:
    for start, end in _spans(rule, text):
        yield Region(start, end, rule.kind, rule.id)


def _spans(rule: RegionRule, text: str) -> Iterator[tuple[int, int]]:
    if rule.unit == "head":
        for line in _LINE.finditer(text, 0, _HEAD):
            if match := rule.pattern.match(text, line.start(), line.start() + _HEAD):
                yield match.span()
                return
    elif rule.unit == "sentence":
        for start, end in sentences(text):
            if rule.pattern.fullmatch(text, start, end):
                yield start, end
