"""Links within the page: the smallest piece of every view."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a place of this page; ``about`` is the tip or the quieter words beside."""

    words: str
    href: str
    about: str = ""
    event: int | None = None
