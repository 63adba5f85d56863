"""Keys under which place names are stored and looked up.

`name_key` forgives case, diacritics, hyphens, apostrophes and stops; `bare_key` also drops Arabic
articles; `sound_key` makes romanisations of one name agree (Salaheddin, Salahaddin, Salah ad-Din).
"""

from __future__ import annotations

import re
import unicodedata

from dateline.knowledge.places.spelling import spelling

_DROPPED = str.maketrans(
    {
        **dict.fromkeys("-‐‑–—_/", " "),
        **dict.fromkeys(".'’‘ʻʼʿʾ`´\"“”\u200b\u200c\u200d\u200e\u200f", None),
    }
)
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
_SPELLING = spelling()
ARTICLES = _SPELLING.articles
_DIGRAPHS = re.compile("|".join(_SPELLING.digraphs))
_SINGLE = str.maketrans(_SPELLING.letters)
_RUN = re.compile(r"(.)\1+")
_NOT_SOUND = re.compile("[^a-z]+")
#: Shorter sound keys stand for too many names to be of use.
MIN_SOUND = 4


def fold(text: str) -> str:
    """*text* in lower case without diacritics, in Latin letters where it had them."""
    text = text.casefold()
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in text if not unicodedata.combining(c))


def name_key(name: str) -> str:
    """The key of *name*: folded words with one space between them, "" when nothing is left."""
    return " ".join(fold(name.translate(_DROPPED)).split())


def bare_key(key: str) -> str:
    """*key* (of `name_key`) without Arabic articles; the same key when it has none."""
    words = key.split(" ")
    kept = [w for w in words if w not in ARTICLES]
    return " ".join(kept) if kept else key


def sound_key(key: str) -> str:
    """The romanisation key of a `name_key`: consonants kept, all vowels alike; "" if too short."""
    words = key.split(" ")
    if len(words) > 1 and words[0] in ARTICLES:
        words = words[1:]
    text = _DIGRAPHS.sub(
        lambda m: _SPELLING.digraphs[m.group()], _NOT_SOUND.sub("", "".join(words))
    )
    text = _RUN.sub(r"\1", text.translate(_SINGLE))
    text = text.removesuffix("h").removesuffix("a")
    return text if len(text) >= MIN_SOUND else ""
