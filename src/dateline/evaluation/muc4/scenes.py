"""One message made ready: its sentences, noun phrases, claims and the words that name incidents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.evaluation.muc4.phrases import Phrase, phrases_in
from dateline.evaluation.muc4.texts import Message
from dateline.knowledge.muc4_tables import Muc4Tables, TriggerRule
from dateline.model import Claim, Coding, Party, Sentence, Word

#: What an act of violence is by its modes (codebook section 3): arson is primitive and destroys.
_BY_MODES = (
    (frozenset({"abduct"}), "KIDNAPPING"),
    (frozenset({"explosives"}), "BOMBING"),
    (frozenset({"loot"}), "ROBBERY"),
    (frozenset({"primitive", "destroy"}), "ARSON"),
)
_OPEN = frozenset({"NOUN", "VERB", "PROPN", "ADJ"})
_OF_ASSAULT = TriggerRule("assault", frozenset(), frozenset(), type="ATTACK")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an incident, what it tells, and the claim it is the word of, if any."""

    sentence: int
    word: int
    rule: TriggerRule
    type: str
    claim: Claim | None


@dataclass(frozen=True, slots=True)
class Scene:
    """What templates of one message are made from."""

    message: Message
    sentences: tuple[Sentence, ...]
    coding: Coding
    phrases: Mapping[int, tuple[Phrase, ...]]
    triggers: tuple[Trigger, ...]
    parties: Mapping[tuple[int, int], Party]


def scene_of(
    message: Message, sentences: tuple[Sentence, ...], coding: Coding, tables: Muc4Tables
) -> Scene:
    """The message with everything that slots are looked for in."""
    phrases = {s.index: tuple(phrases_in(s, tables)) for s in sentences}
    parties = {}
    for party in coding.parties:
        for sentence in sentences:
            if sentence.start <= party.mention.start < sentence.end:
                for word in sentence.words_in(party.mention):
                    parties[sentence.index, word.index] = party
    triggers = tuple(t for s in sentences for t in _triggers(s, coding.claims, tables))
    return Scene(message, sentences, coding, phrases, triggers, parties)


def _triggers(
    sentence: Sentence, claims: tuple[Claim, ...], tables: Muc4Tables
) -> Iterator[Trigger]:
    """The words that the table has, and of a claim of violence with none of them its first one."""
    here = [c for c in claims if sentence.start <= c.trigger.start < sentence.end]
    ruled = {word.index: rule for word in sentence.words if (rule := _rule(word, tables))}
    for claim in here:
        words = sentence.words_in(claim.trigger)
        if claim.type == "ASSAULT" and words and not any(w.index in ruled for w in words):
            first = next((w for w in words if w.pos in _OPEN), words[0])
            ruled[first.index] = _OF_ASSAULT
    for index in sorted(ruled):
        claim_here = _claim(sentence.words[index], here)
        rule = ruled[index]
        yield Trigger(sentence.index, index, rule, _type(rule, claim_here), claim_here)


def _rule(word: Word, tables: Muc4Tables) -> TriggerRule | None:
    rule = tables.triggers.get(word.lemma.lower()) or tables.triggers.get(word.lower)
    if rule is None or word.pos not in _OPEN or (rule.pos and word.pos not in rule.pos):
        return None
    return rule


def _claim(word: Word, claims: list[Claim]) -> Claim | None:
    inside = [c for c in claims if c.trigger.start <= word.start < c.trigger.end]
    return min(inside, key=lambda c: (c.type != "ASSAULT", c.trigger.start), default=None)


def _type(rule: TriggerRule, claim: Claim | None) -> str:
    if rule.type in ("", "ATTACK") and claim is not None and claim.type == "ASSAULT":
        for modes, found in _BY_MODES:
            if modes <= set(claim.modes) and not (rule.effect and "explosives" in modes):
                return found
    return rule.type
