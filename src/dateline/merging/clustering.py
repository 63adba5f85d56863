"""Which records tell one happening: constrained average-link clustering of scored pairs.

Agglomerative, unweighted average linkage (UPGMA, Sokal and Michener 1958), over the graph of
pairs that were compared. A connected component is not taken as one cluster: a chain of
neighbours that resemble each other pair by pair would grow without end. The result depends only on
the scores and the constraints, never on the order in which anything arrived.

The mean between two clusters never rises when one of them joins a third (Bruynooghe 1978), so that
clusters which are each other's nearest neighbour may join at any time (Murtagh 1983): the cluster
of one record is found from the records around it, and is the one that clustering everything gives.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
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


#: The scores of one record with others, by their ids.
Row = Mapping[str, float]
#: Scores count in steps of this size: whole numbers add up to the same sum in any order.
_STEP = 1e-4


def clusters(
    ids: Collection[str],
    scores: Mapping[Pair, float],
    constraints: Constraints | None = None,
    *,
    threshold: float = 0.0,
) -> tuple[tuple[str, ...], ...]:
    """*ids* grouped: every id in exactly one group, groups and members in order of their ids.

    *scores* are log-odds that a pair is one happening, counted to four decimals. Groups join, best
    mean first, while their mean is above *threshold*; ties go to the smaller ids. A must-link joins
    whatever the score; a cannot-link keeps apart, unless must-links contradict it: then the group
    is kept together.
    """
    constraints, rows = constraints or Constraints(), {id: dict[str, float]() for id in ids}
    must = frozenset(at for at in constraints.must if at[0] in rows and at[1] in rows)
    for (one, other), score in scores.items():
        if one in rows and other in rows:
            rows[one][other] = rows[other][one] = score
    within = Constraints(must, constraints.cannot)
    return tuple(sorted(Clustering(rows.__getitem__, within, threshold).around(sorted(rows))))


@dataclass(slots=True)
class _Cluster:
    """A cluster in the making.

    ``row`` holds the sum of its scores with others, above what uncompared pairs would add, in
    steps, by the key of each; ``apart`` the records that it may not join. Its key is its smallest
    member.
    """

    members: list[str]
    row: dict[str, int] = field(default_factory=dict)
    apart: frozenset[str] = frozenset()


class Clustering:
    """Clusters of records, found around those that are asked for.

    *row* gives the scores of a record with others; it is asked for once. Records are taken together
    with those that *constraints* put with them. *threshold* is that of `clusters`, above
    `UNCOMPARED`.
    """

    def __init__(
        self,
        row: Callable[[str], Row],
        constraints: Constraints | None = None,
        threshold: float = 0.0,
    ) -> None:
        constraints = constraints or Constraints()
        self._row, self._least = row, (threshold - UNCOMPARED) / _STEP
        ends = {id for at in constraints.must for id in at}
        self._bound = {id: group for group in components(ends, constraints.must) for id in group}
        self._apart: dict[str, set[str]] = {}
        for one, other in constraints.cannot:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)
        self._found: dict[str, _Cluster] = {}
        self._home: dict[str, str] = {}
        self._done: set[str] = set()

    def around(self, ids: Iterable[str]) -> Iterator[tuple[str, ...]]:
        """The clusters of *ids*, members in order, each once over all calls."""
        for id in ids:
            if id not in self._done:
                yield self._settled(id)

    def _settled(self, id: str) -> tuple[str, ...]:
        """The cluster of a record when nothing is left that it would join.

        Along the chain of nearest neighbours means rise, until two are each other's nearest.
        """
        chain = [self._key(id)]
        while True:
            nearest = self._nearest(chain[-1])
            if nearest is None:
                return self._finished(chain[-1])
            if len(chain) > 1 and nearest == chain[-2]:
                one, other = chain.pop(), chain.pop()
                self._join(one, other)
                chain = chain or [min(one, other)]
            else:
                chain.append(nearest)

    def _key(self, id: str) -> str:
        """The key of the cluster that a record is in now."""
        passed = []
        while (key := self._home.get(id, id)) != id:
            passed.append(id)
            id = key
        self._home.update(dict.fromkeys(passed, id))
        bound = self._bound.get(id)
        return bound[0] if bound and id not in self._home else id

    def _cluster(self, key: str) -> _Cluster:
        """The cluster with this key, planted when it is first looked at."""
        found = self._found.get(key)
        return found or self._planted(key)

    def _planted(self, key: str) -> _Cluster:
        members = self._bound.get(key, (key,))
        self._home.update(dict.fromkeys(members, key))
        row: dict[str, int] = {}
        for member in members:
            for other, score in self._row(member).items():
                at = self._key(other)
                if at != key and at not in self._done:
                    row[at] = row.get(at, 0) + round((score - UNCOMPARED) / _STEP)
        apart = frozenset(o for m in members for o in self._apart.get(m, ())).difference(members)
        found = self._found[key] = _Cluster(list(members), row, apart)
        return found

    def _nearest(self, key: str) -> str | None:
        """The cluster it would join first: the highest mean, then the smallest pair of keys."""
        cluster = self._cluster(key)
        barred = {self._key(id) for id in cluster.apart} if cluster.apart else ()
        size, best, nearest = len(cluster.members), self._least, None
        for other, total in cluster.row.items():
            mean = total / (size * self._size(other))
            if mean < best or other in barred:
                continue
            if mean > best or (nearest is not None and pair(key, other) < pair(key, nearest)):
                best, nearest = mean, other
        return nearest

    def _size(self, key: str) -> int:
        found = self._found.get(key)
        return len(found.members) if found else len(self._bound.get(key, (key,)))

    def _join(self, one: str, other: str) -> None:
        key, gone = pair(one, other)
        kept, lost = self._cluster(key), self._found.pop(gone)
        kept.members += lost.members
        kept.apart |= lost.apart
        self._home[gone] = key
        kept.row.pop(gone, None)
        lost.row.pop(key, None)
        for at, total in lost.row.items():
            kept.row[at] = kept.row.get(at, 0) + total
            there = self._found.get(at)
            if there:
                there.row[key] = there.row.get(key, 0) + there.row.pop(gone)

    def _finished(self, key: str) -> tuple[str, ...]:
        """Take a cluster that is done out of what others may join."""
        cluster = self._found.pop(key)
        self._done.update(cluster.members)
        for at in cluster.row:
            there = self._found.get(at)
            if there:
                there.row.pop(key, None)
        return tuple(sorted(cluster.members))


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
