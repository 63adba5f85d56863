"""Denials without a word for what is denied: one more draft, with the slots of what it denies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.attribution.scope import negated
from dateline.attribution.stance import has_particle, read_stance
from dateline.attribution.vouchers import phrase, subject_of
from dateline.knowledge.factuality_cues import DenialCue, FactualityCues, factuality_cues
from dateline.model import Coreference, Draft, Evidence, Mention, Sentence, Statement, Word
from dateline.model.vocabulary import VERBAL_TYPES

#: How many sentences before the denial the denied claim may stand.
REACH = 3
_OBJECTS = ("dobj", "nsubjpass", "oprd")


@dataclass(frozen=True, slots=True)
class _Denial:
    """A denial found: its rule, the words that name it, who denies (None when nobody is named)."""

    cue: DenialCue
    sentence: Sentence
    head: int
    words: tuple[int, ...]
    denier: Mention | None


def denials(
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    statements: Sequence[Statement],
    coreference: Coreference,
) -> tuple[Draft, ...]:
    """A draft for each denial that has no draft of its own, in text order (codebook section 7).

    Its trigger is the happening's own word where the denial has one ("involvement in the attack"),
    else the word of denial; type and slots are those of the nearest claim before it. A denial
    with no claim before it gives nothing.
    """
    cues = factuality_cues()
    taken = {(d.sentence, i) for d in drafts for i in d.words if d.type not in VERBAL_TYPES}
    found: list[Draft] = []
    for sentence in sentences:
        for denial in _denials(sentence, cues):
            if any((sentence.index, i) in taken for i in denial.words):
                continue
            denied = _denied(denial, _before(denial, drafts, statements), sentences, coreference)
            if denied is not None:
                found.append(_draft(denial, denied))
    return tuple(found)


def _denials(sentence: Sentence, cues: FactualityCues) -> Iterator[_Denial]:
    for word in sentence.words:
        for cue in cues.denials.get(word.lemma, ()):
            found = _predicate(sentence, word, cue) if cue.kind == "predicate" else None
            if cue.kind != "predicate":
                found = _object(sentence, word, cue)
            if found is not None:
                yield found
                break


def _object(sentence: Sentence, word: Word, cue: DenialCue) -> _Denial | None:
    """The denial verb *word* makes of its object, or of the noun its relative clause is of."""
    if word.pos != "VERB" or negated(sentence, word.index):
        return None
    if not has_particle(sentence, word, cue):
        return None
    objects = sentence.children(word.index, *_OBJECTS)
    for preposition in sentence.children(word.index, "prep"):
        if preposition.lower in cue.by:
            objects = (*objects, *sentence.children(preposition.index, "pobj"))
    antecedent = sentence.words[word.head]
    if word.dep in ("relcl", "advcl") and objects and objects[0].tag == "WDT":
        # ", which they deny" of all that is said before; "a charge which they deny" of the charge.
        whole = sentence.words[objects[0].index - 1].text == ","
        objects = () if whole and antecedent.lemma not in cue.objects else (antecedent,)
    elif word.dep == "relcl" and not objects:
        objects = (antecedent,)
    if not objects and sentence.children(word.index, "ccomp", "xcomp"):
        return None
    named = next((o for o in objects if o.lemma in cue.objects or o.lower in cue.objects), None)
    if cue.needs:
        if not (_has(sentence, objects, cue.needs) and _has(sentence, objects, cue.objects)):
            return None
    elif named is None and (objects or "" not in cue.objects):
        return None
    subject = subject_of(sentence, word.index)
    denier = phrase(sentence, subject) if subject else None
    if any(_told_itself(sentence, o, word) for o in objects if cue.needs or o is named):
        return None
    own = _own_word(sentence, named) if named and cue.own else None
    head = own if own is not None else word.index
    return _Denial(cue, sentence, head, (head,), denier)


def _told_itself(sentence: Sentence, claim: Word, verb: Word) -> bool:
    """True for "a report that rebels seized the dam", whose clause tells what is denied."""
    clauses = sentence.children(claim.index, "acl", "ccomp", "relcl")
    return any(w.dep != "relcl" or w is not verb for w in clauses)


def _predicate(sentence: Sentence, word: Word, cue: DenialCue) -> _Denial | None:
    """The denial that says of a claim, or of "this", that it is false or not the case."""
    verb = sentence.words[word.head]
    if word.dep not in ("acomp", "attr") or negated(sentence, verb.index) != cue.negated:
        return None
    subjects = sentence.children(verb.index, "nsubj")
    if any(sentence.children(s.index, "acl", "ccomp") for s in subjects):
        return None
    if not any(s.lemma in cue.subjects or s.lower in cue.subjects for s in subjects):
        return None
    subject = subject_of(sentence, verb.head) if verb.dep == "ccomp" else None
    denier = phrase(sentence, subject) if subject else None
    return _Denial(cue, sentence, word.index, (word.index,), denier)


def _has(sentence: Sentence, tops: tuple[Word, ...], lemmas: frozenset[str]) -> bool:
    """True when a word of one of *tops* or of what hangs on it has one of *lemmas*."""
    words = [sentence.words[i] for top in tops for i in sentence.subtree(top.index)]
    return any(w.lemma in lemmas or w.lower in lemmas for w in words)


def _own_word(sentence: Sentence, noun: Word) -> int | None:
    """The happening's own word after *noun*: "involvement in the attack"."""
    for preposition in sentence.children(noun.index, "prep"):
        for inner in sentence.children(preposition.index, "pobj", "pcomp"):
            return inner.index
    return None


