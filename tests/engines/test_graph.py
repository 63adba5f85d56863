"""Links as a merge holds them: those of a graph and those that a store keeps tell the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.engines.merging.graph import (
    Graph,
    GraphLinks,
    Links,
    StoredLinks,
    scores_around,
    strong,
)
from dateline.merging.clustering import Pair
from dateline.merging.tellings import Telling
from dateline.store import MemoryStore
from dateline.store.port import LinkRow
from merging.tell_records import rec

IDS = "abcdef"
SCORES = st.dictionaries(
    st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda p: p[0] < p[1]),
    st.floats(-4, 4),
)


def both(scores: dict[Pair, float]) -> tuple[Links, Links]:
    graph, store = Graph(), MemoryStore()
    for id in IDS:
        graph.add(Telling(rec(id), (id,)), 1)
    for at, score in scores.items():
        graph.score(at, score)
    store.keep_links([LinkRow(*at, score, False, "") for at, score in scores.items()])
    return GraphLinks(graph), StoredLinks(store)


@given(SCORES, st.sets(st.sampled_from(IDS)))
def test_the_links_around_are_those_that_touch(scores: dict[Pair, float], ids: set[str]) -> None:
    for links in both(scores):
        around = scores_around(links, ids)
        assert around == {at: s for at, s in scores.items() if ids & set(at)}
        assert list(around) == sorted(around)


@given(SCORES, st.floats(-4, 4))
def test_strong_ones_score_the_least_or_more(scores: dict[Pair, float], least: float) -> None:
    for links in both(scores):
        found = {(id, other) for id in IDS for other in strong(links, id, least)}
        assert found == {p for (a, b), s in scores.items() if s >= least for p in ((a, b), (b, a))}


def test_links_are_read_once() -> None:
    store = MemoryStore()
    store.keep_links([LinkRow("a", "b", 1.0, False, "")])
    links = StoredLinks(store)
    links.fetch("ab")
    store.reset_merging()
    assert (links.of("a"), links.of("b"), links.of("c")) == ({"b": 1.0}, {"a": 1.0}, {})


def test_a_telling_of_an_id_takes_the_place_of_another() -> None:
    graph = Graph()
    graph.add(Telling(rec("a"), ("a",)), 1)
    graph.add(Telling(rec("a"), ("a", "b")), 2)
    assert (graph.ids, list(graph.codings), graph.number("a")) == (["a"], [2], 0)
