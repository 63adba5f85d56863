"""Events and control, in versions, of the store in memory."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Generic, TypeVar

from dateline.model import ControlState, Event
from dateline.store.control import control_words, in_control_order, states_by_place
from dateline.store.entries import tidy_place_key
from dateline.store.event_query import EventQuery, event_days, event_wanted
from dateline.store.query import fold

Kept = TypeVar("Kept")


@dataclass
class _Version(Generic[Kept]):
    since: int
    what: Kept
    until: int | None = None

    def current(self, at_merge: int | None = None) -> bool:
        if at_merge is None:
            return self.until is None
        return self.since <= at_merge and (self.until is None or at_merge < self.until)


_Versions = defaultdict[str, list[_Version[Kept]]]


@dataclass
class MemoryEvents:
    """Lists of versions in dictionaries. See `Situations` for what methods do."""

    _events: _Versions[Event] = field(default_factory=lambda: defaultdict(list))
    _event_of: dict[str, str] = field(default_factory=dict)
    _control: _Versions[tuple[ControlState, ...]] = field(default_factory=lambda: defaultdict(list))

    def keep_events(self, merge: int, put: Iterable[Event], drop: Iterable[str]) -> None:
        """See `Situations.keep_events`."""
        kept = {event.id: event for event in put}
        for event_id in set(drop) - kept.keys():
            self._end_event(merge, event_id)
        changed = [e for e in kept.values() if _latest(self._events[e.id]) != e]
        for event in changed:
            self._end_event(merge, event.id)
        for event in changed:
            self._events[event.id].append(_Version(merge, event))
            self._event_of |= {claim.id: event.id for claim in event.claims}

    def _end_event(self, merge: int, event_id: str) -> None:
        ended = _end(self._events[event_id], merge)
        for claim in ended.claims if ended else ():
            if self._event_of.get(claim.id) == event_id:
                del self._event_of[claim.id]

    def events(self, query: EventQuery) -> Iterator[Event]:
        """See `Situations.events`."""
        found = [e for e in self._now(query.at_merge) if event_wanted(e, query)]
        found.sort(key=_place_in_time)
        return islice(found, query.limit)

    def _now(self, at_merge: int | None = None) -> Iterator[Event]:
        for versions in self._events.values():
            yield from (v.what for v in versions if v.current(at_merge))

    def event(self, event_id: str) -> tuple[Event, ...]:
        """See `Situations.event`."""
        known = [(event, (event.id, *event.aliases)) for event in self._now()]
        exact = [event for event, ids in known if event_id in ids]
        starts = [e for e, ids in known if any(i.startswith(event_id) for i in ids)]
        return tuple(sorted(exact or starts, key=lambda event: event.id))

    def event_versions(self, event_id: str) -> tuple[tuple[int, int | None, Event], ...]:
        """See `Situations.event_versions`."""
        return tuple((v.since, v.until, v.what) for v in self._events.get(event_id, ()))

    def event_ids(self) -> Iterator[str]:
        """See `Situations.event_ids`."""
        return iter(sorted(event.id for event in self._now()))

    def situation_size(self) -> tuple[int, int, int]:
        """See `Situations.situation_size`."""
        now = list(self._now())
        states = 0
        for versions in self._control.values():
            kept = _latest(versions)
            states += len(kept) if kept else 0
        return len(now), sum(len(event.disputes) for event in now), states

    def events_of(self, claims: Iterable[str]) -> dict[str, str]:
        """See `Situations.events_of`."""
        return {c: self._event_of[c] for c in sorted(set(claims)) if c in self._event_of}

    def keep_control(
        self, merge: int, states: Iterable[ControlState], places: Iterable[str]
    ) -> None:
        """See `Situations.keep_control`."""
        wanted = states_by_place(states)
        for key in wanted.keys() | {tidy_place_key(place) for place in places}:
            new, versions = wanted.get(key, ()), self._control[key]
            if (_latest(versions) or ()) != new:
                _end(versions, merge)
                versions += [_Version(merge, new)] if new else []

    def control(
        self, place: str | None = None, on: dt.date | None = None
    ) -> Iterator[ControlState]:
        """See `Situations.control`."""
        words = fold(place) if place else ""
        found = [
            (key, state)
            for key, versions in self._control.items()
            for state in _latest(versions) or ()
            if words in control_words(state) and _holds(state, on)
        ]
        return iter([state for _, state in in_control_order(found)])


def _latest(versions: list[_Version[Kept]]) -> Kept | None:
    return versions[-1].what if versions and versions[-1].current() else None


def _end(versions: list[_Version[Kept]], merge: int) -> Kept | None:
    ended = _latest(versions)
    if ended is not None:
        versions[-1].until = merge
    return ended


def _place_in_time(event: Event) -> tuple[dt.date, str]:
    start, end = event_days(event)
    return (start or end or dt.date.max, event.id)


def _holds(state: ControlState, on: dt.date | None) -> bool:
    start, end = state.interval.start, state.interval.end
    return on is None or ((start is None or start <= on) and (end is None or on <= end))
