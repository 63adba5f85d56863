"""The one method a language analyser offers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from dateline.model import Report, Sentence


class Analyser(Protocol):
    """Turns reports into sentences; loads once, serves many."""

    name: str

    def analyse(self, reports: Iterable[Report]) -> Iterator[tuple[Sentence, ...]]:
        """The sentences of each report, in the order of the reports.

        Every character of a report that is not white space or an unseen mark lies in exactly one
        sentence's words, except in regions marked ``boilerplate``, whose sentences carry that kind.
        """
        ...
