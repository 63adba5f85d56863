"""Times that a claim takes from its neighbours, from the report's news, or from its tense."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from dateline.knowledge.time_tables import time_tables
from dateline.model import ClaimTime, Draft
from dateline.model.vocabulary import VERBAL_TYPES
from dateline.times.attachment import aside, is_saying, told_of
from dateline.times.calendar import of_days, shift
from dateline.times.offsets import governs
from dateline.times.outlook import in_background, outlook
from dateline.times.scene import Scene, Told, in_scene, is_news
from dateline.times.stated import interval_of, of_another

#: The share of a report's dated news that one day must have to be the day of its news.
_MOST = 0.7
#: Days back from which a number told in the perfect may count.
_TALLY = 14
#: Sentences back to which a noun may reach for the day of its happening.
_NEAR = 3


def inferred(draft: Draft, told: list[Told], dated: list[Told], scene: Scene) -> ClaimTime | None:
    sentence = scene.sentences[draft.sentence]
    look = outlook(sentence, draft.head)
    standing = look == "present" and sentence.words[draft.head].pos in ("VERB", "AUX")
    if look == "future" and draft.type not in VERBAL_TYPES:
        return None
    carried = (
        _antecedent(draft, told, scene)
        or _counted(draft, scene)
        or _uttered(draft, scene)
        or _loose(draft, scene)
        or _sibling(draft, dated, scene)
        or _reported(draft, scene)
        or (None if standing else _carried(draft, told, scene))
    )
    if carried is not None:
        return replace(carried, basis="inferred")
    if look == "present" and draft.type == "CONTROL":
        return _standing(scene)
    if in_background(sentence, draft.head, look):
        return None
    if standing:
        return _standing(scene)
    lead = None
    if look == "perfect" and draft.counts:
        lead = _tally(scene, dated)
    if not standing and look != "perfect":
        lead = (
            _continued(draft, scene, dated)
            or _lead(draft, scene, dated)
            or _old_story(draft, scene, dated)
        )
    return replace(lead, basis="inferred") if lead else _of_the_day(scene)


def _antecedent(draft: Draft, told: list[Told], scene: Scene) -> ClaimTime | None:
    """The day of what a noun mentions again (codebook section 7, bare re-mention).

    "The attack" is the last claim of its type told with that word; any noun may also take the
    stated day of a claim of its type a few sentences back ("the blast", "the carnage").
    """
    sentence = scene.sentences[draft.sentence]
    if sentence.words[draft.head].pos not in ("NOUN", "PROPN"):
        return None
    alike = [t for t in reversed(told) if t.draft.type == draft.type and not t.caption]
    cues = time_tables().cues["dating.definite"]
    below = sentence.children(draft.head, "det", "poss")
    if any(w.lower in cues or w.dep == "poss" for w in below):
        lemmas = _lemmas(draft, scene)
        shared = [(len(lemmas & _lemmas(t.draft, scene)), t.time) for t in alike]
        most = max((number for number, _ in shared), default=0)
        if most:
            return next(time for number, time in shared if number == most)
    for other in alike:
        near = draft.sentence - other.draft.sentence <= _NEAR
        if near and other.time.basis == "stated" and in_scene(other.time, scene):
            return other.time
    return None


def _lemmas(draft: Draft, scene: Scene) -> set[str]:
    words = scene.sentences[draft.sentence].words
    return {words[i].lemma for i in draft.words if words[i].pos in ("NOUN", "PROPN", "VERB")}


def _counted(draft: Draft, scene: Scene) -> ClaimTime | None:
    """The stretch that "days after the bombings" gives where no claim told before has a day."""
    sentence = scene.sentences[draft.sentence]
    for offset in scene.offsets.get(draft.sentence, ()):
        if offset.interval and governs(offset, sentence, draft.head):
            return ClaimTime(offset.interval, "inferred", offset.mention)
    return None


def _uttered(draft: Draft, scene: Scene) -> ClaimTime | None:
    """An act of speech in a sentence whose verb of saying has a day: that day is its own."""
    if draft.type not in VERBAL_TYPES:
        return None
    sentence = scene.sentences[draft.sentence]
    for time in scene.times.get(draft.sentence, ()):
        span = time.expression.interval
        said = bool(time.governors) and is_saying(sentence, time.governors[-1])
        if said and span and span.precision == "day":
            return ClaimTime(span, "inferred", time.expression.mention)
    return None


def _reported(draft: Draft, scene: Scene) -> ClaimTime | None:
    """What was told on a day is news of that day: it, or the day before it.

    "The minister said on Thursday that troops had retaken the city" (codebook section 4: the day
    on a verb of saying dates the statement, so the happening is not later).
    """
    sentence = scene.sentences[draft.sentence]
    if draft.type in VERBAL_TYPES:
        return None
    above = {w.index for w in sentence.ancestors(draft.head)}
    for time in scene.times.get(draft.sentence, ()):
        span = time.expression.interval
        verb = time.governors[-1] if time.governors else -1
        if verb not in above or not is_saying(sentence, verb):
            continue
        if span and span.start and span.precision == "day":
            before = shift(span.start, -1)
            return ClaimTime(
                of_days(before, span.start, "days"), "inferred", time.expression.mention
            )
    return None


def _loose(draft: Draft, scene: Scene) -> ClaimTime | None:
    """The nearest time of the sentence that no verb of saying holds: parsers hang times loosely."""
    sentence = scene.sentences[draft.sentence]
    best: tuple[int, ClaimTime] | None = None
    for time in scene.times.get(draft.sentence, ()):
        if of_another(draft, time, scene):
            continue
        verb = time.governors[-1] if time.governors else draft.head
        if time.strict or is_saying(sentence, verb) or aside(sentence, verb, draft.head):
            continue
        if draft.type in VERBAL_TYPES and told_of(sentence, verb, draft.head):
            continue
        span = interval_of(time, scene, draft.sentence, above=False)
        distance = abs(time.head - draft.head)
        if span is not None and (best is None or distance < best[0]):
            best = distance, ClaimTime(span, "inferred", time.expression.mention)
    return best[1] if best and in_scene(best[1], scene) else None


def _sibling(draft: Draft, dated: list[Told], scene: Scene) -> ClaimTime | None:
    siblings = [t for t in dated if t.draft.sentence == draft.sentence]
    times = scene.times.get(draft.sentence, ())
    others = {t.expression.mention for t in times if of_another(draft, t, scene)}
    others |= {o.mention for o in scene.offsets.get(draft.sentence, ())}
    siblings = [t for t in siblings if t.time.mention not in others]
    sentence = scene.sentences[draft.sentence]
    siblings = [t for t in siblings if not aside(sentence, t.draft.head, draft.head)]
    if draft.type in VERBAL_TYPES:
        siblings = [t for t in siblings if not told_of(sentence, t.draft.head, draft.head)]
    if not siblings:
        return None
    near = min(siblings, key=lambda s: abs(s.draft.head - draft.head))
    return near.time if in_scene(near.time, scene) else None


def _carried(draft: Draft, told: list[Told], scene: Scene) -> ClaimTime | None:
    """The time of the last claim of its type in the paragraph; "then" goes on from any claim."""
    sentence = scene.sentences[draft.sentence]
    onward = time_tables().cues["dating.onward"]
    goes_on = any(w.lower in onward for w in sentence.children(draft.head, "advmod"))
    for other in reversed(told):
        there = scene.sentences[other.draft.sentence]
        if there.paragraph != sentence.paragraph or draft.sentence - other.draft.sentence > 1:
            return None
        if other.caption or (other.draft.type != draft.type and not goes_on):
            continue
        return other.time if in_scene(other.time, scene) else None
    return None


def _continued(draft: Draft, scene: Scene, dated: list[Told]) -> ClaimTime | None:
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


def _lead(draft: Draft, scene: Scene, dated: list[Told]) -> ClaimTime | None:
    """The day of the report's news: that of its claims of this type, else, when the first dated
    happening is of the report's own day, that day.

    None where the dated news is of several days, and half of it of the last two.
    """
    near = [t for t in dated if is_news(t.time, scene)]
    days = Counter(t.time.interval.start for t in near)
    if days and max(days.values()) < _MOST * len(near):
        recent = [t for t in near if is_news(t.time, scene, days=1)]
        if 2 * len(recent) >= len(near):
            return None
    alike = Counter(t.time.interval for t in near if t.draft.type == draft.type)
    if alike:
        best = alike.most_common(1)[0][0]
        return next(t.time for t in near if t.time.interval == best)
    plain = [t for t in dated if not t.caption and t.time.interval.precision == "day"]
    if plain and plain[0].time.interval.start == scene.day:
        return plain[0].time
    return None


def _old_story(draft: Draft, scene: Scene, dated: list[Told]) -> ClaimTime | None:
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


def _tally(scene: Scene, dated: list[Told]) -> ClaimTime | None:
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


def _standing(scene: Scene) -> ClaimTime | None:
    """What is told in the present, who holds a place or what a government urges: so on the day
    of the report, and no more is said."""
    if scene.day is None:
        return None
    return ClaimTime(of_days(scene.day, scene.day, "day"), "published")


def _of_the_day(scene: Scene) -> ClaimTime | None:
    """Events of the day's news without a stated day: the day before to publication."""
    if scene.day is None:
        return None
    before = shift(scene.day, -1)
    return ClaimTime(of_days(before, scene.day, "days"), "inferred")
