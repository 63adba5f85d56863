"""What a whole war has done: "the conflict has taken 200,000 lives" counts from its beginning."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from dateline.knowledge.time_tables import time_tables
from dateline.model import ClaimTime, Draft, Sentence
from dateline.times.attachment import verb_of
from dateline.times.calendar import of_days
from dateline.times.lengths import reached_back
from dateline.times.outlook import outlook
from dateline.times.scene import Scene, Told, in_scene
from dateline.times.stated import interval_of


def war_long(draft: Draft, told: Iterable[Told], scene: Scene) -> ClaimTime | None:
    """From the beginning of the war that the clause is about to the day of the report.

    The beginning is the one told with that war in the sentence ("the six-year conflict has
    caused ..."), or in a claim before; "it" is the war of the sentence before. None for a clause
    about anything else, or not in the perfect.
    """
    sentence = scene.sentences[draft.sentence]
    cues = time_tables().cues
    verb = verb_of(sentence, draft.head)
    while verb.dep == "conj" and not sentence.children(verb.index, "nsubj"):
        verb = sentence.head(verb)
    if scene.day is None or outlook(sentence, verb.index) != "perfect":
        return None
    for subject in sentence.children(verb.index, "nsubj"):
        start: dt.date | None = None
        if subject.lemma in cues["dating.war"]:
            start = _own(subject.index, draft.sentence, scene) or _told(
                told, scene, 0, draft.sentence
            )
        elif subject.lower in cues["dating.it"]:
            start = _told(told, scene, draft.sentence - 1, draft.sentence)
        if start is not None and start < scene.day:
            return ClaimTime(of_days(start, scene.day, "days"), "inferred")
    return None


def _own(noun: int, number: int, scene: Scene) -> dt.date | None:
    """The first day that a time on the noun itself gives ("the six-year conflict")."""
    for time in scene.times.get(number, ()):
        if time.governors[:1] != (noun,):
            continue
        span = interval_of(time, scene, number, above=False)
        if span is None and time.expression.type == "DURATION" and scene.day:
            span = reached_back(time.expression.value, scene.day)
        if span is not None:
            return span.start
    return None


def _told(told: Iterable[Told], scene: Scene, first: int, last: int) -> dt.date | None:
    """The first day of the last war told of in sentences *first* to *last*."""
    days = [_began(number, scene) for number in range(max(first, 0), last)]
    days += [
        t.time.interval.start
        for t in told
        if first <= t.draft.sentence and not t.caption
        if t.time.basis == "stated" or not in_scene(t.time, scene)
        if _war(scene.sentences[t.draft.sentence], t.draft.head)
    ]
    return next((day for day in reversed(days) if day), None)


def _began(number: int, scene: Scene) -> dt.date | None:
    """The day in "the war has been raging since 2011", "the war began in 2011"."""
    sentence, cues = scene.sentences[number], time_tables().cues
    for time in scene.times.get(number, ()):
        verb = time.governors[-1] if time.governors else None
        if verb is None or not time.expression.interval:
            continue
        since = time.preposition in cues["dating.since"]
        begins = sentence.words[verb].lemma in cues["dating.starting"]
        subjects = sentence.children(verb, "nsubj", "nsubjpass")
        if (since or begins) and any(_war(sentence, s.index) for s in subjects):
            return time.expression.interval.start
    return None


def _war(sentence: Sentence, index: int) -> bool:
    return sentence.words[index].lemma in time_tables().cues["dating.war"]
