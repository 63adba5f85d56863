"""Choosing the antecedent of one pronoun or description among the entities read so far."""

from __future__ import annotations

from collections.abc import Mapping
from math import log2

from dateline.knowledge.coreference_tables import CoreferenceTables, Noun
from dateline.language.entities import Entity
from dateline.language.nominals import Nominal, governing_verb
from dateline.language.reading import Reading
from dateline.language.salience import Anaphor, agrees, forbidden, score
from dateline.model import Sentence

_FIGHTING = frozenset({"group", "armed_force"})
_NONE: frozenset[str] = frozenset()


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
    anaphor = Anaphor.of(nominal, sentence)
    scored = [
        (score(entity, anaphor, reading), entity)
        for entity in reading.within(nominal.sentence, limits["sentences"])
        if agrees(entity, nominal)
        and nominal.paragraph - entity.seen[-1].paragraph <= limits["paragraphs"]
        and not forbidden(entity, anaphor, reading)
    ]
    found = _clear_best(scored, limits)
    if found is not None and nominal.gender in ("male", "female"):
        found.gender = nominal.gender
    return found


def _clear_best(scored: list[tuple[float, Entity]], limits: Mapping[str, float]) -> Entity | None:
    scored.sort(key=lambda pair: -pair[0])
    if not scored or scored[0][0] < limits["score"]:
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < limits["margin"]:
        return None
    return scored[0][1]


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
        said = sentence.children(verb.index, "acomp", "attr")
        return bool(below & {"ccomp", "xcomp", "csubj", "advcl", "attr"}) or any(
            child.lemma in reading.tables.closed["evaluative"]
            or sentence.children(child.index, "xcomp", "ccomp", "acl")
            for child in said
        )
    return verb.tag == "VBN" and "auxpass" in below and "ccomp" in below


def _relative(nominal: Nominal, sentence: Sentence, reading: Reading) -> Entity | None:
    for above in (sentence.words[nominal.head], *sentence.ancestors(nominal.head)):
        if above.dep == "relcl":
            return reading.mentioned(sentence.index, above.head)
    return None


def _reflexive(nominal: Nominal, sentence: Sentence, reading: Reading) -> Entity | None:
    for subject in Anaphor.of(nominal, sentence).subjects[:1]:
        entity = reading.mentioned(sentence.index, subject)
        if entity is not None and agrees(entity, nominal):
            return entity
    return None


def _place(nominal: Nominal, reading: Reading) -> Entity | None:
    for entity in reading.within(nominal.sentence, 1):
        last = entity.seen[-1]
        if "place" in entity.kinds and last.role in ("oblique", "object", "modifier"):
            return entity if last.paragraph == nominal.paragraph else None
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


def resolve_description(nominal: Nominal, reading: Reading) -> Entity | None:
    """The entity that "the NOUN" or "these NOUNs" takes up, or None when it is new or not sure."""
    if nominal.form not in ("definite", "demonstrative") or nominal.restricted:
        return None
    tables, at = reading.tables, nominal.sentence
    anaphor = Anaphor.of(nominal, reading.sentences[at])
    more = set(nominal.words) - {anaphor.sentence.words[nominal.head].lower}
    near = list(reading.within(at, tables.limits["description"]))

    def fits(entity: Entity) -> bool:
        return _qualified(entity, more, tables) and not forbidden(entity, anaphor, reading)

    called = [e for e in near if nominal.lemma in e.heads and _describes(nominal, e) and fits(e)]
    if called:
        return max(called, key=lambda entity: entity.salience(at))
    noun = tables.nouns.get(nominal.lemma)
    if noun is None or not noun.stands_for:
        return None
    scored = [
        (entity.salience(at) + tables.bonus["frequent"] * log2(len(entity.seen)), entity)
        for entity in near
        if entity.names and entity.kinds & noun.stands_for and _certain(entity, noun)
        if fits(entity)
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
