"""The commands about what reports tell together: merge, events, disputes, control, report.

Commands that filter events hand all their options on by name: what is a filter is picked out in
`dateline.cli.asking_events`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.formats import Output, chosen
from dateline.cli.options import (
    AsOf,
    Country,
    Disputed,
    EventParty,
    EventPlaceName,
    Form,
    InBox,
    Jobs,
    Limit,
    MinReports,
    ModeName,
    Out,
    Since,
    Status,
    TypeName,
    Until,
    Where,
    settings_of,
)

EventId = Annotated[
    str, typer.Argument(metavar="ID", help="An event's id, or its first characters.")
]


def merge(
    *,
    store: Where = None,
    jobs: Jobs = None,
    full: Annotated[
        bool, typer.Option("--full", help="Build everything again, not only what is new.")
    ] = False,
) -> None:
    """Join the claims of a store into events, disputes and control."""
    from dateline.cli import merging

    raise typer.Exit(merging.merge(settings_of(store=store, jobs=jobs), full=full))


def events(
    context: typer.Context,
    *,
    store: Where = None,
    format: Form = None,
    out: Out = None,
    place: EventPlaceName = None,
    country: Country = None,
    box: InBox = None,
    party: EventParty = None,
    type: TypeName = None,
    mode: ModeName = None,
    status: Status = None,
    dispute: Disputed = None,
    since: Since = None,
    until: Until = None,
    min_reports: MinReports = None,
    limit: Limit = None,
    as_of: AsOf = None,
) -> None:
    """Find events in a store; every option given must hold.

    \b
    For example:
      dateline events --store my.db --dispute toll --since 2016-07-01
      dateline events --store my.db --status contested -o contested.jsonl

    [1] `dateline knowledge show codebook` lists the event types and their modes.
    """
    from dateline.cli import situations
    from dateline.cli.asking_events import event_query, told_until

    query, until_day = event_query(context.params), told_until(context.params)
    output = Output(chosen(format, out), out)
    raise typer.Exit(situations.events(query, settings_of(store=store), output, until_day))


def event(
    wanted: EventId,
    *,
    store: Where = None,
    format: Form = None,
    out: Out = None,
    as_of: AsOf = None,
) -> None:
    """Show an event: who says what of it, and where they differ."""
    from dateline.cli import situations
    from dateline.cli.asking import day

    output = Output(chosen(format, out), out)
    settings, until = settings_of(store=store), day("--as-of", as_of)
    raise typer.Exit(situations.event(wanted, settings, output, until))


def disputes(
    context: typer.Context,
    *,
    store: Where = None,
    format: Form = None,
    out: Out = None,
    place: EventPlaceName = None,
    country: Country = None,
    box: InBox = None,
    party: EventParty = None,
    type: TypeName = None,
    mode: ModeName = None,
    status: Status = None,
    dispute: Disputed = None,
    since: Since = None,
    until: Until = None,
    min_reports: MinReports = None,
    limit: Limit = None,
    as_of: AsOf = None,
) -> None:
    """Show what sources disagree on, position beside position.

    Options are those of `dateline events`; --dispute also leaves out other disputes.
    """
    from dateline.cli import boards
    from dateline.cli.asking_events import event_query, told_until

    query, until_day = event_query(context.params), told_until(context.params)
    output = Output(chosen(format, out), out)
    raise typer.Exit(boards.disputes(query, settings_of(store=store), output, until_day))


def control(
    place: Annotated[
        str | None, typer.Argument(help="A place, by name or id; default: all.")
    ] = None,
    *,
    date: Annotated[
        str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="Only on this day.")
    ] = None,
    store: Where = None,
    format: Form = None,
    out: Out = None,
) -> None:
    """Show who holds a place, from when to when, according to whom."""
    from dateline.cli import boards
    from dateline.cli.asking import day

    output = Output(chosen(format, out), out)
    settings, on = settings_of(store=store), day("--date", date)
    raise typer.Exit(boards.control(place, settings, output, on))


def report(
    context: typer.Context,
    *,
    out: Annotated[Path, typer.Option("--out", "-o", help="The page to write.")] = Path(
        "situation.html"
    ),
    store: Where = None,
    title: Annotated[str, typer.Option("--title", help="Title of the page.")] = "",
    place: EventPlaceName = None,
    country: Country = None,
    box: InBox = None,
    party: EventParty = None,
    type: TypeName = None,
    mode: ModeName = None,
    status: Status = None,
    dispute: Disputed = None,
    since: Since = None,
    until: Until = None,
    min_reports: MinReports = None,
    limit: Limit = None,
) -> None:
    """Write one page to look at offline: map, timeline, disputes.

    Options are those of `dateline events`.
    """
    from dateline.cli import merging
    from dateline.cli.asking_events import event_query

    query = event_query(context.params)
    raise typer.Exit(merging.report(query, settings_of(store=store), out, title=title))
