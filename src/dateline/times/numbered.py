"""Days counted from the start of what went on; what is only said to have ended, or to recur."""

from __future__ import annotations

import datetime as dt

from dateline.knowledge.time_tables import time_tables
from dateline.model import ClaimTime, Draft, Word
from dateline.times.attachment import clause_of
from dateline.times.calendar import of_days, shift
from dateline.times.scene import Scene, Told, lemmas_of
from dateline.times.turns import nth_day


def lasted_until(draft: Draft, scene: Scene) -> bool:
    """True for "they held the town until last week", which only tells when it ended."""
    sentence = scene.sentences[draft.sentence]
    chain, cues = clause_of(sentence, draft.head), time_tables().cues["dating.until"]
    times = scene.times.get(draft.sentence, ())
    return any(t.preposition in cues and {*t.governors[-1:]} & set(chain) for t in times)


def recurs(draft: Draft, scene: Scene) -> bool:
    """True for "they shell it every night", which tells of no one day."""
    chain = clause_of(scene.sentences[draft.sentence], draft.head)
    sets = (t for t in scene.times.get(draft.sentence, ()) if t.expression.type == "SET")
    return any({*t.governors[-1:]} & set(chain) for t in sets)


def nth_day_of(draft: Draft, told: list[Told], scene: Scene) -> ClaimTime | None:
    """Counted from the start told before: "on the third day of the siege, they shelled it"."""
    sentence = scene.sentences[draft.sentence]
    chain = clause_of(sentence, draft.head)
    for word in sentence.words:
        nth = nth_day(sentence, word)
        above = sentence.head(word)
        if nth is None or not {above.index, above.head} & set(chain):
            continue
        number, whole = nth
        known = [
            t
            for t in reversed(told)
            if t.draft.sentence < draft.sentence
            and not t.caption
            and (whole is None or whole.lemma in lemmas_of(t.draft, scene))
        ]
        start = _start_of(whole, draft.sentence, scene)
        if known and _begins(known[0].time):
            start = known[0].time.interval.start
        day = shift(start, number - 1) if start else None
        if day is not None and (scene.day is None or day <= scene.day):
            return ClaimTime(of_days(day, day, "day"), "inferred")
    return None


def _begins(time: ClaimTime) -> bool:
    """True where the first day is one that the report tells, not the window of its news."""
    precision = time.interval.precision
    return precision == "day" or (precision == "days" and time.basis == "stated")


def _start_of(whole: Word | None, number: int, scene: Scene) -> dt.date | None:
    """The day of "the siege began on June 20" in a sentence before, which tells no claim."""
    cues = time_tables().cues["dating.starting"]
    if whole is None:
        return None
    for at in range(number - 1, -1, -1):
        sentence = scene.sentences[at]
        for time in scene.times.get(at, ()):
            span, verb = time.expression.interval, time.governors[-1] if time.governors else -1
            if span is None or span.precision != "day" or sentence.words[verb].lemma not in cues:
                continue
            if any(w.lemma == whole.lemma for w in sentence.children(verb, "nsubj", "nsubjpass")):
                return span.start
    return None
