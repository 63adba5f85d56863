"""The corpora that are measured, and how each is scored.

A corpus is named relative to the folder that DATELINE_DATA gives. Gold claims are scored by
`dateline.evaluation`, and so are PLOVER, PETRARCH and re3d; other corpora by scripts in the folder
``evaluation`` beside DATELINE_DATA, which are called as they are: with codings, for incidents with
merged events, for MUC-4 with a response file.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline import Coder, Read, ReadOptions, Report, Settings, merge, read, to_json_line
from dateline.evaluation import corpus_hash, read_gold, score
from dateline.evaluation.external import EXTERNAL, score_external
from dateline.evaluation.muc4 import answers, read_messages, response_lines
from dateline.model import content_hash
from dateline.wiring import sentence_coder

HERE = Path(__file__).parent
CLAIMS, INCIDENTS, TEMPLATES = "claims", "score_incidents.py", "score_muc.py"


@dataclass(frozen=True)
class Corpus:
    """A corpus; ``measures`` maps a measure to (floor, aim), None where nothing is asked."""

    name: str
    path: str
    scorer: str
    measures: Mapping[str, tuple[float | None, float | None]]
    attitudes: bool = False

    def missing(self, data: Path) -> str:
        """Why it cannot be measured with the folder *data*; empty when it can."""
        needed = [data / self.path]
        if self.scorer not in (CLAIMS, *EXTERNAL):
            needed.append(scripts(data) / self.scorer)
        return ", ".join(f"no {path.name}" for path in needed if not path.exists())

    @property
    def command(self) -> str:
        """What a reader can type to measure it alone."""
        return f'python -m benchmarks.run --only "{self.name}"'


@dataclass(frozen=True)
class Result:
    """What was reached on a corpus of that hash."""

    hash: str
    reports: int
    words: int
    values: Mapping[str, float]


def corpora() -> tuple[Corpus, ...]:
    """All corpora, as corpora.json lists them."""
    rows = json.loads((HERE / "corpora.json").read_text("utf-8"))
    return tuple(
        Corpus(
            row["name"],
            row["path"],
            row["scorer"],
            {name: (floor, aim) for name, (floor, aim) in row["measures"].items()},
            bool(row.get("attitudes")),
        )
        for row in rows
    )


def scripts(data: Path) -> Path:
    """The folder of the scoring scripts."""
    return data.parent / "evaluation"


def measure(corpus: Corpus, data: Path, coder: Coder) -> Result:
    """Code the reports of *corpus* with *coder* and score them.

    Raises KeyError for a measure its scorer does not give, CalledProcessError when a script fails.
    """
    if corpus.scorer == CLAIMS:
        return _claims(corpus, data / corpus.path, coder)
    if corpus.scorer in EXTERNAL:
        return _external(corpus, data / corpus.path, coder)
    if corpus.scorer == INCIDENTS:
        return _merged(corpus, data, coder)
    if corpus.scorer == TEMPLATES:
        return _templates(corpus, data)
    return _scripted(corpus, data, coder)


def _claims(corpus: Corpus, folder: Path, coder: Coder) -> Result:
    gold = read_gold(folder / "gold")
    wanted = {item.id for item in gold}
    reports = [report for report in reports_of(folder / "reports.jsonl") if report.id in wanted]
    scores = score(gold, reports, coder.pipe(reports))
    if scores.bad_offsets or scores.uncoded:
        raise ValueError(f"{scores.bad_offsets} bad offsets, {scores.uncoded} reports not coded")
    values = {name: round(scores.value(name), 3) for name in corpus.measures}
    return Result(corpus_hash(folder / "gold", reports), len(reports), _words(reports), values)


def _external(corpus: Corpus, folder: Path, coder: Coder) -> Result:
    scored = score_external(corpus.scorer, folder, coder.pipe)
    if scored.scores.uncoded:
        raise ValueError(f"{scored.scores.uncoded} reports not coded")
    values = {name: round(scored.scores.value(name), 3) for name in corpus.measures}
    reports = scored.reports
    return Result(_files_hash(folder), len(reports), _words(reports), values)


def _scripted(corpus: Corpus, data: Path, coder: Coder) -> Result:
    script, path = scripts(data) / corpus.scorer, data / corpus.path
    with tempfile.TemporaryDirectory() as folder:
        texts, codings = Path(folder, "reports.jsonl"), Path(folder, "codings.jsonl")
        _run(script, str(path), "--reports", str(texts))
        reports = reports_of(texts)
        _write(codings, list(coder.pipe(reports)))
        found = json.loads(_run(script, str(path), str(codings)))
    values = {name: float(_at(found, name)) for name in corpus.measures}
    return Result(_files_hash(path), len(reports), _words(reports), values)


def _merged(corpus: Corpus, data: Path, coder: Coder) -> Result:
    script, path = scripts(data) / corpus.scorer, data / corpus.path
    gold, texts = path / "incidents.yaml", path / "reports.jsonl"
    reports = reports_of(texts)
    with tempfile.TemporaryDirectory() as folder:
        events = Path(folder, "events.jsonl")
        _write(events, merge(coder.pipe(reports)).events)
        found = json.loads(_run(script, str(gold), str(texts), str(events)))
    values = {name: float(_at(found, name)) for name in corpus.measures}
    return Result(_files_hash(path), len(reports), _words(reports), values)


def _templates(corpus: Corpus, data: Path) -> Result:
    """A folder with one text file and its key ("key-..."), as MUC-4 distributes them."""
    script, path = scripts(data) / corpus.scorer, data / corpus.path
    (key,) = path.glob("key-*")
    (texts,) = (file for file in path.iterdir() if file != key)
    messages = list(read_messages(texts))
    given = ((m.id, found) for m, _, found in answers(messages, sentence_coder(Settings())))
    with tempfile.TemporaryDirectory() as folder:
        response = Path(folder, "response")
        response.write_text("\n".join(response_lines(given)) + "\n", "utf-8")
        found = json.loads(_run(script, str(key), str(response)))
    values = {name: float(_at(found, name)) for name in corpus.measures}
    for name in values:
        if name.startswith("all_templates"):  # the scorer gives these in hundredths
            values[name] = round(values[name] / 100, 4)
    reports = [message.report() for message in messages]
    return Result(_files_hash(path), len(reports), _words(reports), values)


def reports_of(path: Path) -> list[Report]:
    """The reports of a file, all taken as English."""
    found = read([path], options=ReadOptions(language="en"))
    return [item.report for item in found if isinstance(item, Read)]


def _write(path: Path, items: Sequence[Any]) -> None:
    with path.open("w", encoding="utf-8") as stream:
        for item in items:
            stream.write(to_json_line(item) + "\n")


def _run(script: Path, *arguments: str) -> str:
    command = [sys.executable, str(script), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603


def _at(found: Any, name: str) -> Any:
    for key in name.split("."):
        found = found[key]
    return found


def _files_hash(path: Path) -> str:
    """A hash of a file, or of all files of a folder with their names."""
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    parts = [
        (str(file.relative_to(path.parent)), hashlib.sha256(file.read_bytes()).hexdigest())
        for file in files
        if file.is_file()
    ]
    return content_hash(*(part for pair in parts for part in pair))


def _words(reports: Sequence[Report]) -> int:
    return sum(len(report.text.split()) for report in reports)
