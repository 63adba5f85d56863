"""Adds a GeoNames dump to the gazetteer: one new file that holds ours and theirs.

Ours wins: a place with a GeoNames number of ours is passed over, and one that is ours under
another id (a village or dam of the supplement, an airport) only gives us its spellings.
The dump is read in a stream; names are sorted on the disk. The same dump gives the same bytes,
packed or not.
"""

from __future__ import annotations

import contextlib
import errno
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from dateline.errors import InputError
from dateline.knowledge.places.build import (
    FORMAT,
    OTHER,
    PLACE,
    TABLES,
    close,
    keys,
    place_row,
    unsafe,
    whole,
)
from dateline.knowledge.places.dump_places import Added, Progress, dump_areas, dump_places
from dateline.knowledge.places.geonames import MAX_ID
from dateline.knowledge.places.sources import Raw
from dateline.knowledge.places.tables import table_text
from dateline.knowledge.places.twins import load_twins
from dateline.model import content_hash

_BATCH = 20_000
#: Steps of SQLite between two calls of the progress bar, and so between two looks for Ctrl-C.
_STEPS = 2_000_000
#: Memory for sorting, in KiB: what does not fit is sorted on the disk.
_CACHE = 65_536


def add_geonames(dump: Path, base: Path, target: Path, *, progress: Progress) -> Added:
    """Write to *target*, whole or not at all, the gazetteer *base* with the places of *dump*.

    Raises InputError when *dump* cannot be read or is no dump, when *target* is one of the two or a
    folder, and when the disk is full.
    """
    _check_target(target, dump, base)
    areas, added = dump_areas(dump, progress), Added()
    try:
        with whole(target) as path, contextlib.closing(unsafe(path)) as file:
            zones = _begin(file, base, path.with_name(f"{path.name}.names"))
            records = dump_places(dump, areas, _known(file), added, progress)
            _write(file, records, zones, added)
            _sort_names(file, progress)
            close(file, zones, _about(file, base, added))
            file.execute("DETACH ours")
    except sqlite3.Error as fault:
        raise _told(fault, target) from fault
    except OSError as fault:
        if fault.errno != errno.ENOSPC:
            raise
        raise _no_room(target) from fault
    return added


def _check_target(target: Path, dump: Path, base: Path) -> None:
    """Raises InputError before any work is done where the end of it could not be kept."""
    if target.is_dir():
        raise InputError(str(target), "a folder", "give --out the name of a file")
    if target.resolve() in {dump.resolve(), base.resolve()}:
        raise InputError(str(target), "would be written over", "give --out another name")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=target.parent).close()
    except OSError as fault:
        reason = f"cannot be written: {fault.strerror}"
        raise InputError(str(target), reason, "check --out") from fault


def _told(fault: sqlite3.Error, target: Path) -> BaseException:
    name = getattr(fault, "sqlite_errorname", "")
    if name == "SQLITE_INTERRUPT":
        return KeyboardInterrupt()  # raised within the progress bar, where SQLite swallows it
    return _no_room(target) if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")) else fault


def _no_room(target: Path) -> InputError:
    remedy = "make room there and in the folder of temporary files, or give another --out"
    return InputError(str(target), "no space left on the disk", remedy)


def _begin(file: sqlite3.Connection, base: Path, names: Path) -> dict[str, int]:
    """Copy our places, make room for names, and return the numbers of the time zones."""
    file.execute(f"PRAGMA cache_size = -{_CACHE}")
    file.execute("PRAGMA temp_store = FILE")
    file.execute("ATTACH ? AS ours", (f"{base.resolve().as_uri()}?mode=ro&immutable=1",))
    file.execute("ATTACH ? AS staged", (str(names),))
    file.execute("PRAGMA staged.journal_mode = OFF")
    file.execute("PRAGMA staged.synchronous = OFF")
    file.executescript(TABLES)
    file.execute("CREATE TABLE staged.name (key TEXT, rank INTEGER, less INTEGER, place INTEGER)")
    file.execute("BEGIN")
    file.execute("INSERT INTO place SELECT * FROM ours.place ORDER BY number")
    return {name: n for n, name in file.execute("SELECT number, name FROM ours.zone ORDER BY 1")}


def _known(file: sqlite3.Connection) -> bytearray:
    """One bit for every GeoNames number, set for ours: as bounded as the numbers are."""
    seen = bytearray(MAX_ID // 8 + 1)
    for (identifier,) in file.execute("SELECT id FROM ours.place WHERE id LIKE 'geonames:%'"):
        number = int(identifier.partition(":")[2])
        seen[number >> 3] |= 1 << (number & 7)
    return seen


def _write(
    file: sqlite3.Connection, records: Iterator[Raw], zones: dict[str, int], added: Added
) -> None:
    twins = load_twins(file)
    number = file.execute("SELECT coalesce(max(number), -1) + 1 FROM place").fetchone()[0]
    places: list[tuple[object, ...]] = []
    names: list[tuple[str, int, int, int]] = []
    for raw in records:
        found = dict(keys(raw))
        if (ours := twins.of(raw, found)) is not None:
            own = (-ours.population, ours.number)
            names.extend((key, max(rank, OTHER), *own) for key, rank in found.items())
            added.joined += 1
            continue
        places.append(place_row(number, raw, zones))
        names.extend((key, rank, -raw.population, number) for key, rank in found.items())
        number += 1
        if len(names) >= _BATCH:
            _flush(file, places, names)
    added.places = number - file.execute("SELECT count(*) FROM ours.place").fetchone()[0]
    _flush(file, places, names)


def _flush(
    file: sqlite3.Connection,
    places: list[tuple[object, ...]],
    names: list[tuple[str, int, int, int]],
) -> None:
    file.executemany(PLACE, places)
    file.executemany("INSERT INTO staged.name VALUES (?,?,?,?)", names)
    places.clear()
    names.clear()


def _sort_names(file: sqlite3.Connection, progress: Progress) -> None:
    """Names go into their table in its order: it is written once, and comes out compact."""
    file.set_progress_handler(lambda: progress("sorting names", 0, None), _STEPS)
    file.execute(
        "INSERT OR IGNORE INTO main.name SELECT * FROM (SELECT * FROM ours.name "
        "UNION ALL SELECT * FROM staged.name) ORDER BY key, rank, less, place"
    )
    file.set_progress_handler(None, 0)


def _about(file: sqlite3.Connection, base: Path, added: Added) -> dict[str, str]:
    """What the new file tells of its sources, beside the counts."""
    told = {str(k): str(v) for k, v in file.execute("SELECT field, value FROM ours.about")}
    own = base.stem.removeprefix("gazetteer-")
    made_of = content_hash(
        FORMAT, own, added.digest, table_text("geonames.yaml"), added.places, added.joined, length=8
    )
    for counted in ("places", "names", "format"):
        told.pop(counted, None)
    return {
        **told,
        "base": own,
        "geonames_date": added.date,
        "geonames_digest": added.digest,
        "geonames_places": str(added.places),
        "version": f"geonames.{added.date or 'undated'}.{made_of}",
    }
