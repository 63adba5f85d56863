"""Who speaks and what is said, read off the dependencies around a cue (ClearNLP labels)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.knowledge.cue_tables import Cue, StatementTables
from dateline.model import Sentence, Word

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_CONTROLLED = ("xcomp", "advcl", "ccomp", "conj", "parataxis", "dep")
_WH = ("WDT", "WP", "WP$", "WRB")


@dataclass(frozen=True, slots=True)
class Subject:
    """The word that heads the source; ``passive`` when the cue is a passive without agent."""

    word: Word | None
    passive: bool = False


def subject_of(sentence: Sentence, index: int, depth: int = 0) -> Subject:
    """The subject of the verb *index*, its own or the one it shares with its governor."""
    verb = sentence.words[index]
    for child in sentence.children(index, *_SUBJECTS):
        if child.dep == "nsubjpass":
            return _agent(sentence, index)
        return Subject(_antecedent(sentence, verb, child))
    if any(c.dep == "auxpass" for c in sentence.children(index)) or sentence.children(
        index, "agent"
    ):
        return _agent(sentence, index)
    if depth > 5 or verb.head == index:
        return Subject(None)
    up = sentence.head(verb)
    if verb.dep in ("acl", "relcl"):
        return Subject(up if up.pos in ("NOUN", "PROPN", "PRON") else None)
    if verb.dep == "pcomp":
        return subject_of(sentence, up.head, depth + 1) if up.head != up.index else Subject(None)
    if verb.dep in _CONTROLLED and up.pos in ("VERB", "AUX"):
        return _shared(sentence, verb, up, depth)
    if verb.dep == "xcomp" and up.pos == "ADJ":
        return subject_of(sentence, up.head, depth + 1)
    return Subject(None)


def _shared(sentence: Sentence, verb: Word, up: Word, depth: int) -> Subject:
    if verb.dep == "xcomp" and (objects := sentence.children(up.index, "dobj")):
        return Subject(objects[0])
    found = sentence.children(up.index, "nsubjpass")
    if found and verb.dep != "parataxis":
        return Subject(_antecedent(sentence, up, found[0]))
    return subject_of(sentence, up.index, depth + 1)


def _agent(sentence: Sentence, index: int) -> Subject:
    for by in sentence.children(index, "agent"):
        for noun in sentence.children(by.index, "pobj"):
            return Subject(noun)
    return Subject(None, passive=True)


def _antecedent(sentence: Sentence, verb: Word, subject: Word) -> Word:
    """What a relative pronoun stands for; the subject itself otherwise."""
    if subject.tag in _WH or (subject.lower == "that" and verb.dep == "relcl"):
        for up in (verb, *sentence.ancestors(verb.index)):
            if up.dep in ("relcl", "acl"):
                return sentence.head(up)
            if up.dep not in ("conj", "xcomp", "ccomp"):
                break
    return subject


@dataclass(frozen=True, slots=True)
class Complement:
    """Words of a content, and the frame that gave them."""

    words: frozenset[int]
    frame: str
    head: int


def complements(
    sentence: Sentence, index: int, cues: tuple[Cue, ...]
) -> Iterator[tuple[Cue, Complement]]:
    """Every content that the verb *index* governs in a frame of one of its cues."""
    for cue in cues:
        found = [c for child in sentence.children(index) if (c := _own(sentence, child, cue))]
        if not found:
            found = list(_phrasal(sentence, index, cue))
        for complement in found:
            yield cue, complement
        if found:
            return


def _own(sentence: Sentence, child: Word, cue: Cue) -> Complement | None:
    frames = cue.frames
    dep = child.dep
    if dep not in ("ccomp", "xcomp", "dobj"):
        return None
    below = sentence.children(child.index)
    if dep in ("ccomp", "xcomp") and child.pos in ("VERB", "AUX", "ADJ", "NOUN", "PROPN", "PRON"):
        to = any(c.tag == "TO" for c in below) and child.tag == "VB"
        if to:
            return _complement(sentence, child, "infinitive") if "infinitive" in frames else None
        if dep == "ccomp" and "naming" in frames and _small(sentence, child):
            return _complement(sentence, child, "naming")
        if child.tag == "VBG" and dep == "xcomp":
            return _complement(sentence, child, "gerund") if "gerund" in frames else None
        if dep == "ccomp":
            asks = _interrogative(sentence, child)
            if ("question" if asks else "clause") in frames or (asks and "clause" in frames):
                return _complement(sentence, child, "clause")
    if dep == "dobj" and "object" in frames and child.pos in ("NOUN", "PROPN"):
        words = sentence.subtree(child.index)
        if len(words) >= 3:
            return Complement(frozenset(words), "object", child.index)
    return None


def _small(sentence: Sentence, child: Word) -> bool:
    """A clause without a finite verb: "called [the vote a farce]"."""
    return child.pos in ("NOUN", "PROPN", "ADJ") and not sentence.children(
        child.index, "aux", "cop", "auxpass", "mark"
    )


def _interrogative(sentence: Sentence, child: Word) -> bool:
    first = sentence.words[sentence.subtree(child.index)[0]]
    return first.tag in _WH or first.lower in ("whether", "if")


def _complement(sentence: Sentence, child: Word, frame: str) -> Complement:
    return Complement(frozenset(sentence.subtree(child.index)), frame, child.index)


def _phrasal(sentence: Sentence, index: int, cue: Cue) -> Iterator[Complement]:
    """Contents after a preposition, "as", or in an object complement."""
    children = sentence.children(index)
    objects = [c for c in children if c.dep == "dobj"]
    if "naming" in cue.frames and objects:
        for named in (c for c in children if c.dep == "oprd"):
            words = frozenset(sentence.subtree(objects[0].index))
            yield Complement(words | set(sentence.subtree(named.index)), "naming", named.index)
    around = [*children, *(c for o in objects for c in sentence.children(o.index))]
    for prep in around:
        if prep.index < index or prep.dep not in ("prep", "dative", "agent", "prt", "mark"):
            continue
        words = frozenset(sentence.subtree(prep.index)) - {prep.index}
        if not words:
            continue
        if prep.lower == "as" and "as" in cue.frames and objects:
            whole = frozenset(sentence.subtree(objects[0].index)) | words | {prep.index}
            yield Complement(whole, "as", prep.index)
            return
        if prep.lower in cue.after:
            if cue.whole:
                if not objects:
                    continue
                words = frozenset(sentence.subtree(objects[0].index)) | words | {prep.index}
            elif cue.target and not _gerund_after(sentence, prep):
                continue
            yield Complement(words, f"after-{prep.lower}", prep.index)
            return


def _gerund_after(sentence: Sentence, prep: Word) -> bool:
    after = sentence.words[prep.index + 1 : prep.index + 4]
    return any(w.tag == "VBG" or w.text in "\"“'‘" for w in after)


def is_first_person(sentence: Sentence, subject: Word | None, tables: StatementTables) -> bool:
    """True when the source is I or we."""
    return subject is not None and subject.lower in tables.words["first_person"]
