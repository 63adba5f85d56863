"""From another's field names to ours."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from dateline.knowledge.reading_rules import column_names
from dateline.model import Problem
from dateline.reading.encoding import storable
from dateline.reading.options import Raw, ReadOptions, Unreadable, note

FIELDS = ("id", "title", "text", "published", "publisher", "url", "language")
#: Fields of the input that a message lists.
_NAMED = 20
_GAP = re.compile(r"[\s\-]+")


def mapping(names: Iterable[str], options: ReadOptions) -> dict[str, str]:
    """Our field -> the input's field, for those of *names* that are told or obvious.

    Raises Unreadable when ``options.columns`` names a field that the input lacks.
    """
    there = list(names)
    plain = {_GAP.sub("_", name.strip().lower()): name for name in reversed(there)}
    found = {}
    for ours in FIELDS:
        told = options.columns.get(ours)
        if told is not None and told not in there:
            raise Unreadable(
                f"no field {told!r} for {ours}", f"the fields are: {', '.join(there[:_NAMED])}"
            )
        name = told or next((plain[n] for n in column_names()[ours] if n in plain), None)
        if name is not None:
            found[ours] = name
    return found


def no_text(names: Iterable[str], what: str) -> Unreadable:
    """The fault that none of *names*, the input's fields or columns (*what*), is the text."""
    there = ", ".join(list(names)[:_NAMED])
    reason = f"no text {what}" + (f" among: {there}" if there else "")
    return Unreadable(reason, "name it with --column text=NAME")


def raw_from(
    record: Mapping[str, object], fields: Mapping[str, str], *, where: str, name: str
) -> Raw:
    """The report that *record* holds; raises Unreadable when there is none."""
    if "text" not in fields:
        raise no_text(record, "field")
    text = record.get(fields["text"])
    if not isinstance(text, str):
        kind = "missing" if text is None else f"a {type(text).__name__}, not a string"
        raise Unreadable(f"text is {kind}", "give every report a text string")
    text, lost = storable(text)
    if not text.strip():
        raise Unreadable("text is empty", "give every report a text")
    notes: tuple[Problem, ...] = ()
    if lost:
        notes = (note(f"{lost} lone surrogates in the text are shown as U+FFFD"),)
    words = {f: _word(record.get(fields[f])) for f in fields if f not in ("text", "published")}
    return Raw(
        where,
        name,
        text,
        id=words.get("id", ""),
        title=words.get("title", ""),
        published=record.get(fields.get("published", "")),
        publisher=words.get("publisher", ""),
        url=words.get("url", ""),
        language=words.get("language", ""),
        notes=notes,
    )


def _word(value: object) -> str:
    """A short value as text; lists, objects and truth values are no ids or titles."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (str, int, float, dt.date)) and not isinstance(value, bool):
        return storable(str(value).strip())[0] if value == value else ""
    return ""
