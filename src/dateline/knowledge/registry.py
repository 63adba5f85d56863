"""The registry of parties: who can act in a report, under which names, what they were and when.

Rows of `actors/registry.tsv` and `actors/officials.tsv` (built by ``scripts/build_registry.py``)
become `Actor`s; all their names, the names, adjectives and capitals of states and the adjectives
of peoples go into one index by `name_key`. Alias kinds follow codebook section 7, "Parties".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from dateline.errors import KnowledgeError
from dateline.knowledge.actors.names import name_key
from dateline.knowledge.tables import folder, read_tsv, read_yaml
from dateline.model import Actor, Alias, Role

COLUMNS = (
    "id",
    "name",
    "kind",
    "country",
    "sector",
    "since",
    "until",
    "parents",
    "aliases",
    "roles",
    "wikidata",
    "source",
)
ALIAS_KINDS = ("endonym", "exonym", "acronym", "pejorative", "predecessor", "short")


class Form(NamedTuple):
    """One writing of a name. ``use`` is "name", an alias kind, "adjective", "demonym", "capital".

    ``exact`` forms (acronyms) count only in this very writing. ``actor`` is None for peoples.
    """

    text: str
    use: str
    actor: Actor | None
    country: str | None
    since: dt.date | None
    until: dt.date | None
    exact: bool


class OrganPhrase(NamedTuple):
    """Words that name an organ of a state beside its country; an instrument is its owner's."""

    organ: str
    instrument: bool


@dataclass(frozen=True, eq=False)
class Registry:
    """All actors, with an index of every form of their names.

    ``forms`` maps `name_key`s to forms, ``longest`` a first piece to the most pieces of a key that
    starts with it, ``organs`` the key of a phrase ("air force") to the organ it names.
    """

    actors: tuple[Actor, ...]
    by_id: dict[str, Actor]
    forms: dict[str, tuple[Form, ...]]
    longest: dict[str, int]
    organs: dict[str, OrganPhrase] = field(default_factory=dict)
    offices: dict[str, tuple[Actor, ...]] = field(default_factory=dict)

    def organ(self, country: str, organ: str) -> Actor | None:
        """The organ of a state ("SYR", "air-force"), or None."""
        return self.by_id.get(f"{country}/{organ}")

    def find(self, name: str) -> tuple[Form, ...]:
        """The forms that *name* may be, spelling marks aside; empty when it is unknown."""
        return self.forms.get(name_key(name), ())


@cache
def load_registry() -> Registry:
    """The registry that ships with Dateline. Raises KnowledgeError with every fault found."""
    faults: list[str] = []
    actors: list[Actor] = []
    for name in ("registry.tsv", "officials.tsv"):
        text = folder("actors").joinpath(name).read_text(encoding="utf-8")
        actors.extend(read_actors(text, name, faults))
    registry = build_registry(actors, faults)
    if faults:
        raise KnowledgeError(faults)
    return registry


def build_registry(actors: Iterable[Actor], faults: list[str]) -> Registry:
    """A registry of *actors* with the country and people words that ship; adds to *faults*."""
    every = tuple(actors)
    by_id = {actor.id: actor for actor in every}
    if len(by_id) < len(every):
        seen: set[str] = set()
        for actor in every:
            if actor.id in seen:
                faults.append(f"actor {actor.id}: the id occurs twice")
            seen.add(actor.id)
    forms: dict[str, list[Form]] = {}
    for actor in every:
        _add(
            forms,
            Form(actor.name, "name", actor, actor.country, None, None, _is_acronym(actor.name)),
        )
        for a in actor.aliases:
            exact = a.kind == "acronym"
            _add(forms, Form(a.name, a.kind, actor, actor.country, a.since, a.until, exact))
    for form in _country_forms(by_id, faults):
        _add(forms, form)
    longest: dict[str, int] = {}
    for key in forms:
        first, size = key.partition(" ")[0], key.count(" ") + 1
        if size > longest.get(first, 0):
            longest[first] = size
    frozen = {key: tuple(found) for key, found in forms.items()}
    return Registry(every, by_id, frozen, longest, _organ_phrases(), _offices(every))


def _add(forms: dict[str, list[Form]], form: Form) -> None:
    key = name_key(form.text)
    if not key:
        return
    forms.setdefault(key, []).append(form)
    if " s " in key:  # "Peoples Protection Units" beside "People's"
        forms.setdefault(key.replace(" s ", "s "), []).append(form)


