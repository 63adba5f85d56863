"""B-cubed (Bagga and Baldwin 1998) of groups of claims against the truth of a load."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean, each from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(groups: Mapping[str, str], truth: Mapping[str, str]) -> Score:
    """The mean over the claims of *truth*, each weighing the same.

    *groups* maps a claim to its group; a claim that it lacks is a group of its own.
    """
    members: defaultdict[tuple[str, bool], Counter[str]] = defaultdict(Counter)
    for claim, incident in truth.items():
        members[(groups[claim], True) if claim in groups else (claim, False)][incident] += 1
    sizes = Counter(truth.values())
    precision = recall = 0.0
    for counts in members.values():
        size = counts.total()
        for incident, n in counts.items():
            precision += n * n / size
            recall += n * n / sizes[incident]
    number = max(len(truth), 1)
    return Score(precision / number, recall / number)
