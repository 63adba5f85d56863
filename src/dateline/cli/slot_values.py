"""From what a person types for a slot to the JSON that a coding would write for it.

Whatever looks like JSON is taken as it is. Short forms are there where they can mean one thing
only: words of closed lists, days, numbers, and names that the claim's own report has.
"""

from __future__ import annotations

import calendar
import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dateline.cli.options import settings_of
from dateline.errors import InputError
from dateline.model import Claim, Coding
from dateline.model.codec import from_dict, to_dict
from dateline.model.vocabulary import COUNT_KINDS, EVENT_TYPES, FACTUALITIES, STANCES, TENSES
from dateline.presenting.quotes import listed
from dateline.store.query import fold

#: What each slot takes, as an error tells it.
EXPECTED: Mapping[str, str] = {
    "type": "an event type such as ASSAULT",
    "modes": "modes of the type, such as aerial,drone, or none",
    "actors": "names of parties in the report, with ; between them, none, or a JSON list",
    "recipients": "names of parties in the report, with ; between them, none, or a JSON list",
    "places": "names of places in the report, with ; between them, none, or a JSON list",
    "time": "2014-06-12, 2014-06-10..2014-06-12, 2014-06, 2014, none, or a JSON object",
    "counts": "killed=12, killed=12+ (at least), killed=8-12, killed=..40 (up to), none, or JSON",
    "sources": "names of sources in the report with ; between them, outermost first, none, or JSON",
    "stance": f"one of {', '.join(STANCES)}",
    "factuality": f"one of {', '.join(FACTUALITIES)}",
    "tense": f"one of {', '.join(TENSES)}",
}
_WORDS = {
    "type": EVENT_TYPES,
    "stance": STANCES,
    "factuality": FACTUALITIES,
    "tense": TENSES,
}
_NOTHING = ("none", "null", "[]", "")
_COUNT = re.compile(r"(\w+)\s*=\s*(?:(\d+)(\+)?|(\d+)-(\d+)|\.\.(\d+))")
_MOST_DIGITS = 9
#: Names of a report that an error lists.
_NAMED = 12
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)(?:\.\.(\d{4}-\d\d-\d\d))?")
_MONTH = re.compile(r"(\d{4})(?:-(\d\d))?")

Json = Any


def slot_json(slot: str, typed: str, claim: Claim, coding: Coding) -> str:
    """The JSON of *slot* of *claim* that *typed* means, checked as a coding's would be.

    Raises InputError, saying what is expected, when it means nothing that the slot can hold.
    """
    try:
        value = _value(slot, typed.strip(), claim, coding)
        check_slot(claim, slot, value, text=coding.report.text)
    except (ValueError, RecursionError, OverflowError) as fault:
        raise InputError(f"{slot} {typed[:60]!r}", str(fault), f"give {EXPECTED[slot]}") from fault
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def check_slot(claim: Claim, slot: str, value: Json, *, text: str | None = None) -> None:
    """Raise ValueError when *value* is nothing that *slot* of *claim* can hold."""
    if slot == "modes" and isinstance(value, list):
        _check_modes(claim, value)
    from_dict(Claim, {**to_dict(claim), slot: value}, text=text)


def _check_modes(claim: Claim, modes: list[Json]) -> None:
    from dateline import wiring

    known = sorted(wiring.modes_of_types(settings_of().knowledge).get(claim.type, ()))
    for mode in modes:
        if mode not in known:
            raise ValueError(f"{mode!r} is no mode of {claim.type}: {', '.join(known) or 'none'}")


def _value(slot: str, typed: str, claim: Claim, coding: Coding) -> Json:
    if slot in _WORDS:
        return _word(slot, typed)
    if typed.startswith(("[", "{")) and typed not in _NOTHING:
        return json.loads(typed)
    if typed.lower() in _NOTHING:
        return None if slot == "time" else []
    read = _SHORT.get(slot)
    return read(typed) if read else _named(slot, typed, claim, coding)


