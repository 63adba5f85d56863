"""The signs of the families: shapes that are told apart without colour."""

from __future__ import annotations

#: Path data within -10..10, all of about the same area.
_PATHS = {
    "circle": "M-9 0a9 9 0 1 0 18 0a9 9 0 1 0 -18 0z",
    "square": "M-8 -8h16v16h-16z",
    "diamond": "M0 -10.5L10.5 0L0 10.5L-10.5 0z",
    "triangle": "M0 -10L10 8.5L-10 8.5z",
    "cross": "M-3.6 -10h7.2v6.4h6.4v7.2h-6.4v6.4h-7.2v-6.4h-6.4v-7.2h6.4z",
    "bar": (
        "M-7 -6.5h14a3 3 0 0 1 3 3v6a3 3 0 0 1 -3 3"
        "h-8l-5 4v-4h-1a3 3 0 0 1 -3 -3v-6a3 3 0 0 1 3 -3z"
    ),
}


def sign_path(sign: str) -> str:
    """SVG path data of a sign, within -10..10; raises KeyError for a sign that there is not."""
    return _PATHS[sign]
