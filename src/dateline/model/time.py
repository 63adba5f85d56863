"""Times: expressions of the text and intervals of happenings, no more precise than the report."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from dateline.model.span import Span
from dateline.model.vocabulary import TIME_BASES, TIME_PRECISIONS, TIMEX_TYPES, require

#: An hour of a day, with or without minutes and an offset from UTC (ISO 8601-1:2019).
CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?", re.ASCII)


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
    """When a happening took place, with the basis of that: stated, inferred or published.

    ``clock`` is the hour that the words tell, as ISO 8601 and no finer than they do, with the
    offset from UTC where the zone is known: "2016-06-21T05:30+03:00", "2016-06-21T21".
    """

    interval: Interval
    basis: str
    mention: Span | None = None
    clock: str | None = None

    def __post_init__(self) -> None:
        require(self.basis, TIME_BASES, "time basis")
        if self.clock is not None and not CLOCK.fullmatch(self.clock):
            raise ValueError(f"clock {self.clock!r} is no hour of a day in ISO 8601")
