"""Every mention of a party in a report: names, persons, described groups, states that act."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from dateline.actors.agency import acts_as_party
from dateline.actors.bodies import unknown_body
from dateline.actors.context import Context, Scan, entity_of, is_opposed
from dateline.actors.names import NameMatch
from dateline.actors.phrases import party_of_match, read_phrase
from dateline.knowledge.actors.words import load_actor_words
from dateline.knowledge.registry import Registry
from dateline.model import Party, Sentence, Toponym, Word

_INSIDE = frozenset({"compound", "amod", "nmod", "poss"})
_NAMED = frozenset({"PERSON", "ORG", "NORP"})


def find_parties(
    sentences: Sequence[Sentence], registry: Registry, *, on: dt.date | None
) -> tuple[Party, ...]:
    """The parties mentioned in *sentences*, sorted by place; no two overlap.

    *on* is the day as of which names are understood (the Taliban of 2009 and of 2022).
    """
    empty = Context(registry, load_actor_words(), on)
    scans = [Scan.of(sentence, empty) for sentence in sentences]
    context = Context(
        registry, empty.words, on, countries_in(scans), named_in(scans), surnames_in(scans)
    )
    return tuple(party for scan in scans for party in _parties_of(scan, context))


def without_places(parties: Sequence[Party], toponyms: Sequence[Toponym]) -> tuple[Party, ...]:
    """The parties but for those that no table has and that turned out to be places."""
    places = {
        (t.place.mention.end, t.place.mention.text) for t in toponyms if t.use == "literal"
    }  # "most of Zarvela" is no party either
    return tuple(p for p in parties if p.id is not None or (p.mention.end, p.name) not in places)


def countries_in(scans: Sequence[Scan]) -> Counter[str]:
    """How often each state is named, by name, adjective, people or capital."""
    found: Counter[str] = Counter()
    for scan in scans:
        for match in scan.matches:
            country = match.country
            if country is not None:
                found[country] += 1
    return found


def named_in(scans: Sequence[Scan]) -> frozenset[str]:
    """The ids of actors named by more than one word that can mean no other actor."""
    return frozenset(
        match.forms[0].actor.id
        for scan in scans
        for match in scan.matches
        if match.last > match.first and len(match.forms) == 1 and match.forms[0].actor
    )


def surnames_in(scans: Sequence[Scan]) -> frozenset[str]:
    """The last words, in lower case, of persons that are named by more than one."""
    found: set[str] = set()
    for scan in scans:
        words = scan.sentence.words
        for before, word in pairwise(words):
            inside = word.entity == before.entity == "PERSON" and not word.entity_begins
            ends = word.index + 1 == len(words) or words[word.index + 1].entity_begins
            ends = ends or words[word.index + 1].entity != "PERSON"
            given = entity_of(scan.sentence, word.index)[0]
            if inside and ends and words[given + 1].text != "-":
                found.add(word.lower)
    return frozenset(found)


def _parties_of(scan: Scan, context: Context) -> list[Party]:
    if scan.sentence.kind == "boilerplate":
        return []
    found: list[Party] = []
    for match in scan.matches:
        party = _named(scan, match, context)
        if party is not None:
            found.append(party)
    heads = context.words.heads
    transparent = context.words.transparent
    for word in scan.sentence.words:
        known = word.lower in heads or word.lower in transparent or word.lemma in heads
        if word.index not in scan.at and _is_surname(scan, word, context):
            mention = scan.sentence.span(word.index, word.index)
            found.append(Party(mention, mention.text, None, None, None, "person"))
            continue
        if word.index in scan.at or not (known or word.entity in _NAMED):
            continue
        if _inside_other(scan, word.index, known):
            continue
        party = read_phrase(scan, word.index, context)
        if party is not None and not _says_nothing(party, context):
            found.append(party)
    bodies = (unknown_body(scan, word.index, context) for word in scan.sentence.words)
    found += (body for body in bodies if body is not None)
    return without_overlap(found)


def _is_surname(scan: Scan, word: Word, context: Context) -> bool:
    """True for a surname by itself, of a person named in full, that the recogniser missed."""
    words = scan.sentence.words
    if word.pos != "PROPN" or word.entity == "PERSON" or word.lower not in context.surnames:
        return False
    beside = (*words[max(0, word.index - 1) : word.index], *words[word.index + 1 : word.index + 2])
    alone = all(w.pos != "PROPN" and w.text != "-" for w in beside)
    return alone and word.dep not in _INSIDE


def _says_nothing(party: Party, context: Context) -> bool:
    """True for "the country" and "power", which are no mention of a party by themselves."""
    noun = context.words.heads.get(party.mention.text.lower())
    alone = context.words.classes["alone-no-party"]
    return noun is not None and party.id is None and noun.entry in alone


def _inside_other(scan: Scan, index: int, known: bool) -> bool:
    """True for a word that only modifies the head of a phrase, which is read by itself."""
    word = scan.sentence.words[index]
    if word.dep not in _INSIDE:
        return False
    head = scan.sentence.words[word.head]
    return (known and word.dep != "poss") or head.entity == word.entity != ""


def _named(scan: Scan, match: NameMatch, context: Context) -> Party | None:
    party = party_of_match(scan, match, context)
    if party is None or is_opposed(scan.sentence, match.first, context):
        return None
    head = head_of(scan, match)
    if _of_longer_name(scan, match, head, context):
        return None
    if not match.names_actor and party.id is None:
        word = scan.sentence.words[head]
        return party if word.pos in ("NOUN", "PROPN") and word.dep not in _INSIDE else None
    if party.kind == "state" or not match.names_actor:
        capital = all(form.use == "capital" for form in match.forms)
        if not acts_as_party(scan.sentence, head, context.words, capital=capital):
            return None
    return party


def _of_longer_name(scan: Scan, match: NameMatch, head: int, context: Context) -> bool:
    """True for the short name in an unknown longer one: "the West Bank", "Sadr City"."""
    word = scan.sentence.words[head]
    if _goes_on_behind_a_hyphen(scan, match, context):
        return True
    after = scan.sentence.words[word.head]
    if match.first != match.last or word.dep != "compound" or after.index != match.last + 1:
        return False
    short = any(f.use == "short" or f.text[:4].lower() == "the " for f in match.forms)
    return short and after.pos == "PROPN" and after.lower not in context.words.heads


def _goes_on_behind_a_hyphen(scan: Scan, match: NameMatch, context: Context) -> bool:
    """True for "Lashkar" in "Lashkar-e-Tawhan": not the group that is called so for short."""
    words, at = scan.sentence.words, match.last + 1
    if at + 1 >= len(words) or words[at].text != "-" or words[at].start > words[at - 1].end:
        return False
    return words[at + 1].lower in context.words.classes["name-particles"]


def head_of(scan: Scan, match: NameMatch) -> int:
    """The word of a name that hangs on a word outside it."""
    words = scan.sentence.words
    for index in range(match.last, match.first - 1, -1):
        if not match.first <= words[index].head <= match.last or words[index].head == index:
            return index
    return match.last


def without_overlap(parties: Sequence[Party]) -> list[Party]:
    """The parties sorted by place; of two that overlap the longer one, or the known one, stays."""
    ranked = sorted(
        parties, key=lambda p: (p.mention.start - p.mention.end, p.id is None, p.mention.start)
    )
    kept: list[Party] = []
    starts: list[int] = []
    for party in ranked:
        at = bisect_right(starts, party.mention.start)
        clear = at == 0 or kept[at - 1].mention.end <= party.mention.start
        if clear and (at == len(kept) or party.mention.end <= starts[at]):
            starts.insert(at, party.mention.start)
            kept.insert(at, party)
    return kept
