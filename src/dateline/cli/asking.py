"""From what was typed to what is meant; what cannot be meant is a usage error that says why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import typer

from dateline.model.vocabulary import EVENT_TYPES, FACTUALITIES, STANCES
from dateline.store.query import Box, ClaimQuery

FIELDS = ("id", "title", "text", "published", "publisher", "url", "language")


def day(option: str, value: str | None) -> dt.date | None:
    """The day that *value* names in ISO 8601."""
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"{option}: {value!r} is no day such as 2014-06-12") from None


def column_names(given: Sequence[str]) -> dict[str, str]:
    """Our field names to the input's, from "text=body"."""
    out = {}
    for pair in given:
        field, mark, name = pair.partition("=")
        if not mark or not name or field not in FIELDS:
            wanted = ", ".join(FIELDS)
            raise typer.BadParameter(f"--column: {pair!r} is not FIELD=NAME with one of {wanted}")
        out[field] = name
    return out


def claim_query(**given: Any) -> ClaimQuery:
    """The query that the options of `dateline claims` ask."""
    for name, allowed in (
        ("type", EVENT_TYPES),
        ("factuality", FACTUALITIES),
        ("stance", STANCES),
    ):
        if given[name] is not None:
            given[name] = _one_of(name, given[name], allowed)
    given["since"] = day("--since", given["since"])
    given["until"] = day("--until", given["until"])
    given["box"] = _box(given["box"])
    if given["country"] is not None:
        given["country"] = given["country"].upper()
    return ClaimQuery(**{f.name: given[f.name] for f in fields(ClaimQuery)})


def _one_of(option: str, value: str, allowed: Sequence[str]) -> str:
    for word in allowed:
        if word.lower() == value.lower():
            return word
    raise typer.BadParameter(f"--{option}: {value!r} is not one of {', '.join(allowed)}")


def _box(value: str | None) -> Box | None:
    if value is None:
        return None
    try:
        south, west, north, east = (float(part) for part in value.split(","))
        return Box(south, west, north, east)
    except ValueError as fault:
        raise typer.BadParameter(
            f"--box: {value!r} is not south,west,north,east in degrees ({fault})"
        ) from None
