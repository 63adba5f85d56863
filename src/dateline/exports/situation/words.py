"""The words of the page for what the codebook names in codes, read from ``words.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from dateline.exports.situation.views import Badge
from dateline.knowledge.tables import parse_yaml
from dateline.model import Event

_MINUS = frozenset({"CT-", "PR-", "PS-"})
_UNSURE = frozenset({"PR+", "PS+", "PR-", "PS-"})


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of ``words.yaml``: names by code; ``titles`` by (type, mode), in order."""

    families: tuple[tuple[str, str, str], ...]
    family_of: Mapping[str, str]
    types: Mapping[str, str]
    titles: tuple[tuple[str, str, str], ...]
    statuses: Mapping[str, Badge]
    tables: Mapping[str, Mapping[str, str]]

    def word(self, table: str, code: str) -> str:
        """The word for *code* in one of the small tables; the code itself when it has none."""
        return self.tables[table].get(code, code.replace("_", " "))


@cache
def words() -> Words:
    """The tables, read once."""
    text = resources.files("dateline.exports.situation").joinpath("words.yaml").read_text("utf-8")
    return _words(parse_yaml(text))


def _words(data: Mapping[str, Any]) -> Words:
    named = {"attributes", "interests", "states", "bases", "slots", "precisions", "times"}
    return Words(
        tuple((f["id"], f["name"], f["sign"]) for f in data["families"]),
        {kind: f["id"] for f in data["families"] for kind in f["types"]},
        data["types"],
        tuple((t["type"], t["mode"], t["title"]) for t in data["titles"]),
        {s["id"]: Badge(s["id"], s["sign"], s["name"], s["means"]) for s in data["statuses"]},
        {name: data[name] for name in (*named, "outcomes")},
    )


def title_of(kind: str, modes: Iterable[str]) -> str:
    """The headline of a type with its modes: "Air attack", else the type's own word."""
    own = set(modes)
    fits = (title for of, mode, title in words().titles if of == kind and mode in own)
    return next(fits, words().types[kind])


def outcome_of(event: Event) -> str:
    """What all claims of *event* together leave open, in words; "" when some source is certain."""
    values = {ref.factuality for ref in event.claims}
    table = words().tables["outcomes"]
    if "CT+" in values:
        return ""
    if values <= _MINUS:
        return table["minus"]
    if values == {"Uu"}:
        return table["open"]
    return table["unsure"]


def counted(many: int, noun: str, plural: str = "") -> str:
    """A number with its noun: "1 claim", "12 claims"."""
    return f"{many:,} {noun if many == 1 else plural or noun + 's'}"


def short(text: str, longest: int = 140) -> str:
    """*text* on one line, cut at *longest* characters."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
