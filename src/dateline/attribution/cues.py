"""Statements that syntax gives: a cue verb, noun or phrase with its source and its content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.attribution.clauses import (
    Complement,
    Subject,
    complements,
    is_first_person,
    RELATIVES,
    linear_clause,
    subject_of,
)
from dateline.attribution.contents import trimmed
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
    caption = bool(sentence.words) and sentence.words[0].lower in tables.words["caption_openers"]
    for word in sentence.words:
        if caption and word.lemma in tables.words["shows"]:
            continue
        if word.pos in ("VERB", "AUX") and (cues := verb_cues(sentence, word, tables)):
            yield from _verb(sentence, word, cues, tables)
        elif (
            word.lower in ("reports", "report")
            and word.pos == "NOUN"
            and (reported := _agency_reports(sentence, word, tables))
        ):
            yield reported
        elif word.pos == "NOUN" and (rule := tables.is_a("noun", word.lemma)):
            yield from _noun(sentence, word, rule, tables)
        elif word.pos == "ADJ" and (rule := tables.is_a("adjective", word.lower)):
            yield from _adjective(sentence, word, rule, tables)
        elif word.lower == "according" or word.lower == "per":
            yield from _according(sentence, word, tables)


def verb_cues(sentence: Sentence, word: Word, tables: StatementTables) -> tuple[Cue, ...]:
    """The cues of a verb, found with its particle if it has one ("point out", not "hold up")."""
    if word.lemma not in tables.starts:
        return ()
    particles = sentence.children(word.index, "prt")
    if particles and not (particles[0].lower in ("of", "for", "about")):
        return tables.verbs.get(f"{word.lemma} {particles[0].lower}", ())
    return tables.verbs.get(word.lemma, ())


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
    if subject.passive and word.lemma in tables.words["felt"]:
        felt = sentence.children(word.index, "nsubjpass")
        subject = Subject(felt[0]) if felt else subject
    known = may_speak(subject.word, tables)
    if not known and word.tag == "VBG" and (nearer := _nearest_speaker(sentence, word, tables)):
        subject, known = Subject(nearer), True
    if subject.word is not None and _nobody(sentence, subject.word, tables):
        return
    usable = tuple(c for c in cues if known or not c.guarded)
    if not usable:
        return
    if person or _unasserted(sentence, word, tables) or word.dep in ("amod", "compound"):
        return
    governed = [
        (cue, c)
        for cue, c in complements(sentence, word.index, usable)
        if c.frame != "object" or (known and not sentence.children(word.index, "neg"))
    ]
    if not governed and (clause := linear_clause(sentence, word, usable)):
        governed = [clause]
    if not governed:
        yield from _aside(sentence, word, usable, subject.word, tables)
        return
    cue = governed[0][0]
    words = frozenset[int]().union(
        *(trimmed(sentence, c.words, c.head, tables) for of, c in governed if of is cue)
    )
    if subject.passive and (governed[0][1].frame != "clause" or _addressed(sentence, word, tables)):
        return
    yield _found(sentence, word, subject.word, words, cue, governed[0][1].frame)


def _nearest_speaker(sentence: Sentence, word: Word, tables: StatementTables) -> Word | None:
    """The last subject before a participle that can speak, when the parse gave it one that cannot."""
    for earlier in reversed(sentence.words[: word.index]):
        if earlier.dep == "nsubj" and earlier.tag not in RELATIVES and may_speak(earlier, tables):
            return earlier
    return None


def _nobody(sentence: Sentence, subject: Word, tables: StatementTables) -> bool:
    """ "No group claimed": a source that is none."""
    dets = sentence.children(subject.index, "det")
    negated = tables.words["negative"]
    return subject.lower in negated or any(d.lower in negated for d in dets)


def may_speak(subject: Word | None, tables: StatementTables) -> bool:
    """True when the noun is a name, a pronoun for people, a known role or a thing that speaks."""
    if subject is None:
        return True
    if subject.entity in ("PERSON", "ORG", "GPE", "NORP") or subject.pos == "PROPN":
        return True
    if subject.pos in ("PRON", "DET") and subject.lower in tables.words["speaking_pronouns"]:
        return True
    return (
        subject.lemma in tables.words["people"]
        or tables.role_of_head(subject.lemma) is not None
        or tables.is_a("document", subject.lemma) is not None
    )


def _unasserted(sentence: Sentence, word: Word, tables: StatementTables) -> bool:
    """An infinitive that nobody is said to have carried out ("reason to believe")."""
    if word.tag != "VB" or not any(c.tag == "TO" for c in sentence.children(word.index)):
        return False
    governor = sentence.head(word)
    return governor.lemma not in tables.words["carries_out"]


def _addressed(sentence: Sentence, word: Word, tables: StatementTables) -> bool:
    """ "They were told that": the subject of the passive hears; who speaks is not said."""
    return word.lemma in tables.words["addressing"] or not sentence.children(word.index, "auxpass")


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
    content = [c for c in sentence.children(word.index) if c.index > word.index]
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
    sentence: Sentence,
    word: Word,
    cues: tuple[Cue, ...],
    subject: Word | None,
    tables: StatementTables,
) -> Iterator[Found]:
    """A cue within or after its content: "The bridge, he said, held"; "as the mayor said"."""
    cue = next((c for c in cues if "aside" in c.frames), None)
    if cue is None or subject is None or word.head == word.index:
        final = _final(sentence, word, cue, subject, tables) if cue and subject else None
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
    if final := _final(sentence, word, cue, subject, tables):
        yield final


def _final(
    sentence: Sentence, word: Word, cue: Cue, subject: Word, tables: StatementTables
) -> Found | None:
    """A cue at the end of its sentence, whatever the parse: "The road is cut the mayor said"."""
    if word.tag not in ("VBD", "VBZ", "VBP") or not _own_subject(sentence, word, subject, tables):
        return None
    source = noun_phrase(sentence, subject, frozenset({word.index}))
    first = min(source.first, word.index)
    between = abs(source.last - word.index) <= 2 or abs(source.first - word.index) <= 2
    if not between or first < 3 or not _ends_here(sentence, max(source.last, word.index)):
        return None
    words = frozenset(range(first))
    if not any(w.pos in ("VERB", "AUX") for w in sentence.words[:first]):
        return None
    return _found(sentence, word, subject, words, cue, "final")


def _own_subject(sentence: Sentence, word: Word, subject: Word, tables: StatementTables) -> bool:
    """The subject is the verb's own, and what it governs in a relative clause is not a noun's."""
    own = [c.index for c in sentence.children(word.index, "nsubj")]
    if subject.index not in own and subject.index < word.index:
        return False
    told = word.lemma in tables.words["addressing"]
    return not sentence.children(
        word.index, "xcomp", "nsubjpass", "auxpass", "acomp", *(() if told else ("dobj",))
    )


def _ends_here(sentence: Sentence, last: int) -> bool:
    """Nothing but adverbials and stops follows word *last*, or a participle that goes on."""
    for word in sentence.words[last + 1 :]:
        if word.tag == "VBG":
            return True
        if word.pos in ("VERB", "AUX"):
            return False
    return True


def _noun(sentence: Sentence, word: Word, rule: str, tables: StatementTables) -> Iterator[Found]:
    """ "the claim that ...", "expressed concern over ..."."""
    clauses = [
        c
        for c in sentence.children(word.index, "acl", "ccomp", "relcl")
        if c.index > word.index
        and any(k.dep == "mark" and k.lower == "that" for k in sentence.children(c.index))
    ]
    words: frozenset[int] = frozenset()
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
    yield Found(sentence.index, cue, source, runs(sentence, words), rule, notes=["noun"])


def _agency_reports(sentence: Sentence, word: Word, tables: StatementTables) -> Found | None:
    """ "..., Harbour news agency reports.": a closing cue that taggers take for a noun."""
    rest = sentence.words[word.index + 1 :]
    if any(w.pos != "PUNCT" for w in rest) or word.index < 4:
        return None
    source = phrase_at(sentence, 0, word.index - 1, from_left=False)
    if source is None or source.last != word.index - 1:
        return None
    head = sentence.words[source.last]
    outlet = tables.role_of_head(head.lemma) == "outlet" or head.entity == "ORG"
    cue = next((c for c in tables.verbs[word.lemma] if "aside" in c.frames), None)
    before = sentence.words[: source.first]
    if not outlet or cue is None or not any(w.pos in ("VERB", "AUX") for w in before):
        return None
    words = frozenset(range(source.first))
    return Found(
        sentence.index, (word.index,), source, runs(sentence, words), cue.id, notes=["final"]
    )


def _holder(sentence: Sentence, noun: Word, tables: StatementTables) -> Word | None:
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
        if verb.lemma in tables.words["voice"] or verb.lemma in tables.words["issue"]:
            subject = subject_of(sentence, verb.index).word
            return subject if subject is not None and may_speak(subject, tables) else None
    return None


def _adjective(
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
    barred = is_first_person(sentence, subjects[0], tables) or subjects[0].lower in ("it", "that")
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
    over = _clause_over(sentence, word)
    words = trimmed(sentence, frozenset(sentence.subtree(over)) - phrase, over, tables)
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


def _clause_over(sentence: Sentence, word: Word) -> int:
    """The head of the clause an "according to" phrase speaks for: the nearest that stands alone."""
    last = word.index
    for up in sentence.ancestors(word.index):
        last = up.index
        if up.dep in ("ccomp", "relcl", "ROOT", "parataxis") or up.head == up.index:
            break
    return last
