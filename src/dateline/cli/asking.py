"""From what was typed to what is meant; what cannot be meant is a usage error that says why."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

import typer

from dateline.cli.options import settings_of
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
            given[name] = one_of(name, given[name], allowed)
    given["since"], given["until"] = days_in_order(given["since"], given["until"])
    given["box"] = box_of(given["box"])
    if given["mode"] is not None:
        given["mode"] = mode_of(given["mode"], given["type"])
    if given["country"] is not None:
        given["country"] = country_of(given["country"])
    return ClaimQuery(**{f.name: given[f.name] for f in fields(ClaimQuery)})


def days_in_order(since: str | None, until: str | None) -> tuple[dt.date | None, dt.date | None]:
    """The days that --since and --until name."""
    first, last = day("--since", since), day("--until", until)
    if first and last and first > last:
        raise typer.BadParameter("--since is after --until: no day is both")
    return first, last


def one_of(option: str, value: str, allowed: Sequence[str], *, of: str = "") -> str:
    """The word of *allowed* that *value* is, whatever its case."""
    for word in allowed:
        if word.lower() == value.lower():
            return word
    those = f"the {option}s of {of}: " if of else ""
    raise typer.BadParameter(f"--{option}: {value!r} is not one of {those}{', '.join(allowed)}")


def mode_of(value: str, of: str | None) -> str:
    """The mode that *value* names, one of those that event type *of* can have."""
    from dateline import wiring

    modes = wiring.modes_of_types(settings_of().knowledge)
    known = sorted({mode for name, own in modes.items() if of in (None, name) for mode in own})
    if of is not None and not known:
        raise typer.BadParameter(f"--mode: {of} has no modes")
    return one_of("mode", value, known, of=of or "")


def country_of(value: str) -> str:
    """The ISO 3166 alpha-3 code that *value* is, or of the country that it names in English."""
    names = _countries()
    if value.upper() in names:
        return value.upper()
    named = [code for code, own in names.items() if _plain(value) in map(_plain, own)]
    if len(named) == 1:
        return named[0]
    if named:
        either = " or ".join(f"{code} ({names[code][0]})" for code in named)
        raise typer.BadParameter(f"--country: {value!r} may be {either}")
    close = _close(value, names)
    remedy = f"; did you mean {close}?" if close else ""
    raise typer.BadParameter(
        f"--country: {value!r} is no ISO 3166 alpha-3 code (IRQ) and no English name of a country"
        f" (Iraq){remedy}"
    )


def _countries() -> dict[str, list[str]]:
    """ISO 3166 alpha-3 -> names: those of our table, and the rest of the gazetteer's countries."""
    from dateline.knowledge.places.sources import countries
    from dateline.knowledge.places.tables import country_names

    others = {str(record["iso3"]): [str(record["name"])] for record in countries().values()}
    return others | country_names()


def _close(value: str, names: Mapping[str, Sequence[str]]) -> str:
    """The countries whose code or name is nearest to *value*, as "IRQ (Iraq)"."""
    by_name = {_plain(word): code for code, own in names.items() for word in (code, *own)}
    near = difflib.get_close_matches(_plain(value), by_name, n=3, cutoff=0.7)
    return ", ".join(dict.fromkeys(f"{by_name[n]} ({names[by_name[n]][0]})" for n in near))


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace(".", "").split()).removeprefix("the ")


def box_of(value: str | None) -> Box | None:
    """The part of the earth that "south,west,north,east" names."""
    if value is None:
        return None
    try:
        south, west, north, east = (float(part) for part in value.split(","))
        return Box(south, west, north, east)
    except ValueError as fault:
        raise typer.BadParameter(
            f"--box: {value!r} is not south,west,north,east in degrees ({fault})"
        ) from None
