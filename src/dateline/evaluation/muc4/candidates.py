"""Noun phrases that may fill a slot of an incident, and what speaks for and against them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.evaluation.muc4.incidents import Incident
from dateline.evaluation.muc4.paths import path
from dateline.evaluation.muc4.phrases import Phrase, thing_of
from dateline.evaluation.muc4.scenes import Scene, Trigger
from dateline.knowledge.muc4_tables import Muc4Tables
from dateline.model import Claim, Sentence, Span

#: What a phrase may fill: slots 18 and 19, 12, 9, 10, 6.
SLOTS = ("victim", "target", "individual", "organization", "instrument")
#: How many sentences before and after an incident's are looked at.
_AROUND = {"victim": 1, "target": 1, "individual": 2, "organization": 4, "instrument": 1}
_HOSTILE = frozenset({"REB", "CRM"})
_BODIES = frozenset({"organisation", "armed_force", "group"})


@dataclass(frozen=True, slots=True)
class Option:
    """A phrase that may fill a slot; ``trigger`` is the nearest trigger of its sentence."""

    phrase: Phrase
    features: tuple[str, ...]
    trigger: Trigger | None


def options(slot: str, incident: Incident, scene: Scene, tables: Muc4Tables) -> Iterator[Option]:
    """The options for *slot*, one of `SLOTS`, in text order."""
    told = incident.sentences
    for sentence in scene.sentences:
        near = min((abs(sentence.index - at), sentence.index - at) for at in told)
        if near[0] > _AROUND[slot]:
            continue
        triggers = [t for t in incident.triggers if t.sentence == sentence.index]
        for phrase in scene.phrases[sentence.index]:
            kinds = list(_kinds(slot, phrase, scene, tables))
            if kinds:
                trigger = _nearest(sentence, phrase, triggers)
                features = _features(phrase, trigger, near[1], incident, sentence)
                yield Option(phrase, (*features, *kinds, *_crossed(incident, kinds)), trigger)


def _crossed(incident: Incident, kinds: list[str]) -> Iterator[str]:
    for kind in kinds:
        if kind.startswith("kind"):
            yield f"{incident.type}&{kind}"


def _kinds(slot: str, phrase: Phrase, scene: Scene, tables: Muc4Tables) -> Iterator[str]:
    party = scene.parties.get(phrase.key)
    sector = (party.sector or "none") if party else "none"
    kind = party.kind if party else "none"
    person = tables.people.get(phrase.lemma)
    hostile = tables.perpetrators.get(phrase.lemma)
    if slot in ("target", "instrument"):
        rule = thing_of(phrase, tables.targets if slot == "target" else tables.instruments)
        if rule is not None:
            yield f"kind:{rule.id}"
        return
    if slot in ("victim", "individual"):
        if phrase.lemma in tables.pointers:
            return  # "two others", of companies or of men
        if not (person or hostile or kind in ("person", "group")):
            return
        if phrase.name and not (kind == "person" or phrase.title):
            yield "odd-name"
    if slot == "organization":
        if not (kind in _BODIES or hostile in ("state", "insurgent")):
            return
        yield "named" if party and party.id else "unnamed"
    if sector in _HOSTILE:
        yield "kind:hostile"
    yield f"kind:{person or 'none'}/{hostile or 'none'}"
    yield f"sector:{sector}"
    yield f"party:{kind}"


def _nearest(sentence: Sentence, phrase: Phrase, triggers: list[Trigger]) -> Trigger | None:
    def length(trigger: Trigger) -> tuple[int, int]:
        found = path(sentence, trigger.word, phrase.head)
        steps = 9 if found == "far" else len(found.split())
        return steps, abs(trigger.word - phrase.head)

    return min(triggers, key=length, default=None)


def _features(
    phrase: Phrase, trigger: Trigger | None, away: int, incident: Incident, sentence: Sentence
) -> Iterator[str]:
    yield f"type:{incident.type}"
    if phrase.name:
        yield "name"
    yield "plural" if phrase.plural else "single"
    if phrase.count is not None:
        yield "counted"
    if phrase.head > 0 and sentence.words[phrase.first].lower in ("a", "an"):
        yield "indefinite"
    if trigger is None:
        yield f"away:{away}"
        return
    way = path(sentence, trigger.word, phrase.head)
    yield f"path:{way}"
    yield f"by:{trigger.rule.id}"
    yield f"{trigger.rule.id}>{way}"
    yield "before" if phrase.head < trigger.word else "after"
    span = sentence.span(phrase.head, phrase.head)
    claims = [t.claim for t in incident.triggers if t.sentence == sentence.index and t.claim]
    roles = {role for claim in claims for role in _roles(claim, span)}
    yield from (f"role:{role}" for role in sorted(roles))
    if not roles:
        yield "role:none"


def _roles(claim: Claim, span: Span) -> Iterator[str]:
    if any(p.mention.covers(span) for p in claim.actors):
        yield "actor"
    if any(p.mention.covers(span) for p in claim.recipients):
        yield "recipient"
    if any(c.mention and c.mention.overlaps(span) for c in claim.counts):
        yield "count"
    if any(o.mention.covers(span) for o in claim.objects):
        yield "object"
    if any(s.mention and s.mention.covers(span) for s in claim.sources):
        yield "source"
