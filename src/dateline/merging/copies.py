"""Copies inside an event: reports that tell it in the words of one wire text.

Whole reports are compared by their fingerprints, and the passages that tell the event by the word
runs they share. Names and titles do not count, nor is a shared quotation enough: two outlets that
quote one official need not have copied each other (they are one chain, see `merging.chains`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from dateline.knowledge.copy_rules import CopyRules
from dateline.merging.told import Told

#: Passages and words of a report on one event that are looked at.
_PASSAGES = 200
_WORDS = 400
#: A passage shorter than this is never counted as wholly shared.
_SHORT = 8
_TOKEN = re.compile(r"\w+|[\"“”]")
_APOSTROPHES = str.maketrans("", "", "'’")


@dataclass(frozen=True, slots=True)
class _Word:
    folded: str
    plain: bool
    quoted: bool


_Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Passage:
    words: tuple[_Word, ...]
    runs: tuple[_Run, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """What one report says of the event, and the word runs in it."""

    passages: tuple[_Passage, ...]
    runs: frozenset[_Run]


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two reports' passages share: plain words, those unquoted, and shares (0 to 1)."""

    words: int = 0
    unquoted: int = 0
    share: float = 0.0
    passage: float = 0.0


def whole_copies(a: Sequence[int], b: Sequence[int], *, rules: CopyRules) -> bool:
    """True when two whole reports, by their fingerprints, are copies of one text."""
    return _similarity(a, b) >= rules.whole.similarity


def event_copies(
    told: Sequence[Told], prints: Mapping[str, Sequence[int]], *, rules: CopyRules
) -> tuple[tuple[str, ...], ...]:
    """Groups of two or more report ids whose text about this event is copied from one text.

    *told* are the claims of one event, *prints* the fingerprints of their reports as far as known.
    Sorted; the order of *told* does not matter.
    """
    by_report: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_report[one.report].append(one)
    reports = sorted(by_report)
    if len(reports) < 2:
        return ()
    texts = {r: _text(by_report[r], rules.run) for r in reports}
    known = {r: prints.get(r, ()) for r in reports}
    group = {r: r for r in reports}
    for a, b in _candidates(texts, known, rules.neighbours):
        if group[a] != group[b] and _copied(texts[a], texts[b], known[a], known[b], rules=rules):
            keep, drop = sorted((group[a], group[b]))
            group = {r: keep if g == drop else g for r, g in group.items()}
    members: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        members[group[report]].append(report)
    return tuple(sorted(tuple(m) for m in members.values() if len(m) > 1))


def passages_overlap(left: Iterable[str], right: Iterable[str], *, rules: CopyRules) -> Overlap:
    """What the passages of two reports on one event have in common, as word runs."""
    return _overlap(_read(left, rules.run), _read(right, rules.run), rules.run)


def passages_copied(overlap: Overlap, *, rules: CopyRules) -> bool:
    """True when passages with this overlap are copies, whatever else their reports tell."""
    rule = rules.passages
    return (
        overlap.words >= rule.words
        and overlap.unquoted >= rule.unquoted
        and overlap.share >= rule.share
        and overlap.passage >= rule.passage
    )


def _copied(
    left: _Text, right: _Text, a: Sequence[int], b: Sequence[int], *, rules: CopyRules
) -> bool:
    alike = _similarity(a, b)
    if alike >= rules.whole.sure:
        return True
    shared = len(left.runs & right.runs) * rules.run
    if shared < rules.passages.words and alike < rules.partly.similarity:
        return False  # most pairs of a large event share a set phrase and no more
    found = _overlap(left, right, rules.run)
    for rule in (rules.whole, rules.partly):
        enough = found.words >= rule.words and found.passage >= rule.passage
        if alike >= rule.similarity and enough:
            return True
    return passages_copied(found, rules=rules)


def _similarity(a: Sequence[int], b: Sequence[int]) -> float:
    """The share (0 to 1) of equal values; 0 for fingerprints that are empty or of two sizes."""
    if not a or len(a) != len(b):
        return 0.0
    return sum(x == y for x, y in zip(a, b, strict=True)) / len(a)


def _candidates(
    texts: Mapping[str, _Text], prints: Mapping[str, Sequence[int]], neighbours: int
) -> list[tuple[str, str]]:
    """Pairs of reports with a word run or a fingerprint value in common, sorted.

    What very many share links each only with the next few: copies still form one group.
    """
    having: dict[Hashable, list[str]] = defaultdict(list)
    for report, text in texts.items():
        for key in (*text.runs, *enumerate(prints[report])):
            having[key].append(report)
    pairs: set[tuple[str, str]] = set()
    for sharing in {tuple(reports) for reports in having.values() if len(reports) > 1}:
        for at, report in enumerate(sharing):
            pairs.update((report, other) for other in sharing[at + 1 : at + 1 + neighbours])
    return sorted(pairs)


def _text(told: Iterable[Told], run: int) -> _Text:
    return _read((t.passage.text for t in told if t.passage), run)


def _read(passages: Iterable[str], run: int) -> _Text:
    distinct = sorted(set(passages))[:_PASSAGES]
    read = tuple(_Passage(words, _runs(words, run)) for text in distinct if (words := _words(text)))
    return _Text(read, frozenset(r for passage in read for r in passage.runs))


def _words(text: str) -> tuple[_Word, ...]:
    found: list[_Word] = []
    quoted = False
    for match in islice(_TOKEN.finditer(text.translate(_APOSTROPHES)), _WORDS):
        piece = match[0]
        if piece in '"“”':
            quoted = piece == "“" or (piece == '"' and not quoted)
        else:
            found.append(_Word(piece.lower(), piece[0].islower(), quoted))
    return tuple(found)


def _runs(words: tuple[_Word, ...], run: int) -> tuple[_Run, ...]:
    folded = [w.folded for w in words]
    return tuple(tuple(folded[i : i + run]) for i in range(len(folded) - run + 1))


def _overlap(left: _Text, right: _Text, run: int) -> Overlap:
    """What two texts share; of numbers of words the lesser side's, of shares the greater's."""
    shared = left.runs & right.runs
    if not shared:
        return Overlap()
    a, b = _side(left, shared, run), _side(right, shared, run)
    return Overlap(
        min(a.words, b.words),
        min(a.unquoted, b.unquoted),
        max(a.share, b.share),
        max(a.passage, b.passage),
    )


def _side(text: _Text, shared: frozenset[_Run], run: int) -> Overlap:
    words = unquoted = covered = total = 0
    best = 0.0
    for passage in text.passages:
        total += len(passage.words)
        starts = [at for at, window in enumerate(passage.runs) if window in shared]
        if starts:
            inside = sorted({at + step for at in starts for step in range(run)})
            kept = [passage.words[at] for at in inside]
            words += sum(w.plain for w in kept)
            unquoted += sum(w.plain and not w.quoted for w in kept)
            covered += len(kept)
            best = max(best, len(kept) / max(len(passage.words), _SHORT))
    return Overlap(words, unquoted, covered / total, best)
