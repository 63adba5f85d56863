"""`dateline evaluate gate`: measured quality may not fall below its floors."""

from __future__ import annotations

from pathlib import Path

from rich.table import Table
from rich.text import Text

from dateline.cli.coding import coded
from dateline.cli.demo import examples
from dateline.cli.evaluating import sound_gold
from dateline.cli.notes import Tally, say
from dateline.cli.output import console_on, opened
from dateline.evaluation import (
    Floors,
    Scores,
    corpus_hash,
    gate,
    raised,
    read_floors,
    score,
    write_floors,
)
from dateline.presenting.style import QUIET
from dateline.reading import Read
from dateline.settings import Settings


def hold(
    corpus: tuple[Path, Path] | None, floors: Path, settings: Settings, *, lift: bool = False
) -> int:
    """Code the reports of *corpus* (gold folder, reports file) now and compare with the floors.

    Without *corpus* the shipped examples are taken. Returns 1 when a measure is below its floor
    or the corpus is not the one the floors were set on. With *lift* the floors are raised to what
    is reached, less a margin, and written; none is lowered. Raises InputError for broken gold or
    floors.
    """
    gold, reports = corpus or _shipped()
    held = read_floors(floors) if floors.exists() or not lift else None
    tally = Tally()
    items, asked = sound_gold(gold, reports, tally)
    scores = score(items, asked, coded((Read(report) for report in asked), settings, tally))
    here = corpus_hash(gold, asked)
    if lift or held is None:
        held = raised(scores, here, held, held.history if held else scores.tallies)
        write_floors(floors, held)
        say(f"floors written to {floors}")
    with opened(None) as stream:
        console_on(stream).print(_table(scores, held))
    fallen = gate(scores, held, here)
    for line in fallen:
        say(f"not passed: {line}")
    return 1 if fallen else tally.exit_code


def _shipped() -> tuple[Path, Path]:
    reports = examples()
    return reports.parent / "gold", reports


def _table(scores: Scores, floors: Floors) -> Table:
    table = Table(box=None, header_style=QUIET, padding=(0, 2, 0, 0))
    table.add_column("measure")
    for name in ("value", "floor", "n"):
        table.add_column(name, justify="right")
    table.add_column("")
    for measure, tally in scores.tallies.items():
        floor = floors.floor(measure) if measure in floors.history else None
        value = round(scores.value(measure), 3)
        table.add_row(
            Text(measure),
            Text(f"{value:.3f}"),
            Text("" if floor is None else f"{floor:.3f}"),
            Text(str(tally.asked), style=QUIET),
            Text("" if floor is None else "ok" if value >= floor else "below"),
        )
    return table
