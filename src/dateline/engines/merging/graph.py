"""The graph of tellings and links that a merge works on: small, since it may hold millions.

A telling is a number here and a link three; what a telling says stays in the store, where those
read it who compare and group. Where little is new, links stay in the store as well.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Protocol

from dateline.engines.merging.batches import in_batches
from dateline.merging.blocking import periods
from dateline.merging.clustering import Pair, pair
from dateline.merging.tellings import Telling
from dateline.store.port import Store

#: Tellings looked up at a time.
BATCH = 2000


@dataclass(slots=True)
class Graph:
    """Tellings, numbered as they come, and scores of the pairs that were compared.

    ``codings`` holds the coding of each, ``periods`` those with a key in each period. Of link i,
    ``left[i]`` and ``right[i]`` are the ends and ``scores[i]`` the score.
    """

    ids: list[str] = field(default_factory=list)
    codings: array[int] = field(default_factory=lambda: array("q"))
    periods: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    left: array[int] = field(default_factory=lambda: array("i"))
    right: array[int] = field(default_factory=lambda: array("i"))
    scores: array[float] = field(default_factory=lambda: array("d"))
    _numbers: dict[str, int] = field(default_factory=dict)

    def number(self, id: str) -> int:
        """The number of a telling. Raises KeyError for one that was not added."""
        return self._numbers[id]

    def __contains__(self, id: str) -> bool:
        return id in self._numbers

    def add(self, telling: Telling, coding: int) -> None:
        """Take in a telling of a coding, to be compared with those of its periods.

        A second one of its id takes the place of the first.
        """
        number = self._numbers.setdefault(telling.id, len(self.ids))
        if number == len(self.ids):
            self.ids.append(telling.id)
            self.codings.append(coding)
        self.codings[number] = coding
        for period in periods(telling.record):
            self.periods[period].append(number)

    def score(self, at: Pair, score: float) -> None:
        """Note the score of a pair."""
        self.left.append(self._numbers[at[0]])
        self.right.append(self._numbers[at[1]])
        self.scores.append(score)


class Links(Protocol):
    """The links of tellings."""

    def of(self, id: str) -> Mapping[str, float]:
        """The scores of a telling with others, by their ids."""
        ...


class GraphLinks:
    """The links of a graph as it is now."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
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

    def of(self, id: str) -> Mapping[str, float]:
        """See `Links.of`."""
        graph = self._graph
        number = graph.number(id)
        touching = self._links[self._starts[number] : self._starts[number + 1]]
        return {
            graph.ids[graph.left[i] + graph.right[i] - number]: graph.scores[i] for i in touching
        }


class StoredLinks:
    """The links that a store keeps, read when they are asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, dict[str, float]] = {}

    def fetch(self, ids: Iterable[str]) -> None:
        """Read the links of many tellings at once."""
        missing = sorted(set(ids) - self._known.keys())
        for batch in in_batches(missing, BATCH):
            rows = {id: dict[str, float]() for id in batch}
            for link in self._store.links(batch):
                for one, other in ((link.left, link.right), (link.right, link.left)):
                    if one in rows:
                        rows[one][other] = link.score
            self._known |= rows

    def of(self, id: str) -> Mapping[str, float]:
        """See `Links.of`."""
        if id not in self._known:
            self.fetch((id,))
        return self._known[id]


def scores_around(links: Links, ids: Iterable[str]) -> dict[Pair, float]:
    """The scores of all links that touch one of *ids*, in order."""
    found = {pair(id, other): score for id in ids for other, score in links.of(id).items()}
    return dict(sorted(found.items()))


def strong(links: Links, ids: Iterable[str], least: float) -> Iterator[str]:
    """The other ends of the links of *ids* that score *least* or more."""
    return (other for id in ids for other, score in links.of(id).items() if score >= least)
