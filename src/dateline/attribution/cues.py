"""Statements that syntax gives: a cue verb, noun or phrase with its source and its content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.attribution.clauses import (
    Complement,
    complements,
    is_first_person,
    subject_of,
)
from dateline.attribution.page import Range, runs
from dateline.attribution.sources import noun_phrase, phrase_at
from dateline.knowledge.cue_tables import Cue, StatementTables
from dateline.model import Mention, Sentence, Word


@dataclass(slots=True)
class Found:
    """A statement in the making: indices of its cue's words, its source, its content so far."""

    sentence: int
    cue: tuple[int, ...]
    source: Mention | None
    parts: list[Range]
    rule: str
    kind: str = "speech"
    outer: Mention | None = None
    addressee: Word | None = None
    quoted: bool = False
    carried: bool = False
    borrowed: bool = False
    notes: list[str] = field(default_factory=list)

    @property
    def start(self) -> int:
        return min(a for a, _ in self.parts)


def cue_statements(sentence: Sentence, tables: StatementTables) -> Iterator[Found]:
    """The statements whose content a cue of *sentence* governs, in the order of the cues."""
    for word in sentence.words:
        if word.pos in ("VERB", "AUX") and (cues := tables.verbs.get(word.lemma)):
            yield from _verb(sentence, word, cues, tables)
        elif word.pos == "NOUN" and (rule := tables.is_a("noun", word.lemma)):
            yield from _noun(sentence, word, rule)
        elif word.pos == "ADJ" and (rule := tables.is_a("adjective", word.lower)):
            yield from _adjective(sentence, word, rule)
        elif word.lower == "according" or word.lower == "per":
            yield from _according(sentence, word, tables)


def cue_words(sentence: Sentence, index: int) -> tuple[int, ...]:
    """The cue with its particle ("pointed out")."""
    particles = [c.index for c in sentence.children(index, "prt") if c.index == index + 1]
    return (index, *particles)


def _verb(
    sentence: Sentence, word: Word, cues: tuple[Cue, ...], tables: StatementTables
) -> Iterator[Found]:
    if quoting := _as_saying(sentence, word, tables):
        yield quoting
        return
    subject = subject_of(sentence, word.index)
    person = is_first_person(sentence, subject.word, tables)
    usable = tuple(c for c in cues if not (person and c.kind in ("thought", "attitude")))
    if not usable:
        return
    governed = list(complements(sentence, word.index, usable))
    if not governed:
        yield from _aside(sentence, word, usable, subject.word)
        return
    cue = governed[0][0]
    words = frozenset().union(*(c.words for _, c in governed if _ is cue))
    if (
        subject.passive
        and governed[0][1].frame in ("infinitive", "clause")
        and _raised(sentence, word, governed[0][1])
    ):
        return
    yield _found(sentence, word, subject.word, words, cue, governed[0][1].frame)


def _raised(sentence: Sentence, word: Word, complement: Complement) -> bool:
    """ "Is said to be": a passive that vouches for nobody (codebook section 7, Impersonal)."""
    return complement.frame == "infinitive"


def _found(
    sentence: Sentence,
    word: Word,
    subject: Word | None,
    words: frozenset[int],
    cue: Cue,
    frame: str,
) -> Found:
    marks = cue_words(sentence, word.index)
    inner = words - set(marks)
    source = noun_phrase(sentence, subject, inner | set(marks)) if subject is not None else None
    if source is not None:
        inner = inner - set(range(source.first, source.last + 1))
    objects = [c for c in sentence.children(word.index, "dobj", "dative") if c.index not in inner]
    return Found(
        sentence.index,
        marks,
        source,
        runs(sentence, inner) or [(word.end, word.end)],
        cue.id,
        cue.kind,
        addressee=objects[0] if objects else None,
        carried=cue.carries,
        notes=[frame],
    )


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
    content = [c for c in sentence.children(word.index) if c.dep in ("ccomp", "xcomp", "dobj")]
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


def _aside(
    sentence: Sentence, word: Word, cues: tuple[Cue, ...], subject: Word | None
) -> Iterator[Found]:
    """A cue within or after its content: "The bridge, he said, held"; "as the mayor said"."""
    cue = next((c for c in cues if "aside" in c.frames), None)
    if cue is None or subject is None or word.head == word.index:
        final = _final(sentence, word, cue, subject) if cue and subject else None
        if final:
            yield final
        return
    own = frozenset(sentence.subtree(word.index))
    as_mark = [c for c in sentence.children(word.index) if c.lower == "as" and c.index < word.index]
    if word.dep == "parataxis" or (word.dep == "advcl" and as_mark):
        whole = frozenset(sentence.subtree(word.head)) - own
        if len(whole) > 2 and subject.index in own:
            yield _found(sentence, word, subject, whole, cue, "aside")
            return
    if final := _final(sentence, word, cue, subject):
        yield final


