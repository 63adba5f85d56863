"""How many: bounds that can both be true, totals that grew, numbers that contradict."""

from __future__ import annotations

from dateline.merging.records import Number, Record

_KINDS = ("killed", "injured", "abducted", "arrested", "displaced", "casualties")
#: A number from which two reports that tell it are likely to mean one happening.
_LARGE = 10
_LEVELS = ("equal, exact", "equal, large", "equal", "agree", "close", "differ", "unknown")
_RANK = {level: rank for rank, level in enumerate(_LEVELS)}
#: What people round numbers to.
_ROUND = 5


def level(a: Record, b: Record) -> str:
    """The best level over numbers of one kind; "unknown" where no kind is told by both."""
    best = "unknown"
    for x in a.numbers:
        for y in b.numbers:
            if x.kind == y.kind and x.kind in _KINDS:
                found = numbers_level(x, y)
                if _RANK[found] < _RANK[best]:
                    best = found
    return best


def numbers_level(x: Number, y: Number) -> str:
    """How two numbers of one kind stand to each other."""
    ours, theirs = told(x), told(y)
    if ours is None or theirs is None:
        return "unknown"
    if ours == theirs:
        if ours >= _LARGE:
            return "equal, exact" if ours % _ROUND else "equal, large"
        return "equal" if ours > 1 else "agree"
    if may_agree(x, y):
        return "agree"
    return "close" if max(ours, theirs) <= 2 * min(ours, theirs) else "differ"


def told(number: Number) -> int | None:
    """The one number that stands for the bounds."""
    for value in (number.best, number.low, number.high):
        if value is not None:
            return value
    return None


def may_agree(x: Number, y: Number) -> bool:
    """True when one number can satisfy both bounds ("at least 8" and "10")."""
    low = max(_low(x), _low(y))
    highs = [h for h in (_high(x), _high(y)) if h is not None]
    return not highs or low <= min(highs)


def _low(number: Number) -> int:
    return number.low if number.low is not None else 0


def _high(number: Number) -> int | None:
    """The upper bound: None when open; an exact number bounds itself."""
    return number.high


def names(record: Record) -> str:
    """The numbers of *record* as a sentence names them."""
    said = [f"{n.kind} {told(n)}" for n in record.numbers if told(n) is not None]
    return ", ".join(said[:3]) or "no number"
