"""The whole page as data, from a situation and the codings behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dateline.exports.situation import control
from dateline.exports.situation.axis import closed
from dateline.exports.situation.disputes import dispute_views
from dateline.exports.situation.events import event_view, place_key
from dateline.exports.situation.index import Index, anchor, family, index_of
from dateline.exports.situation.maps.overview import map_view
from dateline.exports.situation.reports import report_views
from dateline.exports.situation.signs import sign_path
from dateline.exports.situation.timeline import timeline
from dateline.exports.situation.views import Fact, Family, Group, Option, Page
from dateline.exports.situation.words import counted, short, words
from dateline.knowledge.places.shapes import Shapes
from dateline.model import Coding, Event, Interval, Situation, wording
from dateline.presenting.event_words import event_where


def page_of(situation: Situation, codings: Iterable[Coding], *, shapes: Shapes, title: str) -> Page:
    """All that the page shows; a coding without claims in the situation is shown all the same."""
    index = index_of(situation, codings)
    places = control.by_place(situation.control)
    keys = control.holder_keys(places)
    charts, other = timeline(index)
    undated = (at for at, event in enumerate(index.events) if closed(event.time) is None)
    maps = map_view(index, shapes)
    disputes = tuple(dispute_views(index))
    lost = tuple(index.event_link(at) for at in undated)
    return Page(
        title=short(title),
        period=period(index),
        facts=tuple(_facts(index, len(disputes), len(maps.unlocated), len(lost))),
        families=tuple(_families(index)),
        statuses=tuple(words().statuses.values()),
        map=maps,
        timeline=charts,
        other_times=other,
        undated=lost,
        groups=groups(index),
        disputes=disputes,
        strips=tuple(control.strips(places, keys, index)),
        holders=tuple(control.legend(places, keys)),
        control=tuple(control.place_views(places, keys, index)),
        reports=tuple(report_views(index)),
        places=_options(index, _place_options),
        parties=_options(index, _party_options),
        status_options=_options(index, _status_options),
        type_options=_options(index, _type_options),
    )


def period(index: Index) -> str:
    """From the first to the last day of publication, in words."""
    days = sorted(c.report.published for c in index.codings.values() if c.report.published)
    days = days or sorted(r.published for r in index.refs.values() if r.published)
    return wording.days_phrase(Interval(days[0], days[-1])) if days else ""


def _facts(index: Index, disputes: int, unlocated: int, undated: int) -> Iterator[Fact]:
    """The numbers of the header."""
    several = sum(len(event.claims) > 1 for event in index.events)
    contested = sum(event.status == "contested" for event in index.events)
    yield _fact(len(index.codings), "report", "#reports")
    yield _fact(len(index.refs), "claim", "#events")
    yield _fact(len(index.events), "event", "#events")
    yield Fact(f"{several:,}", "told more than once", "#together")
    yield Fact(f"{contested:,}", "contested", "#together")
    yield _fact(disputes, "dispute", "#disputes")
    yield Fact(f"{unlocated:,}", "without a place", "#unlocated")
    yield Fact(f"{undated:,}", "without a day", "#undated")


def _fact(many: int, noun: str, href: str) -> Fact:
    return Fact(f"{many:,}", counted(many, noun).partition(" ")[2], href)


def _families(index: Index) -> Iterator[Family]:
    """The families of which there is an event."""
    told: dict[str, int] = {}
    for event in index.events:
        told[family(event)] = told.get(family(event), 0) + 1
    for id, name, sign in words().families:
        yield Family(id, name, sign, sign_path(sign), told.get(id, 0))


def groups(index: Index) -> tuple[Group, ...]:
    """Events that can be compared first, then those told once; both in order of time."""
    views = [event_view(at, index) for at in range(len(index.events))]
    together = tuple(v for v in views if v.claims > 1 or v.disputes)
    once = tuple(v for v in views if not (v.claims > 1 or v.disputes))
    return (
        Group("together", "Told more than once", "Claims side by side, by source.", together),
        Group("once", "Told once", "One claim each: nothing else to hold it against.", once),
    )


def _options(
    index: Index, read: Callable[[Event], Iterable[tuple[str, str]]]
) -> tuple[Option, ...]:
    """What a filter offers, the choice with the most events first."""
    names: dict[str, str] = {}
    told: dict[str, int] = {}
    for event in index.events:
        for key, name in dict(read(event)).items():
            names.setdefault(key, name)
            told[key] = told.get(key, 0) + 1
    ordered = sorted(told, key=lambda key: (-told[key], names[key]))
    return tuple(Option(key, short(names[key], 70), told[key]) for key in ordered)


def _place_options(event: Event) -> Iterator[tuple[str, str]]:
    if event.place is not None:
        yield place_key(event), event_where(event.place)


def _party_options(event: Event) -> Iterator[tuple[str, str]]:
    names = [p.name for p in event.parties] + [r.name for r in event.responsibility]
    for name in names:
        yield anchor("a", name), name


def _status_options(event: Event) -> Iterator[tuple[str, str]]:
    yield event.status, words().statuses[event.status].words


def _type_options(event: Event) -> Iterator[tuple[str, str]]:
    yield event.type, words().types[event.type]
