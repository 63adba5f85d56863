"""What the parts of the SQL store share: the connection, writing, and rows in bulk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import islice
from types import TracebackType
from typing import Any, Self, TypeVar

import sqlalchemy as sa

from dateline.errors import StoreError
from dateline.store.opening import connect, shown

#: Values bound in one statement; SQLite of old allows 999.
AT_A_TIME = 500
#: Any number will do; programs that merge into one PostgreSQL database wait for it.
_MERGING = 0x646174656C696E65

Item = TypeVar("Item")


class SqlBase:
    """An SQLite file or PostgreSQL database, opened."""

    def __init__(self, where: str) -> None:
        """Open the store at *where* (URL or path), creating or upgrading it. Raises StoreError."""
        self._where = shown(where)
        self._engine = connect(where)
        self._writer = self._engine.execution_options(writes=True)

    @contextmanager
    def _merging(self) -> Iterator[sa.Connection]:
        """A transaction of merging, all or nothing; one at a time. Raises StoreError."""
        try:
            with self._writer.begin() as at:
                if at.dialect.name == "postgresql":
                    # SQLite's writers are alone anyway; here checks and numbers need it too.
                    at.execute(sa.select(sa.func.pg_advisory_xact_lock(_MERGING)))
                yield at
        except sa.exc.SQLAlchemyError as fault:
            cause = getattr(fault, "orig", None) or fault
            raise StoreError(f"{self._where} cannot be written: {cause}") from fault

    def _rows(self, select: sa.Select[Any]) -> Sequence[sa.Row[Any]]:
        """All rows at once: no transaction stays open while a caller works on them."""
        with self._engine.connect() as at:
            return at.execute(select).all()

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


def batches(items: Iterable[Item], size: int = AT_A_TIME) -> Iterator[list[Item]]:
    """*items* in lists of *size*, the last one shorter."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def insert(at: sa.Connection, table: sa.Table, rows: list[tuple[Any, ...]]) -> None:
    """Add *rows*, values in the order of the table's columns; days are ISO 8601 text."""
    _insert(at, table, rows, "")


def insert_missing(at: sa.Connection, table: sa.Table, rows: list[tuple[Any, ...]]) -> None:
    """`insert`, passing over rows whose key is there."""
    _insert(at, table, rows, "pass over")


def insert_or_replace(at: sa.Connection, table: sa.Table, rows: list[tuple[Any, ...]]) -> None:
    """`insert`, where a row takes the place of the one with its key."""
    _insert(at, table, rows, "replace")


def _insert(at: sa.Connection, table: sa.Table, rows: list[tuple[Any, ...]], again: str) -> None:
    if rows:
        # Plain tuples: SQLAlchemy's own way costs several times as much for a million rows.
        at.exec_driver_sql(_statement(at.dialect, table, again), rows)


@cache
def _statement(dialect: sa.Dialect, table: sa.Table, again: str) -> str:
    quote = dialect.identifier_preparer.quote
    names = [quote(column.name) for column in table.columns]
    mark = "?" if dialect.paramstyle == "qmark" else "%s"
    keys = [quote(column.name) for column in table.primary_key]
    rest = [name for name in names if name not in keys]
    changes = ", ".join(f"{name} = excluded.{name}" for name in rest)
    conflict = {
        "": "",
        "pass over": " ON CONFLICT DO NOTHING",
        "replace": f" ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {changes}",
    }[again]
    marks = ", ".join(mark for _ in names)
    return f"INSERT INTO {quote(table.name)} ({', '.join(names)}) VALUES ({marks}){conflict}"  # noqa: S608


def delete_rows(at: sa.Connection, table: sa.Table, keys: list[tuple[Any, ...]]) -> None:
    """Remove the rows with these primary keys."""
    if keys:
        at.exec_driver_sql(_deletion(at.dialect, table), keys)


@cache
def _deletion(dialect: sa.Dialect, table: sa.Table) -> str:
    quote = dialect.identifier_preparer.quote
    mark = "?" if dialect.paramstyle == "qmark" else "%s"
    which = " AND ".join(f"{quote(column.name)} = {mark}" for column in table.primary_key)
    return f"DELETE FROM {quote(table.name)} WHERE {which}"  # noqa: S608


def delete_where(at: sa.Connection, column: sa.Column[Any], values: Iterable[Any]) -> None:
    """Remove the rows whose *column* has one of *values*."""
    for batch in batches(values):
        at.execute(sa.delete(column.table).where(column.in_(batch)))
