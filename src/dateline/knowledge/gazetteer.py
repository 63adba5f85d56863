"""The gazetteer: place names -> places, from one read-only SQLite file.

The shipped one is built on first use, in the user's cache, from packages with open data (see
``places/SOURCES.md``); one with a GeoNames dump in it is built by command (`places.adding`). A file
is shared by all processes through the operating system's page cache; nothing is loaded whole.
"""

from __future__ import annotations

import functools
import os
import sqlite3
import sys
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from dateline.errors import InputError
from dateline.knowledge.places.build import FORMAT, build
from dateline.knowledge.places.keys import bare_key, name_key, sound_key
from dateline.knowledge.places.sources import versions
from dateline.knowledge.places.spelling import spelling
from dateline.model import content_hash

#: More places than this share a name only where no report could tell them apart.
MOST_CANDIDATES = 80
#: Names that stand for a gazetteer instead of a path.
SHIPPED, BUILT = "shipped", "built"
BUILD_COMMAND = "dateline knowledge build places --geonames allCountries.zip"
_QUERY = (
    "SELECT n.rank, p.* FROM name n JOIN place p ON p.number = n.place WHERE n.key = ? "
    "ORDER BY n.rank, n.less, n.place LIMIT ?"
)
_MAPPED = 1 << 28
_STEM = "gazetteer-"


class Entry(NamedTuple):
    """A place of the gazetteer. ``rank`` tells how a look-up met it: 0 own name, 1 other, 2 sound.

    ``country`` is ISO 3166 alpha-3 or ""; ``radius_m`` the rough radius of the place in metres;
    ``timezone`` a name of the IANA database, None when not known.
    """

    rank: int
    number: int
    id: str
    name: str
    feature: str
    country: str
    admin1: str | None
    lat: float
    lon: float
    population: int
    radius_m: int
    timezone: str | None = None


class Gazetteer:
    """Looks names up in a built file; cheap to open, safe to open in every worker process.

    ``about`` is what the file tells of itself, by field. Raises InputError when the file is
    missing, is no gazetteer, or was built by a version of Dateline that wrote another form.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        where = str(path)
        if not path.is_file():
            raise InputError(where, "no such gazetteer", f"build it: {BUILD_COMMAND}")
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._file = sqlite3.connect(uri, uri=True, check_same_thread=False)
        try:
            self._file.execute("PRAGMA trusted_schema = OFF")
            self._file.execute(f"PRAGMA mmap_size = {max(_MAPPED, path.stat().st_size)}")
            self.about = {str(k): str(v) for k, v in self._file.execute("SELECT * FROM about")}
            self._check(where)
            zones = self._file.execute("SELECT number, name FROM zone")
            self._zones: dict[int | None, str] = dict(zones)
        except sqlite3.DatabaseError as fault:
            reason = f"not a gazetteer ({fault})"
            raise InputError(where, reason, f"build one: {BUILD_COMMAND}") from fault
        self._of_key = functools.lru_cache(maxsize=65536)(self._read)

    def _check(self, where: str) -> None:
        if self.about.get("format") != str(FORMAT):
            reason = "a gazetteer that another version of Dateline built"
            raise InputError(where, reason, f"build it again: {BUILD_COMMAND}")

    @property
    def version(self) -> str:
        """What names this very content: sources, our tables and, if it is in it, the dump."""
        return self.about.get("version") or self.path.stem.removeprefix(_STEM)

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Places that bear *name*: by its key, else without articles; own names come first.

        An Arabic article is dropped for countries of such names only: "al-Tiba" is not Chiba.
        """
        key = name_key(name)
        if not key:
            return ()
        found = self._of_key(key)
        if not found and (bare := bare_key(key)) != key and len(bare) > 3:
            spelled = spelling().romanised
            found = tuple(e for e in self._of_key(bare) if e.country in spelled)
        return found

    def sounding(self, name: str) -> tuple[Entry, ...]:
        """Places whose name is another romanisation of *name* (countries of such names only)."""
        sound = sound_key(name_key(name))
        return self._of_key("~" + sound) if sound else ()

    def features(self) -> dict[str, int]:
        """Number of places by feature, the most frequent first."""
        rows = self._file.execute("SELECT feature, places FROM tally ORDER BY places DESC, feature")
        return {str(feature): int(places) for feature, places in rows}

    def _read(self, key: str) -> tuple[Entry, ...]:
        zone = self._zones.get
        first: dict[int, tuple[Any, ...]] = {}
        for row in self._file.execute(_QUERY, (key, MOST_CANDIDATES)):
            first.setdefault(row[1], row)
        return tuple([Entry._make((*row[:-1], zone(row[-1]))) for row in first.values()])


def _say(message: str) -> None:
    print(message, file=sys.stderr)


def cache_folder() -> Path:
    """Where built files are kept: $DATELINE_CACHE, else the XDG cache folder's ``dateline``."""
    if own := os.environ.get("DATELINE_CACHE"):
        return Path(own)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dateline"


def gazetteer_path() -> Path:
    """Path of the gazetteer that the installed packages and our tables give, built or not."""
    tables = resources.files("dateline.knowledge.places")
    texts = [
        tables.joinpath(name).read_text(encoding="utf-8")
        for name in ("supplement.tsv", "countries.tsv", "spelling.yaml", "features.tsv", "keys.py")
    ]
    version = content_hash(*sorted(versions().items()), *texts, length=12)
    return cache_folder() / f"{_STEM}{FORMAT}-{version}.sqlite"


def built_path() -> Path:
    """Where a gazetteer with a dump in it is kept by default: the XDG data folder's ``dateline``.

    Not the cache, which people empty: such a file cannot be made again without the dump.
    """
    folder = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return folder / "dateline" / "gazetteer.sqlite"


def open_gazetteer(path: Path | None = None, *, say: Callable[[str], None] = _say) -> Gazetteer:
    """The gazetteer at *path*, or that of the cache, built first if it is not there.

    *say* gets one line before a build. Raises NotInstalled when a data package is missing and
    KnowledgeError when our own tables are at fault.
    """
    path = path or gazetteer_path()
    if not path.exists():
        say(f"dateline: building the gazetteer once (about 20 seconds) in {path.parent}")
        build(path)
    return Gazetteer(path)


def chosen_gazetteer(choice: str | None) -> Gazetteer:
    """The gazetteer that a setting names: a path, "built" (`built_path`), or "shipped" (also None).

    Only the shipped one is built where it is not there yet. Raises InputError when another is
    missing or no gazetteer.
    """
    if choice is None or choice == SHIPPED:
        return open_gazetteer()
    return Gazetteer(built_path() if choice == BUILT else Path(choice).expanduser())


__all__ = [
    "Entry",
    "Gazetteer",
    "built_path",
    "cache_folder",
    "chosen_gazetteer",
    "gazetteer_path",
    "open_gazetteer",
]
