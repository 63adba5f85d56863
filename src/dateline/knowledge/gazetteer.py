"""The gazetteer: place names -> places, from one read-only SQLite file in the user's cache.

The file is built on first use from packages with open data (see ``places/SOURCES.md``) and is
shared by all processes through the operating system's page cache; nothing is loaded whole.
"""

from __future__ import annotations

import functools
import os
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from dateline.knowledge.places.build import FORMAT, build
from dateline.knowledge.places.keys import bare_key, name_key, sound_key
from dateline.knowledge.places.sources import versions
from dateline.model import content_hash

#: More places than this share a name only where no report could tell them apart.
MOST_CANDIDATES = 80
_QUERY = (
    "SELECT n.rank, p.* FROM name n JOIN place p ON p.number = n.place WHERE n.key = ? "
    "ORDER BY n.rank, p.population DESC, p.number LIMIT ?"
)
LICENCE = "GeoNames data: CC BY 4.0 (geonames.org); packages: MIT; supplement: Apache-2.0"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer. ``rank`` tells how a look-up met it: 0 own name, 1 other, 2 sound.

    ``country`` is ISO 3166 alpha-3 or ""; ``radius_m`` the rough radius of the place in metres.
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


class Gazetteer:
    """Looks names up in a built file; cheap to open, safe to open in every worker process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._file = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._file.execute("PRAGMA mmap_size = 268435456")
        self._of_key = functools.lru_cache(maxsize=65536)(self._read)

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Places that bear *name*: by its key, else without articles; own names come first."""
        key = name_key(name)
        if not key:
            return ()
        found = self._of_key(key)
        if not found and (bare := bare_key(key)) != key and len(bare) > 3:
            found = self._of_key(bare)
        return found

    def sounding(self, name: str) -> tuple[Entry, ...]:
        """Places whose name is another romanisation of *name* (countries of such names only)."""
        sound = sound_key(name_key(name))
        return self._of_key("~" + sound) if sound else ()

    def describe(self) -> dict[str, str]:
        """Name, version, number of places and names, sources with versions, licence, path."""
        about = {str(k): str(v) for k, v in self._file.execute("SELECT * FROM about")}
        packages = ", ".join(f"{k} {v}" for k, v in about.items() if k in versions())
        return {
            "name": "Dateline gazetteer",
            "version": self.path.stem.removeprefix("gazetteer-"),
            "places": about["places"],
            "names": about["names"],
            "sources": f"{packages}, curated supplement",
            "licence": LICENCE,
            "path": str(self.path),
        }

    def _read(self, key: str) -> tuple[Entry, ...]:
        rows = self._file.execute(_QUERY, (key, MOST_CANDIDATES)).fetchall()
        seen: dict[int, Entry] = {}
        for row in rows:
            seen.setdefault(row[1], Entry(*row))
        return tuple(seen.values())


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
    return cache_folder() / f"gazetteer-{FORMAT}-{version}.sqlite"


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


__all__ = ["Entry", "Gazetteer", "cache_folder", "gazetteer_path", "open_gazetteer"]
