"""Days told by another day's turn: "the eve of Sunday's vote", "the third day of the siege"."""

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
#: Words from a day to "the third day of".
_BESIDE = 5
#: The highest number that counts the days of one siege or battle.
_MOST_DAYS = 400


def turns(sentence: Sentence, times: Sequence[Attached]) -> tuple[Offset, ...]:
    """What *sentence* puts on the day before a day it names, or that many years before one."""
    cues = time_tables().cues
    found: list[Offset] = []
    for word in sentence.words:
        if word.lower in cues["dating.eve"]:
            found += _eve(sentence, word, times)
        elif word.lemma in cues["dating.anniversary"]:
            found += _anniversary(sentence, word, times)
        elif (nth := nth_day(sentence, word)) is not None:
            found += _days_of(sentence, word, nth, times)
    return tuple(found)


def nth_day(sentence: Sentence, word: Word) -> tuple[int, Word | None] | None:
    """(3, "siege") for the "day" of "the third day of the siege", (3, None) for "its third day".

    None for any other word.
    """
    if word.lemma not in time_tables().cues["dating.day"] or word.index == 0:
        return None
    number = _ordinal(sentence, sentence.words[word.index - 1])
    if number is None or number > _MOST_DAYS:
        return None
    own = time_tables().cues["dating.own"]
    if any(w.lower in own for w in sentence.children(word.index, "poss")):
        return number, None
    of = next((w for w in sentence.children(word.index, "prep") if w.lower == "of"), None)
    kept = sentence.children(of.index, "pobj") if of else ()
    return (number, kept[0]) if kept else None


def _days_of(
    sentence: Sentence, word: Word, nth: tuple[int, Word | None], times: Sequence[Attached]
) -> Iterator[Offset]:
    """ "On Wednesday, the third day of the siege": the siege runs from Monday to Wednesday."""
    number, whole = nth
    if whole is None:
        return
    for time in times:
        day = _day(time)
        beside = 0 < word.index - time.head <= _BESIDE
        if day is None or not beside or word.dep not in {"appos", "npadvmod", "conj"}:
            continue
        start = shift(day, 1 - number)
        interval = of_days(start, day, "days" if number > 1 else "day") if start else None
        yield Offset(whole.index, -1, interval, time.expression.mention, interval is not None)
        return


def _ordinal(sentence: Sentence, word: Word) -> int | None:
    found = row(sentence)
    tokens = found.tokens if found else ()
    told = (t for t in tokens if t.kind == "ORD" and t.start == word.start)
    return next((ordinal(t) for t in told), None)


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
    years = _ordinal(sentence, sentence.words[noun.index - 1]) if noun.index else None
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
