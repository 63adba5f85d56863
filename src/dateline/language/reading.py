"""The state of reading one report from its start: which entities were mentioned, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.knowledge.coreference_tables import CoreferenceTables
from dateline.language.entities import Entity
from dateline.language.nominals import Nominal, governing_verb
from dateline.model import Sentence


@dataclass(slots=True)
class Reading:
    """Entities in the order of their last mention, the newest last; who speaks in which quotation.

    ``waiting`` holds pronouns of a fronted clause by the subject (sentence, head word) after it.
    """

    sentences: tuple[Sentence, ...]
    tables: CoreferenceTables
    entities: list[Entity] = field(default_factory=list)
    recent: dict[int, Entity] = field(default_factory=dict)
    speakers: dict[int, Entity] = field(default_factory=dict)
    quoted_sentences: set[int] = field(default_factory=set)
    speaker: Entity | None = None
    waiting: dict[tuple[int, int], list[Nominal]] = field(default_factory=dict)

    def note(self, nominal: Nominal, entity: Entity) -> None:
        """Records that *nominal* stands for *entity*, which becomes the last one mentioned."""
        if not entity.seen and nominal.form == "name" and nominal.called:
            self._take_over(nominal, entity)
        verb = governing_verb(self.sentences[nominal.sentence], nominal.head)
        main = verb is not None and verb.dep == "ROOT" and nominal.role != "modifier"
        entity.touch(nominal, self.tables.salience, main=main)
        if nominal.role == "subject" and verb and verb.lemma in self.tables.verbs["saying"]:
            entity.spoke = nominal.sentence
            self.speaker = entity
        if id(entity) not in self.recent:
            self.entities.append(entity)
        self.recent.pop(id(entity), None)
        self.recent[id(entity)] = entity

    def _take_over(self, nominal: Nominal, entity: Entity) -> None:
        """ "The general ...", then "Gen. Omar Haddad": the name takes over the one such mention."""
        alike = [
            other
            for other in self.within(nominal.sentence, self.tables.limits["takeover"])
            if not other.names
            and other.number == "singular"
            and not other.heads.isdisjoint(nominal.called)
        ]
        if "person" not in entity.kinds or len(alike) != 1:
            return
        other = alike[0]
        known = {gender for gender in (entity.gender, other.gender) if gender}
        if other.seen[0].form != "definite" or len(known) > 1:
            return
        entity.absorb(other)
        self.entities.remove(other)
        del self.recent[id(other)]
        if self.speaker is other:
            self.speaker = entity

    def within(self, sentence: int, reach: float) -> Iterator[Entity]:
        """Entities mentioned at most *reach* sentences before, the latest first."""
        for entity in reversed(self.recent.values()):
            if sentence - entity.seen[-1].sentence > reach:
                return
            yield entity

    def mentioned(self, sentence: int, head: int) -> Entity | None:
        """The entity of the mention headed by word *head* of the sentence now read."""
        for entity in self.within(sentence, 0):
            for mention in reversed(entity.seen):
                if mention.sentence != sentence:
                    break
                if mention.head == head:
                    return entity
        return None

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
                if nominal.sentence in spoken:
                    self.speakers[nominal.quote] = spoken[nominal.sentence]
