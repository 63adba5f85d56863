"""Sides: whom the parties of claims stand for, and whether two names may mean one side.

Organs of a state are its side; a group is one side with the groups above and below it and with
its listed allies. A bare word ("militants", "the army") may stand for any party of its kind, so
it contradicts only what it cannot mean.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dateline.knowledge.actors.names import name_key
from dateline.knowledge.control_rules import ControlRules, PartyWord
from dateline.model import Party, Source


@dataclass(frozen=True, slots=True)
class Side:
    """A party as holding goes by it.

    ``key`` is a registry id (of the state, for its organs) or "name:" and the folded name;
    ``line`` holds the ids of the parties it belongs to, its own key among them. ``kind`` is
    "state", "rebel" or "any"; ``bare`` marks a word that many parties fit, which then stands for
    ``only`` or ``never`` certain ids.
    """

    key: str
    name: str
    id: str | None = None
    country: str | None = None
    kind: str = "any"
    bare: bool = False
    line: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    ally: str | None = None


def in_order(sides: Iterable[Side]) -> tuple[Side, ...]:
    """The sides, each once, in an order that depends on nothing but themselves."""
    return tuple(sorted(set(sides), key=lambda s: (s.key, s.name, s.id or "", s.kind)))


def sides_of(parties: Iterable[Party], rules: ControlRules) -> tuple[Side, ...]:
    """The sides of *parties*, each once; those that hold no ground are left out."""
    found = (side_of(party, rules) for party in parties)
    return in_order(side for side in found if side)


def side_of(party: Party, rules: ControlRules) -> Side | None:
    """The side of a party, or None for one that holds no ground (civilians, reporters)."""
    kind = rules.sectors.get(party.sector or "", "any")
    if kind == "never":
        return None
    if party.id and party.id.rpartition("/")[2] not in rules.umbrella:
        return _known(party.id, party.name, party.country, kind, rules)
    words = frozenset(w.lower() for w in party.name.replace("-", " - ").split())
    words |= frozenset(party.name.lower().split())
    if not party.id and _is_proper(party, rules):
        if party.kind == "person":
            return None
        key = "name:" + name_key(party.name)
        return Side(key, party.name, None, party.country, kind, line=(key,))
    if party.sector in rules.never_bare:
        return None
    return _bare(party, kind, [word for word in rules.words if word.words & words])


def speaker_of(source: Source, rules: ControlRules) -> Side | None:
    """The side for which a source speaks, as far as its id or country tells."""
    if source.id:
        actor = rules.actors.get(source.id)
        if actor and actor.sector == "JRN":
            return speaks_for(actor.name, rules)
        if actor and actor.sector in rules.neutral_sectors:
            return None
        country = source.country or (actor.country if actor else None)
        sector = (actor.sector if actor else None) or ""
        kind = rules.sectors.get(sector, "any")
        return _known(source.id, source.name, country, kind, rules)
    if source.country and source.role in ("belligerent", "official"):
        return _known(source.country, source.name, source.country, "state", rules)
    return None


def speaks_for(outlet: str, rules: ControlRules) -> Side | None:
    """The side that an outlet belongs to, None for an outlet of no side."""
    owner = rules.publishers.get(name_key(outlet))
    if owner is None:
        return None
    actor = rules.actors[owner]
    kind = rules.sectors.get(actor.sector or "", "any")
    return _known(owner, actor.name, actor.country, kind, rules)


def akin(one: Side, other: Side) -> bool:
    """Whether two names may mean one side: then they do not contradict each other."""
    if one.bare and other.bare:
        return _bare_words_agree(one, other)
    if one.bare or other.bare:
        word, named = (one, other) if one.bare else (other, one)
        return _may_mean(word, named)
    if one.key == other.key or one.key in other.line or other.key in one.line:
        return True
    if one.ally and one.ally == other.ally:
        return True
    if one.key.startswith("name:") or other.key.startswith("name:"):
        ours, theirs = set(name_key(one.name).split()), set(name_key(other.name).split())
        return ours <= theirs or theirs <= ours
    return False


def any_akin(ours: Iterable[Side], theirs: Iterable[Side]) -> bool:
    """Whether one of *ours* may be one of *theirs*; nobody named may be anybody."""
    others = tuple(theirs)
    mine = tuple(ours)
    return not mine or not others or any(akin(x, y) for x in mine for y in others)


def surely_akin(ours: Iterable[Side], theirs: Iterable[Side]) -> bool:
    """As `any_akin`, but a word that says no more than "armed" is nobody in particular."""
    others = tuple(theirs)
    return any(akin(x, y) for x in ours for y in others if _tells(x, y) and _tells(y, x))


def _tells(word: Side, other: Side) -> bool:
    return not word.bare or word.kind != "any" or bool(word.only) or word.key == other.key


def in_particular(sides: Iterable[Side]) -> tuple[Side, ...]:
    """The sides without words that say no more than "armed" ("forces", "a convoy")."""
    return tuple(s for s in sides if not s.bare or s.kind != "any" or s.only)


def at_home(sides: Iterable[Side], country: str | None) -> tuple[Side, ...]:
    """The sides, where bare words of a state ("the army") mean the state of the place."""
    return tuple(
        replace(s, country=country) if s.bare and s.kind == "state" and not s.country else s
        for s in sides
    )


def _known(id: str, name: str, country: str | None, kind: str, rules: ControlRules) -> Side:
    """The side of an entry of the registry: its state for an organ, else itself."""
    actor = rules.actors.get(id)
    state = id.partition("/")[0]
    person = bool(actor and actor.kind == "person")
    if state in rules.actors and rules.actors[state].kind == "state":
        return Side(state, name, id, state, "state", line=(state,), ally=rules.allies.get(state))
    if person and kind == "state" and country and country in rules.actors:
        return Side(country, name, id, country, "state", line=(country,))
    line = _line(id, rules)
    ally = next((rules.allies[i] for i in line if i in rules.allies), None)
    return Side(id, name, id, country, kind, line=line, ally=ally)


def _line(id: str, rules: ControlRules) -> tuple[str, ...]:
    """The id and those of all parties above it in the registry."""
    found: dict[str, None] = {}
    open_ids = [id]
    while open_ids:
        at = open_ids.pop()
        if at not in found:
            found[at] = None
            actor = rules.actors.get(at)
            open_ids += actor.parents if actor else ()
    return tuple(found)


def _is_proper(party: Party, rules: ControlRules) -> bool:
    """True for a name of its own that the registry lacks: capitals throughout, no bare word."""
    words = party.name.split()
    if any(word.words & {w.lower() for w in words} for word in rules.words):
        return False
    capital = sum(w[:1].isupper() for w in words)
    return capital == len(words) and (len(words) > 1 or party.sector is None)


def _bare(party: Party, kind: str, words: list[PartyWord]) -> Side:
    foreign = any(word.foreign for word in words)
    country = None if foreign else party.country
    kind = next((word.kind for word in words if word.kind and kind == "any"), kind)
    only = tuple(sorted({i for word in words for i in word.only}))
    never = tuple(sorted({i for word in words for i in word.never}))
    key = f"bare:{name_key(party.name)}:{country or ''}"
    return Side(key, party.name, party.id, country, kind, True, (key,), only, never)


def _may_mean(word: Side, named: Side) -> bool:
    if word.only:
        return any(i in word.only for i in named.line)
    if any(i in word.never for i in named.line):
        return False
    if "any" not in (word.kind, named.kind) and word.kind != named.kind:
        return False
    if word.country and named.country and word.country != named.country:
        return named.kind != "state" and word.kind != "state"
    return True


def _bare_words_agree(one: Side, other: Side) -> bool:
    if "any" not in (one.kind, other.kind) and one.kind != other.kind:
        return False
    if one.country and other.country and one.country != other.country:
        return False
    if one.only and other.only:
        return bool(set(one.only) & set(other.only))
    return not (one.only or other.only) or "state" not in (one.kind, other.kind)
