"""The time that the words of a claim's own sentence give it."""

from __future__ import annotations

from dateline.knowledge.time_tables import time_tables
from dateline.model import ClaimTime, Draft, Interval, Sentence
from dateline.model.vocabulary import VERBAL_TYPES
from dateline.times.attachment import Attached, clause_of, is_saying
from dateline.times.calendar import of_days
from dateline.times.clocks import told_clock
from dateline.times.lengths import begun, lasting
from dateline.times.offsets import governs
from dateline.times.outlook import outlook
from dateline.times.scene import Scene

#: Nearness from here on: the time stands on a clause below the trigger.
_ABOVE = 20
#: How a clause hangs that says what happened at a time just told.
_OF_A_TIME = frozenset({"relcl", "advcl", "acl"})


def interval_of(time: Attached, scene: Scene, number: int, *, above: bool) -> Interval | None:
    """The days an attached expression gives to a happening: "since 2011" runs to publication."""
    cues = time_tables().cues
    span = time.expression.interval
    if span is None:
        return lasting(time, scene.sentences[number], scene.day)
    since = time.preposition in cues["dating.since"] or (time.since and above)
    since = since or (above and begun(time, scene.sentences[number]))
    if since and span.start and scene.day:
        return of_days(span.start, max(scene.day, span.start), span.precision)
    if time.preposition in cues["dating.before"]:
        return None
    return span if span.start else None


def stated(draft: Draft, scene: Scene) -> ClaimTime | None:
    """The time that hangs on the trigger, on its clause or a clause it belongs to, or None."""
    sentence = scene.sentences[draft.sentence]
    for offset in reversed(scene.offsets.get(draft.sentence, ())):
        if offset.interval and offset.counted and governs(offset, sentence, draft.head):
            return ClaimTime(offset.interval, "stated", offset.mention)
    caption = scene.captions.get(draft.sentence)
    best: tuple[int, int, Attached, Interval] | None = None
    for time in scene.times.get(draft.sentence, ()):
        near = _nearness(draft, time, sentence)
        if near and of_another(draft, time, scene) and not _set_in(draft, time, sentence):
            continue
        if near and _only_asked(draft, time, sentence):
            continue
        if near is None or (caption and time is not caption and near > 0):
            continue
        span = interval_of(time, scene, draft.sentence, above=near >= _ABOVE)
        if span is None:
            continue
        rank = (near, abs(time.head - draft.head), time, span)
        if best is None or rank[:2] < best[:2]:
            best = rank
    if best is None and (then := _then(draft, scene)) is not None:
        return then
    if best is None and caption and caption.expression.interval:
        return ClaimTime(caption.expression.interval, "stated", caption.expression.mention)
    if best is None:
        return None
    clock = _hour(draft, best[2], best[3], scene)
    return ClaimTime(best[3], "stated", best[2].expression.mention, clock)


def _then(draft: Draft, scene: Scene) -> ClaimTime | None:
    """The time that a clause tells of: "it has burned since 2011, when police shot at crowds"."""
    sentence = scene.sentences[draft.sentence]
    chain, cues = clause_of(sentence, draft.head), time_tables().cues["dating.when"]
    for word in sentence.words:
        verb = sentence.head(word)
        if word.lower not in cues or verb.index not in chain or verb.dep not in _OF_A_TIME:
            continue
        before = sentence.words[: word.index]
        if before and before[-1].text == ",":
            before = before[:-1]
        for time in scene.times.get(draft.sentence, ()):
            span = time.expression.interval
            if before and time.expression.mention.end == before[-1].end and span and span.start:
                return ClaimTime(span, "stated", time.expression.mention)
    return None


def _hour(draft: Draft, day: Attached, span: Interval, scene: Scene) -> str | None:
    """The hour that dates the claim, or that stands with its day: "on Monday ... at 5 p.m."."""
    sentence = scene.sentences[draft.sentence]
    if span.start is None or span.start != span.end:
        return None
    near = [
        (rank, time)
        for time in scene.times.get(draft.sentence, ())
        if time is day or time.governors[-1:] == day.governors[-1:]
        if (rank := _nearness(draft, time, sentence)) is not None
    ]
    for _, time in sorted(near, key=lambda found: (found[1] is not day, found[0], found[1].head)):
        clock = told_clock(time.expression)
        if clock and clock.startswith(str(span.start)):
            return clock
    return None


