"""Which records tell one happening: constrained average-link clustering of scored pairs.

Agglomerative, unweighted average linkage (UPGMA, Sokal and Michener 1958), over the graph of
pairs that were compared. A connected component is not taken as one cluster: a chain of
neighbours that resemble each other pair by pair would grow without end. The result depends only on
the scores and the constraints, never on the order in which anything arrived.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

Pair = tuple[str, str]

#: What a pair that was not compared, for want of a common block, adds to a mean.
UNCOMPARED = -4.0


def pair(one: str, other: str) -> Pair:
    """The two ids in their order."""
    return (one, other) if one < other else (other, one)


@dataclass(frozen=True, slots=True)
class Constraints:
    """What people decided: pairs that must be together, and pairs that cannot be."""

    must: frozenset[Pair] = frozenset()
    cannot: frozenset[Pair] = frozenset()


@dataclass(slots=True)
class _Forest:
    """Clusters in the making: members, sums of scores between clusters, and who may not meet."""

    members: dict[int, list[str]] = field(default_factory=dict)
    sums: dict[int, dict[int, tuple[float, int]]] = field(default_factory=dict)
    apart: dict[int, set[int]] = field(default_factory=dict)

    def mean(self, a: int, b: int) -> float:
        total, seen = self.sums[a][b]
        pairs = len(self.members[a]) * len(self.members[b])
        return (total + UNCOMPARED * (pairs - seen)) / pairs


def clusters(
    ids: Collection[str],
    scores: Mapping[Pair, float],
    constraints: Constraints | None = None,
    *,
    threshold: float = 0.0,
) -> tuple[tuple[str, ...], ...]:
    """*ids* grouped: every id in exactly one group, groups and members in order of their ids.

    *scores* are log-odds that a pair is one happening. Groups join, best mean first, while their
    mean is above *threshold*; ties go to the smaller ids. A must-link joins whatever the score;
    a cannot-link keeps apart, unless must-links contradict it: then the group is kept together.
    """
    constraints = constraints or Constraints()
    forest = _planted(sorted(ids), scores, constraints)
    waiting = [
        (-forest.mean(a, b), a, b)
        for a, row in forest.sums.items()
        for b in row
        if a < b and forest.mean(a, b) > threshold
    ]
    heapq.heapify(waiting)
    fresh = max(forest.members, default=0)
    while waiting:
        _, a, b = heapq.heappop(waiting)
        if a not in forest.members or b not in forest.members or b in forest.apart[a]:
            continue
        fresh += 1
        for other in _graft(forest, a, b, fresh):
            mean = forest.mean(fresh, other)
            if mean > threshold and other not in forest.apart[fresh]:
                heapq.heappush(waiting, (-mean, other, fresh))
    return tuple(sorted(tuple(sorted(group)) for group in forest.members.values()))


def _planted(ids: list[str], scores: Mapping[Pair, float], constraints: Constraints) -> _Forest:
    """One cluster for each group that must be together, and the sums of scores between them."""
    forest, home = _Forest(), {}
    for number, group in enumerate(components(ids, constraints.must)):
        forest.members[number] = list(group)
        forest.sums[number], forest.apart[number] = {}, set()
        home.update(dict.fromkeys(group, number))
    for (one, other), score in sorted(scores.items()):
        a, b = home.get(one), home.get(other)
        if a is not None and b is not None and a != b:
            total, seen = forest.sums[a].get(b, (0.0, 0))
            forest.sums[a][b] = forest.sums[b][a] = (total + score, seen + 1)
    for one, other in constraints.cannot:
        a, b = home.get(one), home.get(other)
        if a is not None and b is not None and a != b:
            forest.apart[a].add(b)
            forest.apart[b].add(a)
    return forest


def _graft(forest: _Forest, a: int, b: int, fresh: int) -> list[int]:
    """Make *fresh* of the clusters *a* and *b*; returns the clusters it has scores with."""
    forest.members[fresh] = forest.members.pop(a) + forest.members.pop(b)
    row: dict[int, tuple[float, int]] = {}
    for old in (a, b):
        for other, (total, seen) in forest.sums.pop(old).items():
            if other in (a, b):
                continue
            had, count = row.get(other, (0.0, 0))
            row[other] = (had + total, count + seen)
            forest.sums[other].pop(old, None)
    forest.sums[fresh] = row
    for other, cell in row.items():
        forest.sums[other][fresh] = cell
    forest.apart[fresh] = forest.apart.pop(a) | forest.apart.pop(b)
    for other in forest.apart[fresh]:
        if other in forest.apart:
            forest.apart[other].add(fresh)
    return sorted(row)


def components(ids: Iterable[str], edges: Iterable[Pair]) -> tuple[tuple[str, ...], ...]:
    """The connected components of a graph, in order of their smallest ids (union-find)."""
    parent = {id: id for id in ids}

    def root(id: str) -> str:
        while parent[id] != id:
            parent[id] = parent[parent[id]]
            id = parent[id]
        return id

    for one, other in edges:
        if one in parent and other in parent:
            a, b = root(one), root(other)
            parent[max(a, b)] = min(a, b)
    groups: dict[str, list[str]] = {}
    for id in sorted(parent):
        groups.setdefault(root(id), []).append(id)
    return tuple(tuple(group) for group in sorted(groups.values()))
