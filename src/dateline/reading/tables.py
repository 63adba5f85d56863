"""CSV and TSV: one row a report, fields named by the first row."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from dateline.model import Problem
from dateline.reading.columns import mapping, no_text, raw_from
from dateline.reading.encoding import decode
from dateline.reading.options import Raw, ReadOptions, Unread, Unreadable
from dateline.reading.streams import lines

_DELIMITERS = ",\t;|"
_MEND = "close the quotation marks of this row"


def read_csv(
    stream: BinaryIO, options: ReadOptions, *, where: str, name: str
) -> Iterator[Raw | Unread]:
    """The reports of a CSV stream; ``where`` gives the line on which a row begins.

    A row whose quotes never close, or close in a later row, is Unread, and reading goes on with
    the line after its first.
    """
    csv.field_size_limit(max(csv.field_size_limit(), options.max_bytes))
    rows = _Rows(lines(stream, options.max_bytes), options.max_bytes)
    header = rows.header()
    fields = mapping(header, options)
    if "text" not in fields:
        raise no_text(header, "column")
    for number, row in rows:
        at = f"{where}:{number}"
        if isinstance(row, Unreadable):
            yield Unread(at, str(row), row.remedy)
        elif any(row):
            try:
                raw = raw_from(dict(zip(header, row, strict=False)), fields, where=at, name=name)
                yield replace(raw, notes=(*rows.notes, *raw.notes))
            except Unreadable as error:
                yield Unread(at, str(error), error.remedy)


class _Rows:
    """Rows with the line each begins on; a row that swallows others is given back to be re-read."""

    def __init__(self, source: Iterator[tuple[int, bytes | None]], limit: int) -> None:
        self._source = source
        self._limit = limit
        self._waiting: deque[tuple[int, str]] = deque()
        self._taken: list[tuple[int, str]] = []
        self._size = 0
        self._over = self._ended = False
        #: Characters that may be read a second time: a file of nothing but open quotes must end.
        self._patience = 5 * limit
        self._delimiter = ","
        #: What decoding the lines of the row at hand had to guess.
        self.notes: tuple[Problem, ...] = ()

    def header(self) -> list[str]:
        """The fields that the first row names."""
        number, first = self._line()
        if number == 0:
            raise Unreadable("empty", "give a file with a header and rows")
        counts = [(first.count(d), -i, d) for i, d in enumerate(_DELIMITERS)]
        self._delimiter = max(counts)[2]
        self._waiting.appendleft((number, first))
        found = self._next()
        if found is None or isinstance(found[1], Unreadable):
            raise Unreadable("no header row", "name the columns in the first row")
        self._columns = len(found[1])
        return [field.strip() for field in found[1]]

    def __iter__(self) -> Iterator[tuple[int, list[str] | Unreadable]]:
        while (found := self._next()) is not None:
            number, row = found
            if isinstance(row, list) and len(self._taken) > 1:
                ragged = len(row) != self._columns
                if ragged or self._ended:
                    row = Unreadable("a quotation mark is not closed", _MEND)
            if isinstance(row, Unreadable) and len(self._taken) > 1:
                self._give_back()
            yield number, row

    def _give_back(self) -> None:
        again = self._taken[1:]
        self._patience -= sum(len(line) for _, line in again)
        if self._patience < 0:
            raise Unreadable("too many quotation marks are not closed", _MEND)
        self._waiting.extendleft(reversed(again))
        self._ended = False

    def _next(self) -> tuple[int, list[str] | Unreadable] | None:
        self._taken, self._size, self._ended = [], 0, False
        self.notes = ()
        reader = csv.reader(self._feed(), delimiter=self._delimiter)
        try:
            row = next(reader, None)
        except csv.Error as error:
            return self._first(), Unreadable(f"not a row: {error}", "mend or remove this row")
        except Unreadable as error:
            return self._first(), error
        return None if row is None else (self._first(), row)

    def _first(self) -> int:
        return self._taken[0][0] if self._taken else 0

    def _feed(self) -> Iterator[str]:
        while True:
            number, line = self._line()
            if number == 0:
                self._ended = True
                return
            self._taken.append((number, line))
            self._size += len(line)
            if self._size > self._limit:
                raise Unreadable(f"longer than {self._limit:,} bytes", _MEND)
            yield line

    def _line(self) -> tuple[int, str]:
        """The next line with its end, or (0, "") at the end."""
        if self._waiting:
            return self._waiting.popleft()
        if self._over:
            return 0, ""
        for number, line in self._source:
            if line is None:
                self._taken.append((number, ""))
                raise Unreadable(f"longer than {self._limit:,} bytes", "split the report")
            try:
                text, guesses = decode(line)
            except Unreadable:
                self._taken.append((number, ""))
                raise
            self.notes = self.notes or guesses
            return number, text + "\n"
        self._over = True
        return 0, ""
