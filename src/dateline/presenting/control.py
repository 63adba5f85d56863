"""Who holds a place, interval by interval, and the claims behind each change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.model import ClaimRef, ControlState, EventPlace, wording
from dateline.presenting.escape import visible
from dateline.presenting.event_words import clipped, counted, event_where
from dateline.presenting.quotes import SHORT, Telling, quote, said, tellings, told_in
from dateline.presenting.style import HEADING, ID_LENGTH, QUIET

#: A sign that is read without colour, and the colour that repeats it; no side has one of its own.
STATE = {
    "held": ("■", "bold"),
    "contested": ("◑", "bold red"),
    "none": ("□", QUIET),
    "unknown": ("?", QUIET),
}
_WORDS = {"contested": "contested", "none": "held by nobody", "unknown": "holder unknown"}
#: Narrower terminals get what is said beneath the interval, not beside it.
_BESIDE = 96
_WHEN, _WHO, _QUOTED = 24, 24, 3


def control_view(
    states: Sequence[ControlState], refs: Mapping[str, ClaimRef], *, width: int
) -> RenderableType:
    """The states place by place in the order of their days; *refs* are the claims by id."""
    places: dict[tuple[str, str], list[ControlState]] = {}
    for state in states:
        places.setdefault((state.place.id or "", state.place.name), []).append(state)
    parts: list[RenderableType] = []
    for own in places.values():
        parts.append(_place(own[0].place))
        ordered = sorted(own, key=_first_day)
        parts += [_state(s, refs, width) for s in ordered]
    return Group(*parts)


def _first_day(state: ControlState) -> str:
    """Intervals that are open at their beginning come first."""
    return str(state.interval.start or "")


def _place(place: EventPlace) -> Text:
    out = Text(event_where(place, precise=True), style=HEADING)
    if place.id:
        out.append(f"  {visible(place.id)}", style=f"not bold {QUIET}")
    return out


def _state(state: ControlState, refs: Mapping[str, ClaimRef], width: int) -> RenderableType:
    when = Text(visible(wording.days_phrase(state.interval)) or "always")
    told = tellings([refs[claim] for claim in state.claims if claim in refs])
    lines = [*_behind(told)]
    if lost := [claim for claim in state.claims if claim not in refs]:
        ids = ", ".join(visible(claim)[:ID_LENGTH] for claim in lost[:_QUOTED])
        words = f"{counted(len(lost), 'claim')} not in any event now: {ids}"
        lines.append(Text(words, style=QUIET))
    table = Table.grid(expand=True, padding=(0, 2, 0, 0))
    table.add_column(width=_WHEN, overflow="fold")
    if width < _BESIDE:
        table.add_column(ratio=1, overflow="fold")
        table.add_row(when, holder(state))
        return Padding(Group(table, Padding(Group(*lines), (0, 0, 1, 4))), (0, 0, 0, 2))
    table.add_column(width=_WHO, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    table.add_row(when, holder(state), Padding(Group(*lines), (0, 0, 1, 0)))
    return Padding(table, (0, 0, 0, 2))


def holder(state: ControlState) -> Text:
    """Sign and words for who holds it, and the basis: assessed, claimed or denied."""
    sign, style = STATE[state.state]
    words = visible(clipped(state.holder)) if state.holder else _WORDS[state.state]
    return Text.assemble((f"{sign} {words}", style), (f" ({state.basis})", QUIET))


def _behind(told: Sequence[Telling]) -> Iterator[RenderableType]:
    for telling in told[:_QUOTED]:
        yield said(telling)
        yield Padding(quote(telling.first, longest=SHORT), (0, 0, 0, 2))
        yield Padding(told_in(telling), (0, 0, 0, 2))
    if len(told) > _QUOTED:
        yield Text(f"and {len(told) - _QUOTED} more", style=QUIET)
