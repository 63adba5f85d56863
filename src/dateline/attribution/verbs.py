"""Statements of verbs: their source, the frame of their content, and when they make none."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.attribution.asides import asides
from dateline.attribution.clauses import (
    RELATIVES,
    Subject,
    complements,
    is_first_person,
    linear_clause,
    subject_of,
)
from dateline.attribution.contents import own_side, trimmed
from dateline.attribution.found import Found, found_by, may_speak
from dateline.attribution.page import runs
from dateline.attribution.sources import noun_phrase, phrase_at
from dateline.knowledge.cue_tables import Cue, StatementTables
from dateline.model import Sentence, Word


def verb_statements(
    sentence: Sentence, word: Word, cues: tuple[Cue, ...], tables: StatementTables
) -> Iterator[Found]:
    """The statement that a verb with these cues makes, if it makes one."""
    if quoting := _as_saying(sentence, word, tables):
        yield quoting
        return
    subject, known = _speaker(sentence, word, tables)
    thinks_later = any(w.tag == "MD" for w in sentence.children(word.index, "aux"))
    usable = tuple(
        c for c in cues if (known or not c.guarded) and not (c.kind == "thought" and thinks_later)
    )
    if not usable or _makes_none(sentence, word, subject.word, tables):
        return
    governed = [
        (cue, c)
        for cue, c in complements(sentence, word.index, usable)
        if c.frame != "object" or _objects_count(sentence, word, cue, known)
    ]
    if not governed and (clause := linear_clause(sentence, word, usable)):
        governed = [clause]
    if not governed:
        yield from asides(sentence, word, usable, subject.word, tables)
        return
    cue, frame = governed[0][0], governed[0][1].frame
    if subject.passive and (frame != "clause" or _addressed(sentence, word, tables)):
        return
    words = frozenset[int]().union(
        *(trimmed(sentence, c.words, c.head, tables) for of, c in governed if of is cue)
    )
    words = own_side(sentence, words, word.index, tables)
    yield found_by(sentence, word, subject.word, words, cue, frame)


def _objects_count(sentence: Sentence, word: Word, cue: Cue, known: bool) -> bool:
    """A noun phrase is content only of one who can speak, and not of a denied verb of speech."""
    if not known:
        return False
    return cue.kind == "attitude" or not sentence.children(word.index, "neg")


def _speaker(sentence: Sentence, word: Word, tables: StatementTables) -> tuple[Subject, bool]:
    """The subject of a verb of speech, and whether it is known to be one that can speak."""
    subject = subject_of(sentence, word.index)
    if subject.passive and word.lemma in tables.words["felt"]:
        felt = sentence.children(word.index, "nsubjpass")
        subject = Subject(felt[0]) if felt else subject
    if beside := _noun_before(sentence, word, tables):
        return Subject(beside), True
    if subject.word is not None and (issuer := _issuer(sentence, subject.word, tables)):
        return Subject(issuer), True
    known = may_speak(subject.word, tables)
    if not known and word.tag == "VBG" and (nearer := _nearest_speaker(sentence, word, tables)):
        return Subject(nearer), True
    return subject, known


def _noun_before(sentence: Sentence, word: Word, tables: StatementTables) -> Word | None:
    """The noun phrase right before a finite verb that the parse gave no subject of its own."""
    if word.tag not in ("VBD", "VBZ", "VBP") or word.index < 2:
        return None
    if sentence.children(word.index, "nsubj", "nsubjpass", "csubj", "aux", "auxpass", "agent"):
        return None
    last = word.index - 1
    if sentence.words[last].text == "," and word.lemma in tables.words["addressing"]:
        last -= 1  # "the mayor, Omar Hadid, told ...", of which the parse made no subject
    found = phrase_at(sentence, 0, last, from_left=False)
    if found is None or found.last != last:
        return None
    head = sentence.words[found.head]
    return head if head.pos in ("NOUN", "PROPN") and may_speak(head, tables) else None


def _hands_on(sentence: Sentence, prep: Word) -> bool:
    """The "as" of "quoted the army as saying", whose participle is the cue."""
    return prep.lower == "as" and any(
        c.tag == "VBG" for c in sentence.children(prep.index, "pcomp")
    )


def _issuer(sentence: Sentence, noun: Word, tables: StatementTables) -> Word | None:
    """Who put a document out, where the sentence says so: "issued a statement saying"."""
    if noun.dep != "dobj" or not tables.is_a("document", noun.lemma):
        return None
    verb = sentence.head(noun)
    if verb.lemma not in tables.words["issue"]:
        return None
    return subject_of(sentence, verb.index).word


def _makes_none(
    sentence: Sentence, word: Word, subject: Word | None, tables: StatementTables
) -> bool:
    """A verb of speech that reports nothing: "the said bridge", "to claim", "nobody said"."""
    if word.dep in ("amod", "compound") or _unasserted(sentence, word, tables):
        return True
    if any(_hands_on(sentence, prep) for prep in sentence.children(word.index, "prep")):
        return True
    if subject is None:
        return False
    return is_first_person(sentence, subject, tables) or _nobody(sentence, subject, tables)


def _nearest_speaker(sentence: Sentence, word: Word, tables: StatementTables) -> Word | None:
    """The last subject before a participle that can speak, where the parse gave one that cannot."""
    for earlier in reversed(sentence.words[: word.index]):
        if earlier.dep == "nsubj" and earlier.tag not in RELATIVES and may_speak(earlier, tables):
            return earlier
    return None


def _nobody(sentence: Sentence, subject: Word, tables: StatementTables) -> bool:
    """ "No group claimed": a source that is none."""
    dets = sentence.children(subject.index, "det")
    negated = tables.words["negative"]
    return subject.lower in negated or any(d.lower in negated for d in dets)


def _unasserted(sentence: Sentence, word: Word, tables: StatementTables) -> bool:
    """An infinitive that nobody is said to have carried out ("reason to believe")."""
    if word.tag != "VB" or not any(c.tag == "TO" for c in sentence.children(word.index)):
        return False
    governor = sentence.head(word)
    return governor.lemma not in tables.words["carries_out"]


def _addressed(sentence: Sentence, word: Word, tables: StatementTables) -> bool:
    """ "They were told that": the subject of the passive hears; who speaks is not said."""
    return word.lemma in tables.words["addressing"] or not sentence.children(word.index, "auxpass")


def _as_saying(sentence: Sentence, word: Word, tables: StatementTables) -> Found | None:
    """ "X quoted Y as saying ...": Y speaks, X hands it on."""
    if word.dep != "pcomp" or sentence.words[word.head].lower != "as":
        return None
    governor = sentence.head(sentence.words[word.head])
    cues = tables.verbs.get(governor.lemma, ())
    cue = next((c for c in cues if "quoting" in c.frames), None)
    if cue is None:
        return None
    objects = sentence.children(governor.index, "dobj")
    passive = sentence.children(governor.index, "nsubjpass")
    teller = subject_of(sentence, governor.index).word
    speaker = passive[0] if passive else objects[0] if objects else None
    content = [c for c in sentence.children(word.index) if c.index > word.index]
    if not content:
        content = [
            c for c in sentence.children(governor.index, "ccomp") if c.index < governor.index
        ]
    words = frozenset(i for c in content for i in sentence.subtree(c.index))
    marks = frozenset({governor.index, word.head, word.index})
    cut = words | marks | set(sentence.subtree(word.head))
    if speaker is None:
        return None
    outer = noun_phrase(sentence, teller, cut) if teller is not None else None
    return Found(
        sentence.index,
        (governor.index, word.head, word.index),
        noun_phrase(sentence, speaker, cut),
        runs(sentence, words) or [(word.end, word.end)],
        cue.id,
        cue.kind,
        outer=outer,
        notes=["quoting"],
    )
