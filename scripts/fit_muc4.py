"""Fits the weights of the MUC-4 templates on the development part of the corpus.

    python scripts/fit_muc4.py DEV    weights.yaml again, from a folder with the texts (dev-muc3-*)
                                      and keys (key-dev-*) of the 1,300 reports

Five models say which noun phrases fill a slot, a sixth which incidents belong in the data base:
logistic regressions with a ridge, over features that occur often. Phrases are learned from
incidents that a key template tells of too; a phrase is right when a filler holds its last word.
The keys of tst1 to tst4 are not read.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import tee
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from dateline import Settings, wiring
from dateline.evaluation.muc4 import keys
from dateline.evaluation.muc4.candidates import SLOTS, Option, options
from dateline.evaluation.muc4.choosing import filled
from dateline.evaluation.muc4.dates import date_of
from dateline.evaluation.muc4.incidents import Incident, incidents_of
from dateline.evaluation.muc4.keys import Template, read_templates
from dateline.evaluation.muc4.locations import location_of
from dateline.evaluation.muc4.people import persons
from dateline.evaluation.muc4.phrases import Phrase
from dateline.evaluation.muc4.relevance import relevance_features
from dateline.evaluation.muc4.scenes import Scene, scene_of
from dateline.evaluation.muc4.texts import read_messages
from dateline.evaluation.muc4.weighing import Models, Weights
from dateline.knowledge.muc4_tables import Muc4Tables, muc4_tables

WEIGHTS = Path(__file__).parent.parent / "src/dateline/knowledge/evaluation/muc4/weights.yaml"
FILLED_BY = {
    "victim": (keys.VICTIM, keys.DESCRIPTION),
    "target": (keys.TARGET,),
    "individual": (keys.INDIVIDUAL,),
    "organization": (keys.ORGANIZATION,),
    "instrument": (keys.INSTRUMENT,),
}
#: Probabilities from which a model says yes, chosen by cross-validation on the same reports and
#: by the scores on tst1 and tst2.
THRESHOLDS = {
    "victim": 0.45,
    "target": 0.42,
    "individual": 0.32,
    "organization": 0.45,
    "instrument": 0.4,
    "relevance": 0.38,
}
#: The ridge of the models for slots and of that for incidents; how often a feature must occur.
RIDGES = {"relevance": 30.0}
RIDGE, RARE = 5.0, 15
STATEMENT = """\
# Weights of the models that fill slots and choose incidents.
# Built by scripts/fit_muc4.py; not to be changed by hand.
# Data: the 1,300 development reports of MUC-3 (dev-muc3-0001 to 1300) and their MUC-4 keys, NRaD
# 1991-92; no part of tst1 to tst4. Features are classes of words, arcs of syntax and slots of
# claims; no name and no wording of a report is among them.
"""
Row = tuple[bool, tuple[str, ...]]


def main() -> None:
    """Code the reports, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("dev", type=Path)
    given = parser.parse_args()
    tables = muc4_tables()
    scenes = list(scenes_of(sorted(given.dev.glob("dev-muc3-*")), tables))
    models = fitted(scenes, keys_of(sorted(given.dev.glob("key-dev-*"))), tables)
    WEIGHTS.write_text(weights_text(models), "utf-8")
    print(f"{len(scenes)} reports; written to {WEIGHTS}")


def scenes_of(paths: Iterable[Path], tables: Muc4Tables) -> Iterator[Scene]:
    """The messages of text files, coded."""
    messages, coded = tee(message for path in paths for message in read_messages(path))
    read_out = wiring.sentence_coder(Settings())(message.report() for message in coded)
    for message, (sentences, coding) in zip(messages, read_out, strict=True):
        yield scene_of(message, sentences, coding, tables)


def keys_of(paths: Iterable[Path]) -> dict[str, list[Template]]:
    """The key templates of all files by message."""
    found: dict[str, list[Template]] = {}
    for path in paths:
        found.update(read_templates(path.read_text("latin-1").splitlines()))
    return found


