"""Learned weights: how likely a phrase fills a slot, or an incident belongs in the data base."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import read_yaml


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model over named features, and the probability from which it says yes."""

    bias: float
    threshold: float
    by_feature: Mapping[str, float]

    def probability(self, features: Iterable[str]) -> float:
        """The probability, between 0 and 1, of yes; unknown features count nothing."""
        total = self.bias + sum(self.by_feature.get(name, 0.0) for name in set(features))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


Models = Mapping[str, Weights]
_NAMES = ("victim", "target", "individual", "organization", "instrument", "relevance")


@cache
def shipped_models() -> Models:
    """The models of knowledge/evaluation/muc4/weights.yaml, by name.

    Raises KnowledgeError when one is missing or holds more than numbers.
    """
    table = read_yaml("evaluation", "muc4/weights.yaml").get("models", {})
    faults = [f"muc4/weights.yaml: no model {name}" for name in _NAMES if name not in table]
    for name, model in table.items():
        numbers = [model.get("bias"), model.get("threshold"), *model.get("features", {}).values()]
        if not all(isinstance(n, int | float) for n in numbers):
            faults.append(f"muc4/weights.yaml: {name} holds more than numbers")
    if faults:
        raise KnowledgeError(faults)
    return {
        name: Weights(model["bias"], model["threshold"], model.get("features", {}))
        for name, model in table.items()
    }
