"""Scores of pairs of tellings, and the sentences that explain them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from dateline.merging.blocking import meetings
from dateline.merging.clustering import UNCOMPARED, Pair, pair
from dateline.merging.comparing import levels_across
from dateline.merging.records import Record
from dateline.merging.rules import Linkage


def score(a: Record, b: Record, linkage: Linkage) -> float:
    """The log-odds that two tellings are of one happening; never below `UNCOMPARED`."""
    kind = "retold" if a.report == b.report else "across"
    found = linkage.table.score(kind, levels_across(a, b, linkage.words))
    return max(round(found, 4), UNCOMPARED)


def scored_pairs(
    records: Sequence[Record],
    linkage: Linkage,
    *,
    asking: Collection[int] | None = None,
    among: Callable[[int, int], bool] | None = None,
) -> Iterator[tuple[Pair, float]]:
    """Every pair of *records* that meets under a key, once, with its score above `UNCOMPARED`.

    With *asking* (indices) only pairs of which one is among them: the others are known already.
    With *among* only pairs (of indices) for which it is true.
    """
    asks = frozenset(range(len(records)) if asking is None else asking)
    for at, others in meetings(records, asks):
        for other in others:
            if other in asks and other > at:
                continue  # the later one of two that ask has the pair
            if among and not among(at, other):
                continue
            found = score(records[at], records[other], linkage)
            if found > UNCOMPARED:
                yield pair(records[at].id, records[other].id), found
