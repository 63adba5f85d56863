"""Portions of a comparison: together they score every pair that meets, and each of them once."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.engines.merging import comparing
from dateline.engines.merging.comparing import Comparison, by_neighbours, by_period, scores_of
from dateline.engines.merging.graph import Graph
from dateline.merging.clustering import Pair
from dateline.merging.linking import scored_pairs
from dateline.merging.rules import load_linkage
from dateline.merging.telling_json import load_telling
from dateline.model import Coding
from dateline.store import Store
from merging.tell_codings import coding as told
from merging.tell_codings import codings, line, merged

LINKAGE = load_linkage()
SOME = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def all_pairs(store: Store) -> dict[Pair, float]:
    return dict(scored_pairs([load_telling(r.body).record for r in store.all_tellings()], LINKAGE))


def graph_of(store: Store) -> Graph:
    graph = Graph()
    for row in store.all_tellings():
        graph.add(load_telling(row.body), row.coding)
    return graph


def long_and_short(made: list[Coding]) -> list[Coding]:
    """The codings with one more, told of a day in another month."""
    return [*made, told("far", line(when=28), line("shelling", "Beta", when=29), on=30)]


@SOME
@given(codings().map(long_and_short))
def test_periods_score_every_pair_once(made: list[Coding]) -> None:
    store = merged(made)
    found: list[tuple[Pair, float]] = []
    for comparison in by_period(graph_of(store), {r.id for r in store.all_tellings()}):
        found += scores_of(store, comparison, LINKAGE)
    assert dict(found) == all_pairs(store)
    assert set(Counter(at for at, _ in found).values()) <= {1}


@pytest.fixture(autouse=True)
def in_small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "_AT_ONCE", 2)


@SOME
@given(codings(), st.data())
def test_neighbours_hold_every_pair_of_what_is_new(made: list[Coding], data: st.DataObject) -> None:
    store = merged(made)
    ids = [row.id for row in store.all_tellings()]
    new = data.draw(st.sets(st.sampled_from(ids)))
    found: list[tuple[Pair, float]] = []
    for comparison in by_neighbours(store, new):
        found += scores_of(store, comparison, LINKAGE)
    assert len(found) == len(dict(found))
    assert dict(found) == {at: s for at, s in all_pairs(store).items() if new & set(at)}


def test_nothing_new_asks_for_nothing() -> None:
    store = merged([told("r0", line())])
    assert list(by_neighbours(store, ())) == []
    assert list(by_period(graph_of(store), ())) == []


def test_what_is_asked_for_and_gone_is_passed_over() -> None:
    store = merged([told("r0", line())])
    gone = Comparison(("c0", *(r.id for r in store.all_tellings())), frozenset({"c0"}))
    assert scores_of(store, gone, LINKAGE) == []
