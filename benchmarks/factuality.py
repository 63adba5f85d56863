"""Measures factuality on UW and negation scope on ConanDoyle-neg: see benchmarks/factuality.md.

Usage: python benchmarks/factuality.py uw DEV.jsonl [TRAIN.jsonl] | negation FILE

With a training file, UW is also measured on the scale calibrated there.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from dateline.attribution.factuality import Happening, read_factuality
from dateline.attribution.negation import negation_scope
from dateline.evaluation.factuality import (
    EventWord,
    calibrated,
    read_negations,
    read_uw,
    score_negation,
    score_uw,
)
from dateline.knowledge.factuality_cues import factuality_cues
from dateline.language.spacy import SpacyAnalyser
from dateline.model import Report, Sentence, sentence_at

Parses = dict[str, tuple[Sentence, ...]]


def parses(texts: Sequence[str]) -> Parses:
    """The sentences of each text."""
    reports = [Report(str(i), text, language="en") for i, text in enumerate(texts)]
    return dict(zip(texts, SpacyAnalyser().analyse(reports), strict=True))


def uw(path: Path, train: Path | None = None) -> dict[str, float]:
    """Scores the event words of a UW file, with no statements given."""
    rows = list(read_uw(path))
    learn = list(read_uw(train)) if train else []
    parsed = parses(sorted({row[0].text for row in (*rows, *learn) if row}))
    cues = factuality_cues()

    def value(text: str, word: EventWord) -> str:
        sentence = sentence_at(parsed[text], word.start)
        at = sentence.word_at(word.start) if sentence else None
        if sentence is None or at is None:
            return "CT+"
        return read_factuality(Happening(sentence, at.index), cues).value

    def values(text: str, words: Sequence[EventWord]) -> list[str]:
        return [value(text, word) for word in words]

    out = score_uw(rows, values)
    if learn:
        out["mae_calibrated"] = score_uw(rows, values, calibrated(learn, values))["mae"]
    return out


def negation(path: Path) -> dict[str, float]:
    """Scores the scopes of the cues of a *SEM file."""
    rows = list(read_negations(path))
    parsed = parses(sorted({" ".join(row.tokens) for row in rows}))

    def scope(tokens: Sequence[str], cue: frozenset[int]) -> frozenset[int]:
        starts = [sum(len(t) + 1 for t in tokens[:i]) for i in range(len(tokens))]
        found: set[int] = set()
        for sentence in parsed[" ".join(tokens)]:
            words = {w.index for i in cue for w in sentence.words if w.start == starts[i]}
            for index in words:
                spans = [sentence.words[i] for i in negation_scope(sentence, index)]
                found |= {
                    i
                    for i, start in enumerate(starts)
                    if any(w.start < start + len(tokens[i]) and start < w.end for w in spans)
                }
        return frozenset(found - cue)

    return score_negation(rows, scope)


def main() -> None:
    """Prints the measures as one JSON object."""
    what, *files = sys.argv[1:]
    paths = [Path(name) for name in files]
    out = uw(*paths[:2]) if what == "uw" else negation(paths[0])
    print(json.dumps({name: round(value, 3) for name, value in out.items()}))


if __name__ == "__main__":
    main()
