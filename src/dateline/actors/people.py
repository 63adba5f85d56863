"""Persons: their names apart from titles, with the office and country that the titles tell."""

from __future__ import annotations

from dateline.actors.agency import names_place
from dateline.actors.bodies import body_from
from dateline.actors.choosing import sector_on
from dateline.actors.context import Context, Scan, entity_of, phrase_start
from dateline.actors.names import NameMatch
from dateline.knowledge.registry import Form
from dateline.model import Actor, Candidate, Party

_DASHES = frozenset({"-", "–", "—", "--"})


def person_at(scan: Scan, head: int, context: Context) -> Party | None:
    """The person whose name ends at or holds word *head*, or None when none is named there."""
    first, last, label = entity_of(scan.sentence, head)
    noun = context.words.heads.get(scan.sentence.words[head].lower)
    body = noun is not None and noun.kind != "people"  # "the Defence Ministry" is nobody's name
    titled = not body and _title_before(scan, head, context)
    if label != "PERSON" and not (titled and scan.sentence.words[head].pos == "PROPN"):
        return None
    several = label == "PERSON" and first != last and not titled
    if several and body_from(scan, last, context) == first:
        return None
    if label != "PERSON":
        first, last = _run_of_names(scan, head)
    first, last = _without_titles(scan, first, last, context)
    if first > last:
        return None
    match = scan.at.get(head)
    if match and match.names_actor and match.first <= first and match.last >= last:
        return None  # the registry knows this very name
    span = scan.sentence.span(first, last)
    known = context.registry.find(span.text)
    people = tuple(f for f in known if f.actor is not None and f.actor.kind == "person")
    goes_there = scan.sentence.words[head].dep == "dobj"
    if not (titled or people or goes_there) and names_place(scan.sentence, head, context.words):
        return None
    sector, country = _office_of(scan, first, context)
    if people and (" " in span.text or titled):
        form, candidates = context.choose(people)
        if form.actor is not None:
            return person_party(scan, (first, last), form.actor, context, candidates=candidates)
    return Party(span, " ".join(span.text.split()), None, country, sector, "person")


def person_party(
    scan: Scan,
    words: tuple[int, int],
    actor: Actor,
    context: Context,
    *,
    candidates: tuple[Candidate, ...] = (),
) -> Party:
    """The party for a person of the registry named by *words* (first and last)."""
    span = scan.sentence.span(*words)
    return Party(
        span,
        actor.name,
        actor.id,
        actor.country,
        sector_on(actor, context.on),
        "person",
        candidates=candidates,
    )


def part_of_other_name(scan: Scan, match: NameMatch, form: Form, context: Context) -> bool:
    """True when a short name is only the end of another person's full name."""
    if form.use != "short" and match.first != match.last:
        return False
    if form.actor is None or form.actor.kind != "person":
        return False
    first, last, label = entity_of(scan.sentence, match.first)
    if label != "PERSON":
        return False
    extra = [*range(first, match.first), *range(match.last + 1, last + 1)]
    names = {w.lower() for w in form.actor.name.replace("-", " ").split()}
    words = scan.sentence.words
    return any(
        words[i].pos == "PROPN"
        and words[i].lower not in names
        and words[i].lower not in context.words.classes["name-particles"]
        for i in extra
    )


def office_holder(title: str, state: str, context: Context) -> Actor | None:
    """Who held the office *title* of *state* ("president", "Syria") on the report's day."""
    if context.on is None:
        return None
    key = f"{title} of {state.lower()}"
    for actor in context.registry.offices.get(key, ()):
        for role in actor.roles:
            begun = role.since is not None and role.since <= context.on
            if role.note.lower() == key and begun and context.on <= (role.until or context.on):
                return actor
    return None


def is_former(scan: Scan, first: int, last: int, context: Context) -> bool:
    """True when words *first* to *last* say that an office is no longer held."""
    return any(
        w.lower in context.words.classes["former"] for w in scan.sentence.words[first : last + 1]
    )


def _title_before(scan: Scan, head: int, context: Context) -> bool:
    start = phrase_start(scan.sentence, head)
    words = scan.sentence.words[start:head]
    return any(w.lower in context.words.titles and w.pos == "PROPN" for w in words)


def _run_of_names(scan: Scan, head: int) -> tuple[int, int]:
    words = scan.sentence.words
    first = head
    while first > 0 and (words[first - 1].pos == "PROPN" or words[first - 1].text == "-"):
        first -= 1
    while words[first].text == "-":
        first += 1
    return first, head


def _without_titles(scan: Scan, first: int, last: int, context: Context) -> tuple[int, int]:
    words, titles = scan.sentence.words, context.words.titles
    while first < last and (
        words[first].lower in titles
        or words[first].lower.rstrip(".") in titles
        or not words[first].text[0].isalnum()
    ):
        first += 1
    for index in range(first, last):
        if words[index].text in _DASHES and words[index].start > words[index - 1].end:
            first = index + 1  # "FILE - Raul Castro"
    while last > first and words[last].text.islower():
        last -= 1  # "Rami Abdulrahman head of ..."
    while last > first and (words[last].tag == "POS" or not words[last].text[-1].isalnum()):
        last -= 1
    return first, last


def _office_of(scan: Scan, first: int, context: Context) -> tuple[str | None, str | None]:
    """Sector of the title before word *first* and the country that its phrase names."""
    start = phrase_start(scan.sentence, first) if first else 0
    words = scan.sentence.words
    head = words[first].head
    if head > first:
        start = min(start, phrase_start(scan.sentence, head))
    sector = country = None
    for index in range(max(start, first - 8), first):
        match = scan.at.get(index)
        if match and match.country:
            country = match.country
        elif match and match.names_actor and match.forms[0].actor:
            body = match.forms[0].actor
            return sector_on(body, context.on), body.country
        sector = context.words.titles.get(words[index].lower, sector)
    return sector, country
