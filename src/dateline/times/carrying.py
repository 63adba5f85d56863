"""Times that a claim takes from its neighbours, from the report's news, or from its tense."""

from __future__ import annotations

from dataclasses import replace

from dateline.knowledge.time_tables import time_tables
from dateline.model import ClaimTime, Draft, Sentence, Word
from dateline.model.vocabulary import VERBAL_TYPES
from dateline.times.attachment import aside, clause_of, is_saying, told_of, verb_of
from dateline.times.calendar import of_days, shift
from dateline.times.news import (
    continued,
    lead_day,
    of_the_day,
    old_story,
    standing_day,
    tally,
    told_again,
)
from dateline.times.numbered import lasted_until, nth_day_of, recurs
from dateline.times.offsets import governs
from dateline.times.outlook import in_background, outlook
from dateline.times.scene import Scene, Told, in_scene, is_news, is_recent, lemmas_of
from dateline.times.stated import elsewhere, interval_of, of_another
from dateline.times.wars import war_long

#: Precisions of a time of saying that the happening shares: "said in December that it had fallen".
_COARSE = frozenset({"week", "month"})
#: Sentences back to which a noun may reach for the day of its happening.
_NEAR = 3
#: Modes of ground that changes its holder.
_TAKING = frozenset({"capture", "recapture"})


def inferred(draft: Draft, told: list[Told], dated: list[Told], scene: Scene) -> ClaimTime | None:
    """The time of a claim that its own words do not date, None where it has none to take.

    *told* are the claims dated so far, in the order of the text; *dated* those of the whole report
    whose own words give their time.
    """
    sentence = scene.sentences[draft.sentence]
    look = outlook(sentence, draft.head)
    standing = look == "present" and sentence.words[draft.head].pos in ("VERB", "AUX")
    if look == "future" and draft.type not in VERBAL_TYPES:
        return None
    if lasted_until(draft, scene) or recurs(draft, scene):
        return None
    carried = (
        nth_day_of(draft, told, scene)
        or _antecedent(draft, told, scene)
        or _since(draft, told, scene)
        or war_long(draft, told, scene)
        or _counted(draft, scene)
        or _uttered(draft, scene)
        or _reported(draft, scene)
        or _loose(draft, scene)
        or _sibling(draft, dated, scene)
        or (None if standing else _carried(draft, told, scene))
    )
    if carried is not None:
        return replace(carried, basis="inferred", clock=None)
    if look == "present" and draft.type == "CONTROL":
        return standing_day(scene)
    if in_background(sentence, draft.head, look):
        return None
    if standing:
        return standing_day(scene)
    if look == "perfect":
        lead = tally(scene, dated) if draft.counts else told_again(draft, scene, dated)
    else:
        lead = (
            _taken_again(draft, told, scene)
            or continued(draft, scene, dated)
            or _told_before(draft, scene)
            or lead_day(draft, scene, dated)
            or old_story(draft, scene, dated)
        )
    return replace(lead, basis="inferred", clock=None) if lead else of_the_day(scene)


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
        lemmas = lemmas_of(draft, scene)
        shared = [(len(lemmas & lemmas_of(t.draft, scene)), t.time) for t in alike]
        most = max((number for number, _ in shared), default=0)
        if most:
            return next(time for number, time in shared if number == most)
    for other in alike:
        near = draft.sentence - other.draft.sentence <= _NEAR
        if near and other.time.basis == "stated" and in_scene(other.time, scene):
            return other.time
    return None


def _since(draft: Draft, told: list[Told], scene: Scene) -> ClaimTime | None:
    """From a claim told before to the day of the report: "since then, thousands have fled".

    "Since the start of the operation" runs from the claim told with that word.
    """
    sentence = scene.sentences[draft.sentence]
    cues = time_tables().cues
    chain = clause_of(sentence, draft.head)
    opener = sentence.words[0]
    since = next(
        (
            w
            for w in sentence.words
            if w.lower in cues["dating.since"] and (w.head in chain or w is opener)
        ),
        None,
    )
    if since is None or scene.day is None:
        return None
    before = [t for t in told if t.draft.sentence < draft.sentence and not t.caption]
    outset = _outset(since, scene, draft.sentence)
    if outset is not None:
        before = [t for t in before if outset in lemmas_of(t.draft, scene)]
    elif since.index and (since.dep == "mark" or sentence.children(since.index)):
        return None
    start = before[-1].time.interval.start if before else None
    if start is None or start >= scene.day:
        return None
    return ClaimTime(of_days(start, scene.day, "days"), "inferred")


def _outset(since: Word, scene: Scene, number: int) -> str | None:
    """The lemma of "operation" in "since the start of the operation", None for no such phrase."""
    sentence = scene.sentences[number]
    for start in sentence.children(since.index, "pobj"):
        if start.lemma not in time_tables().cues["dating.outset"]:
            continue
        for of in sentence.children(start.index, "prep"):
            for noun in sentence.children(of.index, "pobj"):
                return noun.lemma
    return None


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
        if span is None or span.precision not in {"days", *_COARSE}:
            continue
        found = ClaimTime(span, "inferred", time.expression.mention)
        # "Officials say this weekend that it had fallen" is open; what was told weeks ago is not
        still = span.precision == "days" and outlook(sentence, draft.head) == "before"
        if not (still and is_recent(found, scene)):
            return found if in_scene(found, scene) else None
    return None


