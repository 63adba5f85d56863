"""`dateline disputes` and `control`: what sources disagree on, and who holds which place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import TextIO

from dateline.cli.asking_events import found_events
from dateline.cli.formats import Format, Output
from dateline.cli.notes import say
from dateline.cli.output import RowWriter, console_on, opened
from dateline.cli.situations import MORE, batches, tell_number
from dateline.cli.stores import merged_store
from dateline.model import ClaimRef, ControlState, Dispute, Event
from dateline.model.codec import dump_line, to_json_line
from dateline.presenting.control import control_view
from dateline.presenting.disputes import board
from dateline.presenting.flat_events import (
    CONTROL_COLUMNS,
    POSITION_COLUMNS,
    control_record,
    dispute_document,
    position_records,
)
from dateline.settings import Settings
from dateline.store import EventQuery, Store

#: What a terminal shows when no limit is given; files and pipes get all.
BOARD_EVENTS, TABLE_STATES = 20, 100


def disputes(query: EventQuery, settings: Settings, output: Output, until: dt.date | None) -> int:
    """Write what the claims of the events that *query* asks for disagree on.

    The limit of *query* is one of events that have a dispute.
    """
    attribute, limit = query.dispute, query.limit
    with (
        merged_store(settings, "which store? disputes are looked up in one") as store,
        opened(output.out) as stream,
    ):
        every = found_events(store, replace(query, limit=None), until)
        found = islice((event for event in every if event.disputes), limit)
        if output.format is Format.table:
            whole = limit is not None or not stream.isatty()
            console, number = console_on(stream), 0
            for shown in batches(islice(found, None if whole else BOARD_EVENTS)):
                console.print(board(shown, width=console.width, attribute=attribute))
                number += sum(1 for _ in _chosen(shown, attribute))
            if next(found, None) is not None:
                say(MORE)
        else:
            number = _write_disputes(_chosen(found, attribute), output.format, stream)
    tell_number(number, "dispute", until)
    return 0


def _chosen(events: Iterable[Event], attribute: str | None) -> Iterator[tuple[Event, Dispute]]:
    """Each event with each of its disputes that is wanted."""
    for event in events:
        for dispute in event.disputes:
            if attribute in (None, dispute.attribute):
                yield event, dispute


def _write_disputes(found: Iterable[tuple[Event, Dispute]], format: Format, stream: TextIO) -> int:
    """A line of JSON for each dispute, or a row for each position; returns how many disputes."""
    number = 0
    rows = RowWriter(stream, POSITION_COLUMNS) if format is Format.csv else None
    for event, dispute in found:
        number += 1
        if rows is None:
            stream.write(dump_line(dispute_document(event, dispute)) + "\n")
            continue
        for row in position_records(event, dispute):
            rows.write(row)
    return number


def control(place: str | None, settings: Settings, output: Output, on: dt.date | None) -> int:
    """Write who holds *place*, or every place, over which days; with *on* only on that day."""
    with (
        merged_store(settings, "which store? control is looked up in one") as store,
        opened(output.out) as stream,
    ):
        found = store.control(place, on)
        if output.format is Format.table:
            shown = list(islice(found, TABLE_STATES if stream.isatty() else None))
            console, number = console_on(stream), len(shown)
            if shown:
                refs = _refs(store, shown)
                console.print(control_view(shown, refs, width=console.width))
            if next(found, None) is not None:
                say("more were found: name a place, or give --date, or --out FILE")
        else:
            number = _write_states(found, output.format, stream)
    tell_number(number, "control state")
    return 0


def _write_states(found: Iterable[ControlState], format: Format, stream: TextIO) -> int:
    number = 0
    rows = RowWriter(stream, CONTROL_COLUMNS) if format is Format.csv else None
    for state in found:
        number += 1
        if rows is None:
            stream.write(to_json_line(state) + "\n")
        else:
            rows.write(control_record(state))
    return number


def _refs(store: Store, states: Sequence[ControlState]) -> Mapping[str, ClaimRef]:
    """The claims behind *states*, by id, as the events that hold them tell them."""
    return claims_told(store, (claim for state in states for claim in state.claims))


def claims_told(store: Store, claims: Iterable[str]) -> dict[str, ClaimRef]:
    """*claims* by id, as the events that hold them tell them; those in no event are left out."""
    wanted = dict.fromkeys(claims)
    found: dict[str, ClaimRef] = {}
    for event_id in dict.fromkeys(store.events_of(wanted).values()):
        for event in store.event(event_id):
            found |= {ref.id: ref for ref in event.claims if ref.id in wanted}
    return found
