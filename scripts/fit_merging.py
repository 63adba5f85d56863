"""Fits the weights of comparisons on gold incidents: ``knowledge/merging/weights.tsv``.

Usage: python -m scripts.fit_merging INCIDENTS.yaml REPORTS.jsonl [INCIDENTS.yaml REPORTS.jsonl ...]

Logistic regression with a normal prior around the weights an expert expects (comparisons.yaml): few
incidents are known, and a level that they hardly show keeps the expert's weight. The reports are
coded first; a gold mention is the claim whose trigger stands in its anchor.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dateline.api import Coder
from dateline.knowledge.comparisons import BIAS, PAIRS, THRESHOLD, ComparisonTable, load_comparisons
from dateline.knowledge.tables import parse_yaml
from dateline.merging.comparing import Level, levels_across, levels_within
from dateline.merging.passages import passages
from dateline.merging.records import Record, record
from dateline.merging.rules import Linkage, load_linkage
from dateline.merging.tellings import Telling, tellings
from dateline.merging.told import Told
from dateline.model import Coding
from dateline.reading import Read, ReadOptions, read

TARGET = Path(__file__).parents[1] / "src/dateline/knowledge/merging/weights.tsv"
#: How firmly the expert's weights are held: the precision of the prior.
PRIOR = 5.0
#: Mean scores above which groups join, chosen by cross-validation over reports.
THRESHOLDS = {"within": 0.0, "retold": -0.5, "across": -0.9}
HEAD = """\
# The weight (log-odds) of every level of every comparison: for two claims of one report, for two
# tellings of one report, for tellings of two reports. Scores add up from "bias"; groups of claims
# join while their mean score is above "threshold". Written by scripts/fit_merging.py.
comparison\tlevel\twithin\tretold\tacross
"""
Labels = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Example:
    """The levels of a pair, and whether it is one happening."""

    levels: tuple[Level, ...]
    same: bool


@dataclass(frozen=True, slots=True)
class Corpus:
    """Coded reports with, for each claim that is a gold mention, the incidents it may tell."""

    told: tuple[tuple[Told, ...], ...]
    main: Mapping[str, str]
    may: Labels


def load(incidents: Path, reports: Path, prefix: str = "") -> Corpus:
    """The corpus of *incidents*, its reports coded now."""
    items = read([str(reports)], options=ReadOptions())
    found = [i.report for i in items if isinstance(i, Read)]
    codings = list(Coder().pipe(found))
    return label(parse_yaml(incidents.read_text(encoding="utf-8")), codings, prefix)


def label(gold: Iterable[Any], codings: Sequence[Coding], prefix: str = "") -> Corpus:
    """Gold mentions tied to the claims nearest to their triggers, as score_incidents.py does."""
    by_id = {c.report.id: c for c in codings}
    friends: defaultdict[str, set[str]] = defaultdict(set)
    for incident in gold:
        for other in incident.get("uncertain_with") or ():
            friends[incident["id"]].add(other)
            friends[other].add(incident["id"])
    main: dict[str, str] = {}
    may: dict[str, frozenset[str]] = {}
    for incident in gold:
        for mention in incident["mentions"]:
            claim = _nearest(by_id[mention["report"]], mention)
            if claim and claim not in main:
                names = {incident["id"], *friends[incident["id"]]}
                names |= {*(mention.get("aggregate") or ()), *(mention.get("uncertain") or ())}
                main[claim] = prefix + incident["id"]
                may[claim] = frozenset(prefix + n for n in names)
    return Corpus(tuple(tell(c) for c in codings), main, may)


def _nearest(coding: Coding, mention: Mapping[str, str]) -> str | None:
    at = coding.report.text.find(mention["anchor"])
    trigger, end = at + mention["anchor"].find(mention["trigger"]), at + len(mention["anchor"])
    hits = [
        (abs(c.trigger.start - trigger), c.id)
        for c in coding.claims
        if c.trigger.start < end and c.trigger.end > at
    ]
    return min(hits)[1] if hits else None


def tell(coding: Coding) -> tuple[Told, ...]:
    """The claims of a coding as told."""
    report, around = coding.report, passages(coding.report.text)
    return tuple(
        Told(c, report.id, report.publisher, report.published, around(c.trigger))
        for c in coding.claims
    )


def within_examples(corpus: Corpus, linkage: Linkage) -> list[Example]:
    """Pairs of gold mentions of one report."""
    out: list[Example] = []
    for told in corpus.told:
        kin: defaultdict[str, list[Record]] = defaultdict(list)
        for item in told:
            made = record(item, linkage.words)
            kin[made.family].append(made)
        for records in kin.values():
            records.sort(key=lambda r: (r.start, r.id))
            for (i, a), (j, b) in combinations(enumerate(records), 2):
                same = _same(a.id, b.id, corpus)
                if same is not None:
                    out.append(Example(levels_within(a, b, j - i - 1, linkage.words), same))
    return out


def telling_examples(
    corpus: Corpus, linkage: Linkage, wanted: Callable[[Record, Record], bool]
) -> list[Example]:
    """Pairs of tellings that hold gold mentions, as far as they are *wanted*."""
    kept: list[tuple[Record, str]] = []
    for told in corpus.told:
        for telling in tellings(told, linkage):
            if mention := _mention_of(telling, corpus):
                kept.append((telling.record, mention))
    out: list[Example] = []
    for (a, one), (b, other) in combinations(kept, 2):
        if a.family == b.family and wanted(a, b):
            same = _same(one, other, corpus)
            if same is not None:
                out.append(Example(levels_across(a, b, linkage.words), same))
    return out


def _mention_of(telling: Telling, corpus: Corpus) -> str | None:
    """A claim that stands for the incident most of a telling's mentions are of."""
    named = [c for c in telling.claims if c in corpus.main]
    if not named:
        return None
    most = Counter(corpus.main[c] for c in named).most_common(1)[0][0]
    return next(c for c in named if corpus.main[c] == most)


