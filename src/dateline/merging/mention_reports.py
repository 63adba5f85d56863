"""Which reports tell one story: their words, names, numbers, places and days compared."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.merging.mention_joining import average_linkage
from dateline.merging.mention_reading import CONTENT, ReadReport
from dateline.merging.mention_tables import Level, Weights

Vector = Mapping[str, float]
Pair = tuple[int, int]
#: Mean likeness of words above which reports are looked at together at all.
NEAR = 0.1
#: A proper name tells more of a story than another word as rare.
_NAME = 1.5
#: Added to the rarity of a word among near reports: most tell their story in words they share.
_COMMON = 0.2
#: Reports of which a group must have more, to be told apart by its own rarities.
_FEW = 5
_NEAR_EDGES = (0.03, 0.06, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6)
_LOCAL_EDGES = (0.01, 0.03, 0.06, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
_NOT_PLACES = ("country", "continent")


@dataclass(frozen=True, slots=True)
class ReportRead:
    """What a report is compared by: its content words, and which are names of what."""

    words: Counter[str]
    proper: frozenset[str]
    people: frozenset[str]
    numbers: frozenset[str]
    places: frozenset[str]
    day: int | None


def read_report(told: ReadReport) -> ReportRead:
    """The words, names, numbers, places and day of publication of one report."""
    words = [w for s in told.sentences for w in s.words if w.pos in CONTENT]
    kept = [w for w in words if len(w.lemma) > 1 and any(c.isalnum() for c in w.lemma)]
    proper = frozenset(w.lemma for w in kept if w.pos == "PROPN" and len(w.lemma) > 2)
    places = (t.place for t in told.coding.toponyms)
    published = told.coding.report.published
    return ReportRead(
        Counter(w.lemma for w in kept),
        proper,
        frozenset(w.lemma for w in kept if w.entity == "PERSON" and w.lemma in proper),
        frozenset(w.text for w in words if w.pos == "NUM" and w.text[:1].isdigit()),
        frozenset(p.id or p.name for p in places if p.feature not in _NOT_PLACES),
        published.toordinal() if published else None,
    )


def report_pairs(reports: Sequence[ReportRead]) -> dict[Pair, tuple[Level, ...]]:
    """The levels at which each two reports of one group of near ones compare, by position."""
    near = likeness([report.words for report in reports], proper_words(reports))
    groups = average_linkage(len(reports), near, NEAR)
    found: dict[Pair, tuple[Level, ...]] = {}
    for group in groups:
        words = [reports[at].words for at in group]
        local = likeness(words, proper_words(reports), extra=_COMMON)
        size = "many" if len(group) > _FEW else "few"
        for b, second in enumerate(group):
            for a, first in enumerate(group[:b]):
                levels = _levels(reports[first], reports[second])
                found[first, second] = (
                    ("words", _bin(near.get((first, second), 0.0), _NEAR_EDGES)),
                    (
                        "words among near reports",
                        f"{size} {_bin(local.get((a, b), 0.0), _LOCAL_EDGES)}",
                    ),
                    *levels,
                )
    return found


def proper_words(reports: Sequence[ReportRead]) -> frozenset[str]:
    """Words that are names somewhere in the reports."""
    return frozenset().union(*(report.proper for report in reports))


def story_chances(pairs: Mapping[Pair, tuple[Level, ...]], weights: Weights) -> dict[Pair, float]:
    """The probability that two reports tell one story, for the pairs compared."""
    return {pair: 1 / (1 + math.exp(-weights.score(levels))) for pair, levels in pairs.items()}


def likeness(
    bags: Sequence[Counter[str]], proper: frozenset[str], *, extra: float = 0.0
) -> dict[Pair, float]:
    """Cosine (0 to 1) of the bags weighted by rarity; words of one bag only are left out."""
    spread = Counter(word for bag in bags for word in bag)
    vectors: list[dict[str, float]] = []
    for bag in bags:
        vector = {
            word: (1 + math.log(count))
            * max(0.0, math.log((len(bags) + 1) / spread[word]) + extra)
            * (_NAME if word in proper else 1.0)
            for word, count in bag.items()
            if spread[word] > 1
        }
        length = math.sqrt(math.fsum(value * value for value in vector.values())) or 1.0
        vectors.append({word: value / length for word, value in sorted(vector.items())})
    return dict(_products(vectors))


def _products(vectors: Sequence[Vector]) -> Iterator[tuple[Pair, float]]:
    holders: dict[str, list[int]] = {}
    for second, vector in enumerate(vectors):
        sums: dict[int, float] = {}
        for word, value in vector.items():
            for first in holders.get(word, ()):
                sums[first] = sums.get(first, 0.0) + value * vectors[first][word]
            holders.setdefault(word, []).append(second)
        for first, value in sorted(sums.items()):
            yield (first, second), value


def _levels(one: ReportRead, other: ReportRead) -> tuple[Level, ...]:
    return (
        ("people", _shared(one.people, other.people, (0.01, 0.34, 0.67))),
        ("names", _shared(one.proper, other.proper, (0.01, 0.2, 0.4, 0.6, 0.8))),
        ("numbers", _shared(one.numbers, other.numbers, (0.01, 0.5))),
        ("places", _shared(one.places, other.places, (0.01, 0.5))),
        ("published", _apart(one.day, other.day)),
    )


def _shared(one: frozenset[str], other: frozenset[str], edges: Sequence[float]) -> str:
    if not one or not other:
        return "none"
    return _bin(len(one & other) / min(len(one), len(other)), edges)


def _apart(one: int | None, other: int | None) -> str:
    if one is None or other is None:
        return "unknown"
    return _bin(abs(one - other), (2, 8, 31))


def _bin(value: float, edges: Sequence[float]) -> str:
    """The level of a number: "< 0.1" for the first edge above it."""
    return next((f"< {edge:g}" for edge in edges if value < edge), f">= {edges[-1]:g}")
