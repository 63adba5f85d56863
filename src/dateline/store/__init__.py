"""Keeping codings: what a store offers, and the store in memory (`dateline.store.sql` is lazy)."""

from dateline.store.memory import MemoryStore
from dateline.store.port import (
    ReportEntry,
    Run,
    Store,
    StoredClaim,
    StoredCoding,
    Version,
    report_key,
)
from dateline.store.query import Box, ClaimQuery

__all__ = [
    "Box",
    "ClaimQuery",
    "MemoryStore",
    "ReportEntry",
    "Run",
    "Store",
    "StoredClaim",
    "StoredCoding",
    "Version",
    "report_key",
]
