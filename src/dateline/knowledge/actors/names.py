"""Names as sequences of pieces, so that spelling marks do not keep two writings apart.

"al-Nusra", "Al Nusra" and the three tokens "al", "-", "Nusra" give the same pieces; so do "U.S."
and "US", "Ra'ad" and "Raad", "Séléka" and "Seleka".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DROPPED = str.maketrans("", "", ".'’‘`´ʼʿʾ\u200b\u200c\u200d\u200e\u200f")
_SPLIT = re.compile(r"(?:[^\w+&]|_)+")
_ASCII = str.maketrans(
    {c: " " for c in map(chr, range(128)) if not c.isalnum() and c not in "+&"}
    | dict.fromkeys(".'`")
    | {c: c.lower() for c in map(chr, range(65, 91))}
)
_POSSESSIVE = re.compile(r"['’]s(?![A-Za-z])")
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss"})


def _plain(text: str) -> str:
    lowered = text.translate(_DROPPED).lower()
    if lowered.isascii():
        return lowered
    parts = unicodedata.normalize("NFKD", lowered)
    return "".join(c for c in parts if not unicodedata.combining(c)).translate(_LETTERS)


@lru_cache(maxsize=65536)
def word_pieces(token: str) -> tuple[str, ...]:
    """The pieces of one token of a text: none for punctuation, several for "US-led"."""
    if len(token) > 64:
        return ()
    return tuple(p for p in _SPLIT.split(_plain(token)) if p)


def name_key(name: str) -> str:
    """The pieces of a name joined by spaces; a possessive 's is a piece of its own."""
    if "'s" in name or "’s" in name:
        name = _POSSESSIVE.sub(" s ", name)
    if name.isascii():
        pieces = name.translate(_ASCII).split()
    else:
        pieces = [p for p in _SPLIT.split(_plain(name)) if p]
    if len(pieces) > 1 and pieces[0] == "the":
        del pieces[0]
    return " ".join(pieces)
