"""A trigger with its arguments in its sentence: what conditions and slots are asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.coding.arguments import Arcs
from dateline.coding.classes import classes_of
from dateline.coding.noun_phrases import heads_of
from dateline.knowledge.event_rules import Codebook
from dateline.model import Marks, Sentence, Word


@dataclass(frozen=True)
class Case:
    """A trigger with its arguments in its sentence: what conditions are asked about."""

    sentences: Sequence[Sentence]
    sentence: Sentence
    head: int
    words: tuple[int, ...]
    arcs: Arcs
    marks: Marks
    codebook: Codebook

    @property
    def trigger(self) -> Word:
        return self.sentence.words[self.head]

    def fillers(self, *arcs: str) -> list[Word]:
        """The words that fill any of *arcs*, coordination and partitives seen through."""
        found = []
        for arc in arcs:
            for index in self.arcs.get(arc, ()):
                for head in heads_of(self.sentence, index, self.codebook.partitives):
                    found.append(self.sentence.words[head])
        return found

    def classes(self, *arcs: str) -> set[str]:
        """The classes of all fillers of *arcs*."""
        found: set[str] = set()
        for word in self.fillers(*arcs):
            found |= classes_of(self.sentence, word, self.marks, self.codebook)
        return found

    def lemmas(self, reach: int = 0) -> set[str]:
        """Lemmas of the sentence and *reach* neighbours, the trigger's own words left out."""
        index = self.sentence.index
        around = self.sentences[max(0, index - reach) : index + reach + 1]
        return {
            word.lemma
            for sentence in around
            for word in sentence.words
            if sentence.index != index or word.index not in self.words
        }

    def is_noun(self) -> bool:
        return self.trigger.pos not in {"VERB", "AUX"}
