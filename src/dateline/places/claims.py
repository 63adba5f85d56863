"""Where each claim's happening took place: sites of its sentence, else the running scene."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.places.cues import links
from dateline.model import Coreference, Draft, Marks, Place, Report, Sentence
from dateline.places.reasons import from_scene, in_sentence
from dateline.places.relations import related
from dateline.places.sites import Site, lies_in, sites

#: Sites kept for one claim; more are a list, of which a claim names each (codebook section 2).
MOST_PLACES = 4


@dataclass(slots=True)
class Scene:
    """The places of the last claim that had any, and where it stood."""

    draft: Draft
    places: tuple[Place, ...]


def place_claims(
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    marks: Marks,
    coreference: Coreference,
    *,
    report: Report,
    gazetteer: Gazetteer,
) -> tuple[tuple[Place, ...], ...]:
    """One tuple of places a draft, the likeliest first; empty when the report does not tell.

    Sites of the trigger's sentence are weighed by ``links.yaml``; when none is accepted, the scene
    of the claim before may be carried over (codebook section 7, "Carrying over").
    """
    del report, gazetteer
    by_sentence = sites(sentences, marks, coreference)
    triggers = _triggers(drafts)
    found: dict[int, tuple[Place, ...]] = {}
    scene: Scene | None = None
    order = sorted(range(len(drafts)), key=lambda i: (drafts[i].trigger.start, i))
    for at in order:
        draft = drafts[at]
        sentence = sentences[draft.sentence]
        here = by_sentence.get(draft.sentence, [])
        places = _accepted(draft, sentence, here, triggers.get(draft.sentence, {}))
        if not places and scene is not None and _carries(draft, sentences, here, scene):
            places = scene.places
        if places:
            scene = Scene(draft, places)
        found[at] = places
    return tuple(found[i] for i in range(len(drafts)))


def _triggers(drafts: Sequence[Draft]) -> dict[int, dict[int, int]]:
    """Sentence -> trigger word -> head word of its draft."""
    found: dict[int, dict[int, int]] = {}
    for draft in drafts:
        words = found.setdefault(draft.sentence, {})
        words.update(dict.fromkeys((*draft.words, draft.head), draft.head))
    return found


def _accepted(
    draft: Draft, sentence: Sentence, here: Sequence[Site], triggers: dict[int, int]
) -> tuple[Place, ...]:
    """The places of the sites whose reasons add up to more than zero, most specific kept."""
    weight = links()
    own = {**triggers, **dict.fromkeys((*draft.words, draft.head), draft.head)}
    scored = []
    for site in here:
        score = sum(weight.get(r, 0.0) for r in in_sentence(draft, site, sentence, here, own))
        if score > 0:
            scored.append((score, site))
    kept = [
        (score, site)
        for score, site in scored
        if not any(lies_in(o.place, site.place) and o.link != "conj" for _, o in scored)
    ]
    kept.sort(key=lambda found: (-found[0], found[1].head))
    places: dict[tuple[object, ...], Place] = {}
    for _, site in kept:
        place = related(site, sentence, draft)
        places.setdefault((place.id or place.name, place.relation), place)
    return tuple(places.values())[:MOST_PLACES]


def _carries(
    draft: Draft, sentences: Sequence[Sentence], here: Sequence[Site], scene: Scene
) -> bool:
    weight = links()
    reasons = from_scene(draft, sentences, here, scene.draft, scene.places)
    return sum(weight.get(r, 0.0) for r in reasons) > 0
