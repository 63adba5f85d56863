"""Words of a passage as comparing sees them: stems (Porter 1980, Snowball) of content words."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

_WORD = re.compile(r"[^\W\d_]+|\d+")
_SHORTEST = 3


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=131072)
def stem(word: str) -> str:
    """The Snowball stem of an English word in lower case."""
    made: str = _stemmer().stemWord(word)
    return made


def content_stems(text: str, function_words: frozenset[str]) -> frozenset[str]:
    """Stems of the words and numbers of *text* that are no function words, case ignored."""
    words = _WORD.findall(text.lower())
    return frozenset(
        stem(w) for w in words if w not in function_words and (len(w) >= _SHORTEST or w.isdigit())
    )


def proper_names(text: str) -> frozenset[str]:
    """Stems of the capitalised words within a sentence, as far as case tells names.

    Empty for a headline, where most words are capitalised; the first word never counts.
    """
    words = _WORD.findall(text)
    capital = [w for w in words[1:] if w[0].isupper()]
    if len(capital) * 2 > len(words):
        return frozenset()
    return frozenset(stem(w.lower()) for w in capital if len(w) >= _SHORTEST)
