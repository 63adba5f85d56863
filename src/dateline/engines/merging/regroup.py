"""Events of groups of tellings made anew and put in the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.engines.merging.graph import scores_around
from dateline.engines.merging.grouping import Group, Grouped
from dateline.engines.merging.telling import load_told
from dateline.engines.port import MergeProgress
from dateline.merging.clustering import Constraints, Pair
from dateline.merging.decisions import Standing, between_tellings
from dateline.merging.events import NEARLY, Rules, event_of, links_of, near_of
from dateline.merging.telling_json import load_telling
from dateline.merging.tellings import Telling
from dateline.merging.told import Told
from dateline.model import Event
from dateline.store.port import Store

#: Tellings whose claims are read at once.
_AT_ONCE = 1200


@dataclass(frozen=True, slots=True)
class Piece:
    """Some groups, as the ids of their tellings, with the codings of those, and the links that
    touch them.
    """

    groups: tuple[Group, ...]
    codings: Mapping[str, int]
    scores: Mapping[Pair, float]


def regroup(
    store: Store,
    merge: int,
    grouped: Grouped,
    events: Callable[[Iterable[Piece]], Iterator[list[Event]]],
    *,
    progress: MergeProgress,
) -> int:
    """Keep the events of the groups, end those they take the place of; returns how many there are.

    *events* makes those of a piece.
    """
    put: set[str] = set()

    def made() -> Iterator[Event]:
        for found in events(_pieces(grouped)):
            put.update(event.id for event in found)
            yield from found
            progress("writing events", len(put), len(grouped.groups))

    _keep(store, merge, made(), grouped.old, put)
    return len(put)


def _keep(
    store: Store, merge: int, events: Iterator[Event], old: Collection[str], put: set[str]
) -> None:
    """Put *events*, then end those of *old* that were not put; events are made while being kept."""

    class _Rest(Collection[str]):
        """Known only when all events have been made."""

        def __iter__(self) -> Iterator[str]:
            return (id for id in old if id not in put)

        def __len__(self) -> int:
            return sum(1 for _ in self)

        def __contains__(self, id: object) -> bool:
            return id in old and id not in put

    store.keep_events(merge, events, _Rest())


def _pieces(grouped: Grouped) -> Iterator[Piece]:
    """The groups in pieces of `_AT_ONCE` tellings, those of neighbouring codings together."""
    coding = grouped.codings
    batch: list[Group] = []
    size = 0
    for group in sorted(
        grouped.groups, key=lambda group: (min(map(coding.__getitem__, group)), group)
    ):
        batch.append(group)
        size += len(group)
        if size >= _AT_ONCE:
            yield _piece(grouped, batch)
            batch, size = [], 0
    if batch:
        yield _piece(grouped, batch)


def _piece(grouped: Grouped, groups: Sequence[Group]) -> Piece:
    inside = [id for group in groups for id in group]
    codings = {id: grouped.codings[id] for id in inside}
    return Piece(tuple(groups), codings, scores_around(grouped.links, inside))


def events_of_piece(store: Store, piece: Piece, decided: Standing, rules: Rules) -> list[Event]:
    """The events of the groups of *piece*: their claims are read together."""
    inside = piece.codings
    close = {id for at, score in piece.scores.items() if score >= NEARLY for id in at}
    rows = store.tellings(close.union(inside))
    tellings = {row.id: load_telling(row.body) for row in rows}
    home = {c: id for id in inside for c in tellings[id].claims}
    told, prints = load_told(store, set(inside.values()), home.keys(), decided)
    # What was decided of tellings around these is told with the links that lead to them.
    every = {c: t.id for t in tellings.values() for c in t.claims}
    constraints = between_tellings(decided.constraints, every)
    links: defaultdict[str, dict[Pair, float]] = defaultdict(dict)
    for at, score in piece.scores.items():
        links[at[0]][at] = links[at[1]][at] = score
    read = _Read(tellings, told, piece.codings, prints)
    return [
        _event(
            read, group, {at: s for id in group for at, s in links[id].items()}, constraints, rules
        )
        for group in piece.groups
    ]


@dataclass(frozen=True, slots=True)
class _Read:
    """What a piece was read as: tellings and claims by id, codings of tellings, fingerprints."""

    tellings: Mapping[str, Telling]
    told: Mapping[str, Told]
    codings: Mapping[str, int]
    prints: Mapping[int, Sequence[int]]


def _event(
    read: _Read,
    group: Sequence[str],
    scores: Mapping[Pair, float],
    constraints: Constraints,
    rules: Rules,
) -> Event:
    members = [read.tellings[id] for id in group]
    return event_of(
        members,
        [read.told[c] for t in members for c in t.claims],
        prints=_prints(members, read),
        links=links_of(members, scores, constraints, rules.linkage),
        near=near_of(members, read.tellings, scores, constraints, rules.linkage),
        rules=rules,
    )


def _prints(members: Sequence[Telling], read: _Read) -> dict[str, Sequence[int]]:
    """Fingerprints by report; of two texts of one report the one of the last telling is taken."""
    known = ((t.record.report, read.prints.get(read.codings[t.id])) for t in members)
    return {report: found for report, found in known if found}
