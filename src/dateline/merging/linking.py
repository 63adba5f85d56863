"""Scores of pairs of tellings, and the sentences that explain them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

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
    records: Sequence[Record], linkage: Linkage, *, asking: Collection[int] | None = None
) -> Iterator[tuple[Pair, float]]:
    """Every pair of *records* that meets under a key, once, with its score above `UNCOMPARED`.

    With *asking* (indices) only pairs of which one is among them: the others are known already.
    """
    seen: set[tuple[int, int]] = set()
    for _, stored, asked in meetings(records, asking):
        for i in asked:
            for j in stored:
                if i == j:
                    continue
                at = (i, j) if i < j else (j, i)
                if at in seen:
                    continue
                seen.add(at)
                found = score(records[i], records[j], linkage)
                if found > UNCOMPARED:
                    yield pair(records[i].id, records[j].id), found
