"""Statements of nouns, adjectives and "according to": "the claim that", "worried that"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.attribution.clauses import is_first_person, subject_of
from dateline.attribution.contents import trimmed
from dateline.attribution.found import Found, may_speak
from dateline.attribution.page import runs
from dateline.attribution.scope import claimed_by
from dateline.attribution.sources import noun_phrase, phrase_at
from dateline.knowledge.cue_tables import StatementTables
from dateline.model import Mention, Sentence, Word


def noun_statements(
    sentence: Sentence, word: Word, rule: str, tables: StatementTables
) -> Iterator[Found]:
    """ "the claim that ...", "expressed concern over ..."."""
    clauses = [
        c
        for c in sentence.children(word.index, "acl", "ccomp", "relcl")
        if c.index > word.index
        and any(k.dep == "mark" and k.lower == "that" for k in sentence.children(c.index))
    ]
    words: frozenset[int] = frozenset()
    clauses += [
        clause
        for by in sentence.children(word.index, "prep")
        for maker in sentence.children(by.index, "pobj")
        for clause in sentence.children(maker.index, "relcl", "acl")
        if claimed_by(sentence, clause) is word
    ]
    if clauses:
        words = frozenset(sentence.subtree(clauses[0].index))
    elif word.dep == "dobj" and sentence.head(word).lemma in tables.words["voice"]:
        preps = [p for p in sentence.children(word.index, "prep") if p.index > word.index]
        if preps and preps[0].lower in tables.words["topic"]:
            words = frozenset(sentence.subtree(preps[0].index)) - {preps[0].index}
    holder = _holder(sentence, word, tables) if words else None
    if holder is None or is_first_person(sentence, holder, tables):
        return
    source = noun_phrase(sentence, holder, words | {word.index})
    light = sentence.head(word).index if word.dep == "dobj" else word.index
    cue = (light, word.index) if 0 < word.index - light < 4 else (word.index,)
    yield Found(
        sentence.index,
        cue,
        source,
        runs(sentence, words),
        rule,
        carried=sentence.words[cue[0]].tag == "VBG",
        notes=["noun"],
    )


def _holder(sentence: Sentence, noun: Word, tables: StatementTables) -> Word | None:
    """Whose claim it is: a possessor, a maker after "of" or "by", the subject of its verb."""
    for child in sentence.children(noun.index, "poss", "nmod", "compound"):
        return child
    for prep in sentence.children(noun.index, "prep"):
        if prep.lower in tables.words["made_by"]:
            for pobj in sentence.children(prep.index, "pobj"):
                return pobj
    up = sentence.head(noun)
    if noun.dep in ("dobj", "pobj", "attr") and up.pos in ("VERB", "AUX", "ADP"):
        verb = up if up.pos != "ADP" else sentence.head(up)
        if verb.lemma in tables.words["voice"] or verb.lemma in tables.words["issue"]:
            subject = subject_of(sentence, verb.index).word
            return subject if subject is not None and may_speak(subject, tables) else None
    return None


def adjective_statements(
    sentence: Sentence, word: Word, rule: str, tables: StatementTables
) -> Iterator[Found]:
    """ "Officials are worried that ...", "the general made it clear that ..."."""
    verb = sentence.head(word)
    subjects = sentence.children(verb.index, "nsubj")
    if verb.lemma == "make":
        subjects = tuple(s for s in subjects if s.index < verb.index)
    clauses = [
        c
        for c in sentence.children(word.index, "ccomp", "advcl", "csubj")
        if c.index > word.index
        and (c.dep == "ccomp" or sentence.words[word.index + 1].lower == "that")
    ]
    if verb.pos not in ("AUX", "VERB") or not subjects or not clauses:
        return
    impersonal = subjects[0].lower in tables.words["impersonal"]
    barred = impersonal or is_first_person(sentence, subjects[0], tables)
    if barred or sentence.children(verb.index, "neg") or not may_speak(subjects[0], tables):
        return
    words = frozenset(sentence.subtree(clauses[0].index))
    near = 0 < word.index - verb.index < 4
    yield Found(
        sentence.index,
        tuple(range(verb.index, word.index + 1)) if near else (word.index,),
        noun_phrase(sentence, subjects[0], words | {word.index, verb.index}),
        runs(sentence, words),
        rule,
        "thought",
        notes=["adjective"],
    )


def according_statements(
    sentence: Sentence, word: Word, tables: StatementTables
) -> Iterator[Found]:
    """Statements of "according to": the clause around it is said by its noun."""
    following = sentence.words[word.index + 1 : word.index + 2]
    if not following or following[0].lower != "to":
        return
    to = following[0]
    nouns = sentence.children(to.index, "pobj", "pcomp")
    after = (
        noun_phrase(sentence, nouns[0])
        if nouns and nouns[0].index > to.index
        else phrase_at(sentence, to.index + 1, len(sentence.words) - 1, from_left=True)
    )
    if after is None or _measure(sentence, after, tables):
        return
    phrase = frozenset(range(word.index, after.last + 1))
    closing = _closes(sentence, word, after)
    over = _clause_over(sentence, word, whole=closing)
    words = trimmed(sentence, frozenset(sentence.subtree(over)) - phrase, over, tables)
    if words:
        rule = tables.is_a("phrase", "according to") or "statement.according-to"
        yield Found(
            sentence.index,
            (word.index, to.index),
            after,
            runs(sentence, words),
            rule,
            notes=["closing" if closing else "according"],
        )


def _measure(sentence: Sentence, source: Mention, tables: StatementTables) -> bool:
    """ "according to rank": a bare noun that cannot speak is a measure, not a source."""
    head = sentence.words[source.head]
    bare = head.tag == "NN" and not sentence.children(head.index)
    return bare and not may_speak(head, tables)


def _closes(sentence: Sentence, word: Word, source: Mention) -> bool:
    """True for ", according to X." at the end of a sentence, which speaks for all of it."""
    rest = sentence.words[source.last + 1 :]
    comma = word.index > 0 and sentence.words[word.index - 1].text == ","
    return comma and all(w.pos == "PUNCT" for w in rest)


def _clause_over(sentence: Sentence, word: Word, *, whole: bool) -> int:
    """The head of the clause an "according to" phrase speaks for: the nearest that stands alone.

    With *whole* a clause of what somebody says is not enough: the sentence that reports it is.
    """
    last = word.index
    for up in sentence.ancestors(word.index):
        last = up.index
        if whole and up.dep == "ccomp":
            continue
        if up.dep in ("ccomp", "relcl", "ROOT", "parataxis") or up.head == up.index:
            break
        marks = sentence.children(up.index, "mark") if up.dep == "advcl" else ()
        if marks and 0 < word.index - marks[0].index <= 2:
            break
    return last
