"""A query over claims as one SQL statement."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from dateline.store.loading import CLAIM_COLUMNS
from dateline.store.merge_tables import COVERED
from dateline.store.query import Box, ClaimQuery
from dateline.store.rows import storable
from dateline.store.tables import CLAIM_NAMES, CLAIM_POINTS, CLAIMS, CODINGS, NAMES, REPORTS, RUNS

_newer = CODINGS.alias("newer")

#: True of codings that no later coding of the same report (id and text) replaces.
CURRENT: sa.ColumnElement[bool] = ~sa.exists().where(
    _newer.c.report_id == CODINGS.c.report_id,
    _newer.c.text_hash == CODINGS.c.text_hash,
    _newer.c.id > CODINGS.c.id,
)

#: The newest coding of each report that was coded more than once.
_newest = (
    sa.select(CODINGS.c.report_id, CODINGS.c.text_hash, sa.func.max(CODINGS.c.id).label("id"))
    .group_by(CODINGS.c.report_id, CODINGS.c.text_hash)
    .having(sa.func.count() > 1)
    .subquery()
)

#: Covered codings that are not current. Their reports are few: found first, the rest is quick.
REPLACED: sa.Select[Any] = sa.select(CODINGS.c.id).select_from(
    _newest.join(
        CODINGS,
        sa.and_(
            CODINGS.c.report_id == _newest.c.report_id,
            CODINGS.c.text_hash == _newest.c.text_hash,
            CODINGS.c.id < _newest.c.id,
        ),
    ).join(COVERED, COVERED.c.coding == CODINGS.c.id)
)


def claim_select(query: ClaimQuery, *, by_day: bool = True) -> sa.Select[Any]:
    """The claims *query* asks for with their report, run and version, in order."""
    joined = CLAIMS.join(CODINGS).join(REPORTS).join(RUNS)
    select = sa.select(*CLAIM_COLUMNS).select_from(joined).where(CURRENT, *_conditions(query))
    if by_day:
        day = sa.func.coalesce(CLAIMS.c.first_day, CLAIMS.c.last_day)
        select = select.order_by(day.is_(None), day)
    return select.order_by(CLAIMS.c.coding, CLAIMS.c.position).limit(query.limit)


def _conditions(query: ClaimQuery) -> list[sa.ColumnElement[bool]]:
    exact = (
        (CLAIMS.c.type, query.type),
        (CLAIMS.c.factuality, query.factuality),
        (CLAIMS.c.stance, query.stance),
        (CODINGS.c.report_id, query.report and storable(query.report)),
    )
    out: list[sa.ColumnElement[bool]] = [c == v for c, v in exact if v is not None]
    if query.mode is not None:
        out.append(CLAIMS.c.modes.contains(f" {query.mode} ", autoescape=True))
    out += [_named(slots, words) for slots, words in query.names]
    if query.box is not None:
        out.append(_inside(query.box))
    return out + _meeting(query)


def _named(slots: tuple[str, ...], words: str) -> sa.ColumnElement[bool]:
    names = sa.select(NAMES.c.id).where(NAMES.c.words.contains(words, autoescape=True))
    uses = sa.select(CLAIM_NAMES.c.coding, CLAIM_NAMES.c.position).where(
        CLAIM_NAMES.c.name.in_(names), CLAIM_NAMES.c.slot.in_(slots)
    )
    return sa.tuple_(CLAIMS.c.coding, CLAIMS.c.position).in_(uses)


def _inside(box: Box) -> sa.ColumnElement[bool]:
    lat, lon = CLAIM_POINTS.c.lat, CLAIM_POINTS.c.lon
    across: sa.ColumnElement[bool] = lon.between(box.west, box.east)
    if box.west > box.east:
        across = sa.or_(lon >= box.west, lon <= box.east)
    points = sa.select(CLAIM_POINTS.c.coding, CLAIM_POINTS.c.position).where(
        lat.between(box.south, box.north), across
    )
    return sa.tuple_(CLAIMS.c.coding, CLAIMS.c.position).in_(points)


def _meeting(query: ClaimQuery) -> list[sa.ColumnElement[bool]]:
    first, last = CLAIMS.c.first_day, CLAIMS.c.last_day
    out: list[sa.ColumnElement[bool]] = []
    if query.since is not None or query.until is not None:
        out.append(sa.or_(first.is_not(None), last.is_not(None)))
    if query.since is not None:
        out.append(sa.or_(last.is_(None), last >= query.since))
    if query.until is not None:
        out.append(sa.or_(first.is_(None), first <= query.until))
    return out
