"""Gold files (one YAML a report, see the evaluation format) and the check that they fit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dateline.errors import InputError
from dateline.knowledge.tables import parse_yaml
from dateline.model import Report
from dateline.model.vocabulary import EVENT_TYPES, FACTUALITIES


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """Names that are right for a place; with coordinates a prediction needs coordinates too."""

    names: tuple[str, ...]
    kind: str = "place"
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class GoldCount:
    """A number of people with its bounds; None is unknown."""

    kind: str
    low: int | None = None
    best: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim an annotator found. Parties and sources are tuples of the names that are right.

    ``anchor`` occurs once in the report and holds ``trigger``; ``days`` is first and last day.
    """

    anchor: str
    trigger: str
    type: str
    also: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    actors: tuple[tuple[str, ...], ...] = ()
    recipients: tuple[tuple[str, ...], ...] = ()
    sources: tuple[tuple[str, ...], ...] = ()
    places: tuple[GoldPlace, ...] = ()
    counts: tuple[GoldCount, ...] = ()
    days: tuple[dt.date, dt.date] | None = None
    factuality: str | None = None
    stance: str | None = None
    tense: str | None = None
    optional: bool = False

    @property
    def types(self) -> frozenset[str]:
        """The types that are right."""
        return frozenset((self.type, *self.also))

    def locate(self, text: str) -> tuple[int, int]:
        """(start, end) of the trigger in *text*; raises ValueError when anchor or trigger fail."""
        at = text.find(self.anchor)
        if at < 0 or text.find(self.anchor, at + 1) >= 0:
            fault = "missing" if at < 0 else "not unique"
            raise ValueError(f"anchor {fault}: {self.anchor!r}")
        offset = self.anchor.find(self.trigger)
        if offset < 0:
            raise ValueError(f"trigger {self.trigger!r} not in anchor {self.anchor!r}")
        return at + offset, at + offset + len(self.trigger)


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement an annotator found; ``content`` has several parts when its cue breaks it."""

    source: tuple[str, ...]
    content: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldReport:
    """The gold of one report."""

    id: str
    claims: tuple[GoldClaim, ...]
    statements: tuple[GoldStatement, ...] = ()


def read_gold(folder: str | Path) -> tuple[GoldReport, ...]:
    """The gold of *folder*'s YAML files, by name. Raises InputError naming the file at fault."""
    files = sorted(Path(folder).glob("*.yaml"))
    if not files:
        raise InputError(str(folder), "no gold files (*.yaml)", "check the path")
    return tuple(_report(path) for path in files)


def gold_faults(gold: Iterable[GoldReport], reports: Mapping[str, Report]) -> Iterator[str]:
    """What is wrong with *gold*: anchors and contents not found once, unknown types and values."""
    for item in gold:
        report = reports.get(item.id)
        if report is None:
            yield f"{item.id}: no such report"
            continue
        for claim in item.claims:
            yield from (f"{item.id}: {fault}" for fault in _claim_faults(claim, report.text))
        for part in (p for s in item.statements for p in s.content):
            if (times := report.text.count(part)) != 1:
                yield f"{item.id}: content found {times} times: {part[:60]!r}"


def _claim_faults(claim: GoldClaim, text: str) -> Iterator[str]:
    try:
        claim.locate(text)
    except ValueError as error:
        yield str(error)
    for unknown in sorted(claim.types - set(EVENT_TYPES)):
        yield f"type {unknown} at {claim.anchor!r}"
    if claim.factuality not in FACTUALITIES:
        yield f"factuality {claim.factuality} at {claim.anchor!r}"
    named = (*claim.actors, *claim.recipients, *claim.sources, *(p.names for p in claim.places))
    if not all(named):
        yield f"a filler without names at {claim.anchor!r}"


def _report(path: Path) -> GoldReport:
    try:
        data = parse_yaml(path.read_text("utf-8"))
        claims = tuple(_claim(entry) for entry in data["claims"])
        statements = tuple(
            GoldStatement(_texts(entry["source"]), _texts(entry["content"]))
            for entry in data.get("statements") or ()
        )
        return GoldReport(str(data["id"]), claims, statements)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, yaml.YAMLError) as error:
        raise InputError(str(path), f"not a gold file: {error!r}", "see the format") from error


def _claim(entry: Mapping[str, Any]) -> GoldClaim:
    return GoldClaim(
        anchor=entry["anchor"],
        trigger=entry["trigger"],
        type=entry["type"],
        also=_texts(entry.get("also")),
        modes=_texts(entry.get("modes")),
        actors=_names(entry.get("actors")),
        recipients=_names(entry.get("recipients")),
        sources=_names(entry.get("sources")),
        places=tuple(_place(place) for place in entry.get("places") or ()),
        counts=tuple(
            GoldCount(c["kind"], c.get("low"), c.get("best"), c.get("high"))
            for c in entry.get("counts") or ()
        ),
        days=_days(entry.get("time")),
        factuality=entry.get("factuality"),
        stance=entry.get("stance"),
        tense=entry.get("tense"),
        optional=bool(entry.get("optional")),
    )


def _place(entry: Mapping[str, Any]) -> GoldPlace:
    return GoldPlace(
        _texts(entry["names"]),
        entry.get("kind", "place"),
        entry.get("country"),
        entry.get("lat"),
        entry.get("lon"),
    )


def _names(entries: Iterable[Mapping[str, Any]] | None) -> tuple[tuple[str, ...], ...]:
    return tuple(_texts(entry["names"]) for entry in entries or ())


def _texts(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(part) for part in value) if isinstance(value, list) else (str(value),)


def _days(time: Mapping[str, Any] | None) -> tuple[dt.date, dt.date] | None:
    if not time:
        return None
    return _day(time["start"]), _day(time.get("end") or time["start"])


def _day(value: object) -> dt.date:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    return dt.date.fromisoformat(str(value)[:10])
