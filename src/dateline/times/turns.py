"""Days told by another day's turn: "on the eve of Sunday's vote", "the fifth anniversary of"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from dateline.knowledge.time_tables import time_tables
from dateline.model import Interval, Sentence, Span, Word
from dateline.times.attachment import Attached, verb_of
from dateline.times.calendar import of_days, shift
from dateline.times.offsets import Offset
from dateline.times.quantities import moved, ordinal
from dateline.times.tokens import row

#: Words from "eve" to the day of what it is the eve of.
_REACH = 8


def turns(sentence: Sentence, times: Sequence[Attached]) -> tuple[Offset, ...]:
    """What *sentence* puts on the day before a day it names, or that many years before one."""
    cues = time_tables().cues
    found: list[Offset] = []
    for word in sentence.words:
        if word.lower in cues["dating.eve"]:
            found += _eve(sentence, word, times)
        elif word.lemma in cues["dating.anniversary"]:
            found += _anniversary(sentence, word, times)
    return tuple(found)


def _eve(sentence: Sentence, eve: Word, times: Sequence[Attached]) -> Iterator[Offset]:
    """ "Attacked on the eve of the vote on June 7" is of June 6."""
    if not any(w.lower == "of" for w in sentence.children(eve.index, "prep")):
        return
    verb = verb_of(sentence, eve.index)
    for time in times:
        day = _day(time)
        between = sentence.words[eve.index + 1 : time.head]
        near = eve.index < time.head <= eve.index + _REACH
        if day is None or not near or any(w.pos == "VERB" or w.text == "," for w in between):
            continue
        interval = _one(shift(day, -1))
        mention = _from(sentence, eve, time)
        yield Offset(verb.index, -1, interval, mention, interval is not None)
        return


def _anniversary(sentence: Sentence, noun: Word, times: Sequence[Attached]) -> Iterator[Offset]:
    """ "Rallied on March 15, the fifth anniversary of the revolt": that is five years older."""
    of = next((w for w in sentence.children(noun.index, "prep") if w.lower == "of"), None)
    kept = sentence.children(of.index, "pobj") if of else ()
    tokens = found.tokens if (found := row(sentence)) else ()
    before = sentence.words[noun.index - 1] if noun.index else noun
    told = (t for t in tokens if t.kind == "ORD" and t.start == before.start)
    years = next((ordinal(t) for t in told), None)
    days = [(abs(t.head - noun.index), t, day) for t in times if (day := _day(t)) is not None]
    if not kept or years is None or not days:
        return
    _, time, day = min(days, key=lambda found: found[0])
    interval = _one(moved(day, -years, "Y"))
    yield Offset(kept[0].index, -1, interval, time.expression.mention, interval is not None)


def _day(time: Attached) -> dt.date | None:
    interval = time.expression.interval
    return interval.start if interval is not None and interval.precision == "day" else None


def _one(day: dt.date | None) -> Interval | None:
    return of_days(day, day, "day") if day else None


def _from(sentence: Sentence, first: Word, time: Attached) -> Span:
    end = time.expression.mention.end
    return Span(
        first.start, end, sentence.text[first.start - sentence.start : end - sentence.start]
    )
