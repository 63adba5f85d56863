"""Lengths that end or begin with the report: "have been fighting for two years", "recent weeks"."""

from __future__ import annotations

import datetime as dt

from dateline.knowledge.time_tables import time_tables
from dateline.model import Interval, Sentence
from dateline.times.attachment import Attached
from dateline.times.calendar import of_days
from dateline.times.quantities import moved

_PRECISION = {"D": "days", "W": "week", "M": "month", "Y": "year"}
_REACH = {"M": "month", "Y": "year"}


def lasting(time: Attached, sentence: Sentence, day: dt.date | None) -> Interval | None:
    """The days up to *day* that "have ... for two years", "18 months of attacks" and "in recent
    weeks" cover, and those from it on of "in the coming days"; None for any other length.

    A vague number of units is taken as that of ``dating.some`` at the most, to the unit.
    """
    if day is None or time.expression.type != "DURATION" or not time.governors:
        return None
    cues = time_tables().cues
    words = {w.lower for w in sentence.words_in(time.expression.mention)}
    if words & cues["dating.recent"]:
        return _some(time.expression.value, day, -1, cues["dating.some"])
    if words & cues["dating.coming"]:
        return _some(time.expression.value, day, 1, cues["dating.some-coming"])
    if time.strict and not time.of:
        return None
    verb = time.governors[-1]
    lasted = time.preposition in cues["dating.lasting"] or _goes_on(sentence, verb)
    if not time.of and not (_perfect(sentence, verb) and lasted):
        return None
    return reached_back(time.expression.value, day)


def reached_back(value: str, day: dt.date) -> Interval | None:
    """The days up to *day* that a length (a TIMEX3 value such as P2Y) covers.

    A length told in months or years begins with its first month or year, no finer.
    """
    digits, unit = value.lstrip("PT")[:-1], value[-1]
    if not digits.isdigit() or unit not in "HDWMY":
        return None
    start = moved(day, -int(digits), ("T" if value.startswith("PT") else "") + unit)
    return of_days(_opening(start, unit), day, _REACH.get(unit, "days")) if start else None


def _opening(start: dt.date, unit: str) -> dt.date:
    """The first day of the month or year that a length told in months or years reaches back to."""
    if unit == "Y":
        return start.replace(month=1, day=1)
    return start.replace(day=1) if unit == "M" else start


def begun(time: Attached, sentence: Sentence) -> bool:
    """True for the day in "the siege, which began in March": the siege runs from then on."""
    verb = sentence.words[time.governors[-1]] if time.governors else None
    if verb is None or verb.lemma not in time_tables().cues["dating.starting"]:
        return False
    return verb.dep == "relcl" and _runs(sentence, verb.head)


def _goes_on(sentence: Sentence, index: int) -> bool:
    """True for "lasted" in "the war, which has lasted five years"."""
    verb = sentence.words[index]
    if verb.lemma not in time_tables().cues["dating.lasting-verb"]:
        return False
    return verb.dep == "relcl" and _runs(sentence, verb.head)


def _runs(sentence: Sentence, noun: int) -> bool:
    return sentence.words[noun].lemma in time_tables().cues["dating.running"]


def _perfect(sentence: Sentence, index: int) -> bool:
    """True for "have been shelling" and for "shell" in "have been trying to shell"."""
    while sentence.words[index].dep == "xcomp" and sentence.words[index].head != index:
        index = sentence.words[index].head
    return any(w.lemma == "have" and w.tag != "VBD" for w in sentence.children(index, "aux"))


def _some(value: str, day: dt.date, sign: int, some: frozenset[str]) -> Interval | None:
    """Some days, weeks, months or years before or after *day*, from a length without a number."""
    unit = value[-1]
    most = next((int(n) for n, letter in (s.split() for s in some) if letter == unit.lower()), None)
    if not value.startswith("PX") or most is None:
        return None
    far = moved(day, sign * most, unit)
    return of_days(min(far, day), max(far, day), _PRECISION[unit]) if far else None
