"""Descriptions that the registry can name: organs of states, fighters of groups, offices."""

from __future__ import annotations

from dataclasses import replace

from dateline.actors.choosing import sector_on
from dateline.actors.context import Context, Scan
from dateline.actors.owners import GOVERNING, Phrase, is_of_no_state, unnamed
from dateline.actors.people import is_former, office_holder
from dateline.knowledge.actors.names import name_key
from dateline.model import Actor, Candidate, Party


def organ(scan: Scan, phrase: Phrase, context: Context, possessor: Party | None) -> Party | None:
    """An organ of a state: "Syrian army", "Assad's forces", "the government" of the one country."""
    registry = context.registry
    found = _organ_phrase(scan, phrase, context)
    if found is None or (phrase.owner is not None and phrase.owner.kind == "armed_force"):
        return None
    country = phrase.country
    candidates: tuple[Candidate, ...] = ()
    if phrase.country is None and phrase.owner is None and is_of_no_state(scan, phrase, context):
        return None
    if phrase.owner is not None:
        acting = sector_on(phrase.owner, context.on)
        if phrase.owner.kind not in ("person", "state") and "/" not in phrase.owner.id:
            return None
        if acting not in GOVERNING or phrase.owner.id.startswith(("group/", "org/", "media/")):
            return None
        country = phrase.owner.country
    elif possessor is not None:
        if possessor.sector not in GOVERNING:
            return None
        country = possessor.country
    elif country is None:
        country, candidates = _home(phrase, context, found)
    actor = registry.organ(country, found) if country else None
    if actor is None:
        return None
    party = unnamed(scan, phrase, context)
    if phrase.noun.kind == "people" and (party.kind == "person" or actor.kind != "armed_force"):
        return replace(party, country=country, sector=actor.sector, candidates=candidates)
    return replace(
        party,
        name=actor.name,
        id=actor.id,
        country=country,
        sector=actor.sector,
        kind=actor.kind,
        candidates=candidates,
    )


def _organ_phrase(scan: Scan, phrase: Phrase, context: Context) -> str | None:
    """The organ that the words up to the head name, the longest phrase first."""
    words = scan.sentence.words
    low = phrase.owner_match.last + 1 if phrase.owner_match else phrase.first
    for first in range(max(low, phrase.head - 3), phrase.head + 1):
        key = name_key(" ".join(w.lower for w in words[first : phrase.head + 1]))
        found = context.registry.organs.get(key)
        if found is not None:
            return found.organ
    if phrase.head + 2 < len(words) and words[phrase.head + 1].lower == "of":
        tail = " ".join(w.lower for w in words[phrase.head : phrase.head + 4])
        for key, found in ((k, context.registry.organs.get(k)) for k in _prefixes(tail)):
            if found is not None and key:
                return found.organ
    return None


def _prefixes(text: str) -> list[str]:
    pieces = text.split()
    return [" ".join(pieces[:n]) for n in range(len(pieces), 1, -1)]


def _home(phrase: Phrase, context: Context, organ: str) -> tuple[str | None, tuple[Candidate, ...]]:
    """The one country with *organ* that a report is about, for "the army" without a name."""
    if phrase.noun.kind not in ("force", "organisation") or phrase.noun.sector in ("UAF", "UNK"):
        return None, ()
    having = {c: n for c, n in context.countries.items() if context.registry.organ(c, organ)}
    total = sum(having.values())
    if not total:
        return None, ()
    country, most = max(having.items(), key=lambda item: (item[1], item[0]))
    share = most / total
    if most < 2 or share < 0.6:
        return None, ()
    why = f"the country of {most} of the report's {total} mentions of states"
    return country, (Candidate(country, country, round(share, 2), why),)


def belonging(
    scan: Scan, phrase: Phrase, context: Context, possessor: Party | None
) -> Party | None:
    """ "Hezbollah fighters", "their fighters": the party is the owner."""
    words = context.words
    head = scan.sentence.words[phrase.head].lower
    if phrase.noun.kind not in words.belonging_classes and head not in words.belonging:
        return None
    party = unnamed(scan, phrase, context)
    if phrase.owner is not None and phrase.owner.kind != "person":
        actor = phrase.owner
        if _is_outside(actor) and phrase.noun.kind != "instrument":
            return replace(party, country=actor.country, sector=actor.sector)
        return replace(
            party,
            name=actor.name,
            id=actor.id,
            country=actor.country,
            sector=sector_on(actor, context.on),
            kind=party.kind if party.kind == "person" else actor.kind,
        )
    if possessor is not None and possessor.kind != "person":
        return replace(
            party,
            name=possessor.name,
            id=possessor.id,
            country=possessor.country,
            sector=possessor.sector,
            antecedent=possessor.antecedent or possessor.mention,
        )
    return None


def _is_outside(actor: Actor) -> bool:
    """True for bodies whose people are not simply the body ("UN force" is, "NGO group" not)."""
    return actor.kind == "organisation" and actor.sector in ("JRN", "NGO", "IGO", "UNO")


def office(scan: Scan, phrase: Phrase, context: Context) -> Party | None:
    """ "the Syrian president": who held the office on the day of the report."""
    if phrase.country is None or phrase.noun.entry != "officials":
        return None
    state = context.registry.by_id.get(phrase.country)
    if state is None or is_former(scan, phrase.first, phrase.head, context):
        return None
    words = scan.sentence.words
    for size in (2, 1):
        title = " ".join(w.lower for w in words[phrase.head - size + 1 : phrase.head + 1])
        holder = office_holder(title, state.name, context)
        if holder is not None:
            party = unnamed(scan, phrase, context)
            return replace(
                party,
                name=holder.name,
                id=holder.id,
                sector=sector_on(holder, context.on),
                kind="person",
            )
    return None
