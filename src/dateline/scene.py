"""One report as the later stages see it, and the guard around every stage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from dateline.actors import identify
from dateline.knowledge.event_rules import Codebook
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.registry import Registry
from dateline.model import (
    Claim,
    ClaimTime,
    Coreference,
    Draft,
    Evidence,
    Marks,
    Mention,
    Party,
    Place,
    Problem,
    Report,
    Sentence,
    Vouching,
    claim_id,
)

Value = TypeVar("Value")


@dataclass(frozen=True)
class Knowledge:
    """What the pipeline knows: the codebook's rules, the registry of parties, the gazetteer."""

    codebook: Codebook
    registry: Registry
    gazetteer: Gazetteer


@dataclass(frozen=True)
class Scene:
    """Sentences, names and times of a report, and who refers to whom; ``problems`` grows."""

    report: Report
    sentences: tuple[Sentence, ...]
    knowledge: Knowledge
    problems: list[Problem]
    marks: Marks = field(default_factory=Marks)
    coreference: Coreference = field(default_factory=Coreference)

    def isolate(
        self, stage: str, run: Callable[[], Value], otherwise: Value, sentence: int | None = None
    ) -> Value:
        """The value of *run*; if it fails, *otherwise*, and the failure is noted as a problem.

        The one place of the pipeline where any exception may be caught: a fault in one stage of
        one sentence must neither lose the rest of the report nor stay silent.
        """
        try:
            return run()
        except Exception as fault:  # noqa: BLE001 - see above
            self.problems.append(Problem(stage, f"{type(fault).__name__}: {fault}", sentence))
            return otherwise

    def parties(self, mentions: tuple[Mention, ...], on: dt.date | None) -> tuple[Party, ...]:
        """The parties that *mentions* name, as of the day of the happening; things are left out."""
        found: dict[str, Party] = {}
        nobody: Party | None = None
        for mention in mentions:
            run = partial(
                identify,
                mention,
                self.sentences,
                self.coreference,
                self.knowledge.registry,
                marks=self.marks,
                on=on,
            )
            party = self.isolate("actors", run, nobody, mention.sentence)
            if party is not None:
                found.setdefault(party.name, party)
        return tuple(found.values())

    def claim(
        self,
        draft: Draft,
        places: tuple[Place, ...],
        time: ClaimTime | None,
        vouching: Vouching,
    ) -> Claim:
        """One claim out of a draft and what the stages found for it."""
        on = (time.interval.start if time else None) or self.report.published
        actors = self.parties(draft.actors, on)
        acting = {party.name for party in actors}
        recipients = tuple(p for p in self.parties(draft.recipients, on) if p.name not in acting)
        parties = {"actors": actors, "recipients": recipients}
        return Claim(
            id=claim_id(self.report, draft.trigger, draft.type, vouching.sources),
            trigger=draft.trigger,
            type=draft.type,
            statement=vouching.statement,
            modes=draft.modes,
            contexts=draft.contexts,
            actors=actors,
            recipients=recipients,
            places=places,
            time=time,
            counts=draft.counts,
            instruments=draft.instruments,
            objects=draft.objects,
            sources=vouching.sources,
            stance=vouching.stance,
            factuality=vouching.factuality,
            tense=vouching.tense,
            evidence=(
                *(e for e in draft.evidence if _gave(e, parties.get(e.slot))),
                *vouching.evidence,
            ),
        )


def _gave(evidence: Evidence, parties: tuple[Party, ...] | None) -> bool:
    """False for evidence of a party that turned out to be none: "shot on Tuesday"."""
    span = evidence.span
    return (
        parties is None
        or span is None
        or any(
            party.mention.start < span.end and span.start < party.mention.end for party in parties
        )
    )
