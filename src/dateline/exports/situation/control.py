"""Control of places by day: strips over the days, and each interval with the claims behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from dateline.exports.situation.axis import Axis, Days, axis_of, closed, periods, text_width, ticks
from dateline.exports.situation.index import Index, anchor
from dateline.exports.situation.views import Badge, Bar, ChartView, PlaceView, StateView
from dateline.exports.situation.words import counted, short, words
from dateline.model import ControlState, EventPlace, Interval, wording
from dateline.presenting.event_words import event_where

#: Parties that get a colour of their own; the others share one.
COLOURS = 8
OTHERS = f"h{COLOURS}"
#: Claims that a row links to; the rest is counted.
_LINKED = 12
_GUTTER, _ROW, _TOP, _BETWEEN = 190.0, 19.0, 30.0, 5.0

Drawn = tuple[ControlState, Days]
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
    others = 0
    for name, key in keys.items():
        if key != OTHERS:
            yield Badge(key, "", short(name, 80))
        else:
            others += 1
    if others:
        yield Badge(OTHERS, "", counted(others, "other", "others"))
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


def strips(places: Places, keys: dict[str, str], index: Index) -> Iterator[ChartView]:
    """A chart for each period: rows of places, a bar an interval, in the holder's colour."""
    shown = {
        place: [(state, days) for state in states if (days := _days(state, index)) is not None]
        for place, states in places.items()
    }
    found = periods(days for own in shown.values() for _, days in own)
    for period in found:
        rows = [[item for item in own if _meet(item[1], period)] for own in shown.values()]
        filled = [own for own in rows if own]
        # A lone interval is told by its row of the table.
        if len(found) == 1 or sum(map(len, filled)) > 1:
            yield _strip(period, filled, keys)


def _days(state: ControlState, index: Index) -> Days | None:
    """First and last day of a state; an open end reaches to the last report that tells it."""
    days = closed(state.interval)
    if days is None or state.interval.end is not None:
        return days
    told = (index.refs[c].published for c in state.claims if c in index.refs)
    return days[0], max([days[1], *(day for day in told if day)])


def _meet(days: Days, period: Days) -> bool:
    return days[0] <= period[1] and days[1] >= period[0]


def _strip(period: Days, rows: Sequence[Sequence[Drawn]], keys: dict[str, str]) -> ChartView:
    axis = axis_of(period, _GUTTER)
    bars, names, y = [], [], _TOP
    for own in rows:
        names.append((y + 12, short(event_where(own[0][0].place), 30)))
        # Intervals of one place that overlap go below each other.
        ends: list[dt.date] = []
        for state, days in own:
            lane = next((n for n, end in enumerate(ends) if end < days[0]), len(ends))
            ends[lane : lane + 1] = [days[1]]
            bars.append(_bar(state, days, (axis, y + lane * _ROW), keys))
        y += len(ends) * _ROW + _BETWEEN
    return ChartView(
        wording.days_phrase(Interval(*period)),
        1000.0,
        y + 4,
        tuple(ticks(axis)),
        tuple(bars),
        rows=tuple(names),
        left=_GUTTER,
    )


def _bar(state: ControlState, days: Days, at: tuple[Axis, float], keys: dict[str, str]) -> Bar:
    axis, y = at
    interval = state.interval
    start, end = axis.x(days[0]), axis.after(days[1])
    width = max(end - start - 1, 4)
    name = state.holder or words().word("states", state.state)
    fits = text_width(name, 11.5) + 22 <= width
    about = f"{state.place.name}: {name}; {wording.days_phrase(interval)}; {state.basis}"
    return Bar(
        round(start, 1),
        round(y, 1),
        round(width, 1),
        keys.get(state.holder or "", state.state),
        short(about, 200),
        f"#{place_anchor(state.place)}",
        label=short(name, 60) if fits else "",
        label_x=round(start + (14 if interval.start is None else 6), 1),
        vague=state.basis != "assessed",
        opens=interval.start is None,
        ends=interval.end is None,
    )
