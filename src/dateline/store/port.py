"""What a store offers: it keeps what was read out of reports, and never overwrites it.

A coding is kept under its report and the version that made it (`Version`: program and settings).
Coding the same report with the same version again adds nothing; another version adds a coding
beside the old one, and the newer is the current one, which queries see.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from dateline.model import Claim, Coding, Report, content_hash
from dateline.store.query import ClaimQuery


@dataclass(frozen=True, slots=True)
class Version:
    """What made a coding: the program's version and a hash of the settings and knowledge."""

    program: str
    settings: str

    @property
    def key(self) -> str:
        """One string that names both."""
        return f"{self.program}+{self.settings}"


@dataclass(frozen=True, slots=True)
class Run:
    """One go at coding. Times are the caller's (ISO 8601); ``ended`` None: killed, or still on."""

    id: int
    version: Version
    started: str
    ended: str | None = None


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """A report without its text, as lists show it. ``key`` names this very report in the store."""

    key: str
    id: str
    title: str = ""
    publisher: str = ""
    published: dt.date | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim with where it stands: its report, and the run and version that read it."""

    claim: Claim
    report: ReportEntry
    run: int
    version: Version


@dataclass(frozen=True, slots=True)
class StoredCoding:
    """A coding with the run and version that made it."""

    coding: Coding
    run: int
    version: Version


class Store(Protocol):
    """Where codings are kept. Used as a context manager, it is closed at the end."""

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


def report_key(report: Report) -> str:
    """A hash of all that a coding depends on: the text, and what is known about it."""
    regions = [(r.start, r.end, r.kind) for r in report.regions]
    return content_hash(
        report.id,
        report.text,
        report.title,
        report.published,
        report.published_time,
        report.publisher,
        report.url,
        report.language,
        regions,
        length=32,
    )


def entry(report: Report) -> ReportEntry:
    """*report* as lists show it."""
    return ReportEntry(
        report_key(report),
        report.id,
        report.title,
        report.publisher,
        report.published,
        report.url,
    )
