"""Choosing the antecedent of one pronoun or description among the entities read so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log2

from dateline.knowledge.coreference_tables import CoreferenceTables, Noun
from dateline.language.entities import Entity
from dateline.language.nominals import Nominal, governing_verb
from dateline.model import Sentence, Word

_ACTORS = frozenset({"person", "organisation", "group", "armed_force", "state"})
_PLACES = frozenset({"place", "settlement", "region", "state"})
_NONE: frozenset[str] = frozenset()
_FIGHTING = frozenset({"group", "armed_force"})
_COLLECTIVE = frozenset({"organisation", "group", "armed_force"})


@dataclass(slots=True)
class Reading:
    """The state of reading one report: entities in the order of their last mention, newest last."""

    sentences: tuple[Sentence, ...]
    tables: CoreferenceTables
    entities: list[Entity] = field(default_factory=list)
    recent: dict[int, Entity] = field(default_factory=dict)
    speakers: dict[int, Entity] = field(default_factory=dict)
    quoted_sentences: set[int] = field(default_factory=set)
    speaker: Entity | None = None
    waiting: dict[tuple[int, int], list[Nominal]] = field(default_factory=dict)

    def note(self, entity: Entity) -> None:
        """Makes *entity* the last one mentioned."""
        if len(entity.seen) == 1:
            self.entities.append(entity)
        self.recent.pop(id(entity), None)
        self.recent[id(entity)] = entity

    def within(self, sentence: int, reach: float) -> Iterator[Entity]:
        """Entities mentioned at most *reach* sentences before, the latest first."""
        for entity in reversed(self.recent.values()):
            if sentence - entity.seen[-1].sentence > reach:
                return
            yield entity

    def name_speakers(
        self, found: Sequence[Nominal], named: Mapping[tuple[int, int], Entity]
    ) -> None:
        """Notes for each quotation the named subject of a verb of saying beside it."""
        spoken: dict[int, Entity] = {}
        for nominal in found:
            entity = named.get((nominal.sentence, nominal.head))
            if entity and nominal.role == "subject" and not nominal.quote:
                verb = governing_verb(self.sentences[nominal.sentence], nominal.head)
                if verb and verb.lemma in self.tables.verbs["saying"]:
                    spoken[nominal.sentence] = entity
        for nominal in found:
            if nominal.quote:
                self.quoted_sentences.add(nominal.sentence)
            if nominal.quote and nominal.sentence in spoken:
                self.speakers[nominal.quote] = spoken[nominal.sentence]


def resolve_pronoun(nominal: Nominal, reading: Reading) -> Entity | None:
    """The entity *nominal* stands for, or None when nothing agrees or two agree alike."""
    pronoun = nominal.pronoun
    sentence = reading.sentences[nominal.sentence]
    if pronoun is None or (nominal.lemma == "it" and _pleonastic(sentence, nominal, reading)):
        return None
    if pronoun.use == "relative":
        return _relative(nominal, sentence, reading)
    if pronoun.use == "place":
        return _place(nominal, reading)
    if pronoun.use == "reflexive":
        return _reflexive(nominal, sentence, reading)
    return _salient(nominal, sentence, reading)


def _salient(nominal: Nominal, sentence: Sentence, reading: Reading) -> Entity | None:
    limits = reading.tables.limits
    verb = governing_verb(sentence, nominal.head)
    scored = [
        (_score(entity, nominal, verb, reading), entity)
        for entity in reading.within(nominal.sentence, limits["sentences"])
        if agrees(entity, nominal)
        and nominal.paragraph - entity.seen[-1].paragraph <= limits["paragraphs"]
        and not _bound(entity, nominal, verb, sentence)
        and not _inside(entity, nominal, sentence)
        and not (nominal.quote and reading.speakers.get(nominal.quote) is entity)
    ]
    if nominal.gender == "female" and any(e.gender == "female" for _, e in scored):
        scored = [pair for pair in scored if pair[1].gender == "female"]
    return _clear_best(scored, limits)


def _clear_best(scored: list[tuple[float, Entity]], limits: Mapping[str, float]) -> Entity | None:
    scored.sort(key=lambda pair: -pair[0])
    if not scored or scored[0][0] < limits["score"]:
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < limits["margin"]:
        return None
    return scored[0][1]


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


def _score(entity: Entity, nominal: Nominal, verb: Word | None, reading: Reading) -> float:
    bonus = reading.tables.bonus
    last = entity.seen[-1]
    score = entity.salience(nominal.sentence) + bonus["frequent"] * log2(len(entity.seen))
    score += bonus["parallel"] if last.role == nominal.role else 0.0
    score += bonus["paragraph"] if last.paragraph == nominal.paragraph else 0.0
    if last.quote != nominal.quote:
        score += bonus["quoted"] if last.quote else bonus["outside"] if nominal.quote else 0.0
    if last.sentence == nominal.sentence and last.role == "subject":
        score += bonus["clause"] if _near_clause(last, verb, reading) else 0.0
    if verb is not None and nominal.role == "subject" and not nominal.quote:
        score += _spoken(entity, nominal, verb, reading)
    return score + _kind_score(entity, nominal, verb, reading)


def _kind_score(entity: Entity, nominal: Nominal, verb: Word | None, reading: Reading) -> float:
    """How well number, gender and kind agree, beyond what `agrees` requires."""
    bonus, verbs = reading.tables.bonus, reading.tables.verbs
    score = bonus["gender"] if nominal.gender and entity.gender == nominal.gender else 0.0
    score += bonus["number"] if entity.number == nominal.number else 0.0
    if not entity.kinds:
        return score + bonus["unknown"]
    if nominal.number == "plural" and entity.number == "singular":
        score += bonus["collective"]
    if entity.kinds <= _PLACES and "state" not in entity.kinds:
        score += bonus["place"]
    if not entity.kinds & _ACTORS:
        acts = (
            verb is not None
            and nominal.role == "subject"
            and (verb.lemma in verbs["saying"] or verb.lemma in verbs["agentive"])
        )
        score += bonus["thing"] if acts or nominal.number == "plural" else 0.0
    return score


def _spoken(entity: Entity, nominal: Nominal, verb: Word, reading: Reading) -> float:
    """What speaks for the last speaker in "he said", most of all beside a quotation."""
    ago = nominal.sentence - entity.spoke
    if verb.lemma not in reading.tables.verbs["saying"] or ago > reading.tables.limits["spoke"]:
        return 0.0
    near = reading.quoted_sentences & {nominal.sentence, nominal.sentence - 1}
    if near and reading.speaker is entity:
        return reading.tables.bonus["quoting"]
    return reading.tables.bonus["speaker"]


def _near_clause(last: Nominal, verb: Word | None, reading: Reading) -> bool:
    sentence = reading.sentences[last.sentence]
    other = governing_verb(sentence, last.head)
    if verb is None or other is None:
        return False
    above = governing_verb(sentence, verb.index)
    return other.index == verb.index or (above is not None and other.index == above.index)


def _bound(entity: Entity, nominal: Nominal, verb: Word | None, sentence: Sentence) -> bool:
    """True when syntax forbids the link: both are arguments of one verb (binding principle B)."""
    if nominal.pronoun is None or nominal.pronoun.use == "possessive" or verb is None:
        return False
    for mention in reversed(entity.seen):
        if mention.sentence != nominal.sentence:
            return False
        if mention.role == "modifier":
            continue
        other = governing_verb(sentence, mention.head)
        if other is not None and other.index == verb.index:
            return True
    return False


def _inside(entity: Entity, nominal: Nominal, sentence: Sentence) -> bool:
    """True when the pronoun is part of the phrase it would stand for, not of a relative clause."""
    heads = {m.head for m in entity.seen[-3:] if m.sentence == nominal.sentence}
    word = sentence.words[nominal.head]
    if heads:
        for above in sentence.ancestors(nominal.head):
            if word.dep in ("relcl", "conj", "appos"):
                return False
            if above.index in heads:
                return True
            word = above
    return False


def _pleonastic(sentence: Sentence, nominal: Nominal, reading: Reading) -> bool:
    """True for an "it" that stands for nothing: "it is clear that", "it seems"."""
    word = sentence.words[nominal.head]
    if word.dep == "expl":
        return True
    verb = sentence.head(word)
    if verb.lemma in reading.tables.verbs["pleonastic"]:
        return True
    below = {child.dep for child in sentence.children(verb.index)}
    if verb.lemma == "be" and below & {"acomp", "attr"}:
        return bool(below & {"ccomp", "xcomp", "csubj", "advcl"}) or any(
            sentence.children(child.index, "relcl", "xcomp", "ccomp", "acl")
            for child in sentence.children(verb.index, "acomp", "attr")
        )
    return verb.tag == "VBN" and "auxpass" in below and "ccomp" in below


def _relative(nominal: Nominal, sentence: Sentence, reading: Reading) -> Entity | None:
    for above in sentence.ancestors(nominal.head):
        if above.dep == "relcl":
            return _mentioned(sentence, above.head, reading)
        if above.dep == "ROOT":
            return None
    return None


def wait_for_subject(nominal: Nominal, reading: Reading) -> None:
    """Keeps a pronoun of a fronted clause for the subject after it ("Before he died, Haddad")."""
    sentence = reading.sentences[nominal.sentence]
    above = governing_verb(sentence, nominal.head)
    while above is not None and above.dep in ("advcl", "pcomp", "ccomp", "xcomp"):
        above = governing_verb(sentence, above.index)
        for subject in sentence.children(above.index, "nsubj", "nsubjpass") if above else ():
            if subject.index > nominal.head:
                reading.waiting.setdefault((nominal.sentence, subject.index), []).append(nominal)
                return


def _reflexive(nominal: Nominal, sentence: Sentence, reading: Reading) -> Entity | None:
    verb = governing_verb(sentence, nominal.head)
    for subject in sentence.children(verb.index, "nsubj", "nsubjpass") if verb else ():
        entity = _mentioned(sentence, subject.index, reading)
        if entity is not None and agrees(entity, nominal):
            return entity
    return None


def _mentioned(sentence: Sentence, index: int, reading: Reading) -> Entity | None:
    """The entity of the mention headed by word *index* of the sentence now read."""
    for entity in reading.within(sentence.index, 0):
        for mention in reversed(entity.seen):
            if mention.sentence != sentence.index:
                break
            if mention.head == index:
                return entity
    return None


def _place(nominal: Nominal, reading: Reading) -> Entity | None:
    for entity in reading.within(nominal.sentence, 1):
        last = entity.seen[-1]
        if "place" in entity.kinds and last.role in ("oblique", "object", "modifier"):
            return entity if last.paragraph == nominal.paragraph else None
    return None


def resolve_description(nominal: Nominal, reading: Reading) -> Entity | None:
    """The entity that "the NOUN" or "these NOUNs" takes up, or None when it is new or not sure."""
    if nominal.form not in ("definite", "demonstrative") or nominal.restricted:
        return None
    tables, at = reading.tables, nominal.sentence
    reach = tables.limits["description"]
    more = set(nominal.words) - {reading.sentences[at].words[nominal.head].lower}
    called = [
        (entity.salience(at), entity)
        for entity in reading.within(at, reach)
        if nominal.lemma in entity.heads
        and _describes(nominal, entity)
        and _qualified(entity, more, tables)
    ]
    if called:
        return max(called, key=lambda pair: pair[0])[1]
    noun = tables.nouns.get(nominal.lemma)
    if noun is None or not noun.stands_for:
        return None
    scored = [
        (entity.salience(at) + tables.bonus["frequent"] * log2(len(entity.seen)), entity)
        for entity in reading.within(at, reach)
        if entity.names
        and entity.kinds & noun.stands_for
        and _certain(entity, noun)
        and _qualified(entity, more, tables)
    ]
    return _clear_best(scored, tables.limits)


def _certain(entity: Entity, noun: Noun) -> bool:
    """True unless the name is only perhaps of a kind that fighters stand for."""
    return "person" not in noun.kinds or entity.kinds <= _FIGHTING


def _qualified(entity: Entity, more: set[str], tables: CoreferenceTables) -> bool:
    """True when each word before the noun was said of the entity, or goes with its kind."""
    return all(
        word in entity.words or bool(tables.describers.get(word, _NONE) & entity.kinds)
        for word in more
    )


def _describes(nominal: Nominal, entity: Entity) -> bool:
    same = entity.number == nominal.number or bool(entity.names)
    return same and bool(not entity.kinds or entity.kinds & nominal.kinds)
