"""When each claim's happening took place: from its clause, its neighbours, or its tense."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.knowledge.time_tables import time_tables
from dateline.model import ClaimTime, Draft, Interval, Sentence, TimeExpression
from dateline.model.vocabulary import VERBAL_TYPES
from dateline.times.attachment import Attached, attach, clause_of, is_saying
from dateline.times.calendar import of_days, shift
from dateline.times.captions import caption_time
from dateline.times.heading import heading, report_day
from dateline.times.lengths import lasting
from dateline.times.outlook import in_background, outlook

#: A carried time older than this many days belongs to background, not to the scene of the news.
_SCENE = 200
#: A longer stretch is that of a war or a policy, not of one scene.
_STRETCH = 92
#: Sentences back to which a noun may reach for the day of its happening.
_NEAR = 3
#: A happening this many days before the report is still its news.
_NEWS = 5


@dataclass(frozen=True)
class _Scene:
    """What the claims of a report are dated against; ``heads`` are the triggers' head words."""

    sentences: Sequence[Sentence]
    times: dict[int, tuple[Attached, ...]]
    captions: dict[int, Attached]
    heads: dict[tuple[int, int], str]
    day: dt.date | None


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim already dated, for later ones of its scene."""

    draft: Draft
    time: ClaimTime
    caption: bool


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
    head = heading(sentences, expressions, published)
    scene = _scene(sentences, [e for e in expressions if e is not head], drafts, day)
    order = sorted(range(len(drafts)), key=lambda i: drafts[i].trigger.start)
    found: list[ClaimTime | None] = [_stated(draft, scene) for draft in drafts]
    dated = [
        _Told(drafts[i], time, drafts[i].sentence in scene.captions)
        for i in order
        if (time := found[i]) is not None
    ]
    told: list[_Told] = []
    for index in order:
        draft = drafts[index]
        time = found[index]
        if time is None and draft.sentence not in scene.captions:
            time = _inferred(draft, told, dated, scene)
        found[index] = time
        if time is not None:
            told.append(_Told(draft, time, draft.sentence in scene.captions))
    return tuple(found)


def _scene(
    sentences: Sequence[Sentence],
    expressions: Sequence[TimeExpression],
    drafts: Sequence[Draft],
    day: dt.date | None,
) -> _Scene:
    times: dict[int, tuple[Attached, ...]] = {}
    captions: dict[int, Attached] = {}
    at = 0
    for number, sentence in enumerate(sentences):
        here = []
        while at < len(expressions) and expressions[at].mention.start < sentence.end:
            here.append(expressions[at])
            at += 1
        if here:
            times[number] = attach(sentence, here)
            if caption := caption_time(sentence, times[number]):
                captions[number] = caption
    heads = {(d.sentence, d.head): d.type for d in drafts}
    return _Scene(sentences, times, captions, heads, day)


def _interval(time: Attached, scene: _Scene, number: int, *, above: bool) -> Interval | None:
    """The days an attached expression gives to a happening: "since 2011" runs to publication."""
    cues = time_tables().cues
    span = time.expression.interval
    if span is None:
        return lasting(time, scene.sentences[number], scene.day)
    since = time.preposition in cues["dating.since"] or (time.since and above)
    if since and span.start and scene.day:
        return of_days(span.start, max(scene.day, span.start), span.precision)
    if time.preposition in cues["dating.before"]:
        return None
    return span if span.start else None


def _stated(draft: Draft, scene: _Scene) -> ClaimTime | None:
    sentence = scene.sentences[draft.sentence]
    caption = scene.captions.get(draft.sentence)
    best: tuple[int, int, Attached, Interval] | None = None
    for time in scene.times.get(draft.sentence, ()):
        near = _nearness(draft, time, sentence)
        if near and _of_another(draft, time, scene):
            continue
        if near is None or (caption and time is not caption and near > 0):
            continue
        span = _interval(time, scene, draft.sentence, above=near >= _ABOVE)
        if span is None:
            continue
        rank = (near, abs(time.head - draft.head), time, span)
        if best is None or rank[:2] < best[:2]:
            best = rank
    if best is None and caption and caption.expression.interval:
        return ClaimTime(caption.expression.interval, "stated", caption.expression.mention)
    if best is None:
        return None
    return ClaimTime(best[3], "stated", best[2].expression.mention)


#: Nearness from here on: the time stands on a clause below the trigger.
_ABOVE = 20


def _nearness(draft: Draft, time: Attached, sentence: Sentence) -> int | None:
    """0 for a time on the trigger itself, more for one on a clause it belongs to, None for none."""
    words = set(draft.words) | {draft.head}
    if words & set(time.governors):
        return 0
    if not time.governors:
        return None
    verb = time.governors[-1]
    if time.strict:
        return _through_noun(draft, verb, sentence)
    if is_saying(sentence, verb):
        # "said that shells hit the town on Monday": the parser hangs "on Monday" too high.
        return _ABOVE - 2 if verb < draft.head < time.head else None
    chain = clause_of(sentence, draft.head)
    if verb in chain:
        return 1 + chain.index(verb)
    if sentence.words[verb].head == draft.head:
        return _ABOVE
    below = clause_of(sentence, verb, asides=False)
    return _ABOVE + below.index(draft.head) if draft.head in below else None


def _of_another(draft: Draft, time: Attached, scene: _Scene) -> bool:
    """True when the time hangs on the noun of another kind of happening ("the May 1 attack")."""
    first = time.governors[0] if time.governors else -1
    other = scene.heads.get((draft.sentence, first))
    noun = scene.sentences[draft.sentence].words[first].pos not in ("VERB", "AUX")
    return other is not None and other != draft.type and noun


def _through_noun(draft: Draft, noun: int, sentence: Sentence) -> int | None:
    """ "Arrested during the April 15 protests": the noun's day is the verb's."""
    cues = time_tables().cues["dating.at-the-noun"]
    over = sentence.head(sentence.words[noun])
    if over.lower in cues and over.dep == "prep" and over.head in {*draft.words, draft.head}:
        return _ABOVE - 1
    return None


def _inferred(
    draft: Draft, told: list[_Told], dated: list[_Told], scene: _Scene
) -> ClaimTime | None:
    sentence = scene.sentences[draft.sentence]
    look = outlook(sentence, draft.head)
    standing = look == "present" and sentence.words[draft.head].pos in ("VERB", "AUX")
    if look == "future" and draft.type not in VERBAL_TYPES:
        return None
    carried = (
        _antecedent(draft, told, scene)
        or _uttered(draft, scene)
        or _loose(draft, scene)
        or _sibling(draft, dated, scene)
        or (None if standing else _carried(draft, told, scene))
    )
    if carried is not None:
        return replace(carried, basis="inferred")
    if look == "present" and draft.type == "CONTROL":
        return _standing(scene)
    if in_background(sentence, draft.head, look):
        return None
    return (None if standing or look == "perfect" else _lead(draft, scene, dated)) or _of_the_day(
        scene
    )


def _antecedent(draft: Draft, told: list[_Told], scene: _Scene) -> ClaimTime | None:
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
        if near and other.time.basis == "stated" and _in_scene(other.time, scene):
            return other.time
    return None


def _lemmas(draft: Draft, scene: _Scene) -> set[str]:
    words = scene.sentences[draft.sentence].words
    return {words[i].lemma for i in draft.words if words[i].pos in ("NOUN", "PROPN", "VERB")}


def _uttered(draft: Draft, scene: _Scene) -> ClaimTime | None:
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


def _loose(draft: Draft, scene: _Scene) -> ClaimTime | None:
    """The nearest time of the sentence that no verb of saying holds: parsers hang times loosely."""
    sentence = scene.sentences[draft.sentence]
    best: tuple[int, ClaimTime] | None = None
    for time in scene.times.get(draft.sentence, ()):
        if _of_another(draft, time, scene):
            continue
        if time.strict or (time.governors and is_saying(sentence, time.governors[-1])):
            continue
        span = _interval(time, scene, draft.sentence, above=False)
        distance = abs(time.head - draft.head)
        if span is not None and (best is None or distance < best[0]):
            best = distance, ClaimTime(span, "inferred", time.expression.mention)
    return best[1] if best and _in_scene(best[1], scene) else None


def _sibling(draft: Draft, dated: list[_Told], scene: _Scene) -> ClaimTime | None:
    siblings = [t for t in dated if t.draft.sentence == draft.sentence]
    times = scene.times.get(draft.sentence, ())
    others = {t.expression.mention for t in times if _of_another(draft, t, scene)}
    siblings = [t for t in siblings if t.time.mention not in others]
    if not siblings:
        return None
    near = min(siblings, key=lambda s: abs(s.draft.head - draft.head))
    return near.time if _in_scene(near.time, scene) else None


def _carried(draft: Draft, told: list[_Told], scene: _Scene) -> ClaimTime | None:
    sentence = scene.sentences[draft.sentence]
    for other in reversed(told):
        there = scene.sentences[other.draft.sentence]
        if there.paragraph != sentence.paragraph or draft.sentence - other.draft.sentence > 1:
            return None
        if other.caption or other.draft.type != draft.type:
            continue
        return other.time if _in_scene(other.time, scene) else None
    return None


def _in_scene(time: ClaimTime, scene: _Scene) -> bool:
    """True for a time near enough to the report to be that of its news."""
    start, end = time.interval.start, time.interval.end or time.interval.start
    if scene.day is None or start is None or end is None:
        return True
    short = (end - start).days <= _STRETCH
    return short and start <= scene.day and (scene.day - end).days <= _SCENE


def _lead(draft: Draft, scene: _Scene, dated: list[_Told]) -> ClaimTime | None:
    """The day of the report's news: that of its claims of this type, else, when the first dated
    happening is of the report's own day, that day.

    One continuing scene keeps its day across paragraphs (codebook section 7).
    """
    near = [t for t in dated if _is_news(t.time, scene)]
    alike = Counter(t.time.interval for t in near if t.draft.type == draft.type)
    if alike:
        best = alike.most_common(1)[0][0]
        return replace(next(t.time for t in near if t.time.interval == best), basis="inferred")
    plain = [t for t in dated if not t.caption and t.time.interval.precision == "day"]
    if plain and plain[0].time.interval.start == scene.day:
        return replace(plain[0].time, basis="inferred")
    return None


def _is_news(time: ClaimTime, scene: _Scene) -> bool:
    start = time.interval.start
    if not scene.day or not start or time.interval.precision != "day":
        return False
    return 0 <= (scene.day - start).days <= _NEWS


def _standing(scene: _Scene) -> ClaimTime | None:
    """Who holds a place, told in the present: so on the day of the report, and no more is said."""
    if scene.day is None:
        return None
    return ClaimTime(of_days(scene.day, scene.day, "day"), "published")


def _of_the_day(scene: _Scene) -> ClaimTime | None:
    """Events of the day's news without a stated day: the day before to publication."""
    if scene.day is None:
        return None
    before = shift(scene.day, -1)
    return ClaimTime(of_days(before, scene.day, "days"), "inferred")
