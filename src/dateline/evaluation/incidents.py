"""Gold incidents: what happened, with the passages of all reports that tell it.

The form is that of examples/incidents.yaml, told in docs/evaluation.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dateline.errors import InputError
from dateline.knowledge.tables import parse_yaml
from dateline.model import Report, content_hash
from dateline.model.events import DISPUTE_ATTRIBUTES


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A passage that tells an incident: ``anchor`` occurs in the report and holds ``trigger``.

    ``also`` are other incidents it is right to join it with: those that it sums up, or may mean.
    """

    report: str
    anchor: str
    trigger: str
    also: frozenset[str] = frozenset()

    def locate(self, text: str) -> tuple[int, int, int]:
        """Where in *text* the anchor starts and ends and the trigger starts; raises ValueError."""
        at = text.find(self.anchor)
        if at < 0:
            raise ValueError(f"{self.report}: anchor missing: {self.anchor!r}")
        offset = self.anchor.find(self.trigger)
        if offset < 0:
            raise ValueError(f"{self.report}: no {self.trigger!r} in anchor {self.anchor!r}")
        return at, at + len(self.anchor), at + offset


@dataclass(frozen=True, slots=True)
class Killed:
    """One source's number of people killed, with its bounds; None is unknown."""

    low: int | None = None
    best: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening as an annotator put it together over all reports.

    ``uncertain_with`` are incidents that it may be one with; ``disputes`` the attributes on which
    sources truly differ; ``copies`` groups of reports that copy one text.
    """

    id: str
    mentions: tuple[GoldMention, ...]
    summary: str = ""
    killed: tuple[Killed, ...] = ()
    disputes: frozenset[str] = frozenset()
    copies: tuple[tuple[str, ...], ...] = ()
    uncertain_with: tuple[str, ...] = ()

    @property
    def reports(self) -> frozenset[str]:
        """The reports that tell it."""
        return frozenset(mention.report for mention in self.mentions)


def read_incidents(path: str | Path) -> tuple[Incident, ...]:
    """The incidents of a YAML file, in its order. Raises InputError when it is no such file."""
    try:
        entries = parse_yaml(Path(path).read_text("utf-8"))
        incidents = tuple(_incident(entry) for entry in entries)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, yaml.YAMLError) as error:
        reason = f"not a file of incidents: {error!r}"
        raise InputError(str(path), reason, "see the format") from error
    if not incidents:
        raise InputError(str(path), "no incidents", "check the path")
    return incidents


def incident_faults(incidents: Iterable[Incident], reports: Mapping[str, Report]) -> Iterator[str]:
    """What is wrong with *incidents*: passages not found, unknown reports, incidents, disputes."""
    incidents = tuple(incidents)
    counts = Counter(incident.id for incident in incidents)
    yield from (f"{name} is there {count} times" for name, count in counts.items() if count > 1)
    for incident in incidents:
        named = {*incident.uncertain_with, *(other for m in incident.mentions for other in m.also)}
        unknown = [f"no incident {other}" for other in sorted(named - set(counts))]
        unknown += [f"no dispute {name!r}" for name in sorted(incident.disputes - _DISPUTES)]
        if not incident.mentions:
            unknown.append("no mention")
        yield from (f"{incident.id}: {fault}" for fault in unknown)
        yield from (f"{incident.id}: {fault}" for fault in _misplaced(incident.mentions, reports))


def incidents_hash(path: str | Path, reports: Iterable[Report]) -> str:
    """A hash of the incidents of a file and of the texts they are about."""
    texts = sorted((report.id, report.text_hash) for report in reports)
    return content_hash(Path(path).read_text("utf-8"), texts)


_DISPUTES = frozenset(DISPUTE_ATTRIBUTES)


def _misplaced(mentions: Iterable[GoldMention], reports: Mapping[str, Report]) -> Iterator[str]:
    for mention in mentions:
        report = reports.get(mention.report)
        if report is None:
            yield f"no report {mention.report}"
            continue
        try:
            mention.locate(report.text)
        except ValueError as fault:
            yield str(fault)
        if report.text.count(mention.anchor) > 1:
            yield f"{mention.report}: anchor not unique: {mention.anchor!r}"


def _incident(entry: Mapping[str, Any]) -> Incident:
    return Incident(
        id=str(entry["id"]),
        mentions=tuple(_mention(mention) for mention in entry["mentions"]),
        summary=str(entry.get("summary", "")),
        killed=tuple(
            Killed(toll.get("low"), toll.get("best"), toll.get("high"))
            for toll in entry.get("tolls") or ()
            if toll["kind"] == "killed"
        ),
        disputes=frozenset(map(str, entry.get("disputes") or ())),
        copies=tuple(tuple(map(str, group)) for group in entry.get("copies") or ()),
        uncertain_with=tuple(map(str, entry.get("uncertain_with") or ())),
    )


def _mention(entry: Mapping[str, Any]) -> GoldMention:
    also = (*(entry.get("aggregate") or ()), *(entry.get("uncertain") or ()))
    return GoldMention(
        str(entry["report"]), entry["anchor"], entry["trigger"], frozenset(map(str, also))
    )
