"""What is said on standard error: notes, warnings, failures, and the summary at the end."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field

from dateline.model import Coding, Problem
from dateline.presenting.escape import visible

#: The stage that notes why a report was kept and not coded.
SKIPPED = "language"
#: Notes of one kind that are written out; the rest is counted.
WRITTEN_OUT = 3


def say(line: str) -> None:
    """One line on standard error, with nothing in it that a terminal would act on."""
    sys.stderr.write(visible(line) + "\n")
    sys.stderr.flush()


def complain(message: str) -> None:
    """An error, each of its lines on a line."""
    first, *rest = message.splitlines() or ["failed"]
    say(f"error: {first}")
    for line in rest:
        say(f"       {line}")


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 report", "1,200 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@dataclass
class Tally:
    """What became of the inputs, counted as they go by; problems are told once they are known."""

    coded: int = 0
    stored: int = 0
    unread: int = 0
    failed: int = 0
    skipped: int = 0
    words: int = 0
    claims: int = 0
    statements: int = 0
    _notes: Counter[str] = field(default_factory=Counter)

    @property
    def exit_code(self) -> int:
        """0 when all was read and coded, else 1."""
        return 1 if self.unread or self.failed else 0

    def not_read(self, where: str, reason: str, remedy: str) -> None:
        """An input that could not be read."""
        self.unread += 1
        say(f"not read: {where}: {reason}" + (f" ({remedy})" if remedy else ""))

    def add(self, coding: Coding) -> None:
        """A coding that came out."""
        failures = [p for p in coding.problems if p.severity == "failed"]
        skipped = not failures and any(p.stage == SKIPPED for p in coding.problems)
        self.failed += bool(failures)
        self.skipped += skipped
        self.coded += not failures and not skipped
        self.words += len(coding.report.text.split())
        self.claims += len(coding.claims)
        self.statements += len(coding.statements)
        for problem in coding.problems:
            self._tell(coding.report.id, problem)

    def _tell(self, report_id: str, problem: Problem) -> None:
        where = "" if problem.sentence is None else f", sentence {problem.sentence + 1}"
        remedy = f" ({problem.remedy})" if problem.remedy else ""
        if problem.severity == "failed":
            say(f"failed: {report_id}: {problem.stage}{where}: {problem.reason}{remedy}")
            return
        self._notes[problem.reason] += 1
        if self._notes[problem.reason] <= WRITTEN_OUT:
            say(f"note: {report_id}{where}: {problem.reason}{remedy}")

    def close(self, seconds: float) -> None:
        """Tell the rest of the notes, and the summary."""
        for reason, number in self._notes.items():
            if number > WRITTEN_OUT:
                say(f"note: {counted(number - WRITTEN_OUT, 'more report')}: {reason}")
        read = self.coded + self.failed + self.skipped
        # What the store had took no time to code: no rate then, and it is not counted as coded.
        rate = f" ({self.words / seconds:,.0f} words/s)" if seconds > 0 and not self.stored else ""
        new = max(0, self.coded - self.stored)
        say(
            f"{counted(read, 'report')} read ({counted(self.words, 'word')}), {new:,} coded"
            f" in {seconds:.1f} s{rate}: {counted(self.claims, 'claim')}, "
            f"{counted(self.statements, 'statement')}"
        )
        rest = (
            (self.stored, "already in the store"),
            (self.skipped, "skipped (another language)"),
            (self.unread, "not read"),
            (self.failed, "failed in part or whole"),
        )
        if any(number for number, _ in rest):
            say("; ".join(f"{number:,} {what}" for number, what in rest if number))
