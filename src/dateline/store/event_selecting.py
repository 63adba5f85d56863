"""A query over events as one SQL statement."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from dateline.store.event_query import EventQuery
from dateline.store.event_rows import spaced
from dateline.store.event_tables import EVENT_CLAIMS, EVENT_NAMES, EVENT_WORDS, EVENTS
from dateline.store.query import Box, fold
from dateline.store.rows import escaped

NOW: sa.ColumnElement[bool] = EVENTS.c.to_merge.is_(None)


def event_select(query: EventQuery) -> sa.Select[Any]:
    """The numbers of the versions *query* asks for, in order."""
    return (
        sa.select(EVENTS.c.number)
        .where(*_conditions(query))
        .order_by(EVENTS.c.day, EVENTS.c.id)
        .limit(query.limit)
    )


def _conditions(query: EventQuery) -> list[sa.ColumnElement[bool]]:
    exact = (
        (EVENTS.c.type, query.type),
        (EVENTS.c.status, query.status),
        (EVENTS.c.country, query.country and fold(query.country)),
    )
    out = [_current(query.at_merge)]
    out += [column == value for column, value in exact if value is not None]
    for column, word in ((EVENTS.c.modes, query.mode), (EVENTS.c.disputes, query.dispute)):
        if word is not None:
            out.append(column.contains(spaced([word]), autoescape=True))
    out += [_named(slot, words) for slot, words in query.names]
    if query.claim is not None:
        out.append(EVENTS.c.number.in_(_resting_on(query.claim)))
    if query.min_reports is not None:
        out.append(EVENTS.c.reports >= query.min_reports)
    if query.box is not None:
        out.append(_inside(query.box))
    return out + _meeting(query)


def _current(at_merge: int | None) -> sa.ColumnElement[bool]:
    if at_merge is None:
        return NOW
    return sa.and_(
        EVENTS.c.from_merge <= at_merge,
        sa.or_(EVENTS.c.to_merge.is_(None), EVENTS.c.to_merge > at_merge),
    )


def _named(slot: str, words: str) -> sa.ColumnElement[bool]:
    found = sa.select(EVENT_WORDS.c.id).where(EVENT_WORDS.c.words.contains(words, autoescape=True))
    return EVENTS.c.number.in_(
        sa.select(EVENT_NAMES.c.version).where(
            EVENT_NAMES.c.name.in_(found), EVENT_NAMES.c.slot == slot
        )
    )


def _resting_on(claim: str) -> sa.Select[Any]:
    return sa.select(EVENT_CLAIMS.c.version).where(EVENT_CLAIMS.c.claim == escaped(claim))


def _inside(box: Box) -> sa.ColumnElement[bool]:
    lat, lon = EVENTS.c.lat, EVENTS.c.lon
    across: sa.ColumnElement[bool] = lon.between(box.west, box.east)
    if box.west > box.east:
        across = sa.or_(lon >= box.west, lon <= box.east)
    return sa.and_(lat.between(box.south, box.north), across)


def _meeting(query: EventQuery) -> list[sa.ColumnElement[bool]]:
    first, last = EVENTS.c.first_day, EVENTS.c.last_day
    out: list[sa.ColumnElement[bool]] = []
    if query.since is not None or query.until is not None:
        out.append(sa.or_(first.is_not(None), last.is_not(None)))
    if query.since is not None:
        out.append(sa.or_(last.is_(None), last >= query.since))
    if query.until is not None:
        out.append(sa.or_(first.is_(None), first <= query.until))
    return out
