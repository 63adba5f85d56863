"""The measures: counts of right, false and missed, and the rates that follow from them."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import Protocol

#: Measures that are shares of what was asked, not precision and recall.
SHARES = frozenset({"time_meets", "time_exact", "factuality", "stance", "tense", "whole"})


@dataclass(frozen=True, slots=True)
class Tally:
    """Right, false and missed: true positives, false positives, false negatives."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.false + other.false, self.missed + other.missed)

    @property
    def asked(self) -> int:
        """How many the gold asks for."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 when nothing was found."""
        found = self.right + self.false
        return self.right / found if found else 0.0

    @property
    def recall(self) -> float:
        """Share of what was asked that is right; 0 when nothing was asked."""
        return self.right / self.asked if self.asked else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Rates(Protocol):
    """Anything with a precision and a recall."""

    @property
    def precision(self) -> float: ...
    @property
    def recall(self) -> float: ...
    @property
    def f1(self) -> float: ...


def headline(tallies: Mapping[str, Rates], measure: str, shares: Set[str]) -> float:
    """The number of *measure* that counts: of *shares* the recall, of others the F1.

    "claims.p" asks for a precision, ".r" for a recall. Raises KeyError for an unknown measure.
    """
    name, _, part = measure.partition(".")
    tally = tallies[name]
    if part:
        return {"p": tally.precision, "r": tally.recall, "f1": tally.f1}[part]
    return tally.recall if name in shares else tally.f1


@dataclass(frozen=True)
class Scores:
    """The tallies of all measures over a set of gold reports.

    ``faults`` are readable lines on what was missed, spurious or not whole, report by report.
    ``shares`` names the measures that have no precision.
    """

    reports: int
    uncoded: int
    bad_offsets: int
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    faults: tuple[str, ...] = ()
    shares: frozenset[str] = SHARES

    def value(self, measure: str) -> float:
        """The headline number of *measure*: its share, or its F1; "claims.p" gives a precision.

        Raises KeyError for an unknown measure.
        """
        return headline(self.tallies, measure, self.shares)

    def to_dict(self) -> dict[str, object]:
        """All measures, rounded to three places: p, r, f1 and n, or acc and n for shares."""
        out: dict[str, object] = {
            "reports": self.reports,
            "uncoded": self.uncoded,
            "bad_offsets": self.bad_offsets,
        }
        for name, tally in self.tallies.items():
            if name in self.shares:
                acc = round(tally.recall, 3) if tally.asked else None
                out[name] = {"acc": acc, "n": tally.asked}
            else:
                rates = {"p": tally.precision, "r": tally.recall, "f1": tally.f1}
                out[name] = {k: round(v, 3) for k, v in rates.items()} | {"n": tally.asked}
        return out
