"""`dateline events` and `event`: what reports tell together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from dateline.cli.asking_events import found_events
from dateline.cli.formats import Format, Output
from dateline.cli.looking import some
from dateline.cli.notes import counted, say
from dateline.cli.output import RowWriter, console_on, opened
from dateline.cli.stores import merged_store
from dateline.cli.wired import as_of
from dateline.errors import InputError
from dateline.model import Event, wording
from dateline.model.codec import to_json_line
from dateline.presenting.event import event_view
from dateline.presenting.events import events_view
from dateline.presenting.flat_events import EVENT_COLUMNS, event_record
from dateline.settings import Settings
from dateline.store import EventQuery, Store

#: Events that a table on a terminal shows when no limit is given; files and pipes get all.
TABLE_EVENTS = 100
#: Events that are laid out at a time.
_BATCH = 200
MORE = "more were found: narrow the query, or give --limit, or --out FILE"


def events(query: EventQuery, settings: Settings, output: Output, until: dt.date | None) -> int:
    """Write the events of the store that *query* asks for, as told up to *until*."""
    with (
        merged_store(settings, "which store? events are looked up in one") as store,
        opened(output.out) as stream,
    ):
        found = found_events(store, query, until)
        if output.format is Format.jsonl:
            number = _each(found, lambda event: stream.write(to_json_line(event) + "\n"))
        elif output.format is Format.csv:
            rows = RowWriter(stream, EVENT_COLUMNS)
            number = _each(found, lambda event: rows.write(event_record(event)))
        else:
            whole = query.limit is not None or not stream.isatty()
            console, number = console_on(stream), 0
            for shown in batches(islice(found, None if whole else TABLE_EVENTS)):
                console.print(events_view(shown, width=console.width))
                number += len(shown)
            if next(found, None) is not None:
                say(MORE)
    tell_number(number, "event", until)
    return 0


def batches(found: Iterable[Event]) -> Iterator[list[Event]]:
    """The events in short lists: a table of all of a large store would fill memory."""
    rest = iter(found)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _each(found: Iterable[Event], write: Callable[[Event], object]) -> int:
    number = 0
    for event in found:
        write(event)
        number += 1
    return number


def tell_number(number: int, noun: str, until: dt.date | None = None) -> None:
    """How many were found, on standard error."""
    told = f", as told up to {wording.day_phrase(until)}" if until else ""
    say(f"{counted(number, noun)} found{told}")


def event(wanted: str, settings: Settings, output: Output, until: dt.date | None) -> int:
    """Write the event whose id, or one that it had, begins with *wanted*, as told up to *until*.

    Raises InputError when there is none, or more than one.
    """
    with merged_store(settings, "which store? an event is looked up in one") as store:
        found = the_event(store, wanted)
    if until is not None:
        then = as_of(found, until)
        if then is None:
            first = wording.day_phrase(found.first_told) or "later"
            raise InputError(wanted, f"nobody had told of it by {until}", f"first told {first}")
        found = then
    with opened(output.out) as stream:
        if output.format is Format.jsonl:
            stream.write(to_json_line(found) + "\n")
        elif output.format is Format.csv:
            RowWriter(stream, EVENT_COLUMNS).write(event_record(found))
        else:
            console = console_on(stream)
            complete = not stream.isatty()
            console.print(event_view(found, width=console.width, complete=complete))
    return 0


def the_event(store: Store, wanted: str) -> Event:
    """The event that *wanted* begins the id of; InputError when none or several do."""
    found = store.event(wanted)
    if not found:
        raise InputError(wanted, "no event of the store has an id that begins so")
    if len(found) > 1:
        ids = [event.id for event in found]
        raise InputError(wanted, f"{len(found)} events begin so", f"such as {some(ids)}")
    return found[0]
