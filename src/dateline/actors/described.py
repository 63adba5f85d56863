"""Parties described by a head noun: "Ugandan police", "Hezbollah fighters", "ten villagers"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dateline.actors.choosing import choose, sector_on
from dateline.actors.context import Context, Scan, phrase_start
from dateline.actors.names import ACTOR_USES, NameMatch
from dateline.actors.people import is_former, office_holder, part_of_other_name
from dateline.knowledge.actors.names import name_key
from dateline.knowledge.actors.words import HeadNoun
from dateline.model import Actor, Candidate, Party, Word

Owner = Callable[[int], Party | None]
Reader = Callable[[int], Party | None]
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those", "some", "any", "its"})
_COUNTERS = frozenset({"NUM", "DET", "PUNCT", "ADV", "PART"})
_KINDS = {"people": "group", "force": "armed_force", "organisation": "organisation"}
_GOVERNING = ("GOV", "MIL", "COP", "SPY")
_LOYAL = frozenset({"loyal", "faithful", "belonging", "allied", "close"})
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase under reading: its words, its head noun's entry, its owner if one is named."""

    first: int
    head: int
    noun: HeadNoun
    noun_words: int
    owner: Actor | None = None
    owner_match: NameMatch | None = None
    country: str | None = None


def described_at(
    scan: Scan, head: int, context: Context, owner: Owner, read: Reader
) -> Party | None:
    """The party described by the phrase headed by word *head*, or None.

    *owner* gives the party of a possessive pronoun, *read* that of a phrase within this one.
    """
    words = scan.sentence.words
    word = words[head]
    if word.pos not in ("NOUN", "PROPN", "ADJ", "NUM", "VERB", "PRON", "DET"):
        return None
    if word.lower in context.words.transparent or word.pos == "NUM":
        part = _part_of_party(scan, head, read)
        if part is not None:
            return part
    noun, size = head_noun(scan, head, context)
    if noun is None or word.pos in ("DET", "VERB") or word.tag == "PRP":
        return None
    if (named := _name_after(scan, head, noun, read)) is not None:
        return named
    first = phrase_start(scan.sentence, head)
    if _idiom(scan, first, head, noun):
        return None
    phrase = _with_owner(scan, Phrase(first, head, noun, size), context)
    possessor = _pronoun_owner(scan, phrase, owner)
    if noun.kind == "instrument" and not (phrase.owner or phrase.country or possessor):
        return None
    return (
        _organ(scan, phrase, context, possessor)
        or _belonging(scan, phrase, context, possessor)
        or _office(scan, phrase, context)
        or _unnamed(scan, phrase, context)
    )


def head_noun(scan: Scan, head: int, context: Context) -> tuple[HeadNoun | None, int]:
    """The entry of the head noun, with its compound if that has one, and its number of words."""
    words, heads = scan.sentence.words, context.words.heads
    lower = words[head].lower
    if head:
        joined = f"{words[head - 1].lower} {lower}"
        if joined in heads:
            return heads[joined], 2
    found = heads.get(lower) or heads.get(words[head].lemma)
    return found, 1


def _part_of_party(scan: Scan, head: int, read: Reader) -> Party | None:
    """ "dozens of fighters", "members of the Taliban": the party is what follows "of"."""
    sentence = scan.sentence
    for prep in sentence.children(head, "prep"):
        if prep.lower != "of" or prep.index - head > 3:
            continue
        for inner in sentence.children(prep.index, "pobj"):
            found = read(inner.index)
            if found is None or found.kind == "state":
                continue
            whole = sentence.words_in(found.mention)
            first = _trimmed(scan, phrase_start(sentence, head), head)
            if whole and whole[-1].index - first < _MOST_WORDS:
                return replace(found, mention=sentence.span(first, whole[-1].index))
            return found
    return None


def _name_after(scan: Scan, head: int, noun: HeadNoun, read: Reader) -> Party | None:
    """The person in "Observatory director Rami Abdulrahman", where the noun is read as the head."""
    words = scan.sentence.words
    after = head + 1
    if noun.kind != "people" or noun.plural or after >= len(words):
        return None
    match = scan.at.get(after)
    if words[after].entity == "PERSON" and words[after].entity_begins:
        while after + 1 < len(words) and words[after + 1].entity == "PERSON":
            after += 1
    elif match is None or not all(f.actor and f.actor.kind == "person" for f in match.forms):
        return None
    found = read(after)
    return found if found is not None and found.kind == "person" else None


def _idiom(scan: Scan, first: int, head: int, noun: HeadNoun) -> bool:
    """True for "in force", "on side": a bare singular that names no body."""
    words = scan.sentence.words
    if first < head or words[head].tag != "NN" or words[head].dep != "pobj":
        return False
    return noun.sector in ("UAF", "UNK")


def _with_owner(scan: Scan, phrase: Phrase, context: Context) -> Phrase:
    """The phrase with the actor or country that its modifiers or its "of" name."""
    country = None
    for match in reversed(scan.matches):
        if match.last + 1 == phrase.first and match.forms[0].exact:
            phrase = replace(phrase, first=match.first)  # "IS militants", read as a verb
        if not (phrase.first <= match.first and match.last < phrase.head):
            continue
        form, _ = choose(match.forms, on=context.on, countries=context.countries)
        if part_of_other_name(scan, match, form):
            continue
        if form.actor is not None and form.actor.kind != "state" and match.names_actor:
            return replace(phrase, owner=form.actor, owner_match=match, country=form.country)
        if country is None and form.country:
            country = form.country
            phrase = replace(phrase, country=country, owner_match=match)
    if country is not None:
        return phrase
    after = _owner_after(scan, phrase.head)
    if after is None:
        return phrase
    form, _ = choose(after.forms, on=context.on, countries=context.countries)
    if form.actor is not None and form.actor.kind == "state":
        return replace(phrase, country=form.country)
    if form.actor is not None and form.use in ACTOR_USES:
        return replace(phrase, owner=form.actor, country=form.country)
    return phrase