def _final(sentence: Sentence, word: Word, cue: Cue, subject: Word) -> Found | None:
    """A cue at the end of its sentence, whatever the parse: "The road is cut the mayor said"."""
    source = noun_phrase(sentence, subject, frozenset({word.index}))
    first = min(source.first, word.index)
    between = abs(source.last - word.index) <= 2 or abs(source.first - word.index) <= 2
    if not between or first < 3 or not _ends_here(sentence, max(source.last, word.index)):
        return None
    words = frozenset(range(first))
    if not any(w.pos in ("VERB", "AUX") for w in sentence.words[:first]):
        return None
    return _found(sentence, word, subject, words, cue, "final")


def _ends_here(sentence: Sentence, last: int) -> bool:
    """Nothing but adverbials and stops follows word *last*, or a participle that goes on."""
    for word in sentence.words[last + 1 :]:
        if word.tag == "VBG":
            return True
        if word.pos in ("VERB", "AUX"):
            return False
    return True


def _noun(sentence: Sentence, word: Word, rule: str) -> Iterator[Found]:
    clauses = [
        c
        for c in sentence.children(word.index, "acl", "ccomp")
        if c.index > word.index
        and any(k.dep == "mark" and k.lower == "that" for k in sentence.children(c.index))
    ]
    for clause in clauses[:1]:
        words = frozenset(sentence.subtree(clause.index))
        holder = _holder(sentence, word)
        source = noun_phrase(sentence, holder, words | {word.index}) if holder else None
        if source is None:
            continue
        yield Found(
            sentence.index, (word.index,), source, runs(sentence, words), rule, notes=["noun"]
        )


def _holder(sentence: Sentence, noun: Word) -> Word | None:
    """Whose claim it is: a possessor, a maker after "of" or "by", the subject of its verb."""
    for child in sentence.children(noun.index, "poss", "nmod", "compound"):
        return child
    for prep in sentence.children(noun.index, "prep"):
        if prep.lower in ("of", "by", "from"):
            for pobj in sentence.children(prep.index, "pobj"):
                return pobj
    up = sentence.head(noun)
    if noun.dep in ("dobj", "pobj", "attr") and up.pos in ("VERB", "AUX", "ADP"):
        verb = up if up.pos != "ADP" else sentence.head(up)
        if verb.pos in ("VERB", "AUX"):
            return subject_of(sentence, verb.index).word
    return None


def _adjective(sentence: Sentence, word: Word, rule: str) -> Iterator[Found]:
    verb = sentence.head(word)
    subjects = sentence.children(verb.index, "nsubj")
    clauses = [c for c in sentence.children(word.index, "ccomp") if c.index > word.index]
    if verb.pos not in ("AUX", "VERB") or not subjects or not clauses:
        return
    if subjects[0].lower in ("it", "i", "we", "this", "that") or subjects[0].dep == "expl":
        return
    words = frozenset(sentence.subtree(clauses[0].index))
    yield Found(
        sentence.index,
        tuple(range(verb.index, word.index + 1)) if word.index - verb.index < 4 else (word.index,),
        noun_phrase(sentence, subjects[0], words | {word.index, verb.index}),
        runs(sentence, words),
        rule,
        "thought",
        notes=["adjective"],
    )


def _according(sentence: Sentence, word: Word, tables: StatementTables) -> Iterator[Found]:
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
    if after is None:
        return
    phrase = frozenset(range(word.index, after.last + 1))
    clause = _clause_over(sentence, word)
    words = frozenset(clause) - phrase
    if words:
        rule = tables.is_a("phrase", "according to") or "statement.according-to"
        yield Found(
            sentence.index,
            (word.index, to.index),
            after,
            runs(sentence, words),
            rule,
            notes=["according"],
        )


def _clause_over(sentence: Sentence, word: Word) -> tuple[int, ...]:
    """The clause an "according to" phrase speaks for: the whole sentence unless it is embedded."""
    for up in sentence.ancestors(word.index):
        if up.dep in ("ccomp", "relcl", "ROOT", "parataxis") or up.head == up.index:
            return sentence.subtree(up.index)
    return tuple(range(len(sentence.words)))