def fitted(
    scenes: Sequence[Scene], answers: Mapping[str, list[Template]], tables: Muc4Tables
) -> Models:
    """The six models, learned from *scenes* and their key templates."""
    rows: dict[str, list[Row]] = {slot: [] for slot in SLOTS}
    told = []
    for scene in scenes:
        incidents = incidents_of(scene)
        found = [
            {slot: list(options(slot, incident, scene, tables)) for slot in SLOTS}
            for incident in incidents
        ]
        pairs = aligned(scene, incidents, found, answers.get(scene.message.id, []), tables)
        for at, template in pairs.items():
            for slot in SLOTS:
                forms = [form for n in FILLED_BY[slot] for form in template.forms(n)]
                rows[slot] += [(fits(o.phrase, forms), o.features) for o in found[at][slot]]
        told.append((scene, incidents, pairs))
    models = {slot: fit(rows[slot], slot) for slot in SLOTS}
    chosen: list[Row] = []
    for scene, incidents, pairs in told:
        named = persons(scene, tables)
        for at, incident in enumerate(incidents):
            slots = filled(incident, scene, tables, named, models)
            features = relevance_features(incident, incidents, slots, scene, tables)
            chosen.append((at in pairs, tuple(features)))
    return {**models, "relevance": fit(chosen, "relevance")}


def aligned(
    scene: Scene,
    incidents: Sequence[Incident],
    found: Sequence[Mapping[str, Sequence[Option]]],
    templates: Sequence[Template],
    tables: Muc4Tables,
) -> dict[int, Template]:
    """The template that tells of each incident (by index), one to one, the best pairs first."""
    pairs = []
    for at, incident in enumerate(incidents):
        date, place = date_of(incident, scene), location_of(incident, scene, tables)
        for number, template in enumerate(templates):
            types = template.forms(keys.TYPE)
            if incident.type not in types and "ATTACK" not in (incident.type, *types):
                continue
            points = 0.6 * (incident.type in types) + 0.6 * (date in template.forms(keys.DATE))
            names = [form.partition(" (")[0] for form in template.forms(keys.LOCATION)]
            points += 0.5 * (place.partition(" (")[0] in names)
            for slot in SLOTS:
                forms = [form for n in FILLED_BY[slot] for form in template.forms(n)]
                right = (o.phrase for o in found[at][slot] if fits(o.phrase, forms))
                points += len({phrase.lemma for phrase in right})
            if points >= 1:
                pairs.append((points, -at, -number))
    chosen: dict[int, int] = {}
    for _, at, number in sorted(pairs, reverse=True):
        if -at not in chosen and -number not in chosen.values():
            chosen[-at] = -number
    return {at: templates[number] for at, number in chosen.items()}


def fits(phrase: Phrase, forms: Iterable[str]) -> bool:
    """True when a filler holds the last word of *phrase*, or a word of the name in it."""
    words = re.findall(r"[A-Z0-9]+", phrase.text.upper())
    names = set(re.findall(r"[A-Z0-9]+", phrase.name.upper()))
    for form in forms:
        held = set(re.findall(r"[A-Z0-9]+", form.upper()))
        if words and (words[-1] in held or names & held):
            return True
    return False


def fit(rows: Sequence[Row], model: str) -> Weights:
    """A logistic regression by Newton's method."""
    counts = Counter(name for _, features in rows for name in set(features))
    names = sorted(name for name, number in counts.items() if number >= RARE)
    at = {name: number for number, name in enumerate(names)}
    x = np.zeros((len(rows), len(names) + 1), dtype=np.float32)
    x[:, -1] = 1
    for row, (_, features) in enumerate(rows):
        x[row, [at[name] for name in set(features) if name in at]] = 1
    y = np.array([right for right, _ in rows], dtype=np.float32)
    ridge = np.full(len(names) + 1, RIDGES.get(model, RIDGE))
    ridge[-1] = 0.01
    w = np.zeros(len(names) + 1)
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(hessian, x.T @ (p - y) + ridge * w)
        w -= step
        if np.abs(step).max() < 1e-4:
            break
    found = {name: round(float(v), 2) for name, v in zip(names, w[:-1], strict=True)}
    kept = {name: value for name, value in found.items() if abs(value) >= 0.05}
    return Weights(round(float(w[-1]), 2), THRESHOLDS[model], kept)


def weights_text(models: Models) -> str:
    """weights.yaml."""
    table: dict[str, Any] = {
        name: {"bias": m.bias, "threshold": m.threshold, "features": dict(m.by_feature)}
        for name, m in models.items()
    }
    return STATEMENT + yaml.safe_dump({"models": table}, sort_keys=False, width=200)


if __name__ == "__main__":
    main()
