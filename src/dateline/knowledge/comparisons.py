"""The table of comparisons: what levels there are, what each weighs, and the sentence it gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import read_tsv, read_yaml

#: Which pairs a weight is for: two claims of one report, two tellings of one report that were kept
#: apart, and tellings of two reports.
PAIRS = ("within", "retold", "across")
Weights = Mapping[tuple[str, str], float]
#: The row of weights.tsv that every pair starts from, and the one above which records join.
BIAS, THRESHOLD = ("bias", ""), ("threshold", "")


@dataclass(frozen=True, slots=True)
class ComparisonTable:
    """``weights[pair]`` maps (comparison, level) to log-odds; ``sentences`` to words of a reason.

    ``expected`` are the weights an expert gave, from which fitting starts.
    """

    weights: Mapping[str, Weights]
    expected: Mapping[str, Weights]
    sentences: Mapping[tuple[str, str], str]

    def score(self, pair: str, levels: tuple[tuple[str, str], ...]) -> float:
        """The log-odds that two records with these *levels* tell one happening."""
        weights = self.weights[pair]
        return weights[BIAS] + sum([weights[level] for level in levels])

    def threshold(self, pair: str) -> float:
        """The mean score above which groups of records join."""
        return self.weights[pair][THRESHOLD]


@lru_cache(maxsize=1)
def load_comparisons() -> ComparisonTable:
    """The table that ships with Dateline. Raises KnowledgeError: levels without weight."""
    expected, sentences = _expected()
    weights: dict[str, dict[tuple[str, str], float]] = {pair: {} for pair in PAIRS}
    for row in read_tsv("merging", "weights.tsv"):
        for pair in PAIRS:
            if row[pair]:
                weights[pair][row["comparison"], row["level"]] = float(row[pair])
    faults = [
        f"weights.tsv: no weight {pair} for {level}"
        for pair in PAIRS
        for level in (*expected[pair], BIAS, THRESHOLD)
        if level not in weights[pair]
    ]
    if faults:
        raise KnowledgeError(faults)
    return ComparisonTable(weights, expected, sentences)


def _expected() -> tuple[dict[str, Weights], dict[tuple[str, str], str]]:
    data = read_yaml("merging", "comparisons.yaml")
    expected: dict[str, dict[tuple[str, str], float]] = {pair: {} for pair in PAIRS}
    sentences: dict[tuple[str, str], str] = {}
    for comparison, levels in data["comparisons"].items():
        for level, row in levels.items():
            sentences[comparison, level] = row["why"]
            for pair in PAIRS:
                value = row.get(pair, row.get("across") if pair == "retold" else None)
                if value is not None:
                    expected[pair][comparison, level] = float(value)
    for pair in PAIRS:
        expected[pair][BIAS] = float(data["bias"][pair])
    return dict(expected), sentences
