"""What a store offers to merging: decisions, tellings and links, events and control.

A *merge* is one go of merging. Its working state (tellings, keys, links) is replaced as
codings come and go; decisions are only ever added, and events and control states are versioned: a
version is current from one merge on until another merge ends it.

What streams may be read while the caller writes. Iterables that are given must not write to the
store while they are being read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Protocol

from dateline.model import ControlState, Correction, Event, Judgement, Report
from dateline.store.entries import LinkRow, Merge, StoredClaim, StoredCoding, TellingRow
from dateline.store.event_query import EventQuery


class Decisions(Protocol):
    """What people decided: a log that is only ever added to."""

    def decide(self, decisions: Iterable[Judgement | Correction]) -> int:
        """Keep decisions, all or none; equal ones already kept are passed over.

        Returns how many were new.
        """
        ...

    def decisions(self) -> tuple[Judgement | Correction, ...]:
        """All decisions by the time they were taken, then by their JSON.

        The order in which they were kept plays no part. A time without a zone is read as UTC.
        """
        ...


class Merging(Protocol):
    """The working state of merging, so that a merge touches only what new codings can change."""

    def begin_merge(self, settings: str, *, started: str) -> int:
        """Open a merge under settings with this hash and return its number."""
        ...

    def end_merge(self, merge: int, *, ended: str) -> None:
        """Note that a merge came to its end."""
        ...

    def merges(self) -> tuple[Merge, ...]:
        """All merges, oldest first."""
        ...

    def pending_numbers(self) -> tuple[int, ...]:
        """Numbers of the current codings that are not covered, in the order they were kept.

        A coding is covered once its tellings were kept, even when it has none.
        """
        ...

    def pending(self) -> Iterator[tuple[int, StoredCoding]]:
        """The codings of `pending_numbers`, read in batches."""
        ...

    def superseded(self) -> tuple[int, ...]:
        """Numbers of covered codings that are no longer current: another version replaced them."""
        ...

    def keep_tellings(self, merge: int, coding: int, rows: Sequence[TellingRow]) -> None:
        """Mark a coding covered and keep its tellings; those kept for it before are dropped.

        Ids are unique in the store: a telling takes the place of another one of its id.
        """
        ...

    def keep_all_tellings(
        self, merge: int, items: Iterable[tuple[int, Sequence[TellingRow]]]
    ) -> None:
        """`keep_tellings` for many codings, thousands of them in one transaction.

        Raises ValueError when a row is of another coding than it comes with.
        """
        ...

    def drop_tellings(self, codings: Iterable[int]) -> None:
        """Forget these codings' tellings and keys, and all links that touch them.

        The codings are no longer covered.
        """
        ...

    def reset_merging(self) -> None:
        """Forget all tellings, keys and links: no coding is covered any more.

        Decisions, merges, and the versions of events and control stay.
        """
        ...

    def tellings(self, ids: Iterable[str]) -> Iterator[TellingRow]:
        """The tellings with these ids, each once, by id; ids that are not kept are passed over."""
        ...

    def all_tellings(self) -> Iterator[TellingRow]:
        """All tellings by id."""
        ...

    def tellings_of(self, codings: Iterable[int]) -> Iterator[TellingRow]:
        """The tellings of these codings, each once."""
        ...

    def codings_with(self, claims: Iterable[str]) -> dict[str, int]:
        """The number of the current coding that holds each of these claims, where there is one."""
        ...

    def covered(self) -> int:
        """How many codings are covered."""
        ...

    def neighbours(self, keys: Iterable[int]) -> Iterator[tuple[int, str]]:
        """(key, id) of each telling with one of these keys, by key, then id."""
        ...

    def keep_links(self, links: Iterable[LinkRow]) -> None:
        """Keep links; one of the same two tellings is replaced."""
        ...

    def links(self, ids: Iterable[str]) -> Iterator[LinkRow]:
        """All links that touch one of these tellings, each once.

        First those whose left is asked for, by (left, right); then the others, by (right, left).
        """
        ...

    def all_links(self) -> Iterator[LinkRow]:
        """All links by (left, right)."""
        ...

    def claims_of(
        self, codings: Iterable[int], only: Collection[str] | None = None
    ) -> Iterator[tuple[int, StoredClaim]]:
        """(number, claim) for each claim of these codings, by number, then as read.

        With *only*, the claims with these ids.
        """
        ...

    def texts_of(self, codings: Iterable[int]) -> Iterator[tuple[int, Report]]:
        """(number, report with its text) of these codings, by number."""
        ...


class Situations(Protocol):
    """What merging gave: versioned events and control states."""

    def keep_events(self, merge: int, put: Iterable[Event], drop: Iterable[str]) -> None:
        """Make *put* the current versions of their events and end the events in *drop*.

        All or nothing. An event equal to its current version is left as it is; an id that is both
        put and dropped is put.
        """
        ...

    def events(self, query: EventQuery) -> Iterator[Event]:
        """The events *query* asks for by day (as `ClaimQuery` orders claims), then id."""
        ...

    def event(self, event_id: str) -> tuple[Event, ...]:
        """Current events with this id or alias, else those with one that starts so; by id."""
        ...

    def event_versions(self, event_id: str) -> tuple[tuple[int, int | None, Event], ...]:
        """(from, to, event) for each version of the event with exactly this id, oldest first.

        A version was current after the merges from..to-1; None: it still is.
        """
        ...

    def event_ids(self) -> Iterator[str]:
        """The ids of all current events, in their order."""
        ...

    def situation_size(self) -> tuple[int, int, int]:
        """How many events there are now, how many disputes in them, and how many control states."""
        ...

    def events_of(self, claims: Iterable[str]) -> dict[str, str]:
        """The id of the current event of each of these claims; claims without one are left out."""
        ...

    def keep_control(
        self, merge: int, states: Iterable[ControlState], places: Iterable[str]
    ) -> None:
        """Make *states* the current ones of their places, and of the place keys in *places*.

        All or nothing. A place whose states do not change is left as it is; keys are those of
        `place_key`.
        """
        ...

    def control(
        self, place: str | None = None, on: dt.date | None = None
    ) -> Iterator[ControlState]:
        """The current control states: by the place's name, then by their first day.

        *place* is a name or id, matched by whole words as in `ClaimQuery`. *on* asks for states
        whose interval holds that day; an open end holds all days.
        """
        ...
