"""Who held which place when, in versions, in the SQL store."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from dateline.model import ControlState
from dateline.model.codec import from_dict, to_json_line
from dateline.store.control import control_words, states_by_place
from dateline.store.entries import tidy_place_key
from dateline.store.event_tables import CONTROL
from dateline.store.query import fold
from dateline.store.rows import escaped
from dateline.store.sql_base import SqlBase, batches, insert

_NOW: sa.ColumnElement[bool] = CONTROL.c.to_merge.is_(None)
_FIRST, _LAST = CONTROL.c.first_day, CONTROL.c.last_day


class SqlControl(SqlBase):
    """See `Situations`."""

    def keep_control(
        self, merge: int, states: Iterable[ControlState], places: Iterable[str]
    ) -> None:
        """See `Situations.keep_control`."""
        wanted = {
            escaped(key): [(state, to_json_line(state)) for state in found]
            for key, found in states_by_place(states).items()
        }
        keys = wanted.keys() | {escaped(tidy_place_key(place)) for place in places}
        with self._merging() as at:
            kept = _kept_bodies(at, sorted(keys))
            changed = [
                key
                for key in sorted(keys)
                if kept[key] != [body for _, body in wanted.get(key, ())]
            ]
            for batch in batches(changed):
                ended = sa.update(CONTROL).where(CONTROL.c.place.in_(batch), _NOW)
                at.execute(ended.values(to_merge=merge))
            number = at.execute(sa.select(sa.func.max(CONTROL.c.number))).scalar() or 0
            new = [(key, *state) for key in changed for state in wanted.get(key, ())]
            numbered = enumerate(new, start=number + 1)
            insert(
                at,
                CONTROL,
                [_row(n, merge, key, state, body) for n, (key, state, body) in numbered],
            )

    def control(
        self, place: str | None = None, on: dt.date | None = None
    ) -> Iterator[ControlState]:
        """See `Situations.control`."""
        # An open start comes first and an open end last, whatever a database makes of NULL.
        select = (
            sa.select(CONTROL.c.body)
            .where(_NOW)
            .order_by(CONTROL.c.name, CONTROL.c.place, _FIRST.is_not(None), _FIRST)
            .order_by(_LAST.is_(None), _LAST, CONTROL.c.number)
        )
        if place:
            select = select.where(CONTROL.c.words.contains(fold(place), autoescape=True))
        if on is not None:
            select = select.where(sa.or_(_FIRST.is_(None), on >= _FIRST))
            select = select.where(sa.or_(_LAST.is_(None), on <= _LAST))
        return (from_dict(ControlState, json.loads(row.body)) for row in self._rows(select))


def _kept_bodies(at: sa.Connection, keys: list[str]) -> defaultdict[str, list[str]]:
    """The bodies of the current states of each place key, in order."""
    kept: defaultdict[str, list[str]] = defaultdict(list)
    for batch in batches(keys):
        select = sa.select(CONTROL.c.place, CONTROL.c.body).where(CONTROL.c.place.in_(batch), _NOW)
        for row in at.execute(select.order_by(CONTROL.c.number)):
            kept[row.place].append(row.body)
    return kept


def _row(number: int, merge: int, key: str, state: ControlState, body: str) -> tuple[Any, ...]:
    start, end = state.interval.start, state.interval.end
    return (
        number,
        key,
        escaped(state.place.name),
        control_words(state),
        merge,
        None,
        start and start.isoformat(),
        end and end.isoformat(),
        body,
    )
