"""Fits the weights of ``knowledge/places/links.yaml`` on gold claims (logistic regression, L2).

Usage: python -m scripts.fit_place_links GOLD_DIR REPORTS.jsonl [GOLD_DIR REPORTS.jsonl ...]

First the sites of the trigger's sentence, each right or wrong; then, with those weights in use, the
scenes offered to claims without a site. A scene is right when every place of it is.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from benchmarks.places import Read, read

from dateline.evaluation.agreeing import matched, place_agrees
from dateline.evaluation.gold import GoldClaim
from dateline.knowledge.gazetteer import Gazetteer, open_gazetteer
from dateline.knowledge.places.cues import links
from dateline.model import Place
from dateline.places.claims import accepted, triggers_of
from dateline.places.reasons import in_sentence
from dateline.places.scenes import Scene, focus, long_told, offers, reasons
from dateline.places.sites import sites
from dateline.times import captioned

#: Acts that take place somewhere; for them a continuing scene is carried over more readily.
ACTS = (
    *("ASSAULT", "CONTROL", "RETREAT", "COERCE"),
    *("INTERCEPT", "MOBILIZE", "PROTEST", "SANCTION"),
)
#: What is added to the fitted bias: labels with few places are older than the rule (codebook 7).
SITE_BIAS, SCENE_BIAS, ACT_BIAS = 0.4, 0.3, 1.2
#: A bare mention of a happening has the place of the one it takes up (codebook 7).
TOLD_AGAIN = {"scene of claim told again": 1.3, "scene of claim barely told again": 1.5}
BY_HAND = {
    "a second place": 1.5,
    "with the speaker": -3.0,
    "venue, but a deed": -2.5,
    "where flight leads": -3.0,
    "what is visited": 2.5,
    "of an office": -2.0,
    "where somebody is from": -3.0,
    "ground": 1.5,
    "whose war": 2.5,
    "what the clause is about includes it": 3.0,
}
HEAD = """\
# Weights of the reasons for and against a place being where a claim's happening took place. A
# place of the trigger's sentence is taken when its reasons add up to more than zero ("link" = the
# preposition or dependency by which it hangs, "way" = where its governor stands to the trigger);
# without one, the scene of an earlier claim is carried over when the reasons named "scene" do.
# Written by scripts/fit_place_links.py; set by hand: "with the speaker", "venue, but a deed" and
# "where flight leads" and the others of BY_HAND there (codebook section 4) and "a second place"
# (the score that a further, uncoordinated place needs).
id: places.links
source: fitted, see above
weights:
"""


@dataclass(frozen=True, slots=True)
class Example:
    """Reasons for one place of one claim, whether it is right, and how much it counts."""

    reasons: frozenset[str]
    right: bool
    weight: float


def _right(claim: GoldClaim, places: Sequence[Place]) -> bool:
    return matched(claim.places, places, place_agrees) == len(places)


def _weight(claim: GoldClaim) -> float:
    return 0.5 if claim.optional else 1.0


def site_examples(item: Read, gazetteer: Gazetteer) -> Iterator[Example]:
    """Every site of the trigger's sentence."""
    found, _ = sites(
        item.sentences, item.marks, item.coreference, gazetteer, title=item.report.title
    )
    triggers = triggers_of(item.drafts)
    for draft, claim in zip(item.drafts, item.claims, strict=True):
        here = found.get(draft.sentence, [])
        own = triggers[draft.sentence] | dict.fromkeys((*draft.words, draft.head), draft.head)
        for site in here:
            why = in_sentence(draft, site, item.sentences[draft.sentence], here, own)
            yield Example(frozenset(why), _right(claim, [site.place]), _weight(claim))


def scene_examples(item: Read, gazetteer: Gazetteer) -> Iterator[Example]:
    """Every scene offered to a claim without a site; a right one becomes the claim's."""
    found, salient = sites(
        item.sentences, item.marks, item.coreference, gazetteer, title=item.report.title
    )
    about = replace(focus(item.marks), salient=salient)
    captions = captioned(item.sentences, item.marks.times)
    long = long_told(item.sentences, item.marks.times, item.report.published)
    triggers, scene = triggers_of(item.drafts), Scene(captions)
    own = [
        accepted(d, item.sentences[d.sentence], found.get(d.sentence, []), triggers[d.sentence])
        for d in item.drafts
    ]
    for at in sorted(range(len(own)), key=lambda i: item.drafts[i].trigger.start):
        draft, claim, places = item.drafts[at], item.claims[at], own[at]
        if not places:
            beside = [
                (d, p)
                for d, p in zip(item.drafts, own, strict=True)
                if p and d.sentence == draft.sentence
            ]
            made = offers(draft, item.sentences, found, scene, about=about, siblings=beside)
            for offer in made:
                here = found.get(draft.sentence, [])
                why = reasons(draft, offer, item.sentences, here, about, long)
                right = _right(claim, offer.places)
                yield Example(frozenset(why), right, _weight(claim))
                places = places or (offer.places if right else ())
        if places:
            scene.remember(draft, places, item.sentences[draft.sentence])


def fit(examples: Sequence[Example], *, least: int, l2: float) -> dict[str, float]:
    """Weights of the reasons that at least *least* examples have (Newton's method)."""
    counts = Counter(reason for e in examples for reason in e.reasons)
    names = sorted(name for name, times in counts.items() if times >= least)
    column = {name: at for at, name in enumerate(names)}
    rows = np.zeros((len(examples), len(names)))
    for at, example in enumerate(examples):
        rows[at, [column[r] for r in example.reasons if r in column]] = 1
    right = np.array([e.right for e in examples], float)
    weight = np.array([e.weight for e in examples])
    b: npt.NDArray[np.float64] = np.zeros(len(names))
    for _ in range(50):
        p = 1 / (1 + np.exp(-rows @ b))
        slope = rows.T @ (weight * (right - p)) - l2 * b
        curve = (rows * (weight * p * (1 - p))[:, None]).T @ rows + l2 * np.eye(len(names))
        step = np.linalg.solve(curve, slope)
        b += step
        if abs(step).max() < 1e-6:
            break
    return dict(zip(names, map(float, b), strict=True))


def main() -> None:
    """Prints the table."""
    if len(sys.argv) < 3 or len(sys.argv) % 2 == 0:
        sys.exit(__doc__)
    gazetteer = open_gazetteer()
    pairs = zip(sys.argv[1::2], sys.argv[2::2], strict=True)
    items = [item for folder, file in pairs for item in read(folder, file, gazetteer)]
    weights = fit([e for i in items for e in site_examples(i, gazetteer)], least=8, l2=6.0)
    weights["always"] += SITE_BIAS
    weights |= BY_HAND
    links().clear()
    links().update(weights)
    scene = fit([e for i in items for e in scene_examples(i, gazetteer)], least=6, l2=4.0)
    scene["scene"] += SCENE_BIAS
    scene |= TOLD_AGAIN
    for act in ACTS:
        scene[f"scene for {act}"] = scene.get(f"scene for {act}", 0.0) + ACT_BIAS
    kept = {k: v for k, v in (weights | scene).items() if abs(v) >= 0.05}
    print(HEAD + "".join(f'  "{k}": {v:.2f}\n' for k, v in sorted(kept.items())), end="")


if __name__ == "__main__":
    main()
