"""Days told by their number: "for the tenth day in a row", "the 28-month-old war"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dateline.knowledge.time_tables import time_tables
from dateline.model import Sentence, Span, TimeExpression
from dateline.times.calendar import of_days
from dateline.times.quantities import amount, moved, ordinal
from dateline.times.tokens import Token, row

#: Words between the number and the unit, and after the unit.
_REACH = 3
#: Units of which a row is told.
_UNITS = frozenset("DWMY")
#: Kinds of the tokens of "28-month-old".
_AGES = [[number, "HYPHEN", "UNIT", "HYPHEN", "OLD"] for number in ("NUM", "DAY", "INT")]


def runs(sentence: Sentence, day: dt.date | None) -> Iterator[TimeExpression]:
    """The stretches up to *day* that *sentence* counts, in text order.

    Rows of days, weeks, months and years, of which the nth began n - 1 units before, and the ages
    of wars, sieges and the like. Nothing without the day of the report.
    """
    found = row(sentence)
    if day is None or found is None:
        return
    tokens = found.tokens
    for at, token in enumerate(tokens):
        told = _row(tokens, at) if token.kind == "ORD" else _age(sentence, tokens, at)
        if told is None:
            continue
        number, unit, last = told
        start = moved(day, -number, unit)
        if start is None:
            continue
        a, b = token.start, tokens[last].end
        text = sentence.text[a - sentence.start : b - sentence.start]
        value = f"P{ordinal(token) or token.value}{unit}"
        yield TimeExpression(Span(a, b, text), "DURATION", value, of_days(start, day, "days"))


def _row(tokens: tuple[Token, ...], at: int) -> tuple[int, str, int] | None:
    """Units passed, unit and last token of "the third straight day", "in its third week"."""
    near = range(at + 1, min(at + _REACH, len(tokens)))
    unit = next((n for n in near if _unit(tokens[n])), 0)
    last = _end(tokens, at, unit) if unit else None
    number = ordinal(tokens[at])
    if last is None or not number:
        return None
    return number - 1, str(tokens[unit].value), last


def _age(sentence: Sentence, tokens: tuple[Token, ...], at: int) -> tuple[float, str, int] | None:
    """Units, unit and last token of "28-month-old" before a word for what goes on."""
    kinds = [t.kind for t in tokens[at : at + 5]]
    if kinds not in _AGES or str(tokens[at + 2].value) not in _UNITS:
        return None
    number = amount(tokens[at : at + 1])
    old = sentence.word_at(tokens[at + 4].start)
    noun = sentence.head(old) if old is not None else None
    if number is None or noun is None or noun.lemma not in time_tables().cues["dating.running"]:
        return None
    return number, str(tokens[at + 2].value), at + 4


def _unit(token: Token) -> bool:
    return token.kind == "UNIT" and not token.plural and str(token.value) in _UNITS


def _end(tokens: tuple[Token, ...], ordinal: int, unit: int) -> int | None:
    """The last token of the phrase, or None when it does not say "one after the other"."""
    before = [t.text.lower() for t in tokens[max(0, ordinal - 2) : ordinal]]
    if len(before) == 2 and before[0] == "in" and before[1] in time_tables().cues["dating.own"]:
        return unit
    straight = time_tables().cues["dating.straight"]
    if any(t.text.lower() in straight for t in tokens[ordinal + 1 : unit]):
        return unit
    after = [t.text.lower() for t in tokens[unit + 1 : unit + 1 + _REACH]]
    if after == ["in", "a", "row"]:
        return unit + 3
    return unit + 1 if after and after[0] in straight else None
