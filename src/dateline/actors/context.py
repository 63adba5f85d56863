"""What the reading of one phrase needs to know: the registry, the words, the day, the report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.actors.choosing import choose
from dateline.actors.names import NameMatch, names_in
from dateline.knowledge.actors.words import ActorWords
from dateline.knowledge.registry import Form, Registry
from dateline.model import Candidate, Sentence, Word

_PREMODIFIERS = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "case", "quantmod", "predet", "punct"}
    | {"conj", "cc", "advmod", "npadvmod", "neg", "hmod", "prep", "appos", "dep", "nsubj"}
)
_INNER_POS = frozenset(
    {"ADJ", "NOUN", "PROPN", "NUM", "DET", "PART", "ADV", "PRON", "VERB", "X", "CCONJ"}
)
_BRACKETS = frozenset("[](){}")
_INNER_MARKS = frozenset({"-", "–", "‐", "‑", '"', "“", "”", "‘", "’", "'", "/", "$"})


@dataclass(frozen=True, slots=True)
class Context:
    """The knowledge and the report that phrases are read against.

    ``countries`` counts the mentions of each state in the report, ``named`` holds the ids of the
    actors that it names in full, ``surnames`` the last words of persons it names by several.
    """

    registry: Registry
    words: ActorWords
    on: dt.date | None
    countries: Mapping[str, int] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()

    def choose(self, forms: tuple[Form, ...]) -> tuple[Form, tuple[Candidate, ...]]:
        """The likeliest of *forms* in this report, and the candidates when there are several."""
        return choose(forms, on=self.on, countries=self.countries, named=self.named)


@dataclass(frozen=True, slots=True)
class Scan:
    """A sentence with the registry names found in it; ``at`` gives the match at each word.

    No phrase is read further to the left than word ``floor``. With ``opposed`` the party of
    "anti-Mubarak" is read as well, because it is the very one asked for.
    """

    sentence: Sentence
    matches: tuple[NameMatch, ...]
    at: Mapping[int, NameMatch]
    floor: int = 0
    opposed: bool = False

    @classmethod
    def of(
        cls, sentence: Sentence, context: Context, *, floor: int = 0, opposed: bool = False
    ) -> Scan:
        """The scan of *sentence*."""
        matches = names_in(sentence, context.registry)
        at = {i: m for m in matches for i in range(m.first, m.last + 1)}
        return cls(sentence, matches, at, floor, opposed)

    def phrase_start(self, head: int) -> int:
        """The first word of the noun phrase of *head*, as far as it is read."""
        first = phrase_start(self.sentence, head)
        return max(first, self.floor) if self.floor <= head else first


def is_opposed(sentence: Sentence, index: int, context: Context) -> bool:
    """True for the name in "anti-Mubarak rallies": the party is the one against, unnamed."""
    words = sentence.words
    return (
        index > 1
        and words[index - 1].text in _INNER_MARKS
        and words[index - 2].lower in context.words.classes["opposing-prefixes"]
    )


def phrase_start(sentence: Sentence, head: int) -> int:
    """The first word of the noun phrase of *head*: its modifiers to the left, without a gap."""
    words = sentence.words
    first = head
    for index in range(head - 1, max(-1, head - 12), -1):
        word = words[index]
        if word.text in _BRACKETS:
            break
        if word.pos == "PUNCT":
            if word.text not in _INNER_MARKS:
                break
            continue
        if word.pos not in _INNER_POS or word.dep not in _PREMODIFIERS:
            break
        if not _leads_to(words, index, head):
            break
        first = index
    return first


def _leads_to(words: tuple[Word, ...], index: int, head: int) -> bool:
    for _ in range(5):
        up = words[index].head
        if up == head:
            return True
        if up == index or up > head:
            return False
        index = up
    return False


def entity_of(sentence: Sentence, index: int) -> tuple[int, int, str]:
    """First and last word and label of the recogniser's entity at *index*; label "" for none."""
    words = sentence.words
    label = words[index].entity
    if not label:
        return index, index, ""
    first = last = index
    while first > 0 and not words[first].entity_begins and words[first - 1].entity == label:
        first -= 1
    while (
        last + 1 < len(words)
        and words[last + 1].entity == label
        and not words[last + 1].entity_begins
    ):
        last += 1
    return first, last, label
