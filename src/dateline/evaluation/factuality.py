"""Measures of factuality and of negation scope on two public sets, with the mappings stated.

**UW** (Lee et al. 2015; JSON lines as in the unified release of Stanovsky et al. 2017): each event
word has a number from -3 (certainly did not happen) to +3 (certainly did). Our seven values are
mapped to CT+ 3, PR+ 2, PS+ 1, Uu 0, PS- -1, PR- -2, CT- -3. Measured: mean absolute error and
Pearson's r over all event words, as in the papers. People put announced and intended acts near +1.6
where our codebook says Uu; `calibrated` therefore gives a second scale, each value's median
judgement in the training part, to be reported beside the first and never in its place.

**ConanDoyle-neg** (*SEM 2012 shared task; seven columns a token, then three a negation: cue, scope,
event). Measured: precision, recall and F1 over the tokens of scopes, a token counting once for each
negation whose scope holds it; the cue is given, so that scope alone is judged.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from dateline.errors import InputError

#: FactBank's values on UW's scale.
SCALE = {"CT+": 3.0, "PR+": 2.0, "PS+": 1.0, "Uu": 0.0, "PS-": -1.0, "PR-": -2.0, "CT-": -3.0}


@dataclass(frozen=True, slots=True)
class EventWord:
    """An event word of UW: characters ``start..end`` of ``text``, and people's mean judgement."""

    text: str
    start: int
    end: int
    label: float


@dataclass(frozen=True, slots=True)
class Negation:
    """One negation of a sentence given as tokens: indices of its cue and of its scope."""

    tokens: tuple[str, ...]
    cue: frozenset[int]
    scope: frozenset[int]


Predict = Callable[[str, Sequence[EventWord]], Sequence[str]]


def read_uw(path: Path) -> Iterator[tuple[EventWord, ...]]:
    """The event words of each sentence of a UW file. Raises InputError for an unreadable line."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            yield tuple(_event_word(row["text"], t["span1"], t["label"]) for t in row["targets"])
        except (ValueError, KeyError, TypeError, IndexError) as fault:
            raise InputError(f"{path}:{number}", f"not a UW line: {fault}") from fault


def _event_word(text: str, span: Sequence[int], label: float) -> EventWord:
    tokens = text.split(" ")
    start = sum(len(token) + 1 for token in tokens[: span[0]])
    end = start + len(" ".join(tokens[span[0] : span[1]]))
    return EventWord(text, start, end, float(label))


def calibrated(sentences: Iterable[Sequence[EventWord]], predict: Predict) -> dict[str, float]:
    """Each value's median judgement over *sentences*; values never given keep the stated scale."""
    judged: dict[str, list[float]] = {}
    for value, word in _judged(sentences, predict):
        judged.setdefault(value, []).append(word.label)
    return {**SCALE, **{value: median(labels) for value, labels in judged.items()}}


def _judged(
    sentences: Iterable[Sequence[EventWord]], predict: Predict
) -> Iterator[tuple[str, EventWord]]:
    for words in sentences:
        if words:
            yield from zip(predict(words[0].text, words), words, strict=True)


def score_uw(
    sentences: Iterable[Sequence[EventWord]],
    predict: Predict,
    scale: Mapping[str, float] = SCALE,
) -> dict[str, float]:
    """MAE, r, the MAE of always saying CT+, and how many event words, for *predict*'s values."""
    pairs = [(scale[value], word.label) for value, word in _judged(sentences, predict)]
    if not pairs:
        return {"n": 0}
    return {
        "mae": sum(abs(a - b) for a, b in pairs) / len(pairs),
        "r": pearson(pairs),
        "mae_constant": sum(abs(scale["CT+"] - b) for _, b in pairs) / len(pairs),
        "n": len(pairs),
    }


def pearson(pairs: Sequence[tuple[float, float]]) -> float:
    """Pearson's r of pairs; 0 when either side does not vary."""
    n = len(pairs)
    if not n:
        return 0.0
    mean_a, mean_b = sum(a for a, _ in pairs) / n, sum(b for _, b in pairs) / n
    var_a = sum((a - mean_a) ** 2 for a, _ in pairs)
    var_b = sum((b - mean_b) ** 2 for _, b in pairs)
    if not var_a or not var_b:
        return 0.0
    return sum((a - mean_a) * (b - mean_b) for a, b in pairs) / math.sqrt(var_a * var_b)


def read_negations(path: Path) -> Iterator[Negation]:
    """The negations of a *SEM 2012 file, sentence by sentence."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line.strip()]
        if not rows or len(rows[0]) < 10:
            continue
        tokens = tuple(row[3] for row in rows)
        for column in range(7, len(rows[0]) - 2, 3):
            cue = frozenset(i for i, row in enumerate(rows) if row[column] != "_")
            scope = frozenset(i for i, row in enumerate(rows) if row[column + 1] != "_")
            if cue:
                yield Negation(tokens, cue, scope)


def score_negation(
    negations: Iterable[Negation],
    predict: Callable[[Sequence[str], frozenset[int]], frozenset[int]],
) -> dict[str, float]:
    """Precision, recall, F1 over scope tokens, for *predict*'s scope of a given cue."""
    right = given = wanted = count = 0
    for negation in negations:
        scope = predict(negation.tokens, negation.cue)
        count += 1
        right += len(scope & negation.scope)
        given += len(scope)
        wanted += len(negation.scope)
    precision = right / given if given else 0.0
    recall = right / wanted if wanted else 0.0
    total = precision + recall
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / total if total else 0.0,
        "n": count,
    }
