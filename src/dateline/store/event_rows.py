"""Versions of events as rows of the tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from dateline.model import Event, content_hash
from dateline.store.event_query import country_of, event_days, event_names, reports_of
from dateline.store.rows import escaped

Row = tuple[Any, ...]


@dataclass
class EventRows:
    """Rows for each table of events, as plain tuples in the order of the columns."""

    versions: list[Row] = field(default_factory=list)
    bodies: list[Row] = field(default_factory=list)
    words: dict[str, Row] = field(default_factory=dict)
    names: list[Row] = field(default_factory=list)
    claims: list[Row] = field(default_factory=list)
    aliases: list[Row] = field(default_factory=list)

    def add(self, number: int, merge: int, event: Event, body: str) -> None:
        """Add what the version with this number, current from *merge* on, needs."""
        self.versions.append(_version(number, merge, event))
        self.bodies.append((number, body))
        for slot, words in event_names(event):
            key = _hash(words)
            self.words[key] = (key, words)
            self.names.append((key, slot, number))
        self.claims += [(escaped(c), number) for c in {claim.id for claim in event.claims}]
        self.aliases += [(escaped(alias), number) for alias in set(event.aliases)]


def _version(number: int, merge: int, event: Event) -> Row:
    first, last = event_days(event)
    place = event.place
    return (
        number,
        escaped(event.id),
        merge,
        None,
        event.type,
        spaced(event.modes),
        event.status,
        spaced(dispute.attribute for dispute in event.disputes),
        reports_of(event),
        (first or last or dt.date.max).isoformat(),
        first and first.isoformat(),
        last and last.isoformat(),
        country_of(event),
        place and place.lat,
        place and place.lon,
    )


def spaced(words: Iterable[str]) -> str:
    """*words* each between spaces, to be looked for one by one."""
    return f" {' '.join(map(escaped, words))} "


@lru_cache(maxsize=32768)
def _hash(words: str) -> str:
    return content_hash(words)
