"""The codings of the store in memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from dateline.model import Coding, Report
from dateline.store.port import Run, StoredClaim, StoredCoding, Version, entry, report_key
from dateline.store.query import ClaimQuery, days, wanted

Key = tuple[str, Version]


@dataclass
class MemoryCodings:
    """Codings in dictionaries. See `Store` for what methods do."""

    _runs: list[Run] = field(default_factory=list)
    _codings: dict[Key, StoredCoding] = field(default_factory=dict)
    #: Every coding in the order kept; the first has number 1.
    _kept: list[StoredCoding] = field(default_factory=list)

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
        self._kept.extend(new.values())
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
        return (self._kept[number - 1] for number in self._current())

    def _current(self) -> list[int]:
        """Numbers of the current codings, in the order kept."""
        newest = {
            (s.coding.report.id, s.coding.report.text): number
            for number, s in enumerate(self._kept, start=1)
        }
        return sorted(newest.values())

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


def _first_day(stored: StoredClaim) -> dt.date:
    start, end = days(stored.claim)
    return start or end or dt.date.max
