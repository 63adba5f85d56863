"""Links with their reasons: what each comparison found, what that weighs, and a sentence."""

from __future__ import annotations

from dateline.merging.clustering import UNCOMPARED
from dateline.merging.comparing import Level, details, levels_across, levels_within
from dateline.merging.records import Record
from dateline.merging.rules import Linkage
from dateline.model import Link, Reason

#: Reasons kept with a link between claims of one report: the weightiest.
_WITHIN = 5


def link(a: Record, b: Record, linkage: Linkage, *, joined: bool, decided: bool = False) -> Link:
    """The link of two tellings with its reasons, the weightiest first."""
    a, b = (a, b) if a.id < b.id else (b, a)
    pair = "retold" if a.report == b.report else "across"
    found = levels_across(a, b, linkage.words)
    score = max(round(linkage.table.score(pair, found), 4), UNCOMPARED)
    return Link(a.id, b.id, score, joined, _reasons(pair, found, a, b, linkage), decided)


def within_link(
    earlier: Record, later: Record, between: int, linkage: Linkage, *, decided: bool
) -> Link:
    """The link of two claims of one report that was made, with its weightiest reasons."""
    found = levels_within(earlier, later, between, linkage.words)
    score = round(linkage.table.score("within", found), 4)
    reasons = _reasons("within", found, earlier, later, linkage)[:_WITHIN]
    return Link(earlier.id, later.id, score, True, reasons, decided)


def _reasons(
    pair: str, found: tuple[Level, ...], a: Record, b: Record, linkage: Linkage
) -> tuple[Reason, ...]:
    weights, sentences = linkage.table.weights[pair], linkage.table.sentences
    reasons = []
    for comparison, level in found:
        if why := sentences[comparison, level]:
            words = why.format(a=details(comparison, a), b=details(comparison, b))
            reasons.append(Reason(comparison, level, weights[comparison, level], words))
    return tuple(sorted(reasons, key=lambda r: (-abs(r.weight), r.comparison)))
