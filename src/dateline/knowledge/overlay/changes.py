"""What an overlay does to one entry of ours, and what can be wrong with it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

from dateline.model import Actor, Alias, Role

#: Ids are typed, printed and kept in stores: no spaces, no marks that a table or shell reads.
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,99}")
ADDED, CHANGED, RETIRED = "adds", "changes", "retires"
#: Characters of a value that are shown before it is cut.
_SHOWN = 200


class Fault(NamedTuple):
    """One thing that is wrong: the file (within the folder), its line (0: all of it), and what."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}" if self.line else self._whole()

    def _whole(self) -> str:
        return f"{self.file}: {self.message}"


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of an overlay: what it does to the entry of ours with that id.

    ``what`` is "rule", "mode rule", "mode" or "party"; ``act`` one of adds, changes, retires;
    ``value`` the entry that results (None when retired); ``differences`` are (field, ours, own).
    """

    what: str
    act: str
    id: str
    file: str
    line: int
    value: Any = None
    differences: tuple[tuple[str, str, str], ...] = ()


def differences(ours: Any, own: Any, without: str = "source") -> tuple[tuple[str, str, str], ...]:
    """(field, ours, own) for every field in which two entries of one kind differ."""
    pairs = ((f.name, getattr(ours, f.name), getattr(own, f.name)) for f in fields(ours))
    return tuple((n, shown(a), shown(b)) for n, a, b in pairs if a != b and n != without)


def shown(value: Any) -> str:
    """A value of an entry as a person may read it; long ones are cut."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, frozenset):
        value = tuple(sorted(value))
    if isinstance(value, tuple):
        mark = " | " if value and isinstance(value[0], Alias | Role) else ", "
        value = mark.join(map(_item, value))
    text = "" if value is None else str(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 3] + "..."


def _item(value: object) -> str:
    if isinstance(value, Alias):
        return "~".join(map(_cell, (value.name, value.kind, value.since, value.until))).rstrip("~")
    if isinstance(value, Role):
        return "~".join(map(_cell, (value.sector, value.since, value.until, value.note)))
    return value.name if isinstance(value, Actor) else str(value)


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def near(name: str, known: Iterable[str]) -> str:
    """ " (did you mean ...?)" with what is known and nearest to *name*, or nothing."""
    found = difflib.get_close_matches(name[:100], known, n=1, cutoff=0.75)
    return f" (did you mean {found[0]}?)" if found else ""


def quoted(text: str) -> str:
    """What a user wrote, as a message tells it: in quotes, cut when it is long."""
    return repr(text if len(text) <= 60 else text[:57] + "...")
