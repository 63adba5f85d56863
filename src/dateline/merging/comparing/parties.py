"""Who: identity, parent and country, generic names against named ones, and what is unknown."""

from __future__ import annotations

from dateline.merging.records import Named, Record

_STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"})


def actors(a: Record, b: Record) -> str:
    """The level of two sets of actors."""
    return _level(a.actors, b.actors)


def swapped(a: Record, b: Record) -> str:
    """Whether one's actor is the other's recipient: blame turned round, or two acts."""
    if _meet(a.actors, b.recipients) or _meet(a.recipients, b.actors):
        return "straight" if _meet(a.actors, b.actors) else "swapped"
    return "straight"


def _level(ours: tuple[Named, ...], theirs: tuple[Named, ...]) -> str:
    if not ours or not theirs:
        return "unknown" if ours or theirs else "none"
    if _meet(ours, theirs):
        return "same"
    if any(compatible(x, y) for x in ours for y in theirs):
        return "compatible"
    return "other"


def _meet(ours: tuple[Named, ...], theirs: tuple[Named, ...]) -> bool:
    return any(identical(x, y) for x in ours for y in theirs)


def identical(x: Named, y: Named) -> bool:
    """The same entry of the registry, or the same name where one has no entry."""
    if x.id and y.id:
        return x.id == y.id
    return x.name == y.name


def compatible(x: Named, y: Named) -> bool:
    """Parties that may be one: organs of one state, or a class noun beside a name it fits."""
    if x.country and x.country == y.country:
        one, other = x.sector in _STATE_SECTORS, y.sector in _STATE_SECTORS
        if one and other:
            return True
    if x.generic or y.generic:
        return not (x.country and y.country) or x.country == y.country
    return bool(set(x.name.split()) & set(y.name.split()))


def names(parties: tuple[Named, ...]) -> str:
    """*parties* as a sentence names them."""
    return ", ".join(p.name for p in parties[:3]) or "nobody named"
