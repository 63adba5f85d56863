"""The graph of tellings and links that a merge works on: small, since it may hold millions.

A telling is a number here and a link three; what a telling says stays in the store, where those
read it who compare and group.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from dateline.engines.merging.batches import in_batches
from dateline.merging.blocking import periods
from dateline.merging.clustering import Pair, components
from dateline.merging.tellings import Telling
from dateline.store.port import Store

#: Tellings looked up at a time.
BATCH = 2000


@dataclass(slots=True)
class Graph:
    """Tellings, numbered as they come, and scores of the pairs that were compared.

    ``codings`` holds the coding of each (-1: not known here), ``periods`` those with a key in each
    period. Of link i, ``left[i]`` and ``right[i]`` are the ends and ``scores[i]`` the score; a link
    may be noted more than once.
    """

    ids: list[str] = field(default_factory=list)
    codings: array[int] = field(default_factory=lambda: array("q"))
    periods: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    left: array[int] = field(default_factory=lambda: array("i"))
    right: array[int] = field(default_factory=lambda: array("i"))
    scores: array[float] = field(default_factory=lambda: array("d"))
    _numbers: dict[str, int] = field(default_factory=dict)

    def number(self, id: str) -> int:
        """The number of a telling, a new one where it has none."""
        found = self._numbers.setdefault(id, len(self.ids))
        if found == len(self.ids):
            self.ids.append(id)
            self.codings.append(-1)
        return found

    def __contains__(self, id: str) -> bool:
        return id in self._numbers

    def place(self, id: str, coding: int) -> int:
        """Note of which coding a telling is; returns its number."""
        number = self.number(id)
        self.codings[number] = coding
        return number

    def add(self, telling: Telling, coding: int) -> None:
        """Take in a telling of a coding, to be compared with those of its periods."""
        number = self.place(telling.id, coding)
        for period in periods(telling.record):
            self.periods[period].append(number)

    def score(self, left: str, right: str, score: float) -> None:
        """Note the score of a pair, *left* before *right*."""
        self.left.append(self.number(left))
        self.right.append(self.number(right))
        self.scores.append(score)

    def pair(self, link: int) -> Pair:
        """The ids of the two tellings that a link joins."""
        return self.ids[self.left[link]], self.ids[self.right[link]]

    def above(self, threshold: float) -> Iterator[Pair]:
        """The pairs that score above *threshold*."""
        return (self.pair(i) for i, score in enumerate(self.scores) if score > threshold)

    def at_least(self, least: float) -> Iterator[Pair]:
        """The pairs that score *least* or more."""
        return (self.pair(i) for i, score in enumerate(self.scores) if score >= least)


class Touching:
    """The links that touch each telling of a graph as it is now."""

    def __init__(self, graph: Graph) -> None:
        counts = array("q", bytes(8 * (len(graph.ids) + 1)))
        for ends in (graph.left, graph.right):
            for number in ends:
                counts[number + 1] += 1
        self._starts = array("q", accumulate(counts))
        self._links = array("i", bytes(4 * self._starts[-1]))
        at = array("q", self._starts)
        for ends in (graph.left, graph.right):
            for link, number in enumerate(ends):
                self._links[at[number]] = link
                at[number] += 1

    def of(self, number: int) -> array[int]:
        """The links of the telling with this number."""
        return self._links[self._starts[number] : self._starts[number + 1]]


def grow(store: Store, graph: Graph, seeds: Collection[str], threshold: float) -> set[str]:
    """The ids of all tellings in the components of *seeds*, over links above *threshold*.

    All their links are loaded into the graph, and of which codings they are.
    """
    inside: set[str] = set()
    border = set(seeds)
    while border:
        inside |= border
        found: set[str] = set()
        for batch in in_batches(sorted(border), BATCH):
            for row in store.links(batch):
                graph.score(row.left, row.right, row.score)
                if row.score > threshold:
                    found |= {row.left, row.right}
        border = found - inside
    for batch in in_batches(sorted(inside), BATCH):
        for telling in store.tellings(batch):
            graph.place(telling.id, telling.coding)
    return inside


def cut(
    graph: Graph, ids: Collection[str], must: Iterable[Pair], threshold: float
) -> tuple[tuple[str, ...], ...]:
    """*ids* in components: no group of a clustering above *threshold* reaches across two."""
    return components(ids, _with(graph.above(threshold), must))


def _with(edges: Iterable[Pair], more: Iterable[Pair]) -> Iterator[Pair]:
    yield from edges
    yield from more


def scores_around(graph: Graph, touching: Touching, ids: Iterable[str]) -> Mapping[Pair, float]:
    """The scores of all links that touch one of *ids*, by pair."""
    return {
        graph.pair(link): graph.scores[link] for id in ids for link in touching.of(graph.number(id))
    }
