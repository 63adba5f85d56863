"""How well statements are found (see statements.md).

Usage: python benchmarks/statements.py gold GOLD_DIR REPORTS.jsonl [--errors]
       python benchmarks/statements.py code REPORTS.jsonl CODINGS.jsonl [--attitudes]

``gold`` prints precision, recall and F1 of statements: one is found when half of its content's
characters are shared (Jaccard) and its speaker's name agrees. ``code`` writes the statements of
reports in the evaluation format, for scorers of other corpora. Both print the speed of
`find_statements` alone, in words a second of one core.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from dateline.actors import find_parties
from dateline.attribution import find_statements
from dateline.evaluation.agreeing import matched, statement_agrees
from dateline.evaluation.gold import read_gold
from dateline.knowledge.registry import load_registry
from dateline.language.coreference import corefer
from dateline.language.spacy import SpacyAnalyser
from dateline.model import Marks, Report, Span, Statement


def read_reports(path: str) -> Iterator[Report]:
    """The reports of a file in the evaluation format."""
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        day = row.get("published")
        published = dt.date.fromisoformat(day[:10]) if day else None
        yield Report(row["id"], row["text"], row.get("title") or "", published, language="en")


def statements_of(
    reports: list[Report], attitudes: bool
) -> Iterator[tuple[Report, tuple[Statement, ...]]]:
    """Each report with its statements; the speed is printed at the end."""
    registry = load_registry()
    words, seconds = 0, 0.0
    for report, sentences in zip(reports, SpacyAnalyser().analyse(reports), strict=True):
        marks = Marks(parties=find_parties(sentences, registry, on=report.published))
        links = corefer(sentences, marks)
        before = time.process_time()
        found = find_statements(sentences, marks, links, attitudes=attitudes)
        seconds += time.process_time() - before
        words += sum(len(s.words) for s in sentences)
        yield report, found
    print(f"{words / seconds:,.0f} words a second", file=sys.stderr)


def against_gold(gold_folder: str, reports_file: str, *options: str) -> None:
    """Prints the measures; with --errors what was missed and what was too much."""
    gold = {item.id: item.statements for item in read_gold(gold_folder)}
    reports = [report for report in read_reports(reports_file) if report.id in gold]
    right = wanted = told = 0
    for report, found in statements_of(reports, False):

        def agrees(one: object, other: Statement, text: str = report.text) -> bool:
            return statement_agrees(one, other, text)  # type: ignore[arg-type]

        hits = matched(gold[report.id], found, agrees)
        right, wanted, told = right + hits, wanted + len(gold[report.id]), told + len(found)
        if "--errors" in options:
            for item in gold[report.id]:
                if not any(agrees(item, s) for s in found):
                    print("missed", report.id, item.source[:2], item.content)
            for s in found:
                if not any(agrees(item, s) for item in gold[report.id]):
                    print("too much", report.id, s.speaker and s.speaker.name, _texts(s.content))
    precision, recall = right / told, right / wanted
    f1 = 2 * precision * recall / (precision + recall)
    print(f"precision {precision:.3f} recall {recall:.3f} f1 {f1:.3f} of {wanted}")


def code(reports_file: str, out: str, *options: str) -> None:
    """Writes one line a report: its id and its statements' spans."""
    with Path(out).open("w", encoding="utf-8") as lines:
        reports = list(read_reports(reports_file))
        for report, found in statements_of(reports, "--attitudes" in options):
            rows = [
                {
                    "id": s.id,
                    "source": _span(s.source),
                    "cue": _span(s.cue),
                    "content": [_span(part) for part in s.content],
                    "kind": s.kind,
                }
                for s in found
            ]
            row = {"report": {"id": report.id}, "statements": rows}
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")


def _span(span: Span | None) -> dict[str, object] | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.text}


def _texts(spans: tuple[Span, ...]) -> list[str]:
    return [span.text for span in spans]


if __name__ == "__main__":
    {"gold": against_gold, "code": code}[sys.argv[1]](*sys.argv[2:])
