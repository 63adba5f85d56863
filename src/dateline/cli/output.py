"""Where results go: standard output or a file that is written whole or not at all."""

from __future__ import annotations

import csv
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from dateline.cli.formats import Format
from dateline.errors import InputError
from dateline.model import Coding

if TYPE_CHECKING:
    from rich.console import Console

#: Columns of a table that goes to no terminal, if COLUMNS says nothing.
WIDTH = 120
#: Claims of one report that a table shows on a terminal; files and pipes get all.
MOST_CLAIMS = 40
#: A spreadsheet takes text that begins so for a formula; the text is set off with an apostrophe.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

WriteCoding = Callable[[Coding], None]


@contextmanager
def opened(out: Path | None) -> Iterator[TextIO]:
    """A stream for results. With *out*, a neighbour of it that takes its name at the very end.

    Raises InputError when the file cannot be written.
    """
    if out is None:
        yield sys.stdout
        sys.stdout.flush()
        return
    try:
        number, name = tempfile.mkstemp(prefix=f".{out.name}.", suffix=".part", dir=out.parent)
    except OSError as fault:
        raise InputError(str(out), f"cannot be written: {fault.strerror}", "check --out") from fault
    try:
        with open(number, "w", encoding="utf-8", newline="") as stream:
            yield stream
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, out)
    except BaseException:
        os.unlink(name)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def console_on(stream: TextIO) -> Console:
    """A console for tables: no markup, no guessing at links or numbers in others' text."""
    from rich.console import Console

    terminal = stream.isatty()
    width = None if terminal or "COLUMNS" in os.environ else WIDTH
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False)


def coding_writer(format: Format, stream: TextIO) -> WriteCoding:
    """What writes codings to *stream* in *format*, one by one."""
    if format is Format.jsonl:
        from dateline.model.codec import to_json_line

        return lambda coding: _line(stream, to_json_line(coding))
    if format is Format.csv:
        rows = RowWriter(stream)
        return lambda coding: rows.write_coding(coding)
    from dateline.presenting.table import coding_view

    console, most = console_on(stream), MOST_CLAIMS if stream.isatty() else None
    return lambda coding: console.print(coding_view(coding, width=console.width, most=most))


def _line(stream: TextIO, line: str) -> None:
    stream.write(line + "\n")


class RowWriter:
    """Writes CSV: a header first, then one record a row, empty for "not stated".

    The columns are those of claims (`dateline.presenting.flat`) unless others are given.
    """

    def __init__(self, stream: TextIO, columns: Sequence[str] = ()) -> None:
        from dateline.presenting.flat import COLUMNS

        self._rows = csv.DictWriter(stream, columns or COLUMNS, lineterminator="\n")
        self._rows.writeheader()

    def write(self, record: dict[str, Any]) -> None:
        """One record with these columns, such as `dateline.presenting.flat.record` makes."""
        self._rows.writerow({name: _cell(value) for name, value in record.items()})

    def write_coding(self, coding: Coding) -> None:
        """All claims of a coding."""
        from dateline.presenting.flat import record

        own = coding.report
        for claim in coding.claims:
            self.write(
                record(claim, report=own.id, published=own.published, publisher=own.publisher)
            )


def _cell(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = value.encode("utf-8", "backslashreplace").decode().replace("\x00", "\\x00")
    return f"'{text}" if text.startswith(_FORMULA) else text
