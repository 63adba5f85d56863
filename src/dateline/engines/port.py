"""What an engine offers: it maps the coder over reports, on one machine or many.

Whatever the engine, codings come back in the order of the reports, batches are cut alike, and a
report that kills its coder is told of and costs no other: equal input gives equal output.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from dateline.errors import DatelineError
from dateline.model import Coding, Problem, Report

#: The unit every engine maps: reports to codings, in order.
CodeReports = Callable[[Iterable[Report]], Iterator[Coding]]

#: Builds the unit where it runs, once a process: importable there, and hashed by value.
BuildCoder = Callable[[], CodeReports]

#: A batch ends at this many reports or characters: enough to fill the parser's own batches.
BATCH_REPORTS = 16
BATCH_CHARACTERS = 100_000
_STAGE = "engine"


@dataclass(frozen=True, slots=True)
class MergeSummary:
    """What one go at merging took in and what it left: new reports and claims, events that changed,
    and how many events, disputes and control states there are now.
    """

    reports: int
    claims: int
    events_touched: int
    events: int
    disputes: int
    control_states: int


#: Told what is being done, how much of it is done, and how much there is (None: not known).
MergeProgress = Callable[[str, int, int | None], None]


class Engine(Protocol):
    """Something that codes many reports."""

    def code(self, reports: Iterable[Report]) -> Iterator[Coding]:
        """One coding for each report, in order; only a bounded number of reports is held.

        Raises DatelineError when coding cannot start at all (a model or table is missing).
        """
        ...


def batches(reports: Iterable[Report]) -> Iterator[tuple[Report, ...]]:
    """The reports in groups, the same groups whatever the engine."""
    batch: list[Report] = []
    size = 0
    for report in reports:
        batch.append(report)
        size += len(report.text)
        if len(batch) == BATCH_REPORTS or size >= BATCH_CHARACTERS:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def code_batch(coder: CodeReports, batch: Sequence[Report]) -> list[Coding]:
    """The codings of a batch; when it fails, each report is tried alone to find the one at fault.

    This is an edge where anything may come up from below: the reason becomes a value.
    """
    try:
        return list(coder(batch))
    except DatelineError:
        raise
    except Exception as fault:  # noqa: BLE001 - see above
        if len(batch) == 1:
            return [lost(batch[0], f"{type(fault).__name__}: {fault}")]
        return [coding for report in batch for coding in code_batch(coder, (report,))]


def lost(report: Report, reason: str) -> Coding:
    """The coding of a report that could not be coded at all."""
    remedy = "the other reports are not affected; please report it with the text"
    return Coding(report, problems=(Problem(_STAGE, reason, remedy=remedy),))


def is_lost(coding: Coding) -> bool:
    """True for a coding made by `lost`: nothing was read out, so another run may try again."""
    return any(problem.stage == _STAGE for problem in coding.problems)
