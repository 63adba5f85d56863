"""The graph of tellings and links that a merge works on: loaded, extended, cut in components."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dateline.engines.merging.batches import in_batches
from dateline.merging.blocking import asked_keys
from dateline.merging.clustering import Pair, components
from dateline.merging.linking import scored_pairs
from dateline.merging.rules import Linkage
from dateline.merging.telling_json import load_telling
from dateline.merging.tellings import Telling
from dateline.store.port import LinkRow, Store

#: Slots of a record whose values many records share.
_COMMON = ("types", "modes", "spots", "actors", "recipients", "numbers", "stems", "victims")
#: Tellings looked up at a time.
_BATCH = 2000


@dataclass(slots=True)
class Graph:
    """Tellings by id with the codings they are of, and scores of the pairs that were compared."""

    tellings: dict[str, Telling] = field(default_factory=dict)
    codings: dict[str, int] = field(default_factory=dict)
    scores: dict[Pair, float] = field(default_factory=dict)
    linked: dict[str, set[str]] = field(default_factory=dict)
    _held: dict[Any, Any] = field(default_factory=dict)

    def _once(self, value: Any) -> Any:
        return self._held.setdefault(value, value)

    def score(self, left: str, right: str, score: float) -> None:
        """Note the score of a pair, *left* before *right*."""
        self.scores[left, right] = score
        self.linked.setdefault(left, set()).add(right)
        self.linked.setdefault(right, set()).add(left)

    def add(self, telling: Telling, coding: int) -> None:
        """Take in a telling of a coding; why its claims are one stays in the store.

        Values that many tellings have in common (places, parties, modes) are held once.
        """
        common = {name: self._once(getattr(telling.record, name)) for name in _COMMON}
        words = frozenset(map(sys.intern, telling.record.words))
        record = replace(telling.record, words=words, **common)
        self.tellings[telling.id] = replace(telling, record=record, joins=())
        self.codings[telling.id] = coding

    def load(self, store: Store, ids: Iterable[str]) -> None:
        """Take in tellings that the store keeps."""
        missing = sorted(set(ids) - self.tellings.keys())
        for batch in in_batches(missing, _BATCH):
            for row in store.tellings(batch):
                self.add(load_telling(row.body), row.coding)


def neighbours(store: Store, tellings: Iterable[Telling]) -> set[str]:
    """Ids of kept tellings that share a key with one of *tellings*."""
    keys = sorted({key for t in tellings for key in asked_keys(t.record)})
    return {id for batch in in_batches(keys, _BATCH) for _, id in store.neighbours(batch)}


def compare(graph: Graph, fresh: Collection[str], linkage: Linkage) -> Iterator[LinkRow]:
    """Score every pair of a *fresh* telling with any of the graph; note it there, give its row."""
    ordered = [graph.tellings[id].record for id in sorted(graph.tellings)]
    new = {at for at, record in enumerate(ordered) if record.id in fresh}
    for at, score in scored_pairs(ordered, linkage, asking=new):
        graph.score(*at, score)
        yield LinkRow(*at, score, False, "")


def grow(store: Store, graph: Graph, seeds: Collection[str], threshold: float) -> set[str]:
    """The ids of all tellings in the components of *seeds*, over links above *threshold*.

    Their tellings and all their links are loaded into the graph, and the tellings at the other end
    of those links, which may have come close.
    """
    inside: set[str] = set()
    border = set(seeds)
    while border:
        inside |= border
        found: set[str] = set()
        for batch in in_batches(sorted(border), _BATCH):
            for row in store.links(batch):
                graph.score(row.left, row.right, row.score)
                if row.score > threshold:
                    found |= {row.left, row.right}
        border = found - inside
    graph.load(store, inside | {other for id in inside for other in graph.linked.get(id, ())})
    return inside


def cut(
    ids: Collection[str],
    scores: Mapping[Pair, float],
    must: Iterable[Pair],
    threshold: float,
) -> Sequence[tuple[str, ...]]:
    """*ids* in components: no group of a clustering above *threshold* reaches across two."""
    edges = [at for at, score in scores.items() if score > threshold]
    return components(ids, [*edges, *must])
