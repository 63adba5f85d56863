"""The working state of merging in the SQL store: tellings with their keys, and links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from dateline.store.entries import by_coding
from dateline.store.merge_tables import COVERED, LINKS, TELLING_KEYS, TELLINGS
from dateline.store.port import LinkRow, TellingRow
from dateline.store.rows import escaped, unescaped
from dateline.store.sql_base import (
    SqlBase,
    batches,
    delete_rows,
    delete_where,
    insert,
    insert_or_replace,
)

#: What is written in one transaction. Their order is that of hashes: each transaction visits all
#: pages of the indexes, so that a few large ones cost much less than many small ones.
_TELLINGS, _LINKS = 60_000, 60_000
#: Rows that are read at once.
_PAGE = 5_000

Item = TypeVar("Item")
_Items = Iterable[tuple[int, Sequence[TellingRow]]]


class SqlMerging(SqlBase):
    """See `Merging`."""

    def keep_tellings(self, merge: int, coding: int, rows: Sequence[TellingRow]) -> None:
        """See `Merging.keep_tellings`."""
        self.keep_all_tellings(merge, [(coding, rows)])

    def keep_all_tellings(self, merge: int, items: _Items) -> None:
        """See `Merging.keep_all_tellings`."""
        # The batch is read first: no transaction is open while the caller makes it.
        for batch in _large(items, _TELLINGS):
            kept = by_coding(batch)
            new = {row.id: row for rows in kept.values() for row in rows}
            with self._merging() as at:
                _make_room(at, kept, new)
                _insert_tellings(at, new.values())
                insert_or_replace(at, COVERED, [(coding, merge) for coding in kept])

    def drop_tellings(self, codings: Iterable[int]) -> None:
        """See `Merging.drop_tellings`."""
        dropped = sorted(set(codings))
        with self._merging() as at:
            for batch in batches(dropped):
                old = _tellings_where(at, TELLINGS.c.coding.in_(batch))
                _delete_tellings(at, old)
                _delete_links(at, [row.id for row in old])
            delete_where(at, COVERED.c.coding, dropped)

    def reset_merging(self) -> None:
        """See `Merging.reset_merging`."""
        with self._merging() as at:
            for table in (TELLING_KEYS, TELLINGS, LINKS, COVERED):
                at.execute(sa.delete(table))

    def tellings(self, ids: Iterable[str]) -> Iterator[TellingRow]:
        """See `Merging.tellings`."""
        for batch in batches(sorted({escaped(i) for i in ids})):
            select = sa.select(TELLINGS).where(TELLINGS.c.id.in_(batch)).order_by(TELLINGS.c.id)
            yield from map(_telling, self._rows(select))

    def all_tellings(self) -> Iterator[TellingRow]:
        """See `Merging.all_tellings`."""
        page = sa.select(TELLINGS).order_by(TELLINGS.c.id).limit(_PAGE)
        found = self._rows(page)
        while found:
            yield from map(_telling, found)
            found = self._rows(page.where(TELLINGS.c.id > found[-1].id))

    def tellings_of(self, codings: Iterable[int]) -> Iterator[TellingRow]:
        """See `Merging.tellings_of`."""
        for batch in batches(sorted(set(codings))):
            select = sa.select(TELLINGS).where(TELLINGS.c.coding.in_(batch))
            yield from map(_telling, self._rows(select.order_by(TELLINGS.c.id)))

    def covered(self) -> int:
        """See `Merging.covered`."""
        return int(self._rows(sa.select(sa.func.count().label("n")).select_from(COVERED))[0].n)

    def neighbours(self, keys: Iterable[int]) -> Iterator[tuple[int, str]]:
        """See `Merging.neighbours`."""
        key, telling = TELLING_KEYS.c.key, TELLING_KEYS.c.telling
        for batch in batches(sorted(set(keys))):
            select = sa.select(key, telling).where(key.in_(batch)).order_by(key, telling)
            yield from ((row.key, unescaped(row.telling)) for row in self._rows(select))

    def keep_links(self, links: Iterable[LinkRow]) -> None:
        """See `Merging.keep_links`."""
        for batch in batches(links, _LINKS):
            ends = ((escaped(link.left), escaped(link.right), link) for link in batch)
            rows = [(*pair, link.score, link.joined, link.body) for *pair, link in ends]
            with self._merging() as at:
                insert_or_replace(at, LINKS, sorted(rows, key=lambda row: row[:2]))

    def links(self, ids: Iterable[str]) -> Iterator[LinkRow]:
        """See `Merging.links`."""
        left, right = LINKS.c.left, LINKS.c.right
        asked = {escaped(i) for i in ids}
        for batch in batches(sorted(asked)):
            select = sa.select(LINKS).where(left.in_(batch)).order_by(left, right)
            yield from map(_link, self._rows(select))
        for batch in batches(sorted(asked)):
            select = sa.select(LINKS).where(right.in_(batch)).order_by(right, left)
            yield from (_link(row) for row in self._rows(select) if row.left not in asked)

    def all_links(self) -> Iterator[LinkRow]:
        """See `Merging.all_links`."""
        pair = sa.tuple_(LINKS.c.left, LINKS.c.right)
        page = sa.select(LINKS).order_by(LINKS.c.left, LINKS.c.right).limit(_PAGE)
        found = self._rows(page)
        while found:
            yield from map(_link, found)
            last = sa.tuple_(sa.literal(found[-1].left), sa.literal(found[-1].right))
            found = self._rows(page.where(pair > last))


def _large(
    items: Iterable[tuple[int, Sequence[Item]]], size: int
) -> Iterator[list[tuple[int, Sequence[Item]]]]:
    """*items* in lists that hold *size* members together, the last one fewer."""
    batch: list[tuple[int, Sequence[Item]]] = []
    held = 0
    for item in items:
        batch.append(item)
        held += len(item[1]) + 1
        if held >= size:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def _make_room(at: sa.Connection, codings: Iterable[int], new: dict[str, TellingRow]) -> None:
    """Drop what these codings had, and other codings' tellings that have the ids of new ones.

    Links stay with an id that is kept again.
    """
    covered: list[int] = []
    for batch in batches(codings):
        select = sa.select(COVERED.c.coding).where(COVERED.c.coding.in_(batch))
        covered += at.execute(select).scalars()
    for batch in batches(covered):
        old = _tellings_where(at, TELLINGS.c.coding.in_(batch))
        _delete_tellings(at, old)
        _delete_links(at, [row.id for row in old if unescaped(row.id) not in new])
    for ids in batches(map(escaped, new)):
        _delete_tellings(at, _tellings_where(at, TELLINGS.c.id.in_(ids)))


def _tellings_where(at: sa.Connection, condition: sa.ColumnElement[bool]) -> Sequence[sa.Row[Any]]:
    select: sa.Select[Any] = sa.select(TELLINGS.c.id, TELLINGS.c.block_keys).where(condition)
    return at.execute(select).all()


def _insert_tellings(at: sa.Connection, rows: Iterable[TellingRow]) -> None:
    tellings: list[tuple[Any, ...]] = []
    keys: list[tuple[Any, ...]] = []
    for row in rows:
        kept = escaped(row.id)
        tellings.append((kept, row.coding, " ".join(map(str, row.keys)), row.body))
        keys += [(key, kept) for key in set(row.keys)]
    # In order, each page of the index is visited once.
    insert(at, TELLINGS, sorted(tellings, key=lambda row: row[0]))
    insert(at, TELLING_KEYS, sorted(keys))


def _delete_tellings(at: sa.Connection, old: Sequence[sa.Row[Any]]) -> None:
    keys = [(key, row.id) for row in old for key in set(_keys(row.block_keys))]
    delete_rows(at, TELLING_KEYS, keys)
    delete_rows(at, TELLINGS, [(row.id,) for row in old])


def _delete_links(at: sa.Connection, tellings: list[str]) -> None:
    delete_where(at, LINKS.c.left, tellings)
    delete_where(at, LINKS.c.right, tellings)


def _keys(written: str) -> tuple[int, ...]:
    return tuple(map(int, written.split()))


def _telling(row: sa.Row[Any]) -> TellingRow:
    return TellingRow(unescaped(row.id), row.coding, _keys(row.block_keys), row.body)


def _link(row: sa.Row[Any]) -> LinkRow:
    left, right = unescaped(row.left), unescaped(row.right)
    return LinkRow(left, right, row.score, row.joined, row.body)
