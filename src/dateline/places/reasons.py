"""Reasons for and against a site being where a happening took place (weights: ``links.yaml``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.knowledge.actors.words import load_actor_words
from dateline.knowledge.places.cues import cues
from dateline.model import Draft, Sentence, Word
from dateline.model.vocabulary import VERBAL_TYPES
from dateline.places.phrases import BORDERS, Site, likely_precision, path, witnessed

_LINKS = frozenset(
    ("dobj", "nsubj", "nsubjpass", "compound", "poss", "amod", "appos", "attr", "npadvmod", "nmod")
)
#: Prepositions of the one against whom a war is waged, and of where.
_FOUGHT = frozenset({"on", "against", "with", "in"})
_OWNED = frozenset({"of", "poss", "compound", "amod", "nmod"})
_WHOSE = frozenset({"poss", "amod", "compound", "nmod"})
#: Types whose place is where somebody spoke or met.
SPEECH = frozenset({*VERBAL_TYPES, "CONSULT"})


def in_sentence(
    draft: Draft,
    site: Site,
    sentence: Sentence,
    all_sites: Sequence[Site],
    triggers: dict[int, int],
) -> Iterator[str]:
    """Reasons for a site of the trigger's own sentence.

    *triggers* maps the words of all drafts of the sentence to the head word of their draft.
    """
    words = frozenset(draft.words) | {draft.head}
    way = path(sentence, words, site.governor)
    if site.head in words:
        way = ("at",)
    link = _link(site)
    near = "_".join(way[:2])
    part = sentence.words[draft.head].pos
    part = part if part in {"NOUN", "VERB"} else "other"
    yield "always"
    yield f"link {link}"
    yield f"way {near}"
    yield f"way {'_'.join(way)}"
    yield f"{link}, {way[0]}"
    yield f"{link}, {near}"
    yield f"{part}, {near}"
    yield f"type {draft.type}"
    yield f"{draft.type}, {way[0]}"
    yield f"{draft.type}, {link}"
    yield from _kind_of_site(draft, site, sentence, link, near)
    yield from _owner(draft, site, sentence, triggers)
    if _own_relative_clause(draft, site, sentence):
        yield "the clause is about the site"
    if _included(draft, site, sentence):
        yield "what the clause is about includes it"
    yield from _neighbours(draft, site, sentence, all_sites)


def _link(site: Site) -> str:
    if site.link in _LINKS or site.link in cues().locative or site.link in {"of", "against", "for"}:
        return site.link
    return "other"


def _kind_of_site(
    draft: Draft, site: Site, sentence: Sentence, link: str, near: str
) -> Iterator[str]:
    yield f"use {site.use}"
    yield f"use {site.use}, {near}"
    yield f"use {site.use}, {draft.type}"
    kind = likely_precision(site.place)
    yield f"is a {kind}"
    yield f"is a {kind}, {link}"
    if kind == "country":
        yield f"is a country, {site.use}, {near}"
        yield f"is a country, {site.use}, {draft.type}"
    if site.container:
        yield "only says where another lies"
    if site.ground and site.link != "from":
        yield "ground"
    if site.described:
        yield "described"
        yield f"described by {'a pronoun' if sentence.words[site.head].pos != 'NOUN' else 'a noun'}"
    if site.venue:
        yield "venue"
        if draft.type not in SPEECH:
            yield "venue, but a deed"
    if site.link in _OWNED and _is_office(sentence.words[site.governor]):
        yield "of an office"
    leaving = draft.type in {"RETREAT", "SANCTION"} and "access" not in draft.modes
    if leaving and site.link in cues().flight:
        yield "where flight leads"
    if site.link in _WHOSE and _of_strife(draft, site, sentence):
        yield "whose war"
    if not leaving and site.link == "from" and _is_person(sentence.words[site.governor]):
        yield "where somebody is from"
    spoken = "most" if site.share > 0.66 else "much" if site.share > 0.33 else "little"
    yield f"spoken of {spoken}"
    yield f"spoken of {spoken}, {near}"
    if draft.type in VERBAL_TYPES:
        yield f"verbal, {link}"
    if any(m.span.covers(site.place.mention) for m in draft.places):
        yield "tied by syntax"
    if "visit" in draft.modes and site.link == "dobj":
        yield "what is visited"


def _is_office(word: Word) -> bool:
    """True for "president" and "ministry": whose country or town it is, not where things happen."""
    known = cues()
    return bool({word.lower, word.lemma} & (known.titles | known.offices))


def _of_strife(draft: Draft, site: Site, sentence: Sentence) -> bool:
    """True for X in "X's genocide", and for what happens "in X's civil war"."""
    noun = sentence.words[site.governor]
    if noun.lemma not in cues().strife or likely_precision(site.place) != "country":
        return False
    if any(p.lower in _FOUGHT for p in sentence.children(noun.index, "prep")):
        return False  # "Israel's war on Hamas"
    own = {draft.head, *draft.words}
    prep = sentence.head(noun)
    return noun.index in own or (prep.lower in {"in", "during"} and prep.head in own)


def _is_person(word: Word) -> bool:
    """True for "operator" and "21-year-old": whose home it is, not where things happen."""
    known, words = load_actor_words().heads.get(word.lower), load_actor_words()
    named = word.entity == "PERSON" or word.lower.endswith("-old")
    return named or words.is_person_ending(word.lower) or bool(known and known.kind == "people")


def _own_relative_clause(draft: Draft, site: Site, sentence: Sentence) -> bool:
    """True for what the trigger's clause describes: X in "X and Y, two villages they besiege"."""
    verb = sentence.words[draft.head]
    for word in (verb, *sentence.ancestors(verb.index)):
        if word.dep in {"relcl", "acl"}:
            head = sentence.head(word)
            while head.dep in {"appos", "conj"} and head.index != site.head:
                head = sentence.head(head)
            return site.head == head.index
        if word.dep in BORDERS:
            return False
    return False


