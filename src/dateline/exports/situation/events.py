"""An event as an article: headline, chains, best values with their support, tolls, near links."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from dateline.exports.situation import cards
from dateline.exports.situation.index import Index, anchor, family, when, who_to_whom
from dateline.exports.situation.links import Link
from dateline.exports.situation.views import (
    ChangeView,
    EventView,
    LinkedView,
    NumberView,
    TollView,
    ValueView,
)
from dateline.exports.situation.words import outcome_of, short, title_of, words
from dateline.model import Change, Event, Toll, TollRange, wording
from dateline.model import Link as Compared
from dateline.presenting.event_words import event_where, number, toll_phrase

#: Comparisons that an event shows: those that came nearest to joining.
_NEAR = 5
_JOINED = 24
_SUPPORTED = ("type", "mode", "modes", "place", "time")


def event_view(at: int, index: Index) -> EventView:
    """The event at place *at* of the index, with all that the page tells about it."""
    event, table = index.events[at], words()
    time = event.time
    return EventView(
        index=at,
        id=anchor("e", event.id),
        title=title_of(event.type, event.modes),
        who=short(who_to_whom(event), 200),
        where=short(event_where(event.place)),
        when=when(event),
        vague="" if time is None else table.tables["times"].get(time.precision, ""),
        day=str(time.start or time.end or "") if time else "",
        family=family(event),
        type=event.type,
        code=" ".join([event.type, ", ".join(event.modes)]).strip(),
        status=table.statuses[event.status],
        outcome=outcome_of(event),
        chains=cards.chains_of(event, index),
        claims=len(event.claims),
        reports=len({ref.report for ref in event.claims}),
        place_key=place_key(event),
        parties=party_keys(event),
        values=tuple(_values(event, index)),
        tolls=tuple(toll_view(part, event, index) for part in event.toll),
        disputes=tuple(
            Link(table.word("attributes", d.attribute), f"#{anchor('d', f'{event.id}-{n}')}")
            for n, d in enumerate(event.disputes)
        ),
        links=tuple(_linked(link, index) for link in event.links[:_JOINED]),
        near=tuple(
            _linked(link, index, at)
            for link in sorted(event.near, key=lambda link: -link.score)[:_NEAR]
        ),
        history=tuple(_history(event.history)),
        toll="; ".join(map(toll_phrase, event.toll)),
    )


def place_key(event: Event) -> str:
    """What tells the event's place from others in the page's filters; "" without a place."""
    place = event.place
    return anchor("p", f"{place.id or ''}{place.name}{place.country or ''}") if place else ""


def party_keys(event: Event) -> tuple[str, ...]:
    """The same for its parties."""
    names = [p.name for p in event.parties] + [r.name for r in event.responsibility]
    return tuple(anchor("a", name) for name in dict.fromkeys(names))


def _values(event: Event, index: Index) -> Iterator[ValueView]:
    """The best value of each slot, the claims behind it first where they are known."""
    table = words()
    best = {"place": event_where(event.place, precise=True), "time": when(event)}
    shown = set()
    for support in event.supports:
        note = ""
        if support.slot in best and support.slot not in shown and best[support.slot]:
            value, note = best[support.slot], _precision(event, support.slot)
            shown.add(support.slot)
            if support.slot == "place" and support.value and support.value not in value:
                note = f"{note}; as {short(support.value, 80)}".lstrip("; ")
        else:
            value = _value(support.slot, support.value)
        name = table.word("slots", support.slot)
        yield ValueView(name, short(value), index.claim_links(support.claims), note)
    for slot, value in best.items():
        if value and slot not in shown:
            yield ValueView(table.word("slots", slot), value, (), _precision(event, slot))
    for party in event.parties:
        name = table.word("slots", party.side)
        yield ValueView(name, short(party.name), index.claim_links(party.claims))
    for held in event.responsibility:
        said = f" according to {held.source}" if held.source else ""
        value = f"{held.name}{' did not do it' if held.denied else ' did it'}{said}"
        yield ValueView("Responsible", short(value), index.claim_links(held.claims))


def _value(slot: str, value: str) -> str:
    """A value in words where the page has some for its code."""
    if slot == "status" and value in words().statuses:
        return words().statuses[value].words
    if slot == "type" and value in words().types:
        return f"{words().types[value]} ({value})"
    return short(value, 120)


def _precision(event: Event, slot: str) -> str:
    if slot == "time" and event.time is not None:
        return words().tables["times"].get(event.time.precision, "")
    return ""


def toll_view(part: TollRange, event: Event, index: Index) -> TollView:
    """Low, best and high of one kind, why, and the number of each source."""
    own = [toll for toll in event.tolls if toll.kind == part.kind]
    return TollView(
        part.kind,
        _figure(part.low),
        _figure(part.best),
        _figure(part.high),
        short(part.unresolved or part.why, 240),
        part.best is None,
        tuple(_number(toll, index) for toll in own),
    )


def _figure(value: int | None) -> str:
    return "not told" if value is None else f"{value:,}"


def _number(toll: Toll, index: Index) -> NumberView:
    refs = [index.refs[c] for c in toll.claims if c in index.refs]
    publishers = dict.fromkeys(ref.publisher or ref.report for ref in refs)
    return NumberView(
        number(toll.low, toll.best, toll.high),
        short(toll.source or ", ".join(publishers) or wording.OWN_VOICE),
        wording.day_phrase(toll.published),
        index.claim_links(toll.claims),
        toll.superseded,
        None if toll.chain is None else toll.chain + 1,
    )


def _linked(link: Compared, index: Index, inside: int | None = None) -> LinkedView:
    """A comparison; with *inside*, that event's own claim stands on the left."""
    left, right = link.left, link.right
    if inside is not None and index.event_of.get(right) == inside:
        left, right = right, left
    other = index.event_of.get(right)
    return LinkedView(
        index.claim_link(left),
        index.claim_link(right),
        f"{link.score:+.1f}",
        tuple(short(reason.why, 200) for reason in link.reasons if reason.why),
        link.decided,
        index.event_link(other) if inside is not None and other is not None else None,
    )


def _history(changes: Sequence[Change]) -> Iterator[ChangeView]:
    """What each day's reports changed, the earliest first, days unknown at the end."""
    ordered = sorted(changes, key=lambda change: change.on or dt.date.max)
    for day, own in groupby(ordered, key=lambda change: change.on):
        yield ChangeView(wording.day_phrase(day) or "day unknown", tuple(_changed(own)))


def _changed(changes: Iterable[Change]) -> Iterator[str]:
    for change in changes:
        slot = words().word("slots", change.slot).lower()
        after = _value(change.slot, change.after) or "nothing"
        before = f"{_value(change.slot, change.before)} → " if change.before else ""
        yield f"{slot}: {before}{after}"
