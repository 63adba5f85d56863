"""Places that may be carried over to a claim whose sentence names none (codebook section 7).

The scene of the claim before, the place last named, the place the report is about: each is offered
with reasons for and against (weights: ``links.yaml``, names beginning with "scene").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.knowledge.places.cues import cues
from dateline.model import (
    Draft,
    Interval,
    Marks,
    Place,
    Sentence,
    TimeExpression,
    Word,
    sentence_at,
)
from dateline.model.vocabulary import VERBAL_TYPES
from dateline.places.phrases import Site, likely_precision
from dateline.places.reasons import SPEECH
from dateline.places.salience import key_of

#: Sentences back in which a named place may still be the scene.
REACH = 6
#: Where the happening that a noun mentions again took place (codebook section 7).
_AGAIN, _BARELY = "claim told again", "claim barely told again"
_DEFINITE = frozenset({"the", "this", "these", "that", "those"})
#: Days after which a happening is none of the scene that a report of the day sets.
_LONG = 300


@dataclass(slots=True)
class Scene:
    """What the claims read so far leave behind: the last claim with places, and all places.

    The place of a picture is none of the text around it: of ``captions`` (numbers of sentences)
    nothing is left behind.
    """

    captions: Collection[int] = ()
    last: tuple[Draft, tuple[Place, ...]] | None = None
    by_type: dict[str, tuple[Draft, tuple[Place, ...]]] = field(default_factory=dict)
    by_word: dict[tuple[str, str], tuple[Draft, tuple[Place, ...]]] = field(default_factory=dict)

    def remember(self, draft: Draft, places: tuple[Place, ...], sentence: Sentence) -> None:
        """Take *draft* as the last claim that has places; where words fell is no scene of deeds."""
        if draft.type in SPEECH or draft.sentence in self.captions:
            return
        self.last = self.by_type[draft.type] = (draft, places)
        for at in draft.words:
            self.by_word[draft.type, sentence.words[at].lemma] = (draft, places)


@dataclass(slots=True)
class Offer:
    """Places that may be carried over, with where they come from and how far back."""

    places: tuple[Place, ...]
    back: int
    same_paragraph: bool
    origins: set[str]
    draft: Draft | None = None


@dataclass(frozen=True, slots=True)
class Focus:
    """What the report is about: the place and the country it names most, with their shares.

    ``place_share`` is the share of the leading place among mentions of towns and smaller places,
    ``country_share`` that of the leading country among all mentions; ``salient`` gives for each
    sentence the place most spoken of up to it, with its lead over the next.
    """

    place: Place | None = None
    place_share: float = 0.0
    country: Place | None = None
    country_share: float = 0.0
    salient: Mapping[int, tuple[Place, float]] = field(default_factory=dict)


def focus(marks: Marks) -> Focus:
    """The focus of a report; a place counts when named at least thrice, a country when named."""
    places: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    first: dict[str, Place] = {}
    named: dict[str, Place] = {}
    for toponym in marks.toponyms:
        place = toponym.place
        if place.country is not None:
            countries[place.country] += 1
            if place.precision == "country":
                named.setdefault(place.country, place)
        if likely_precision(place) == "place" and toponym.use not in {"metonym", "demonym"}:
            places[key_of(place)] += 1
            first.setdefault(key_of(place), place)
    leading, share = _leading(places)
    country, country_share = _leading(countries)
    return Focus(
        first[leading] if leading is not None and places[leading] >= 3 else None,
        share,
        named.get(country or ""),
        country_share,
    )


def _leading(counts: Counter[str]) -> tuple[str | None, float]:
    """The most frequent key (of equals the one met first) and its share of the whole."""
    if not counts:
        return None, 0.0
    best = max(counts, key=lambda key: counts[key])
    return best, counts[best] / counts.total()


def long_told(
    sentences: Sequence[Sentence], times: Sequence[TimeExpression], published: date | None
) -> frozenset[int]:
    """The numbers of sentences that tell of a year and more: "since 2011", "in 2006".

    So does "since the war began in March 2011", years later. A year after the day *published* is
    none ("who runs in the 2018 election").
    """
    found = set()
    for time in times:
        at = time.mention.start
        sentence = sentence_at(sentences, at)
        if time.interval is None or sentence is None:
            continue
        since = any(word.lower == "since" and word.start < at for word in sentence.words)
        if _is_long(time.interval, published, since=since):
            found.add(sentence.index)
    return frozenset(found)


def _is_long(interval: Interval, published: date | None, *, since: bool) -> bool:
    start, end = interval.start, published if since else interval.end or published
    if start is None or end is None:
        return interval.precision == "year"
    return (end - start).days >= _LONG and (published is None or start <= published)


def offers(
    draft: Draft,
    sentences: Sequence[Sentence],
    by_sentence: Mapping[int, Sequence[Site]],
    scene: Scene,
    *,
    about: Focus,
    siblings: Sequence[tuple[Draft, tuple[Place, ...]]] = (),
) -> list[Offer]:
    """The distinct scenes that could be carried over to *draft*, nearest first.

    *siblings* are the other drafts of its sentence that have places of their own.
    """
    found: dict[tuple[str, ...], Offer] = {}

    def offer(places: tuple[Place, ...], at: int, origin: str, of: Draft | None = None) -> None:
        key = tuple(sorted(p.id or p.name for p in places))
        same = sentences[at].paragraph == sentences[draft.sentence].paragraph
        if len(places) > 1:
            offer(places[:1], at, "first of several", of)
        made = found.setdefault(key, Offer(places, draft.sentence - at, same, set(), of))
        made.origins.add(origin)

    for sibling, places in siblings:
        offer(places, sibling.sentence, "sibling", sibling)
    if scene.last is not None:
        offer(scene.last[1], scene.last[0].sentence, "claim", scene.last[0])
    if (like := scene.by_type.get(draft.type)) is not None:
        offer(like[1], like[0].sentence, "claim of the type", like[0])
    head = sentences[draft.sentence].words[draft.head]
    again = scene.by_word.get((draft.type, head.lemma))
    if again is not None and _is_definite(sentences[draft.sentence], head):
        offer(again[1], again[0].sentence, _AGAIN, again[0])
        if _is_bare(sentences[draft.sentence], head):
            offer(again[1], again[0].sentence, _BARELY, again[0])
    for back in range(REACH + 1):
        at = draft.sentence - back
        shown = at < 0 or (at in scene.captions and back > 0)
        named = [] if shown else [s for s in by_sentence.get(at, ()) if _could_be_scene(s)]
        if named:
            offer((named[-1].place,), at, "mention")
            break
    if draft.sentence in about.salient:
        offer((about.salient[draft.sentence][0],), draft.sentence, "salience")
    if about.place is not None:
        offer((about.place,), draft.sentence, "main")
    if about.country is not None and about.country_share >= 0.5:
        offer((about.country,), draft.sentence, "main country")
    return list(found.values())


def _is_definite(sentence: Sentence, noun: Word) -> bool:
    """True for "the attack", "these arrests" and "the suspect's arrest"."""
    below = sentence.children(noun.index, "det", "poss")
    return noun.pos == "NOUN" and any(w.dep == "poss" or w.lower in _DEFINITE for w in below)


def _is_bare(sentence: Sentence, noun: Word) -> bool:
    """True for "the attack" and "Monday's attack", of which nothing new is told."""
    for below in sentence.children(noun.index):
        dated = below.dep == "poss" and below.entity == "DATE"
        if below.dep not in {"det", "punct", "prep", "case"} and not dated:
            return False
    return True


def _could_be_scene(site: Site) -> bool:
    bare = site.container or site.venue or site.place.precision == "country"
    return site.use == "literal" and not bare


def reasons(
    draft: Draft,
    made: Offer,
    sentences: Sequence[Sentence],
    here: Sequence[Site],
    about: Focus,
    long: Collection[int],
) -> Iterator[str]:
    """Reasons for and against carrying the offered places over to *draft*.

    *long* are the numbers of sentences that tell of a year and more.
    """
    sentence = sentences[draft.sentence]
    only_main = made.origins <= {"main", "main country", "salience"}
    back = "+".join(sorted(made.origins)) if only_main else str(min(made.back, 4))
    paragraph = "same" if made.same_paragraph else "other"
    kind = likely_precision(made.places[0])
    yield "scene"
    yield f"scene {back} back"
    yield f"scene {back} back, {paragraph} paragraph"
    for origin in sorted(made.origins):
        yield f"scene of {origin}"
    yield f"scene of {'+'.join(sorted(made.origins - {_AGAIN, _BARELY}))}"
    yield f"scene for {draft.type}"
    yield f"scene for {draft.type}, {back} back"
    yield f"scene is a {kind}"
    yield f"scene is a {kind} for {draft.type}"
    share = about.country_share if kind == "country" else about.place_share
    yield f"scene of a report {round(share * 4) * 25} per cent about one place, {back} back"
    if any(w.entity == "DATE" and len(w.text) == 4 and w.text.isdigit() for w in sentence.words):
        yield "scene, but the sentence names a year"
    if draft.sentence in long and made.back and kind != "country":
        yield "scene of a day, but the sentence tells of a year"
    if "salience" in made.origins:
        lead = about.salient[draft.sentence][1]
        yield f"scene that leads by {min(3, int(lead))}"
    yield from _last_claim(draft, made, sentences)
    yield from _trigger(draft, sentence)
    if any(s.use != "demonym" for s in here):
        yield "scene, but the sentence names places"
    if any(s.use == "demonym" for s in here):
        yield "scene, but the sentence names peoples"
    if len(made.places) > 1:
        yield "scene of several places"


def _last_claim(draft: Draft, made: Offer, sentences: Sequence[Sentence]) -> Iterator[str]:
    last = made.draft
    if last is None:
        return
    if draft.type == last.type:
        yield "scene of the same type"
        if set(draft.modes) & set(last.modes):
            yield "scene of the same mode"
    elif last.type in VERBAL_TYPES:
        yield "scene of a verbal act"
    here, there = sentences[draft.sentence], sentences[last.sentence]
    if here.words[draft.head].lemma == there.words[last.head].lemma:
        yield "scene of the same word"


def _trigger(draft: Draft, sentence: Sentence) -> Iterator[str]:
    head = sentence.words[draft.head]
    yield f"scene for a {head.pos}"
    yield f"scene for a {head.tag}"
    if head.pos == "NOUN":
        marks = {c.lower for c in sentence.children(draft.head)}
        yield f"scene for {'a definite' if marks & _DEFINITE else 'an indefinite'} noun"
        if marks & {"this", "these", "that", "those"}:
            yield "scene for a demonstrative"
    near = _unnamed_place(sentence, draft)
    if near:
        yield "scene for an unnamed place"
        yield f"scene for an unnamed place of the {near}"
    if draft.places:
        yield "scene for a place tied by syntax"


def _unnamed_place(sentence: Sentence, draft: Draft) -> str:
    """ "clause" or "sentence" where a common noun of place hangs: "in the market", "there"."""
    found = ""
    words = sentence.words
    for word in words:
        noun = word.pos == "NOUN" and word.lemma in cues().sites and word.dep in {"pobj", "dobj"}
        if not noun and word.lower not in {"there", "here", "elsewhere"}:
            continue
        if word.lower == "there" and word.dep == "expl":
            continue
        ups = [w.index for w in sentence.ancestors(word.index)][:3]
        if draft.head in ups:
            return "clause"
        found = "sentence"
    return found
