"""Who speaks and what is said, read off the dependencies around a cue (ClearNLP labels)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.attribution.scope import is_to
from dateline.knowledge.cue_tables import Cue, StatementTables, word_classes
from dateline.model import Sentence, Word

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_CONTROLLED = ("xcomp", "advcl", "ccomp", "conj", "parataxis", "dep")
_BREAKS = frozenset({",", '"', "”", "''", "’", "'"})
_OPENERS = ("PROPN", "DET", "PRON", "NOUN", "ADJ", "NUM")
_NOMINAL = ("PROPN", "NOUN", "ADJ", "NUM", "PART")
RELATIVES = ("WDT", "WP", "WP$", "WRB")


@dataclass(frozen=True, slots=True)
class Subject:
    """The word that heads the source; ``passive`` when the cue is a passive without agent."""

    word: Word | None
    passive: bool = False


def subject_of(sentence: Sentence, index: int, depth: int = 0) -> Subject:
    """The subject of the verb *index*, its own or the one it shares with its governor."""
    verb = sentence.words[index]
    if depth == 0 and (inverted := _inverted(sentence, verb)):
        return Subject(inverted)
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
    if verb.dep == "acl" and verb.tag == "VBN":
        return _agent(sentence, index)
    if verb.dep in ("acl", "relcl"):
        return Subject(up if up.pos in ("NOUN", "PROPN", "PRON") else None)
    if verb.dep == "pcomp":
        return subject_of(sentence, up.head, depth + 1) if up.head != up.index else Subject(None)
    if verb.dep in _CONTROLLED and up.pos in ("VERB", "AUX"):
        return _shared(sentence, verb, up, depth)
    if depth == 0 and verb.tag == "VBG" and verb.dep in ("csubj", "dep", "nsubj", "amod"):
        return _main_subject(sentence, verb)
    if verb.dep == "acomp" and up.pos in ("AUX", "VERB"):
        return subject_of(sentence, up.index, depth + 1)
    if verb.dep == "xcomp" and up.pos == "ADJ":
        return subject_of(sentence, up.head, depth + 1)
    return Subject(None)


def _main_subject(sentence: Sentence, verb: Word) -> Subject:
    """The subject of the sentence, for a participle that the parse lost."""
    for word in sentence.words[: verb.index]:
        if word.dep == "nsubj" and sentence.head(word).dep in ("ROOT", "ccomp"):
            return Subject(word)
    return Subject(None)


def _inverted(sentence: Sentence, verb: Word) -> Word | None:
    """The subject right after a verb that a comma or quotation mark precedes (", said he")."""
    if verb.tag not in ("VBD", "VBZ", "VBP") or verb.index < 2:
        return None
    if verb.lemma in word_classes()["addressing"]:
        return None
    before, after = sentence.words[verb.index - 1], sentence.words[verb.index + 1 : verb.index + 2]
    lost = verb.dep == "dep" and before.pos in ("VERB", "NOUN", "PROPN", "ADV")
    if not (lost or before.text in _BREAKS) or not after or after[0].pos not in _OPENERS:
        return None
    if sentence.children(verb.index, *_SUBJECTS, "aux", "auxpass"):
        return None
    at = after[0].index
    while at + 1 < len(sentence.words) and sentence.words[at + 1].pos in _NOMINAL:
        at += 1
    return sentence.words[at] if sentence.words[at].pos in ("NOUN", "PROPN", "PRON") else None


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
    if subject.tag in RELATIVES or (subject.lower == "that" and verb.dep == "relcl"):
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
            found = [*_phrasal(sentence, index, cue), *_across(sentence, index, cue)][:1]
        elif more := _also_that(sentence, index):
            found.append(more)
        for complement in found:
            yield cue, complement
        if found:
            return


def _also_that(sentence: Sentence, index: int) -> Complement | None:
    """ "said that A, and that B", "said A because B" where the parse hangs B on the cue."""
    classes = word_classes()
    for child in sentence.children(index, "conj", "advcl"):
        marks = sentence.children(child.index, "mark")
        opener = "that_clause" if child.dep == "conj" else "reasons"
        if child.index > index and marks and marks[0].lower in classes[opener]:
            return _complement(sentence, child, "clause")
    return None


def _across(sentence: Sentence, index: int, cue: Cue) -> Iterator[Complement]:
    """ "said in her decision that ...": a clause the parse hangs on a word between."""
    if "clause" not in cue.frames:
        return
    below = [i for i in sentence.subtree(index) if i > index]
    for i in below:
        word = sentence.words[i]
        if word.pos == "VERB" and word.tag in ("VBD", "VBZ", "VBP"):
            return
        if word.dep == "mark" and word.lower == "that" and word.head > i:
            head = sentence.words[word.head]
            if head.dep != "acl" or sentence.head(head).dep != "dobj":
                yield _complement(sentence, head, "clause")
            return


def _own(sentence: Sentence, child: Word, cue: Cue) -> Complement | None:
    frames = cue.frames
    dep = child.dep
    if dep not in ("ccomp", "xcomp", "dobj"):
        return None
    below = sentence.children(child.index)
    if dep in ("ccomp", "xcomp") and child.pos in ("VERB", "AUX", "ADJ", "NOUN", "PROPN", "PRON"):
        bare = child.tag == "VB" or any(c.tag == "VB" and c.dep == "aux" for c in below)
        to = bare and any(is_to(c) for c in below)  # "to capture", "to have captured"
        if to:
            raised = dep == "ccomp" and any(c.dep == "nsubj" for c in below)
            wanted = "raising" if raised and "raising" in frames else "infinitive"
            return _complement(sentence, child, wanted) if wanted in frames else None
        if dep == "ccomp" and "naming" in frames and _small(sentence, child):
            return _complement(sentence, child, "naming")
        if child.tag == "VBG" and dep == "xcomp":
            return _complement(sentence, child, "gerund") if "gerund" in frames else None
        if dep == "ccomp":
            relative = _relative_gap(sentence, child)
            asks = not relative and _interrogative(sentence, child)
            wanted = "question" if asks else "clause"
            if wanted in frames:
                whole = _complement(sentence, child, wanted)
                after = frozenset(i for i in whole.words if i > child.head)
                return Complement(after, wanted, child.index) if relative else whole
    if dep == "dobj" and "object" in frames and child.pos in ("NOUN", "PROPN"):
        words = sentence.subtree(child.index)
        if len(words) >= 3 or cue.kind == "attitude":
            return Complement(frozenset(words), "object", child.index)
    return None


def _relative_gap(sentence: Sentence, child: Word) -> bool:
    """ "which it said shows ...": the clause's subject or object stands before the cue."""
    first = sentence.words[sentence.subtree(child.index)[0]]
    return first.index < child.head < child.index and first.tag in RELATIVES


