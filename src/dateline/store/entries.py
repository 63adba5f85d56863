"""What a store keeps, as it hands it out: runs, reports, claims, tellings, links."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.model import Claim, Coding, EventPlace, Report, content_hash
from dateline.store.query import fold


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


@dataclass(frozen=True, slots=True)
class Merge:
    """One go at merging under settings with this hash. Times and ``ended`` are as in `Run`."""

    id: int
    settings: str
    started: str
    ended: str | None = None


@dataclass(frozen=True, slots=True)
class TellingRow:
    """A claim of the coding numbered ``coding``, ready to be compared with others.

    ``keys`` are signed 64-bit numbers: two tellings are neighbours when they share one. ``body``
    is the caller's, one line of JSON as `to_json_line` writes it.
    """

    id: str
    coding: int
    keys: tuple[int, ...]
    body: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """Two tellings compared (ids, ``left`` < ``right``); ``body`` as in `TellingRow`."""

    left: str
    right: str
    score: float
    joined: bool
    body: str

    def __post_init__(self) -> None:
        if not self.left < self.right:
            raise ValueError(f"the link of {self.left} and {self.right} is not in order")


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


def by_coding(
    items: Iterable[tuple[int, Sequence[TellingRow]]],
) -> dict[int, Sequence[TellingRow]]:
    """The rows of each coding; one that comes twice has those it came with last.

    Raises ValueError when a row is of another coding than it comes with.
    """
    found: dict[int, Sequence[TellingRow]] = {}
    for coding, rows in items:
        for row in rows:
            if row.coding != coding:
                raise ValueError(f"telling {row.id} is of coding {row.coding}, not of {coding}")
        found.pop(coding, None)
        found[coding] = rows
    return found


def place_key(place: EventPlace) -> str:
    """The key under which a store keeps the control of *place*: its id, else its folded name.

    >>> place_key(EventPlace("Deir ez-Zôr"))
    'name:deir ez zor'
    """
    return place.id or tidy_place_key(f"name:{place.name}")


def tidy_place_key(key: str) -> str:
    """*key* as `place_key` writes it, however the name in it was folded."""
    name = key.removeprefix("name:")
    return key if name == key else f"name:{fold(name).strip()}"
