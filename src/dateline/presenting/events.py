"""Events in a list, one a row: what happened, who to whom, how many, and how well attested."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.model import Event
from dateline.presenting.escape import visible
from dateline.presenting.event_words import (
    event_chains,
    event_disputes,
    event_status,
    event_toll,
    event_what,
    event_when,
    event_where,
    event_who,
)
from dateline.presenting.quotes import strung
from dateline.presenting.style import ID_LENGTH, QUIET

#: Narrower terminals get an event in lines instead of a row.
NARROW = 130
_INDENT = ID_LENGTH + 4
#: Columns of "23-24 Jul 2016".
_DAYS = 14
#: (heading, share of the room, least columns)
_COLUMNS = (
    ("what", 16, 16),
    ("who → whom", 24, 18),
    ("where", 18, 14),
    ("how many", 17, 17),
    ("how attested", 25, 24),
)


def events_view(events: Sequence[Event], *, width: int) -> RenderableType:
    """Events as a table, or as short blocks where there is no room for one."""
    if width < NARROW:
        return Group(*(Padding(Group(*_block(event)), (0, 0, 1, 0)) for event in events))
    table = Table(box=None, expand=True, padding=(0, 2, 0, 0), header_style=QUIET, pad_edge=False)
    table.add_column("", width=ID_LENGTH + 2, style=QUIET)
    table.add_column("when", width=_DAYS, overflow="fold")
    for name, ratio, least in _COLUMNS:
        table.add_column(name, ratio=ratio, min_width=least, overflow="fold")
    for event in events:
        table.add_row(*_cells(event))
    return Padding(table, (0, 0, 1, 0))


def _cells(event: Event) -> Iterator[Text]:
    yield Text(f"  {visible(event.id)[:ID_LENGTH]}")
    yield Text(event_when(event))
    yield event_what(event)
    yield event_who(event) or _trigger(event)
    yield Text(event_where(event.place))
    yield event_toll(event, joint="\n")
    yield _attested(event, "\n")


def _attested(event: Event, joint: str) -> Text:
    alone = event.status == "single_source" and len(event.claims) == 1
    chains = Text("" if alone else event_chains(event), style=QUIET)
    parts = (event_status(event), chains, event_disputes(event))
    return strung(parts, joint)


def _trigger(event: Event) -> Text:
    """The words of the first claim, where no party is named."""
    return Text(f"“{visible(event.claims[0].trigger.text)}”", style=QUIET)


def _block(event: Event) -> Iterator[RenderableType]:
    """An event in three or four lines, the second and later ones indented under its id."""
    head = Text.assemble((f"  {visible(event.id)[:ID_LENGTH]:<{ID_LENGTH}}  ", QUIET))
    head.append_text(event_heading(event))
    yield _hanging(head)
    rest = (event_who(event) or _trigger(event), event_toll(event), _attested(event, " · "))
    for line in rest:
        if line:
            yield Padding(line, (0, 0, 0, _INDENT))


def event_heading(event: Event) -> Text:
    """When, what and where on one line: "19 Jul 2016 · ASSAULT aerial · Tamarin (SYR)"."""
    day = Text(event_when(event) or "day unknown", style="" if event_when(event) else QUIET)
    parts = (day, event_what(event), Text(event_where(event.place)))
    return strung(parts)


def _hanging(line: Text) -> RenderableType:
    """*line* with its continuation under the text, not under the id."""
    grid = Table.grid(padding=0)
    grid.add_column(width=_INDENT, no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(line[:_INDENT], line[_INDENT:])
    return grid