def _same(one: str, other: str, corpus: Corpus) -> bool | None:
    """Whether two mentions are of one incident; None where gold leaves it open."""
    if one not in corpus.main or other not in corpus.main:
        return None
    if corpus.main[one] == corpus.main[other]:
        return True
    return None if corpus.may[one] & corpus.may[other] else False


def fit(
    examples: Sequence[Example], expected: Mapping[Level, float], prior: float = PRIOR
) -> dict[Level, float]:
    """The weights that explain *examples* best, given the *expected* ones (Newton's method)."""
    names = [name for name in expected if name != BIAS]
    column = {name: at for at, name in enumerate(names)}
    x: npt.NDArray[np.float64] = np.zeros((len(examples), len(names) + 1))
    x[:, -1] = 1
    for row, example in enumerate(examples):
        for level in example.levels:
            x[row, column[level]] = 1
    y = np.array([float(e.same) for e in examples])
    mean = np.array([*(expected[n] for n in names), expected[BIAS]])
    beta = mean.copy()
    for _ in range(60):
        p = 1 / (1 + np.exp(-x @ beta))
        gradient = x.T @ (p - y) + prior * (beta - mean)
        hessian = (x.T * (p * (1 - p))) @ x + prior * np.eye(len(beta))
        step = np.linalg.solve(hessian, gradient)
        beta -= step
        if float(np.abs(step).max()) < 1e-7:
            break
    return {**dict(zip(names, beta.tolist(), strict=False)), BIAS: float(beta[-1])}


def fit_table(corpora: Sequence[Corpus], linkage: Linkage) -> ComparisonTable:
    """All weights fitted on *corpora*: first within reports, then over the tellings that gives."""
    words, table = linkage.words, linkage.table
    weights: dict[str, Mapping[Level, float]] = {}

    def learn(pair: str, found: list[Example]) -> Linkage:
        fitted = fit(found, table.expected[pair])
        weights[pair] = {**fitted, THRESHOLD: THRESHOLDS[pair]}
        right = sum((e.same) for e in found)
        print(f"{pair}: {len(found)} pairs, {right} of them one happening")
        return Linkage(words, replace(table, weights={**table.weights, **weights}))

    linkage = learn("within", [e for c in corpora for e in within_examples(c, linkage)])

    def one(a: Record, b: Record) -> bool:
        return a.report == b.report

    def two(a: Record, b: Record) -> bool:
        return a.report != b.report

    retold = [e for c in corpora for e in telling_examples(c, linkage, one)]
    across = [e for c in corpora for e in telling_examples(c, linkage, two)]
    learn("retold", retold)
    return learn("across", across).table


def written(table: ComparisonTable) -> str:
    """The table as it is shipped."""
    levels = dict.fromkeys(level for pair in PAIRS for level in table.weights[pair])
    rows = (
        [*level, *(f"{w[level]:.2f}" if level in w else "" for w in table.weights.values())]
        for level in levels
    )
    return HEAD + "".join("\t".join(row) + "\n" for row in rows)


def start() -> Linkage:
    """The linkage with the expected weights, from which fitting starts."""
    if not TARGET.exists() or "bias" not in TARGET.read_text(encoding="utf-8"):
        rows = dict.fromkeys(("bias", "threshold"))
        print(json.dumps(list(rows)), "start from expected weights", file=sys.stderr)
    linkage = load_linkage()
    weights = {
        pair: {**linkage.table.expected[pair], THRESHOLD: THRESHOLDS[pair]} for pair in PAIRS
    }
    return Linkage(linkage.words, replace(load_comparisons(), weights=weights))


def main() -> None:
    """Fit on the corpora named on the command line and write the table."""
    named = [Path(a) for a in sys.argv[1:]]
    pairs = list(zip(named[::2], named[1::2], strict=True))
    corpora = [load(gold, reports, f"{at}:") for at, (gold, reports) in enumerate(pairs)]
    TARGET.write_text(written(fit_table(corpora, start())), encoding="utf-8")


if __name__ == "__main__":
    main()
