"""How well parties are found and identified, without the rest of the pipeline (see actors.md).

Usage: python benchmarks/actors.py GOLD_DIR REPORTS.jsonl

For each party that the gold gives a claim (actors, recipients, sources) and whose longest name
stands in the trigger's sentence, the words of that name are handed to `identify` with no
coreference. Told are the shares that agree with the gold, that a mention of `find_parties`
covers, and that have an id of the registry; then the share of the gold's place names that are
taken for parties, and the speed of `find_parties`.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.actors import find_parties, identify
from dateline.evaluation.agreeing import normal, party_agrees
from dateline.evaluation.gold import GoldClaim, read_gold
from dateline.knowledge.registry import load_registry
from dateline.language.spacy import SpacyAnalyser
from dateline.model import Coreference, Marks, Mention, Party, Report, Sentence, sentence_at

PRONOUNS = frozenset("they we he she it i you them us him her their our his its".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Parsed:
    """A report with its sentences and the parties found in it."""

    report: Report
    sentences: tuple[Sentence, ...]
    marks: Marks

    def identify(self, mention: Mention) -> Party | None:
        """The party of a mention, with no coreference."""
        return identify(
            mention,
            self.sentences,
            Coreference(),
            load_registry(),
            marks=self.marks,
            on=self.report.published,
        )


def mention_of(sentence: Sentence, names: Sequence[str]) -> Mention | None:
    """The words of the longest of *names* that stand in the sentence."""
    spots = [
        (found.start() + sentence.start, found.end() + sentence.start)
        for name in names
        if normal(name) not in PRONOUNS
        for found in re.finditer(rf"\b{re.escape(name)}\b", sentence.text)
    ]
    if not spots:
        return None
    start, end = max(spots, key=lambda spot: spot[1] - spot[0])
    words = [w for w in sentence.words if w.start < end and start < w.end]
    inside = {w.index for w in words}
    head = next((w for w in words if w.head not in inside or w.head == w.index), words[-1])
    return Mention.of(sentence, words[0].index, words[-1].index, head.index)


def fillers(claim: GoldClaim) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(slot, names) of the claim's parties and places."""
    for slot in ("actors", "recipients", "sources"):
        yield from ((slot, names) for names in getattr(claim, slot))
    yield from (("places", place.names[:1]) for place in claim.places)


def tally_of(claims: Sequence[GoldClaim], parsed: Parsed) -> Counter[str]:
    """Counts by slot and measure over the claims of one report."""
    tally: Counter[str] = Counter()
    for claim in claims:
        sentence = sentence_at(parsed.sentences, claim.locate(parsed.report.text)[0])
        for slot, names in fillers(claim) if sentence else ():
            mention = mention_of(sentence, names) if sentence else None
            if mention is None or sentence is None:
                continue
            party = parsed.identify(mention)
            tally[slot] += 1
            tally[f"{slot} party"] += party is not None
            tally[f"{slot} agree"] += party is not None and party_agrees(names, party)
            tally[f"{slot} with id"] += party is not None and party.id is not None
            at = sentence.words[mention.head].start
            tally[f"{slot} found"] += parsed.marks.party_at(at) is not None
    return tally


def read_reports(path: Path) -> list[Report]:
    """The reports of a JSONL file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [
        Report(r["id"], r["text"], published=dt.date.fromisoformat(r["published"][:10]))
        for r in rows
    ]


def main(gold_dir: str, reports_file: str) -> None:
    """Print the measures of one gold set."""
    registry = load_registry()
    reports = read_reports(Path(reports_file))
    sentences = list(SpacyAnalyser().analyse(reports))
    start = time.process_time()
    found = [
        find_parties(s, registry, on=r.published) for r, s in zip(reports, sentences, strict=True)
    ]
    seconds = time.process_time() - start
    parsed = {
        r.id: Parsed(r, s, Marks(p)) for r, s, p in zip(reports, sentences, found, strict=True)
    }
    tally: Counter[str] = Counter()
    for gold in read_gold(gold_dir):
        tally += tally_of(gold.claims, parsed[gold.id])
    for slot in ("actors", "recipients", "sources"):
        shares = ", ".join(
            f"{what} {tally[f'{slot} {what}'] / tally[slot]:.3f}"
            for what in ("agree", "found", "with id")
        )
        print(f"{slot:11} n {tally[slot]:5}  {shares}")
    print(f"places taken for parties {tally['places party'] / tally['places']:.3f}")
    words = sum(len(s.words) for each in sentences for s in each)
    print(f"{words} words, {words / seconds:,.0f} words/s, {sum(map(len, found))} mentions")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
