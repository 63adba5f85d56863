"""Which tellings of a store are compared, in portions that may be done apart from each other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.engines.merging.batches import in_batches
from dateline.engines.merging.graph import BATCH, Graph
from dateline.merging.blocking import asked_keys, periods
from dateline.merging.clustering import Pair
from dateline.merging.linking import scored_pairs
from dateline.merging.rules import Linkage
from dateline.merging.telling_json import load_telling
from dateline.store.port import LinkRow, Store

#: New tellings for which neighbours are looked up together.
_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Comparison:
    """Tellings, by id, and which of them are compared with all the others.

    With a *period* only pairs are scored that meet in no earlier one: each pair is scored once.
    """

    ids: tuple[str, ...]
    asking: frozenset[str]
    period: str = ""


#: Scores the pairs of each comparison, in order.
Score = Callable[[Iterable[Comparison]], Iterator[list[tuple[Pair, float]]]]


def compare(comparisons: Iterable[Comparison], score: Score) -> Iterator[LinkRow]:
    """A row for each pair that was compared."""
    for found in score(comparisons):
        for at, value in found:
            yield LinkRow(*at, value, False, "")


def by_period(graph: Graph, fresh: Collection[str]) -> Iterator[Comparison]:
    """The tellings of the graph, period by period, where there is a *fresh* one."""
    for period in sorted(graph.periods):
        ids = sorted(graph.ids[number] for number in graph.periods[period])
        asking = frozenset(id for id in ids if id in fresh)
        if asking:
            yield Comparison(tuple(ids), asking, period)


def by_neighbours(store: Store, fresh: Collection[str]) -> Iterator[Comparison]:
    """The *fresh* tellings with those of the store that share a key with one of them.

    Who asks for another is asked for by it: those that have asked are left out of what follows.
    """
    asked = set[str]()
    for asking in in_batches(sorted(fresh), _AT_ONCE):
        records = [load_telling(row.body).record for row in store.tellings(asking)]
        keys = sorted({key for record in records for key in asked_keys(record)})
        met = {id for batch in in_batches(keys, BATCH) for _, id in store.neighbours(batch)}
        yield Comparison(tuple(sorted(met.union(asking) - asked)), frozenset(asking))
        asked.update(asking)


def scores_of(store: Store, comparison: Comparison, linkage: Linkage) -> list[tuple[Pair, float]]:
    """The pairs of a comparison with their scores."""
    records = [load_telling(row.body).record for row in store.tellings(comparison.ids)]
    asking = [at for at, record in enumerate(records) if record.id in comparison.asking]
    if not comparison.period:
        return list(scored_pairs(records, linkage, asking=asking))
    times: Sequence[frozenset[str]] = [periods(record) for record in records]

    def here(a: int, b: int) -> bool:
        return min(times[a] & times[b]) == comparison.period

    return list(scored_pairs(records, linkage, asking=asking, among=here))
