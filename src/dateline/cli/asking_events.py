"""From what was typed to which events are meant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import fields
from itertools import islice
from typing import Any

from dateline.cli.asking import box_of, country_of, day, days_in_order, mode_of, one_of
from dateline.cli.wired import as_of
from dateline.model import Event
from dateline.model.events import DISPUTE_ATTRIBUTES, EVENT_STATUSES
from dateline.model.vocabulary import EVENT_TYPES
from dateline.store import EventQuery, Store
from dateline.store.event_query import event_wanted


def event_query(given: Mapping[str, Any]) -> EventQuery:
    """The query that the options of `dateline events` ask; other entries of *given* are left.

    Raises typer.BadParameter for what is no type, mode, status, attribute, country, box or day.
    """
    asked = {f.name: given.get(f.name) for f in fields(EventQuery)}
    for name, allowed in (
        ("type", EVENT_TYPES),
        ("status", EVENT_STATUSES),
        ("dispute", DISPUTE_ATTRIBUTES),
    ):
        if (value := asked[name]) is not None:
            asked[name] = one_of(name, value.replace(" ", "_"), allowed)
    asked["since"], asked["until"] = days_in_order(asked["since"], asked["until"])
    asked["box"] = box_of(asked["box"])
    if asked["mode"] is not None:
        asked["mode"] = mode_of(asked["mode"], asked["type"])
    if asked["country"] is not None:
        asked["country"] = country_of(asked["country"])
    return EventQuery(**asked)


def told_until(given: Mapping[str, Any]) -> dt.date | None:
    """The day that --as-of names."""
    return day("--as-of", given.get("as_of"))


def found_events(store: Store, query: EventQuery, until: dt.date | None) -> Iterator[Event]:
    """The events *query* asks for, as told by reports published up to *until* if it is given.

    What was told by then decides whether an event is wanted: its type, place and status may have
    been others, so that all events of the store are looked at.
    """
    if until is None:
        return store.events(query)
    then = (as_of(event, until) for event in store.events(EventQuery()))
    return islice((e for e in then if e is not None and event_wanted(e, query)), query.limit)
