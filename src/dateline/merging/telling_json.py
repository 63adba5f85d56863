"""Tellings as compact JSON, for the store: lists in the order of the fields, sets sorted."""

from __future__ import annotations

import json
from typing import Any

from dateline.merging.records import Named, Number, Record
from dateline.merging.spots import Spot
from dateline.merging.tellings import Telling

_SETS = frozenset({"types", "modes", "stems", "words", "proper", "victims"})
_FIELDS = tuple(Record.__dataclass_fields__)
_PARTS = {"spots": Spot, "actors": Named, "recipients": Named, "numbers": Number}


def dump_telling(telling: Telling) -> str:
    """*telling* as one line of JSON; equal tellings give equal lines."""
    record = telling.record
    values = [_plain(name, getattr(record, name)) for name in _FIELDS]
    return json.dumps(
        [values, telling.claims, telling.provinces, telling.places], separators=(",", ":")
    )


def _plain(name: str, value: Any) -> Any:
    if name in _SETS:
        return sorted(value)
    if name in _PARTS:
        return [[getattr(part, f) for f in part.__slots__] for part in value]
    return value


def load_telling(body: str) -> Telling:
    """The telling that `dump_telling` wrote."""
    values, *rest = json.loads(body)
    made = {n: _made(n, v) for n, v in zip(_FIELDS, values, strict=True)}
    return Telling(Record(**made), *map(tuple, rest))


def _made(name: str, value: Any) -> Any:
    if name in _SETS:
        return frozenset(value)
    if name in _PARTS:
        part = _PARTS[name]
        return tuple(part(*fields) for fields in value)
    return tuple(value) if name == "passage" else value
