"""Why claims are one event: each link with its comparisons, what nearly joined, who decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.model import ClaimRef, Event, Judgement, Link, Reason
from dateline.presenting.decisions import Decision, decisions_view
from dateline.presenting.escape import visible
from dateline.presenting.event import event_header
from dateline.presenting.event_words import clipped, counted
from dateline.presenting.quotes import SHORT, Telling, quote, told_in, voice
from dateline.presenting.sides import side_by_side
from dateline.presenting.style import HEADING, ID_LENGTH, QUIET

#: Links of one event that are written out on a terminal; files get all.
MOST_LINKS = 12
_STRONG, _LONGEST_BAR = 6.0, 6


def linkage_view(
    event: Event,
    refs: Mapping[str, ClaimRef],
    decisions: Sequence[Decision],
    *,
    width: int,
    complete: bool = True,
) -> RenderableType:
    """What joins the claims of *event*, what nearly joined them, and what people decided.

    *refs* are the claims named by the links, by id, those of other events too. Without *complete*
    no more than `MOST_LINKS` links are written out.
    """
    parts: list[RenderableType] = [event_header(event)]
    parts.append(_section(f"why {counted(len(event.claims), 'claim')} tell one event"))
    ordered = sorted(event.links, key=lambda link: (-link.score, link.left, link.right))
    shown = ordered if complete else ordered[:MOST_LINKS]
    parts += [_link(link, refs, decisions, width) for link in shown]
    if left := len(ordered) - len(shown):
        words = f"... and {counted(left, 'more link')} (all of them with --out FILE)"
        parts.append(Padding(Text(words, style=QUIET), (0, 0, 1, 2)))
    if not ordered:
        parts.append(Padding(Text(_alone(event), style=QUIET), (0, 0, 1, 2)))
    if event.near:
        parts.append(_section("what nearly joined, and did not"))
        near = sorted(event.near, key=lambda link: (-link.score, link.left, link.right))
        parts += [_link(link, refs, decisions, width) for link in near]
    if decisions:
        parts += [_section("what people decided"), _decided(decisions)]
    return Group(*parts)


def _alone(event: Event) -> str:
    return (
        "one claim tells it: there is nothing to join"
        if len(event.claims) == 1
        else "no comparison is recorded that joins them"
    )


def _section(title: str) -> Text:
    return Text(title, style=f"{HEADING} underline")


def _link(
    link: Link, refs: Mapping[str, ClaimRef], decisions: Sequence[Decision], width: int
) -> RenderableType:
    title = Text(f"  {link.score:+.1f} ", style="bold")
    title.append("joined" if link.joined else "not joined", style="green" if link.joined else "red")
    if link.decided:
        title.append(f" by decision of {_deciders(link, decisions)}", style="bold yellow")
    cards = [_claim(claim, refs) for claim in (link.left, link.right)]
    return Group(title, side_by_side(cards, width=width, left=4), _reasons(link.reasons))


def _claim(claim: str, refs: Mapping[str, ClaimRef]) -> RenderableType:
    """The words of a claim and where they stand."""
    ref = refs.get(claim)
    if ref is None:
        return Text(f"claim {visible(claim)[:ID_LENGTH]}, not in the store any more", style=QUIET)
    told = told_in(Telling((ref,)))
    if ref.source:
        told = Text.assemble((visible(clipped(voice(ref))), "bold"), (" in ", QUIET), told)
    return Group(quote(ref, longest=SHORT), told)


def _deciders(link: Link, decisions: Sequence[Decision]) -> str:
    pair = {link.left, link.right}
    users = [
        decision.user
        for decision in decisions
        if isinstance(decision, Judgement) and {decision.left, decision.right} == pair
    ]
    return visible(clipped(users[-1])) if users else "a person"


def _reasons(reasons: Sequence[Reason]) -> RenderableType:
    """The comparisons, the heaviest first: weight, name, level and sentence."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True, min_width=5)
    table.add_column(no_wrap=True, min_width=_LONGEST_BAR)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold", max_width=28)
    table.add_column(overflow="fold", style=QUIET)
    for reason in sorted(reasons, key=lambda r: -abs(r.weight)):
        colour = "green" if reason.weight > 0 else "red" if reason.weight < 0 else QUIET
        table.add_row(
            Text(f"{reason.weight:+.1f}", style=colour),
            Text(_bar(reason.weight), style=colour),
            Text(visible(clipped(reason.comparison))),
            Text(visible(clipped(reason.level))),
            Text(visible(clipped(reason.why, 300))),
        )
    return Padding(table, (0, 0, 1, 4))


def _bar(weight: float) -> str:
    """A bar as long as the weight is heavy: for full, against light, so both are told apart."""
    length = min(_LONGEST_BAR, ceil(abs(weight) / _STRONG * _LONGEST_BAR))
    return ("█" if weight > 0 else "░") * length


def _decided(decisions: Sequence[Decision]) -> RenderableType:
    return Padding(decisions_view(decisions), (0, 0, 1, 2))
