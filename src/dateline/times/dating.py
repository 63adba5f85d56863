"""When each claim's happening took place: from its clause, its neighbours, or its tense."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.knowledge.time_tables import time_tables
from dateline.model import ClaimTime, Draft, Interval, Sentence, TimeExpression
from dateline.model.vocabulary import VERBAL_TYPES
from dateline.times.attachment import Attached, attach, clause_of, is_saying, verb_of
from dateline.times.calendar import of_days, shift
from dateline.times.heading import report_day
from dateline.times.lengths import lasting


@dataclass(frozen=True)
class _Scene:
    """What the claims of a report are dated against."""

    sentences: Sequence[Sentence]
    times: dict[int, tuple[Attached, ...]]
    day: dt.date | None


def date_claims(
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    expressions: Sequence[TimeExpression],
    *,
    published: dt.date | None,
) -> tuple[ClaimTime | None, ...]:
    """The time of each draft's happening, None where neither words nor tense give one.

    First the time expression of the trigger's own clause (basis stated), then that of the
    governing or neighbouring clause of the same scene (inferred; codebook section 7, "Carrying
    over"), then the day before publication to publication for news told as past (inferred).
    """
    day = report_day(sentences, expressions, published)
    scene = _Scene(sentences, _by_sentence(sentences, expressions, day), day)
    order = sorted(range(len(drafts)), key=lambda i: drafts[i].trigger.start)
    found: list[ClaimTime | None] = [None] * len(drafts)
    told: list[tuple[Draft, ClaimTime]] = []
    for index in order:
        draft = drafts[index]
        time = _stated(draft, scene) or _carried(draft, told, scene) or _of_the_day(draft, scene)
        found[index] = time
        if time is not None:
            told.append((draft, time))
    return tuple(found)


def _by_sentence(
    sentences: Sequence[Sentence], expressions: Sequence[TimeExpression], day: dt.date | None
) -> dict[int, tuple[Attached, ...]]:
    waiting, out, at = list(expressions), {}, 0
    for number, sentence in enumerate(sentences):
        here = []
        while at < len(waiting) and waiting[at].mention.start < sentence.end:
            here.append(waiting[at])
            at += 1
        if here:
            out[number] = attach(sentence, here)
    return out


def _interval(time: Attached, scene: _Scene, sentence: Sentence) -> Interval | None:
    """The days an attached expression gives to a happening: "since 2011" runs to publication."""
    cues = time_tables().cues
    span = time.expression.interval
    if span is None:
        return lasting(time, scene.day)
    if time.preposition in cues["dating.since"] and span.start and scene.day:
        return of_days(span.start, max(scene.day, span.start), "days")
    if time.preposition in cues["dating.before"]:
        return None
    return span if span.start else None


def _stated(draft: Draft, scene: _Scene) -> ClaimTime | None:
    sentence = scene.sentences[draft.sentence]
    best: tuple[int, int, Attached, Interval] | None = None
    for time in scene.times.get(draft.sentence, ()):
        span = _interval(time, scene, sentence)
        near = _nearness(draft, time, sentence)
        if span is None or near is None:
            continue
        rank = (near, abs(time.head - draft.head), time, span)
        if best is None or rank[:2] < best[:2]:
            best = rank
    if best is None:
        return None
    return ClaimTime(best[3], "stated", best[2].expression.mention)


def _nearness(draft: Draft, time: Attached, sentence: Sentence) -> int | None:
    """0 for a time on the trigger itself, more for one on a clause it belongs to, None for none."""
    words = set(draft.words) | {draft.head}
    if words & set(time.governors):
        return 0
    if time.strict or not time.governors:
        return None
    verb = time.governors[-1]
    if is_saying(sentence, verb):
        return None
    chain = clause_of(sentence, draft.head)
    if verb in chain:
        return 1 + chain.index(verb)
    below = clause_of(sentence, verb)
    if draft.head in below:
        return 2 + below.index(draft.head)
    return None


def _carried(draft: Draft, told: list[tuple[Draft, ClaimTime]], scene: _Scene) -> ClaimTime | None:
    sentence = scene.sentences[draft.sentence]
    for other, time in reversed(told):
        there = scene.sentences[other.sentence]
        if there.paragraph != sentence.paragraph or draft.sentence - other.sentence > 1:
            return None
        return replace(time, basis="inferred")
    return None


def _of_the_day(draft: Draft, scene: _Scene) -> ClaimTime | None:
    """Events of the day's news without a stated day: the day before to publication."""
    if scene.day is None:
        return None
    before = shift(scene.day, -1)
    return ClaimTime(of_days(before, scene.day, "days"), "inferred")
