"""What a report speaks of: entities, each with its mentions and the traits agreement needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.knowledge.coreference_tables import KINDS
from dateline.language.nominals import Nominal

#: Weight of a mention falls by half with each sentence; beyond this many it no longer counts.
_FADES = 6
_BROAD = frozenset(KINDS)


@dataclass(slots=True)
class Entity:
    """One referent. ``heads`` are the nouns it was called by, ``words`` all words of its phrases.

    ``traces`` are (sentence, weight) of the mentions read so far; ``seen`` the mentions themselves,
    in text order; ``names`` all proper names of the report that stand for it, read or not.
    """

    kinds: frozenset[str]
    number: str
    gender: str = ""
    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    names: list[Nominal] = field(default_factory=list)
    seen: list[Nominal] = field(default_factory=list)
    traces: list[tuple[int, float]] = field(default_factory=list)
    spoke: int = -100

    def touch(self, nominal: Nominal, weights: Mapping[str, float], *, main: bool) -> None:
        """Records that *nominal* stands for this entity."""
        weight = weights["recent"] + weights.get(nominal.role, 0.0)
        weight += weights["main"] if main else 0.0
        weight += weights.get(nominal.form, 0.0)
        if self.traces and self.traces[-1][0] == nominal.sentence:
            weight = max(weight, self.traces.pop()[1])
        self.traces.append((nominal.sentence, weight))
        self.seen.append(nominal)
        self.describe(nominal)

    def salience(self, sentence: int) -> float:
        """How present the entity is at *sentence* (Lappin and Leass 1994, halved by sentence)."""
        total = 0.0
        for at, weight in reversed(self.traces):
            if sentence - at > _FADES:
                break
            total += weight / (1 << (sentence - at))
        return total

    def describe(self, nominal: Nominal) -> None:
        """Adds what *nominal* calls the entity; a kind that both share is made certain."""
        if nominal.form == "pronoun":
            return
        self.heads.update(nominal.called)
        self.words.update(nominal.words, nominal.titles)
        self.gender = self.gender or nominal.gender
        if not self.kinds:
            self.kinds = nominal.kinds
        elif common := self.kinds & nominal.kinds:
            self.kinds = common | (self.kinds - _BROAD)

    def absorb(self, other: Entity) -> None:
        """Takes the mentions of *other*, an entity read before this one, as its own."""
        self.seen = other.seen + self.seen
        self.traces = other.traces + self.traces
        self.heads |= other.heads
        self.words |= other.words
        self.gender = self.gender or other.gender
        self.spoke = max(self.spoke, other.spoke)

    def best_name(self) -> Nominal | None:
        """The fullest name: most words, then earliest."""
        return min(self.names, key=lambda n: (-len(n.words), n.sentence, n.first), default=None)

    def representative(self) -> Nominal | None:
        """The most telling mention: the fullest name, else the first phrase that is no pronoun."""
        phrases = (n for n in self.seen if n.form != "pronoun")
        return self.best_name() or next(phrases, None)


def entity_of(nominal: Nominal) -> Entity:
    """A new entity that *nominal* is the first to mention (not yet touched)."""
    return Entity(nominal.kinds, nominal.number, nominal.gender)
