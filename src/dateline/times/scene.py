"""What the claims of a report are dated against, and which times belong to its news."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import ClaimTime, Draft, Sentence, TimeExpression
from dateline.times.attachment import Attached, attach, by_sentence
from dateline.times.captions import caption_time
from dateline.times.offsets import Offset, offsets
from dateline.times.runs import runs
from dateline.times.turns import turns

#: A carried time older than this many days belongs to background, not to the scene of the news.
_SCENE = 200
#: A longer stretch is that of a war or a policy, not of one scene.
_STRETCH = 92
#: A happening this many days before the report is still its news.
_NEWS = 5


@dataclass(frozen=True)
class Scene:
    """A report's sentences with their times; ``heads`` are the triggers' head words.

    ``times``, ``captions`` and ``offsets`` are by sentence; ``day`` is the day of the report.
    """

    sentences: Sequence[Sentence]
    times: dict[int, tuple[Attached, ...]]
    captions: dict[int, Attached]
    offsets: dict[int, tuple[Offset, ...]]
    heads: dict[tuple[int, int], str]
    day: dt.date | None


@dataclass(frozen=True, slots=True)
class Told:
    """A claim already dated, for later ones of its scene."""

    draft: Draft
    time: ClaimTime
    caption: bool


def read_scene(
    sentences: Sequence[Sentence],
    expressions: Sequence[TimeExpression],
    drafts: Sequence[Draft],
    day: dt.date | None,
) -> Scene:
    """The scene of a report of *day*: each sentence's *expressions* with what they may date."""
    times: dict[int, tuple[Attached, ...]] = {}
    captions: dict[int, Attached] = {}
    counted: dict[int, tuple[Offset, ...]] = {}
    for number, sentence, here in by_sentence(sentences, expressions):
        counts = [r for r in runs(sentence, day) if not any(_overlap(r, e) for e in here)]
        here = sorted([*here, *counts], key=lambda e: e.mention.start)
        if here:
            times[number] = attach(sentence, here)
            if caption := caption_time(sentence, times[number]):
                captions[number] = caption
            counted[number] = (
                *offsets(sentence, times[number], day), *turns(sentence, times[number]),
            )  # fmt: skip
    heads = {(d.sentence, d.head): d.type for d in drafts}
    return Scene(sentences, times, captions, counted, heads, day)


def _overlap(one: TimeExpression, other: TimeExpression) -> bool:
    return one.mention.start < other.mention.end and other.mention.start < one.mention.end


def in_scene(time: ClaimTime, scene: Scene) -> bool:
    """True for a time near enough to the report to be that of its news."""
    start, end = time.interval.start, time.interval.end or time.interval.start
    if scene.day is None or start is None or end is None:
        return True
    short = (end - start).days <= _STRETCH
    return short and start <= scene.day and (scene.day - end).days <= _SCENE


def is_news(time: ClaimTime, scene: Scene, *, days: int = _NEWS) -> bool:
    """True for one day of the last *days* up to the day of the report."""
    start = time.interval.start
    if not scene.day or not start or time.interval.precision != "day":
        return False
    return 0 <= (scene.day - start).days <= days


def is_recent(time: ClaimTime, scene: Scene) -> bool:
    """True for a time, of whatever length, that ends among the days of the report's news."""
    end = time.interval.end
    return scene.day is None or end is None or (scene.day - end).days <= _NEWS


def lemmas_of(draft: Draft, scene: Scene) -> set[str]:
    """The lemmas of the nouns and verbs of a draft's trigger."""
    words = scene.sentences[draft.sentence].words
    return {words[i].lemma for i in draft.words if words[i].pos in ("NOUN", "PROPN", "VERB")}
