"""External corpora by name: their reports, coded and held against what the corpus records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline import wiring
from dateline.evaluation.entities import score_re3d
from dateline.evaluation.event_records import EventRecord, score_records
from dateline.evaluation.petrarch import read_petrarch
from dateline.evaluation.plover import read_plover
from dateline.evaluation.re3d import read_re3d
from dateline.evaluation.scores import Scores
from dateline.knowledge.event_rules import load_codebook
from dateline.model import Coding, Report

Codings = Iterator[Coding]
Coded = Callable[[Iterable[Report]], Codings]
_SENTENCES: dict[str, Callable[[Path], Iterator[EventRecord]]] = {
    "plover": read_plover,
    "petrarch": read_petrarch,
}
#: The corpora that `score_external` knows.
EXTERNAL = (*_SENTENCES, "re3d")


@dataclass(frozen=True, slots=True)
class Scored:
    """The measures, and the reports they were taken on."""

    scores: Scores
    reports: tuple[Report, ...]


def score_external(name: str, folder: Path, coded: Coded) -> Scored:
    """The measures of what *coded* makes of the corpus *name* (one of EXTERNAL) in *folder*.

    Measures are defined in `dateline.evaluation.event_records` and `dateline.evaluation.entities`.
    Raises InputError for a corpus that cannot be read, KeyError for an unknown name.
    """
    if name != "re3d":
        records = tuple(_SENTENCES[name](folder))
        reports = tuple(record.report for record in records)
        return Scored(score_records(records, coded(reports)), reports)
    documents = read_re3d(folder)
    reports = tuple(document.report for document in documents)
    parsed = zip(reports, wiring.build_analyser().analyse(reports), strict=True)
    sentences = {report.id: found for report, found in parsed}
    return Scored(score_re3d(documents, coded(reports), sentences, load_codebook()), reports)
