"""`merge_store`: the incremental merge. READ FIRST of what is here.

What is new is read as tellings and compared with what shares a key with it; the components of the
graph that this touches are grouped anew, and their events kept as new versions. Nothing depends on
the order in which reports came, on how many came at once, or on where a merge was broken off: a
component is grouped from its tellings and scores alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.engines.merging.batches import in_batches
from dateline.engines.merging.comparing import by_neighbours, by_period, compare
from dateline.engines.merging.control import Touched, keep_control
from dateline.engines.merging.graph import Graph
from dateline.engines.merging.grouping import Sought, group_all, group_near
from dateline.engines.merging.regroup import regroup
from dateline.engines.merging.telling import Read
from dateline.engines.merging.workers import Jobs, Workers, no_cycles_sought, workers
from dateline.engines.port import MergeProgress, MergeSummary
from dateline.merging.clustering import Constraints
from dateline.merging.decisions import Standing, between_tellings, judged, standing
from dateline.merging.events import load_rules
from dateline.merging.telling_json import load_telling
from dateline.merging.tellings import Telling
from dateline.model import Anchor
from dateline.store.port import LinkRow, Store, place_key

#: Codings whose tellings are kept in one transaction.
_AT_ONCE = 500
#: Codings read together.
_BATCH = 100
#: New reports, as a share of all, from which everything is loaded at once instead of looked up.
_MOSTLY_NEW = 0.2


@dataclass(frozen=True, slots=True)
class _Change:
    """What a merge took in."""

    sought: Sought
    control: Touched
    reports: int
    claims: int


def merge_store(
    store: Store,
    *,
    settings: str,
    full: bool = False,
    now: Callable[[], str],
    progress: MergeProgress,
    jobs: Jobs | None = None,
) -> MergeSummary:
    """Merge what *store* holds: what is new since the last merge, or everything with *full*.

    *settings* names the code and tables that merge: under others everything is merged anew. *now*
    gives the time of begin and end; *progress* is told of each step. After a merge that was broken
    off, what was read is kept and the rest is done again. Large merges are shared among
    the processes of *jobs*. Raises StoreError when the store refuses.
    """
    rules, last = load_rules(), store.merges()[-1:]
    if full or not last or last[0].settings != settings:
        store.reset_merging()
    broken = not last or last[0].ended is None
    merge = store.begin_merge(settings, started=now())
    decided = standing(store.decisions(), present_ids(store))
    graph = Graph()
    pending = len(store.pending_numbers()) or store.covered() * full
    with no_cycles_sought(), workers(store, decided, jobs, reports=pending) as work:
        change = _take_in(store, merge, decided, graph, work, progress)
        whole = full or broken or change.reports > _MOSTLY_NEW * max(1, store.covered())
        provinces = _load_all(store, graph) if whole else frozenset[str]()
        progress("comparing", 0, None)
        bound = _bound(store, decided)
        if whole:
            _connect(store, graph, None if broken else change.sought.fresh, work)
            grouped = group_all(store, graph, bound, rules, progress)
        else:
            fresh = change.sought.fresh
            store.keep_links(compare(by_neighbours(store, fresh), work.score))
            grouped = group_near(store, change.sought, bound, rules, progress)
        put = regroup(store, merge, grouped, work.events, progress=progress)
    touched = _everywhere(store, provinces, change.control) if whole else change.control
    keep_control(store, merge, touched, rules=rules, progress=progress)
    store.end_merge(merge, ended=now())
    return MergeSummary(change.reports, change.claims, put, *store.situation_size())


def _everywhere(store: Store, provinces: frozenset[str], control: Touched) -> Touched:
    """All provinces that anything tells of, and all places whose control is kept."""
    kept = frozenset(place_key(state.place) for state in store.control())
    return Touched(control.provinces | provinces, control.places | kept)


def _connect(store: Store, graph: Graph, fresh: Collection[str] | None, work: Workers) -> None:
    """Score all pairs of the graph of which one is *fresh*, or all; take in the links it has."""
    known = frozenset[str]() if fresh is None else frozenset(fresh)

    def noted() -> Iterator[LinkRow]:
        asking = frozenset(graph.ids) if fresh is None else known
        for row in compare(by_period(graph, asking), work.score):
            graph.score((row.left, row.right), row.score)
            yield row

    store.keep_links(noted())
    if fresh is not None:
        for row in store.all_links():
            if row.left not in known and row.right not in known:
                graph.score((row.left, row.right), row.score)


def present_ids(store: Store) -> dict[str, str]:
    """For each claim ever decided on, the id of the claim it is today.

    A claim whose id is gone is looked for at its characters: the one whose trigger overlaps them.
    """
    present: dict[str, str] = {}
    for claim, anchor in judged(store.decisions()).items():
        if any(s.claim.id == claim for s in store.claim(claim)):
            present[claim] = claim
        elif anchor and (found := _anchored(store, anchor)):
            present[claim] = found
    return present


def _anchored(store: Store, anchor: Anchor) -> str | None:
    """The claim that shares most characters with *anchor*; of several the earliest."""
    found = [
        (-shared, trigger.start, claim.id)
        for stored in store.report(anchor.report)
        if stored.coding.report.id == anchor.report
        for claim in stored.coding.claims
        for trigger in (claim.trigger,)
        if (shared := min(trigger.end, anchor.end) - max(trigger.start, anchor.start)) > 0
    ]
    return min(found)[-1] if found else None


def _take_in(
    store: Store,
    merge: int,
    decided: Standing,
    graph: Graph,
    work: Workers,
    progress: MergeProgress,
) -> _Change:
    """Read what is new as tellings and keep them; forget those of codings that were replaced.

    Reports with claims that people decided on are read again, in case the decision is new.
    """
    decided_on = set(judged(store.decisions())) | set(present_ids(store).values())
    again = store.codings_with(decided_on).values() if decided_on else ()
    before = _forget(store, sorted({*store.superseded(), *again}))
    numbers = store.pending_numbers()
    reads = _reading(work.read(in_batches(numbers, _BATCH)), len(numbers), progress)
    provinces, claims = set[str](), 0
    for chunk in in_batches(reads, _AT_ONCE):
        for read in chunk:
            for telling in read.tellings:
                graph.add(telling, read.coding)
                provinces.update(telling.provinces)
                claims += len(telling.claims)
        store.keep_all_tellings(merge, [(r.coding, r.rows) for r in chunk])
    gone = frozenset(c for t in before.tellings for c in t.claims)
    return _Change(
        Sought(frozenset(graph.ids), before.touched, gone),
        Touched(
            frozenset(provinces.union(*(t.provinces for t in before.tellings))),
            frozenset(p for t in before.tellings for p in t.places),
        ),
        len(numbers),
        claims,
    )


def _reading(batches: Iterable[list[Read]], total: int, progress: MergeProgress) -> Iterator[Read]:
    done = 0
    for batch in batches:
        yield from batch
        done += len(batch)
        progress("reading claims", done, total)


@dataclass(frozen=True, slots=True)
class _Before:
    """Tellings that were forgotten, and the ids of those that were linked to them."""

    tellings: tuple[Telling, ...] = ()
    touched: frozenset[str] = frozenset()


def _forget(store: Store, codings: Sequence[int]) -> _Before:
    """Drop the tellings of *codings*."""
    if not codings:
        return _Before()
    gone = tuple(load_telling(row.body) for row in store.tellings_of(codings))
    ids = {t.id for t in gone}
    touched = frozenset(id for row in store.links(ids) for id in (row.left, row.right))
    store.drop_tellings(codings)
    return _Before(gone, touched - ids)


def _load_all(store: Store, graph: Graph) -> frozenset[str]:
    """Take in all tellings that the store keeps; returns the provinces that they tell of."""
    provinces = set[str]()
    for row in store.all_tellings():
        if row.id not in graph:
            telling = load_telling(row.body)
            graph.add(telling, row.coding)
            provinces.update(telling.provinces)
    return frozenset(provinces)


def _bound(store: Store, decided: Standing) -> Constraints:
    """What people decided of claims, as constraints on the tellings that hold them now."""
    constraints = decided.constraints
    claims = {c for at in (*constraints.must, *constraints.cannot) for c in at}
    rows = store.tellings_of(set(store.codings_with(claims).values())) if claims else ()
    home = {c: row.id for row in rows for c in load_telling(row.body).claims}
    return between_tellings(constraints, home)


def merging_settings(*parts: str) -> str:
    """One short hash of what merges, from the hashes of its *parts*."""
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=8).hexdigest()
