"""Merging over a store: what is new is told, compared, grouped, and kept as events and control."""

from dateline.engines.merging.merge import merge_store

__all__ = ["merge_store"]
