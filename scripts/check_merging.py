"""Cross-validates the weights of merging: linkage on reports that the weights were not fitted on.

Usage: python -m scripts.check_merging INCIDENTS.yaml REPORTS.jsonl [MORE.yaml MORE.jsonl ...]

The first corpus is cut into folds; reports that share a much-told incident are in one fold. For
each fold the weights are fitted on the others and on all further corpora, with the thresholds as
shipped; all tellings of the fold are compared with each other, and B-cubed and pairs are taken
over its gold mentions, as score_incidents.py does.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from itertools import combinations
from pathlib import Path
from statistics import mean

from scripts.fit_merging import Corpus, fit_table, load, start

from dateline.merging.clustering import clusters, components, pair
from dateline.merging.linking import score
from dateline.merging.rules import Linkage
from dateline.merging.tellings import Telling, tellings

FOLDS, SEED = 4, 3
#: Mentions in a report from which an incident counts as told at length there.
_MUCH = 3


def main() -> None:
    """Cross-validate on the corpora named on the command line and print a line a fold."""
    named = [Path(a) for a in sys.argv[1:]]
    corpora = [
        load(gold, reports, f"{at}:")
        for at, (gold, reports) in enumerate(zip(named[::2], named[1::2], strict=True))
    ]
    checked, others = corpora[0], corpora[1:]
    results = []
    for fold in folds(checked):
        learned = only(checked, {r for f in folds(checked) if f is not fold for r in f} - set(fold))
        begun = start()
        linkage = Linkage(begun.words, fit_table([learned, *others], begun))
        results.append(measured(only(checked, set(fold)), linkage))
    for (p, r, f1), pairs in results:
        print(f"B-cubed {p:.3f} {r:.3f} {f1:.3f}, pairs {pairs}")
    right, wrong, missed = (sum(pairs[at] for _, pairs in results) for at in range(3))
    print(
        f"mean B-cubed F1 {mean(f1 for (_, _, f1), _ in results):.3f}, "
        f"pairs precision {right / (right + wrong):.3f} recall {right / (right + missed):.3f}"
    )


def folds(corpus: Corpus) -> list[list[str]]:
    """Reports in folds of about one size, those that share a much-told incident together."""
    told: Counter[tuple[str, str]] = Counter()
    reports = []
    for items in corpus.told:
        if items:
            reports.append(items[0].report)
            told.update((corpus.main[i.id], i.report) for i in items if i.id in corpus.main)
    at_length: defaultdict[str, list[str]] = defaultdict(list)
    for (incident, report), mentions in sorted(told.items()):
        if mentions >= _MUCH:
            at_length[incident].append(report)
    edges = [pair(a, b) for found in at_length.values() for a, b in combinations(found, 2)]
    groups = [list(group) for group in components(reports, edges)]
    random.Random(SEED).shuffle(groups)  # noqa: S311 - folds, not secrets
    out: list[list[str]] = [[] for _ in range(FOLDS)]
    for group in sorted(groups, key=len, reverse=True):
        min(out, key=len).extend(group)
    return out


def only(corpus: Corpus, reports: Collection[str]) -> Corpus:
    """The part of *corpus* that *reports* make."""
    told = tuple(items for items in corpus.told if items and items[0].report in reports)
    return Corpus(told, corpus.main, corpus.may)


def measured(
    corpus: Corpus, linkage: Linkage
) -> tuple[tuple[float, float, float], tuple[int, int, int]]:
    """B-cubed (precision, recall, F1) and pairs (right, wrong, missed) over gold mentions."""
    found = {t.id: t for items in corpus.told for t in tellings(items, linkage)}
    event = {
        claim: number
        for number, group in enumerate(joined(list(found.values()), linkage))
        for id in group
        for claim in found[id].claims
    }
    report = {item.id: item.report for items in corpus.told for item in items}
    mentions = [claim for claim in corpus.main if claim in event]
    return b_cubed(mentions, event, corpus), pairs_of(mentions, event, report, corpus)


def joined(found: Sequence[Telling], linkage: Linkage) -> tuple[tuple[str, ...], ...]:
    """Tellings in groups, every two of one family compared."""
    scores = {
        pair(a.id, b.id): score(a.record, b.record, linkage)
        for a, b in combinations(sorted(found, key=lambda t: t.id), 2)
        if a.record.family == b.record.family
    }
    threshold = linkage.table.threshold("across")
    return clusters([t.id for t in found], scores, threshold=threshold)


def b_cubed(
    mentions: Sequence[str], event: dict[str, int], corpus: Corpus
) -> tuple[float, float, float]:
    """Precision, recall and F1; a mention that sums incidents is right with any of them."""
    together: defaultdict[int, list[str]] = defaultdict(list)
    gold: defaultdict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        together[event[mention]].append(mention)
        gold[corpus.main[mention]].append(mention)
    p = mean(mean(_same(m, o, corpus) for o in together[event[m]]) for m in mentions)
    r = mean(mean(event[o] == event[m] for o in gold[corpus.main[m]]) for m in mentions)
    return p, r, 2 * p * r / (p + r)


def pairs_of(
    mentions: Sequence[str], event: dict[str, int], report: dict[str, str], corpus: Corpus
) -> tuple[int, int, int]:
    """Pairs of different reports: rightly joined, wrongly joined, and missed."""
    right = wrong = missed = 0
    for one, other in combinations(mentions, 2):
        if report[one] == report[other]:
            continue
        same, together = _same(one, other, corpus), event[one] == event[other]
        right += same and together
        wrong += together and not same
        missed += corpus.main[one] == corpus.main[other] and not together
    return right, wrong, missed


def _same(one: str, other: str, corpus: Corpus) -> bool:
    return bool(corpus.may[one] & corpus.may[other])


if __name__ == "__main__":
    main()
