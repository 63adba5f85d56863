"""How well pronouns and descriptions are resolved (see coreference.md).

Usage: python benchmarks/coreference.py GOLD_DIR REPORTS.jsonl [--errors]

The gold lists every name that is right for a party, often with the pronoun or description of the
trigger's sentence ("it", "Hezbollah"). Each such anaphor in that sentence is resolved; it is right
when its antecedent agrees with one of the other names. Told are accuracy (right of resolved) and
coverage (resolved of all), then the speed of `corefer`. Parties are those of `find_parties`.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.actors import find_parties
from dateline.evaluation.agreeing import names_agree, normal
from dateline.evaluation.gold import GoldClaim, read_gold
from dateline.knowledge.coreference_tables import coreference_tables
from dateline.knowledge.registry import load_registry
from dateline.language.coreference import corefer
from dateline.language.spacy import SpacyAnalyser
from dateline.model import Marks, Report, Sentence, Word, sentence_at

Case = tuple[str, Sentence, Word, tuple[str, ...]]


def main(gold_folder: str, reports_file: str, *options: str) -> None:
    """Prints the measures; with --errors each anaphor left open or wrong."""
    gold = {item.id: item.claims for item in read_gold(gold_folder)}
    reports = [report for report in read_reports(reports_file) if report.id in gold]
    parsed = list(SpacyAnalyser().analyse(reports))
    registry = load_registry()
    told: Counter[str] = Counter()
    seconds = 0.0
    for report, sentences in zip(reports, parsed, strict=True):
        marks = Marks(parties=find_parties(sentences, registry, on=report.published))
        before = time.process_time()
        links = corefer(sentences, marks)
        seconds += time.process_time() - before
        for kind, sentence, word, names in cases(gold[report.id], report.text, sentences):
            found = links.antecedents.get((sentence.index, word.index))
            agrees = found is not None and names_agree(names, [found.span.text])
            told[f"{kind} {'open' if found is None else 'right' if agrees else 'wrong'}"] += 1
            if "--errors" in options and not agrees:
                print(report.id, word.text, names[:3], found and found.span.text, sentence.text)
    words = sum(len(sentence.words) for sentences in parsed for sentence in sentences)
    for kind in ("pronoun", "description"):
        right, wrong, left = (told[f"{kind} {what}"] for what in ("right", "wrong", "open"))
        accuracy, coverage = right / (right + wrong), (right + wrong) / (right + wrong + left)
        counts = f"right {right} wrong {wrong} open {left}"
        print(f"{kind}s: {counts} accuracy {accuracy:.3f} coverage {coverage:.3f}")
    print(f"{words / seconds:,.0f} words a second")


def read_reports(path: str) -> Iterator[Report]:
    """The reports of a JSON lines file in the evaluation's format."""
    for line in Path(path).read_text("utf-8").splitlines():
        row = json.loads(line)
        day = dt.date.fromisoformat(row["published"][:10]) if row.get("published") else None
        yield Report(row["id"], row["text"], row.get("title") or "", day)


def cases(claims: Sequence[GoldClaim], text: str, sentences: Sequence[Sentence]) -> Iterator[Case]:
    """(kind, sentence, head word, other names) of each anaphor the gold resolves, once."""
    seen: set[tuple[int, int]] = set()
    for claim in claims:
        sentence = sentence_at(sentences, claim.locate(text)[0])
        if sentence is None:
            continue
        for names in (*claim.actors, *claim.recipients, *claim.sources):
            for kind, word, others in anaphors(sentence, names):
                if others and (sentence.index, word.index) not in seen:
                    seen.add((sentence.index, word.index))
                    yield kind, sentence, word, others


def anaphors(
    sentence: Sentence, names: tuple[str, ...]
) -> Iterator[tuple[str, Word, tuple[str, ...]]]:
    """Pronouns among *names* and definite phrases without a name in them, with the other names."""
    pronouns = coreference_tables().pronouns
    known = {name.lower() for name in names}
    for word in sentence.words:
        if word.lower in known and word.lower in pronouns:
            yield "pronoun", word, tuple(n for n in names if n.lower() not in pronouns)
        left = [child for child in sentence.children(word.index) if child.index < word.index]
        if word.pos != "NOUN" or not left or left[0].lower not in ("the", "this", "these", "those"):
            continue
        phrase = [w.text for w in sentence.words[left[0].index + 1 : word.index + 1]]
        text = " ".join(phrase).lower()
        plain = not any(w[0].isupper() for w in phrase)
        if plain and {text, f"{left[0].lower} {text}"} & known:
            yield "description", word, named(names, text)


def named(names: tuple[str, ...], phrase: str) -> tuple[str, ...]:
    """The proper names among *names*: those with a capital that are not the phrase itself."""
    proper = (n for n in names if any(c.isupper() for c in n.removeprefix("The ")))
    return tuple(n for n in proper if normal(n) != normal(phrase))


if __name__ == "__main__":
    main(*sys.argv[1:])
