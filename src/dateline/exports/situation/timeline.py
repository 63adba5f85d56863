"""The timeline: events as bars over their days, those told once as dots, period by period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.exports.situation.axis import (
    Axis,
    Days,
    axis_of,
    closed,
    periods,
    text_width,
    ticks,
)
from dateline.exports.situation.index import Index, family, who_to_whom
from dateline.exports.situation.links import Link
from dateline.exports.situation.views import Bar, ChartView
from dateline.exports.situation.words import counted, short, title_of
from dateline.model import Event, Interval, wording

#: Periods drawn; the rest, and intervals too long to draw, are listed.
PERIODS = 6
_FEWEST, _SHARE = 3, 0.02
#: A chart shows at most this many bars; when this few events are told once, they get bars too.
_BARS = 60
_FEW = 24
_LANE, _BAR, _TOP, _DOT = 19.0, 12.0, 30.0, 11.0
_LABEL = 64


@dataclass(frozen=True, slots=True)
class Dated:
    """An event with the days it may have happened on."""

    at: int
    event: Event
    days: Days

    @property
    def told_once(self) -> bool:
        """Whether nothing can be compared: one claim, nothing disputed."""
        return len(self.event.claims) == 1 and not self.event.disputes


def timeline(index: Index) -> tuple[tuple[ChartView, ...], tuple[Link, ...]]:
    """Charts of the periods in which most happened, in order of time; links to what is in none."""
    dated = [
        Dated(at, event, days)
        for at, event in enumerate(index.events)
        if (days := closed(event.time)) is not None
    ]
    groups = [(period, _during(dated, period)) for period in periods(d.days for d in dated)]
    # A few background events make no chart beside periods full of them.
    largest = max((len(own) for _, own in groups), default=0)
    least = max(min(_FEWEST, largest), _SHARE * len(dated))
    full = [group for group in groups if len(group[1]) >= least] or groups
    kept = sorted(full, key=lambda group: -_weight(group[1]))[:PERIODS]
    shown: set[int] = set()
    charts = []
    for period, own in sorted(kept, key=lambda group: group[0]):
        charts.append(_chart(period, own, index))
        shown |= {d.at for d in own}
    return tuple(charts), tuple(index.event_link(d.at) for d in dated if d.at not in shown)


def _during(dated: Sequence[Dated], period: Days) -> list[Dated]:
    """The events of a period: wholly in it, or meeting it for most of their time."""
    found = []
    for d in dated:
        inside = min(d.days[1], period[1]) - max(d.days[0], period[0])
        if inside.days >= 0 and 2 * (inside.days + 1) > (d.days[1] - d.days[0]).days + 1:
            found.append(d)
    return found


def _weight(dated: Sequence[Dated]) -> int:
    return sum(len(d.event.claims) for d in dated)


def _chart(period: Days, own: Sequence[Dated], index: Index) -> ChartView:
    axis = axis_of(period)
    several = [d for d in own if not d.told_once]
    if len(own) <= _FEW:
        several = list(own)
    several = sorted(several, key=lambda d: -len(d.event.claims))[:_BARS]
    barred = {d.at for d in several}
    bars, lanes = _bars(sorted(several, key=lambda d: (d.days, d.at)), axis, index)
    floor = _TOP + lanes * _LANE + (6 if bars else 0)
    rest = [d for d in own if d.at not in barred]
    dots, deep = _dots(rest, axis, index, floor + (16 if rest else 0))
    once = sum(d.told_once for d in rest)
    words = wording.days_phrase(Interval(*period))
    return ChartView(
        f"{words} · {counted(len(own), 'event')}",
        1000.0,
        round(floor + (16 + deep if rest else 0) + 8, 1),
        tuple(ticks(axis)),
        bars,
        dots,
        floor=floor if rest else 0,
        floor_words=f"told once: {once}" if once == len(rest) else f"others: {len(rest)}",
    )


def _bars(dated: Sequence[Dated], axis: Axis, index: Index) -> tuple[tuple[Bar, ...], int]:
    """Bars in as few lanes as hold them with their labels, and how many lanes."""
    ends: list[float] = []
    bars = []
    for d in dated:
        start, end = axis.x(d.days[0]), axis.after(d.days[1])
        width = max(end - start - 2, 5)
        link = index.event_link(d.at)
        label = short(_label(d.event), _LABEL)
        room = text_width(label) + 10
        after = start + width + room <= 1000
        left = start if after else min(start, max(0.0, start - room))
        right = start + width + room if after else start + width
        lane = next((n for n, edge in enumerate(ends) if edge <= left), len(ends))
        ends[lane : lane + 1] = [right + 8]
        bars.append(_bar(d, (start + 1, _TOP + lane * _LANE, width), link, index))
        label_x = start + width + 6 if after else start - 4
        if not after and room > start:
            # No room on either side: the label begins within the bar.
            label_x, after = start + 6, True
        bars[-1] = _labelled(bars[-1], label, round(label_x, 1), end=not after)
    return tuple(bars), len(ends)


def _label(event: Event) -> str:
    """What, where, who, in the order in which a look goes along a bar."""
    where = event.place.name if event.place else ""
    title = ", ".join(filter(None, (title_of(event.type, event.modes), where)))
    return ": ".join(filter(None, (title, who_to_whom(event))))


def _bar(d: Dated, at: tuple[float, float, float], link: Link, index: Index) -> Bar:
    x, y, width = at
    event = d.event
    vague = event.time is not None and event.time.precision not in {"day", "days"}
    told = counted(len(event.claims), "claim")
    about = f"{link.words}; {link.about}; {told}; {event.status.replace('_', ' ')}"
    return Bar(
        round(x, 1),
        round(y, 1),
        round(width, 1),
        family(event),
        short(about, 240),
        link.href,
        vague=vague,
        disputed=bool(event.disputes),
        event=d.at,
        opens=event.time is not None and event.time.start is None,
        ends=event.time is not None and event.time.end is None,
    )


def _labelled(bar: Bar, label: str, x: float, *, end: bool) -> Bar:
    return replace(bar, label=label, label_x=x, label_end=end)


def _dots(
    dated: Sequence[Dated], axis: Axis, index: Index, top: float
) -> tuple[tuple[Bar, ...], float]:
    """A dot for each event in the column of its middle day, and how deep the columns are."""
    columns = max(1, int((axis.step - 2) // _DOT))
    width = max(axis.step, _DOT)
    filled: dict[int, int] = {}
    dots, deepest = [], 0
    for d in sorted(dated, key=lambda d: (family(d.event), d.at)):
        middle = ((d.days[0] - axis.first).days + (d.days[1] - axis.first).days) // 2
        slot = int(middle * axis.step // width)
        number = filled.get(slot, 0)
        filled[slot] = number + 1
        row, column = divmod(number, columns)
        deepest = max(deepest, row + 1)
        x = axis.left + slot * width + 1 + column * _DOT
        dots.append(_bar(d, (x, top + row * _DOT, _DOT - 2), index.event_link(d.at), index))
    return tuple(dots), deepest * _DOT
