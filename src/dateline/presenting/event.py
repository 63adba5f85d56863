"""One event in full: what is told, by whom, in what words, and what they disagree on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.model import ClaimRef, Event, wording
from dateline.presenting.disputes import dispute_view
from dateline.presenting.escape import visible
from dateline.presenting.event_words import (
    STATUS,
    clipped,
    counted,
    event_chains,
    event_disputes,
    event_status,
    event_toll,
    event_what,
    event_when,
    event_where,
    event_who,
    refs_of,
)
from dateline.presenting.quotes import strung, telling_lines, tellings, voices
from dateline.presenting.sides import card, side_by_side
from dateline.presenting.style import HEADING, QUIET
from dateline.presenting.tolls import responsibility_view, tolls_view

#: What a terminal shows of an event that very many reports tell; files get all.
MOST_CHAINS, MOST_TELLINGS = 12, 4
_SLOT = {"type": "what", "mode": "how", "place": "where", "time": "when"}
_SIDE = {"actor": "who", "recipient": "to whom"}
_ORDER = ("type", "mode", "place", "time")


def event_view(event: Event, *, width: int, complete: bool = True) -> RenderableType:
    """All that is known of *event*, for a terminal of *width* columns.

    Without *complete* no more than `MOST_CHAINS` chains and `MOST_TELLINGS` of each are quoted.
    """
    refs = refs_of(event)
    parts: list[RenderableType] = [event_header(event)]
    if event.disputes:
        parts.append(_section("what is disputed"))
        parts += [dispute_view(d, refs, width=width, quoted=False) for d in event.disputes]
    parts += [_section(f"who says what: {event_chains(event)}"), _chains(event, width, complete)]
    if event.toll:
        parts += [_section("how many, by source"), tolls_view(event, width=width)]
    if event.responsibility:
        parts += [_section("who is held responsible"), responsibility_view(event)]
    if event.supports or event.parties:
        parts += [_section("what each value rests on"), _supports(event)]
    if event.copies:
        parts += [_section("copies of one text"), _copies(event)]
    if event.history:
        parts += [_section("as it was told, by day of publication"), _history(event)]
    return Group(*parts)


def event_header(event: Event) -> RenderableType:
    """What, who, how many and how well attested: what an analyst reads first."""
    where = Text(event_where(event.place, precise=True), style=HEADING)
    first = strung((event_what(event), where, Text(event_when(event), style=HEADING)))
    lines = [first, event_who(event), event_toll(event)]
    attested = (event_status(event), Text(event_chains(event)), event_disputes(event))
    lines.append(strung(attested))
    lines.append(Text(_told(event), style=QUIET))
    return Group(*(line for line in lines if line), Text(""))


def _told(event: Event) -> str:
    first, last = wording.day_phrase(event.first_told), wording.day_phrase(event.last_told)
    told = f"first told {first}" if first else ""
    if last and last != first:
        told += f", last {last}"
    return " · ".join(part for part in (visible(event.id), told) if part)


def _section(title: str) -> Text:
    return Text(title, style=f"{HEADING} underline")


def chains_of(event: Event) -> list[list[ClaimRef]]:
    """The claims of each source chain, in the order of chains; reports in no chain come last."""
    found: list[list[ClaimRef]] = [[] for _ in event.chains]
    home = {report: n for n, chain in reversed([*enumerate(event.chains)]) for report in chain}
    for ref in event.claims:
        if ref.report not in home:
            home[ref.report] = len(found)
            found.append([])
        found[home[ref.report]].append(ref)
    return found


def _chains(event: Event, width: int, complete: bool) -> RenderableType:
    numbered = [(n, own) for n, own in enumerate(chains_of(event), 1) if own]
    shown = numbered if complete else numbered[:MOST_CHAINS]
    cards = [_chain(number, own, complete) for number, own in shown]
    parts: list[RenderableType] = [side_by_side(cards, width=width)]
    if left := len(numbered) - len(shown):
        words = f"... and {counted(left, 'more chain')} (all of them with --out FILE)"
        parts.append(Padding(Text(words, style=QUIET), (0, 0, 1, 2)))
    return Group(*parts)


def _chain(number: int, own: Sequence[ClaimRef], complete: bool) -> RenderableType:
    title = Text(f"[{number}] ", style=QUIET)
    title.append(visible(clipped(voices(own))), style="not dim bold")
    reports = len({ref.report for ref in own})
    if reports > 1:
        title.append(f"  {counted(reports, 'report')}, one chain", style=f"not bold {QUIET}")
    told = tellings(sorted(own, key=lambda ref: (str(ref.published or "9"), ref.report)))
    shown = told if complete else told[:MOST_TELLINGS]
    # One speaker alone stands in the title already.
    named = len({ref.source for ref in own}) > 1
    body: list[RenderableType] = []
    for telling in shown:
        says, words, where = telling_lines(telling, named=named)
        body += [says, Padding(words, (0, 0, 0, 2)), Padding(where, (0, 0, 0, 2))]
    if left := len(told) - len(shown):
        body.append(Text(f"... and {left} more", style=QUIET))
    return card(title, body)


def _supports(event: Event) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style=QUIET, no_wrap=True)
    table.add_column(overflow="fold", max_width=48)
    table.add_column(no_wrap=True, style=QUIET)
    table.add_column(overflow="fold", style=QUIET)
    last, refs = "", refs_of(event)
    for slot, value, claims in _values(event):
        held = [refs[claim] for claim in claims if claim in refs]
        word = "" if slot == last else slot
        told = (counted(len(claims), "claim"), clipped(voices(held)))
        table.add_row(word, Text(visible(clipped(value))), *(Text(visible(t)) for t in told))
        last = slot
    return Padding(table, (0, 0, 1, 2))


def _values(event: Event) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(slot in words, value, claims) in the order of reading."""
    supports = sorted(event.supports, key=lambda s: _ORDER.index(s.slot) if s.slot in _ORDER else 9)
    for support in supports:
        if support.slot in ("type", "mode"):
            yield _SLOT[support.slot], support.value, support.claims
    for side, word in _SIDE.items():
        for party in event.parties:
            if party.side == side:
                yield word, party.name, party.claims
    for support in supports:
        if support.slot not in ("type", "mode"):
            yield _SLOT.get(support.slot, support.slot), support.value, support.claims


def _copies(event: Event) -> RenderableType:
    publishers = {ref.report: ref.publisher for ref in event.claims}
    lines = []
    for group in event.copies:
        names = (f"{publishers.get(r, '')} {r}".strip() for r in group)
        lines.append(Text(" = ".join(visible(clipped(name)) for name in names)))
    return Padding(Group(*lines), (0, 0, 1, 2))


def _history(event: Event) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, justify="right")
    table.add_column(style=QUIET, overflow="fold")
    table.add_column(overflow="fold")
    table.add_column(overflow="fold", style=QUIET)
    last, refs = "-", refs_of(event)
    for change in event.history:
        day = wording.day_phrase(change.on) or "no date"
        value = Text(_plain(change.before), style=QUIET)
        value.append(" → " if change.before else "", style=QUIET)
        value.append(_plain(change.after), style="not dim")
        told = voices(refs[claim] for claim in change.claims if claim in refs)
        words = (visible(clipped(change.slot)), value, visible(clipped(told)))
        cells = (w if isinstance(w, Text) else Text(w) for w in words)
        table.add_row(Text("" if day == last else day), *cells)
        last = day
    return Padding(table, (0, 0, 1, 2))


def _plain(value: str) -> str:
    """A value as people write it; a status has a word of its own."""
    return STATUS[value][2] if value in STATUS else visible(clipped(value))
