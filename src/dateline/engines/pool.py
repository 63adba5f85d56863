"""Several processes on one machine, each with a model of its own."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing.connection import Connection, wait

from dateline.engines.port import BuildCoder, CodeReports, batches, code_batch, lost
from dateline.errors import DatelineError
from dateline.model import Coding, Report

#: Batches held for each process: one being coded, the rest so that none has to wait.
BATCHES_A_JOB = 3

Batch = tuple[Report, ...]
_DIED = "the process that coded it died (out of memory, or a fault of a library)"


class PoolEngine:
    """Codes batches of reports in *jobs* processes. See `Engine`.

    When a process dies, what was being coded is tried again, alone in a process of its own, so
    that only the report that kills its process is lost.
    """

    def __init__(self, build: BuildCoder, *, jobs: int) -> None:
        if jobs < 1:
            raise ValueError(f"{jobs} jobs")
        self._build = build
        self._jobs = jobs

    def code(self, reports: Iterable[Report]) -> Iterator[Coding]:
        """See `Engine.code`."""
        source = batches(reports)
        waiting: deque[tuple[Batch, Future[list[Coding]]]] = deque()
        pool = _Processes(self._jobs)
        try:
            while True:
                while len(waiting) < self._jobs * BATCHES_A_JOB and (batch := next(source, ())):
                    waiting.append((batch, pool.submit(self._build, batch)))
                if not waiting:
                    return
                batch, coming = waiting.popleft()
                try:
                    found = coming.result()
                except BrokenProcessPool:
                    pool.stop()
                    pool = _Processes(self._jobs)
                    yield from self._again(batch, waiting)
                else:
                    yield from found
        finally:
            pool.stop()

    def _again(
        self, broken: Batch, waiting: deque[tuple[Batch, Future[list[Coding]]]]
    ) -> Iterator[Coding]:
        """The codings of *broken* and all *waiting* batches; the latter is empty afterwards."""
        alone = _Alone(self._build)
        try:
            yield from alone.code(broken)
            while waiting:
                batch, coming = waiting.popleft()
                yield from alone.code(batch) if coming.exception() else coming.result()
        finally:
            alone.close()


class _Alone:
    """Codes one batch at a time in a single process, and finds the report that kills it."""

    def __init__(self, build: BuildCoder) -> None:
        self._build = build
        self._pool = _Processes(1)

    def code(self, batch: Batch) -> list[Coding]:
        try:
            return self._pool.submit(self._build, batch).result()
        except BrokenProcessPool:
            self.close()
            self._pool = _Processes(1)
        if len(batch) == 1:
            return [lost(batch[0], _DIED)]
        return [coding for report in batch for coding in self.code((report,))]

    def close(self) -> None:
        self._pool.stop()


class _Processes:
    """A pool whose processes leave at once when it is stopped, whatever they are doing."""

    def __init__(self, count: int) -> None:
        # Fresh processes: a fork would copy the threads' locks of whatever the caller had loaded.
        context = multiprocessing.get_context("spawn")
        self._watched, self._held = context.Pipe(duplex=False)
        self._pool = ProcessPoolExecutor(
            count, mp_context=context, initializer=_begin, initargs=(self._watched,)
        )

    def submit(self, build: BuildCoder, batch: Batch) -> Future[list[Coding]]:
        """The codings of *batch* to come; a pool that broke meanwhile gives a broken future."""
        try:
            return self._pool.submit(_work, build, batch)
        except BrokenProcessPool as fault:
            broken: Future[list[Coding]] = Future()
            broken.set_exception(fault)
            return broken

    def stop(self) -> None:
        """End all processes; what they have not given back is lost."""
        self._held.close()
        self._pool.shutdown(cancel_futures=True)
        self._watched.close()


# --- in the worker ---------------------------------------------------------------------------


def _begin(watched: Connection) -> None:
    """Leave interrupts to the parent; leave when it stops the pool, or is itself killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    ends: list[Connection | int] = [watched, *([parent.sentinel] if parent else [])]
    threading.Thread(target=_leave_after, args=(ends,), daemon=True).start()


def _leave_after(ends: list[Connection | int]) -> None:
    wait(ends)
    os._exit(1)


@cache
def _coder(build: BuildCoder) -> CodeReports:
    return build()


def _work(build: BuildCoder, batch: Sequence[Report]) -> list[Coding]:
    try:
        return code_batch(_coder(build), batch)
    except DatelineError as fault:
        # Errors with arguments of their own do not survive the way between processes.
        raise DatelineError(str(fault)) from None
