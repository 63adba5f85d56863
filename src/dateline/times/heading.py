"""The day a report itself carries at its head: it beats the publication date given with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.knowledge.time_tables import TOKEN, time_tables
from dateline.model import Sentence, TimeExpression

#: How far into the text a heading's date may stand, and how far from publication it may lie.
_REACH = 160
_APART = 120
#: The same of a date that opens the text in the form of a stamp: files often bear another day.
_FARTHEST = 3660
_STAMP = "-./"
#: Sentences that make the lead.
_LEAD = 4


def report_day(
    sentences: Sequence[Sentence],
    expressions: Sequence[TimeExpression],
    published: dt.date | None,
) -> dt.date | None:
    """The day of the report: a full date at its head, else *published*, else the day after it.

    A head is a date that opens the text, or follows words such as "posted on" only (codebook
    section 7: a date or dateline in the text beats `published`).
    """
    if not sentences or not expressions:
        return published
    if heading(sentences, expressions, published) is not None:
        return _whole(expressions[0])
    if published is None or not dt.MINYEAR < published.year < dt.MAXYEAR:
        return published
    # A fact dated the day after publication, or a lead whose weekday would be six days old: the
    # day given with the text is a day behind (reports filed after midnight, or in another zone).
    after = published + dt.timedelta(days=1)
    late = any(_whole(e) == after for e in expressions) or _leads_with(
        after.isoweekday(), published - dt.timedelta(days=6), sentences, expressions
    )
    return after if late else published


def _leads_with(
    weekday: int, day: dt.date, sentences: Sequence[Sentence], expressions: Sequence[TimeExpression]
) -> bool:
    """True when a bare weekday in the lead, told as past, was read as *day*."""
    words = time_tables().words
    end = sentences[min(_LEAD, len(sentences)) - 1].end
    for expression in expressions:
        if expression.mention.start >= end:
            return False
        word = words.get(expression.mention.text.lower())
        if word is not None and word.kind == "WEEKDAY" and word.value == weekday:
            return expression.value == day.isoformat()
    return False


def _whole(expression: TimeExpression) -> dt.date | None:
    """The day of an expression that gives its year in figures."""
    span = expression.interval
    figures = expression.mention.text[-4:].isdigit() or expression.mention.text[:4].isdigit()
    return span.start if span and span.precision == "day" and figures else None


def heading(
    sentences: Sequence[Sentence],
    expressions: Sequence[TimeExpression],
    published: dt.date | None,
) -> TimeExpression | None:
    """The date at the report's head: it dates the report, not what happened, or None."""
    if not sentences or not expressions:
        return None
    opening, first = sentences[0], expressions[0]
    day, start = _whole(first), first.mention.start - opening.start
    if day is None or not 0 <= start <= _REACH:
        return None
    apart = abs((day - published).days) if published else 0
    if apart > (_FARTHEST if start == 0 and _as_stamped(first) else _APART):
        return None
    tables = time_tables()
    before = [m.group().lower() for m in TOKEN.finditer(opening.text[:start])]
    plain = tables.cues["dating.heading"] | {
        word for word in before if word in tables.words and tables.words[word].kind == "WEEKDAY"
    }
    if plain.issuperset(before) and before[:1] not in (["on"], ["by"], ["at"]):
        return first
    return first if _after_headline(first, opening) else None


def _as_stamped(first: TimeExpression) -> bool:
    """True for "27-09-2013" and "Thu Sep 5 2013", as pages print the day of a report."""
    text, words = first.mention.text, time_tables().words
    named = (words.get(m.group().lower()) for m in TOKEN.finditer(text))
    weekday = any(word is not None and word.kind == "WEEKDAY" for word in named)
    return weekday or all(c.isdigit() or c in _STAMP for c in text)


def _after_headline(first: TimeExpression, opening: Sentence) -> bool:
    """ "Blast kills nine AFP Monday 18 Aug 2014": weekday, day and year, held by no preposition."""
    words = time_tables().words
    named = [words.get(m.group().lower()) for m in TOKEN.finditer(first.mention.text)]
    if not any(word is not None and word.kind == "WEEKDAY" for word in named):
        return False
    word = opening.word_at(first.mention.start)
    if word is None or word.index == 0:
        return False
    return opening.words[word.index - 1].pos in ("PROPN", "NOUN")
