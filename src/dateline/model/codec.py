"""Model objects to JSON and back, in the shape of the published format (one coding a line).

Everything follows from the dataclasses: a field becomes a key of the same name, a tuple a list, a
date an ISO 8601 day. Three things differ. An interval or place that only wraps is flattened into
its owner (`FLAT`), an event's toll is keyed by kind, and a report is written without its text,
which stays in the input: spans quote the characters they need. Keys come in a fixed order, so
equal codings are equal bytes.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
import types
from collections.abc import Callable, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from dateline.model.claim import Claim, Statement
from dateline.model.coding import Coding
from dateline.model.events import Event
from dateline.model.place import Toponym
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.time import ClaimTime, TimeExpression

Json = dict[str, Any]
Made = TypeVar("Made")

#: The field of a class whose own fields are written in its stead, and the class of that field.
FLAT: Mapping[type, str] = {ClaimTime: "interval", TimeExpression: "interval", Toponym: "place"}

#: Keys in the order of the format where the dataclass has another (defaults must come last there).
ORDER: Mapping[type, tuple[str, ...]] = {
    Claim: ("id", "statement", "trigger", "type"),
    Statement: ("id", "source", "cue", "content", "kind", "speaker"),
}

#: What a coding's report carries only when the text is asked for.
TEXT_FIELDS = ("text", "fingerprint")

#: Types whose values JSON holds as they are.
_AS_THEY_ARE = frozenset({str, int, float, bool, types.NoneType})
_LONE = re.compile("[\ud800-\udfff]")


def to_dict(item: Any, *, text: bool = False) -> Json:
    """*item* (a coding, claim, report or any other dataclass of the model) as JSON values.

    A report inside a coding loses its text unless *text* is true; a report given by itself keeps
    it. The report of a coding also carries ``text_hash``, which names the text it is about.
    """
    if isinstance(item, Coding):
        data: Json = _encode(item)
        report = data["report"]
        if not text:
            for name in TEXT_FIELDS:
                del report[name]
        report["text_hash"] = item.report.text_hash
        return data
    if not dataclasses.is_dataclass(item) or isinstance(item, type):
        raise TypeError(f"{type(item).__name__} is no object of the model")
    return dict(_encode(item))


def to_json_line(item: Any, *, text: bool = False) -> str:
    """*item* as one line of JSON without its line end; equal items give equal lines.

    Characters are written as they are, save lone surrogates, which UTF-8 cannot hold and which
    are escaped. Raises ValueError for a number JSON cannot hold.
    """
    return dump_line(to_dict(item, text=text))


def dump_line(data: Json) -> str:
    """JSON values as one line, as `to_json_line` writes it."""
    line = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return line if line.isascii() else _LONE.sub(lambda m: f"\\u{ord(m[0]):04x}", line)


def coding_from_dict(data: Json, report: Report | None = None) -> Coding:
    """The coding that `to_dict` wrote. *report* supplies the text where *data* has none.

    Raises ValueError, naming the field, for a missing or wrong value, for a span whose text is not
    that of the report, and when the text is not to be had.
    """
    kept = data.get("report")
    if not isinstance(kept, dict):
        raise ValueError("report: an object is needed")
    if report is None:
        if "text" not in kept:
            raise ValueError("report: its text is not in the coding; pass the report as well")
        report = _decoder(Report)(kept, None)
    elif kept.get("id") != report.id:
        raise ValueError(f"report: the coding is of {kept.get('id')!r}, not of {report.id!r}")
    return from_dict(Coding, {**data, "report": report}, text=report.text)


def from_dict(kind: type[Made], data: Json, *, text: str | None = None) -> Made:
    """The object of class *kind* that `to_dict` wrote as *data*; spans are checked against *text*.

    Raises ValueError, naming the field, for a missing or wrong value.
    """
    wanted: Any = kind
    made: Made = _decoder(wanted)(data, text)
    return made


# --- writing ---------------------------------------------------------------------------------


def _encode(value: Any) -> Any:
    kind: Any = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if kind is Span:
        return {"start": value.start, "end": value.end, "text": value.text}
    if kind is tuple:
        return [_encode(part) for part in value]
    if kind is dt.date:
        return value.isoformat()
    return _encoder(kind)(value)


@cache
def _encoder(kind: Any) -> Callable[[Any], Json]:
    """What writes objects of dataclass *kind*: most fields are plain, and cost no call."""
    names = [name for name, _ in plan(kind)]
    values_of = attrgetter(*names) if len(names) > 1 else lambda item: (getattr(item, names[0]),)

    def encode(item: Any) -> Json:
        return {
            name: value if type(value) in _AS_THEY_ARE else _encode(value)
            for name, value in zip(names, values_of(item), strict=True)
        }

    if kind in FLAT:
        return _flattening(kind, encode)
    return _toll_keyed(encode) if kind is Event else encode


def _flattening(kind: type, encode: Callable[[Any], Json]) -> Callable[[Any], Json]:
    """*encode* with the fields of the wrapped object in the place of that object."""
    flat, absent = FLAT[kind], dict.fromkeys(name for name, _ in plan(flat_kind(kind)))

    def flattened(item: Any) -> Json:
        out: Json = {}
        for name, value in encode(item).items():
            if name == flat:
                out.update(absent if value is None else value)
            else:
                out[name] = value
        return out

    return flattened


def _toll_keyed(encode: Callable[[Any], Json]) -> Callable[[Any], Json]:
    def keyed(item: Any) -> Json:
        out = encode(item)
        out["toll"] = {part.pop("kind"): part for part in out["toll"]}
        return out

    return keyed


@cache
def plan(kind: type) -> tuple[tuple[str, Any], ...]:
    """The fields of dataclass *kind* with their types, in the order they are written."""
    hints = get_type_hints(kind)
    names = [f.name for f in dataclasses.fields(kind)]
    first = ORDER.get(kind, ())
    ordered = [*first, *(n for n in names if n not in first)]
    return tuple((name, hints[name]) for name in ordered)


def flat_kind(kind: type) -> type:
    """The class whose fields stand in for the flattened field of *kind*."""
    inner = dict(plan(kind))[FLAT[kind]]
    plain: type = inner if isinstance(inner, type) else get_args(inner)[0]
    return plain


# --- reading ---------------------------------------------------------------------------------

Decoder = Callable[[Any, str | None], Any]


@cache
def _decoder(kind: Any) -> Decoder:
    origin = get_origin(kind)
    if origin is Union or origin is types.UnionType:
        inner = _decoder(next(a for a in get_args(kind) if a is not types.NoneType))
        return lambda value, text: None if value is None else inner(value, text)
    if origin is tuple:
        return _list_decoder(_decoder(get_args(kind)[0]))
    if kind is Span:
        return _span
    if kind is dt.date:
        return _date
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _object_decoder(kind)
    if kind in (str, int, float, bool):
        return _plain_decoder(kind)
    raise TypeError(f"the format has no place for {kind}")


def _plain_decoder(kind: type) -> Decoder:
    accepted = (int, float) if kind is float else (kind,)

    def decode(value: Any, text: str | None) -> Any:
        if not isinstance(value, accepted) or (isinstance(value, bool) and kind is not bool):
            raise ValueError(f"{value!r} is no {kind.__name__}")
        return value

    return decode


def _date(value: Any, text: str | None) -> dt.date:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no ISO 8601 day")
    return dt.date.fromisoformat(value)


def _span(value: Any, text: str | None) -> Span:
    try:
        found = Span(int(value["start"]), int(value["end"]), str(value["text"]))
    except (KeyError, TypeError) as fault:
        raise ValueError(f"{value!r} is no span") from fault
    if text is not None and text[found.start : found.end] != found.text:
        raise ValueError(f"the report does not say {found.text[:40]!r} at {found.start}")
    return found


def _list_decoder(inner: Decoder) -> Decoder:
    def decode(value: Any, text: str | None) -> Any:
        if not isinstance(value, list | tuple):
            raise ValueError(f"{value!r} is no list")
        out = []
        for index, part in enumerate(value):
            try:
                out.append(inner(part, text))
            except ValueError as fault:
                raise ValueError(f"[{index}] {fault}") from fault
        return tuple(out)

    return decode


def _object_decoder(kind: type) -> Decoder:
    """A decoder for a dataclass. Fields it does not know are left aside: readers may add some."""
    optional = {
        f.name
        for f in dataclasses.fields(kind)
        if f.default is not dataclasses.MISSING or f.default_factory is not dataclasses.MISSING
    }
    decoders = [(name, _decoder(hint)) for name, hint in plan(kind)]
    flat = FLAT.get(kind)

    def decode(value: Any, text: str | None) -> Any:
        if isinstance(value, kind):
            return value
        if not isinstance(value, dict):
            raise ValueError(f"{value!r} is no {kind.__name__}")
        if kind is Event:
            value = _with_toll_listed(value)
        made: Json = {}
        for name, inner in decoders:
            try:
                if name == flat:
                    made[name] = _unflattened(kind, inner, value, text)
                elif name in value:
                    made[name] = inner(value[name], text)
                elif name not in optional:
                    raise ValueError("is missing")
            except ValueError as fault:
                raise ValueError(f"{name}: {fault}") from fault
        return kind(**made)

    return decode


def _unflattened(kind: type, inner: Decoder, value: Json, text: str | None) -> Any:
    """The wrapped object; an interval without a precision is one that is not there."""
    if kind is TimeExpression and value.get("precision") is None:
        return None
    return inner(value, text)


def _with_toll_listed(event: Json) -> Json:
    toll = event.get("toll")
    if not isinstance(toll, dict):
        return event
    return {**event, "toll": [{"kind": kind, **part} for kind, part in toll.items()]}
