"""All that merging knows, in one value: tables that ship with Dateline, loaded once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dateline.knowledge.comparisons import ComparisonTable, load_comparisons
from dateline.knowledge.merging_rules import MergingRules, load_merging_rules


@dataclass(frozen=True, slots=True)
class Linkage:
    """What comparing needs: word lists and families, and the weights of the levels."""

    words: MergingRules
    table: ComparisonTable


@lru_cache(maxsize=1)
def load_linkage() -> Linkage:
    """The tables of comparing. Raises KnowledgeError naming what is wrong in them."""
    return Linkage(load_merging_rules(), load_comparisons())
