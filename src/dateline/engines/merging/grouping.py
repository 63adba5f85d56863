"""Tellings grouped by happening: all, or those whose groups what is new may have changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from dateline.engines.merging.batches import in_batches
from dateline.engines.merging.graph import BATCH, Graph, GraphLinks, Links, StoredLinks, strong
from dateline.engines.port import MergeProgress
from dateline.merging.clustering import Clustering, Constraints
from dateline.merging.events import NEARLY, Rules, tellings_of_event
from dateline.merging.telling_json import load_telling
from dateline.store.port import Store, TellingRow

Group = tuple[str, ...]
#: Tellings between two words of progress.
_STEP = 5000


@dataclass(frozen=True, slots=True)
class Grouped:
    """Groups of tellings, their links, and the coding of each telling.

    ``old`` are the events that the claims of these tellings were in: what they are now takes
    their place.
    """

    groups: tuple[Group, ...]
    links: Links
    codings: dict[str, int]
    old: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sought:
    """What is grouped anew: tellings that are new (``fresh``), those that were linked to one that
    went (``touched``), and the claims that are gone.
    """

    fresh: frozenset[str]
    touched: frozenset[str]
    gone: frozenset[str]


def group_all(
    store: Store, graph: Graph, bound: Constraints, rules: Rules, progress: MergeProgress
) -> Grouped:
    """All tellings of the graph in groups."""
    links = GraphLinks(graph)
    clustering = Clustering(links.of, bound, rules.linkage.table.threshold("across"))
    total = len(graph.ids)

    def told() -> Iterator[str]:
        for done, id in enumerate(graph.ids):
            if done % _STEP == 0:
                progress("grouping", done, total)
            yield id

    groups = tuple(clustering.around(told()))
    codings = dict(zip(graph.ids, graph.codings, strict=True))
    return Grouped(groups, links, codings, frozenset(store.event_ids()))


def group_near(
    store: Store, sought: Sought, bound: Constraints, rules: Rules, progress: MergeProgress
) -> Grouped:
    """The groups that what is new may have changed: all others are what they were.

    Found are groups that together hold the same tellings as the events they take the place of, but
    for what is new and gone. No link between them and the rest has changed, and each of the rest
    clusters as it would without them.
    """
    links = StoredLinks(store)
    links.fetch(sought.fresh)
    clustering = Clustering(links.of, bound, rules.linkage.table.threshold("across"))
    border = {*sought.fresh, *sought.touched, *strong(links, sought.fresh, NEARLY)}
    old, claims = set[str](), set(sought.gone)
    groups: list[Group] = []
    codings: dict[str, int] = {}
    while border or claims:
        progress("grouping", len(codings), None)
        links.fetch(border)
        found = list(clustering.around(sorted(_kept(store, border))))
        groups += found
        inside = [id for group in found for id in group]
        for row in _rows(store, inside):
            codings[row.id] = row.coding
            claims.update(load_telling(row.body).claims)
        events = set(store.events_of(claims).values()) - old
        old |= events
        border = {id for name in sorted(events) for id in _tellings_of(store, name)}
        border -= codings.keys()
        claims = set()
    return Grouped(tuple(groups), links, codings, frozenset(old))


def _kept(store: Store, ids: Collection[str]) -> set[str]:
    """Those of *ids* that the store holds: others are gone."""
    return {row.id for row in _rows(store, ids)}


def _rows(store: Store, ids: Iterable[str]) -> Iterator[TellingRow]:
    for batch in in_batches(ids, BATCH):
        yield from store.tellings(batch)


def _tellings_of(store: Store, event_id: str) -> Iterator[str]:
    for event in store.event(event_id):
        if event.id == event_id:
            yield from tellings_of_event(event)