def _owner_after(scan: Scan, head: int) -> NameMatch | None:
    """The name in "government of X", "forces loyal to X", "authorities in X"."""
    sentence = scan.sentence
    below: list[Word] = list(sentence.children(head, "prep"))
    for loyal in sentence.children(head, "amod", "acl"):
        if loyal.index > head and loyal.lower in _LOYAL:
            below.extend(sentence.children(loyal.index, "prep"))
    for prep in below:
        if prep.index < head or prep.lower not in ("of", "to", "in", "from"):
            continue
        for name in sentence.children(prep.index, "pobj"):
            match = scan.at.get(name.index)
            if match is not None and (prep.lower != "in" or match.country):
                return match
    return None


def _pronoun_owner(scan: Scan, phrase: Phrase, owner: Owner) -> Party | None:
    if phrase.owner or phrase.country:
        return None
    for word in scan.sentence.words[phrase.first : phrase.head]:
        if word.tag == "PRP$":
            return owner(word.index)
    return None


def _organ(scan: Scan, phrase: Phrase, context: Context, possessor: Party | None) -> Party | None:
    """An organ of a state: "Syrian army", "Assad's forces", "the government" of the one country."""
    registry = context.registry
    found = _organ_phrase(scan, phrase, context)
    if found is None or (phrase.owner is not None and phrase.owner.kind == "armed_force"):
        return None
    country = phrase.country
    candidates: tuple[Candidate, ...] = ()
    if phrase.owner is not None:
        acting = sector_on(phrase.owner, context.on)
        if phrase.owner.kind not in ("person", "state") and "/" not in phrase.owner.id:
            return None
        if acting not in _GOVERNING or phrase.owner.id.startswith(("group/", "org/", "media/")):
            return None
        country = phrase.owner.country
    elif possessor is not None:
        if possessor.sector not in _GOVERNING:
            return None
        country = possessor.country
    elif country is None:
        country, candidates = _home(phrase, context)
    actor = registry.organ(country, found) if country else None
    if actor is None:
        return None
    party = _unnamed(scan, phrase, context)
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


def _home(phrase: Phrase, context: Context) -> tuple[str | None, tuple[Candidate, ...]]:
    """The one country that a report is about, for "the army" without a name."""
    if phrase.noun.kind not in ("force", "organisation") or phrase.noun.sector in ("UAF", "UNK"):
        return None, ()
    total = sum(context.countries.values())
    if not total:
        return None, ()
    country, most = max(context.countries.items(), key=lambda item: (item[1], item[0]))
    share = most / total
    if most < 2 or share < 0.6:
        return None, ()
    why = f"the country of {most} of the report's {total} mentions of states"
    return country, (Candidate(country, country, round(share, 2), why),)


def _belonging(
    scan: Scan, phrase: Phrase, context: Context, possessor: Party | None
) -> Party | None:
    """ "Hezbollah fighters", "their fighters": the party is the owner."""
    words = context.words
    head = scan.sentence.words[phrase.head].lower
    if phrase.noun.kind not in words.belonging_classes and head not in words.belonging:
        return None
    party = _unnamed(scan, phrase, context)
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


def _office(scan: Scan, phrase: Phrase, context: Context) -> Party | None:
    """ "the Syrian president": who held the office on the day of the report."""
    if phrase.country is None or phrase.noun.entry != "officials":
        return None
    state = context.registry.by_id.get(phrase.country)
    if state is None or is_former(scan, phrase.first, phrase.head):
        return None
    words = scan.sentence.words
    for size in (2, 1):
        title = " ".join(w.lower for w in words[phrase.head - size + 1 : phrase.head + 1])
        holder = office_holder(title, state.name, context)
        if holder is not None:
            party = _unnamed(scan, phrase, context)
            return replace(
                party,
                name=holder.name,
                id=holder.id,
                sector=sector_on(holder, context.on),
                kind="person",
            )
    return None


def _unnamed(scan: Scan, phrase: Phrase, context: Context) -> Party:
    """The phrase's own words as a party, with country and sector where they are told."""
    sentence = scan.sentence
    words = sentence.words
    first = _trimmed(scan, phrase.first, phrase.head)
    name_first = first
    while name_first < phrase.head and (
        words[name_first].pos in _COUNTERS or words[name_first].dep in ("nummod", "quantmod")
    ):
        name_first += 1
    span = sentence.span(name_first, phrase.head)
    sector = phrase.noun.sector
    if sector in ("UAF", "UNK", "MIL", "CVL", "GOV", "PRM", "COP"):
        for index in range(phrase.head - 1, phrase.first - 1, -1):
            told = context.words.modifiers.get(words[index].lower)
            if told is not None:
                sector = told
                break
    kind = _KINDS.get(phrase.noun.kind, "group")
    if (
        phrase.noun.kind == "people"
        and not phrase.noun.plural
        and words[phrase.head].tag
        in (
            "NN",
            "NNP",
        )
    ):
        kind = "person"
    return Party(sentence.span(first, phrase.head), span.text, None, phrase.country, sector, kind)


def _trimmed(scan: Scan, first: int, head: int) -> int:
    """The first word of a mention: no article, and no more than a few words before the head."""
    words = scan.sentence.words
    first = max(first, head - _MOST_WORDS + 1)
    while first < head and (
        words[first].lower in _ARTICLES or words[first].pos in ("PUNCT", "PART", "CCONJ")
    ):
        first += 1
    return first
