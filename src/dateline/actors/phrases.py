"""Which party a noun phrase names: a registry name, a person, or a body described by its head.

Canonical names come from the registry; "Islamic State militants" is the Islamic State, "Syrian
warplanes" the Syrian air force, "Kurdish villagers" an unnamed group with what is known of it.
"""

from __future__ import annotations

from dateline.actors.agency import names_place
from dateline.actors.bodies import unknown_body
from dateline.actors.choosing import sector_on
from dateline.actors.context import Context, Scan, entity_of, is_opposed
from dateline.actors.described import described_at
from dateline.actors.names import ACTOR_USES, NameMatch
from dateline.actors.owners import Owner
from dateline.actors.people import part_of_other_name, person_at, person_party
from dateline.knowledge.registry import Form
from dateline.model import Actor, Candidate, Party

_DEEPEST = 8
_ENTITY_KINDS = {"ORG": "organisation", "NORP": "group"}


def nobody(_: int) -> Party | None:
    """The owner of a possessive pronoun when nothing is known about it."""
    return None


def read_phrase(
    scan: Scan, head: int, context: Context, owner: Owner = nobody, *, depth: int = 0
) -> Party | None:
    """The party named by the noun phrase whose head is word *head*; None when it names none.

    *owner* tells the party that a possessive pronoun stands for ("his forces"). States and
    capitals are given as parties here; whether they act as such is for the caller to see.
    """
    match = scan.at.get(head)
    if not scan.opposed and is_opposed(scan.sentence, match.first if match else head, context):
        return None
    if match is not None:
        party = party_of_match(scan, match, context)
        if party is not None:
            return party
    if _of_a_title(scan, head, context):
        return None
    person = person_at(scan, head, context)
    if person is not None:
        return person
    if depth >= _DEEPEST:
        return None
    described = described_at(
        scan,
        head,
        context,
        owner,
        lambda inner: read_phrase(scan, inner, context, owner, depth=depth + 1),
    )
    if described is not None:
        return described
    return _entity_party(scan, head, context) or unknown_body(scan, head, context)


def party_of_match(scan: Scan, match: NameMatch, context: Context) -> Party | None:
    """The party that a registry name stands for, or None when it is part of another's name."""
    actors = tuple(f for f in match.forms if f.use in ACTOR_USES)
    form, candidates = context.choose(actors or match.forms)
    if part_of_other_name(scan, match, form, context):
        return None
    actor = form.actor
    words = (match.first, match.last)
    if actor is None or form.use == "demonym" or _is_person(scan, match, form):
        span = scan.sentence.span(*words)
        return Party(span, span.text, None, form.country, None, "group")
    if form.use == "capital":
        government = context.registry.organ(actor.id, "government") or actor
        return _actor_party(scan, words, government, context, candidates)
    if actor.kind == "person":
        return person_party(scan, words, actor, context, candidates=candidates)
    return _actor_party(scan, words, actor, context, candidates)


def _is_person(scan: Scan, match: NameMatch, form: Form) -> bool:
    """True for "the Palestinian" and "an American" on their own."""
    word = scan.sentence.words[match.last]
    alone = word.dep not in ("amod", "compound", "nmod", "poss")
    return form.use == "adjective" and alone and word.pos in ("NOUN", "PROPN")


def _actor_party(
    scan: Scan,
    words: tuple[int, int],
    actor: Actor,
    context: Context,
    candidates: tuple[Candidate, ...],
) -> Party:
    first, last = words
    if scan.sentence.words[first].lower == "the" and first < last:
        first += 1
    return Party(
        scan.sentence.span(first, last),
        actor.name,
        actor.id,
        actor.country,
        sector_on(actor, context.on),
        actor.kind,
        candidates=candidates,
    )


def _of_a_title(scan: Scan, head: int, context: Context) -> bool:
    """True for the last word of "Secretary of State"."""
    words = scan.sentence.words
    if head < 2 or words[head].pos != "PROPN" or words[head - 1].lower != "of":
        return False
    return words[head - 2].pos == "PROPN" and words[head - 2].lower in context.words.titles


def _entity_party(scan: Scan, head: int, context: Context) -> Party | None:
    """An organisation or people that only the recogniser knows."""
    first, last, label = entity_of(scan.sentence, head)
    kind = _ENTITY_KINDS.get(label)
    words = scan.sentence.words
    if kind is None or words[head].pos not in ("PROPN", "NOUN"):
        return None
    if not words[head].text[:1].isupper() or names_place(scan.sentence, head, context.words):
        return None
    while first < last and words[first].pos in ("DET", "PUNCT"):
        first += 1
    while last > first and (words[last].tag == "POS" or words[last].pos == "PUNCT"):
        last -= 1
    last = next((i - 1 for i in range(first + 1, last + 1) if words[i].text in "[]()"), last)
    span = scan.sentence.span(first, last)
    return Party(span, " ".join(span.text.split()), kind=kind)
