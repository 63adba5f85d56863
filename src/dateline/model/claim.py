"""Statements and claims: the atoms everything else is a view over."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.ids import content_hash
from dateline.model.party import Party, Source
from dateline.model.place import Place
from dateline.model.report import Report
from dateline.model.sentence import Mention
from dateline.model.span import Evidence, Span
from dateline.model.time import ClaimTime
from dateline.model.vocabulary import (
    COUNT_KINDS,
    EVENT_TYPES,
    FACTUALITIES,
    SOURCE_ROLES,
    STANCES,
    STATEMENT_KINDS,
    TENSES,
    require,
)


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people, with its bounds; None is unknown, never zero (codebook section 7)."""

    kind: str
    low: int | None
    best: int | None
    high: int | None
    who: str | None = None
    mention: Span | None = None

    def __post_init__(self) -> None:
        require(self.kind, COUNT_KINDS, "count kind")
        known = [n for n in (self.low, self.best, self.high) if n is not None]
        if known != sorted(known) or any(n < 0 for n in known):
            raise ValueError(f"count {self.low}/{self.best}/{self.high} is out of order")


@dataclass(frozen=True, slots=True)
class Instrument:
    """A weapon or other means; ``kind`` is a word of the instrument table ("bomb", "rifle")."""

    mention: Span
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A thing hit, taken or damaged (`objects` in the format); effect destroyed, damaged, none."""

    mention: Span
    kind: str | None = None
    owner: str | None = None
    effect: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in a statement. ``channel`` is the venue ("told Sky News"), not a source."""

    name: str
    role: str = "unnamed"
    channel: str | None = None
    id: str | None = None
    country: str | None = None
    office: str | None = None
    organisation: str | None = None

    def __post_init__(self) -> None:
        require(self.role, SOURCE_ROLES, "speaker role")


@dataclass(frozen=True, slots=True)
class Statement:
    """A passage in which a source speaks: source, cue and content spans (codebook section 1).

    ``chain`` lists the statement's own sources, outermost first, ending with the speaker.
    """

    id: str
    content: tuple[Span, ...]
    kind: str
    source: Span | None = None
    cue: Span | None = None
    speaker: Speaker | None = None
    chain: tuple[Source, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        require(self.kind, STATEMENT_KINDS, "statement kind")
        if not self.content:
            raise ValueError(f"statement {self.id} has no content")

    def covers(self, span: Span) -> bool:
        """True when *span* lies within one of the content spans."""
        return any(part.covers(span) for part in self.content)


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim as coding leaves it: what happened, with roles as the mentions that fill them.

    Later stages turn mentions into parties, places and times and add who says so. ``sentence``,
    ``head`` and ``words`` are indices: of the trigger's sentence, of its head word, of its words.
    ``places`` holds only the mentions that syntax ties to the happening; ``agentless`` marks a
    passive or bare noun, which takes no actor from elsewhere (codebook section 4).
    """

    sentence: int
    trigger: Span
    head: int
    words: tuple[int, ...]
    type: str
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    actors: tuple[Mention, ...] = ()
    recipients: tuple[Mention, ...] = ()
    places: tuple[Mention, ...] = ()
    objects: tuple[Target, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    counts: tuple[Count, ...] = ()
    agentless: bool = False
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        require(self.type, EVENT_TYPES, "event type")


@dataclass(frozen=True, slots=True)
class Vouching:
    """Who vouches for a draft and how: what attribution adds to it (codebook section 4)."""

    statement: str | None = None
    sources: tuple[Source, ...] = ()
    stance: str = "reports"
    factuality: str = "CT+"
    tense: str = "past"
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        require(self.stance, STANCES, "stance")
        require(self.factuality, FACTUALITIES, "factuality")
        require(self.tense, TENSES, "tense")


@dataclass(frozen=True, slots=True)
class Claim:
    """One event as one source in one report tells it (codebook sections 1, 2 and 4)."""

    id: str
    trigger: Span
    type: str
    statement: str | None = None
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    places: tuple[Place, ...] = ()
    time: ClaimTime | None = None
    counts: tuple[Count, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    objects: tuple[Target, ...] = ()
    sources: tuple[Source, ...] = ()
    stance: str = "reports"
    factuality: str = "CT+"
    tense: str = "past"
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        require(self.type, EVENT_TYPES, "event type")
        require(self.stance, STANCES, "stance")
        require(self.factuality, FACTUALITIES, "factuality")
        require(self.tense, TENSES, "tense")


def claim_id(report: Report, trigger: Span, event_type: str, sources: tuple[Source, ...]) -> str:
    """The id of a claim: it survives better rules for all but its trigger, type and last source.

    The report's id is part of it: copies of one wire text hold claims of their own.
    """
    last = sources[-1].mention if sources else None
    place = (last.start, last.end) if last else None
    return "c" + content_hash(
        report.id, report.text_hash, trigger.start, trigger.end, event_type, place
    )