def _nearness(draft: Draft, time: Attached, sentence: Sentence) -> int | None:
    """0 for a time on the trigger itself, more for one on a clause it belongs to, None for none."""
    words = set(draft.words) | {draft.head}
    if words & set(time.governors):
        return 0
    if not time.governors:
        return None
    verb = time.governors[-1]
    if elsewhere(draft.head, time, sentence):
        return None
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
    if draft.head in below:
        return _ABOVE + below.index(draft.head)
    # "The war has killed thousands since it began in 2014."
    shared = set(below) & set(chain) if time.since else ()
    if time.since and not shared and _is_perfect(sentence, draft.head):
        # "They have bombed convoys bound for the port several times since the war began."
        shared = set(clause_of(sentence, verb)) & {draft.head}
    return _ABOVE + len(below) + len(chain) if shared else None


def _is_perfect(sentence: Sentence, index: int) -> bool:
    return any(w.lemma == "have" for w in sentence.children(index, "aux"))


def elsewhere(index: int, time: Attached, sentence: Sentence) -> bool:
    """True when the words say that *time* is not that of word *index*, though they are near."""
    return _comes_after(index, time, sentence) or _in_apposition(index, time, sentence)


def _in_apposition(index: int, time: Attached, sentence: Sentence) -> bool:
    """True outside the apposition in "the square, the centre of protests in 2011"."""
    span = time.expression.interval
    if span is None or span.precision != "year":
        return False
    beside = [g for g in time.governors if sentence.words[g].dep == "appos"]
    return any(index not in sentence.subtree(g) for g in beside)


def _comes_after(index: int, time: Attached, sentence: Sentence) -> bool:
    """True for "after seizing the town they fought off raids the following day": a day too late."""
    cues, verb = time_tables().cues, time.governors[-1] if time.governors else -1
    words = time.expression.mention.text.lower().split()
    if not cues["dating.forward"] & set(words):
        return False
    for word in (sentence.words[index], *sentence.ancestors(index)):
        if word.index == verb:
            return False
        opens = sentence.head(word) if word.dep == "pcomp" else None
        marks = [opens] if opens else sentence.children(word.index, "mark", "prep")
        if any(m.lower in cues["dating.counted-after"] for m in marks) and word.dep != "relcl":
            return verb in {w.index for w in sentence.ancestors(word.index)}
    return False


def of_another(draft: Draft, time: Attached, scene: Scene) -> bool:
    """True when the time hangs on the noun of another kind of happening ("the May 1 attack")."""
    first = time.governors[0] if time.governors else -1
    other = scene.heads.get((draft.sentence, first))
    noun = scene.sentences[draft.sentence].words[first].pos not in ("VERB", "AUX")
    return other is not None and other != draft.type and noun


def _only_asked(draft: Draft, time: Attached, sentence: Sentence) -> bool:
    """ "Vowed on Wednesday to march on the port": the day is of the vow, the march has none."""
    verb = time.governors[-1] if time.governors else -1
    if verb in draft.words or sentence.words[verb].lemma not in time_tables().cues["dating.asking"]:
        return False
    return draft.type not in VERBAL_TYPES and outlook(sentence, draft.head) == "future"


def _through_noun(draft: Draft, noun: int, sentence: Sentence) -> int | None:
    """ "Arrested during the April 15 protests": the noun's day is the verb's."""
    cues = time_tables().cues["dating.at-the-noun"]
    over = sentence.head(sentence.words[noun])
    if over.lower in cues and over.dep == "prep" and over.head in {*draft.words, draft.head}:
        return _ABOVE - 1
    return None


def _set_in(draft: Draft, time: Attached, sentence: Sentence) -> bool:
    """ "Arrested during the April 15 protests": the day of the other happening is its own too."""
    over = sentence.head(sentence.words[time.governors[0]])
    cues = time_tables().cues["dating.set-in"]
    return over.lower in cues and over.head == draft.head
