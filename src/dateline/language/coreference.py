"""What pronouns, descriptions and short names of a report stand for, by rules.

A sieve from sure to less sure (Raghunathan et al. 2010): names first, over the whole report; then
each mention in text order, descriptions by their nouns, pronouns by salience (Lappin and Leass
1994) among what agrees with them. What is not sure is left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge.coreference_tables import coreference_tables
from dateline.language.anaphora import resolve_description, resolve_pronoun, wait_for_subject
from dateline.language.entities import Entity, entity_of
from dateline.language.identity import named_entities
from dateline.language.nominals import Nominal, nominals
from dateline.language.reading import Reading
from dateline.language.salience import agrees
from dateline.model import Coreference, Marks, Mention, Sentence


def corefer(sentences: Sequence[Sentence], marks: Marks) -> Coreference:
    """What each anaphor of a report stands for: (sentence index, head word) -> its best mention.

    The mention is the fullest proper name of the entity, else its first description; it is never
    the anaphor itself, nor one that stands for a third. Anaphors that are not sure are absent.
    """
    tables = coreference_tables()
    found = nominals(sentences, marks, tables)
    named = named_entities(found, sentences, tables)
    reading = Reading(tuple(sentences), tables)
    reading.name_speakers(found, named)
    for nominal in found:
        entity = named.get((nominal.sentence, nominal.head)) or _resolved(nominal, reading)
        if entity is not None:
            _note_waiting(nominal, entity, reading)
            reading.note(nominal, entity)
    return Coreference(_links(reading.entities, sentences))


def _resolved(nominal: Nominal, reading: Reading) -> Entity | None:
    """The entity of a mention that names do not settle; None for a pronoun left open."""
    if nominal.form == "pronoun":
        found = resolve_pronoun(nominal, reading)
        if found is None and nominal.gender != "neuter":
            wait_for_subject(nominal, reading)
        return found
    if nominal.role == "attribute":
        _describe_subject(nominal, reading)
        return None
    return resolve_description(nominal, reading) or entity_of(nominal)


def _describe_subject(nominal: Nominal, reading: Reading) -> None:
    """ "Hezbollah is a militant group": the predicate says what its subject is, and is no party."""
    sentence = reading.sentences[nominal.sentence]
    for subject in sentence.children(sentence.words[nominal.head].head, "nsubj"):
        entity = reading.mentioned(nominal.sentence, subject.index)
        if entity is not None and (not entity.kinds or entity.kinds & nominal.kinds):
            entity.describe(nominal)


def _note_waiting(nominal: Nominal, entity: Entity, reading: Reading) -> None:
    for pronoun in reading.waiting.pop((nominal.sentence, nominal.head), ()):
        if agrees(entity, pronoun):
            reading.note(pronoun, entity)


def _links(
    entities: Sequence[Entity], sentences: Sequence[Sentence]
) -> dict[tuple[int, int], Mention]:
    links: dict[tuple[int, int], Mention] = {}
    for entity in entities:
        best = entity.representative()
        if best is None or len(entity.seen) < 2:
            continue
        mention = best.mention(sentences)
        for nominal in entity.seen:
            same = (nominal.sentence, nominal.head) == (best.sentence, best.head)
            if nominal.form == "coordination":
                continue
            if not same and (nominal.form != "name" or nominal.words != best.words):
                links[nominal.sentence, nominal.head] = mention
    # Two things joined share a head with the first of them, which may stand for a third.
    return {key: m for key, m in links.items() if (m.sentence, m.head) not in links}
