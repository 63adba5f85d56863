"""The colours and signs of the terminal, one meaning each."""

from __future__ import annotations

from collections.abc import Mapping

#: Families of event types: force, ground, repression, dissent, help, and words.
_FAMILIES: Mapping[str, tuple[str, ...]] = {
    "red": ("ASSAULT",),
    "yellow": ("CONTROL", "RETREAT", "MOBILIZE", "INTERCEPT"),
    "magenta": ("COERCE", "SANCTION"),
    "blue": ("PROTEST",),
    "green": ("AID", "COOPERATE"),
    "cyan": (
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
    ),
}
TYPE_COLOUR = {name: colour for colour, names in _FAMILIES.items() for name in names}

#: A sign that is read without colour, and the colour that repeats it.
SURE_SIGN = {
    "CT+": ("●", "green"),
    "PR+": ("◕", "green"),
    "PS+": ("◔", "yellow"),
    "CT-": ("✕", "red"),
    "PR-": ("✕", "red"),
    "PS-": ("✕", "yellow"),
    "Uu": ("○", "dim"),
}

#: The slots of a claim as they are marked in a report's text.
SLOT_STYLE = {
    "trigger": "bold reverse",
    "actors": "bold cyan",
    "recipients": "bold magenta",
    "places": "green",
    "time": "yellow",
    "counts": "red",
    "instruments": "dim red",
    "objects": "blue",
    "sources": "underline",
}
SLOT_WORD = {
    "trigger": "what",
    "actors": "who",
    "recipients": "to whom",
    "places": "where",
    "time": "when",
    "counts": "how many",
    "instruments": "by what means",
    "objects": "what was hit",
    "sources": "according to",
}
HEADING = "bold"
QUIET = "dim"
#: Characters of an id that are shown: enough to find it again in any store.
ID_LENGTH = 8
