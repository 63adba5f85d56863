"""Scoring codings against gold claims, report by report.

A predicted claim is paired with at most one gold claim of its sentence; the pairing takes the
best fit first (trigger overlap, type, actors, places). A pair is found when the type is right.
Optional gold costs nothing when missed and nothing when found. Slots are scored end to end: those
of a missed claim are missed, those of a spurious claim false.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from dateline.evaluation.agreeing import (
    affinity,
    count_agrees,
    days_of,
    matched,
    party_agrees,
    place_agrees,
    statement_agrees,
    time_meets,
)
from dateline.evaluation.gold import GoldClaim, GoldReport, read_gold
from dateline.evaluation.scores import Scores, Tally
from dateline.model import Claim, Coding, Report

_SENTENCE = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(A-Z])|\n+")
#: Values that nine in ten claims have; the `_marked` measures leave them out.
_PLAIN = {"factuality": "CT+", "stance": "reports"}
_Agrees = Callable[[Any, Any], bool]
_SLOTS: tuple[tuple[str, _Agrees], ...] = (
    ("actors", party_agrees),
    ("recipients", party_agrees),
    ("places", place_agrees),
    ("sources", party_agrees),
    ("counts", count_agrees),
    ("modes", lambda gold, found: gold == found),
)
#: Slots that a whole claim must have right, beside type, factuality and time.
_WHOLE = frozenset({"actors", "recipients", "places", "sources"})


def score(
    gold: str | Path | Iterable[GoldReport], reports: Iterable[Report], codings: Iterable[Coding]
) -> Scores:
    """The measures of *codings* over *gold* (a folder of YAML files, or gold already read).

    Raises InputError for unreadable gold, ValueError when an anchor is not found once, and
    KeyError when a gold report is not among *reports*.
    """
    golds = read_gold(gold) if isinstance(gold, str | Path) else tuple(gold)
    texts = {report.id: report.text for report in reports}
    coded = {coding.report.id: coding for coding in codings}
    marker = _Marker()
    for item in golds:
        marker.mark(item, texts[item.id], coded.get(item.id))
    return Scores(
        reports=len(golds),
        uncoded=sum(item.id not in coded for item in golds),
        bad_offsets=marker.bad_offsets,
        tallies=marker.tallies,
        faults=tuple(marker.faults),
    )


class _Marker:
    """Goes through the reports and keeps the tallies."""

    def __init__(self) -> None:
        self.tallies: dict[str, Tally] = {}
        self.faults: list[str] = []
        self.bad_offsets = 0

    def mark(self, gold: GoldReport, text: str, coding: Coding | None) -> None:
        """Add one report's tallies."""
        claims = coding.claims if coding else ()
        self.bad_offsets += sum(
            text[c.trigger.start : c.trigger.end] != c.trigger.text for c in claims
        )
        found, bound = _pairs(gold.claims, claims, text)
        required = [i for i, claim in enumerate(gold.claims) if not claim.optional]
        spurious = [j for j in range(len(claims)) if j not in bound]
        hits = sum(i in found for i in required)
        self._add("claims", Tally(hits, len(spurious), len(required) - hits))
        for i in required:
            claim = claims[found[i]] if i in found else None
            if not self._mark_claim(gold.claims[i], claim):
                what = "found" if claim else "MISSED"
                line = f"{gold.id} {what} {gold.claims[i].type} {gold.claims[i].trigger!r}"
                self.faults.append(f"{line} in {gold.claims[i].anchor[:70]!r}")
        for j in spurious:
            self._mark_spurious(claims[j])
            line = f"{gold.id} SPURIOUS {claims[j].type} {claims[j].trigger.text!r}"
            self.faults.append(f"{line} at {claims[j].trigger.start}")
        said = coding.statements if coding else ()
        agreed = matched(gold.statements, said, lambda g, s: statement_agrees(g, s, text))
        self._add("statements", Tally(agreed, len(said) - agreed, len(gold.statements) - agreed))

    def _add(self, measure: str, tally: Tally) -> None:
        self.tallies[measure] = self.tallies.get(measure, Tally()) + tally

    def _ask(self, measure: str, right: bool) -> None:
        self._add(measure, Tally(right=int(right), missed=int(not right)))

    def _mark_claim(self, gold: GoldClaim, claim: Claim | None) -> bool:
        """Tally the slots of a required claim; True when the whole claim is right."""
        whole = claim is not None
        for slot, agrees in _SLOTS:
            if slot == "modes" and claim is not None and claim.type != gold.type:
                continue  # another acceptable type has its own modes
            want, got = _fillers(slot, gold), _fillers(slot, claim)
            right = matched(want, got, agrees)
            self._add(slot, Tally(right, len(got) - right, len(want) - right))
            if slot in _WHOLE and (right < len(got) or right < len(want)):
                whole = False
        if claim is not None:
            if gold.days is not None:
                days = days_of(claim)
                meets = time_meets(gold.days, days)
                self._ask("time_meets", meets)
                self._ask("time_exact", days == gold.days)
                whole &= meets
            for name in ("factuality", "stance", "tense"):
                want, got = getattr(gold, name), getattr(claim, name)
                if want:
                    self._ask(name, got == want)
                    whole &= name != "factuality" or got == want
        for name, plain in _PLAIN.items():
            want = getattr(gold, name) or plain
            got = getattr(claim, name) if claim else plain
            same = want == got
            tally = Tally(
                same and want != plain, not same and got != plain, not same and want != plain
            )
            self._add(f"{name}_marked", tally)
        self._ask("whole", whole)
        return whole

    def _mark_spurious(self, claim: Claim) -> None:
        for slot, _ in _SLOTS:
            self._add(slot, Tally(false=len(_fillers(slot, claim))))
        for name, plain in _PLAIN.items():
            self._add(f"{name}_marked", Tally(false=int(getattr(claim, name) != plain)))


def _fillers(slot: str, claim: GoldClaim | Claim | None) -> Sequence[Any]:
    """The fillers of a slot; of sources only the last, who vouches for the claim."""
    fillers: Sequence[Any] = getattr(claim, slot) if claim is not None else ()
    return fillers[-1:] if slot == "sources" else fillers


def _pairs(
    golds: Sequence[GoldClaim], claims: Sequence[Claim], text: str
) -> tuple[dict[int, int], set[int]]:
    """Gold index -> claim index of the found; and the claims that are not spurious."""
    found: dict[int, int] = {}
    bound: set[int] = set()
    for i, j in _best_first(golds, claims, text):
        if claims[j].type in golds[i].types:
            found[i] = j
            bound.add(j)
        elif golds[i].optional:
            bound.add(j)
    return found, bound


def _best_first(
    golds: Sequence[GoldClaim], claims: Sequence[Claim], text: str
) -> Iterator[tuple[int, int]]:
    borders = [0, *(match.end() for match in _SENTENCE.finditer(text))]

    def sentence(offset: int) -> int:
        return bisect_right(borders, offset) if offset < len(text) else -1

    spans = [gold.locate(text) for gold in golds]
    candidates = []
    for i, gold in enumerate(golds):
        home = sentence(spans[i][0])
        for j, claim in enumerate(claims):
            if sentence(claim.trigger.start) == home:
                fit = affinity(gold, spans[i], claim)
                if fit > 0:
                    candidates.append((fit, not gold.optional, -i, -j))
    used_golds: set[int] = set()
    used_claims: set[int] = set()
    for _, _, i, j in sorted(candidates, reverse=True):
        if -i not in used_golds and -j not in used_claims:
            used_golds.add(-i)
            used_claims.add(-j)
            yield -i, -j
