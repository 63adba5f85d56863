"""Measures the places stage alone: gold triggers as drafts, all else found (see places.md).

Usage: python benchmarks/places.py GOLD_DIR REPORTS.jsonl
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.actors import find_parties
from dateline.coding import drafts_in
from dateline.evaluation.agreeing import matched, place_agrees
from dateline.evaluation.gold import GoldClaim, GoldReport, read_gold
from dateline.knowledge.event_rules import load_codebook
from dateline.knowledge.gazetteer import Gazetteer, open_gazetteer
from dateline.knowledge.registry import load_registry
from dateline.language.coreference import corefer
from dateline.language.spacy import SpacyAnalyser
from dateline.model import (
    Coreference,
    Draft,
    Marks,
    Report,
    Sentence,
    Span,
    sentence_at,
)
from dateline.places import find_toponyms, place_claims
from dateline.times import captioned, find_times


@dataclass(frozen=True, slots=True)
class Read:
    """A report as the stage gets it, with one draft for each of *claims*."""

    report: Report
    sentences: tuple[Sentence, ...]
    marks: Marks
    coreference: Coreference
    drafts: tuple[Draft, ...]
    claims: tuple[GoldClaim, ...]


def read(folder: str, file: str, gazetteer: Gazetteer) -> Iterator[Read]:
    """Every gold report, parsed and marked, with drafts at the gold triggers."""
    gold = {item.id: item for item in read_gold(folder)}
    rows = map(json.loads, Path(file).read_text(encoding="utf-8").splitlines())
    reports = [
        Report(row["id"], row["text"], row.get("title") or "", publisher=row.get("publisher") or "")
        for row in rows
        if row["id"] in gold
    ]
    registry, codebook = load_registry(), load_codebook()
    for report, sentences in zip(reports, SpacyAnalyser().analyse(reports), strict=True):
        parties = find_parties(sentences, registry, on=None)
        toponyms = find_toponyms(sentences, gazetteer, parties=parties, report=report)
        marks = Marks(parties, toponyms, find_times(sentences, published=None))
        found = [d for s in sentences for d in drafts_in(s, sentences, marks, codebook)]
        pairs = tuple(_drafts(gold[report.id], report.text, sentences, found))
        drafts, claims = zip(*pairs, strict=True) if pairs else ((), ())
        coreference = corefer(sentences, marks)
        yield Read(report, sentences, marks, coreference, tuple(drafts), tuple(claims))


def _drafts(
    gold: GoldReport, text: str, sentences: Sequence[Sentence], found: Sequence[Draft]
) -> Iterator[tuple[Draft, GoldClaim]]:
    """Gold triggers as drafts, with the places that coding ties to a draft of the same words."""
    coded = {(d.sentence, w): d for d in found for w in (*d.words, d.head)}
    for claim in gold.claims:
        trigger = Span.of(text, *claim.locate(text))
        sentence = sentence_at(sentences, trigger.start)
        words = sentence.words_in(trigger) if sentence else ()
        if sentence is None or not words:
            continue
        inside = {w.index for w in words}
        head = next(w.index for w in words if w.head not in inside or w.head == w.index)
        draft = Draft(sentence.index, trigger, head, tuple(sorted(inside)), claim.type, claim.modes)
        like = next(
            (coded[k] for w in (head, *inside) if (k := (sentence.index, w)) in coded), None
        )
        yield (replace(draft, places=like.places) if like else draft), claim


def main() -> None:
    """Prints precision, recall and F1 of places over the required claims, and the speed."""
    folder, file = sys.argv[1:3]
    gazetteer = open_gazetteer()
    count: Counter[str] = Counter()
    words, spent = 0, 0.0
    for item in read(folder, file, gazetteer):
        started = time.process_time()
        places = place_claims(
            item.drafts,
            item.sentences,
            item.marks,
            item.coreference,
            report=item.report,
            gazetteer=gazetteer,
            captions=captioned(item.sentences, item.marks.times),
        )
        spent += time.process_time() - started
        words += sum(len(s.words) for s in item.sentences)
        for claim, found in zip(item.claims, places, strict=True):
            if not claim.optional:
                hits = matched(claim.places, found, place_agrees)
                count["tp"] += hits
                count["fp"] += len(found) - hits
                count["fn"] += len(claim.places) - hits
    tp, fp, fn = count["tp"], count["fp"], count["fn"]
    out = {"p": tp / (tp + fp), "r": tp / (tp + fn), "f1": 2 * tp / (2 * tp + fp + fn)}
    print(
        json.dumps({k: round(v, 3) for k, v in out.items()} | {"words_per_s": int(words / spent)})
    )


if __name__ == "__main__":
    main()