def _word(slot: str, typed: str) -> str:
    typed = typed.strip('"')
    for word in _WORDS[slot]:
        if word.lower() == typed.lower():
            return word
    raise ValueError("no such word")


def _modes(typed: str) -> list[str]:
    return [part.strip().lower() for part in typed.split(",") if part.strip()]


def _time(typed: str) -> Json:
    """Days, a month or a year; a person who gives one has it from the words of the report."""
    if match := _DAYS.fullmatch(typed):
        start, end = match[1], match[2] or match[1]
        precision = "day" if start == end else "days"
    elif match := _MONTH.fullmatch(typed):
        year, month = int(match[1]), int(match[2] or 0)
        last = calendar.monthrange(year, month)[1] if month else 31
        start = dt.date(year, month or 1, 1).isoformat()
        end = dt.date(year, month or 12, last).isoformat()
        precision = "month" if month else "year"
    else:
        raise ValueError("no day, month or year")
    return {"start": start, "end": end, "precision": precision, "edtf": "", "basis": "stated"}


def _counts(typed: str) -> Json:
    found = []
    for part in re.split(r"[,;\s]+(?=\w+\s*=)", typed):
        match = _COUNT.fullmatch(part.strip())
        if match is None or match[1].lower() not in COUNT_KINDS:
            raise ValueError(f"{part!r} is no number of {', '.join(COUNT_KINDS)}")
        found.append({"kind": match[1].lower(), **_bounds(match)})
    return found


def _bounds(match: re.Match[str]) -> dict[str, int | None]:
    """12: as many; 12+: at least; 8-12: between; ..40: at most."""
    if any(len(digits or "") > _MOST_DIGITS for digits in match.groups()[1:]):
        raise ValueError("more people than there are")
    if match[2]:
        exact = int(match[2])
        return {"low": exact, "best": exact, "high": None if match[3] else exact}
    if match[4]:
        return {"low": int(match[4]), "best": None, "high": int(match[5])}
    return {"low": None, "best": None, "high": int(match[6])}


def _named(slot: str, typed: str, claim: Claim, coding: Coding) -> Json:
    """The parties, places or sources of the report that bear the names in *typed*."""
    known = _known(slot, coding)
    out = []
    for name in (part.strip() for part in typed.split(";")):
        if not name:
            continue
        same = [item for words, item in known if fold(name) in words]
        if not same:
            told = listed(list(dict.fromkeys(item["name"] for _, item in known)), most=_NAMED)
            raise ValueError(f"the report has no such name as {name!r}; it has {told or 'none'}")
        # Of several mentions the one nearest to the claim's own words is meant.
        out.append(min(same, key=lambda item: _distance(item, claim)))
    return out


def _distance(item: Mapping[str, Json], claim: Claim) -> int:
    mention = item.get("mention")
    return abs(mention["start"] - claim.trigger.start) if mention else 0


def _known(slot: str, coding: Coding) -> list[tuple[tuple[str, ...], dict[str, Json]]]:
    """(folded names, JSON) of everything of the report that may fill *slot*."""
    items: Iterable[Any]
    if slot == "places":
        told = (place for claim in coding.claims for place in claim.places)
        items = (*told, *(toponym.place for toponym in coding.toponyms))
    elif slot == "sources":
        chains = (claim.sources for claim in coding.claims)
        items = (s for chain in (*chains, *(st.chain for st in coding.statements)) for s in chain)
    else:
        used = (p for claim in coding.claims for p in (*claim.actors, *claim.recipients))
        items = (*used, *coding.parties)
    found: list[tuple[tuple[str, ...], dict[str, Json]]] = []
    for item in items:
        mention = item.mention.text if item.mention else ""
        value = to_dict(item)
        # What else the name may stand for is no part of what a person decides.
        value.pop("candidates", None)
        found.append(((fold(item.name), fold(mention)), value))
    return found


_SHORT: Mapping[str, Callable[[str], Json]] = {
    "modes": _modes,
    "time": _time,
    "counts": _counts,
}
