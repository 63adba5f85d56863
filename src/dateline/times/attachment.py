"""Which words of a sentence a time expression belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.knowledge.time_tables import time_tables
from dateline.model import Sentence, Span, TimeExpression, Word
from dateline.times.calendar import of_days

#: Dependencies that tie a time to its noun alone: "the Aug. 21 attack", "Friday's raid".
_OF_THE_NOUN = frozenset({"poss", "compound", "amod", "nmod", "nummod", "appos"})
#: Dependencies by which a word shares the time of what governs it.
_ARGUMENTS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "obj", "pobj", "prep", "agent", "attr", "dative", "oprd"}
    | {"compound", "conj", "appos", "pcomp", "amod", "acomp", "csubj", "nmod", "poss", "npadvmod"}
)
#: Longest stretch, in days, that "from ... to" is read as one.
_LONGEST = 366
_TIGHT_CLAUSES = frozenset({"xcomp", "conj", "advcl", "acl", "pcomp"})
_ASIDES = frozenset({"acl", "relcl"})
_CONTENT = frozenset({"pcomp", "ccomp", "conj"})
_RELATIVE = "relcl"
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Attached:
    """A time expression of a sentence: its head word, what it may date, nearest first.

    ``preposition`` is the word that introduces it ("since", "on"), "" for none. ``strict`` marks a
    time inside a noun phrase, which dates that noun only. ``since`` marks the time of a clause
    opened by "since": what it stands under runs from that time on. ``of`` marks a length of what
    goes on: "18 months of attacks".
    """

    expression: TimeExpression
    head: int
    governors: tuple[int, ...]
    preposition: str
    strict: bool
    since: bool
    of: bool = False


def by_sentence(
    sentences: Sequence[Sentence], expressions: Sequence[TimeExpression]
) -> Iterator[tuple[int, Sentence, list[TimeExpression]]]:
    """Each sentence with its number and its own of *expressions*, both in text order."""
    at = 0
    for number, sentence in enumerate(sentences):
        here = []
        while at < len(expressions) and expressions[at].mention.start < sentence.end:
            here.append(expressions[at])
            at += 1
        yield number, sentence, here


def attach(sentence: Sentence, expressions: Sequence[TimeExpression]) -> tuple[Attached, ...]:
    """*expressions* of *sentence* with the words that they date; "May 2 and 3" become one."""
    joined: list[TimeExpression] = []
    for expression in expressions:
        both = _joined(sentence, joined[-1], expression) if joined else None
        if both is None:
            joined.append(expression)
        else:
            joined[-1] = both
    return tuple(a for e in joined if (a := _attached(sentence, e)) is not None)


def _joined(
    sentence: Sentence, left: TimeExpression, right: TimeExpression
) -> TimeExpression | None:
    """The stretch from *left* to *right* where the words say so and it is no longer than a year."""
    a, b = left.interval, right.interval
    if a is None or b is None or not a.start or not b.start or not a.end or not b.end:
        return None
    start, end = left.mention.start, right.mention.end
    between = sentence.text[
        left.mention.end - sentence.start : right.mention.start - sentence.start
    ]
    if between.strip().lower() not in time_tables().cues["dating.joining"]:
        return None
    years = a.precision == b.precision == "year"
    if not a.start <= b.start or not a.end < b.end:
        return None
    if (b.end - a.start).days > _LONGEST and not years:
        return None
    text = sentence.text[start - sentence.start : end - sentence.start]
    precision = "days" if a.precision == "day" else a.precision
    return TimeExpression(
        Span(start, end, text), left.type, left.value, of_days(a.start, b.end, precision)
    )


def _attached(sentence: Sentence, expression: TimeExpression) -> Attached | None:
    inside = {w.index for w in sentence.words_in(expression.mention)}
    if not inside:
        return None
    head = next((i for i in sorted(inside) if sentence.words[i].head not in inside), min(inside))
    word = sentence.words[head]
    strict = word.dep == "poss" or (
        word.dep in _OF_THE_NOUN
        and sentence.head(word).pos in ("NOUN", "ADJ")
        and sentence.head(word).lemma not in time_tables().cues["dating.unit"]
    )
    if expression.type == "DURATION" and (lasted := _of_what(sentence, head)) is not None:
        return Attached(expression, head, (lasted,), "of", True, False, True)
    if expression.type == "DURATION" and (whole := _fronted(sentence, min(inside), word)):
        return Attached(
            expression, head, whole, sentence.words[min(inside) - 1].lower, False, False
        )
    preposition = ""
    governors: list[int] = []
    for above in sentence.ancestors(head):
        if above.index in inside or above.pos in ("ADP", "SCONJ", "PART"):
            if not governors and above.index not in inside:
                preposition = preposition or above.lower
            continue
        governors.append(above.index)
        if above.pos in ("VERB", "AUX") or strict:
            break
    ages = expression.type == "DURATION" and expression.interval is not None
    if ages and governors and _runs(sentence, governors[0]):
        governors, strict = governors[:1], True  # "fighting in the war, now in its sixth year"
    before = min(inside) - 1
    if not preposition and before >= 0 and sentence.words[before].pos in ("ADP", "SCONJ"):
        preposition = sentence.words[before].lower
    if governors and _outset(sentence, governors[0]):
        preposition = sentence.head(sentence.words[governors[0]]).lower
    since = bool(governors) and _opened_by_since(sentence, governors[-1])
    return Attached(expression, head, tuple(governors), preposition, strict, since)


def _fronted(sentence: Sentence, first: int, head: Word) -> tuple[int, ...]:
    """The verb in "for nearly a week troops have been ...", whose parse makes it "week troops"."""
    before = sentence.words[first - 1] if first else None
    if before is None or before.lower not in time_tables().cues["dating.lasting"]:
        return ()
    verb = sentence.head(before)
    wrong = head.dep in _OF_THE_NOUN and sentence.head(head).index > head.index
    return (verb.index,) if wrong and verb.pos in ("VERB", "AUX") and before.dep == "prep" else ()


def _runs(sentence: Sentence, index: int) -> bool:
    return sentence.words[index].lemma in time_tables().cues["dating.running"]


def _outset(sentence: Sentence, index: int) -> bool:
    """True for "start" in "since the start of operations there in 2014"."""
    cues, word = time_tables().cues, sentence.words[index]
    since = sentence.head(word).lower in cues["dating.since"]
    return word.pos == "NOUN" and word.lemma in cues["dating.outset"] and since


def _of_what(sentence: Sentence, head: int) -> int | None:
    """The noun that a length is of: "attacks" in "18 months of terror attacks"."""
    for prep in sentence.children(head, "prep"):
        if prep.lower == "of" and prep.index == head + 1:
            return next((w.index for w in sentence.children(prep.index, "pobj")), None)
    return None


def _opened_by_since(sentence: Sentence, index: int) -> bool:
    cues = time_tables().cues["dating.since"]
    word = sentence.words[index]
    if word.dep == "pcomp" and sentence.head(word).lower in cues:
        return True
    return any(w.lower in cues for w in sentence.children(index, "mark", "prep"))


def is_saying(sentence: Sentence, index: int) -> bool:
    """True for a verb of saying, or of giving "details" or a "statement".

    "Was reported killed" tells the killing, not the report.
    """
    word, cues = sentence.words[index], time_tables().cues
    if word.lemma not in cues["dating.saying"]:
        objects = sentence.children(index, "dobj")
        return any(w.lemma in cues["dating.saying-noun"] for w in objects)
    return not (word.tag == "VBN" and sentence.children(index, "xcomp", "oprd"))


def clause_of(sentence: Sentence, index: int, *, asides: bool = True) -> tuple[int, ...]:
    """The words whose time word *index* shares, itself first, up to its clause's verb and beyond.

    Climbs from a noun through its governors to the verb, then through tight clauses
    (participles, conjuncts, infinitives), and stops at a verb of saying; without *asides* a
    participle or clause that only describes a noun is left out.
    """
    found, at = [index], index
    while True:
        word = sentence.words[at]
        above = sentence.head(word)
        if above.index == at or above.index in found:
            return tuple(found)
        # "Shelling has killed nine": a subject is a noun, whatever its tag.
        verbal = word.pos in ("VERB", "AUX") and word.dep not in _SUBJECTS
        if word.dep not in (_TIGHT_CLAUSES if verbal else _ARGUMENTS | _TIGHT_CLAUSES):
            return tuple(found)
        if word.dep != "conj" and is_saying(sentence, above.index):
            return tuple(found)
        if not asides and word.dep in _ASIDES:
            return tuple(found)
        found.append(above.index)
        at = above.index


def aside(sentence: Sentence, verb: int, index: int, *, all: bool = False) -> bool:
    """True when *verb* stands in a relative clause of which word *index* is no part.

    "Driven from the town, which rebels captured last Thursday": Thursday dates the capture only.
    What a subject did may be of the same day ("the ministers, who met on Monday, called for"),
    but with *all* that is left out too ("the man who attacked it in May has been caught").
    """
    above = {w.index for w in sentence.ancestors(index)} | {index}
    for word in (sentence.words[verb], *sentence.ancestors(verb)):
        if word.index in above:
            return False
        if word.dep == _RELATIVE and (all or sentence.head(word).dep not in _SUBJECTS):
            return True
    return False


def told_of(sentence: Sentence, verb: int, index: int) -> bool:
    """True when *verb* is what word *index* speaks of ("accused them of attacking on Thursday")."""
    word = sentence.words[verb]
    return word.dep in _CONTENT and any(w.index == index for w in sentence.ancestors(verb))


def verb_of(sentence: Sentence, index: int) -> Word:
    """The verb of the clause that word *index* stands in; the word itself where there is none."""
    word = sentence.words[index]
    if word.pos in ("VERB", "AUX"):
        return word
    return next((w for w in sentence.ancestors(index) if w.pos in ("VERB", "AUX")), word)
