"""Events in versions, in the SQL store."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from dateline.model import Event
from dateline.model.codec import from_dict, to_json_line
from dateline.store.event_query import EventQuery
from dateline.store.event_rows import EventRows
from dateline.store.event_selecting import NOW, event_select
from dateline.store.event_tables import (
    CONTROL,
    DISPUTED,
    EVENT_ALIASES,
    EVENT_BODIES,
    EVENT_CLAIMS,
    EVENT_NAMES,
    EVENT_WORDS,
    EVENTS,
)
from dateline.store.rows import escaped, unescaped
from dateline.store.sql_base import SqlBase, batches, insert, insert_missing

#: Events whose rows are made and written at once; sorted, they visit each page of an index once.
_EVENTS = 5_000
#: Follows every id that begins with what stands before it.
_LAST = "\U0010ffff"


class SqlEvents(SqlBase):
    """See `Situations`."""

    def keep_events(self, merge: int, put: Iterable[Event], drop: Iterable[str]) -> None:
        """See `Situations.keep_events`."""
        with self._merging() as at:
            number = at.execute(sa.select(sa.func.max(EVENTS.c.number))).scalar() or 0
            kept: set[str] = set()
            for batch in batches(put, _EVENTS):
                events = {event.id: event for event in batch}
                kept |= events.keys()
                number = _put(at, merge, events.values(), number)
            _end(at, merge, set(drop) - kept)

    def events(self, query: EventQuery) -> Iterator[Event]:
        """See `Situations.events`."""
        return self._with_numbers([row.number for row in self._rows(event_select(query))])

    def _with_numbers(self, numbers: list[int]) -> Iterator[Event]:
        """The versions with these numbers, in that order."""
        for batch in batches(numbers):
            select = sa.select(EVENT_BODIES).where(EVENT_BODIES.c.version.in_(batch))
            bodies = {row.version: row.body for row in self._rows(select)}
            yield from (_event(bodies[number]) for number in batch)

    def event(self, event_id: str) -> tuple[Event, ...]:
        """See `Situations.event`."""
        asked = escaped(event_id)
        exact = self._called(EVENTS.c.id == asked, EVENT_ALIASES.c.alias == asked)
        return exact or self._called(
            _begins(EVENTS.c.id, asked), _begins(EVENT_ALIASES.c.alias, asked)
        )

    def _called(
        self, by_id: sa.ColumnElement[bool], by_alias: sa.ColumnElement[bool]
    ) -> tuple[Event, ...]:
        aliased = sa.select(EVENT_ALIASES.c.version).where(by_alias)
        found = {row.number: row.id for row in self._rows(_numbered(by_id))}
        found |= {row.number: row.id for row in self._rows(_numbered(EVENTS.c.number.in_(aliased)))}
        return tuple(self._with_numbers(sorted(found, key=lambda number: str(found[number]))))

    def event_versions(self, event_id: str) -> tuple[tuple[int, int | None, Event], ...]:
        """See `Situations.event_versions`."""
        select = (
            sa.select(EVENTS.c.from_merge, EVENTS.c.to_merge, EVENT_BODIES.c.body)
            .join(EVENT_BODIES, EVENT_BODIES.c.version == EVENTS.c.number)
            .where(EVENTS.c.id == escaped(event_id))
            .order_by(EVENTS.c.number)
        )
        found = self._rows(select)
        return tuple((row.from_merge, row.to_merge, _event(row.body)) for row in found)

    def event_ids(self) -> Iterator[str]:
        """See `Situations.event_ids`."""
        select = sa.select(EVENTS.c.id).where(NOW).order_by(EVENTS.c.id)
        return (unescaped(row.id) for row in self._rows(select))

    def situation_size(self) -> tuple[int, int, int]:
        """See `Situations.situation_size`."""
        # Attributes stand spaced, " toll place ": one more space than there are disputes.
        spaces = sa.func.length(EVENTS.c.disputes) - sa.func.length(
            sa.func.replace(EVENTS.c.disputes, " ", "")
        )
        counts: list[sa.Select[Any]] = [
            sa.select(_counted()).select_from(EVENTS).where(NOW),
            sa.select(sa.func.sum(spaces - 1).label("n")).where(DISPUTED),
            sa.select(_counted()).where(CONTROL.c.to_merge.is_(None)),
        ]
        events, disputes, states = (int(self._rows(count)[0].n or 0) for count in counts)
        return events, disputes, states

    def events_of(self, claims: Iterable[str]) -> dict[str, str]:
        """See `Situations.events_of`."""
        out: dict[str, str] = {}
        for batch in batches(sorted(map(escaped, set(claims)))):
            select = (
                sa.select(EVENT_CLAIMS.c.claim, EVENTS.c.id)
                .join(EVENTS, EVENTS.c.number == EVENT_CLAIMS.c.version)
                .where(EVENT_CLAIMS.c.claim.in_(batch), NOW)
                .order_by(EVENT_CLAIMS.c.claim, EVENTS.c.number)
            )
            out |= {unescaped(row.claim): unescaped(row.id) for row in self._rows(select)}
        return out


def _counted() -> sa.Label[Any]:
    return sa.func.count().label("n")


def _put(at: sa.Connection, merge: int, events: Iterable[Event], number: int) -> int:
    """Make *events* current where they differ from what is; returns the last number given."""
    written = {escaped(event.id): (event, to_json_line(event)) for event in events}
    ended = []
    for batch in batches(list(written)):
        for row in at.execute(_current_bodies(batch)):
            if row.body == written[row.id][1]:
                del written[row.id]
            else:
                ended.append(row.number)
    _close(at, merge, ended)
    rows = EventRows()
    for number, (event, body) in enumerate(written.values(), start=number + 1):  # noqa: B020
        rows.add(number, merge, event, body)
    insert(at, EVENTS, rows.versions)
    insert(at, EVENT_BODIES, rows.bodies)
    insert_missing(at, EVENT_WORDS, list(rows.words.values()))
    insert(at, EVENT_NAMES, sorted(rows.names))
    insert(at, EVENT_CLAIMS, sorted(rows.claims))
    insert(at, EVENT_ALIASES, sorted(rows.aliases))
    return number


def _end(at: sa.Connection, merge: int, ids: Iterable[str]) -> None:
    """End the current versions of the events with these ids."""
    for batch in batches(sorted(map(escaped, ids))):
        dropped = sa.update(EVENTS).where(EVENTS.c.id.in_(batch), NOW)
        at.execute(dropped.values(to_merge=merge))


def _close(at: sa.Connection, merge: int, numbers: list[int]) -> None:
    for batch in batches(numbers):
        ended = sa.update(EVENTS).where(EVENTS.c.number.in_(batch))
        at.execute(ended.values(to_merge=merge))


def _current_bodies(ids: list[str]) -> sa.Select[Any]:
    return (
        sa.select(EVENTS.c.id, EVENTS.c.number, EVENT_BODIES.c.body)
        .join(EVENT_BODIES, EVENT_BODIES.c.version == EVENTS.c.number)
        .where(EVENTS.c.id.in_(ids), NOW)
    )


def _numbered(condition: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return sa.select(EVENTS.c.number, EVENTS.c.id).where(condition, NOW)


def _begins(column: sa.Column[Any], start: str) -> sa.ColumnElement[bool]:
    # A range, unlike LIKE, uses the index and tells "E" from "e" in every database.
    return sa.and_(column >= start, column <= start + _LAST)


def _event(body: str) -> Event:
    return from_dict(Event, json.loads(body))