def _included(draft: Draft, site: Site, sentence: Sentence) -> bool:
    """True for Y in "areas captured by rebels include X and Y", "the towns of Y" too."""
    verb, up = sentence.words[draft.head], sentence.words[site.governor]
    link = site.link
    while link == "of" and up.index != up.head:
        link, up = up.dep, sentence.head(up)
    subject = sentence.head(verb)
    about = verb.dep in {"acl", "relcl"} and subject.dep == "nsubj" and subject.head == up.index
    return about and link in {"dobj", "attr"} and up.lemma in cues().including


def _owner(draft: Draft, site: Site, sentence: Sentence, triggers: dict[int, int]) -> Iterator[str]:
    """Which draft's trigger, or verb of saying, is the nearest above the site."""
    subject = False
    here = sentence.words[site.governor]
    below = sentence.words[site.head]
    for word in [here, *sentence.ancestors(here.index)]:
        subject = subject or below.dep == "nsubj"
        if word.index in triggers:
            own = triggers[word.index] == draft.head
            yield "own trigger above" if own else "another trigger above"
            return
        told = witnessed(sentence, word)
        if told is not None and told.index in triggers:
            own = triggers[told.index] == draft.head
            yield "own trigger above" if own else "another trigger above"
            return
        if word.lemma in cues().saying:
            yield "with the speaker" if subject else "with the saying"
            return
        below = word
    yield "no trigger above"


def _neighbours(
    draft: Draft, site: Site, sentence: Sentence, all_sites: Sequence[Site]
) -> Iterator[str]:
    away = abs(site.head - draft.head)
    side = "after" if site.head > draft.head else "before"
    bucket = "3" if away <= 3 else "8" if away <= 8 else "16" if away <= 16 else "more"
    yield f"within {bucket} words {side}"
    rivals = [s for s in all_sites if s.use != "demonym" and not s.container and s is not site]
    if not rivals:
        yield "only place of the sentence"
    elif all(abs(s.head - draft.head) >= away for s in rivals):
        yield "nearest place"
    else:
        yield "a nearer place"
    if any(s.head > draft.head for s in rivals) and side == "before":
        yield "before, with a place after"
    if sentence.index < 2 and site.head < 6 and _dateline(sentence, site.head):
        yield "dateline"


def _dateline(sentence: Sentence, at: int) -> bool:
    following = sentence.words[at + 1 : at + 5]
    return any(w.text in {"(", "—", "–", "--"} for w in following)
