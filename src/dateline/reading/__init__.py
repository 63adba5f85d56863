"""Anything -> reports: text, HTML, JSONL, tables, feeds and web archives."""

from dateline.reading.copies import fingerprint, similarity
from dateline.reading.options import Read, ReadOptions, Unread
from dateline.reading.read import read
from dateline.reading.regions import mark_regions
from dateline.reading.report import report_from_text

__all__ = [
    "Read",
    "ReadOptions",
    "Unread",
    "fingerprint",
    "mark_regions",
    "read",
    "report_from_text",
    "similarity",
]
