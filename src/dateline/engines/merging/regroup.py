"""Components of the graph grouped anew, and their events put in the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from dateline.engines.merging.graph import Graph
from dateline.engines.merging.telling import load_told
from dateline.engines.port import MergeProgress
from dateline.merging.clustering import Constraints, Pair
from dateline.merging.decisions import Standing, between_tellings
from dateline.merging.events import Rules, event_of, groups_of, links_of, near_of
from dateline.merging.tellings import Telling
from dateline.merging.told import Told
from dateline.model import Event
from dateline.store.port import Store

#: Tellings whose claims are read at once.
_AT_ONCE = 1000


def regroup(
    store: Store,
    merge: int,
    graph: Graph,
    parts: Sequence[Sequence[str]],
    decided: Standing,
    *,
    rules: Rules,
    gone: Collection[str],
    whole: bool,
    progress: MergeProgress,
) -> int:
    """Group each of *parts* and keep its events; returns how many there were.

    Events of claims that are *gone* end.

    With *whole*, the parts are everything there is, and all other events end.
    """
    looked = {id for part in parts for id in part}
    if whole:
        old = set(store.event_ids())
    else:
        claims = {c for id in looked for c in graph.tellings[id].claims}
        old = set(store.events_of(claims | set(gone)).values())
    put: set[str] = set()

    def made() -> Iterator[Event]:
        done = 0
        for batch in _batched(parts):
            for event in _events(store, graph, batch, decided, rules):
                put.add(event.id)
                yield event
            done += sum(len(part) for part in batch)
            progress("grouping", done, len(looked))

    _keep(store, merge, made(), old, put)
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


def _batched(parts: Sequence[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    batch: list[Sequence[str]] = []
    size = 0
    for part in parts:
        batch.append(part)
        size += len(part)
        if size >= _AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _events(
    store: Store,
    graph: Graph,
    parts: Sequence[Sequence[str]],
    decided: Standing,
    rules: Rules,
) -> Iterator[Event]:
    """The events of some components: their claims are read together."""
    inside = [id for part in parts for id in part]
    claims = {c for id in inside for c in graph.tellings[id].claims}
    told, prints = load_told(store, {graph.codings[id] for id in inside}, claims, decided)
    home = {c: id for id in inside for c in graph.tellings[id].claims}
    constraints = between_tellings(decided.constraints, home)
    links = _links_by_telling(inside, graph.scores, graph.linked)
    for part in parts:
        scores = {at: s for id in part for at, s in links[id].items()}
        within = {at: s for at, s in scores.items() if at[0] in home and at[1] in home}
        for group in groups_of(part, within, constraints, rules.linkage):
            yield _event(graph, group, scores, (told, prints), constraints, rules)


def _links_by_telling(
    ids: Sequence[str], scores: Mapping[Pair, float], linked: Mapping[str, Collection[str]]
) -> dict[str, dict[Pair, float]]:
    found: defaultdict[str, dict[Pair, float]] = defaultdict(dict)
    for id in ids:
        for other in linked.get(id, ()):
            at = (id, other) if id < other else (other, id)
            found[id][at] = scores[at]
    return found


def _event(
    graph: Graph,
    group: Sequence[str],
    scores: Mapping[Pair, float],
    read: tuple[Mapping[str, Told], Mapping[str, Sequence[int]]],
    constraints: Constraints,
    rules: Rules,
) -> Event:
    told, prints = read
    members: list[Telling] = [graph.tellings[id] for id in group]
    own = {at: s for at, s in scores.items() if at[0] in group or at[1] in group}
    return event_of(
        members,
        [told[c] for t in members for c in t.claims],
        prints=prints,
        links=links_of(members, own, constraints, rules.linkage),
        near=near_of(members, graph.tellings, own, constraints, rules.linkage),
        rules=rules,
    )
