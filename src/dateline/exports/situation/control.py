"""Control of places by day: strips over the days, and each interval with the claims behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from dateline.exports.situation.axis import Axis, Days, axis_of, closed, periods, text_width, ticks
from dateline.exports.situation.index import Index, anchor
from dateline.exports.situation.views import Badge, Bar, ChartView, PlaceView, StateView
from dateline.exports.situation.words import short, words
from dateline.model import ControlState, EventPlace, Interval, wording
from dateline.presenting.event_words import event_where

#: Parties that get a colour of their own; the others share one.
COLOURS = 8
#: Claims that a row links to; the rest is counted.
_LINKED = 12
_GUTTER, _ROW, _TOP = 190.0, 24.0, 30.0

Places = dict[tuple[str | None, str, str | None], list[ControlState]]


def by_place(states: Iterable[ControlState]) -> Places:
    """The states of each place in order of time; the places told most come first."""
    found: Places = {}
    for state in states:
        place = state.place
        found.setdefault((place.id, place.name, place.country), []).append(state)
    for own in found.values():
        own.sort(key=lambda s: (s.interval.start or dt.date.min, s.interval.end or dt.date.max))
    return dict(sorted(found.items(), key=lambda item: (-_told(item[1]), item[0][1])))


def _told(states: Sequence[ControlState]) -> int:
    return sum(len(state.claims) for state in states)


def holder_keys(places: Places) -> dict[str, str]:
    """Each holder -> the key of its colour, the one told most first: "h1", "h2" ..."""
    told: dict[str, int] = {}
    for states in places.values():
        for state in states:
            if state.holder:
                told[state.holder] = told.get(state.holder, 0) + len(state.claims)
    names = sorted(told, key=lambda name: (-told[name], name))
    return {name: f"h{min(number, COLOURS)}" for number, name in enumerate(names, 1)}


def legend(places: Places, keys: dict[str, str]) -> Iterator[Badge]:
    """What each colour of the strips means."""
    for name, key in keys.items():
        yield Badge(key, "", short(name, 80))
    used = {state.state for states in places.values() for state in states}
    for state, name in words().tables["states"].items():
        if state in used:
            yield Badge(state, "", name)


def place_views(places: Places, keys: dict[str, str], index: Index) -> Iterator[PlaceView]:
    """Each place with its intervals as rows of a table."""
    for states in places.values():
        place = states[0].place
        rows = tuple(_row(state, keys, index) for state in states)
        yield PlaceView(place_anchor(place), short(event_where(place)), rows)


def place_anchor(place: EventPlace) -> str:
    """The id of a place in the section on control."""
    return anchor("k", f"{place.id or ''}{place.name}{place.country or ''}")


def _row(state: ControlState, keys: dict[str, str], index: Index) -> StateView:
    links = index.claim_links(state.claims)
    return StateView(
        keys.get(state.holder or "", state.state),
        short(state.holder or words().word("states", state.state), 120),
        wording.days_phrase(state.interval) or "at no known time",
        words().word("bases", state.basis),
        links[:_LINKED],
        len(links) - len(links[:_LINKED]),
    )


def strips(places: Places, keys: dict[str, str]) -> Iterator[ChartView]:
    """A chart for each period: a row a place, a bar an interval, in the holder's colour."""
    dated = [
        (state, days)
        for states in places.values()
        for state in states
        if (days := closed(state.interval)) is not None
    ]
    for period in periods(days for _, days in dated):
        rows = [
            (states[0].place, [s for s in states if _within(s, period)])
            for states in places.values()
        ]
        filled = [(place, own) for place, own in rows if own]
        if filled:
            yield _strip(period, filled, keys)


def _within(state: ControlState, period: Days) -> bool:
    """Whether a state belongs in a period: it begins or ends there, or spans it."""
    start, end = state.interval.start, state.interval.end
    if start is None and end is None:
        return False
    return (start or end or period[0]) <= period[1] and (end or start or period[1]) >= period[0]


def _strip(
    period: Days,
    rows: Sequence[tuple[EventPlace, Sequence[ControlState]]],
    keys: dict[str, str],
) -> ChartView:
    axis = axis_of(period, _GUTTER)
    bars, names = [], []
    for number, (place, states) in enumerate(rows):
        y = _TOP + number * _ROW
        names.append((y + 12, short(event_where(place), 30)))
        bars += [_bar(state, axis, y, keys) for state in states]
    return ChartView(
        wording.days_phrase(Interval(*period)),
        1000.0,
        _TOP + len(rows) * _ROW + 6,
        tuple(ticks(axis)),
        tuple(bars),
        rows=tuple(names),
        left=_GUTTER,
    )


def _bar(state: ControlState, axis: Axis, y: float, keys: dict[str, str]) -> Bar:
    interval = state.interval
    start = axis.x(interval.start) if interval.start else axis.left
    end = axis.after(interval.end) if interval.end else axis.right
    width = max(end - start - 1, 4)
    name = state.holder or words().word("states", state.state)
    fits = text_width(name) + 10 <= width
    about = f"{state.place.name}: {name}; {wording.days_phrase(interval)}; {state.basis}"
    return Bar(
        round(start, 1),
        round(y, 1),
        round(width, 1),
        keys.get(state.holder or "", state.state),
        short(about, 200),
        f"#{place_anchor(state.place)}",
        label=short(name, 60) if fits else "",
        label_x=round(start + 6, 1),
        vague=state.basis != "assessed",
        opens=interval.start is None,
        ends=interval.end is None,
    )
