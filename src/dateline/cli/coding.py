"""`dateline code`: read, code, keep, write."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from dateline import wiring
from dateline.cli.formats import Output
from dateline.cli.notes import Tally, complain
from dateline.cli.output import coding_writer, opened
from dateline.cli.progress import progress
from dateline.engines.resume import Keep, Noted, code_noted
from dateline.model import Coding
from dateline.reading import Read, ReadOptions, Unread, read
from dateline.settings import Settings


def now() -> str:
    """The time of day, in ISO 8601 with zone; runs are stamped with it."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def code_paths(
    paths: Sequence[str], options: ReadOptions, settings: Settings, output: Output
) -> int:
    """Code all reports of *paths* and return the exit status.

    Raises DatelineError when nothing can be done at all: no model, no store, no way to write.
    """
    tally, begun = Tally(), time.perf_counter()
    with keeping(settings) as keep, opened(output.out) as stream:
        write = coding_writer(output.format, stream)
        shown = output.out is not None or not stream.isatty()
        with progress(paths, shown=shown) as advance:
            for coding in coded(read(paths, options=options), settings, tally, keep=keep):
                write(coding)
                advance(len(coding.report.text.split()))
    tally.close(time.perf_counter() - begun)
    return tally.exit_code


def coded(
    items: Iterable[Read | Unread], settings: Settings, tally: Tally, *, keep: Keep | None = None
) -> Iterator[Coding]:
    """The codings of what was read, counted in *tally*, which also tells what was not read."""
    engine = wiring.build_engine(settings)

    def noted() -> Iterator[Noted]:
        for item in items:
            if isinstance(item, Unread):
                tally.not_read(item.where, item.reason, item.remedy)
                continue
            if keep is not None and keep.store.done(item.report, keep.version):
                tally.stored += 1
            yield item.report, item.problems

    for coding in code_noted(noted(), engine, keep=keep):
        tally.add(coding)
        yield coding


@contextmanager
def keeping(settings: Settings) -> Iterator[Keep | None]:
    """The store of *settings* with a run begun, None without a store; the run is ended if all
    went well, and left open for all to see if it was broken off.

    Raises KnowledgeError, before a run is begun, when the user's own tables are at fault.
    """
    if settings.store is None:
        yield None
        return
    if settings.knowledge:
        wiring.load_tables(settings.knowledge)
    with wiring.open_store(settings.store) as store:
        version = wiring.version(settings)
        run = store.begin(version, started=now())
        try:
            yield Keep(store, run, version)
        except KeyboardInterrupt:
            complain("stopped; the same command goes on from here, since a store is kept")
            raise
        store.end(run, ended=now())
