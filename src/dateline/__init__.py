"""Dateline: who did what to whom, where, when - according to whom, and how sure.

>>> import dateline
>>> coding = dateline.code("Rebels captured Goma on Tuesday.", published="2012-11-21")
>>> coding.claims[0].type
'CONTROL'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from dateline.api import Coder, claim_records, claims_frame, code, merge
    from dateline.errors import DatelineError
    from dateline.model import Claim, Coding, Event, Report, Situation, Span, Statement
    from dateline.model.codec import coding_from_dict, to_dict, to_json_line
    from dateline.reading import Read, ReadOptions, Unread, read, report_from_text
    from dateline.settings import Settings
    from dateline.store import ClaimQuery, Store
    from dateline.wiring import open_store

#: Where each public name lives; it is imported when it is first used, so that start-up is light.
_HOMES = {
    "dateline.api": ("Coder", "claim_records", "claims_frame", "code", "merge"),
    "dateline.errors": ("DatelineError",),
    "dateline.model": ("Claim", "Coding", "Event", "Report", "Situation", "Span", "Statement"),
    "dateline.model.codec": ("coding_from_dict", "to_dict", "to_json_line"),
    "dateline.reading": ("Read", "ReadOptions", "Unread", "read", "report_from_text"),
    "dateline.settings": ("Settings",),
    "dateline.store": ("ClaimQuery", "Store"),
    "dateline.wiring": ("open_store",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Claim",
    "ClaimQuery",
    "Coder",
    "Coding",
    "DatelineError",
    "Event",
    "Read",
    "ReadOptions",
    "Report",
    "Settings",
    "Situation",
    "Span",
    "Statement",
    "Store",
    "Unread",
    "__version__",
    "claim_records",
    "claims_frame",
    "code",
    "coding_from_dict",
    "merge",
    "open_store",
    "read",
    "report_from_text",
    "to_dict",
    "to_json_line",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    found = getattr(import_module(_HOME[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
