"""Tellings as compact JSON, for the store: lists in the order of the fields, sets sorted."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from dateline.merging.control_told import ControlTold, dump_control, load_control
from dateline.merging.records import Named, Number, Record
from dateline.merging.spots import Spot
from dateline.merging.tellings import Telling
from dateline.model import Link, Reason

_SETS = frozenset({"types", "modes", "stems", "words", "proper", "victims"})
_FIELDS = tuple(Record.__dataclass_fields__)
_PARTS = {"spots": Spot, "actors": Named, "recipients": Named, "numbers": Number}


def dump_telling(telling: Telling, control: Iterable[ControlTold] = ()) -> str:
    """*telling* and what its claims tell of control, as one line of JSON; equal ones give equal
    lines.
    """
    record = telling.record
    values = [_plain(name, getattr(record, name)) for name in _FIELDS]
    return json.dumps(
        [
            values,
            [_flat(link) for link in telling.joins],
            telling.claims,
            telling.provinces,
            telling.places,
            [dump_control(told) for told in control],
        ],
        separators=(",", ":"),
    )


def _plain(name: str, value: Any) -> Any:
    if name in _SETS:
        return sorted(value)
    if name in _PARTS:
        return [[getattr(part, f) for f in part.__slots__] for part in value]
    return value


def load_telling(body: str) -> Telling:
    """The telling that `dump_telling` wrote."""
    values, joins, claims, provinces, places, _ = json.loads(body)
    made = {n: _made(n, v) for n, v in zip(_FIELDS, values, strict=True)}
    links = tuple(_link(join) for join in joins)
    return Telling(Record(**made), tuple(claims), tuple(provinces), tuple(places), links)


def load_told_of_control(body: str) -> tuple[ControlTold, ...]:
    """What the claims of the telling that `dump_telling` wrote tell of control."""
    return tuple(load_control(told) for told in json.loads(body)[-1])


def _flat(link: Link) -> list[Any]:
    reasons = [[r.comparison, r.level, r.weight, r.why] for r in link.reasons]
    return [link.left, link.right, link.score, link.decided, reasons]


def _link(values: list[Any]) -> Link:
    left, right, score, decided, reasons = values
    return Link(left, right, score, True, tuple(Reason(*r) for r in reasons), decided)


def _made(name: str, value: Any) -> Any:
    if name in _SETS:
        return frozenset(value)
    if name in _PARTS:
        part = _PARTS[name]
        return tuple(part(*fields) for fields in value)
    return tuple(value) if name == "passage" else value
