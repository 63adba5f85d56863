"""Parties described by a head noun: "Ugandan police", "Hezbollah fighters", "ten villagers"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dateline.actors.context import Context, Scan
from dateline.actors.organs import belonging, office, organ
from dateline.actors.owners import (
    MOST_WORDS,
    Owner,
    Phrase,
    pronoun_owner,
    trimmed,
    unnamed,
    with_owner,
)
from dateline.knowledge.actors.words import HeadNoun
from dateline.model import Party

Reader = Callable[[int], Party | None]
_BY_ENDING = HeadNoun("people-endings", "CVL", "people", False)


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
    if links := _links_of_part(scan, head, context):
        part = _part_of_party(scan, head, links, context, read)
        if part is not None:
            return part
    noun, size = head_noun(scan, head, context)
    if noun is None or word.pos == "DET" or word.tag == "PRP":
        return None
    if word.dep == "amod" and word.lower in context.words.classes["adjectives-too"]:
        return None  # "an official visit"
    if word.pos == "VERB" and not scan.sentence.children(head, "det"):
        return None
    if (named := _name_after(scan, head, noun, read)) is not None:
        return named
    first = scan.phrase_start(head)
    if _idiom(scan, first, head, noun):
        return None
    phrase = with_owner(scan, Phrase(first, head, noun, size), context)
    possessor = pronoun_owner(scan, phrase, owner)
    if possessor is not None and possessor.sector == "CVL" and possessor.id is None:
        possessor = None  # "people were attacked by their own guards"
    owned = phrase.owner or phrase.country or possessor or _owner_noun(scan, phrase, context)
    if noun.kind == "instrument" and not owned:
        return None
    return (
        organ(scan, phrase, context, possessor)
        or belonging(scan, phrase, context, possessor)
        or office(scan, phrase, context)
        or unnamed(scan, phrase, context)
    )


def _links_of_part(scan: Scan, head: int, context: Context) -> tuple[str, ...]:
    """The prepositions after which the party stands that word *head* is only a part of."""
    word = scan.sentence.words[head]
    if word.lower in context.words.classes["force-parts"]:
        return ("of", "from")
    return ("of",) if word.lower in context.words.transparent or word.pos == "NUM" else ()


def _part_of_party(
    scan: Scan, head: int, links: tuple[str, ...], context: Context, read: Reader
) -> Party | None:
    """ "dozens of fighters", "a unit from regime forces": the party is what follows."""
    sentence = scan.sentence
    for prep in sentence.children(head, "prep"):
        if prep.lower not in links or prep.index - head > 3:
            continue
        for inner in sentence.children(prep.index, "pobj"):
            found = read(inner.index)
            if found is None or found.kind == "state":
                continue
            whole = sentence.words_in(found.mention)
            first = trimmed(scan, scan.phrase_start(head), head, context)
            dashes = sum(w.text == "-" for w in whole)  # "Ansar al-Sharia" is two words
            last = whole[-1].index - 2 * dashes if whole else 0
            if whole and last - head < MOST_WORDS and last - first < MOST_WORDS + 2:
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


def _owner_noun(scan: Scan, phrase: Phrase, context: Context) -> bool:
    """True for "regime helicopter", "coalition aircraft": a body without a name owns the thing."""
    heads = context.words.heads
    for word in scan.sentence.words[phrase.first : phrase.head - phrase.noun_words + 1]:
        noun = heads.get(word.lower)
        if noun is not None and noun.kind in ("force", "organisation") and word.pos != "ADJ":
            return True
    return False


def _idiom(scan: Scan, first: int, head: int, noun: HeadNoun) -> bool:
    """True for "in force", "on side": a bare singular that names no body."""
    words = scan.sentence.words
    if first < head or words[head].tag != "NN" or words[head].dep != "pobj":
        return False
    return noun.sector in ("UAF", "UNK")


def head_noun(scan: Scan, head: int, context: Context) -> tuple[HeadNoun | None, int]:
    """The entry of the head noun, with its compound if that has one, and its number of words."""
    words, heads = scan.sentence.words, context.words.heads
    lower = words[head].lower
    if head:
        joined = f"{words[head - 1].lower} {lower}"
        if joined in context.words.things:
            return None, 2
        if joined in heads:
            return heads[joined], 2
    found = heads.get(lower) or heads.get(words[head].lemma)
    if found is None and words[head].pos == "NOUN" and context.words.is_person_ending(lower):
        found = _BY_ENDING._replace(plural=lower.endswith("s"))
    return found, 1
