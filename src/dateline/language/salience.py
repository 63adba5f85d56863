"""How well an entity fits an anaphor: what forbids the link, and a score by visible weights."""

from __future__ import annotations

from dataclasses import dataclass
from math import log2

from dateline.knowledge.coreference_tables import CoreferenceTables
from dateline.language.entities import Entity
from dateline.language.nominals import Nominal, governing_verb
from dateline.language.reading import Reading
from dateline.model import Sentence, Word

_ACTORS = frozenset({"person", "organisation", "group", "armed_force", "state"})
#: Kinds of organisations that tell of fighting and do none.
_TELLERS = frozenset({"outlet", "charity"})
_COLLECTIVE = frozenset({"organisation", "group", "armed_force"})
_PLACES = frozenset({"place", "settlement", "region", "state"})


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A mention to be resolved, with its verb and the subjects of the clauses around it.

    ``subjects`` are head words of the sentence, of the nearest clause first.
    """

    nominal: Nominal
    sentence: Sentence
    verb: Word | None
    subjects: tuple[int, ...]

    @classmethod
    def of(cls, nominal: Nominal, sentence: Sentence) -> Anaphor:
        """The anaphor *nominal* of *sentence*."""
        subjects = [
            child.index
            for above in sentence.ancestors(nominal.head)
            if above.pos in ("VERB", "AUX")
            for child in sentence.children(above.index, "nsubj", "nsubjpass")
            if child.index < nominal.head
        ]
        verb = governing_verb(sentence, nominal.head)
        return cls(nominal, sentence, verb, tuple(subjects))


def agrees(entity: Entity, nominal: Nominal) -> bool:
    """True when number, gender and kind of *entity* allow the pronoun."""
    gender, kinds = nominal.gender, entity.kinds
    if kinds and not kinds & nominal.kinds:
        return False
    if nominal.number == "plural":
        return entity.number == "plural" or bool(kinds & _COLLECTIVE)
    if entity.number == "plural" and not kinds & {"state", "organisation"}:
        return False
    if gender in ("male", "female"):
        return entity.gender == gender or (not entity.gender and bool(kinds or gender == "male"))
    return kinds != {"person"}


def forbidden(entity: Entity, anaphor: Anaphor, reading: Reading) -> bool:
    """True when syntax or a quotation excludes the link.

    Two arguments of one verb differ (binding principle B), a pronoun inside a phrase is not that
    phrase, and whoever is quoted does not speak of himself as "he".
    """
    nominal = anaphor.nominal
    if nominal.quote and reading.speakers.get(nominal.quote) is entity:
        return True
    if entity.kinds & _TELLERS and _fights(anaphor, reading.tables):
        return True
    near = [m for m in entity.seen[-4:] if m.sentence == nominal.sentence]
    if not near:
        return False
    possessive = nominal.pronoun is not None and nominal.pronoun.use == "possessive"
    return (not possessive and _same_verb(near, anaphor)) or _around(near, anaphor)


def _fights(anaphor: Anaphor, tables: CoreferenceTables) -> bool:
    """True for the doer of a violent act, which no outlet or charity that tells of it is."""
    doing = anaphor.nominal.role == "subject" and anaphor.verb is not None
    return doing and anaphor.verb is not None and anaphor.verb.lemma in tables.verbs["violent"]


def _same_verb(near: list[Nominal], anaphor: Anaphor) -> bool:
    for mention in near:
        if mention.role != "modifier" and anaphor.verb is not None:
            other = governing_verb(anaphor.sentence, mention.head)
            if other is not None and other.index == anaphor.verb.index:
                return True
    return False


def _around(near: list[Nominal], anaphor: Anaphor) -> bool:
    heads = {m.head for m in near}
    word = anaphor.sentence.words[anaphor.nominal.head]
    for above in anaphor.sentence.ancestors(word.index):
        if word.dep in ("relcl", "conj", "appos"):
            return False
        if above.index in heads:
            return True
        word = above
    return False


def score(entity: Entity, anaphor: Anaphor, reading: Reading) -> float:
    """How strongly *entity* offers itself (Lappin and Leass 1994, with traits of news text)."""
    bonus, nominal, last = reading.tables.bonus, anaphor.nominal, entity.seen[-1]
    total = entity.salience(nominal.sentence) + bonus["frequent"] * log2(len(entity.seen))
    total += bonus["parallel"] if last.role == nominal.role else 0.0
    total += bonus["paragraph"] if last.paragraph == nominal.paragraph else 0.0
    if last.quote != nominal.quote:
        total += bonus["quoted"] if last.quote else bonus["outside"] if nominal.quote else 0.0
    heads = {m.head for m in entity.seen[-4:] if m.sentence == nominal.sentence}
    for nearness, subject in enumerate(anaphor.subjects):
        if subject in heads:
            total += bonus["clause"] / (1 + nearness)
            break
    return total + _spoken(entity, anaphor, reading) + _kind(entity, anaphor, reading.tables)


def _kind(entity: Entity, anaphor: Anaphor, tables: CoreferenceTables) -> float:
    """How well number, gender and kind agree, beyond what `agrees` requires."""
    bonus, verbs, nominal, verb = tables.bonus, tables.verbs, anaphor.nominal, anaphor.verb
    total = bonus["gender"] if nominal.gender and entity.gender == nominal.gender else 0.0
    total += bonus["number"] if entity.number == nominal.number else 0.0
    if not entity.kinds:
        return total + bonus["unknown"]
    if nominal.number == "plural" and entity.number == "singular":
        total += bonus["collective"]
    if entity.kinds <= _PLACES and "state" not in entity.kinds:
        total += bonus["place"]
    if not entity.kinds & _ACTORS:
        does = verb.lemma if verb is not None and nominal.role == "subject" else ""
        acts = does in verbs["saying"] or does in verbs["agentive"]
        total += bonus["thing"] if acts or nominal.number == "plural" else 0.0
    return total


def _spoken(entity: Entity, anaphor: Anaphor, reading: Reading) -> float:
    """What speaks for the last speaker in "he said", most of all beside a quotation."""
    nominal, verb, tables = anaphor.nominal, anaphor.verb, reading.tables
    if verb is None or nominal.role != "subject" or nominal.quote:
        return 0.0
    ago = nominal.sentence - entity.spoke
    if verb.lemma not in tables.verbs["saying"] or ago > tables.limits["spoke"]:
        return 0.0
    near = reading.quoted_sentences & {nominal.sentence, nominal.sentence - 1}
    return tables.bonus["quoting" if near and reading.speaker is entity else "speaker"]
