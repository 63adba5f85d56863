"""The calls by which commands reach merging and its page; each is made once, here.

What is called is found at use, so that the help of the command line loads nothing of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from dateline import wiring
from dateline.engines.port import MergeProgress, MergeSummary
from dateline.model import Coding, Event, Situation
from dateline.settings import Settings
from dateline.store import Store


def merge_store(
    store: Store,
    settings: Settings,
    *,
    full: bool,
    now: Callable[[], str],
    progress: MergeProgress,
) -> MergeSummary:
    """Merge what *store* holds: what is new, or everything with *full*.

    *now* gives the time (ISO 8601) when the merge begins and ends; *progress* is told of each step.
    """
    merge = wiring.merger(settings)
    return merge(store, full=full, now=now, progress=progress)


def as_of(event: Event, day: dt.date) -> Event | None:
    """*event* as reports published up to *day* tell it; None when none had told it yet."""
    from dateline import merging

    return merging.as_of(event, day)


def situation_page(situation: Situation, codings: Iterable[Coding], *, title: str) -> str:
    """One self-contained page of HTML about *situation* and the reports it rests on."""
    from dateline import exports
    from dateline.knowledge.places.shapes import load_shapes

    return exports.situation_page(situation, codings, shapes=load_shapes(), title=title)
