"""How many people: one entry for each number of each source, and the range they span.

A number can be the event's when it is told of this happening and of all its people: not of the
war, of several happenings together, or of some of the dead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.knowledge.event_view_rules import EventViewRules, TollRules
from dateline.merging.scenes import names_spot, same_scene
from dateline.merging.told import Told
from dateline.merging.toll_numbers import Number, numbers_of, spelled_sums, value, victim_of
from dateline.merging.voices import Voice, report_voice
from dateline.model import Interval, Toll


@dataclass(frozen=True, slots=True)
class _Telling:
    """One number as one claim tells it, and the voice it is put down to.

    ``own``: the report gives it in its own voice.
    """

    told: Told
    number: Number
    voice: Voice
    own: bool = False

    @property
    def key(self) -> tuple[str, int | None, str]:
        """What makes two numbers the same: kind, value and side."""
        return (self.number.kind, value(self.number), self.number.side)


def tolls_of(
    told: Sequence[Told],
    voices: Mapping[str, Voice],
    *,
    time: Interval | None,
    chain_of: Mapping[str, int],
    rules: EventViewRules,
) -> tuple[Toll, ...]:
    """One `Toll` for each (kind, number, source), oldest first; older numbers superseded.

    *told* are the claims whose numbers may count; *chain_of* maps a report to its chain's place.
    """
    found = [
        _Telling(item, number, _teller(item, voices))
        for item in sorted(told, key=lambda t: t.id)
        for number in numbers_of(item, time, rules.tolls)
    ]
    if not any(t.number.kind == "killed" for t in found):
        ones = ((t, victim_of(t, rules.tolls)) for t in sorted(told, key=lambda t: t.id))
        found += [_Telling(t, one, _teller(t, voices)) for t, one in ones if one]
    found = _without_sums(_without_outliers(found, rules.tolls), told, rules.tolls)
    found = [_whole(t, found) for t in found]
    found = _without_parts(found, rules.tolls.least_share)
    many_sides = {
        kind
        for kind in {t.number.kind for t in found}
        if len({t.number.side for t in found if t.number.kind == kind and t.number.side}) > 1
    }
    found = [
        t if t.number.kind in many_sides else replace(t, number=replace(t.number, side=""))
        for t in found
    ]
    groups: dict[tuple[object, ...], list[_Telling]] = defaultdict(list)
    for telling in _put_down(found, _monitors(told, voices, rules)):
        groups[(*telling.key, telling.voice.key)].append(telling)
    kept = _of_one_scene(list(groups.values()), rules)
    return superseded([_toll(group, chain_of) for group in kept], time)


def _whole(telling: _Telling, found: Sequence[_Telling]) -> _Telling:
    """A number that comes on top of others is all of them where its report tells no other here."""
    kind, report = telling.number.kind, telling.told.report
    if not telling.number.more or any(
        t.number.kind == kind and t.told.report == report and t is not telling for t in found
    ):
        return telling
    return replace(telling, number=replace(telling.number, part=False))


def _teller(item: Told, voices: Mapping[str, Voice]) -> Voice:
    """Who tells a claim's number; one who claims an act is seldom the one who counts the dead."""
    if item.claim.stance == "claims_responsibility":
        return report_voice(item)
    return voices[item.id]


def _without_outliers(found: list[_Telling], rules: TollRules) -> list[_Telling]:
    """Without numbers far above all the others, which count something larger."""
    top: dict[str, float] = {}
    for kind in {t.number.kind for t in found}:
        values = sorted({value(t.number) or 0 for t in found if t.number.kind == kind})
        for lower, higher in pairwise(values):
            if higher >= rules.running_least and higher >= rules.running_times * max(lower, 1):
                top[kind] = lower
                break
    return [t for t in found if (value(t.number) or 0) <= top.get(t.number.kind, float("inf"))]


def _without_sums(found: list[_Telling], told: Sequence[Told], rules: TollRules) -> list[_Telling]:
    """Without numbers that one claim spells out as a sum, and most others tell of an area only."""
    sums = {s for item in told for s in spelled_sums(item, rules)}
    spots: dict[tuple[str, int], list[bool]] = defaultdict(list)
    for t in found:
        spots[t.number.kind, value(t.number) or 0].append(names_spot(t.told))
    wide = {s for s in sums if 2 * sum(spots[s]) < len(spots[s])}
    return [t for t in found if (t.number.kind, value(t.number) or 0) not in wide]


def _without_parts(found: list[_Telling], share: float) -> list[_Telling]:
    """Without numbers of some of the dead, where one of all of them is told.

    So is a number below *share* of the highest of the same source in the same report.
    """
    highest: dict[tuple[str, str, str, str], int] = {}
    for t in found:
        at = (t.told.report, t.voice.key, t.number.kind, t.number.side)
        highest[at] = max(highest.get(at, 0), value(t.number) or 0)
    wholes: dict[str, int] = {}
    for t in found:
        if not t.number.part:
            wholes[t.number.kind] = max(wholes.get(t.number.kind, 0), value(t.number) or 0)
    return [
        t
        for t in found
        if (not t.number.part or (value(t.number) or 0) > wholes.get(t.number.kind, 0))
        and (value(t.number) or 0)
        >= share * highest[t.told.report, t.voice.key, t.number.kind, t.number.side]
    ]


