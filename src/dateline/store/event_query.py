"""Which events are wanted, and the names under which an event is found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import Event
from dateline.store.query import Box, fold


@dataclass(frozen=True, slots=True)
class EventQuery:
    """What to look for; every field that is given must hold.

    ``place`` and ``party`` are matched as in `ClaimQuery`, a party also among those held
    responsible. ``country`` (ISO 3166 alpha-3) and ``box`` are those of the place. ``dispute`` is
    an attribute on which the event's claims differ. ``since`` and ``until`` find events whose days
    meet that range; an event without any day is then left out. ``min_reports`` is the number of
    reports that must tell it, ``claim`` the id of a claim it rests on. ``at_merge`` asks for the
    events as they were after that merge.
    """

    place: str | None = None
    country: str | None = None
    box: Box | None = None
    party: str | None = None
    type: str | None = None
    mode: str | None = None
    status: str | None = None
    dispute: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    min_reports: int | None = None
    claim: str | None = None
    limit: int | None = None
    at_merge: int | None = None

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """(slot, folded words) of each name asked for."""
        asked = (("place", self.place), ("party", self.party))
        return tuple((slot, fold(name)) for slot, name in asked if name)


def event_names(event: Event) -> Iterator[tuple[str, str]]:
    """(slot, folded name) of everything an event can be found by; no pair comes twice."""
    found: list[tuple[str, str | None]] = []
    if event.place:
        found += [("place", event.place.name), ("place", event.place.id)]
    for party in event.parties:
        found += [("party", party.name), ("party", party.id)]
    found += [("party", blamed.name) for blamed in event.responsibility]
    yield from dict.fromkeys((slot, fold(name)) for slot, name in found if name)


def event_days(event: Event) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of an event; None is open or unknown."""
    return (event.time.start, event.time.end) if event.time else (None, None)


def reports_of(event: Event) -> int:
    """How many reports tell the event."""
    return len({claim.report for claim in event.claims})


def country_of(event: Event) -> str | None:
    """The country of the event's place, folded; None when not known."""
    return fold(event.place.country) if event.place and event.place.country else None


def event_wanted(event: Event, query: EventQuery) -> bool:
    """True when *event* is what *query* asks for (its limit and merge aside)."""
    exact = (
        (query.type, event.type),
        (query.status, event.status),
        (query.country and fold(query.country), country_of(event)),
    )
    if any(asked is not None and asked != has for asked, has in exact):
        return False
    among: tuple[tuple[str | None, Iterator[str]], ...] = (
        (query.mode, iter(event.modes)),
        (query.dispute, (dispute.attribute for dispute in event.disputes)),
        (query.claim, (claim.id for claim in event.claims)),
    )
    if any(asked is not None and asked not in has for asked, has in among):
        return False
    if query.min_reports is not None and reports_of(event) < query.min_reports:
        return False
    names = list(event_names(event)) if query.names else []
    if not all(any(s == slot and words in n for s, n in names) for slot, words in query.names):
        return False
    return _in_box(event, query.box) and _in_days(event, query.since, query.until)


def _in_box(event: Event, box: Box | None) -> bool:
    place = event.place
    if box is None:
        return True
    return bool(
        place
        and place.lat is not None
        and place.lon is not None
        and box.holds(place.lat, place.lon)
    )


def _in_days(event: Event, since: dt.date | None, until: dt.date | None) -> bool:
    if since is None and until is None:
        return True
    start, end = event_days(event)
    if start is None and end is None:
        return False
    late_enough = since is None or end is None or end >= since
    early_enough = until is None or start is None or start <= until
    return late_enough and early_enough
