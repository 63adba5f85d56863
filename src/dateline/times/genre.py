"""Whether a report is news of a day or history told by dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.times.tokens import Row

#: Words that tie a text to its own day, and how many old years outweigh each.
_DEICTIC = frozenset({"WEEKDAY", "TODAY", "TONIGHT", "AGO"})
_OLD = frozenset({"ERA", "DECADE"})
_OLD_YEARS = 6
_WEIGHT = 2


def is_narrative(rows: Sequence[Row], published: dt.date | None) -> bool:
    """True when years long before publication outweigh the words of news ("Tuesday", "today")."""
    if published is None:
        return False
    old = deictic = 0
    for row in rows:
        for token in row.tokens:
            if token.kind == "YEAR":
                old += int(token.text) < published.year - 1
            elif token.kind in _OLD:
                old += 1
            elif token.kind in _DEICTIC:
                deictic += 1
    return old >= _OLD_YEARS and old > _WEIGHT * deictic
