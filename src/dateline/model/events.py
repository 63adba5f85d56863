"""What claims tell together: events, disputes, control of places, and people's judgements.

All are views over claims (codebook section 6): each names the claims it rests on, nothing is
averaged away, and a value the sources leave open stays open.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dateline.model.span import Span
from dateline.model.time import Interval
from dateline.model.vocabulary import (
    COUNT_KINDS,
    EVENT_TYPES,
    FACTUALITIES,
    PLACE_PRECISIONS,
    require,
)

EVENT_STATUSES = (
    "single_source",
    "corroborated",
    "contested",
    "admitted",
    "refuted",
    "withdrawn",
)
DISPUTE_ATTRIBUTES = (
    "happened",
    "responsibility",
    "toll",
    "place",
    "time",
    "control",
    "direction",
)
CONTROL_STATES = ("held", "contested", "none", "unknown")
CONTROL_BASES = ("assessed", "claimed", "denied")
VERDICTS = ("same", "different", "undecided")


@dataclass(frozen=True, slots=True)
class ClaimRef:
    """A claim as an event points at it; ``source`` is the last source's name, None when unnamed."""

    id: str
    report: str
    trigger: Span
    factuality: str = "CT+"
    source: str | None = None

    def __post_init__(self) -> None:
        require(self.factuality, FACTUALITIES, "factuality")


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an event happened, as far as its claims agree; coordinates and radius as in `Place`."""

    name: str
    id: str | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    precision: str = "unknown"
    radius_m: int | None = None

    def __post_init__(self) -> None:
        require(self.precision, PLACE_PRECISIONS, "place precision")


@dataclass(frozen=True, slots=True)
class Toll:
    """One source's number of people of one kind; None is unknown, never zero."""

    kind: str
    low: int | None
    best: int | None
    high: int | None
    source: str | None = None
    claims: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require(self.kind, COUNT_KINDS, "count kind")


@dataclass(frozen=True, slots=True)
class TollRange:
    """The range the sources span for one kind; ``unresolved`` says why there is no best number."""

    kind: str
    low: int | None
    best: int | None
    high: int | None
    unresolved: str | None = None

    def __post_init__(self) -> None:
        require(self.kind, COUNT_KINDS, "count kind")
        if self.best is None and not self.unresolved:
            raise ValueError(f"toll of {self.kind} has neither a best number nor a reason")


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A party that claims hold responsible, and who says so."""

    name: str
    source: str | None = None
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a dispute: the value held, the claims that hold it, and their sources."""

    value: str
    claims: tuple[str, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dispute:
    """An attribute on which claims of one event differ; every position keeps its claims."""

    attribute: str
    positions: tuple[Position, ...]

    def __post_init__(self) -> None:
        require(self.attribute, DISPUTE_ATTRIBUTES, "dispute attribute")
        if len(self.positions) < 2:
            raise ValueError(f"a dispute on {self.attribute} needs two positions")


@dataclass(frozen=True, slots=True)
class Event:
    """Claims of one happening joined, with every disagreement kept (codebook section 6).

    ``copies`` groups reports whose text about it is copied; ``chains`` groups copies with the
    reports that cite one original source: two chains are independent. ``aliases`` are the ids of
    events that were joined into this one.
    """

    id: str
    type: str
    status: str
    claims: tuple[ClaimRef, ...]
    modes: tuple[str, ...] = ()
    time: Interval | None = None
    place: EventPlace | None = None
    tolls: tuple[Toll, ...] = ()
    toll: tuple[TollRange, ...] = ()
    responsibility: tuple[Responsibility, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    copies: tuple[tuple[str, ...], ...] = ()
    chains: tuple[tuple[str, ...], ...] = ()
    aliases: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require(self.type, EVENT_TYPES, "event type")
        require(self.status, EVENT_STATUSES, "event status")
        if not self.claims:
            raise ValueError(f"event {self.id} rests on no claim")


@dataclass(frozen=True, slots=True)
class ControlState:
    """Who holds a place over an interval, according to the claims named.

    ``holder`` is given when ``state`` is "held"; "contested" means that claims disagree.
    """

    place: EventPlace
    interval: Interval
    state: str
    basis: str
    claims: tuple[str, ...]
    holder: str | None = None

    def __post_init__(self) -> None:
        require(self.state, CONTROL_STATES, "control state")
        require(self.basis, CONTROL_BASES, "control basis")
        if (self.holder is not None) != (self.state == "held"):
            raise ValueError(f"control {self.state!r} does not go with holder {self.holder!r}")


@dataclass(frozen=True, slots=True)
class Situation:
    """All that merging a set of claims gives: its events and the control of its places."""

    events: tuple[Event, ...] = ()
    control: tuple[ControlState, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision whether two claims tell one happening: an edge that is only ever added.

    ``at`` is the time of the decision (ISO 8601), ``score`` the machine's score when it was taken.
    A later judgement of the same pair supersedes it; ``withdrawn`` takes it back.
    """

    left: str
    right: str
    verdict: str
    user: str
    at: str
    score: float | None = None
    reason: str = ""
    withdrawn: bool = False

    def __post_init__(self) -> None:
        require(self.verdict, VERDICTS, "verdict")
        dt.datetime.fromisoformat(self.at)
        if self.left == self.right:
            raise ValueError(f"claim {self.left} is judged against itself")