def _of_one_scene(groups: Sequence[list[_Telling]], rules: EventViewRules) -> list[list[_Telling]]:
    """The numbers that can be of one scene with the number that most chains tell, kind by kind."""
    kept: list[list[_Telling]] = []
    for kind in sorted({g[0].number.kind for g in groups}):
        every = [g for g in groups if g[0].number.kind == kind]
        core = min(every, key=_weight)
        for group in every:
            update = group[0].voice == core[0].voice
            pairs = ((a.told, b.told) for a in group for b in core)
            if group is core or any(same_scene(a, b, rules, update=update) for a, b in pairs):
                kept.append(group)
    return kept


def _weight(group: Sequence[_Telling]) -> tuple[int, int, int, str]:
    chains = {t.told.chain or t.told.report for t in group}
    spots = sum(names_spot(t.told) for t in group)
    return (-len(chains), -len(group), -spots, min(t.told.id for t in group))


def _monitors(
    told: Sequence[Told], voices: Mapping[str, Voice], rules: EventViewRules
) -> dict[str, Voice]:
    """The one monitor that claims of a report take from, by report; they count the dead."""
    known = {f"voice:{v.id}" for v in rules.voices if v.monitor}
    cited: dict[str, set[Voice]] = defaultdict(set)
    for item in told:
        if voices[item.id].key in known:
            cited[item.report].add(voices[item.id])
    return {report: next(iter(found)) for report, found in cited.items() if len(found) == 1}


def _put_down(found: Sequence[_Telling], monitors: Mapping[str, Voice]) -> Iterable[_Telling]:
    """The tellings, a report's own numbers put down to the source it takes them from.

    That is a source with the same number, of the same report if there is one; else the one source
    of numbers that the report names, or its one monitor if that counts such people of the event
    elsewhere, unless it gives another number of that kind there.
    """
    named: dict[tuple[object, ...], set[tuple[str, str, Voice]]] = defaultdict(set)
    counting: dict[str, set[Voice]] = defaultdict(set)
    for t in found:
        if t.voice.named:
            named[t.key].add((t.told.report, t.voice.key, t.voice))
            if not t.voice.key.startswith("bare:"):
                counting[t.told.report].add(t.voice)
    gives = {(t.told.report, t.voice, t.number.kind) for t in found}
    counted = {(t.voice, t.number.kind) for t in found}
    for t in found:
        if t.voice.named:
            yield t
            continue
        same = sorted(named[t.key], key=lambda row: (row[0] != t.told.report, row[1], row[0]))
        kind = t.number.kind
        monitor = monitors.get(t.told.report)
        may = counting[t.told.report] | (
            {monitor} if monitor and (monitor, kind) in counted else set()
        )
        only = {v for v in may if (t.told.report, v, kind) not in gives}
        if same:
            yield replace(t, voice=same[0][2], own=True)
        elif len(only) == 1:
            yield replace(t, voice=next(iter(only)), own=True)
        else:
            yield t


def _toll(group: Sequence[_Telling], chain_of: Mapping[str, int]) -> Toll:
    """One entry; "at least 12" and "12" of one source are the looser of the two."""
    number, voice = group[0].number, group[0].voice
    telling = [t for t in group if not t.own] or group
    highs = [t.number.high for t in telling]
    lows = [t.number.low for t in telling]
    tellings = [t.told for t in group]
    days = [t.published for t in tellings if t.published]
    first = min(tellings, key=lambda t: (str(t.published or "9"), t.report, t.id))
    name = min(t.voice.name for t in group)
    return Toll(
        kind=number.kind,
        low=None if None in lows else min(n for n in lows if n is not None),
        best=number.best,
        high=None if None in highs else max(n for n in highs if n is not None),
        source=(f"{name} ({number.side})" if number.side else name) or voice.key,
        claims=tuple(sorted({t.id for t in tellings})),
        chain=chain_of.get(first.report),
        published=min(days) if days else None,
    )


def superseded(tolls: Iterable[Toll], time: Interval | None) -> tuple[Toll, ...]:
    """The tolls in order, all numbers of a source but its last marked as superseded.

    The last is the one published last; of one day, the highest: tolls grow. Days before the
    event's *time* (a date of publication that cannot be right) count as its first.
    """
    ordered = sorted(tolls, key=lambda t: _order(t, time))
    last = {(t.kind, t.source): t for t in ordered}
    return tuple(replace(t, superseded=last[t.kind, t.source] is not t) for t in ordered)


def _order(toll: Toll, time: Interval | None) -> tuple[str, str, int, str, tuple[str, ...]]:
    day = toll.published.isoformat() if toll.published else ""
    day = max(day, time.start.isoformat()) if time and time.start else day
    return (toll.kind, day, value(toll) or 0, toll.source or "", toll.claims)


def comparable(one: Toll, other: Toll, labels: Iterable[str]) -> bool:
    """Whether two tolls count the same people: one kind, and no two sides."""
    return one.kind == other.kind and side_label(one, labels) == side_label(other, labels)


def side_label(toll: Toll, labels: Iterable[str]) -> str:
    """The side whose people a toll counts, as its source names it, "" for all people."""
    source = toll.source or ""
    return next((label for label in labels if source.endswith(f"({label})")), "")
