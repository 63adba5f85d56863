"""What an overlay does to one entry of ours, and what can be wrong with it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

from dateline.model import Alias, Role

#: Ids are typed, printed and kept in stores: no spaces, no marks that a table or shell reads.
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,99}")
ADDED, CHANGED, RETIRED = "adds", "changes", "retires"
#: Of so many ids only those that begin alike are compared: a table may have many unknown ones.
_MANY = 1_000
#: Characters of a value that are shown before it is cut.
_SHOWN = 200


class Fault(NamedTuple):
    """One thing that is wrong: the file (within the folder), its line (0: all of it), and what."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return self.file + self.place()

    def place(self) -> str:
        """What stands after the name of the file: its line, if one is at fault, and the message."""
        return f":{self.line}: {self.message}" if self.line else f": {self.message}"


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of an overlay: what it does to the entry of ours with that id.

    ``what`` is "rule", "mode rule", "mode", "override", "frame", "context rule", "figure" or
    "party";
    ``act`` is adds, changes or retires; ``value`` is the entry that results (None when retired);
    ``differences`` are (field, what became of it).
    """

    what: str
    act: str
    id: str
    file: str
    line: int
    value: Any = None
    differences: tuple[tuple[str, str], ...] = ()


def differences(ours: Any, own: Any, without: str = "source") -> tuple[tuple[str, str], ...]:
    """(field, what becomes of it) for every field in which two entries of one kind differ.

    Of several items those that come (+) and go (-) are told, of one value "before → after".
    """
    pairs = ((f.name, getattr(ours, f.name), getattr(own, f.name)) for f in fields(ours))
    return tuple((n, _became(a, b)) for n, a, b in pairs if a != b and n != without)


def _became(ours: Any, own: Any) -> str:
    if not isinstance(own, tuple | frozenset):
        return f"{_shown(ours)} → {_shown(own)}"
    come = [f"+ {_item(item)}" for item in _ordered(own) if item not in ours]
    gone = [f"- {_item(item)}" for item in _ordered(ours) if item not in own]
    return _cut(", ".join((*come, *gone)) or "in another order")


def _ordered(items: Any) -> Any:
    return sorted(items) if isinstance(items, frozenset) else items


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "(none)" if value in (None, "") else _cut(str(value))


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 3] + "..."


def _item(value: object) -> str:
    if isinstance(value, Alias):
        return "~".join(map(_cell, (value.name, value.kind, value.since, value.until))).rstrip("~")
    if isinstance(value, Role):
        return "~".join(map(_cell, (value.sector, value.since, value.until, value.note)))
    return str(value)


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def near(name: str, known: Iterable[str]) -> str:
    """ " (did you mean ...?)" with what is known and nearest to *name*, or nothing."""
    cutoff = 0.75 if len(name) < 9 else 0.85  # long ids are alike by their folder alone
    if len(candidates := list(known)) > _MANY:
        begun = name.rpartition("/")[2][:2]
        candidates = [each for each in candidates if each.rpartition("/")[2][:2] == begun]
    found = difflib.get_close_matches(name[:100], candidates, n=1, cutoff=cutoff)
    return f" (did you mean {found[0]}?)" if found else ""


def quoted(text: str) -> str:
    """What a user wrote, as a message tells it: in quotes, cut when it is long."""
    return repr(text if len(text) <= 60 else text[:57] + "...")
