"""What a store offers: it keeps what was read out of reports, and never overwrites it.

A coding is kept under its report and the version that made it (`Version`: program and settings).
Coding the same report with the same version again adds nothing; another version adds a coding
beside the old one, and the newer is the current one, which queries see.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Protocol, Self

from dateline.model import Coding, Report
from dateline.store.entries import (
    LinkRow,
    Merge,
    ReportEntry,
    Run,
    StoredClaim,
    StoredCoding,
    TellingRow,
    Version,
    entry,
    place_key,
    report_key,
    tidy_place_key,
)
from dateline.store.event_query import EventQuery
from dateline.store.merge_port import Decisions, Merging, Situations
from dateline.store.query import ClaimQuery

__all__ = [
    "ClaimQuery",
    "Decisions",
    "EventQuery",
    "LinkRow",
    "Merge",
    "Merging",
    "ReportEntry",
    "Run",
    "Situations",
    "Store",
    "StoredClaim",
    "StoredCoding",
    "TellingRow",
    "Version",
    "entry",
    "place_key",
    "report_key",
    "tidy_place_key",
]


class Store(Decisions, Merging, Situations, Protocol):
    """Where codings and what comes of them are kept; as a context manager, closed at the end."""

    def begin(self, version: Version, *, started: str) -> int:
        """Open a run and return its number."""
        ...

    def end(self, run: int, *, ended: str) -> None:
        """Note that a run came to its end."""
        ...

    def runs(self) -> tuple[Run, ...]:
        """All runs, oldest first."""
        ...

    def add(self, run: int, codings: Iterable[Coding]) -> int:
        """Keep codings, all or none of them; those already kept are passed over.

        Returns how many were new. When it returns they are safe from a crash of the program.
        """
        ...

    def done(self, report: Report, version: Version) -> bool:
        """True when this very report was coded by this version."""
        ...

    def coding(self, report: Report, version: Version) -> Coding | None:
        """What this version read out of this very report, or None."""
        ...

    def codings(self) -> Iterator[StoredCoding]:
        """The current coding of every report, in the order they were kept."""
        ...

    def report(self, report_id: str) -> tuple[StoredCoding, ...]:
        """Current codings of the reports with this id, else of those whose id starts with it."""
        ...

    def claims(self, query: ClaimQuery) -> Iterator[StoredClaim]:
        """The claims of current codings that *query* asks for: by day, unknown days last."""
        ...

    def claim(self, claim_id: str) -> tuple[StoredClaim, ...]:
        """Current claims with this id, else those whose id starts with it, in the order kept."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
