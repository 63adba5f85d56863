"""`dateline knowledge`: what the tables hold, and whether they are sound."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from dateline import wiring
from dateline.cli.notes import complain, say
from dateline.cli.options import settings_of
from dateline.cli.output import console_on, opened
from dateline.errors import InputError, KnowledgeError
from dateline.knowledge.comparisons import PAIRS, load_comparisons
from dateline.knowledge.control_rules import load_control_rules
from dateline.knowledge.copy_rules import load_copy_rules
from dateline.knowledge.coreference_tables import coreference_tables
from dateline.knowledge.cue_tables import statement_tables
from dateline.knowledge.event_view_rules import load_event_view_rules
from dateline.knowledge.factuality_cues import factuality_cues
from dateline.knowledge.gazetteer import open_gazetteer
from dateline.knowledge.merging_rules import load_merging_rules
from dateline.knowledge.overlay import Overlaid
from dateline.knowledge.reading_rules import region_rules
from dateline.knowledge.tables import read_tsv
from dateline.knowledge.time_tables import time_tables
from dateline.model import wording
from dateline.model.vocabulary import EVENT_TYPES
from dateline.presenting.escape import visible
from dateline.presenting.style import QUIET, TYPE_COLOUR

Facts = Mapping[str, object]
#: What is typed again or compared is not broken over lines.
_WHOLE = ("id", "lat, lon", "people", "kind")
_SOURCE_WIDTH = 14


def _tables() -> Overlaid:
    """Codebook and actors, with those of the folder that DATELINE_KNOWLEDGE names."""
    return wiring.load_tables(settings_of().knowledge)


def _codebook() -> Facts:
    book = _tables().codebook
    modes = sum(len(own) for own in book.modes.values())
    return {
        "event types": len(EVENT_TYPES),
        "modes": modes,
        "trigger rules": len(book.rules),
        "mode rules": len(book.mode_rules),
        "count rules": len(book.counts),
    }


def _statements() -> Facts:
    tables = statement_tables(attitudes=True)
    return {"verbs of saying": len(tables.verbs), "roles of sources": len(tables.roles)}


def _factuality() -> Facts:
    cues = factuality_cues()
    return {
        "factuality cues": len(cues.cues),
        "stance cues": len(cues.stance_cues),
        "denial cues": len(cues.denial_cues),
    }


def _coreference() -> Facts:
    tables = coreference_tables()
    return {"pronouns": len(tables.pronouns), "nouns": len(tables.nouns)}


def _times() -> Facts:
    tables = time_tables()
    return {"words": len(tables.words), "patterns": len(tables.patterns)}


def _reading() -> Facts:
    return {"rules for parts of a page": len(region_rules())}


def _actors() -> Facts:
    registry = _tables().registry
    return {"parties": len(registry.actors), "names": len(registry.forms)}


def _places() -> Facts:
    return open_gazetteer().describe()


def _merging() -> Facts:
    sentences = load_comparisons().sentences
    return {
        "comparisons": len({comparison for comparison, _ in sentences}),
        "levels with weights": len(sentences),
        "families of types": len(set(load_merging_rules().families.values())),
        "rules of control": len(load_control_rules().effects),
        "sources of several names": len(load_event_view_rules().voices),
        "sources that nobody names": len(load_copy_rules().generic),
    }


AREAS: Mapping[str, Callable[[], Facts]] = {
    "reading": _reading,
    "codebook": _codebook,
    "statements": _statements,
    "factuality": _factuality,
    "coreference": _coreference,
    "times": _times,
    "actors": _actors,
    "places": _places,
    "merging": _merging,
}


def check() -> int:
    """Load every table; list all faults of all areas. Returns the exit status."""
    status = 0
    for area, facts in AREAS.items():
        try:
            found = facts()
        except KnowledgeError as fault:
            complain(f"{area}: {len(fault.faults)} faults\n{fault}")
            status = 1
        else:
            say(f"{area:<12} ok   {_one_line(found)}")
    return status


def _one_line(facts: Facts) -> str:
    numbers = ((k, v) for k, v in facts.items() if str(v).isdigit())
    return ", ".join(f"{int(str(value)):,} {name}" for name, value in numbers)


def show(area: str | None, name: str | None) -> int:
    """Print what an area holds, or what is known under *name* in it. Returns the exit status."""
    if area is not None and area not in AREAS:
        raise InputError(area, "no area of knowledge", f"one of {', '.join(AREAS)}")
    with opened(None) as stream:
        console = console_on(stream)
        if area is None:
            console.print(_pairs((each, _one_line(facts())) for each, facts in AREAS.items()))
        elif name is not None:
            return _look_up(console, area, name)
        elif area == "codebook":
            console.print(_types())
        elif area == "merging":
            console.print(_weights())
        else:
            console.print(_pairs(AREAS[area]().items()))
    return 0


def _weights() -> RenderableType:
    """Every level of every comparison with its weights (log-odds) and the reason it gives."""
    table, known = Table(box=None, header_style=QUIET, padding=(0, 2, 0, 0)), load_comparisons()
    for name in ("comparison", "level"):
        table.add_column(name, no_wrap=True)
    for name in PAIRS:
        table.add_column(name, justify="right")
    table.add_column("reason", overflow="fold")
    shown = ""
    for level, why in known.sentences.items():
        weights = (known.weights[pair].get(level) for pair in PAIRS)
        cells = (Text("" if w is None else f"{w:+.2f}") for w in weights)
        first = Text(level[0] if level[0] != shown else "")
        table.add_row(first, Text(level[1]), *cells, Text(why, style=QUIET))
        shown = level[0]
    return table


def _pairs(pairs: Iterable[tuple[str, object]]) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in pairs:
        table.add_row(Text(name), Text(visible(str(value))))
    return table


def _types() -> RenderableType:
    book = _tables().codebook
    table = Table(box=None, header_style=QUIET, padding=(0, 2, 0, 0))
    for column in ("type", "what it is", "modes"):
        table.add_column(column, ratio=None if column == "type" else 1)
    for row in read_tsv("codebook", "events.tsv"):
        kind = row["event"]
        modes = ", ".join(sorted(book.modes.get(kind, ())))
        table.add_row(
            Text(kind, style=TYPE_COLOUR[kind]), Text(row["definition"]), Text(modes, style=QUIET)
        )
    return table


def _look_up(console: Console, area: str, name: str) -> int:
    if area not in ("actors", "places"):
        raise InputError(area, "only actors and places are looked up by name")
    rows = _parties(name) if area == "actors" else _towns(name)
    rows = [row for at, row in enumerate(rows) if row not in rows[:at]]
    if not rows:
        say(f"nothing is known under {name!r}")
        return 0
    table = Table(box=None, header_style=QUIET, padding=(0, 2, 0, 0))
    columns = [column for column in rows[0] if any(row[column] for row in rows)]
    for column in columns:
        least = _SOURCE_WIDTH if column == "from" else None
        table.add_column(column, no_wrap=column in _WHOLE, min_width=least, overflow="fold")
    for row in rows:
        table.add_row(*(Text(visible(row[column])) for column in columns))
    console.print(table)
    return 0


def _parties(name: str) -> list[dict[str, str]]:
    return [
        {
            "name": form.actor.name if form.actor else form.text,
            "id": form.actor.id if form.actor else "",
            "as": form.use,
            "kind": form.actor.kind if form.actor else "",
            "country": form.country or "",
            "sector": (form.actor.sector or "") if form.actor else "",
            "since": wording.day_phrase(form.since),
            "until": wording.day_phrase(form.until),
            "from": form.actor.source if form.actor else "",
        }
        for form in _tables().registry.find(name)
    ]


def _towns(name: str) -> list[dict[str, str]]:
    return [
        {
            "name": entry.name,
            "id": entry.id,
            "kind": entry.feature,
            "country": entry.country,
            "province": entry.admin1 or "",
            "lat, lon": f"{entry.lat:.3f}, {entry.lon:.3f}",
            "people": f"{entry.population:,}" if entry.population else "",
        }
        for entry in open_gazetteer().lookup(name)
    ]
