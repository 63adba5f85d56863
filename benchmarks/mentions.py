"""Given the words that name happenings in many reports, which mean one? (See mentions.md.)

Usage: python -m benchmarks.mentions [--freeze] [--fit]

Measures ECB+ dev and the Gun Violence Corpus val in the folder that DATELINE_DATA names, and the
baselines. --freeze keeps what was reached in mentions.json; --fit first fits the weights anew on
ECB+ train, and writes them to mention_weights.yaml. The exit status is 1 when a value is below its
floor.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.mention_fitting import as_yaml, fit
from dateline.evaluation.clusters import (
    Clusters,
    clusters_of,
    score_clusters,
    without_singletons,
)
from dateline.evaluation.mentions import MentionCorpus, read_conll, read_ecb
from dateline.knowledge.tables import folder
from dateline.language.coreference import corefer
from dateline.language.spacy import SpacyAnalyser
from dateline.merging.mention_reading import read_mention
from dateline.merging.mention_reports import read_report, report_pairs
from dateline.merging.mention_tables import mention_tables
from dateline.merging.mentions import (
    MentionPair,
    ReadReport,
    Stories,
    find_stories,
    join_mentions,
    mention_pairs,
)
from dateline.model import Marks
from dateline.pipeline import code_report
from dateline.wiring import load_knowledge

HERE = Path(__file__).parent
FROZEN = HERE / "mentions.json"
COMMAND = "python -m benchmarks.mentions"
#: Of CoNLL F1 with predicted stories: floor, and aim.
BOUNDS = {"ecbplus dev": (0.79, 0.80), "gvc val": (0.65, 0.65)}
#: Penalties of the two fits: half the sum of squared weights counts this much.
REPORT_PENALTY, MENTION_PENALTY = 10.0, 100.0
Row = tuple[str, ...]


@dataclass(frozen=True)
class Measured:
    """A corpus read by the program; ``lemmas`` is that of the head of each mention."""

    corpus: MentionCorpus
    reports: tuple[ReadReport, ...]
    lemmas: dict[str, str]


def main(arguments: list[str] | None = None) -> int:
    """Fit if asked, measure, print. Returns the exit status."""
    parser = argparse.ArgumentParser(prog=COMMAND, description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--freeze", action="store_true")
    parser.add_argument("--fit", action="store_true")
    given = parser.parse_args(arguments)
    if not os.environ.get("DATELINE_DATA"):
        print("not run: no DATELINE_DATA")
        return 0
    data = Path(os.environ["DATELINE_DATA"]).resolve()
    if given.fit:
        fit_weights(data)
    rows = measured(data, write=given.freeze)
    for row in rows:
        print("  ".join(cell.ljust(52 if at == 0 else 5) for at, cell in enumerate(row)).rstrip())
    return int(any("below" in row for row in rows))


def measured(data: Path, *, write: bool) -> list[Row]:
    """Rows for the table of `benchmarks.run`, without its first column.

    Raises OSError when a corpus is not there.
    """
    frozen = json.loads(FROZEN.read_text("utf-8")) if FROZEN.exists() else {}
    values: dict[str, float] = {}
    for corpus in (read_ecb(data / "ecbplus", "Dev"), read_conll(data / "gvc" / "val", "gvc val")):
        for name, found in clusterings(read(corpus)):
            values |= dict(_scores(f"{corpus.name}: {name}", clusters_of(corpus.chains), found))
    if write:
        FROZEN.write_text(json.dumps(values, indent=1) + "\n", "utf-8")
    return [_row(name, value, frozen.get(name)) for name, value in values.items()]


def _row(name: str, value: float, before: float | None) -> Row:
    floor, aim = BOUNDS.get(name.removesuffix(": found, CoNLL F1"), (None, None))
    bounds = ["" if bound is None else f"{bound:.3f}" for bound in (before, floor, aim)]
    low = "below" if floor is not None and value < floor else ""
    return (name, f"{value:.3f}", *bounds, low, COMMAND if floor else "")


def _scores(name: str, gold: Clusters, found: Clusters) -> Iterator[tuple[str, float]]:
    scores = score_clusters(gold, found)
    yield f"{name}, CoNLL F1", round(scores.conll, 3)
    if name.endswith("found"):
        yield f"{name}, MUC F1", round(scores.muc.f1, 3)
        yield f"{name}, B-cubed F1", round(scores.b_cubed.f1, 3)
        yield f"{name}, CEAF-e F1", round(scores.ceaf_e.f1, 3)
        bare = score_clusters(without_singletons(gold), without_singletons(found))
        yield f"{name}, CoNLL F1 without singletons", round(bare.conll, 3)


def clusterings(given: Measured) -> Iterator[tuple[str, Clusters]]:
    """What the program finds, what it finds in gold stories, and the baselines, by name."""
    corpus, tables = given.corpus, mention_tables()
    ids = [mention.id for mention in corpus.mentions]
    stories = find_stories(given.reports, tables)
    told = _stories_of(corpus)
    for name, which in (("found", stories), ("found in gold stories", told)):
        pairs = mention_pairs(corpus.mentions, given.reports, _with_chances(which, stories), tables)
        yield name, join_mentions(ids, pairs, tables)
    report = {mention.id: mention.report for mention in corpus.mentions}
    baselines: dict[str, Callable[[str], object]] = {
        "same lemma in a found story": lambda m: (given.lemmas[m], stories.stories[report[m]]),
        "same lemma in a gold story": lambda m: (given.lemmas[m], told.stories[report[m]]),
        "same lemma in a report": lambda m: (given.lemmas[m], report[m]),
        "each mention alone": lambda m: m,
        "all of a gold story": lambda m: told.stories[report[m]],
    }
    for name, label in baselines.items():
        yield name, clusters_of({mention: label(mention) for mention in ids})


def _stories_of(corpus: MentionCorpus) -> Stories:
    numbers = {topic: at for at, topic in enumerate(sorted(set(corpus.topics.values())))}
    return Stories({report: numbers[topic] for report, topic in corpus.topics.items()}, {})


def _with_chances(stories: Stories, found: Stories) -> Stories:
    return Stories(stories.stories, found.chances)


def read(corpus: MentionCorpus) -> Measured:
    """The reports of *corpus* parsed and coded."""
    knowledge = load_knowledge()
    reports = []
    parsed = SpacyAnalyser().analyse(corpus.reports)
    for report, sentences in zip(corpus.reports, parsed, strict=True):
        coding = code_report(report, sentences=sentences, knowledge=knowledge)
        marks = Marks(coding.parties, coding.toponyms, coding.times)
        reports.append(ReadReport(coding, sentences, corefer(sentences, marks)))
    by_id = {report.id: report for report in reports}
    tables = mention_tables()
    lemmas = {m.id: read_mention(m, by_id[m.report], tables).lemma for m in corpus.mentions}
    return Measured(corpus, tuple(reports), lemmas)


def fit_weights(data: Path) -> None:
    """Fit both tables on ECB+ train and write them where the program reads them."""
    given = read(read_ecb(data / "ecbplus", "Train"))
    corpus, tables = given.corpus, mention_tables()
    pairs = report_pairs([read_report(report) for report in given.reports])
    topics = [corpus.topics[report.id] for report in given.reports]
    same = [topics[one] == topics[other] for one, other in pairs]
    reports = fit(list(pairs.values()), same, REPORT_PENALTY)
    stories = find_stories(given.reports, replace(tables, reports=reports))
    compared = list(mention_pairs(corpus.mentions, given.reports, stories, tables))
    joined = [corpus.chains[pair.left] == corpus.chains[pair.right] for pair in compared]
    rows = [pair.levels for pair in compared]
    mentions = fit(rows, joined, MENTION_PENALTY, _worth(compared))
    _write(["reports:", as_yaml(reports, "  "), "mentions:", as_yaml(mentions, "  ")])
    mention_tables.cache_clear()


def _worth(pairs: Sequence[MentionPair]) -> list[float]:
    """What each pair counts: less where a story has many mentions, or one story would decide."""
    degree = Counter(side for pair in pairs for side in (pair.left, pair.right))
    worth = [1 / math.sqrt(degree[pair.left] * degree[pair.right]) for pair in pairs]
    mean = math.fsum(worth) / len(worth)
    return [value / mean for value in worth]


def _write(tables: Sequence[str]) -> None:
    head = (
        "# What each level of a comparison weighs, in natural log odds. Written by\n"
        f"# {COMMAND} --fit: not to be changed by hand. Words and thresholds: mentions.yaml.\n"
        "id: merging.mention_weights\n"
        "source: fitted on ECB+ train (574 reports, 25 topics); counts only, no text\n"
    )
    path = Path(str(folder("merging").joinpath("mention_weights.yaml")))
    path.write_text(head + "\n".join(tables) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
