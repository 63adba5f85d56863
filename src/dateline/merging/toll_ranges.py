"""The range that sources span for one kind of toll, and the best number, or why there is none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.knowledge.event_view_rules import TollRules
from dateline.merging.toll_numbers import agree, in_words, value
from dateline.merging.tolls import side_label
from dateline.model import Toll, TollRange


def toll_ranges(tolls: Iterable[Toll], rules: TollRules) -> tuple[TollRange, ...]:
    """For each kind the lowest and highest number over sources; the best, or why there is none."""
    labels = tuple(sorted(set(rules.sides.values())))
    found = []
    current = [t for t in tolls if not t.superseded]
    for kind in dict.fromkeys(t.kind for t in current):
        every = [t for t in current if t.kind == kind]
        wholes = [t for t in every if not side_label(t, labels)]
        found.append(_range(kind, wholes, rules) if wholes else _by_side(kind, every))
    return tuple(found)


def _range(kind: str, tolls: Sequence[Toll], rules: TollRules) -> TollRange:
    low = min((t.low for t in tolls if t.low is not None), default=None)
    high = max(n for t in tolls for n in (t.low, t.best, t.high) if n is not None)
    agreed = all(agree(a, b, rules) for a in tolls for b in tolls)
    known = [t for t in tolls if t.best is not None]
    if not known:
        words = "; ".join(sorted({_said(t) for t in tolls}))
        return TollRange(kind, low, None, high, unresolved=f"no source gives a number: {words}")
    if not agreed:
        words = "; ".join(dict.fromkeys(_said(t) for t in sorted(tolls, key=_by_value)))
        return TollRange(kind, low, None, high, unresolved=f"sources differ: {words}")
    votes: dict[int, set[int | str | None]] = defaultdict(set)
    for t in known:
        votes[t.best or 0].add(t.chain if t.chain is not None else t.source)
    best = max(votes, key=lambda n: (len(votes[n]), _latest(known, n), n))
    return TollRange(kind, low, best, high, why=_why(best, len(votes[best]), known))


def _why(best: int, chains: int, tolls: Sequence[Toll]) -> str:
    sources = list(dict.fromkeys(t.source or "" for t in tolls if t.best == best))
    if len(tolls) == 1:
        return f"the only number told, by {sources[0]}"
    if chains > 1:
        return f"{chains} independent sources tell it and no number contradicts it"
    if len({t.best for t in tolls}) == 1:
        return f"told by {', '.join(sources)}"
    return f"the latest number, by {', '.join(sources)}; no number contradicts it"


def _latest(tolls: Sequence[Toll], best: int) -> str:
    return max(t.published.isoformat() if t.published else "" for t in tolls if t.best == best)


def _by_value(toll: Toll) -> tuple[int, str]:
    return (value(toll) or 0, toll.source or "")


def _by_side(kind: str, tolls: Sequence[Toll]) -> TollRange:
    """Numbers told side by side only: no source sums them up."""
    low = min((t.low for t in tolls if t.low is not None), default=None)
    high = max(n for t in tolls for n in (t.low, t.best, t.high) if n is not None)
    words = "; ".join(dict.fromkeys(_said(t) for t in sorted(tolls, key=_by_value)))
    return TollRange(kind, low, None, high, unresolved=f"counted by side: {words}")


def _said(toll: Toll) -> str:
    return f"{in_words(toll)} by {toll.source}" if toll.source else in_words(toll)


def range_words(range: TollRange) -> str:
    """A range in words: "12 killed", "40 to 55 killed, unresolved"."""
    if range.best is not None and range.low == range.high == range.best:
        return f"{range.best} {range.kind}"
    known = [str(n) for n in (range.low, range.high) if n is not None]
    span = " to ".join(dict.fromkeys(known)) or "some"
    return f"{span} {range.kind}" + (f", best {range.best}" if range.best else ", unresolved")
