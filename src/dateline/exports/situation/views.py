"""What the situation page shows, as plain data: the template adds nothing but marks and order.

Texts are as the reports have them; the renderer makes them safe. An ``href`` always begins with
"#" and stays within the page, except `ReportView.url`.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.exports.situation.links import Link
from dateline.exports.situation.maps.views import MapView


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: plain, "trigger" or "quiet"; ``refs`` stand right after it."""

    text: str
    kind: str = ""
    family: str = ""
    refs: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Badge:
    """A sign with words; ``key`` chooses its colour."""

    key: str
    sign: str
    words: str
    means: str = ""


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim as a card: who says so, the words, how sure, and where it stands."""

    id: str
    number: int
    source: str
    stance: str
    sure: str
    minus: bool
    quote: tuple[Piece, ...]
    publisher: str
    day: str
    report: Link | None


@dataclass(frozen=True, slots=True)
class ChainView:
    """Claims that go back to one source: a column of an event."""

    name: str
    claims: tuple[ClaimView, ...]
    copies: str = ""


@dataclass(frozen=True, slots=True)
class ValueView:
    """A value of an event with the claims that support it."""

    slot: str
    value: str
    claims: tuple[Link, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class NumberView:
    """One source's number of a toll."""

    number: str
    source: str
    day: str
    claims: tuple[Link, ...]
    superseded: bool = False
    chain: int | None = None


@dataclass(frozen=True, slots=True)
class TollView:
    """One kind of toll: low, best and high over the sources, and each source's own number."""

    kind: str
    low: str
    best: str
    high: str
    why: str
    unresolved: bool
    numbers: tuple[NumberView, ...]


@dataclass(frozen=True, slots=True)
class PositionView:
    """One side of a dispute; ``interest`` says whether its source speaks of itself."""

    value: str
    sources: str
    interest: str
    claims: tuple[ClaimView, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class DisputeView:
    """A dispute of one event: the question and its positions side by side."""

    id: str
    event: Link
    attribute: str
    question: str
    positions: tuple[PositionView, ...]


@dataclass(frozen=True, slots=True)
class LinkedView:
    """A comparison of two claims: which, what it found, and the event it would have joined."""

    left: Link
    right: Link
    score: str
    reasons: tuple[str, ...]
    decided: bool
    event: Link | None = None


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What the reports of one day changed."""

    day: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """An event as an article of the page; ``index`` is its number in the page's script."""

    index: int
    id: str
    title: str
    who: str
    where: str
    when: str
    vague: str
    day: str
    family: str
    type: str
    code: str
    status: Badge
    outcome: str
    chains: tuple[ChainView, ...]
    claims: int
    reports: int
    place_key: str
    parties: tuple[str, ...]
    values: tuple[ValueView, ...] = ()
    tolls: tuple[TollView, ...] = ()
    disputes: tuple[Link, ...] = ()
    links: tuple[LinkedView, ...] = ()
    near: tuple[LinkedView, ...] = ()
    history: tuple[ChangeView, ...] = ()
    toll: str = ""


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with its text in pieces and a line for each claim."""

    id: str
    title: str
    publisher: str
    day: str
    url: str
    pieces: tuple[Piece, ...]
    claims: tuple[Link, ...]
    events: tuple[int, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class StateView:
    """Who holds a place over an interval, and the claims that say so."""

    key: str
    holder: str
    when: str
    basis: str
    claims: tuple[Link, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class PlaceView:
    """The control of one place, interval by interval."""

    id: str
    name: str
    states: tuple[StateView, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: lengths in the chart's units; ``key`` chooses its colour."""

    x: float
    y: float
    width: float
    key: str
    tip: str
    href: str
    label: str = ""
    label_x: float = 0
    label_end: bool = False
    vague: bool = False
    disputed: bool = False
    event: int | None = None
    opens: bool = False
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A day of the axis; ``words`` is empty between the days that are named."""

    x: float
    words: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class ChartView:
    """A stretch of days with bars in lanes, and dots for what is told once."""

    title: str
    width: float
    height: float
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    dots: tuple[Bar, ...] = ()
    rows: tuple[tuple[float, str], ...] = ()
    floor: float = 0
    left: float = 0
    floor_words: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a filter and how many events it leaves."""

    key: str
    words: str
    events: int


@dataclass(frozen=True, slots=True)
class Family:
    """A family of event types as the legend shows it."""

    id: str
    name: str
    sign: str
    path: str
    events: int


@dataclass(frozen=True, slots=True)
class Fact:
    """A number of the header, with what it counts."""

    number: str
    words: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Events under one heading."""

    id: str
    title: str
    about: str
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on the page, in order."""

    title: str
    period: str
    facts: tuple[Fact, ...]
    families: tuple[Family, ...]
    statuses: tuple[Badge, ...]
    map: MapView
    timeline: tuple[ChartView, ...]
    other_times: tuple[Link, ...]
    undated: tuple[Link, ...]
    groups: tuple[Group, ...]
    disputes: tuple[DisputeView, ...]
    strips: tuple[ChartView, ...]
    holders: tuple[Badge, ...]
    control: tuple[PlaceView, ...]
    reports: tuple[ReportView, ...]
    places: tuple[Option, ...]
    parties: tuple[Option, ...]
    status_options: tuple[Option, ...]
    type_options: tuple[Option, ...]
