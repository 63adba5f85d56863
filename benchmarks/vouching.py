"""Measures vouching alone: gold triggers as drafts, gold statements given (see factuality.md).

Usage: python benchmarks/vouching.py GOLD_DIR REPORTS.jsonl [--found]

With --found the statements are those that attribution finds itself.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.attribution import find_statements, vouch
from dateline.evaluation.agreeing import party_agrees
from dateline.evaluation.gold import GoldClaim, GoldReport, read_gold
from dateline.language.coreference import corefer
from dateline.language.spacy import SpacyAnalyser
from dateline.model import (
    Draft,
    Marks,
    Mention,
    Report,
    Sentence,
    Source,
    Span,
    Speaker,
    Statement,
    Vouching,
    Word,
    sentence_at,
)

PLAIN = {"factuality": "CT+", "stance": "reports"}


def drafts(gold: GoldReport, text: str, sentences: Sequence[Sentence]) -> Iterator[Draft]:
    """A draft for each gold claim, at its trigger, with actors named in the same sentence."""
    for claim in gold.claims:
        trigger = Span.of(text, *claim.locate(text))
        sentence = sentence_at(sentences, trigger.start)
        words = sentence.words_in(trigger) if sentence else ()
        if sentence is None or not words:
            raise ValueError(f"{gold.id}: no words at {claim.anchor!r}")
        head = _head(words)
        actors = tuple(_actors(claim, sentence, head))
        indices = tuple(w.index for w in words)
        yield Draft(sentence.index, trigger, head, indices, claim.type, claim.modes, actors=actors)


def _head(words: Sequence[Word]) -> int:
    inside = {w.index for w in words}
    return next((w.index for w in words if w.head not in inside), words[0].index)


def _actors(claim: GoldClaim, sentence: Sentence, head: int) -> Iterator[Mention]:
    for names in claim.actors:
        name = next((n for n in names if n in sentence.text), None)
        if name is None:
            words = sentence.children(head, "nsubj")[:1]
        else:
            start = sentence.start + sentence.text.find(name)
            words = sentence.words_in(Span(start, start + len(name), name))
        if words:
            yield Mention.of(sentence, words[0].index, words[-1].index, _head(words))


def statements(gold: GoldReport, text: str) -> tuple[Statement, ...]:
    """The gold statements: content and speaker, no cue."""
    return tuple(
        Statement(
            f"s{number}",
            tuple(Span.of(text, text.find(p), text.find(p) + len(p)) for p in item.content),
            "direct" if text[text.find(item.content[0]) - 1] in "\"'“‘" else "indirect",
            speaker=Speaker(item.source[0]),
            chain=(Source(None, item.source[0]),),
        )
        for number, item in enumerate(gold.statements)
    )


def tally(count: Counter[str], claim: GoldClaim, given: Vouching) -> None:
    """Adds one claim to the counts: accuracy, marked values, last source."""
    if claim.optional:
        return
    for slot in ("factuality", "stance", "tense"):
        want, got = getattr(claim, slot), getattr(given, slot)
        if want is None:
            continue
        count[f"{slot} n"] += 1
        count[f"{slot} right"] += want == got
        plain = PLAIN.get(slot)
        if plain:
            count[f"{slot}_marked tp"] += want == got != plain
            count[f"{slot}_marked fp"] += got not in (plain, want)
            count[f"{slot}_marked fn"] += want not in (plain, got)
    want_source, got_source = claim.sources[-1:], given.sources[-1:]
    hit = bool(want_source and got_source) and (
        got_source[0].name in want_source[0] or party_agrees(want_source[0], got_source[0])
    )
    count["sources tp"] += hit
    count["sources fp"] += len(got_source) - hit
    count["sources fn"] += len(want_source) - hit


def measures(count: Counter[str]) -> dict[str, float]:
    """Accuracies and F1 values, rounded."""
    out = {s: count[f"{s} right"] / count[f"{s} n"] for s in ("factuality", "stance", "tense")}
    for slot in ("factuality_marked", "stance_marked", "sources"):
        tp, wrong = count[f"{slot} tp"], count[f"{slot} fp"] + count[f"{slot} fn"]
        out[slot] = 2 * tp / (2 * tp + wrong) if tp + wrong else 0.0
    return {name: round(value, 3) for name, value in out.items()}


def main() -> None:
    """Prints the measures and the speed as one JSON object."""
    folder, file = (a for a in sys.argv[1:] if not a.startswith("--"))
    lines = Path(file).read_text(encoding="utf-8").split("\n")
    texts = {r["id"]: r["text"] for r in map(json.loads, filter(None, lines))}
    golds = read_gold(folder)
    parsed = SpacyAnalyser().analyse([Report(g.id, texts[g.id], language="en") for g in golds])
    count: Counter[str] = Counter()
    seconds, words = 0.0, 0
    for gold, sentences in zip(golds, parsed, strict=True):
        text, marks = texts[gold.id], Marks()
        made = tuple(drafts(gold, text, sentences))
        said = statements(gold, text)
        coreference = corefer(sentences, marks)
        if "--found" in sys.argv:
            said = find_statements(sentences, marks, coreference)
        start = time.process_time()
        given = vouch(made, sentences, said, marks, coreference)
        seconds += time.process_time() - start
        words += sum(len(s.words) for s in sentences)
        for claim, vouching in zip(gold.claims, given, strict=True):
            tally(count, claim, vouching)
    print(json.dumps({**measures(count), "words_per_second": int(words / seconds)}))


if __name__ == "__main__":
    main()
