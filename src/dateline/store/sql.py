"""The store in SQL, one body for SQLite and PostgreSQL (SQLAlchemy Core, bound parameters only)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, Self

import sqlalchemy as sa

from dateline.errors import StoreError
from dateline.model import Coding, Report
from dateline.store import rows
from dateline.store.opening import connect, shown
from dateline.store.port import ReportEntry, Run, StoredClaim, StoredCoding, Version, report_key
from dateline.store.query import ClaimQuery
from dateline.store.selecting import CURRENT, claim_select
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

#: Values bound in one statement; SQLite of old allows 999.
_AT_A_TIME = 500
_READ_AHEAD = 200
_ATTEMPTS = 5


class SqlStore:
    """A store in an SQLite file or a PostgreSQL database. See `Store` for what methods do."""

    def __init__(self, where: str) -> None:
        """Open the store at *where* (URL or path), creating or upgrading it. Raises StoreError."""
        self._where = shown(where)
        self._engine = connect(where)
        self._writer = self._engine.execution_options(writes=True)
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
            return (
                at.execute(_kept(report, version).with_only_columns(CODINGS.c.id)).first()
                is not None
            )

    def coding(self, report: Report, version: Version) -> Coding | None:
        """See `Store.coding`."""
        with self._engine.connect() as at:
            found = at.execute(_kept(report, version)).first()
            return _coding(at, found) if found else None

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
        with self._engine.connect() as at:
            numbers = at.execute(chosen).scalars().all()
            for number in numbers:
                found = at.execute(_codings().where(CODINGS.c.id == number)).one()
                version = Version(found.program, found.settings)
                yield StoredCoding(_coding(at, found), found.run, version)

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
            for r in at.execute(select):
                report = ReportEntry(r.key, r.id, r.title, r.publisher, r.published, r.url)
                version = Version(r.program, r.settings)
                yield StoredClaim(rows.claim_from(r.body), report, r.run, version)

    def close(self) -> None:
        """See `Store.close`."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _codings() -> sa.Select[Any]:
    joined = CODINGS.join(REPORTS).join(RUNS)
    columns = (CODINGS.c.id, CODINGS.c.run, CODINGS.c.body, REPORTS.c.body.label("report"))
    return sa.select(*columns, RUNS.c.program, RUNS.c.settings).select_from(joined)


def _kept(report: Report, version: Version) -> sa.Select[Any]:
    same_report = CODINGS.c.report_key == report_key(report)
    return _codings().where(same_report, CODINGS.c.version == version.key)


def _coding(at: sa.Connection, row: sa.Row[Any]) -> Coding:
    parts = []
    for table in (STATEMENTS, CLAIMS):
        own = sa.select(table.c.body).where(table.c.coding == row.id).order_by(table.c.position)
        parts.append(at.execute(own).scalars().all())
    return rows.coding_from(rows.report_from(row.report), row.body, parts[0], parts[1])


def _present(
    at: sa.Connection,
    column: sa.Column[Any],
    keys: Iterable[str],
    condition: sa.ColumnElement[bool] | None = None,
) -> set[str]:
    """Those of *keys* that *column* already holds."""
    asked, found = list(keys), set[str]()
    for first in range(0, len(asked), _AT_A_TIME):
        select = sa.select(column).where(column.in_(asked[first : first + _AT_A_TIME]))
        select = select if condition is None else select.where(condition)
        found.update(at.execute(select).scalars())
    return found


def _insert(at: sa.Connection, table: sa.Table, new: list[rows.Row]) -> None:
    if new:
        at.execute(sa.insert(table), new)
