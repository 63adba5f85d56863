"""Keeping codings and what is merged from them: what a store offers, and the store in memory.

`dateline.store.sql` is lazy: it is imported where a database is opened.
"""

from dateline.store.memory import MemoryStore
from dateline.store.port import (
    EventQuery,
    LinkRow,
    Merge,
    ReportEntry,
    Run,
    Store,
    StoredClaim,
    StoredCoding,
    TellingRow,
    Version,
    place_key,
    report_key,
)
from dateline.store.query import Box, ClaimQuery

__all__ = [
    "Box",
    "ClaimQuery",
    "EventQuery",
    "LinkRow",
    "MemoryStore",
    "Merge",
    "ReportEntry",
    "Run",
    "Store",
    "StoredClaim",
    "StoredCoding",
    "TellingRow",
    "Version",
    "place_key",
    "report_key",
]
