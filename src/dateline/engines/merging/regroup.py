"""Components of the graph grouped anew, and their events put in the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.engines.merging.graph import Graph, Touching, scores_around
from dateline.engines.merging.telling import load_told
from dateline.engines.port import MergeProgress
from dateline.merging.clustering import Constraints, Pair
from dateline.merging.decisions import Standing, between_tellings
from dateline.merging.events import NEARLY, Rules, event_of, groups_of, links_of, near_of
from dateline.merging.telling_json import load_telling
from dateline.merging.tellings import Telling
from dateline.merging.told import Told
from dateline.model import Event
from dateline.store.port import Store

#: Tellings whose claims are read at once.
_AT_ONCE = 1200


@dataclass(frozen=True, slots=True)
class Piece:
    """Some components of the graph, as the ids of their tellings, and the links that touch them.

    ``codings`` are those of their tellings.
    """

    parts: tuple[tuple[str, ...], ...]
    codings: Mapping[str, int]
    scores: Mapping[Pair, float]


@dataclass(frozen=True, slots=True)
class Renewal:
    """Which merge renews events, the claims that are gone, and whether everything is renewed."""

    merge: int
    gone: Collection[str]
    whole: bool


def regroup(
    store: Store,
    graph: Graph,
    parts: Sequence[tuple[str, ...]],
    events: Callable[[Iterable[Piece]], Iterator[list[Event]]],
    renewal: Renewal,
    *,
    progress: MergeProgress,
) -> int:
    """Group each of *parts* and keep its events; returns how many there were.

    *events* makes those of a piece. Events of claims that are gone end; when everything is
    renewed, the parts are all there is, and all other events end.
    """
    looked = sum(len(part) for part in parts)
    if renewal.whole:
        old = set(store.event_ids())
    else:
        inside = [id for part in parts for id in part]
        claims = {c for row in store.tellings(inside) for c in load_telling(row.body).claims}
        old = set(store.events_of(claims | set(renewal.gone)).values())
    put: set[str] = set()

    def made() -> Iterator[Event]:
        done = 0
        for found in events(_pieces(graph, parts)):
            for event in found:
                put.add(event.id)
                done += 1
                yield event
            progress("grouping", done, looked)

    _keep(store, renewal.merge, made(), old, put)
    return len(put)


def _keep(store: Store, merge: int, events: Iterator[Event], old: set[str], put: set[str]) -> None:
    """Put *events*, then end those of *old* that were not put; events are made while being kept."""

    class _Rest(Collection[str]):
        """Known only when all events have been made."""

        def __iter__(self) -> Iterator[str]:
            return iter(old - put)

        def __len__(self) -> int:
            return len(old - put)

        def __contains__(self, id: object) -> bool:
            return id in old and id not in put

    store.keep_events(merge, events, _Rest())


def _pieces(graph: Graph, parts: Sequence[tuple[str, ...]]) -> Iterator[Piece]:
    """The components in pieces of `_AT_ONCE` tellings, those of neighbouring codings together."""
    coding = graph.codings
    touching = Touching(graph)
    ordered = sorted(parts, key=lambda part: (min(coding[graph.number(id)] for id in part), part))
    batch: list[tuple[str, ...]] = []
    size = 0
    for part in ordered:
        batch.append(part)
        size += len(part)
        if size >= _AT_ONCE:
            yield _piece(graph, touching, batch)
            batch, size = [], 0
    if batch:
        yield _piece(graph, touching, batch)


def _piece(graph: Graph, touching: Touching, parts: Sequence[tuple[str, ...]]) -> Piece:
    inside = [id for part in parts for id in part]
    codings = {id: graph.codings[graph.number(id)] for id in inside}
    scores = scores_around(graph, touching, inside)
    return Piece(tuple(parts), codings, dict(sorted(scores.items())))


def events_of_piece(store: Store, piece: Piece, decided: Standing, rules: Rules) -> list[Event]:
    """The events of the components of *piece*: their claims are read together."""
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
    out = []
    for part in piece.parts:
        within = {at: s for id in part for at, s in links[id].items() if at[0] == id}
        for group in groups_of(part, within, constraints, rules.linkage):
            scores = {at: s for id in group for at, s in links[id].items()}
            read = _Read(tellings, told, piece.codings, prints)
            out.append(_event(read, group, scores, constraints, rules))
    return out


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
