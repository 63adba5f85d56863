"""A store in memory: for tests, for Python sessions, and as the plainest form of the contract."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from types import TracebackType
from typing import Self

from dateline.model import Coding, Report
from dateline.store.port import Run, StoredClaim, StoredCoding, Version, entry, report_key
from dateline.store.query import ClaimQuery, days, wanted

Key = tuple[str, Version]


@dataclass
class MemoryStore:
    """Codings in dictionaries; gone when the program ends."""

    _runs: list[Run] = field(default_factory=list)
    _codings: dict[Key, StoredCoding] = field(default_factory=dict)

    def begin(self, version: Version, *, started: str) -> int:
        """See `Store.begin`."""
        self._runs.append(Run(len(self._runs) + 1, version, started))
        return len(self._runs)

    def end(self, run: int, *, ended: str) -> None:
        """See `Store.end`."""
        self._runs[run - 1] = replace(self._runs[run - 1], ended=ended)

    def runs(self) -> tuple[Run, ...]:
        """See `Store.runs`."""
        return tuple(self._runs)

    def add(self, run: int, codings: Iterable[Coding]) -> int:
        """See `Store.add`."""
        version = self._runs[run - 1].version
        new: dict[Key, StoredCoding] = {}
        for coding in codings:
            key = (report_key(coding.report), version)
            if key not in self._codings and key not in new:
                new[key] = StoredCoding(coding, run, version)
        self._codings.update(new)
        return len(new)

    def done(self, report: Report, version: Version) -> bool:
        """See `Store.done`."""
        return (report_key(report), version) in self._codings

    def coding(self, report: Report, version: Version) -> Coding | None:
        """See `Store.coding`."""
        kept = self._codings.get((report_key(report), version))
        return kept.coding if kept else None

    def codings(self) -> Iterator[StoredCoding]:
        """See `Store.codings`."""
        newest = {(s.coding.report.id, s.coding.report.text): s for s in self._codings.values()}
        current = {id(s) for s in newest.values()}
        return (s for s in list(self._codings.values()) if id(s) in current)

    def report(self, report_id: str) -> tuple[StoredCoding, ...]:
        """See `Store.report`."""
        kept = list(self.codings())
        exact = tuple(s for s in kept if s.coding.report.id == report_id)
        return exact or tuple(s for s in kept if s.coding.report.id.startswith(report_id))

    def claims(self, query: ClaimQuery) -> Iterator[StoredClaim]:
        """See `Store.claims`."""
        found = [s for s in self._all() if wanted(s.claim, s.report.id, query)]
        found.sort(key=_first_day)
        return islice(found, query.limit)

    def claim(self, claim_id: str) -> tuple[StoredClaim, ...]:
        """See `Store.claim`."""
        kept = list(self._all())
        exact = tuple(s for s in kept if s.claim.id == claim_id)
        return exact or tuple(s for s in kept if s.claim.id.startswith(claim_id))

    def _all(self) -> Iterator[StoredClaim]:
        for stored in self.codings():
            report = entry(stored.coding.report)
            for claim in stored.coding.claims:
                yield StoredClaim(claim, report, stored.run, stored.version)

    def close(self) -> None:
        """Nothing to let go of."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _first_day(stored: StoredClaim) -> dt.date:
    start, end = days(stored.claim)
    return start or end or dt.date.max
