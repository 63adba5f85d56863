"""Faults of the registry that loading alone does not show.

Told are: unknown sectors and countries, impossible dates, parents that do not exist, alias kinds
that are not of the list, Wikidata ids of the wrong shape, and names that two actors share at the
same time without a difference of country or years to tell them apart.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterable, Iterator, Set

from dateline.knowledge.registry import ALIAS_KINDS, Form, Registry
from dateline.model import Actor

#: PLOVER sector codes (codebook `plover_sectors`).
SECTORS = frozenset(
    {"COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS"}
    | {"CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "IGO"}
    | {"UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}
)
_FIRST_DAY = dt.date(1700, 1, 1)
_WIKIDATA = re.compile(r"Q[1-9]\d*")


def lint_registry(registry: Registry, *, today: dt.date | None = None) -> list[str]:
    """All faults found, one line each; empty when there are none.

    Dates after *today*, if given, are impossible.
    """
    states = {actor.id for actor in registry.actors if actor.kind == "state"}
    faults = [
        f"{actor.id}: {fault}"
        for actor in registry.actors
        for fault in actor_faults(actor, registry.by_id, states, today)
    ]
    return faults + [fault for _, _, fault in shared_names(registry)]


def actor_faults(
    actor: Actor, known: Container[str], states: Set[str], today: dt.date | None = None
) -> Iterator[str]:
    """All faults of one entry; *known* holds the ids of all parties, *states* those of states."""
    if actor.country is not None and actor.country not in states:
        yield f"country {actor.country} is unknown"
    for sector in (actor.sector, *(role.sector for role in actor.roles)):
        if sector is not None and sector not in SECTORS:
            yield f"sector {sector} is unknown"
    for parent in actor.parents:
        if parent not in known:
            yield f"parent {parent} does not exist"
        elif parent == actor.id:
            yield "is its own parent"
    for alias in actor.aliases:
        if alias.kind not in ALIAS_KINDS:
            yield f"alias {alias.name!r} is of unknown kind {alias.kind!r}"
        yield from _dates(alias.since, alias.until, f"alias {alias.name!r}", today)
    yield from _dates(actor.since, actor.until, "existence", today)
    for role in actor.roles:
        yield from _dates(role.since, role.until, f"role {role.sector}", today)
    if actor.wikidata is not None and not _WIKIDATA.fullmatch(actor.wikidata):
        yield f"Wikidata id {actor.wikidata!r} is malformed"
    if not actor.source:
        yield "has no source"


def _dates(
    since: dt.date | None, until: dt.date | None, what: str, today: dt.date | None
) -> Iterator[str]:
    if since and until and since > until:
        yield f"{what}: {since} is after {until}"
    for day in (since, until):
        if day is not None and day < _FIRST_DAY:
            yield f"{what}: {day} is too early"
        if day is not None and today is not None and day > today:
            yield f"{what}: {day} is in the future"


def shared_names(
    registry: Registry, among: Set[str] | None = None
) -> Iterator[tuple[str, str, str]]:
    """Names of two bodies of one country at one time: both ids, and the fault.

    Persons' short names are ambiguous anyway. *among* limits it to pairs with one of these ids.
    """
    for key, forms in sorted(registry.forms.items()):
        bodies = [f for f in forms if f.actor is not None and f.actor.kind != "person"]
        if among is not None and not any(f.actor.id in among for f in bodies if f.actor):
            continue
        for one, other in _pairs(bodies):
            if among is None or one in among or other in among:
                yield one, other, f"{key!r} names both {one} and {other} at the same time"


def _pairs(forms: Iterable[Form]) -> Iterator[tuple[str, str]]:
    seen: dict[str, tuple[Actor, Form]] = {}
    for form in forms:
        actor = form.actor
        if actor is None or form.use in ("short", "capital", "adjective", "demonym"):
            continue
        for other, earlier in seen.values():
            rivals = other.id != actor.id and other.country == actor.country
            if rivals and _meet(_span(actor, form), _span(other, earlier)):
                yield other.id, actor.id
        seen.setdefault(actor.id, (actor, form))


def _span(actor: Actor, form: Form) -> tuple[dt.date, dt.date]:
    return (form.since or actor.since or dt.date.min, form.until or actor.until or dt.date.max)


def _meet(one: tuple[dt.date, dt.date], other: tuple[dt.date, dt.date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
