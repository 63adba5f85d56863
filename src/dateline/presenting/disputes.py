"""What sources disagree on: the positions side by side, with who holds each, in what words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dateline.model import ClaimRef, Dispute, Event, Position, wording
from dateline.presenting.escape import visible
from dateline.presenting.event_words import DISPUTED, clipped, event_who, refs_of
from dateline.presenting.events import event_heading
from dateline.presenting.quotes import SHORT, Telling, quote, tellings, told_in, voices
from dateline.presenting.sides import card, side_by_side
from dateline.presenting.style import HEADING, ID_LENGTH, QUIET

#: What each attribute asks, as a heading.
QUESTION = {
    "happened": "did it happen?",
    "responsibility": "who did it?",
    "toll": "how many?",
    "place": "where?",
    "time": "when?",
    "control": "who holds it?",
    "direction": "which way?",
}
INTEREST = {
    "own": "speaks of itself",
    "adversary": "speaks of its adversary",
    "none": "",
}
#: Quotations that stand for a position on a board.
_QUOTED = 2
_LEAST, _LEAST_WITHOUT_QUOTES = 34, 28


def board(events: Sequence[Event], *, width: int, attribute: str | None = None) -> RenderableType:
    """The disputes of *events*, of one *attribute* if given, each under the event it is about."""
    parts: list[RenderableType] = []
    for event in events:
        found = [d for d in event.disputes if attribute in (None, d.attribute)]
        if found:
            parts.append(_event_line(event))
            parts += [dispute_view(d, refs_of(event), width=width) for d in found]
    return Group(*parts)


def _event_line(event: Event) -> Text:
    out = Text()
    out.append_text(event_heading(event))
    if who := event_who(event):
        out.append(" · ", style=QUIET).append_text(who)
    out.append(f"  {visible(event.id)[:ID_LENGTH]}", style=QUIET)
    return out


def dispute_view(
    dispute: Dispute, refs: Mapping[str, ClaimRef], *, width: int, quoted: bool = True
) -> RenderableType:
    """The positions side by side; with *quoted* each with the words of claims that hold it."""
    question = (f"  {QUESTION[dispute.attribute]}", QUIET)
    title = Text.assemble((f"  {dispute.attribute}", DISPUTED), question)
    cards = [_position(p, refs, quoted=quoted) for p in dispute.positions]
    least = _LEAST if quoted else _LEAST_WITHOUT_QUOTES
    return Group(title, side_by_side(cards, width=width, left=4, least=least))


def _position(position: Position, refs: Mapping[str, ClaimRef], *, quoted: bool) -> RenderableType:
    title = Text(visible(clipped(position.value)), style=HEADING)
    held = [refs[claim] for claim in position.claims if claim in refs]
    body: list[RenderableType] = [_holders(position, held)]
    if quoted:
        body += _quotes(tellings(held))
    return card(title, body)


def _holders(position: Position, held: Sequence[ClaimRef]) -> Text:
    """Who holds a position, and whether it speaks of itself or of its adversary."""
    names = ", ".join(clipped(name) for name in position.sources) or voices(held)
    out = Text(visible(names or wording.OWN_VOICE))
    if words := INTEREST[position.interest]:
        out.append(f"\n⚑ {words}", style="yellow")
    return out


def _quotes(told: Sequence[Telling]) -> Iterator[RenderableType]:
    for telling in told[:_QUOTED]:
        yield Padding(quote(telling.first, longest=SHORT), (0, 0, 0, 2))
        yield Padding(told_in(telling), (0, 0, 0, 2))
    if len(told) > _QUOTED:
        yield Text(f"  and {len(told) - _QUOTED} more", style=QUIET)
