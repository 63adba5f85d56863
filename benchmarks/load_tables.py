"""The words, theatres and rates of the synthetic load, read from ``load.yaml``."""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml

PATH = Path(__file__).with_name("load.yaml")
_SLOT = re.compile(r"\{(\w+)\}")
Item = TypeVar("Item")


class Mix(Generic[Item]):
    """Items drawn by their shares, which need not add up to one."""

    __slots__ = ("_edges", "items")

    def __init__(self, pairs: Iterable[tuple[Item, float]]) -> None:
        listed = list(pairs)
        self.items = [item for item, _ in listed]
        self._edges = list(accumulate(share for _, share in listed))

    def mean(self, value: Callable[[Item], float]) -> float:
        """The mean of *value* over the items, by their shares."""
        shares = [b - a for a, b in pairwise([0.0, *self._edges])]
        return sum(value(i) * s for i, s in zip(self.items, shares, strict=True)) / sum(shares)

    def draw(self, rng: random.Random) -> Item:
        """One of the items."""
        at = bisect_right(self._edges, rng.random() * self._edges[-1])
        return self.items[min(at, len(self.items) - 1)]


#: A sentence cut at its slots: (words, None) or ("", name of the slot).
Pattern = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of happening: how often, by whom (``by``), how it is worded (``kind``)."""

    type: str
    mode: str
    kind: str
    by: str
    share: float
    deadly: float
    lasts: float
    nouns: tuple[str, ...]
    verbs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TheatreRow:
    """A country with its armed groups, by registry id, and perhaps a foreign state."""

    country: str
    groups: tuple[str, ...]
    foreign: str | None


class Tables:
    """All of ``load.yaml``: ``rates`` are its numbers, ``mixes`` its shares, ready to draw from."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.start, self.days = data["start"], int(data["days"])
        self.claims_a_theatre = int(data["claims_a_theatre"])
        groups = ("report", "incident", "place", "time", "party", "wording", "claim", "toll")
        rates = {f"{g}.{name}": value for g in groups for name, value in data[g].items()}
        self.mixes: dict[str, Mix[Any]] = {
            n: Mix(map(tuple, v)) for n, v in rates.items() if _is_mix(v)
        }
        self.pairs = {n: tuple(v) for n, v in rates.items() if _is_pair(v)}
        self.rates = {n: float(v) for n, v in rates.items() if isinstance(v, int | float)}
        self.kinds = tuple(map(_kind, data["types"]))
        self.kind = Mix((kind, kind.share) for kind in self.kinds)
        self.theatres = tuple(
            TheatreRow(row["country"], tuple(row["groups"]), row.get("foreign"))
            for row in data["theatres"]
        )
        self.mistaken = {key: tuple(value) for key, value in data["mistaken"].items()}
        self.directions = tuple(data["place"]["directions"])
        self.generic = {side: tuple(words) for side, words in data["generic"].items()}
        self.words = {key: tuple(v) for key, v in data.items() if _is_words(v)}
        self.patterns = {
            (kind, form): tuple(map(_cut, texts))
            for kind, forms in data["patterns"].items()
            for form, texts in forms.items()
        }


@cache
def tables() -> Tables:
    """The tables as they are shipped."""
    return Tables(yaml.safe_load(PATH.read_text("utf-8")))


def _kind(row: Mapping[str, Any]) -> Kind:
    plain = {name: row[name] for name in ("type", "mode", "kind", "by", "share", "deadly")}
    return Kind(
        **plain,
        lasts=row.get("lasts", 0.0),
        nouns=tuple(row["nouns"]),
        verbs=tuple(row["verbs"]),
    )


def _cut(text: str) -> Pattern:
    pieces = _SLOT.split(text)
    cut = [(p, None) if at % 2 == 0 else ("", p) for at, p in enumerate(pieces)]
    return tuple((words, slot) for words, slot in cut if words or slot)


def _is_mix(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], list)


def _is_pair(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and isinstance(value[0], float)


def _is_words(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], str)


def pick(items: Sequence[Item], rng: random.Random) -> Item:
    """One of *items*, all alike; quicker than `random.Random.choice`."""
    return items[int(rng.random() * len(items))]
