"""Counts how common stems are in passages of reports: ``knowledge/merging/stems.tsv``.

Usage: python -m scripts.count_stems REPORTS.jsonl [REPORTS.jsonl ...]

Written are counts only: the stem, and in how many of ten thousand passages it stands.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from dateline.knowledge.merging_rules import load_merging_rules
from dateline.merging.passages import sentences
from dateline.merging.words import content_stems
from dateline.reading import Read, ReadOptions, read

TARGET = Path(__file__).parents[1] / "src/dateline/knowledge/merging/stems.tsv"
#: Stems in fewer passages of ten thousand are as good as unseen.
LEAST = 6
HEAD = """\
# How common stems are in reports of conflict: in how many of ten thousand passages each stands.
# Rarer stems are left out. Written by scripts/count_stems.py; counts only, no text.
# source: 943 reports of VOA, of outlets on the war in Syria, and of others (2003-2022)
stem\tper_10000
"""


def main() -> None:
    """Count over the reports named on the command line and write the table."""
    words = load_merging_rules().function_words
    counts: Counter[str] = Counter()
    total = 0
    for item in read(sys.argv[1:], options=ReadOptions()):
        if isinstance(item, Read):
            for sentence in sentences(item.report.text):
                stems = content_stems(sentence, words)
                counts.update(stems)
                total += bool(stems)
    rows = ((stem, round(10_000 * n / total)) for stem, n in counts.items())
    kept = sorted((s, n) for s, n in rows if n >= LEAST and not s.isdigit())
    TARGET.write_text(HEAD + "".join(f"{s}\t{n}\n" for s, n in kept), encoding="utf-8")
    print(f"{total} passages, {len(kept)} stems kept")


if __name__ == "__main__":
    main()
