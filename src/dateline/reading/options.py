"""What reading is told, and what it gives back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.model import Problem, Region, Report

#: A report of more bytes is refused: 20 MB is some three million words.
MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How inputs are read.

    ``published`` and ``publisher`` fill in where an input states none. ``columns`` maps our field
    names (id, title, text, published, publisher, url, language) to the input's. ``language``
    forces an ISO 639-1 code. ``today`` is the day after which a publication date counts as
    wrong; None makes no such check. ``max_bytes`` bounds one report, not a file of many.
    """

    published: dt.date | None = None
    publisher: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    language: str | None = None
    today: dt.date | None = None
    max_bytes: int = MAX_BYTES


@dataclass(frozen=True, slots=True)
class Read:
    """A report, and what could not be known about it (``problems``: notes of stage "reading")."""

    report: Report
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that could not be read: where (``file`` or ``file:line``), why, and what to do."""

    where: str
    reason: str
    remedy: str


class Unreadable(ValueError):
    """An input, or one report of it, cannot be read; ``remedy`` says what the user can do."""

    def __init__(self, reason: str, remedy: str) -> None:
        self.remedy = remedy
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Raw:
    """What a format holds of one report, before dates, language and regions are worked out.

    ``name`` stands for the input in the report's id when the input gives none (a file's name,
    never its folder). ``published`` is the value as found; ``captions`` are stretches of the text
    that the format itself marks as captions.
    """

    where: str
    name: str
    text: str
    id: str = ""
    title: str = ""
    published: object = None
    published_from: str = "metadata"
    publisher: str = ""
    url: str = ""
    language: str = ""
    captions: tuple[Region, ...] = ()
    notes: tuple[Problem, ...] = ()


def note(reason: str, remedy: str = "") -> Problem:
    """A note of the reading stage: the report stands, something about it is not known."""
    return Problem("reading", reason, severity="note", remedy=remedy)
