"""Average linkage: against joining the closest two groups by trying all."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dateline.merging.mention_joining import Pair, average_linkage

SIZE = 7
PAIRS = list(combinations(range(SIZE), 2))


def by_trying_all(size: int, closeness: dict[Pair, float], least: float) -> list[tuple[int, ...]]:
    groups = [(at,) for at in range(size)]
    while len(groups) > 1:
        means = []
        for one, other in combinations(groups, 2):
            pairs = [(min(a, b), max(a, b)) for a in one for b in other]
            means.append((sum(closeness.get(p, 0.0) for p in pairs) / len(pairs), one, other))
        mean, one, other = max(means)
        if mean < least:
            break
        groups = [g for g in groups if g not in (one, other)] + [tuple(sorted(one + other))]
    return sorted(groups)


@given(st.lists(st.floats(0, 1), min_size=len(PAIRS), max_size=len(PAIRS), unique=True))
def test_as_by_trying_all(values: list[float]) -> None:
    closeness = dict(
        zip(PAIRS, (round(v, 6) + at * 1e-7 for at, v in enumerate(values)), strict=True)
    )
    assert average_linkage(SIZE, closeness, 0.4) == by_trying_all(SIZE, closeness, 0.4)


@given(st.dictionaries(st.sampled_from(PAIRS), st.sampled_from([0.2, 0.5, 0.5, 0.9]), max_size=15))
def test_each_is_in_one_group_even_with_ties(closeness: dict[Pair, float]) -> None:
    groups = average_linkage(SIZE, closeness, 0.4)
    assert sorted(at for group in groups for at in group) == list(range(SIZE))
    assert groups == average_linkage(SIZE, dict(reversed(closeness.items())), 0.4)


def test_far_ones_stay_apart() -> None:
    closeness = {(0, 1): 0.9, (1, 2): 0.7, (0, 2): 0.0}
    assert average_linkage(4, closeness, 0.3) == [(0, 1, 2), (3,)]
    assert average_linkage(4, closeness, 0.4) == [(0, 1), (2,), (3,)]
