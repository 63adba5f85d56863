"""`dateline demo`: the example reports, coded into a store, merged and shown."""

from __future__ import annotations

import shlex
import time
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.cli.coding import coded, keeping
from dateline.cli.merging import merged, page_of
from dateline.cli.notes import Tally, counted, say
from dateline.cli.output import console_on, opened
from dateline.cli.program import program
from dateline.cli.stores import existing_store
from dateline.errors import InputError
from dateline.model import Coding, Event
from dateline.presenting.disputes import board
from dateline.presenting.table import coding_view
from dateline.presenting.text import report_view
from dateline.reading import ReadOptions, read
from dateline.settings import Settings
from dateline.store import EventQuery

if TYPE_CHECKING:
    from rich.console import Console

#: Where `demo` keeps its codings when no store is given, and the page it writes.
STORE, PAGE = "dateline-demo.db", "dateline-demo.html"
_PACKAGE = Path(__file__).parents[1]
#: In an installed package and in a checkout.
_PLACES = (_PACKAGE / "examples", _PACKAGE.parents[1] / "examples")
_SHOWN = 3
#: Events whose disputes are shown: those that most reports tell.
_DISPUTED = 3


def examples() -> Path:
    """The file of example reports. Raises InputError when it was not shipped."""
    for folder in _PLACES:
        if (folder / "reports.jsonl").is_file():
            return folder / "reports.jsonl"
    raise InputError("examples/reports.jsonl", "not shipped here", "run it in a checkout")


def demonstrate(settings: Settings) -> int:
    """Code and merge the examples, show some of what came out, and say what to do next."""
    path = examples()
    settings = replace(settings, store=settings.store or STORE)
    say(f"coding the example reports of {path} into {settings.store} ...")
    tally, begun = Tally(), time.perf_counter()
    with keeping(settings) as keep:
        codings = list(coded(read([path], options=ReadOptions()), settings, tally, keep=keep))
    tally.close(time.perf_counter() - begun)
    with opened(None) as stream:
        console = console_on(stream)
        rest = iter(codings)
        for coding in islice(rest, 1):
            console.print(report_view(coding))
            console.print()
        for coding in islice(rest, _SHOWN - 1):
            console.print(coding_view(coding, width=console.width))
        left = len(codings) - _SHOWN
        if left > 0:
            say(f"... and {counted(left, 'report')} more")
        events = _together(settings, console)
        _next_steps(codings, events, str(settings.store))
    return tally.exit_code


def _together(settings: Settings, console: Console) -> list[Event]:
    """Merge what was coded, show what its sources disagree on most, and write the page about it.

    Returns the events with disputes, those that most reports tell first.
    """
    say("merging what the reports tell ...")
    with existing_store(settings, "which store?") as store:
        merged(store, settings)
        every = tuple(store.events(EventQuery()))
        disputed = sorted((e for e in every if e.disputes), key=_told_by, reverse=True)
        if disputed:
            console.print(board(disputed[:_DISPUTED], width=console.width))
        page = page_of(store, every, whole=True, title="The example reports")
    with opened(Path(PAGE)) as stream:
        stream.write(page)
    say(f"{PAGE} shows all of it: open it in a browser. What to do next:")
    return disputed


def _told_by(event: Event) -> int:
    return len({ref.report for ref in event.claims})


def _next_steps(codings: list[Coding], events: list[Event], store: str) -> None:
    found = [c for coding in codings for c in coding.claims]
    own = f"--store {shlex.quote(store)}"
    steps = [
        (f"event {events[0].id} {own}" if events else "", "who says what of one event"),
        (f"disputes {own}" if events else "", "all that sources disagree on"),
        (f"control {own}" if events else "", "who holds which place, according to whom"),
        (f"claims {own} --type CONTROL", "who took or left which place"),
        (f"claims {own} --factuality CT-", "what is denied"),
        (f"show {shlex.quote(codings[-1].report.id)} {own}" if codings else "", "a report"),
        (f"explain {found[0].id} {own}" if found else "", "why it says so"),
        ("code your-file.txt --published 2024-05-01", "your own report"),
    ]
    started = program()
    width = max(len(command) for command, _ in steps)
    for command, meaning in steps:
        if command:
            say(f"  {started} {command:<{width}}  {meaning}")
