"""The log of decisions, and the list of merges, of the SQL store."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from dateline.model import Correction, Judgement, content_hash
from dateline.model.codec import to_json_line
from dateline.store.decisions import decision_from, in_order, kind_of
from dateline.store.merge_tables import DECISIONS, MERGES
from dateline.store.port import Merge
from dateline.store.sql_base import SqlBase, batches, insert


class SqlDecisions(SqlBase):
    """See `Decisions`, and `Merging` for merges."""

    def decide(self, decisions: Iterable[Judgement | Correction]) -> int:
        """See `Decisions.decide`."""
        rows = {}
        for decision in decisions:
            kind, body = kind_of(decision), to_json_line(decision)
            key = content_hash(kind, body, length=32)
            rows[key] = (key, kind, body)
        with self._merging() as at:
            for keys in batches(list(rows)):
                known = sa.select(DECISIONS.c.id).where(DECISIONS.c.id.in_(keys))
                for key in at.execute(known).scalars():
                    del rows[key]
            insert(at, DECISIONS, list(rows.values()))
        return len(rows)

    def decisions(self) -> tuple[Judgement | Correction, ...]:
        """See `Decisions.decisions`."""
        found = self._rows(sa.select(DECISIONS.c.kind, DECISIONS.c.body))
        return in_order(decision_from(row.kind, row.body) for row in found)

    def begin_merge(self, settings: str, *, started: str) -> int:
        """See `Merging.begin_merge`."""
        values = {"settings": settings, "started": started}
        with self._merging() as at:
            return int(at.execute(sa.insert(MERGES).returning(MERGES.c.id), values).scalar_one())

    def end_merge(self, merge: int, *, ended: str) -> None:
        """See `Merging.end_merge`."""
        with self._merging() as at:
            at.execute(sa.update(MERGES).where(MERGES.c.id == merge).values(ended=ended))

    def merges(self) -> tuple[Merge, ...]:
        """See `Merging.merges`."""
        found = self._rows(sa.select(MERGES).order_by(MERGES.c.id))
        return tuple(Merge(m.id, m.settings, m.started, m.ended) for m in found)
