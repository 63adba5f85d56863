"""Where the heavy parts of a merge run: here, or in several processes that read the store too.

What is asked for comes back in the order in which it was asked, so that the number of processes
changes nothing but the time.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol, TypeVar

from dateline.engines.merging.comparing import Comparison, scores_of
from dateline.engines.merging.regroup import Piece, events_of_piece
from dateline.engines.merging.telling import Read, read_codings
from dateline.merging.clustering import Pair
from dateline.merging.decisions import Standing
from dateline.merging.events import Rules, load_rules
from dateline.model import Event
from dateline.store.port import Store

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")
#: Pieces of work held for each process: one being done, the rest so that none has to wait.
_WAITING = 2
#: Reports below which other processes are not worth starting.
WORTH_IT = 400

OpenStore = Callable[[], Store]


@dataclass(frozen=True, slots=True)
class Jobs:
    """How many processes may help, and what opens the store in each."""

    open_store: OpenStore
    count: int


class Workers(Protocol):
    """Does the work of many reports and of many components, in order."""

    def read(self, batches: Iterable[Sequence[int]]) -> Iterator[list[Read]]:
        """The codings with these numbers as tellings, a batch at a time."""
        ...

    def score(self, comparisons: Iterable[Comparison]) -> Iterator[list[tuple[Pair, float]]]:
        """The scored pairs of each comparison."""
        ...

    def events(self, pieces: Iterable[Piece]) -> Iterator[list[Event]]:
        """The events of the components of each piece."""
        ...


class Here:
    """Works in this process."""

    def __init__(self, store: Store, decided: Standing, rules: Rules) -> None:
        self._store, self._decided, self._rules = store, decided, rules

    def read(self, batches: Iterable[Sequence[int]]) -> Iterator[list[Read]]:
        """See `Workers.read`."""
        for numbers in batches:
            yield read_codings(self._store, numbers, self._decided, self._rules)

    def score(self, comparisons: Iterable[Comparison]) -> Iterator[list[tuple[Pair, float]]]:
        """See `Workers.score`."""
        linkage = self._rules.linkage
        return (scores_of(self._store, comparison, linkage) for comparison in comparisons)

    def events(self, pieces: Iterable[Piece]) -> Iterator[list[Event]]:
        """See `Workers.events`."""
        for piece in pieces:
            yield events_of_piece(self._store, piece, self._decided, self._rules)


class Processes:
    """Works in several processes, each with the store open."""

    def __init__(self, jobs: Jobs, decided: Standing) -> None:
        context = multiprocessing.get_context("spawn")
        self._waiting = jobs.count * _WAITING
        begin = (jobs.open_store, decided)
        self._pool = ProcessPoolExecutor(
            jobs.count, mp_context=context, initializer=_begin, initargs=begin
        )

    def read(self, batches: Iterable[Sequence[int]]) -> Iterator[list[Read]]:
        """See `Workers.read`."""
        return self._in_order(_read, batches)

    def score(self, comparisons: Iterable[Comparison]) -> Iterator[list[tuple[Pair, float]]]:
        """See `Workers.score`."""
        return self._in_order(_score, comparisons)

    def events(self, pieces: Iterable[Piece]) -> Iterator[list[Event]]:
        """See `Workers.events`."""
        return self._in_order(_events, pieces)

    def _in_order(
        self, work: Callable[[Asked], Answer], asked: Iterable[Asked]
    ) -> Iterator[Answer]:
        waiting: deque[Future[Answer]] = deque()
        for item in asked:
            waiting.append(self._pool.submit(work, item))
            if len(waiting) >= self._waiting:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def workers(
    store: Store, decided: Standing, jobs: Jobs | None, *, reports: int
) -> Iterator[Workers]:
    """What does the work of *reports* reports: several processes when that is worth it.

    A store in memory cannot be read by other processes: *jobs* is None.
    """
    if jobs is None or jobs.count < 2 or reports < WORTH_IT:
        yield Here(store, decided, load_rules())
        return
    pool = Processes(jobs, decided)
    try:
        yield pool
    finally:
        pool.close()


_open: list[tuple[Store, Standing, Rules]] = []


@contextmanager
def no_cycles_sought() -> Iterator[None]:
    """The collector of cyclic garbage rests meanwhile: claims hold no cycles, and there are many.

    It would look through them again and again, for a sixth of the time of a merge.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _begin(open_store: OpenStore, decided: Standing) -> None:
    gc.disable()
    _open[:] = [(open_store(), decided, load_rules())]


def _read(numbers: Sequence[int]) -> list[Read]:
    store, decided, rules = _open[0]
    return read_codings(store, numbers, decided, rules)


def _score(comparison: Comparison) -> list[tuple[Pair, float]]:
    store, _, rules = _open[0]
    return scores_of(store, comparison, rules.linkage)


def _events(piece: Piece) -> list[Event]:
    store, decided, rules = _open[0]
    return events_of_piece(store, piece, decided, rules)
