"""Coders that stand in for the real one, importable by worker processes."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator

from dateline.engines import CodeReports
from dateline.errors import KnowledgeError
from dateline.model import Claim, Coding, Report, Span


def upper_case() -> CodeReports:
    """Each word in capitals is a claim."""

    def code(reports: Iterable[Report]) -> Iterator[Coding]:
        for report in reports:
            yield Coding(report, claims=tuple(_claims(report)))

    return code


def _claims(report: Report) -> Iterator[Claim]:
    at = 0
    for word in report.text.split(" "):
        if word.isupper():
            yield Claim(f"c{at}", Span.of(report.text, at, at + len(word)), "AID")
        at += len(word) + 1


def failing() -> CodeReports:
    """Raises at the word "raise", and takes its process down at the word "die"."""
    plain = upper_case()

    def code(reports: Iterable[Report]) -> Iterator[Coding]:
        for report in reports:
            if "raise" in report.text:
                raise RuntimeError("cannot read this")
            if "die" in report.text:
                os._exit(9)
            yield from plain([report])

    return code


def missing_tables() -> CodeReports:
    """Cannot be built."""
    raise KnowledgeError(["first fault", "second fault"])


#: Seconds that `slow` takes over every batch but the first.
SLOW = 30


def slow() -> CodeReports:
    """Takes its time over all reports but those of the first batch."""
    plain = upper_case()

    def code(reports: Iterable[Report]) -> Iterator[Coding]:
        batch = list(reports)
        if batch[0].id != "r0":
            time.sleep(SLOW)
        yield from plain(batch)

    return code
