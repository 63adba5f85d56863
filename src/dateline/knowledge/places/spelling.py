"""Loads and checks ``spelling.yaml``: what keys of names leave out or treat alike."""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass
from importlib import resources

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import parse_yaml

_PARTS = (
    "articles",
    "digraphs",
    "letters",
    "joiners",
    "divisions",
    "romanised",
    "examples",
    "not_examples",
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """The lists of ``spelling.yaml``; ``examples`` are groups of spellings of one
    name, ``not_examples`` groups of different names."""

    articles: frozenset[str]
    digraphs: dict[str, str]
    letters: dict[str, str]
    joiners: frozenset[str]
    divisions: frozenset[str]
    romanised: frozenset[str]
    examples: tuple[tuple[str, ...], ...]
    not_examples: tuple[tuple[str, ...], ...]


_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’ʻʼʿʾ`´"),
        "ı": "i",
        "İ": "I",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ł": "l",
        "Ł": "L",
        "ß": "ss",
    }
)


def plain(name: str) -> str:
    """*name* as English print has it: without diacritics and signs of transliteration."""
    if name.isascii():
        return name
    parts = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    return "".join(c for c in parts if not unicodedata.combining(c))


@functools.cache
def spelling() -> Spelling:
    """The table. Raises KnowledgeError listing every part that is missing."""
    path = resources.files("dateline.knowledge.places").joinpath("spelling.yaml")
    raw = parse_yaml(path.read_text(encoding="utf-8"))
    if faults := [f"spelling.yaml: no {part}" for part in _PARTS if not raw.get(part)]:
        raise KnowledgeError(faults)
    return Spelling(
        frozenset(raw["articles"]),
        dict(raw["digraphs"]),
        dict(raw["letters"]),
        frozenset(raw["joiners"]),
        frozenset(raw["divisions"]),
        frozenset(raw["romanised"]),
        tuple(tuple(group) for group in raw["examples"]),
        tuple(tuple(group) for group in raw["not_examples"]),
    )