def linear_clause(
    sentence: Sentence, word: Word, cues: tuple[Cue, ...]
) -> tuple[Cue, Complement] | None:
    """The clause after a cue that the parse broke up: "reported the raid left ten dead".

    What follows the cue must start like a clause and hold a finite verb of its own.
    """
    cue = next((c for c in cues if "clause" in c.frames and not c.guarded and not c.target), None)
    if cue is None or word.dep in ("amod", "compound"):
        return None
    if word.tag not in ("VBD", "VBZ", "VBP") and not sentence.children(word.index, "aux"):
        return None
    start = word.index + 1
    words = sentence.words
    while start < len(words) and words[start].pos == "ADV":
        start += 1
    if start >= len(words) or words[start].pos not in (*_OPENERS, "SCONJ"):
        return None
    for later in words[start + 1 :]:
        if later.text in (",", ";", ":", '"', "“") and later.index - start < 3:
            return None
        if later.tag in ("VBD", "VBZ", "VBP", "MD") and _in_the_clear(sentence, later, word, start):
            return cue, Complement(frozenset(range(start, len(words))), "linear", later.index)
    return None


def _in_the_clear(sentence: Sentence, later: Word, cue: Word, start: int) -> bool:
    """The finite verb is in no relative or adverbial clause, nor a second verb of the subject."""
    verb = sentence.head(later) if later.dep in ("aux", "auxpass") else later
    if verb.dep in ("relcl", "acl") or verb.index < cue.index:
        return False
    if sentence.children(verb.index, "mark"):
        return False
    subjects = sentence.children(verb.index, "nsubj", "nsubjpass")
    if subjects and start not in sentence.subtree(subjects[0].index):
        return False
    before = sentence.words[verb.index - 1]
    return before.pos not in ("CCONJ", "PUNCT", "SCONJ") and verb.dep != "ROOT"


