"""The text files of MUC-3 and MUC-4: messages with their datelines, in capitals.

A message begins with its id on a line of its own ("TST1-MUC3-0001", "DEV-MUC3-0001 (NOSC)"); its
text begins with a dateline and the genre in brackets (file ``text-headers-info`` of the corpus).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import InputError
from dateline.model import Report

#: Bytes of the largest text file that is read; the distributed ones have a third of a megabyte.
MOST_BYTES = 64_000_000
_ID = re.compile(r"^[ \t]*([A-Z0-9]{2,12}-MUC\d-\d{4})(?:[ \t]+\([^()\n]*\))?[ \t]*$", re.MULTILINE)
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DATELINE = re.compile(
    r"\s*(?P<place>[A-Z][A-Z .'-]{1,40}?)\s*(?:\((?P<country>[A-Z .]{2,30})\))?,\s+"
    r"(?:(?P<day>\d{1,2})\s+(?P<month>[A-Z]{3})[A-Z]*\.?(?:\s+(?P<year>\d{2}))?"
    r"|(?P<month_first>[A-Z]{3})[A-Z]*\s+(?P<day_next>\d{1,2}),?\s+(?P<year_last>\d{2})|NO\s+DATE)\s*"
    r"(?:\((?P<source>[^()]{1,60})\)\s*)?--"
)
_GENRE = re.compile(r"\s*\[[^\[\]]{1,200}(?:\[[^\[\]]{1,200}\][^\[\]]{0,200})?\]")
_FIRST_WORD = re.compile(r"[A-Z]+")
_NOWHERE = frozenset({"CLANDESTINE", "NO CITY"})
_BRACKETS = str.maketrans("[]", "()")


@dataclass(frozen=True, slots=True)
class Message:
    """One message. ``text`` is its body without dateline and genre; ``place`` and ``country`` are
    those of the dateline, "" where it names none ("CLANDESTINE", "NO CITY"); ``day`` may be None.
    ``genre`` holds the first words in brackets ("TEXT", "SPEECH", "INTERVIEW").
    """

    id: str
    text: str
    place: str = ""
    country: str = ""
    day: dt.date | None = None
    source: str = ""
    genre: str = ""

    def report(self) -> Report:
        """The message as a report to code; brackets, which gloss names, are round ones there."""
        return Report(
            id=self.id,
            text=self.text.translate(_BRACKETS),
            published=self.day,
            published_from="dateline" if self.day else "",
            publisher=self.source,
            language="en",
        )


def read_messages(path: Path) -> Iterator[Message]:
    """The messages of a text file, in order.

    Raises InputError when the file cannot be read, is too large or holds no message.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(str(path), f"holds more than {MOST_BYTES} bytes")
        text = path.read_text("latin-1")
    except OSError as fault:
        raise InputError(str(path), f"cannot be read: {fault.strerror}") from fault
    found = 0
    for message in messages_in(text):
        found += 1
        yield message
    if not found:
        remedy = "give a text file of MUC-3 or MUC-4, such as tst1-muc3"
        raise InputError(str(path), "holds no message of MUC", remedy)


def messages_in(text: str) -> Iterator[Message]:
    """The messages of *text*; what stands before the first id is passed over."""
    marks = list(_ID.finditer(text))
    ends = [*(mark.start() for mark in marks), len(text)][1:]
    for mark, end in zip(marks, ends, strict=False):
        yield _message(mark[1], text[mark.end() : end])


def _message(id: str, text: str) -> Message:
    match = _DATELINE.match(text)
    if match is None:
        return Message(id, text.strip())
    at, kinds = match.end(), []
    while genre := _GENRE.match(text, at):
        at = genre.end()
        kinds.append(_FIRST_WORD.search(genre[0]))
    place = " ".join(match["place"].split())
    return Message(
        id,
        text[at:].strip(),
        "" if place in _NOWHERE else place,
        (match["country"] or "").strip(),
        _day(match),
        " ".join((match["source"] or "").split()),
        next((kind[0] for kind in kinds if kind), ""),
    )


def _day(match: re.Match[str]) -> dt.date | None:
    """The day of a dateline of the twentieth century; None where it is not whole."""
    day, month, year = match["day"], match["month"], match["year"]
    if match["month_first"]:
        day, month, year = match["day_next"], match["month_first"], match["year_last"]
    if not (day and year and month in _MONTHS):
        return None
    try:
        return dt.date(1900 + int(year), _MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None
