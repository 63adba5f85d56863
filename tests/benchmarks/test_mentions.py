"""Fitting of weights: what decides gets weight, what says nothing gets none."""

from __future__ import annotations

import yaml
from benchmarks.mention_fitting import as_yaml, fit


def test_weights_follow_the_pairs() -> None:
    rows = [(("words", "same"), ("noise", "a" if at % 2 else "b")) for at in range(100)]
    rows += [(("words", "other"), ("noise", "a" if at % 2 else "b")) for at in range(100)]
    weights = fit(rows, [at < 90 or at >= 195 for at in range(200)], 1.0)
    assert weights.weights["words", "same"] > 1 > -1 > weights.weights["words", "other"]
    assert abs(weights.weights.get(("noise", "a"), 0.0)) < 0.2
    assert weights.score([("words", "same")]) > 0 > weights.score([("words", "other")])
    read = yaml.safe_load(as_yaml(weights, ""))
    assert read["weights"]["words"]["same"] == weights.weights["words", "same"]


def test_worth_of_pairs_and_rare_levels() -> None:
    rows = [(("words", "same"),)] * 60 + [(("words", "once"),)] * 3
    same = [True] * 30 + [False] * 33
    heavy = fit(rows, same, 1.0, [5.0] * 30 + [1.0] * 33)
    assert heavy.score([("words", "same")]) > fit(rows, same, 1.0).score([("words", "same")])
    assert ("words", "once") not in heavy.weights
