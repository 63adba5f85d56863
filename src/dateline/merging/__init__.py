"""From claims to events, disputes and control: views over claims and human judgements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.merging.history import as_of

__all__ = ["as_of"]


def __getattr__(name: str) -> Any:
    """`as_of`, imported at its first use: the rules behind it take a while to load."""
    if name == "as_of":
        from dateline.merging.history import as_of

        return as_of
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
