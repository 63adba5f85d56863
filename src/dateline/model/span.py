"""Characters of a report, and what points at them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``[start, end)`` of a report's text, counted in Unicode code points.

    ``text`` always equals ``report.text[start:end]``; build spans with `Span.of` to keep it so.
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if self.start < 0 or self.end < self.start or self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start}..{self.end} does not fit {self.text[:40]!r}")

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of *text* between two offsets."""
        return cls(start, end, text[start:end])

    def overlaps(self, other: Span) -> bool:
        """True when at least one character is shared."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """True when *other* lies within this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a value was given: the rule that fired and the characters it fired on.

    ``slot`` names the field of the claim or statement that it explains ("type", "factuality", ...).
    """

    rule: str
    span: Span | None = None
    slot: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a mention may stand for: higher ``score`` is better, ``why`` is a readable reason."""

    name: str
    id: str | None
    score: float
    why: str
