"""The graph of tellings and links that a merge works on: loaded, extended, cut in components."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dateline.engines.merging.batches import in_batches
from dateline.merging.blocking import asked_keys, periods
from dateline.merging.clustering import Pair, components
from dateline.merging.linking import scored_pairs
from dateline.merging.records import Record
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


@dataclass(frozen=True, slots=True)
class Comparison:
    """Records of one period, and which of them (by index) are compared with all the others."""

    records: tuple[Record, ...]
    asking: tuple[int, ...]


#: Scores the pairs of each comparison, in order.
Score = Callable[[Iterable[Comparison]], Iterator[list[tuple[Pair, float]]]]


def compare(graph: Graph, fresh: Collection[str], score: Score) -> Iterator[LinkRow]:
    """Score every pair of a *fresh* telling with any of the graph; note it there, give its row."""
    for found in score(_by_period(graph, fresh)):
        for at, value in found:
            if at not in graph.scores:  # a pair may meet in two periods
                graph.score(*at, value)
                yield LinkRow(*at, value, False, "")


def _by_period(graph: Graph, fresh: Collection[str]) -> Iterator[Comparison]:
    """The tellings of each period in which there is a fresh one."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for id in sorted(graph.tellings):
        for period in periods(graph.tellings[id].record):
            found[period].append(id)
    for period in sorted(found):
        ids = found[period]
        asking = tuple(at for at, id in enumerate(ids) if id in fresh)
        if asking:
            yield Comparison(tuple(graph.tellings[id].record for id in ids), asking)


def scores_of(comparison: Comparison, linkage: Linkage) -> list[tuple[Pair, float]]:
    """The pairs of a comparison with their scores."""
    return list(scored_pairs(comparison.records, linkage, asking=comparison.asking))


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
