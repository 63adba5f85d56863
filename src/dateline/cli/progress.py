"""A bar with rate and estimate on a terminal, and silence anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dateline.reading.inputs import inputs
from dateline.reading.options import Unread

if TYPE_CHECKING:
    from pathlib import Path

    from rich.progress import Progress, Task, TaskID
    from rich.text import Text

Advance = Callable[[int], None]
#: Told of a step: its name, how much of it is done, and of how much, where that is known.
Step = Callable[[str, int, int | None], None]
_BLOCK = 1 << 20


@contextmanager
def progress(paths: Sequence[str], *, shown: bool, total: int | None = None) -> Iterator[Advance]:
    """Gives what advances the bar by one report of so many words, towards *total* if it is known.

    Else the number of reports in *paths* is expected.
    """
    if not (shown and sys.stderr.isatty()):
        yield lambda words: None
        return
    with _bar() as bar:
        task = bar.add_task("coding", total=total or expected(paths), words=0)
        words_read = 0

        def advance(words: int) -> None:
            nonlocal words_read
            words_read += words
            bar.update(task, advance=1, words=words_read)

        yield advance


@contextmanager
def steps(*, of_bytes: bool = False) -> Iterator[Step]:
    """Gives what shows a step, how far it is and how long it takes; silent without a terminal.

    How far is told in numbers of things, or with *of_bytes* in megabytes.
    """
    if not sys.stderr.isatty():
        yield lambda step, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn() if of_bytes else MofNCompleteColumn(),
        Remaining(compact=True),
    )
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def advance(step: str, done: int, total: int | None) -> None:
            if step not in tasks:
                for before in tasks.values():
                    bar.update(before, visible=False)
                tasks[step] = bar.add_task(step, total=total)
            bar.update(tasks[step], completed=done, total=total)

        yield advance


def expected(paths: Sequence[str]) -> int | None:
    """The number of reports in *paths* where counting is cheap, else None."""
    total = 0
    for item in inputs(paths):
        if isinstance(item, Unread):
            continue
        if item.path is None:
            return None
        if item.format == "jsonl" and item.path.suffix != ".gz":
            total += _lines(item.path)
        elif item.format in ("text", "html"):
            total += 1
        else:
            return None
    return total or None


def _lines(path: Path) -> int:
    try:
        with path.open("rb") as stream:
            return sum(block.count(b"\n") for block in iter(lambda: stream.read(_BLOCK), b""))
    except OSError:
        return 0  # reading will tell what is wrong with it


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    class Rate(ProgressColumn):
        """Words a second so far."""

        def render(self, task: Task) -> Text:
            from rich.text import Text

            seconds = task.elapsed or 0
            return Text(f"{task.fields['words'] / seconds:,.0f} words/s" if seconds else "")

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("reports"),
        Rate(),
        Remaining(compact=True),
        console=Console(file=sys.stderr),
        transient=True,
    )
