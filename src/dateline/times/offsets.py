"""Times counted from another happening: "two days after they overran the town"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.knowledge.time_tables import time_tables
from dateline.model import Interval, Sentence, Span, Word
from dateline.times.attachment import Attached, clause_of, is_saying
from dateline.times.calendar import of_days, shift
from dateline.times.quantities import moved

#: "Days after" without a number is up to a week.
_SOME_DAYS = 7
#: Units of a TIMEX3 length that move a day; hours and minutes stay within it.
_UNITS = frozenset("DWMY")


@dataclass(frozen=True, slots=True)
class Offset:
    """A happening that a length ties to another time: its head word, days and words.

    ``start`` is the index of the word "after" or "before"; what stands behind it in the clause of
    ``event`` took place in ``interval``, which is None when the length gives no day;
    ``counted`` is False without a number ("days after") or a day to count from.
    """

    event: int
    start: int
    interval: Interval | None
    mention: Span
    counted: bool


def offsets(
    sentence: Sentence, times: Sequence[Attached], day: dt.date | None
) -> tuple[Offset, ...]:
    """What *sentence* dates by a length and "after" or "before" from its own or the news's day.

    The other time is the nearest day named outside the clause of the happening; without one it
    is the day before to the day of the report (codebook section 7, "Carrying over").
    """
    return tuple(o for t in times if (o := _offset(sentence, t, times, day)) is not None)


def governs(offset: Offset, sentence: Sentence, head: int) -> bool:
    """True when word *head* belongs to the happening that *offset* dates."""
    if head <= offset.start:
        return False
    return head == offset.event or offset.event in clause_of(sentence, head)


def _offset(
    sentence: Sentence, time: Attached, times: Sequence[Attached], day: dt.date | None
) -> Offset | None:
    expression, cues = time.expression, time_tables().cues
    link = sentence.word_at(expression.mention.end + 1)
    if expression.type != "DURATION" or link is None:
        return None
    sign = -1 if link.lower in cues["dating.counted-after"] else 1
    if sign > 0 and link.lower not in cues["dating.counted-before"]:
        return None
    event = _event(sentence, link)
    if event is None:
        return None
    days = [t for t in times if _is_day(t)]
    if any(_is_own(sentence, t, link, event) for t in days):
        return None
    near = min(days, key=lambda t: abs(t.head - link.index), default=None)
    interval = _counted(expression.value, near, day, sign)
    counted = near is not None and ("X" not in expression.value or "PT" in expression.value)
    return Offset(event, link.index, interval, expression.mention, counted)


def _event(sentence: Sentence, link: Word) -> int | None:
    """The word that "after" or "before" opens or governs, None where the parse gives none."""
    if link.dep == "mark":
        return link.head
    below = sentence.children(link.index, "pobj", "pcomp")
    return below[0].index if below else None


def _is_own(sentence: Sentence, time: Attached, link: Word, event: int) -> bool:
    """True when *time* stands behind *link* and dates the happening there, not the main clause."""
    if time.head < link.index or not time.governors:
        return False
    verb = time.governors[-1]
    above = {w.index for w in sentence.ancestors(event)} - {event}
    return verb not in above and not is_saying(sentence, verb)


def _is_day(time: Attached) -> bool:
    interval = time.expression.interval
    return interval is not None and interval.start is not None and interval.precision == "day"


def _counted(value: str, near: Attached | None, day: dt.date | None, sign: int) -> Interval | None:
    """The days that lie the length *value* (TIMEX3) from *near*, else from the news of *day*."""
    first, last = _anchor(near, day)
    if first is None or last is None:
        return None
    unit, hours, digits = value[-1:], value.startswith("PT"), value.lstrip("PT")[:-1]
    if hours:
        return None if near is None else _within(near, first, last, sign)
    if digits.isdigit() and unit in _UNITS:
        ends = [moved(d, sign * int(digits), unit) for d in (first, last)]
        if ends[0] is None or ends[1] is None:
            return None
        return of_days(ends[0], ends[1], "day" if ends[0] == ends[1] else "days")
    if unit != "D":
        return None
    base = last if sign < 0 else first
    around = sorted(d for d in (shift(base, sign * _SOME_DAYS), shift(base, sign)) if d)
    return of_days(around[0], around[-1], "days") if around else None


def _anchor(near: Attached | None, day: dt.date | None) -> tuple[dt.date | None, dt.date | None]:
    if near is not None and near.expression.interval is not None:
        return near.expression.interval.start, near.expression.interval.end
    return (shift(day, -1), day) if day else (None, None)


def _within(near: Attached, first: dt.date, last: dt.date, sign: int) -> Interval | None:
    """Hours from *first* to *last*: into the day before when counted back from a morning."""
    early = near.expression.value.endswith(("MO", "DT"))
    start = shift(first, -1) if early and sign < 0 else first
    if start is None:
        return None
    return of_days(start, last, "day" if start == last else "days")
