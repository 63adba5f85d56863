"""A statement in the making, and what its makers share."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.attribution.page import Range, runs
from dateline.attribution.sources import noun_phrase
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
    upstream: Mention | None = None
    addressee: Word | None = None
    quoted: bool = False
    carried: bool = False
    borrowed: bool = False
    notes: list[str] = field(default_factory=list)

    @property
    def start(self) -> int:
        return min(a for a, _ in self.parts)


def verb_cues(sentence: Sentence, word: Word, tables: StatementTables) -> tuple[Cue, ...]:
    """The cues of a verb, found with its particle if it has one ("point out", not "hold up")."""
    if word.lemma not in tables.starts:
        return ()
    particles = sentence.children(word.index, "prt")
    if particles and particles[0].lower not in tables.words["topic"]:
        return tables.verbs.get(f"{word.lemma} {particles[0].lower}", ())
    return tables.verbs.get(word.lemma, ())


def cue_words(sentence: Sentence, index: int) -> tuple[int, ...]:
    """The cue with its particle ("pointed out")."""
    particles = [c.index for c in sentence.children(index, "prt") if c.index == index + 1]
    return (index, *particles)


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


def is_mute(word: Word, tables: StatementTables) -> bool:
    """True for a common noun of a thing or an act, which says nothing ("the shelling")."""
    if word.pos != "NOUN" or word.entity in ("PERSON", "ORG", "GPE", "NORP"):
        return False
    return word.lemma in tables.words["mute"] or (
        word.lower.endswith("ing") and not tables.is_a("document", word.lemma)
    )


def found_by(
    sentence: Sentence,
    word: Word,
    subject: Word | None,
    words: frozenset[int],
    cue: Cue,
    frame: str,
) -> Found:
    """The statement of a verb with its subject, the words of its content and its frame."""
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
