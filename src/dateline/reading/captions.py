"""Photo captions that stand in the body: by mark, by credit, or by their form."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from dateline.knowledge.reading_rules import RegionRule, caption_words, month_numbers, weekdays
from dateline.model import Region
from dateline.reading.page import Page

_WORD = re.compile(r"[a-z]+")
#: A caption is a sentence of at most this many characters.
_LONGEST = 500


def captioned(rule: RegionRule, page: Page) -> Iterator[tuple[int, int]]:
    """(start, end) of the captions that *rule*'s marks show, with a credit that follows them."""
    if rule.unit == "credit":
        for match in rule.pattern.finditer(page.text):
            found = _before(page, match.start(), match.end())
            yield found if found else match.span()
        return
    whole = rule.pattern.pattern.startswith("FILE")
    spans = (m.span() for m in rule.pattern.finditer(page.text)) if whole else page.sentences
    for start, _ in spans:
        end = _sentence_end(page, start)
        if end - start <= _LONGEST and (whole or rule.pattern.match(page.text, start, end)):
            yield start, end


def dated_captions(page: Page) -> Iterator[Region]:
    """Sentences in the present that end, after a comma, in a full date: the form of captions."""
    words = caption_words()
    if not _year_stop().search(page.text):
        return
    for start, end in page.sentences:
        dated = _dated().search(page.text, max(start, end - 80), end)
        if end - start > _LONGEST or not dated or dated[1].lower() in weekdays():
            continue
        found = set(_WORD.findall(page.text[start:end].lower()))
        if found & words.verbs and not found & words.never:
            yield Region(start, end, "caption", "caption.dated_present")


def _sentence_end(page: Page, at: int) -> int:
    number = bisect_right(page.sentences, (at, len(page.text) + 1)) - 1
    return page.sentences[max(0, number)][1]


def _before(page: Page, start: int, end: int) -> tuple[int, int] | None:
    """The sentence that ends before or holds the credit at *start*, with the credit."""
    number = bisect_right(page.sentences, (start, len(page.text) + 1)) - 1
    if number < 0:
        return None
    left = page.sentences[number][0]
    if not page.text[left:start].strip() or page.sentences[number][1] <= start:
        number -= page.sentences[number][1] > start
        if number < 0 or "\n" in page.text[page.sentences[number][1] : start]:
            return None
        left = page.sentences[number][0]
    if end - left > _LONGEST or "\n" in page.text[left:end]:
        return None
    if caption_words().never.intersection(_WORD.findall(page.text[left:end].lower())):
        return None
    return left, end


@cache
def _dated() -> re.Pattern[str]:
    months = "|".join(sorted(month_numbers(), key=lambda m: (-len(m), m)))
    days = "|".join(weekdays())
    return re.compile(
        rf"([\w.]+)[)\"”]?,\s(?:(?:{days})\.?,?\s)?(?:{months})\.?\s\d{{1,2}},\s\d{{4}}\.?(?:\s?\([^()\n]{{2,60}}\))?$",
        re.I,
    )


@cache
def _year_stop() -> re.Pattern[str]:
    return re.compile(r"\d, \d{4}\b")
