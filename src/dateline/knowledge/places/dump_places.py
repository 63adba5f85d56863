"""Reads the places that are kept out of a GeoNames dump, in a stream, and counts the rest."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from dateline.knowledge.places.dump import MAX_LINE, check_form, dump_lines, opened_dump
from dateline.knowledge.places.geonames import (
    COLUMNS,
    Areas,
    BadLine,
    changed,
    division_of,
    known_areas,
    number_of,
    raw_from,
    rule_of,
    split_line,
)
from dateline.knowledge.places.sources import Raw

#: Told what is being done, how much of it is done, and how much there is (None: not known).
Progress = Callable[[str, int, int | None], None]
#: Faulty lines that are told one by one; the rest is counted.
FAULTS_TOLD = 5
_TICK = 50_000
#: There are some 4,000 first divisions.
_MOST_DIVISIONS = 20_000
_DAY = re.compile(rb"\d{4}-\d\d-\d\d")


@dataclass(slots=True)
class Added:
    """What became of the lines of a dump.

    ``places`` are new, ``known`` have a number of ours (or one that came before), ``joined`` are
    ours under another id, ``left_out`` have a feature that we do not keep, ``skipped`` could not be
    read; ``faults`` tells of the first of these. ``date`` is the latest change in the dump ("" when
    none is told), ``digest`` a hash of its text.
    """

    lines: int = 0
    places: int = 0
    known: int = 0
    joined: int = 0
    left_out: int = 0
    skipped: int = 0
    faults: list[str] = field(default_factory=list)
    date: str = ""
    digest: str = ""

    def skip(self, reason: str) -> None:
        """Count the line being read as one that cannot be."""
        self.skipped += 1
        if len(self.faults) < FAULTS_TOLD:
            self.faults.append(f"line {self.lines:,}: {reason}")


def dump_areas(dump: Path, progress: Progress) -> Areas:
    """The divisions that we name, and under the dump's names those that we do not know yet."""
    ours = known_areas()
    theirs: dict[str, str] = {}
    with opened_dump(dump) as found:
        check_form(found, b"\t", COLUMNS)
    with opened_dump(dump) as found:
        done = 0
        for number, line in enumerate(dump_lines(found)):
            done += len(line)
            if not number % _TICK:
                progress("reading divisions", done, found.size)
            if b"\tADM1\t" in line and len(theirs) < _MOST_DIVISIONS:
                with contextlib.suppress(ValueError):  # told when the line is read again
                    theirs.update(division_of(split_line(line)))
    return replace(ours, admin1=theirs | ours.admin1)


def dump_places(
    dump: Path, areas: Areas, seen: bytearray, added: Added, progress: Progress
) -> Iterator[Raw]:
    """The places of *dump* that are kept and not *seen* yet; what becomes of lines is counted."""
    digest, done, latest = hashlib.blake2b(digest_size=16), 0, b""
    with opened_dump(dump) as found:
        for line in dump_lines(found):
            if not added.lines % _TICK:
                progress("reading places", done, found.size)
            added.lines += 1
            done += len(line)
            digest.update(line)
            try:
                cells = _cells(line)
                day = changed(cells)
                latest = day if day > latest and _is_day(day) else latest
                if (raw := _kept(cells, areas, seen, added)) is not None:
                    yield raw
            except UnicodeDecodeError:
                added.skip("not UTF-8")
            except BadLine as fault:
                added.skip(str(fault))
        progress("reading places", done, found.size)
    added.date, added.digest = latest.decode(), digest.hexdigest()


def _cells(line: bytes) -> list[bytes]:
    if len(line) >= MAX_LINE:
        raise BadLine(f"longer than {MAX_LINE:,} bytes")
    return split_line(line)


def _is_day(day: bytes) -> bool:
    try:
        return _DAY.fullmatch(day) is not None and bool(dt.date.fromisoformat(day.decode()))
    except ValueError:
        return False


def _kept(cells: list[bytes], areas: Areas, seen: bytearray, added: Added) -> Raw | None:
    rule = rule_of(cells)
    if rule is None:
        added.left_out += 1
        return None
    number = number_of(cells)
    if seen[number >> 3] & 1 << (number & 7):
        added.known += 1
        return None
    raw = raw_from(cells, rule, areas)
    seen[number >> 3] |= 1 << (number & 7)
    return raw
