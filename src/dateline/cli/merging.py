"""`dateline merge` and `report`: events out of the claims of a store, and a page about them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from dateline.cli.coding import now
from dateline.cli.notes import complain, counted, say
from dateline.cli.output import opened
from dateline.cli.progress import steps
from dateline.cli.stores import existing_store, merged_store
from dateline.cli.wired import merge_store, situation_page
from dateline.engines.port import MergeSummary
from dateline.model import ControlState, Event, Situation
from dateline.settings import Settings
from dateline.store import EventQuery, Store

TITLE = "What the reports say"


def merge(settings: Settings, *, full: bool = False) -> int:
    """Merge the claims of the store of *settings* and say what came of it.

    Only what is new since the last merge is taken in; with *full* everything is built again.
    """
    without = "which store? the claims of one are merged"
    with existing_store(settings, without) as store:
        merged(store, settings, full=full)
    return 0


def merged(store: Store, settings: Settings, *, full: bool = False) -> MergeSummary:
    """Merge *store*, with a bar on a terminal and a line at the end, and return what came of it."""
    begun = time.perf_counter()
    try:
        with steps() as progress:
            summary = merge_store(store, settings, full=full, now=now, progress=progress)
    except KeyboardInterrupt:
        complain("stopped; the same command goes on from here")
        raise
    say(merge_line(summary, time.perf_counter() - begun))
    return summary


def merge_line(summary: MergeSummary, seconds: float) -> str:
    """What merging took in and left, on one line."""
    if summary.reports == summary.events_touched == 0:
        new = "nothing new since the last merge"
    else:
        new = (
            f"{counted(summary.reports, 'report')} with {counted(summary.claims, 'claim')}"
            f" merged, {counted(summary.events_touched, 'event')} touched"
        )
    return (
        f"{new} in {seconds:.1f} s: {counted(summary.events, 'event')},"
        f" {counted(summary.disputes, 'dispute')},"
        f" {counted(summary.control_states, 'control state')}"
    )


def report(query: EventQuery, settings: Settings, out: Path, *, title: str = "") -> int:
    """Write a page about the events that *query* asks for to *out*."""
    with merged_store(settings, "which store? the page tells of one") as store:
        events = tuple(store.events(query))
        page = page_of(store, events, whole=query == EventQuery(), title=title or TITLE)
    with opened(out) as stream:
        stream.write(page)
    say(f"{counted(len(events), 'event')} written to {out}")
    return 0


def page_of(store: Store, events: Sequence[Event], *, whole: bool, title: str = TITLE) -> str:
    """The page about *events*; control of all places where they are the *whole* store, else what
    their claims say of it.
    """
    claims = {ref.id for event in events for ref in event.claims}
    control = tuple(s for s in store.control() if whole or _rests_on(s, claims))
    reports = {ref.report for event in events for ref in event.claims}
    codings = (kept.coding for kept in store.codings() if kept.coding.report.id in reports)
    return situation_page(Situation(tuple(events), control), codings, title=title)


def _rests_on(state: ControlState, claims: set[str]) -> bool:
    return not claims.isdisjoint(state.claims)