def _small(sentence: Sentence, child: Word) -> bool:
    """A clause without a finite verb: "called [the vote a farce]"."""
    return child.pos in ("NOUN", "PROPN", "ADJ") and not sentence.children(
        child.index, "aux", "cop", "auxpass", "mark"
    )


def _interrogative(sentence: Sentence, child: Word) -> bool:
    first = sentence.words[sentence.subtree(child.index)[0]]
    return first.tag in RELATIVES or first.lower in ("whether", "if")


def _complement(sentence: Sentence, child: Word, frame: str) -> Complement:
    return Complement(frozenset(sentence.subtree(child.index)), frame, child.index)


def _phrasal(sentence: Sentence, index: int, cue: Cue) -> Iterator[Complement]:
    """Contents after a preposition, "as", or in an object complement."""
    children = sentence.children(index)
    objects = [c for c in children if c.dep == "dobj"]
    if "naming" in cue.frames and objects:
        for named in (c for c in children if c.dep == "oprd"):
            words = frozenset(sentence.subtree(objects[0].index))
            if objects[0].tag in RELATIVES:
                words = frozenset()
            yield Complement(words | set(sentence.subtree(named.index)), "naming", named.index)
    if "raising" in cue.frames and objects:
        for child in children:
            to = any(is_to(c) for c in sentence.children(child.index))
            if child.dep in ("xcomp", "advcl") and child.tag == "VB" and to:
                whole = frozenset(sentence.subtree(objects[0].index))
                verb = frozenset(sentence.subtree(child.index))
                yield Complement(whole | verb, "raising", child.index)
                return
    around = [*children, *(c for o in objects for c in sentence.children(o.index))]
    if cue.target:
        gerunds = [w for w in around if w.lower in cue.after and _gerund_after(sentence, w)]
        around = gerunds or [w for w in around if w.lower == "of"]
    around.sort(key=lambda w: w.index)
    for prep in around:
        if prep.index < index:
            continue
        if (clause := _for_clause(sentence, prep, cue)) is not None:
            yield clause
            return
        if prep.dep not in ("prep", "dative", "agent", "prt", "mark"):
            continue
        words = frozenset(sentence.subtree(prep.index)) - {prep.index}
        if not words:
            continue
        if prep.lower == "as" and "as" in cue.frames and objects:
            whole = frozenset(sentence.subtree(objects[0].index)) | words | {prep.index}
            if objects[0].tag in RELATIVES:
                whole = words
            yield Complement(whole, "as", prep.index)
            return
        if prep.lower in cue.after:
            if cue.whole:
                if not objects:
                    continue
                words = frozenset(sentence.subtree(objects[0].index)) | words | {prep.index}
            yield Complement(
                words | _repeated(sentence, prep, around), f"after-{prep.lower}", prep.index
            )
            return


def _for_clause(sentence: Sentence, child: Word, cue: Cue) -> Complement | None:
    """ "called for protests to remain peaceful": the clause that a preposition opens."""
    if child.dep not in ("advcl", "ccomp", "xcomp", "acl"):
        return None
    marks = [m for m in sentence.children(child.index, "mark") if m.lower in cue.opens]
    if not marks:
        return None
    words = frozenset(sentence.subtree(child.index)) - {marks[0].index}
    return Complement(words, f"after-{marks[0].lower}", child.index)


def _repeated(sentence: Sentence, prep: Word, around: list[Word]) -> frozenset[int]:
    """The rest of "of A, and of B"."""
    more = [
        w
        for w in around
        if w.index > prep.index
        and w.lower == prep.lower
        and sentence.words[w.index - 1].dep == "cc"
    ]
    if not more:
        return frozenset()
    last = max(sentence.subtree(more[-1].index))
    return frozenset(range(prep.index + 1, last + 1))


def _gerund_after(sentence: Sentence, prep: Word) -> bool:
    after = sentence.words[prep.index + 1 : prep.index + 4]
    return any(w.tag == "VBG" or w.text in "\"“'‘" for w in after)


def is_first_person(sentence: Sentence, subject: Word | None, tables: StatementTables) -> bool:
    """True when the source is I or we."""
    return subject is not None and subject.lower in tables.words["first_person"]
