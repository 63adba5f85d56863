"""The day of a report's news, for what it tells without a day of its own."""

from __future__ import annotations

from collections import Counter

from dateline.model import ClaimTime, Draft
from dateline.model.vocabulary import VERBAL_TYPES
from dateline.times.attachment import verb_of
from dateline.times.calendar import of_days, shift
from dateline.times.scene import Scene, Told, in_scene, is_news

#: The share of a report's dated news that one day must have to be the day of its news.
_MOST = 0.7
#: Sentences after a claim that may tell its happening once more, with its day.
_BESIDE = 2
#: Days back from which a number told in the perfect may count.
_TALLY = 14


def continued(draft: Draft, scene: Scene, dated: list[Told]) -> ClaimTime | None:
    """The day of the deed told just before it in the same paragraph ("They freed 600 inmates").

    One continuing scene keeps its day within the paragraph (codebook section 7).
    """
    paragraph = scene.sentences[draft.sentence].paragraph
    if draft.type in VERBAL_TYPES:
        return None
    for other in reversed(dated):
        there = other.draft.sentence
        if other.draft.trigger.start >= draft.trigger.start or other.caption:
            continue
        if scene.sentences[there].paragraph != paragraph or draft.sentence - there > 1:
            return None
        if is_news(other.time, scene):
            return other.time
    return None


def lead_day(draft: Draft, scene: Scene, dated: list[Told]) -> ClaimTime | None:
    """The day of the report's news: that of its claims of this type, else, when the first dated
    happening is of the report's own day, that day.

    None where the dated news is of several days, and half of it of the last two.
    """
    near = [t for t in dated if is_news(t.time, scene)]
    told = [t for t in near if not _retold(t, near, scene)]
    days = Counter(t.time.interval.start for t in told)
    if (again := told_again(draft, scene, dated)) is not None:
        return again
    if days and max(days.values()) < _MOST * len(told):
        recent = [t for t in told if is_news(t.time, scene, days=1)]
        if 2 * len(recent) >= len(told):
            return None
    alike = Counter(t.time.interval for t in near if t.draft.type == draft.type)
    if alike:
        best = alike.most_common(1)[0][0]
        return next(t.time for t in near if t.time.interval == best)
    plain = [t for t in dated if not t.caption and t.time.interval.precision == "day"]
    if plain and plain[0].time.interval.start == scene.day:
        return plain[0].time
    return None


def told_again(draft: Draft, scene: Scene, dated: list[Told]) -> ClaimTime | None:
    """The one day that all news of the claim's type has, where one of the next sentences tells it.

    A lead tells without a day what is told with it just below.
    """
    near = [t for t in dated if is_news(t.time, scene) and not t.caption]
    alike = [t for t in near if t.draft.type == draft.type]
    apart = [t.draft.sentence - draft.sentence for t in alike]
    beside = any(0 <= n <= _BESIDE for n in apart)
    if not beside or len({t.time.interval for t in alike}) > 1:
        return None
    return alike[0].time


def _retold(told: Told, near: list[Told], scene: Scene) -> bool:
    """True for "brokered" in "in breach of the truce that the envoys brokered on Tuesday": the
    day is counted once, for the noun that the clause describes."""
    verb = verb_of(scene.sentences[told.draft.sentence], told.draft.head)
    shared = (t for t in near if t is not told and t.time.mention == told.time.mention)
    return verb.dep == "relcl" and any(t.draft.head == verb.head for t in shared)


def old_story(draft: Draft, scene: Scene, dated: list[Told]) -> ClaimTime | None:
    """The days most claims told before have, in a report none of whose claims is dated as news.

    An inquiry into a killing of months ago goes on telling of it without naming its day again.
    """
    if any(is_news(t.time, scene) for t in dated):
        return None
    before = [
        t.time
        for t in dated
        if t.draft.trigger.start < draft.trigger.start
        and not t.caption
        and t.time.interval.precision in ("day", "days")
        and in_scene(t.time, scene)
    ]
    counted = Counter(time.interval for time in before).most_common(1)
    if not counted or 2 * counted[0][1] < len(before):
        return None
    return next(time for time in before if time.interval == counted[0][0])


def tally(scene: Scene, dated: list[Told]) -> ClaimTime | None:
    """A number told in the perfect ("40 have been killed") counts from the first day of the scene.

    Codebook section 7, "Carrying over"; the stretch reaches back two weeks at most.
    """
    days = [
        t.time.interval.start
        for t in dated
        if t.time.interval.start and not t.caption and is_news(t.time, scene, days=_TALLY)
    ]
    if scene.day is None or not days or (scene.day - min(days)).days <= 1:
        return None
    return ClaimTime(of_days(min(days), scene.day, "days"), "inferred")


def standing_day(scene: Scene) -> ClaimTime | None:
    """What is told in the present, who holds a place or what a government urges: so on the day
    of the report, and no more is said."""
    if scene.day is None:
        return None
    return ClaimTime(of_days(scene.day, scene.day, "day"), "published")


def of_the_day(scene: Scene) -> ClaimTime | None:
    """Events of the day's news without a stated day: the day before to publication."""
    if scene.day is None:
        return None
    before = shift(scene.day, -1)
    return ClaimTime(of_days(before, scene.day, "days"), "inferred")
