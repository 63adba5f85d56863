"""The day a report itself carries at its head: it beats the publication date given with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.knowledge.time_tables import TOKEN, time_tables
from dateline.model import Sentence, TimeExpression

#: How far into the text a heading's date may stand, and how far from publication it may lie.
_REACH = 60
_APART = 31


def report_day(
    sentences: Sequence[Sentence],
    expressions: Sequence[TimeExpression],
    published: dt.date | None,
) -> dt.date | None:
    """The day of the report: a full date at its head, else *published*.

    A head is a date that opens the text, or follows words such as "posted on" only (codebook
    section 7: a date or dateline in the text beats `published`).
    """
    if not sentences or not expressions:
        return published
    first, opening = expressions[0], sentences[0]
    span, value = first.interval, first.value.split("T")[0]
    if not span or not span.start or span.precision != "day" or len(value) != 10:
        return published
    start = first.mention.start - opening.start
    if not 0 <= start <= _REACH or not first.mention.text[-4:].isdigit():
        return published
    if published and not -_APART <= (span.start - published).days <= 1:
        return published
    cues = time_tables().cues["dating.heading"]
    before = [m.group().lower() for m in TOKEN.finditer(opening.text[:start])]
    plain = all(word in cues for word in before)
    return span.start if plain and before[:1] not in (["on"], ["by"], ["at"]) else published
