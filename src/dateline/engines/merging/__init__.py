"""Merging over a store: what is new is told, compared, grouped, and kept as events and control."""

from dateline.engines.merging.merge import merge_store
from dateline.engines.merging.workers import Jobs

__all__ = ["Jobs", "merge_store"]
