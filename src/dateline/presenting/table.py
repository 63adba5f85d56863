"""A coding on a terminal: who did what to whom, where, when, according to whom, and how sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.model import Claim, Coding, Report, wording
from dateline.presenting.escape import visible
from dateline.presenting.style import HEADING, ID_LENGTH, QUIET, SLOT_STYLE, SURE_SIGN, TYPE_COLOUR

#: Narrower terminals get a claim in lines instead of a row.
NARROW = 110
_COLUMNS = (("what", 22), ("who → whom", 34), ("where", 22), ("when", 15), ("according to", 24))
_SURE_WIDTH = 16
#: Columns that a table needs more when it also says in which report each claim stands, and how
#: far its columns then may shrink.
_REPORT_ROOM, _REPORT_WIDTH, _LEAST, _LEAST_OF_MORE = 10, 16, 14, 11
#: Characters of the text that stand for a missing title.
_OPENING = 60


def coding_view(coding: Coding, *, width: int, most: int | None = None) -> RenderableType:
    """A report's heading over its claims, for a terminal of *width* columns.

    With *most*, no more claims than that are shown, and a line says how many more there are.
    """
    parts: list[RenderableType] = [heading(coding.report)]
    shown = coding.claims[:most]
    if shown:
        parts.append(claims_view(shown, width=width))
        if left := len(coding.claims) - len(shown):
            parts.append(Padding(Text(_more(left), style=QUIET), (0, 0, 1, 2)))
    else:
        parts.append(Padding(Text(_nothing(coding), style=QUIET), (0, 0, 1, 2)))
    return Group(*parts)


def _more(left: int) -> str:
    noun = "claim" if left == 1 else "claims"
    return f"... and {left:,} more {noun} (all of them with --out FILE or --format jsonl)"


def _nothing(coding: Coding) -> str:
    """Why there are no claims: a failure, another language, or that there are none."""
    for problem in coding.problems:
        if problem.severity == "failed":
            return visible(f"not coded: {problem.reason}")
        if problem.stage == "language":
            return visible(problem.reason)
    return "no claims"


def heading(report: Report) -> Text:
    """Title, publisher, day and id on one line."""
    opening = " ".join(report.text[:_OPENING].split())
    out = Text(visible(report.title) or f"“{visible(opening)} …”", style=HEADING)
    day = wording.day_phrase(report.published) or "no date"
    rest = (visible(report.publisher), day, visible(report.id))
    out.append("  " + " · ".join(part for part in rest if part), style="not bold dim")
    return out


def claims_view(
    claims: Sequence[Claim], *, width: int, told_in: Sequence[str] = ()
) -> RenderableType:
    """Claims as a table, or as short blocks where there is no room for one.

    *told_in* names the report of each claim, in lines, where they come from several.
    """
    reports = told_in or [""] * len(claims)
    rows = list(zip(claims, reports, strict=True))
    if width < NARROW + (_REPORT_ROOM if told_in else 0):
        return Group(*(part for claim, report in rows for part in _block(claim, report)))
    table = Table(
        box=None, expand=True, padding=(0, 2, 0, 0), header_style=QUIET, pad_edge=False, title=None
    )
    table.add_column("", width=ID_LENGTH + 2, style=QUIET)
    for name, ratio in _COLUMNS:
        least = _LEAST_OF_MORE if told_in else _LEAST
        table.add_column(name, ratio=ratio, min_width=least, overflow="fold")
    table.add_column("how sure", width=_SURE_WIDTH)
    if told_in:
        table.add_column("told in", ratio=24, min_width=_REPORT_WIDTH, overflow="fold")
    for claim, report in rows:
        table.add_row(*_cells(claim), *([Text(visible(report, lines=True))] if told_in else ()))
    return Padding(table, (0, 0, 1, 0))


def _cells(claim: Claim) -> Iterator[Text]:
    yield Text(f"  {visible(claim.id)[:ID_LENGTH]}")
    yield what(claim)
    yield Text("\n").join(filter(None, (who_to_whom(claim), how_many(claim))))
    yield Text(visible(wording.where(claim.places)))
    yield Text(visible(wording.when(claim.time)))
    yield according_to(claim)
    yield how_sure(claim)


def what(claim: Claim) -> Text:
    """Type and modes in the type's colour, and the word that says so."""
    out = Text(claim.type, style=f"bold {TYPE_COLOUR[claim.type]}")
    if claim.modes:
        out.append(" " + ", ".join(claim.modes), style=f"not bold {TYPE_COLOUR[claim.type]}")
    out.append(f"\n“{visible(claim.trigger.text)}”", style=f"not bold {QUIET}")
    return out


def who_to_whom(claim: Claim) -> Text:
    """Actors, an arrow, and what they acted upon: parties first, then things, more quietly."""
    out = Text(visible(wording.who(claim.actors)))
    things = ", ".join(dict.fromkeys(o.mention.text for o in claim.objects))
    if claim.recipients or things:
        out.append(" → " if out else "→ ", style=QUIET)
    out.append(visible(wording.who(claim.recipients)))
    if things:
        out.append(("; " if claim.recipients else "") + visible(things), style="italic")
    return out


def how_many(claim: Claim) -> Text:
    """The numbers of people."""
    return Text(visible(wording.how_many(claim.counts)), style=SLOT_STYLE["counts"])


def according_to(claim: Claim) -> Text:
    """The chain of sources; the report's own voice is quiet, a stance stands out."""
    out = Text(visible(wording.according_to(claim.sources)), style="" if claim.sources else QUIET)
    if stance := wording.STANCE_WORDS[claim.stance]:
        out.append(f"\n{stance}", style="bold")
    return out


def how_sure(claim: Claim, *, joint: str = "\n  ") -> Text:
    """Sign and words for the factuality, and the tense where it is not the past."""
    sign, colour = SURE_SIGN[claim.factuality]
    out = Text(f"{sign} ", style=colour)
    out.append(wording.HOW_SURE[claim.factuality], style="default")
    if claim.tense != "past":
        out.append(f"{joint}{claim.tense}", style=QUIET)
    return out


def _block(claim: Claim, report: str) -> Iterator[RenderableType]:
    first = Text("  ")
    first.append_text(what(claim).split("\n")[0])
    first.append(f"  “{visible(claim.trigger.text)}”  {visible(claim.id)[:ID_LENGTH]}", style=QUIET)
    yield first
    lines = (
        ("who", who_to_whom(claim)),
        ("how many", how_many(claim)),
        ("where", Text(visible(wording.where(claim.places)))),
        ("when", Text(visible(wording.when(claim.time)))),
        ("according to", according_to(claim)),
        ("how sure", how_sure(claim, joint=", ")),
        ("told in", Text(visible(report, lines=True))),
    )
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style=QUIET, width=16, no_wrap=True)
    grid.add_column()
    for name, value in lines:
        if value:
            grid.add_row(f"    {name}", Text(" · ").join(value.split("\n")))
    yield Padding(grid, (0, 0, 1, 0))
