"""What coding one report gives: its statements and claims, and everything noted on the way."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.claim import Claim, Statement
from dateline.model.party import Party
from dateline.model.place import Toponym
from dateline.model.report import Report
from dateline.model.time import TimeExpression
from dateline.model.wording import claim_line


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong or could not be known, kept as data: nothing fails silently.

    ``stage`` is a step of the pipeline or of reading; ``sentence`` the sentence's index or None;
    ``severity`` is "note" (the result stands, e.g. no publication date) or "failed".
    """

    stage: str
    reason: str
    sentence: int | None = None
    severity: str = "failed"
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Coding:
    """One report with all that was read out of it (evaluation format, one line of JSONL)."""

    report: Report
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    parties: tuple[Party, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __str__(self) -> str:
        """The report's title and id, then one line a claim."""
        title = f"{self.report.title} " if self.report.title else ""
        lines = [f"{title}[{self.report.id}]", *(f"  {claim_line(c)}" for c in self.claims)]
        return "\n".join(lines)
