"""Where each claim's happening took place: sites of its sentence, else the running scene."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.places.cues import cues, links, relations
from dateline.model import Coreference, Draft, Marks, Place, Report, Sentence, Word
from dateline.places.phrases import Site, has_office, lies_in
from dateline.places.ranking import kilometres
from dateline.places.reasons import in_sentence
from dateline.places.relations import related, routed
from dateline.places.scenes import REACH, Focus, Scene, focus, long_told, offers, reasons
from dateline.places.sites import sites

#: Places kept for one claim: "one claim a place group" (codebook section 2).
MOST_PLACES = 5
_CLOSE_KM = 30.0
#: What a site must score at least that is coordinated with, or lies within, the likeliest one.
_LEAST = -1.5
_BESIDE = 8
#: A site of the sentence that scores more than this was all but accepted (chosen on gold_train).
_ALL_BUT = -1.0
#: "In Y, ..." stands among the first words; what is hit later hangs by one of the links.
_AHEAD = 5
_DOERS = frozenset({"by", "agent"})
_AT = frozenset({"in", "at", "near", "on", "of", "outside", "dobj", "nsubjpass"})


def place_claims(
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    marks: Marks,
    coreference: Coreference,
    *,
    report: Report,
    gazetteer: Gazetteer,
    captions: Collection[int] = (),
) -> tuple[tuple[Place, ...], ...]:
    """One tuple of places a draft, the likeliest first; empty when the report does not tell.

    Sites of the trigger's sentence are weighed by ``links.yaml``; when none is accepted, the scene
    of an earlier claim or place may be carried over (codebook section 7, "Carrying over"), but
    for that of a picture: *captions* are the numbers of their sentences.
    """
    by_sentence, salient = sites(sentences, marks, coreference, gazetteer, title=report.title)
    triggers = triggers_of(drafts)
    about = replace(focus(marks), salient=salient)
    long = long_told(sentences, marks.times, report.published)
    own = [
        accepted(
            draft,
            sentences[draft.sentence],
            by_sentence.get(draft.sentence, []),
            triggers.get(draft.sentence, {}),
        )
        for draft in drafts
    ]
    beside: dict[int, list[tuple[Draft, tuple[Place, ...]]]] = {}
    for draft, places in zip(drafts, own, strict=True):
        if places:
            beside.setdefault(draft.sentence, []).append((draft, places))
    scene = Scene(captions)
    found = list(own)
    for at in sorted(range(len(drafts)), key=lambda i: (drafts[i].trigger.start, i)):
        draft = drafts[at]
        towns = tuple(_towns_near(draft, scene, about, by_sentence))
        found[at] = tuple(_placed(place, towns) for place in own[at])
        if not own[at]:
            siblings = beside.get(draft.sentence, [])
            made = offers(draft, sentences, by_sentence, scene, about=about, siblings=siblings)
            here = by_sentence.get(draft.sentence, [])
            why = [(reasons(draft, o, sentences, here, about, long), o.places) for o in made]
            words = triggers.get(draft.sentence, {})
            near = _nearly(draft, sentences[draft.sentence], here, words)
            found[at] = tuple(_stayed(place, draft) for place in carried(why, near))
        if found[at]:
            scene.remember(draft, found[at], sentences[draft.sentence])
    return tuple(found)


def _towns_near(
    draft: Draft, scene: Scene, about: Focus, by_sentence: Mapping[int, Sequence[Site]]
) -> Iterator[Place]:
    """Towns in which something near *draft* may lie, the likeliest first.

    That of the claim before, the one most spoken of, and the one last named.
    """
    if scene.last is not None:
        yield from scene.last[1][:1]
    if draft.sentence in about.salient:
        yield about.salient[draft.sentence][0]
    for at in range(draft.sentence, max(-1, draft.sentence - REACH), -1):
        yield from (s.place for s in by_sentence.get(at, ()) if s.use == "literal" and not s.venue)


def _placed(place: Place, towns: Iterable[Place]) -> Place:
    """A part of a town that the gazetteer lacks lies in the first of *towns*, which it covers."""
    if place.lat is not None:
        return place
    for town in towns:
        if town.precision in {"place", "near"} and town.lat is not None:
            return replace(
                place, country=town.country, admin1=town.admin1, lat=town.lat, lon=town.lon,
                precision="near", radius_m=max(15_000, town.radius_m or 0),
            )  # fmt: skip
    return place


def _stayed(place: Place, draft: Draft) -> Place:
    """A carried place without the way that another happening went: "from Mosul", "toward"."""
    way = {"from": "from" if draft.type == "RETREAT" else "in", "toward": "near"}
    return replace(place, relation=way.get(place.relation, place.relation))


def triggers_of(drafts: Sequence[Draft]) -> dict[int, dict[int, int]]:
    """Sentence -> trigger word -> head word of its draft."""
    found: dict[int, dict[int, int]] = {}
    for draft in drafts:
        words = found.setdefault(draft.sentence, {})
        words.update(dict.fromkeys((*draft.words, draft.head), draft.head))
    return found


def accepted(
    draft: Draft, sentence: Sentence, here: Sequence[Site], triggers: dict[int, int]
) -> tuple[Place, ...]:
    """The likeliest site whose reasons add up to more than zero, and those coordinated with it."""
    scored = _weighed(draft, sentence, here, triggers)
    if not scored or scored[0][0] <= 0:
        return ()
    best = scored[0][1]
    inner = next((s for _, s in scored if _within(s, best)), best)
    rows = {best.series, inner.series}
    scored = [
        (score, s)
        for score, s in scored
        if score > 0 or (score > _LEAST and s.series in rows) or _within(s, best)
    ]
    kept = [inner, *(s for _, s in scored if s is not inner and _with(s, inner, sentence, scored))]
    places: dict[tuple[object, ...], Place] = {}
    for site in kept:
        place = related(site, sentence, draft)
        places.setdefault((place.id or place.name,), place)
    return tuple(places.values())[:MOST_PLACES]


def _weighed(
    draft: Draft, sentence: Sentence, here: Sequence[Site], triggers: dict[int, int]
) -> list[tuple[float, Site]]:
    """The sites of the sentence by what their reasons add up to, the likeliest first."""
    weight = links()
    own = {**triggers, **dict.fromkeys((*draft.words, draft.head), draft.head)}
    scored = [
        (sum(weight.get(r, 0.0) for r in in_sentence(draft, site, sentence, here, own)), site)
        for site in here
        if not has_office(sentence, site.head, site.governor)
    ]
    return sorted(scored, key=lambda found: (-found[0], found[1].head))


def _nearly(
    draft: Draft, sentence: Sentence, here: Sequence[Site], triggers: dict[int, int]
) -> tuple[float, Place] | None:
    """The place of the sentence that was all but accepted, with its score."""
    literal = [s for s in here if s.use == "literal" and s.link not in _DOERS]
    scored = _weighed(draft, sentence, literal, triggers)
    if not scored or scored[0][0] <= _ALL_BUT:
        return None
    return scored[0][0], related(scored[0][1], sentence, draft)


def _within(site: Site, area: Site) -> bool:
    """True for X in "X in Y province", "X near Y", "in Y, they hit X" and "the Y towns of X".

    Y was found the likelier, but X says more.
    """
    beside = relations().get(area.link) == "near" and area.governor == site.head
    if beside and site.use == "literal" and not site.described:
        return True
    if site.described or site.use != "literal" or not lies_in(site.place, area.place):
        return False
    ahead = area.head < _AHEAD and site.link in _AT and not (site.venue or site.container)
    of_area = area.governor == site.head or (site.link == "including" and area.head < site.head)
    return ahead or of_area or 0 < area.head - site.head <= _BESIDE


def _with(site: Site, best: Site, sentence: Sentence, scored: Sequence[tuple[float, Site]]) -> bool:
    """True when *site* is a further place of the same claim: coordinated, or as sure by itself."""
    listed = site.series == best.series and site.use == best.use
    if lies_in(best.place, site.place) or lies_in(site.place, best.place):
        return listed and _and_between(sentence, site, best)  # "in India and Kashmir"
    if listed:
        return True
    if site.governor == best.series != best.head and site.link in cues().locative:
        return True  # "hit a district in X and the town of Y"
    beside = sentence.words[site.governor]
    if relations().get(site.link) == "near" and best.head in {beside.index, _named_by(beside)}:
        return False  # "X near Y", "X, a town outside Y"
    if site.link == best.link and site.governor == best.governor and site.link != "compound":
        return True
    if routed(site, best) or routed(best, site):
        return True
    if relations().get(site.link) == "toward" and site.governor != best.governor:
        return False  # "pushed toward Y after they overran X": the way of another act
    score = next(s for s, other in scored if other is site)
    return score > links().get("a second place", 1.0) and not _close(site.place, best.place)


def _named_by(word: Word) -> int:
    """The word of which *word* is an apposition, else -1."""
    return word.head if word.dep == "appos" else -1


def _and_between(sentence: Sentence, site: Site, best: Site) -> bool:
    first, last = sorted((site.head, best.head))
    return last == first + 2 and sentence.words[first + 1].lower in {"and", "or"}


def _close(a: Place, b: Place) -> bool:
    """True when two places are too near one another to be told apart as scenes, or may be.

    A place that the gazetteer lacks may well lie in the other: a hospital and its town.
    """
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return True
    return kilometres((a.lat, a.lon), (b.lat, b.lon)) <= _CLOSE_KM


def carried(
    made: Sequence[tuple[Iterable[str], tuple[Place, ...]]],
    near: tuple[float, Place] | None = None,
) -> tuple[Place, ...]:
    """The places of the likeliest offer whose reasons add up to more than zero.

    *near* is a place of the claim's own sentence that was all but accepted: where some place must
    be meant, it is that one unless the offer is much the likelier.
    """
    weight = links()
    best: float = 0.0
    places: tuple[Place, ...] = ()
    for why, offered in made:
        score = sum(weight.get(reason, 0.0) for reason in why)
        if score > best:
            best, places = score, offered
    if places and near is not None and near[0] - _ALL_BUT > best:
        return (near[1],)
    return places
