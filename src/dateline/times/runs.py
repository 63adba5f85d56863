"""Days told by their number: "for the tenth day in a row", "a third straight week"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dateline.knowledge.time_tables import time_tables
from dateline.model import Sentence, Span, TimeExpression
from dateline.times.calendar import of_days
from dateline.times.quantities import moved
from dateline.times.tokens import Token, row

#: Words between the number and the unit, and after the unit.
_REACH = 3
#: Units of which a row is told.
_UNITS = frozenset("DWMY")


def runs(sentence: Sentence, day: dt.date | None) -> Iterator[TimeExpression]:
    """The rows of days, weeks, months and years up to *day* that *sentence* counts, in text order.

    The nth day in a row began n - 1 days before. Nothing without the day of the report.
    """
    found = row(sentence)
    if day is None or found is None:
        return
    tokens = found.tokens
    for at, token in enumerate(tokens):
        if token.kind != "ORD":
            continue
        unit = next(
            (n for n in range(at + 1, min(at + _REACH, len(tokens))) if _unit(tokens[n])), 0
        )
        if not unit:
            continue
        last = _end(tokens, at, unit)
        start = moved(day, 1 - int(token.value or 1), str(tokens[unit].value))
        if last is None or start is None:
            continue
        a, b = token.start, tokens[last].end
        text = sentence.text[a - sentence.start : b - sentence.start]
        value = f"P{token.value}{tokens[unit].value}"
        yield TimeExpression(Span(a, b, text), "DURATION", value, of_days(start, day, "days"))


def _unit(token: Token) -> bool:
    return token.kind == "UNIT" and not token.plural and str(token.value) in _UNITS


def _end(tokens: tuple[Token, ...], ordinal: int, unit: int) -> int | None:
    """The last token of the phrase, or None when it does not say "one after the other"."""
    straight = time_tables().cues["dating.straight"]
    if any(t.text.lower() in straight for t in tokens[ordinal + 1 : unit]):
        return unit
    after = [t.text.lower() for t in tokens[unit + 1 : unit + 1 + _REACH]]
    if after == ["in", "a", "row"]:
        return unit + 3
    return unit + 1 if after and after[0] in straight else None