def _is_acronym(name: str) -> bool:
    return " " not in name and name.replace(".", "").isupper() and len(name) <= 8


def _country_forms(by_id: dict[str, Actor], faults: list[str]) -> Iterable[Form]:
    for row in read_tsv("actors", "countries.tsv"):
        state = by_id.get(row["iso3"])
        if state is None:
            faults.append(f"countries.tsv: no actor for {row['iso3']}")
            continue
        adjectives = _split(row["adjectives"])
        nouns = _split(row["nouns"]) or [f"{adj}s" for adj in adjectives]
        for use, names in (
            ("adjective", adjectives),
            ("demonym", nouns),
            ("capital", _split(row["capitals"])),
        ):
            for name in names:
                exact = name in ("US", "U.S.")
                yield Form(name, use, state, state.id, state.since, state.until, exact)
    for row in read_tsv("actors", "peoples.tsv"):
        country = row["country"] or None
        for use, column in (("adjective", "adjective"), ("demonym", "nouns")):
            for name in _split(row[column]):
                yield Form(name, use, None, country, None, None, False)


def _organ_phrases() -> dict[str, OrganPhrase]:
    found: dict[str, OrganPhrase] = {}
    for organ in read_yaml("actors", "organs.yaml")["organs"]:
        things = {name_key(phrase) for phrase in organ.get("instruments", ())}
        for phrase in organ["phrases"]:
            key = name_key(phrase)
            found.setdefault(key, OrganPhrase(organ["id"], key in things))
    return found


def _offices(actors: Iterable[Actor]) -> dict[str, tuple[Actor, ...]]:
    """Holders of an office by its key: "president of syria"."""
    found: dict[str, dict[str, Actor]] = {}
    for actor in actors:
        for role in actor.roles if actor.kind == "person" else ():
            if " of " in role.note:
                found.setdefault(name_key(role.note), {})[actor.id] = actor
    return {key: tuple(holders.values()) for key, holders in found.items()}


def read_actors(text: str, where: str, faults: list[str]) -> list[Actor]:
    """The actors of a table with `COLUMNS`; faulty rows are left out and told in *faults*."""
    found: list[Actor] = []
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if not line or line[0] == "#" or line.startswith("id\t"):
            continue
        cells = line.split("\t")
        if len(cells) != len(COLUMNS):
            faults.append(f"{where}:{number}: {len(cells)} columns instead of {len(COLUMNS)}")
            continue
        try:
            found.append(_actor(cells))
        except ValueError as fault:
            faults.append(f"{where}:{number}: {fault}")
    return found


def _actor(cells: list[str]) -> Actor:
    ident, name, kind, country, sector, since, until, parents, aliases, roles, wiki, source = cells
    return Actor(
        ident,
        name,
        kind,
        country or None,
        sector or None,
        tuple(map(read_alias, aliases.split("|"))) if aliases else (),
        tuple(map(read_role, roles.split("|"))) if roles else (),
        tuple(parents.split("|")) if parents else (),
        read_day(since),
        read_day(until, last=True),
        wiki or None,
        source,
    )


def read_alias(cell: str) -> Alias:
    """The alias of "name" or "name~kind~since~until"; raises ValueError for an impossible day."""
    if "~" not in cell:
        return Alias(cell, "acronym" if _is_acronym(cell) else "exonym")
    name, kind, since, until = ([*cell.split("~"), "", "", ""])[:4]
    return Alias(name, kind or "exonym", read_day(since), read_day(until, last=True))


def read_role(cell: str) -> Role:
    """The role of "sector~since~until~note"; raises ValueError for an impossible day."""
    sector, since, until, note = ([*cell.split("~", 3), "", "", ""])[:4]
    return Role(sector, read_day(since), read_day(until, last=True), note)


def _split(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def read_day(text: str, *, last: bool = False) -> dt.date | None:
    """The day of "2014-06-29"; the first (or *last*) day of "2014" or "2014-06"; None for ""."""
    if not text:
        return None
    if len(text) == 10:
        return dt.date.fromisoformat(text)
    year, _, month = text.partition("-")
    if not last:
        return dt.date(int(year), int(month or 1), 1)
    if not month:
        return dt.date(int(year), 12, 31)
    first_of_next = dt.date(int(year) + int(month) // 12, int(month) % 12 + 1, 1)
    return first_of_next - dt.timedelta(days=1)
