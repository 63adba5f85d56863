"""Times: expressions of the text and intervals of happenings, no more precise than the report."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dateline.model.span import Span
from dateline.model.vocabulary import TIME_BASES, TIME_PRECISIONS, TIMEX_TYPES, require


@dataclass(frozen=True, slots=True)
class Interval:
    """Days ``start..end``, both included; None is open. ``edtf`` keeps what full days cannot."""

    start: dt.date | None
    end: dt.date | None
    precision: str = "unknown"
    edtf: str = ""

    def __post_init__(self) -> None:
        require(self.precision, TIME_PRECISIONS, "time precision")
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"interval {self.start}..{self.end} runs backwards")


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression of the text; ``value`` is its TIMEX3 value (ISO-TimeML)."""

    mention: Span
    type: str
    value: str
    interval: Interval | None = None

    def __post_init__(self) -> None:
        require(self.type, TIMEX_TYPES, "time expression type")


@dataclass(frozen=True, slots=True)
class ClaimTime:
    """When a happening took place, with the basis of that: stated, inferred or published."""

    interval: Interval
    basis: str
    mention: Span | None = None

    def __post_init__(self) -> None:
        require(self.basis, TIME_BASES, "time basis")
