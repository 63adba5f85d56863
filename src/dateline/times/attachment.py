"""Which words of a sentence a time expression belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.knowledge.time_tables import time_tables
from dateline.model import Sentence, TimeExpression, Word

#: Dependencies that tie a time to its noun alone: "the Aug. 21 attack", "Friday's raid".
_OF_THE_NOUN = frozenset({"poss", "compound", "amod", "nmod", "nummod", "appos"})
#: Dependencies by which a word shares the time of what governs it.
_ARGUMENTS = frozenset(
    ("nsubj", "nsubjpass", "dobj", "obj", "pobj", "prep", "agent", "attr", "dative", "oprd")
    + ("compound", "conj", "appos", "pcomp", "amod", "acomp", "csubj", "nmod", "poss", "npadvmod")
)
_TIGHT_CLAUSES = frozenset({"xcomp", "conj", "advcl", "acl", "pcomp"})
_ASIDES = frozenset({"acl", "relcl"})


@dataclass(frozen=True, slots=True)
class Attached:
    """A time expression of a sentence: its head word, what it may date, nearest first.

    ``preposition`` is the word that introduces it ("since", "on"), "" for none. ``strict`` marks a
    time inside a noun phrase, which dates that noun only. ``since`` marks the time of a clause
    opened by "since": what it stands under runs from that time on.
    """

    expression: TimeExpression
    head: int
    governors: tuple[int, ...]
    preposition: str
    strict: bool
    since: bool


def attach(sentence: Sentence, expressions: Sequence[TimeExpression]) -> tuple[Attached, ...]:
    """*expressions* of *sentence* with the words that they date."""
    return tuple(a for e in expressions if (a := _attached(sentence, e)) is not None)


def _attached(sentence: Sentence, expression: TimeExpression) -> Attached | None:
    inside = {w.index for w in sentence.words_in(expression.mention)}
    if not inside:
        return None
    head = next((i for i in sorted(inside) if sentence.words[i].head not in inside), min(inside))
    strict = sentence.words[head].dep in _OF_THE_NOUN
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
    before = min(inside) - 1
    if not preposition and before >= 0 and sentence.words[before].pos in ("ADP", "SCONJ"):
        preposition = sentence.words[before].lower
    since = bool(governors) and _opened_by_since(sentence, governors[-1])
    return Attached(expression, head, tuple(governors), preposition, strict, since)


def _opened_by_since(sentence: Sentence, index: int) -> bool:
    cues = time_tables().cues["dating.since"]
    return any(w.lower in cues for w in sentence.children(index, "mark", "prep"))


def is_saying(sentence: Sentence, index: int) -> bool:
    """True for a verb of saying; "was reported killed" tells the killing, not the report."""
    word = sentence.words[index]
    if word.lemma not in time_tables().cues["dating.saying"]:
        return False
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
        verbal = word.pos in ("VERB", "AUX")
        if word.dep not in (_TIGHT_CLAUSES if verbal else _ARGUMENTS | _TIGHT_CLAUSES):
            return tuple(found)
        if is_saying(sentence, above.index) and above.index != index:
            return tuple(found)
        if not asides and word.dep in _ASIDES:
            return tuple(found)
        found.append(above.index)
        at = above.index


def verb_of(sentence: Sentence, index: int) -> Word:
    """The verb of the clause that word *index* stands in; the word itself where there is none."""
    word = sentence.words[index]
    if word.pos in ("VERB", "AUX"):
        return word
    return next((w for w in sentence.ancestors(index) if w.pos in ("VERB", "AUX")), word)
