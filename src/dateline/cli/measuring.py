"""`dateline evaluate incidents`: merged events measured against gold incidents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from rich.table import Table
from rich.text import Text

from dateline.cli.coding import coded, keeping, now
from dateline.cli.evaluating import reports_of
from dateline.cli.formats import Format, Output
from dateline.cli.notes import Tally, counted, say
from dateline.cli.output import console_on, opened
from dateline.cli.wired import merge_store
from dateline.errors import InputError
from dateline.evaluation import (
    Floors,
    Incident,
    IncidentScores,
    below,
    incident_faults,
    incidents_hash,
    raised,
    read_floors,
    read_incidents,
    score_incidents,
    write_floors,
)
from dateline.evaluation.joining import GATED
from dateline.model import Event, Report
from dateline.model.codec import from_dict
from dateline.presenting.style import QUIET
from dateline.reading import Read
from dateline.settings import Settings
from dateline.store import EventQuery


@dataclass(frozen=True)
class Against:
    """What events are held against: a file of floors, if any; with ``lift`` the floors are raised
    to what is reached; ``faults`` lists what is wrong.
    """

    floors: Path | None = None
    lift: bool = False
    faults: bool = False


def score_merging(
    gold: Path,
    reports: Path,
    events: Path | None,
    output: Output,
    *,
    settings: Settings,
    against: Against,
) -> int:
    """Write the measures of *events* (or of coding and merging *reports* now) over *gold*.

    The exit status is 1 when a measure fell below its floor, or the corpus is not the one that the
    floors were set on. Raises InputError for broken gold, events or floors.
    """
    tally = Tally()
    incidents, asked = _sound(gold, reports, tally)
    held = _held(against)
    found = stored_events(events) if events else merged_now(asked, settings, tally)
    texts = {report.id: report.text for report in asked}
    scores = score_incidents(incidents, texts, found)
    here = incidents_hash(gold, asked)
    if against.floors and (against.lift or held is None):
        held = raised(scores, here, held, held.history if held else GATED)
        write_floors(against.floors, held)
        say(f"floors written to {against.floors}")
    with opened(output.out) as stream:
        if output.format is Format.jsonl:
            stream.write(json.dumps(scores.to_dict()) + "\n")
        else:
            console_on(stream).print(_table(scores, held))
    for fault in scores.faults if against.faults else ():
        say(fault)
    fallen = below(scores, held, here) if held else ()
    for line in fallen:
        say(f"not passed: {line}")
    return 1 if fallen else tally.exit_code


def merged_now(reports: Iterable[Report], settings: Settings, tally: Tally) -> tuple[Event, ...]:
    """The events of *reports*, coded and merged in memory; nothing is kept."""
    settings = replace(settings, store="memory:")
    with keeping(settings) as keep:
        for _ in coded(map(Read, reports), settings, tally, keep=keep):
            pass
        if keep is None:  # only without a store, and there is one
            return ()
        merge_store(keep.store, settings, full=False, now=now, progress=lambda *_: None)
        return tuple(keep.store.events(EventQuery()))


def stored_events(path: Path) -> Iterator[Event]:
    """The events of a JSONL file. Raises InputError, naming the line, for one that is none."""
    with path.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            try:
                yield from_dict(Event, json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError) as fault:
                raise InputError(f"{path}:{number}", f"no event: {fault}") from fault


def _sound(gold: Path, reports: Path, tally: Tally) -> tuple[tuple[Incident, ...], list[Report]]:
    """The incidents and all reports, also those that tell none: merging reads them all."""
    texts = reports_of(reports, tally)
    incidents = read_incidents(gold)
    wrong = list(incident_faults(incidents, texts))
    if wrong:
        raise InputError(str(gold), f"{counted(len(wrong), 'fault')} in the gold", "; ".join(wrong))
    return incidents, list(texts.values())


def _held(against: Against) -> Floors | None:
    if against.floors is None:
        if against.lift:
            raise InputError("--raise", "there are no floors to raise", "name them with --floors")
        return None
    if against.lift and not against.floors.exists():
        return None
    return read_floors(against.floors)


def _table(scores: IncidentScores, held: Floors | None) -> Table:
    table = Table(box=None, header_style=QUIET, padding=(0, 2, 0, 0))
    table.add_column("measure")
    columns = ("value", "precision", "recall", "n", *(("floor",) if held else ()))
    for name in columns:
        table.add_column(name, justify="right")
    table.add_column("")
    for name, row in scores.to_dict().items():
        if not isinstance(row, dict):
            table.add_row(Text(name), Text(str(row)))
            continue
        value = row["f1"] if "f1" in row else row["acc"]
        shown = [_number(cell) for cell in (value, row.get("p"), row.get("r"))]
        floors = _floors(name, scores, held) if held else ()
        table.add_row(Text(name), *map(Text, shown), Text(str(row["n"]), style=QUIET), *floors)
    return table


def _floors(name: str, scores: IncidentScores, held: Floors) -> tuple[Text, Text]:
    """The floors of a measure and of its parts, and whether they all hold."""
    measures = [m for m in held.history if m.partition(".")[0] == name]
    floors = ", ".join(
        (f"{part} " if (part := m.partition(".")[2]) else "") + _number(held.floor(m))
        for m in measures
    )
    fell = any(round(scores.value(m), 3) < held.floor(m) for m in measures)
    return Text(floors), Text("" if not measures else "below" if fell else "ok")


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
