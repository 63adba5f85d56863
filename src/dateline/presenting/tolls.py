"""How many people, source by source, drawn on one scale, and where the best number comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.model import Event, Toll, TollRange, wording
from dateline.presenting.escape import visible
from dateline.presenting.event_words import clipped, number, toll_phrase
from dateline.presenting.quotes import listed, voices
from dateline.presenting.style import QUIET, SLOT_STYLE

#: Narrower terminals get no bars.
_BARS_FROM = 96
_BAR_SHARE, _LONGEST_BAR = 4, 36
_SOURCE_WIDTH = 40


def tolls_view(event: Event, *, width: int) -> RenderableType:
    """Every source's number with its chain, and beneath each kind the range and its reason."""
    parts: list[RenderableType] = []
    for part in event.toll:
        own = [toll for toll in event.tolls if toll.kind == part.kind]
        parts.append(_range(part))
        if own:
            parts.append(_sources(own, event, width))
    return Group(*parts)


def _range(part: TollRange) -> RenderableType:
    out = Text.assemble((toll_phrase(part), f"bold {SLOT_STYLE['counts']}"))
    if reason := part.unresolved or part.why:
        out.append(f": {visible(reason)}")
    return Padding(out, (0, 0, 0, 2))


def _sources(tolls: list[Toll], event: Event, width: int) -> RenderableType:
    bar = min(_LONGEST_BAR, width // _BAR_SHARE) if width >= _BARS_FROM else 0
    most = max((n for toll in tolls for n in _known(toll)), default=0)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style=QUIET, no_wrap=True, justify="right", min_width=4)
    table.add_column(max_width=_SOURCE_WIDTH, overflow="fold")
    table.add_column(justify="right", overflow="fold")
    if bar:
        table.add_column(no_wrap=True, width=bar)
    table.add_column(overflow="fold", style=QUIET)
    for toll in sorted(tolls, key=_order):
        style = QUIET if toll.superseded else ""
        cells = [
            Text("" if toll.chain is None else f"[{toll.chain + 1}]"),
            Text(visible(clipped(_source(toll, event))), style=style),
            Text(number(toll.low, toll.best, toll.high), style=style or SLOT_STYLE["counts"]),
            *([Text(_bar(toll, most, bar), style=style or SLOT_STYLE["counts"])] if bar else []),
            Text(_when(toll)),
        ]
        table.add_row(*cells)
    return Padding(table, (0, 0, 1, 2))


def _order(toll: Toll) -> tuple[bool, int, str]:
    """Numbers that still stand first, chain by chain."""
    chain = len(str(toll.source)) if toll.chain is None else toll.chain
    return toll.superseded, chain, str(toll.published or "")


def _known(toll: Toll) -> Iterator[int]:
    yield from (n for n in (toll.low, toll.best, toll.high) if n is not None)


def _source(toll: Toll, event: Event) -> str:
    """The source, else the publishers that give the number in their own voice."""
    return toll.source or voices(r for r in event.claims if r.id in toll.claims) or "a report"


def _when(toll: Toll) -> str:
    later = "later corrected or raised" if toll.superseded else ""
    parts: Iterable[str] = (wording.day_phrase(toll.published), later)
    return ", ".join(part for part in parts if part)


def _bar(toll: Toll, most: int, width: int) -> str:
    """The number on a scale from 0 to *most*: "●", "├──●──┤", "├────▶" for an open end."""
    known = [*_known(toll)]
    if not known or most == 0:
        return ""
    last = width - 1

    def at(n: int) -> int:
        return round(n / most * last)

    low, high = at(known[0]), at(known[-1])
    open_end = toll.high is None
    cells = [" "] * width
    for column in range(low, (min(last, max(high, low) + 3) if open_end else high) + 1):
        cells[column] = "─"
    if low != high or open_end:
        cells[low] = "├"
        cells[min(last, high + 3) if open_end else high] = "▶" if open_end else "┤"
    if toll.best is not None:
        cells[at(toll.best)] = "●"
    return "".join(cells).rstrip()


def responsibility_view(event: Event) -> RenderableType:
    """Each party held responsible, by whom, and who says that it was not."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold", max_width=_SOURCE_WIDTH, style="bold")
    table.add_column(overflow="fold")
    for name in dict.fromkeys(r.name for r in event.responsibility):
        says = Text("")
        for denied, sign, colour, words in ((False, "●", "green", ""), (True, "✕", "red", "not ")):
            who = _holders(event, name, denied=denied)
            if who:
                says.append("   " if says else "")
                says.append(f"{sign} ", style=colour)
                says.append(f"{words}according to {visible(who)}")
        table.add_row(Text(visible(clipped(name))), says)
    return Padding(table, (0, 0, 1, 2))


def _holders(event: Event, name: str, *, denied: bool) -> str:
    """Who holds party *name* responsible, or denies that it was."""
    names: list[str] = []
    for item in event.responsibility:
        if item.name == name and item.denied is denied:
            own = voices(ref for ref in event.claims if ref.id in item.claims)
            names.append(clipped(item.source or own or "a report"))
    return listed([*dict.fromkeys(names)])
