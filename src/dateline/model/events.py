"""What claims tell together: events, disputes, control of places.

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
    STANCES,
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
#: How a position's speaker stands to what it says: of itself, of its adversary, or neither.
INTERESTS = ("own", "adversary", "none")
SIDES = ("actor", "recipient")


@dataclass(frozen=True, slots=True)
class ClaimRef:
    """A claim as an event points at it; ``source`` is the last source's name, None when unnamed.

    ``passage`` is the sentence that tells it, ``publisher`` and ``published`` its report's.
    """

    id: str
    report: str
    trigger: Span
    factuality: str = "CT+"
    source: str | None = None
    stance: str = "reports"
    publisher: str = ""
    published: dt.date | None = None
    passage: Span | None = None

    def __post_init__(self) -> None:
        require(self.factuality, FACTUALITIES, "factuality")
        require(self.stance, STANCES, "stance")


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
    """One source's number of people of one kind; None is unknown, never zero.

    ``chain`` is the place of its source chain in the event's ``chains``; ``superseded`` marks a
    number that the same source raised or corrected later: an update, not a dispute.
    """

    kind: str
    low: int | None
    best: int | None
    high: int | None
    source: str | None = None
    claims: tuple[str, ...] = ()
    chain: int | None = None
    published: dt.date | None = None
    superseded: bool = False

    def __post_init__(self) -> None:
        require(self.kind, COUNT_KINDS, "count kind")


@dataclass(frozen=True, slots=True)
class TollRange:
    """The range the sources span for one kind.

    ``why`` says where the best number comes from; ``unresolved`` says why there is none.
    """

    kind: str
    low: int | None
    best: int | None
    high: int | None
    unresolved: str | None = None
    why: str = ""

    def __post_init__(self) -> None:
        require(self.kind, COUNT_KINDS, "count kind")
        if self.best is None and not self.unresolved:
            raise ValueError(f"toll of {self.kind} has neither a best number nor a reason")


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A party that claims hold responsible, and who says so.

    ``denied``: the source says that this party did not do it.
    """

    name: str
    source: str | None = None
    claims: tuple[str, ...] = ()
    denied: bool = False


@dataclass(frozen=True, slots=True)
class EventParty:
    """A party of an event on one side ("actor" or "recipient"), and the claims that name it."""

    name: str
    side: str
    id: str | None = None
    country: str | None = None
    claims: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require(self.side, SIDES, "side of a party")


@dataclass(frozen=True, slots=True)
class Support:
    """A value of an event and the claims that give it: ``slot`` is type, mode, place or time."""

    slot: str
    value: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """What one comparison of two claims found: its level, the weight of that, and a sentence."""

    comparison: str
    level: str
    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims compared: the sum of the weights, whether it joined them, and the reasons.

    ``decided`` is set when a person's judgement, not the score, settled it.
    """

    left: str
    right: str
    score: float
    joined: bool
    reasons: tuple[Reason, ...] = ()
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What the reports of one day changed in an event: one slot, before and after.

    ``on`` is the day of publication (None: unknown), ``before`` is "" for a first telling.
    """

    on: dt.date | None
    slot: str
    before: str
    after: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a dispute: the value held, the claims that hold it, and their sources.

    ``interest`` is "own" when every source speaks of itself, "adversary" when of its adversary.
    """

    value: str
    claims: tuple[str, ...]
    sources: tuple[str, ...] = ()
    interest: str = "none"

    def __post_init__(self) -> None:
        require(self.interest, INTERESTS, "interest of a position")


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
    reports that cite one original source: two chains are independent. ``aliases`` are the other
    ids it may have had before all its reports were known: they still find it. ``links`` are the
    comparisons that hold its claims together, ``near`` those to other events that came closest to
    joining; ``history`` tells what each day's reports changed. ``first_told`` and ``last_told``
    are days of publication.
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
    parties: tuple[EventParty, ...] = ()
    supports: tuple[Support, ...] = ()
    first_told: dt.date | None = None
    last_told: dt.date | None = None
    links: tuple[Link, ...] = ()
    near: tuple[Link, ...] = ()
    history: tuple[Change, ...] = ()

    def __post_init__(self) -> None:
        require(self.type, EVENT_TYPES, "event type")
        require(self.status, EVENT_STATUSES, "event status")
        if not self.claims:
            raise ValueError(f"event {self.id} rests on no claim")


@dataclass(frozen=True, slots=True)
class ControlState:
    """Who holds a place over an interval, according to the claims named.

    ``holder`` is given when ``state`` is "held"; "contested" means that claims disagree, or tell of
    forces of another side inside. ``opened`` are the claims that began the state, ``last_told`` the
    last day of which a claim behind it speaks: an open end means that nothing later is told.
    ``positions`` are what is said of the holder, each with its claims and sources; ``why`` puts the
    reason for a state other than "held" in words.
    """

    place: EventPlace
    interval: Interval
    state: str
    basis: str
    claims: tuple[str, ...]
    holder: str | None = None
    holder_id: str | None = None
    last_told: dt.date | None = None
    opened: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()
    why: str = ""

    def __post_init__(self) -> None:
        require(self.state, CONTROL_STATES, "control state")
        require(self.basis, CONTROL_BASES, "control basis")
        if (self.holder is not None) != (self.state == "held"):
            raise ValueError(f"control {self.state!r} does not go with holder {self.holder!r}")


@dataclass(frozen=True, slots=True)
class Situation:
    """All that merging a set of claims gives: its events and the control of its places.

    Every claim is in exactly one event; an event of one claim is a single.
    """

    events: tuple[Event, ...] = ()
    control: tuple[ControlState, ...] = ()
