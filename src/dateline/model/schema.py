"""The JSON Schema of a coding, generated from the model (draft 2020-12).

``python -m dateline.model.schema`` writes it beside this file; a test keeps the two together.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import sys
import types
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Union, get_args, get_origin

from dateline.model import vocabulary as words
from dateline.model.claim import Claim, Count, Speaker, Statement
from dateline.model.codec import FLAT, TEXT_FIELDS, Json, flat_kind, plan
from dateline.model.coding import Coding
from dateline.model.party import Party, Source
from dateline.model.place import Place, Toponym
from dateline.model.report import Region, Report
from dateline.model.span import Span
from dateline.model.time import ClaimTime, Interval, TimeExpression

PATH = Path(__file__).with_name("coding.schema.json")

#: The closed list that each field's values come from, as the classes themselves check it.
CLOSED: Mapping[tuple[type, str], tuple[str, ...]] = {
    (Claim, "type"): words.EVENT_TYPES,
    (Claim, "stance"): words.STANCES,
    (Claim, "factuality"): words.FACTUALITIES,
    (Claim, "tense"): words.TENSES,
    (Count, "kind"): words.COUNT_KINDS,
    (Statement, "kind"): words.STATEMENT_KINDS,
    (Speaker, "role"): words.SOURCE_ROLES,
    (Source, "role"): words.SOURCE_ROLES,
    (Party, "kind"): words.PARTY_KINDS,
    (Place, "relation"): words.RELATIONS,
    (Place, "precision"): words.PLACE_PRECISIONS,
    (Toponym, "use"): words.TOPONYM_USES,
    (Interval, "precision"): words.TIME_PRECISIONS,
    (ClaimTime, "basis"): words.TIME_BASES,
    (TimeExpression, "type"): words.TIMEX_TYPES,
    (Region, "kind"): words.REGION_KINDS,
}


def schema() -> Json:
    """The JSON Schema of one line of codings, as JSON values."""
    defs: dict[str, Json] = {}
    _define(Coding, defs)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Coding",
        "description": "What Dateline read out of one report: one line of codings.jsonl.",
        "$ref": "#/$defs/Coding",
        "$defs": {name: defs[name] for name in sorted(defs)},
    }


def schema_text() -> str:
    """The schema as it is shipped: indented, with a line end."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def _define(kind: type, defs: dict[str, Json]) -> Json:
    """A reference to the definition of *kind*, which is added to *defs* if it is new there."""
    if kind.__name__ not in defs:
        defs[kind.__name__] = {}  # holds the place while its fields refer to each other
        properties, required = _properties(kind, defs)
        defs[kind.__name__] = {
            "type": "object",
            "description": " ".join((kind.__doc__ or "").strip().split("\n\n")[0].split()),
            "properties": properties,
            "required": required,
        }
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _properties(kind: type, defs: dict[str, Json]) -> tuple[Json, list[str]]:
    """The properties of *kind* and those always written: all but what only some reports carry."""
    properties: Json = {}
    for name, hint in plan(kind):
        if name == FLAT.get(kind):
            inner, _ = _properties(flat_kind(kind), defs)
            may_be_absent = kind is TimeExpression
            properties |= {n: _or_null(v) if may_be_absent else v for n, v in inner.items()}
        else:
            properties[name] = _value(hint, CLOSED.get((kind, name)), defs)
    required = [name for name in properties if kind is not Report or name not in TEXT_FIELDS]
    if kind is Report:
        properties["text_hash"] = {"type": "string"}
    return properties, required


def _value(hint: Any, closed: tuple[str, ...] | None, defs: dict[str, Json]) -> Json:
    origin = get_origin(hint)
    if origin is Union or origin is types.UnionType:
        inner = next(a for a in get_args(hint) if a is not types.NoneType)
        return _or_null(_value(inner, closed, defs))
    if origin is tuple:
        return {"type": "array", "items": _value(get_args(hint)[0], closed, defs)}
    if hint is Span:
        return _span(defs)
    if hint is dt.date:
        return {"type": "string", "format": "date"}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _define(hint, defs)
    if closed:
        return {"type": "string", "enum": list(closed)}
    return {"type": {str: "string", int: "integer", float: "number", bool: "boolean"}[hint]}


def _span(defs: dict[str, Json]) -> Json:
    reference = _define(Span, defs)
    for name in ("start", "end"):
        defs["Span"]["properties"][name]["minimum"] = 0
    return reference


def _or_null(value: Json) -> Json:
    if isinstance(value.get("type"), str) and "enum" not in value:
        return {**value, "type": [value["type"], "null"]}
    if "anyOf" in value or isinstance(value.get("type"), list):
        return value
    return {"anyOf": [value, {"type": "null"}]}


if __name__ == "__main__":
    PATH.write_text(schema_text(), encoding="utf-8")
    sys.stderr.write(f"wrote {PATH}\n")
