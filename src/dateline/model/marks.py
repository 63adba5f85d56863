"""The names and times found in a report before any claim is read, looked up by character."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from dateline.model.party import Party
from dateline.model.place import Toponym
from dateline.model.span import Span
from dateline.model.time import TimeExpression

Marked = TypeVar("Marked", Party, Toponym, TimeExpression)


def _span(item: Party | Toponym | TimeExpression) -> Span:
    return item.place.mention if isinstance(item, Toponym) else item.mention


def _covering(items: tuple[Marked, ...], starts: list[int], offset: int) -> Marked | None:
    at = bisect_right(starts, offset) - 1
    return items[at] if at >= 0 and offset < _span(items[at]).end else None


@dataclass(frozen=True)
class Marks:
    """Parties, toponyms and time expressions of one report; no two of a kind overlap, all sorted.

    A word may be in a party and a toponym at once ("Syrian army", "Damascus said").
    """

    parties: tuple[Party, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    times: tuple[TimeExpression, ...] = ()

    @cached_property
    def _starts(self) -> tuple[list[int], list[int], list[int]]:
        return (
            [p.mention.start for p in self.parties],
            [t.place.mention.start for t in self.toponyms],
            [t.mention.start for t in self.times],
        )

    def party_at(self, offset: int) -> Party | None:
        """The party whose mention holds the character at *offset*."""
        return _covering(self.parties, self._starts[0], offset)

    def toponym_at(self, offset: int) -> Toponym | None:
        """The toponym whose mention holds the character at *offset*, whatever its use."""
        return _covering(self.toponyms, self._starts[1], offset)

    def time_at(self, offset: int) -> TimeExpression | None:
        """The time expression that holds the character at *offset*."""
        return _covering(self.times, self._starts[2], offset)
