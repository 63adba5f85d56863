"""Scores of clusterings: worked examples of the measures' own papers, and what always holds."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluation.clusters import (
    Clusters,
    b_cubed,
    ceaf_e,
    clusters_of,
    muc,
    score_clusters,
    without_singletons,
)


def clusters(text: str) -> list[frozenset[str]]:
    """ "AB C" -> {A, B}, {C}."""
    return [frozenset(part) for part in text.split()]


#: The key and the two responses of Bagga and Baldwin (1998), with their figures for MUC and
#: B-cubed; those for CEAF-e follow from the sizes: 1 + 10/12 and 1 + 10/15 over 3 and 2 clusters.
KEY = "12345 67 89ABC"


@pytest.mark.parametrize(
    ("gold", "found", "measure", "recall", "precision"),
    [
        (KEY, "12345 6789ABC", muc, 1.0, 9 / 10),
        (KEY, "1234589ABC 67", muc, 1.0, 9 / 10),
        (KEY, "12345 6789ABC", b_cubed, 1.0, (5 + 4 / 7 + 25 / 7) / 12),
        (KEY, "1234589ABC 67", b_cubed, 1.0, 7 / 12),
        (KEY, "12345 6789ABC", ceaf_e, (1 + 10 / 12) / 3, (1 + 10 / 12) / 2),
        (KEY, "1234589ABC 67", ceaf_e, (1 + 10 / 15) / 3, (1 + 10 / 15) / 2),
        # Vilain et al. (1995): one link of three is missing; what is there is right.
        ("ABCD", "AB CD", muc, 2 / 3, 1.0),
        ("AB CD", "ABCD", muc, 1.0, 2 / 3),
        # A cluster may be aligned once only: the second half of the split one counts nothing.
        ("ABCD", "AB CD", ceaf_e, 2 / 3, 1 / 3),
        # Single mentions: unseen by MUC, an entity each for the others.
        ("A B C", "A B C", muc, 0.0, 0.0),
        ("A B C", "A B C", b_cubed, 1.0, 1.0),
        ("A B C", "A B C", ceaf_e, 1.0, 1.0),
        ("AB", "A B", b_cubed, 1 / 2, 1.0),
        ("AB", "A B", ceaf_e, 2 / 3, 1 / 3),
        # A mention of one side only costs that side, and is never right.
        ("AB", "ABC", muc, 1.0, 1 / 2),
        ("AB", "ABC", b_cubed, 1.0, (2 / 3 + 2 / 3) / 3),
        ("AB C", "AB", ceaf_e, 1 / 2, 1.0),
        ("AB", "", b_cubed, 0.0, 0.0),
        ("AB", "", ceaf_e, 0.0, 0.0),
    ],
)
def test_worked_examples(
    gold: str, found: str, measure: object, recall: float, precision: float
) -> None:
    assert callable(measure)
    scores = measure(clusters(gold), clusters(found))
    assert scores.recall == pytest.approx(recall)
    assert scores.precision == pytest.approx(precision)


def test_conll_is_the_mean_of_the_three() -> None:
    scores = score_clusters(clusters(KEY), clusters("12345 6789ABC"))
    parts = (scores.muc.f1, scores.b_cubed.f1, scores.ceaf_e.f1)
    assert scores.conll == pytest.approx(sum(parts) / 3)
    assert scores.muc.f1 == pytest.approx(18 / 19)


def test_a_mention_in_two_clusters_is_told() -> None:
    with pytest.raises(ValueError, match="'A' is in two clusters of the found side"):
        score_clusters(clusters("AB"), clusters("AB AC"))


def test_clusters_of_labels_and_without_singletons() -> None:
    found = clusters_of({"a": 1, "b": 2, "c": 1})
    assert found == [frozenset("ac"), frozenset("b")]
    assert without_singletons(found) == [frozenset("ac")]


LABELS = st.lists(st.integers(0, 4), min_size=2, max_size=12)


def labelled(labels: list[int]) -> list[frozenset[str]]:
    return clusters_of({str(at): label for at, label in enumerate(labels)})


@given(LABELS)
def test_gold_scores_one(labels: list[int]) -> None:
    gold = labelled(labels)
    scores = score_clusters(gold, gold)
    assert scores.b_cubed.f1 == pytest.approx(1) and scores.ceaf_e.f1 == pytest.approx(1)
    assert scores.muc.f1 == (1 if without_singletons(gold) else 0)


@given(LABELS, st.randoms(use_true_random=False))
def test_sides_and_order(labels: list[int], random: object) -> None:
    gold, found = labelled(labels), labelled([label % 3 for label in labels])
    there, back = score_clusters(gold, found), score_clusters(found[::-1], gold[::-1])
    for name in ("muc", "b_cubed", "ceaf_e"):
        one, other = getattr(there, name), getattr(back, name)
        assert one.recall == pytest.approx(other.precision)
        assert 0 <= one.recall <= 1 + 1e-9 and 0 <= one.precision <= 1 + 1e-9


@given(LABELS, st.lists(st.integers(0, 4), min_size=12, max_size=12))
def test_no_alignment_is_better(labels: list[int], others: list[int]) -> None:
    gold, found = labelled(labels), labelled(others[: len(labels)])
    assert ceaf_e(gold, found).recall * len(gold) == pytest.approx(by_trying_all(gold, found))


def by_trying_all(gold: Clusters, found: Clusters) -> float:
    """The best alignment, found by trying every one."""
    short, long = sorted((list(gold), list(found)), key=len)
    return max(
        sum(2 * len(a & b) / (len(a) + len(b)) for a, b in zip(short, order, strict=False))
        for order in permutations(long, len(short))
    )