def _before(
    denial: _Denial, drafts: Sequence[Draft], statements: Sequence[Statement]
) -> list[Draft]:
    """The claims that the denial may be of, nearest first; none that the denier makes."""
    at = denial.sentence.words[denial.head].start
    found = [
        d
        for d in drafts
        if d.trigger.end <= at
        and denial.sentence.index - d.sentence <= REACH
        and d.type not in VERBAL_TYPES
        and (denial.cue.gives == "retracts" or not _said_by(denial, d, statements))
    ]
    return sorted(found, key=lambda d: d.trigger.start, reverse=True)


def _denied(
    denial: _Denial,
    before: list[Draft],
    sentences: Sequence[Sentence],
    coreference: Coreference,
) -> Draft | None:
    """The claim denied: one of which the denier is accused before any other, else the nearest."""

    def rank(draft: Draft) -> int:
        stand = read_stance(
            sentences[draft.sentence], draft.head, factuality_cues(), type=draft.type
        )
        accused = stand is not None and stand.value == "accuses"
        return -2 * accused - _acts_in(denial.denier, draft, coreference)

    return min(before, key=rank, default=None)


def _said_by(denial: _Denial, draft: Draft, statements: Sequence[Statement]) -> bool:
    """True when the denier is the one who says that the draft happened."""
    if denial.denier is None:
        return False
    name = denial.denier.span.text.lower()
    return any(
        s.speaker is not None and s.speaker.name.lower() == name and s.covers(draft.trigger)
        for s in statements
    )


def _acts_in(denier: Mention | None, draft: Draft, coreference: Coreference) -> bool:
    if denier is None:
        return False
    name = coreference.resolved(denier).span.text.lower()
    return any(_same(coreference.resolved(a).span.text.lower(), name) for a in draft.actors)


def _same(one: str, other: str) -> bool:
    """True when two mentions agree, or one is the end of the other ("the militia", "militia")."""
    return one == other or one.endswith(f" {other}") or other.endswith(f" {one}")


def _draft(denial: _Denial, denied: Draft) -> Draft:
    sentence = denial.sentence
    word = sentence.words[denial.head]
    span = sentence.span(denial.words[0], denial.words[-1])
    actors = denied.actors
    if denial.cue.kind == "involvement" and denial.denier is not None:
        actors = (denial.denier,)
    return replace(
        denied,
        sentence=sentence.index,
        trigger=span,
        head=word.index,
        words=denial.words,
        actors=actors,
        evidence=(*denied.evidence, Evidence(denial.cue.id, span, "stance")),
    )
