"""What a user can set, from the command line, Python or the environment."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from dateline.errors import InputError

#: Environment variables are this and the field's name in capitals: DATELINE_STORE.
PREFIX = "DATELINE_"
KNOWLEDGE = PREFIX + "KNOWLEDGE"
_YES, _NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off", "")
#: The areas of knowledge that a user's own tables may be laid over.
OVERLAID = ("codebook", "actors")
#: A folder of tables may hold so many files, and so many bytes in all.
MOST_FILES, MOST_BYTES = 500, 20_000_000


@dataclass(frozen=True, slots=True)
class KnowledgeFolder:
    """A user's own tables as they were when read: (name within the folder, content) of each file.

    They are held, not read again, so that what is coded, the version it is kept under and what
    worker processes know are of one state. ``others`` are the names of what lies beside them.
    """

    path: str = field(compare=False)
    files: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    others: tuple[str, ...] = ()

    def digest(self) -> bytes:
        """A hash of the names and contents of the files; empty when there is no file."""
        found = hashlib.blake2b(digest_size=16)
        for name, content in self.files:
            found.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
            found.update(content)
        return found.digest() if self.files else b""


def read_knowledge_folder(path: str | Path) -> KnowledgeFolder:
    """The tables in the folder at *path*, by name; hidden files are left out.

    Raises InputError when it is no folder, cannot be read or holds too much.
    """
    root = Path(path)
    if not root.is_dir():
        raise InputError(str(path), "no such folder", "it holds tables of your own")
    files: list[tuple[str, bytes]] = []
    left = MOST_BYTES
    try:
        others = tuple(sorted(e.name for e in _shown(root) if e.name not in OVERLAID))
        for file in (f for area in OVERLAID for f in _files(root / area)):
            with file.open("rb") as stream:
                content = stream.read(left + 1)
            left -= len(content)
            files.append((file.relative_to(root).as_posix(), content))
            if left < 0 or len(files) > MOST_FILES:
                most = f"{MOST_FILES} files and {MOST_BYTES // 1_000_000} MB"
                raise InputError(str(path), f"it holds more than {most}")
    except OSError as fault:
        raise InputError(str(fault.filename or path), fault.strerror or "unreadable") from fault
    return KnowledgeFolder(str(path), tuple(sorted(files)), others)


def _files(folder: Path) -> Iterator[Path]:
    """The plain files below *folder*; links to folders are not followed, so that it ends."""
    for entry in _shown(folder) if folder.is_dir() else ():
        if entry.is_dir() and not entry.is_symlink():
            yield from _files(entry)
        elif entry.is_file():
            yield entry


def _shown(folder: Path) -> list[Path]:
    return sorted(e for e in folder.iterdir() if not e.name.startswith("."))


@dataclass(frozen=True, slots=True)
class Settings:
    """How reports are coded and where codings are kept.

    ``jobs`` is the number of processes, each with a model of its own (about 1 GB); ``store`` the
    URL or path of a store, None to keep nothing; ``attitudes`` also writes wants and intentions
    as statements; ``knowledge`` are a user's own tables, laid over those that ship. Of these only
    ``attitudes`` and ``knowledge`` change what is read out of a report.
    """

    jobs: int = 1
    store: str | None = None
    attitudes: bool = False
    knowledge: KnowledgeFolder | None = None

    def __post_init__(self) -> None:
        if self.jobs < 1:
            raise ValueError(f"jobs: {self.jobs} is not 1 or more")

    def with_given(self, **given: Any) -> Settings:
        """These settings with every value that is not None put in place."""
        return replace(self, **{k: v for k, v in given.items() if v is not None})


def from_environment(environ: Mapping[str, str]) -> Settings:
    """The settings that DATELINE_JOBS, _STORE, _ATTITUDES and _KNOWLEDGE (a folder) give.

    Raises InputError, naming the variable, for a value that cannot be used.

    >>> from_environment({"DATELINE_JOBS": "4"}).jobs
    4
    """
    given: dict[str, Any] = {"store": environ.get(PREFIX + "STORE") or None}
    if jobs := environ.get(PREFIX + "JOBS"):
        if not (jobs.isascii() and jobs.isdigit() and int(jobs) >= 1):
            raise InputError(PREFIX + "JOBS", f"{jobs!r} is no number of processes", "use 1, 2 ...")
        given["jobs"] = int(jobs)
    if (attitudes := environ.get(PREFIX + "ATTITUDES")) is not None:
        if attitudes.lower() not in (*_YES, *_NO):
            raise InputError(PREFIX + "ATTITUDES", f"{attitudes!r} is not yes or no", "use 1 or 0")
        given["attitudes"] = attitudes.lower() in _YES
    if folder := environ.get(KNOWLEDGE):
        try:
            given["knowledge"] = read_knowledge_folder(folder)
        except InputError as fault:
            raise InputError(KNOWLEDGE, str(fault)) from fault
    return Settings(**given)
