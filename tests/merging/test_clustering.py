"""Records grouped by their scores: a partition that no order changes, and that people can bend."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.merging.clustering import (
    UNCOMPARED,
    Clustering,
    Constraints,
    Pair,
    clusters,
    components,
    pair,
)

IDS = [f"c{n}" for n in range(8)]
PAIRS = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda p: p[0] != p[1])
SCORES = st.dictionaries(
    PAIRS.map(lambda p: pair(*p)), st.sampled_from([-3.0, -1.0, 0.5, 1.0, 1.5, 4.0]), max_size=20
)
SETS = st.frozensets(PAIRS.map(lambda p: pair(*p)), max_size=4)


def home(groups: tuple[tuple[str, ...], ...]) -> dict[str, tuple[str, ...]]:
    return {id: group for group in groups for id in group}


@given(SCORES, SETS, SETS)
def test_every_id_is_in_exactly_one_group(
    scores: dict[Pair, float], must: frozenset[Pair], cannot: frozenset[Pair]
) -> None:
    groups = clusters(IDS, scores, Constraints(must, cannot))
    assert sorted(id for group in groups for id in group) == IDS
    assert groups == tuple(sorted(tuple(sorted(g)) for g in groups))


@given(st.permutations(IDS), SCORES, SETS, SETS, st.randoms())
def test_order_plays_no_part(
    ids: list[str],
    scores: dict[Pair, float],
    must: frozenset[Pair],
    cannot: frozenset[Pair],
    random: Random,
) -> None:
    rows = list(scores.items())
    random.shuffle(rows)
    constraints = Constraints(must, cannot)
    assert clusters(ids, dict(rows), constraints) == clusters(IDS, scores, constraints)


@given(SCORES, SETS, SETS)
def test_what_must_be_together_is_and_what_cannot_is_not(
    scores: dict[Pair, float], must: frozenset[Pair], cannot: frozenset[Pair]
) -> None:
    where = home(clusters(IDS, scores, Constraints(must, cannot)))
    forced = home(components(IDS, must))
    for one, other in must:
        assert where[one] is where[other]
    for one, other in cannot:
        if forced[one] != forced[other]:
            assert where[one] is not where[other]


@given(SCORES, SETS, st.sampled_from([-0.5, 0.0, 1.0]))
def test_components_can_be_grouped_apart(
    scores: dict[Pair, float], must: frozenset[Pair], threshold: float
) -> None:
    edges = [at for at, s in scores.items() if s > threshold]
    apart = [
        group
        for part in components(IDS, [*edges, *must])
        for group in clusters(part, scores, Constraints(must), threshold=threshold)
    ]
    whole = clusters(IDS, scores, Constraints(must), threshold=threshold)
    assert tuple(sorted(apart)) == whole


@given(SCORES)
def test_no_two_groups_are_left_that_should_join(scores: dict[Pair, float]) -> None:
    groups = clusters(IDS, scores)
    for at, one in enumerate(groups):
        for other in groups[at + 1 :]:
            total = sum(scores.get(pair(a, b), UNCOMPARED) for a in one for b in other)
            assert total / (len(one) * len(other)) <= 1e-9


def joined_best_first(scores: dict[Pair, float], constraints: Constraints) -> list[list[str]]:
    """The definition, word by word: of all groups those two join whose mean is best."""
    groups = [list(group) for group in components(IDS, constraints.must)]

    def mean(a: list[str], b: list[str]) -> Fraction:
        found = [Fraction(str(scores.get(pair(x, y), UNCOMPARED))) for x in a for y in b]
        return sum(found, Fraction()) / len(found)

    def may(a: list[str], b: list[str]) -> bool:
        return not any(pair(x, y) in constraints.cannot for x in a for y in b)

    while True:
        joining = [
            (-mean(a, b), pair(min(a), min(b)), a, b)
            for at, a in enumerate(groups)
            for b in groups[at + 1 :]
            if mean(a, b) > 0 and may(a, b)
        ]
        if not joining:
            return sorted(sorted(group) for group in groups)
        *_, a, b = min(joining)
        groups = [g for g in groups if g not in (a, b)] + [a + b]


@settings(max_examples=400)
@given(SCORES, SETS, SETS)
def test_groups_are_those_of_joining_best_first(
    scores: dict[Pair, float], must: frozenset[Pair], cannot: frozenset[Pair]
) -> None:
    constraints = Constraints(must, cannot)
    found = clusters(IDS, scores, constraints)
    assert list(map(list, found)) == joined_best_first(scores, constraints)


@given(SCORES, SETS, SETS, st.permutations(IDS), st.integers(1, len(IDS)))
def test_the_groups_around_some_are_those_of_all(
    scores: dict[Pair, float],
    must: frozenset[Pair],
    cannot: frozenset[Pair],
    ids: list[str],
    asked: int,
) -> None:
    rows: dict[str, dict[str, float]] = {id: {} for id in IDS}
    for (one, other), score in scores.items():
        rows[one][other] = rows[other][one] = score
    constraints = Constraints(must, cannot)
    some = set(Clustering(rows.__getitem__, constraints).around(ids[:asked]))
    every = clusters(IDS, scores, constraints)
    assert some == {group for group in every if set(group) & set(ids[:asked])}


def test_what_lies_far_away_is_not_looked_at() -> None:
    row = {"a": {"b": 4.0}, "b": {"a": 4.0, "c": 1.0}}
    assert list(Clustering(row.__getitem__).around("a")) == [
        ("a", "b")
    ]  # "c" has no row to ask for


@pytest.mark.parametrize(
    ("scores", "threshold", "groups"),
    [
        ({}, 0.0, "a b c"),
        ({("a", "b"): 1.0}, 0.0, "ab c"),
        ({("a", "b"): 0.0}, 0.0, "a b c"),  # above, not at
        ({("a", "b"): -0.2}, -0.5, "ab c"),
        ({("a", "b"): 3.0, ("b", "c"): 3.0}, 0.0, "ab c"),  # a chain: a and c were not compared
        ({("a", "b"): 3.0, ("b", "c"): 3.0, ("a", "c"): -1.0}, 0.0, "abc"),
        ({("a", "b"): 1.0, ("b", "c"): 2.0, ("a", "c"): -2.0}, 0.0, "a bc"),  # best first
        ({("a", "b"): 1.0, ("b", "c"): 1.0, ("a", "c"): -2.0}, 0.0, "ab c"),  # ties: smaller ids
    ],
)
def test_groups(scores: dict[tuple[str, str], float], threshold: float, groups: str) -> None:
    found = clusters("abc", scores, threshold=threshold)
    assert " ".join("".join(g) for g in found) == groups


def test_must_stands_where_it_contradicts_cannot() -> None:
    both = Constraints(frozenset({("a", "b"), ("b", "c")}), frozenset({("a", "c")}))
    assert clusters("abc", {}, both) == (("a", "b", "c"),)


def test_cannot_holds_for_all_that_is_joined_to_either() -> None:
    scores = {("a", "b"): 4.0, ("c", "d"): 4.0, ("a", "c"): 3.0, ("b", "d"): 3.0, ("a", "d"): 3.0}
    apart = Constraints(cannot=frozenset({("b", "c")}))
    assert clusters("abcd", scores, apart) == (("a", "b"), ("c", "d"))


def test_edges_to_ids_that_are_not_asked_for_are_passed_over() -> None:
    assert components("ab", [("a", "x"), ("x", "b")]) == (("a",), ("b",))
    assert clusters("ab", {("a", "x"): 4.0}) == (("a",), ("b",))
