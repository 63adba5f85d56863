"""Writes the frozen numbers into the README, between its marks.

Usage: python -m benchmarks.readme
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.corpora import corpora
from benchmarks.run import RESULTS, number
from benchmarks.speed import BOUNDS, FROZEN

README = Path(__file__).parents[1] / "README.md"
_MARKED = re.compile(r"(<!-- measured:.*?-->\n).*?(<!-- /measured -->)", re.S)
#: What the README shows of gold claims, and in which words.
_SHOWN = {
    "claims": "claims, F1",
    "claims.p": "claims, precision",
    "whole": "whole claims, share",
    "statements": "statements with their speaker, F1",
    "sources": "who says so, F1",
    "actors": "who did it, F1",
    "recipients": "to whom, F1",
    "places": "where, F1",
    "time_meets": "when: interval meets, share of found",
    "time_exact": "when: days exact, share of found",
    "counts": "how many, F1",
    "modes": "in what way, F1",
    "factuality_marked": "how sure, other than certain, F1",
    "stance_marked": "stance, other than reports, F1",
}
_SPEED = {
    "words_s": "words a second, one core",
    "ratio": "of the speed of spaCy alone",
    "memory_gb": "memory of a process, GB",
    "cold_s": "seconds to the first claim from a cold start",
    "help_s": "seconds for `dateline --help`",
}


def main() -> int:
    """Rewrite the README. Returns the exit status."""
    text = README.read_text("utf-8")
    README.write_text(with_numbers(text), "utf-8")
    return 0


def with_numbers(readme: str) -> str:
    """The text of the README with the frozen numbers in place."""
    body = "\n".join(_lines())
    return _MARKED.sub(lambda match: match[1] + body + "\n" + match[2], readme)


def _lines() -> Iterator[str]:
    gold = next(corpus for corpus in corpora() if corpus.name == "gold")
    found = json.loads(RESULTS.read_text("utf-8"))["corpora"]["gold"]
    yield "| measure | value | floor | aim |"
    yield "|---|---|---|---|"
    for name, words in _SHOWN.items():
        floor, aim = gold.measures[name]
        value = found["measures"][name]
        yield f"| {words} | {number(value)} | {number(floor)} | {number(aim)} |"
    yield ""
    yield (
        f"{found['reports']} reports, {found['words']:,} words, corpus `{found['hash']}`: "
        f"`DATELINE_DATA=... {gold.command}`."
    )
    if FROZEN.exists():
        yield from _speed(json.loads(FROZEN.read_text("utf-8")))


def _speed(frozen: dict[str, Any]) -> Iterator[str]:
    machine, values = frozen["machine"], frozen["values"]
    yield ""
    yield "| speed | value | bound |"
    yield "|---|---|---|"
    for name, words in _SPEED.items():
        bound = ""
        if name in BOUNDS:
            limit, least = BOUNDS[name]
            bound = f"at {'least' if least else 'most'} {limit:g}"
        shown = f"{values[name]:,.0f}" if name == "words_s" else f"{values[name]:.2f}"
        yield f"| {words} | {shown} | {bound} |"
    yield ""
    yield (
        f"`python -m benchmarks.speed`, on {machine['cpu']}, {machine['cores']} cores, "
        f"Python {machine['python']}."
    )


if __name__ == "__main__":
    sys.exit(main())
