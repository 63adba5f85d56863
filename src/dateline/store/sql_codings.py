"""Runs, codings and claims of the SQL store."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from dateline.errors import StoreError
from dateline.model import Coding, Report
from dateline.store import rows
from dateline.store.loading import load_claims, load_codings, load_texts, stored_claim
from dateline.store.merge_tables import COVERED
from dateline.store.port import Run, StoredClaim, StoredCoding, Version, report_key
from dateline.store.query import ClaimQuery
from dateline.store.selecting import CURRENT, REPLACED, claim_select
from dateline.store.sql_base import SqlBase, batches
from dateline.store.tables import (
    CLAIM_NAMES,
    CLAIM_POINTS,
    CLAIMS,
    CODINGS,
    NAMES,
    REPORTS,
    RUNS,
    SPANS,
    STATEMENTS,
)

_READ_AHEAD = 200
#: Codings put together at once: few queries a coding, and little memory.
_CODINGS_AT_ONCE = 200
_ATTEMPTS = 5


class SqlCodings(SqlBase):
    """Codings in tables. See `Store` for what methods do."""

    def __init__(self, where: str) -> None:
        """See `SqlBase`."""
        super().__init__(where)
        self._versions: dict[int, Version] = {}

    def begin(self, version: Version, *, started: str) -> int:
        """See `Store.begin`."""
        values = {"program": version.program, "settings": version.settings, "started": started}
        with self._writer.begin() as at:
            return int(at.execute(sa.insert(RUNS).returning(RUNS.c.id), values).scalar_one())

    def end(self, run: int, *, ended: str) -> None:
        """See `Store.end`."""
        with self._writer.begin() as at:
            at.execute(sa.update(RUNS).where(RUNS.c.id == run).values(ended=ended))

    def runs(self) -> tuple[Run, ...]:
        """See `Store.runs`."""
        with self._engine.connect() as at:
            found = at.execute(sa.select(RUNS).order_by(RUNS.c.id)).all()
        return tuple(Run(r.id, Version(r.program, r.settings), r.started, r.ended) for r in found)

    def add(self, run: int, codings: Iterable[Coding]) -> int:
        """See `Store.add`. Raises StoreError when the database refuses (full disk, no rights)."""
        version = self._version(run).key
        unique = {report_key(c.report): c for c in reversed(list(codings))}
        wanted = dict(reversed(unique.items()))
        for attempt in range(_ATTEMPTS):
            try:
                return self._add(run, version, wanted)
            except sa.exc.IntegrityError as fault:
                # Another program kept some of these meanwhile; the next attempt sees what it kept.
                if attempt == _ATTEMPTS - 1:
                    raise StoreError(f"{self._where} is written by too many at once") from fault
            except sa.exc.SQLAlchemyError as fault:
                cause = getattr(fault, "orig", None) or fault
                raise StoreError(f"{self._where} cannot be written: {cause}") from fault
        return 0

    def _add(self, run: int, version: str, codings: dict[str, Coding]) -> int:
        with self._writer.begin() as at:
            old = _present(at, CODINGS.c.report_key, codings, CODINGS.c.version == version)
            new = {key: coding for key, coding in codings.items() if key not in old}
            known = _present(at, REPORTS.c.key, new)
            _insert(
                at, REPORTS, [rows.report_row(c.report) for k, c in new.items() if k not in known]
            )
            for coding in new.values():
                statement = sa.insert(CODINGS).returning(CODINGS.c.id)
                row = rows.coding_row(coding, run, version)
                self._add_parts(at, coding, int(at.execute(statement, row).scalar_one()))
        return len(new)

    def _add_parts(self, at: sa.Connection, coding: Coding, number: int) -> None:
        names, uses = rows.name_rows(coding, number)
        known = _present(at, NAMES.c.id, [n["id"] for n in names])
        _insert(at, STATEMENTS, rows.statement_rows(coding, number))
        _insert(at, CLAIMS, rows.claim_rows(coding, number))
        _insert(at, NAMES, [n for n in names if n["id"] not in known])
        _insert(at, CLAIM_NAMES, uses)
        _insert(at, CLAIM_POINTS, rows.point_rows(coding, number))
        _insert(at, SPANS, rows.span_rows(coding, number))

    def _version(self, run: int) -> Version:
        if run not in self._versions:
            with self._engine.connect() as at:
                found = at.execute(sa.select(RUNS).where(RUNS.c.id == run)).one()
            self._versions[run] = Version(found.program, found.settings)
        return self._versions[run]

    def done(self, report: Report, version: Version) -> bool:
        """See `Store.done`."""
        with self._engine.connect() as at:
            return at.execute(_kept(report, version)).first() is not None

    def coding(self, report: Report, version: Version) -> Coding | None:
        """See `Store.coding`."""
        with self._engine.connect() as at:
            found = at.execute(_kept(report, version)).scalar()
            return next(load_codings(at, [found]))[1].coding if found is not None else None

    def codings(self) -> Iterator[StoredCoding]:
        """See `Store.codings`."""
        return self._stored(sa.true())

    def report(self, report_id: str) -> tuple[StoredCoding, ...]:
        """See `Store.report`."""
        column, wanted = CODINGS.c.report_id, rows.storable(report_id)
        exact = tuple(self._stored(column == wanted))
        return exact or tuple(self._stored(column.startswith(wanted, autoescape=True)))

    def _stored(self, condition: sa.ColumnElement[bool]) -> Iterator[StoredCoding]:
        chosen = sa.select(CODINGS.c.id).where(CURRENT, condition).order_by(CODINGS.c.id)
        return (stored for _, stored in self._load([row.id for row in self._rows(chosen)]))

    def _load(self, numbers: Iterable[int]) -> Iterator[tuple[int, StoredCoding]]:
        """(number, coding) in that order, in batches: a query for each would take too long."""
        for batch in batches(numbers, _CODINGS_AT_ONCE):
            with self._engine.connect() as at:
                loaded = list(load_codings(at, batch))
            yield from loaded

    def pending_numbers(self) -> tuple[int, ...]:
        """See `Merging.pending_numbers`."""
        uncovered = ~sa.exists().where(COVERED.c.coding == CODINGS.c.id)
        # Sorted here: asked for an order, SQLite reads whole codings where an index would do.
        return tuple(
            sorted(row.id for row in self._rows(sa.select(CODINGS.c.id).where(uncovered, CURRENT)))
        )

    def pending(self) -> Iterator[tuple[int, StoredCoding]]:
        """See `Merging.pending`."""
        return self._load(self.pending_numbers())

    def superseded(self) -> tuple[int, ...]:
        """See `Merging.superseded`."""
        return tuple(row.id for row in self._rows(REPLACED.order_by(CODINGS.c.id)))

    def claims_of(
        self, codings: Iterable[int], only: Collection[str] | None = None
    ) -> Iterator[tuple[int, StoredClaim]]:
        """See `Merging.claims_of`."""
        for batch in batches(sorted(set(codings)), _CODINGS_AT_ONCE):
            with self._engine.connect() as at:
                loaded = load_claims(at, batch, only)
            yield from loaded

    def codings_with(self, claims: Iterable[str]) -> dict[str, int]:
        """See `Merging.codings_with`."""
        names = {rows.storable(claim): claim for claim in claims}
        found: dict[str, int] = {}
        for batch in batches(sorted(names)):
            select = sa.select(CLAIMS.c.id, CODINGS.c.id.label("coding"))
            select = select.select_from(CLAIMS.join(CODINGS)).where(CLAIMS.c.id.in_(batch), CURRENT)
            found |= {names[r.id]: r.coding for r in self._rows(select.order_by(CODINGS.c.id))}
        return found

    def texts_of(self, codings: Iterable[int]) -> Iterator[tuple[int, Report]]:
        """See `Merging.texts_of`."""
        for batch in batches(sorted(set(codings)), _CODINGS_AT_ONCE):
            with self._engine.connect() as at:
                loaded = load_texts(at, batch)
            yield from loaded

    def claims(self, query: ClaimQuery) -> Iterator[StoredClaim]:
        """See `Store.claims`."""
        return self._found(claim_select(query))

    def claim(self, claim_id: str) -> tuple[StoredClaim, ...]:
        """See `Store.claim`."""
        every, wanted = claim_select(ClaimQuery(), by_day=False), rows.storable(claim_id)
        exact = tuple(self._found(every.where(CLAIMS.c.id == wanted)))
        begins = CLAIMS.c.id.startswith(wanted, autoescape=True)
        return exact or tuple(self._found(every.where(begins)))

    def _found(self, select: sa.Select[Any]) -> Iterator[StoredClaim]:
        with self._engine.connect().execution_options(yield_per=_READ_AHEAD) as at:
            yield from map(stored_claim, at.execute(select))


def _kept(report: Report, version: Version) -> sa.Select[Any]:
    same_report = CODINGS.c.report_key == report_key(report)
    return sa.select(CODINGS.c.id).where(same_report, CODINGS.c.version == version.key)


def _present(
    at: sa.Connection,
    column: sa.Column[Any],
    keys: Iterable[str],
    condition: sa.ColumnElement[bool] | None = None,
) -> set[str]:
    """Those of *keys* that *column* already holds."""
    found = set[str]()
    for batch in batches(keys):
        select = sa.select(column).where(column.in_(batch))
        select = select if condition is None else select.where(condition)
        found.update(at.execute(select).scalars())
    return found


def _insert(at: sa.Connection, table: sa.Table, new: list[rows.Row]) -> None:
    if new:
        at.execute(sa.insert(table), new)
