"""The table that says when names and places agree with gold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import parse_yaml


@dataclass(frozen=True, slots=True)
class Agreement:
    """Words and tolerances of the measures (knowledge/evaluation/agreement.yaml)."""

    pronouns: frozenset[str]
    skipped: frozenset[str]
    extra_words: int
    radius_km: Mapping[str, float]
    default_radius_km: float


@cache
def agreement() -> Agreement:
    """The table; raises KnowledgeError listing every fault."""
    path = resources.files("dateline.knowledge").joinpath("evaluation", "agreement.yaml")
    table = parse_yaml(path.read_text("utf-8"))
    faults = []
    for name in ("pronouns", "skipped"):
        words = table.get(name)
        if not isinstance(words, list) or not all(isinstance(w, str) for w in words):
            faults.append(f"agreement.yaml: {name} is no list of words")
    radii = table.get("radius_km")
    if not isinstance(radii, dict) or any(not isinstance(km, int | float) for km in radii.values()):
        faults.append("agreement.yaml: radius_km is no table of kilometres")
    for name in ("extra_words", "default_radius_km"):
        if not isinstance(table.get(name), int | float):
            faults.append(f"agreement.yaml: {name} is no number")
    if faults:
        raise KnowledgeError(faults)
    return Agreement(
        frozenset(table["pronouns"]),
        frozenset(table["skipped"]),
        table["extra_words"],
        dict(radii),
        table["default_radius_km"],
    )
