"""Scores of a clustering against gold: MUC, B-cubed, CEAF-e and their mean, CoNLL F1.

The measures are those of the reference coreference scorer (Pradhan et al. 2014, version 8), and
mentions are scored the way cross-document work on ECB+ does (Cybulska and Vossen 2015):

- all documents are one: a link counts the same within a document and across documents;
- singletons count. A mention in a cluster of its own is an entity for B-cubed and CEAF-e, as in
  the reference scorer when a response lists them; MUC counts links, so it never sees them.
  `without_singletons` leaves out gold and found singletons, the other reading in use
  (Cattan et al. 2021, Bugert et al. 2021): lower, and harsher on what is not joined;
- the two sides may hold different mentions. A mention of one side only is scored as it stands: it
  lowers the recall or the precision, and never counts as right.

CEAF-e aligns gold and found clusters one to one so that the sum of their similarity
2|G & F| / (|G| + |F|) is greatest; that sum over the number of clusters is recall or precision.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

Clusters = Sequence[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Recall and precision of one measure, both 0 to 1; 0 where there is nothing to count."""

    recall: float
    precision: float

    @property
    def f1(self) -> float:
        """Their harmonic mean, 0 when both are 0."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


@dataclass(frozen=True, slots=True)
class ClusterScores:
    """How well one clustering agrees with gold, by the three measures of CoNLL 2012."""

    muc: Agreement
    b_cubed: Agreement
    ceaf_e: Agreement

    @property
    def conll(self) -> float:
        """The mean of the three F1."""
        return fmean((self.muc.f1, self.b_cubed.f1, self.ceaf_e.f1))


def score_clusters(gold: Clusters, found: Clusters) -> ClusterScores:
    """The scores of *found* against *gold*; raises ValueError for a mention in two clusters."""
    gold, found = _checked(gold, "gold"), _checked(found, "found")
    return ClusterScores(muc(gold, found), b_cubed(gold, found), ceaf_e(gold, found))


def clusters_of(labels: Mapping[str, object]) -> list[frozenset[str]]:
    """The clusters that labels of mentions stand for, in the order of their first mention."""
    groups: dict[object, set[str]] = {}
    for mention, label in labels.items():
        groups.setdefault(label, set()).add(mention)
    return [frozenset(group) for group in groups.values()]


def without_singletons(clusters: Clusters) -> list[frozenset[str]]:
    """The clusters of two mentions or more."""
    return [cluster for cluster in clusters if len(cluster) > 1]


def muc(gold: Clusters, found: Clusters) -> Agreement:
    """Links kept (Vilain et al. 1995): a cluster of n mentions that is cut into p keeps n - p."""
    return Agreement(_links_kept(gold, found), _links_kept(found, gold))


def b_cubed(gold: Clusters, found: Clusters) -> Agreement:
    """The mean over mentions of how much of a mention's cluster is with it (Bagga, Baldwin)."""
    return Agreement(_kept_together(gold, found), _kept_together(found, gold))


def ceaf_e(gold: Clusters, found: Clusters) -> Agreement:
    """The best one-to-one alignment of clusters by phi-4 (Luo 2005), over all of each side."""
    if not gold or not found:
        return Agreement(0.0, 0.0)
    alike = _best_alignment(gold, found)
    return Agreement(alike / len(gold), alike / len(found))


def _checked(clusters: Clusters, side: str) -> list[frozenset[str]]:
    counts = Counter(mention for cluster in clusters for mention in cluster)
    if twice := sorted(mention for mention, count in counts.items() if count > 1):
        raise ValueError(f"mention {twice[0]!r} is in two clusters of the {side} side")
    return [cluster for cluster in clusters if cluster]


def _homes(clusters: Clusters) -> dict[str, int]:
    return {mention: at for at, cluster in enumerate(clusters) for mention in cluster}


def _links_kept(clusters: Clusters, others: Clusters) -> float:
    home = _homes(others)
    kept = possible = 0
    for cluster in clusters:
        # A mention the other side lacks is a part of its own.
        parts = {home.get(mention, mention) for mention in cluster}
        kept += len(cluster) - len(parts)
        possible += len(cluster) - 1
    return kept / possible if possible else 0.0


def _kept_together(clusters: Clusters, others: Clusters) -> float:
    home = _homes(others)
    kept, mentions = 0.0, 0
    for cluster in clusters:
        mentions += len(cluster)
        parts = Counter(home[mention] for mention in cluster if mention in home)
        kept += sum(count * count for count in parts.values()) / len(cluster)
    return kept / mentions if mentions else 0.0


def _best_alignment(gold: Clusters, found: Clusters) -> float:
    """The greatest sum of phi-4 over one-to-one pairs, group by group of clusters that touch."""
    home = _homes(gold)
    shared: dict[tuple[int, int], int] = Counter(
        (home[mention], at)
        for at, cluster in enumerate(found)
        for mention in cluster
        if mention in home
    )
    alike = {(g, f): 2 * count / (len(gold[g]) + len(found[f])) for (g, f), count in shared.items()}
    return sum(_aligned(group, alike) for group in _touching(alike))


def _touching(pairs: Iterable[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The pairs in groups that share no cluster, so that each can be aligned alone."""
    by_gold: dict[int, list[tuple[int, int]]] = {}
    by_found: dict[int, list[tuple[int, int]]] = {}
    for pair in sorted(pairs):
        by_gold.setdefault(pair[0], []).append(pair)
        by_found.setdefault(pair[1], []).append(pair)
    seen: set[tuple[int, int]] = set()
    groups: list[list[tuple[int, int]]] = []
    for first in sorted(pairs):
        group, waiting = [], [first]
        while waiting:
            pair = waiting.pop()
            if pair not in seen:
                seen.add(pair)
                group.append(pair)
                waiting += by_gold[pair[0]] + by_found[pair[1]]
        if group:
            groups.append(sorted(group))
    return groups


def _aligned(group: list[tuple[int, int]], alike: Mapping[tuple[int, int], float]) -> float:
    if len(group) == 1:
        return alike[group[0]]
    from scipy.optimize import linear_sum_assignment

    rows, columns = sorted({g for g, _ in group}), sorted({f for _, f in group})
    table = [[alike.get((g, f), 0.0) for f in columns] for g in rows]
    chosen = zip(*linear_sum_assignment(table, maximize=True), strict=True)
    return float(sum(table[row][column] for row, column in chosen))
