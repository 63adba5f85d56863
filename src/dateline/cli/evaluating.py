"""`dateline evaluate`: codings measured against gold."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from rich.table import Table
from rich.text import Text

from dateline.cli.coding import coded
from dateline.cli.formats import Format, Output
from dateline.cli.notes import Tally, counted, say
from dateline.cli.output import console_on, opened
from dateline.errors import InputError
from dateline.evaluation import (
    GoldReport,
    Scores,
    corpus_hash,
    gate,
    gold_faults,
    read_floors,
    read_gold,
    score,
)
from dateline.model import Coding, Report
from dateline.model.codec import coding_from_dict
from dateline.presenting.escape import visible
from dateline.presenting.style import QUIET
from dateline.reading import Read, ReadOptions, read
from dateline.settings import Settings


def score_gold(
    gold: Path,
    reports: Path,
    codings: Path | None,
    output: Output,
    *,
    settings: Settings,
    floors: Path | None = None,
    faults: bool = False,
) -> int:
    """Write the measures of *codings* (or of coding *reports* now) over *gold*.

    With *floors*, the exit status is 1 when a measure fell below its floor. *faults* lists on
    standard error what was missed, spurious or not whole.
    """
    tally = Tally()
    items, asked = sound_gold(gold, reports, tally)
    if codings is None:
        found: Iterator[Coding] = coded((Read(report) for report in asked), settings, tally)
    else:
        found = stored_codings(codings, {report.id: report for report in asked})
    scores = score(items, asked, found)
    with opened(output.out) as stream:
        if output.format is Format.jsonl:
            stream.write(json.dumps(scores.to_dict()) + "\n")
        else:
            console_on(stream).print(table_of(scores))
    for fault in scores.faults if faults else ():
        say(fault)
    fallen = gate(scores, read_floors(floors), corpus_hash(gold, asked)) if floors else ()
    for line in fallen:
        say(f"below its floor: {line}")
    return 1 if fallen else tally.exit_code


def sound_gold(
    gold: Path, reports: Path, tally: Tally
) -> tuple[tuple[GoldReport, ...], list[Report]]:
    """The gold of a folder and the reports it is of, in its order.

    Raises InputError with every fault of the gold, if there is one.
    """
    texts = reports_of(reports, tally)
    items = read_gold(gold)
    wrong = list(gold_faults(items, texts))
    if wrong:
        raise InputError(str(gold), f"{counted(len(wrong), 'fault')} in the gold", "; ".join(wrong))
    return items, [texts[item.id] for item in items]


def check_gold(gold: Path, reports: Path) -> int:
    """Tell every fault of *gold*; the exit status is 1 when there is one."""
    tally = Tally()
    items = read_gold(gold)
    wrong = list(gold_faults(items, reports_of(reports, tally)))
    for line in wrong:
        say(line)
    claims = sum(len(item.claims) for item in items)
    say(f"{counted(len(items), 'report')}, {counted(claims, 'claim')}, {len(wrong)} faults")
    return 1 if wrong else tally.exit_code


def reports_of(path: Path, tally: Tally) -> dict[str, Report]:
    """The reports of *path* by id; language is not detected, gold is English."""
    texts = {}
    for item in read([path], options=ReadOptions(language="en")):
        if isinstance(item, Read):
            texts[item.report.id] = item.report
        else:
            tally.not_read(item.where, item.reason, item.remedy)
    return texts


def stored_codings(path: Path, reports: Mapping[str, Report]) -> Iterator[Coding]:
    """The codings of a JSONL file that are of *reports*.

    Raises InputError, naming the line, for one that is no coding or does not fit its report.
    """
    with path.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            try:
                data = json.loads(line)
                report = reports.get(data["report"]["id"])
                if report is not None:
                    yield coding_from_dict(data, report)
            except (ValueError, KeyError, TypeError) as fault:
                raise InputError(f"{path}:{number}", f"no coding: {fault}") from fault


def table_of(scores: Scores) -> Table:
    """The measures in rows: value, precision and recall, and how many gold asks for."""
    table = Table(box=None, header_style=QUIET, padding=(0, 2, 0, 0))
    table.add_column("measure")
    for name in ("value", "precision", "recall", "n"):
        table.add_column(name, justify="right")
    for name, row in scores.to_dict().items():
        if not isinstance(row, dict):
            table.add_row(Text(visible(name)), Text(str(row)))
            continue
        value = row["f1"] if "f1" in row else row["acc"]
        cells = (value, row.get("p"), row.get("r"))
        shown = ("" if cell is None else f"{cell:.3f}" for cell in cells)
        table.add_row(Text(name), *map(Text, shown), Text(str(row["n"]), style=QUIET))
    return table