def _loose(draft: Draft, scene: Scene) -> ClaimTime | None:
    """The nearest time of the sentence that no verb of saying holds: parsers hang times loosely."""
    sentence = scene.sentences[draft.sentence]
    own = verb_of(sentence, draft.head)
    best: tuple[int, ClaimTime, bool] | None = None
    for time in scene.times.get(draft.sentence, ()):
        if of_another(draft, time, scene) or elsewhere(draft.head, time, sentence):
            continue
        verb = time.governors[-1] if time.governors else draft.head
        if time.strict or is_saying(sentence, verb):
            continue
        if aside(sentence, verb, draft.head, all=outlook(sentence, draft.head) == "perfect"):
            continue
        if draft.type in VERBAL_TYPES and told_of(sentence, verb, draft.head):
            continue
        span = interval_of(time, scene, draft.sentence, above=False)
        distance = abs(time.head - draft.head)
        if span is not None and (best is None or distance < best[0]):
            # "The war began when troops fired on a crowd in 2011": as old as that may be.
            same = _when(sentence, verb, own)
            best = distance, ClaimTime(span, "inferred", time.expression.mention), same
    return best[1] if best and (best[2] or in_scene(best[1], scene)) else None


def _when(sentence: Sentence, verb: int, own: Word) -> bool:
    """True for the clause "when troops fired" of the clause of verb *own*."""
    clause = sentence.words[verb]
    if clause.dep != "advcl" or clause.head != own.index:
        return False
    when = time_tables().cues["dating.when"]
    return any(w.lower in when for w in sentence.children(verb, "advmod", "mark"))


def _sibling(draft: Draft, dated: list[Told], scene: Scene) -> ClaimTime | None:
    siblings = [t for t in dated if t.draft.sentence == draft.sentence]
    times = scene.times.get(draft.sentence, ())
    here = scene.sentences[draft.sentence]
    others = {
        t.expression.mention
        for t in times
        if of_another(draft, t, scene) or elsewhere(draft.head, t, here)
    }
    others |= {o.mention for o in scene.offsets.get(draft.sentence, ())}
    siblings = [t for t in siblings if t.time.mention not in others]
    sentence = scene.sentences[draft.sentence]
    perfect = outlook(sentence, draft.head) == "perfect"
    siblings = [t for t in siblings if not aside(sentence, t.draft.head, draft.head, all=perfect)]
    if draft.type in VERBAL_TYPES:
        siblings = [t for t in siblings if not told_of(sentence, t.draft.head, draft.head)]
    if not siblings:
        return None
    near = min(siblings, key=lambda s: abs(s.draft.head - draft.head))
    return near.time if in_scene(near.time, scene) else None


def _taken_again(draft: Draft, told: list[Told], scene: Scene) -> ClaimTime | None:
    """The day of the taking of ground told a few sentences back, which is told of again."""
    if draft.type != "CONTROL" or not _TAKING & set(draft.modes):
        return None
    for other in reversed(told):
        if draft.sentence - other.draft.sentence > _NEAR:
            return None
        same = other.draft.type == "CONTROL" and other.draft.modes == draft.modes
        if same and not other.caption and _of_the_news(other.time, scene):
            return other.time
    return None


def _of_the_news(time: ClaimTime, scene: Scene) -> bool:
    """True for one day of the news, or the last two where the day was not told."""
    start, end = time.interval.start, time.interval.end
    if scene.day is None or start is None or end != scene.day:
        return is_news(time, scene)
    return (end - start).days <= 1


def _told_before(draft: Draft, scene: Scene) -> ClaimTime | None:
    """The day of the sentence before, which tells of no claim ("contact was lost on Tuesday")."""
    sentence, before = scene.sentences[draft.sentence], draft.sentence - 1
    if before < 0 or scene.sentences[before].paragraph != sentence.paragraph:
        return None
    if draft.type in VERBAL_TYPES or before in scene.captions:
        return None
    for time in reversed(scene.times.get(before, ())):
        span, verb = time.expression.interval, time.governors[-1] if time.governors else None
        if span is None or verb is None or time.strict or is_saying(scene.sentences[before], verb):
            continue
        found = ClaimTime(span, "inferred", time.expression.mention)
        if is_news(found, scene):
            return found
    return None


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
        if _looks_back(other, scene):
            continue
        return other.time if in_scene(other.time, scene) else None
    return None


def _looks_back(told: Told, scene: Scene) -> bool:
    """True for what had happened before the news ("after saying that they had freed the town")."""
    sentence = scene.sentences[told.draft.sentence]
    back = outlook(sentence, told.draft.head) == "before"
    return back and told.time.basis == "inferred" and not is_recent(told.time, scene)
