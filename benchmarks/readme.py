"""Writes the README's example output and the frozen numbers into it and into benchmarks/README.md.

Usage: python -m benchmarks.readme

The first text block of the README is a report; the second is the table that `dateline code` makes
of it, and the JSON block its second claim, with two candidates for a place. Both are made anew.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.corpora import corpora
from benchmarks.run import RESULTS, number
from benchmarks.speed import BOUNDS, FROZEN

README = Path(__file__).parents[1] / "README.md"
ALL = Path(__file__).parent / "README.md"
_MARKED = re.compile(r"(<!-- measured:.*?-->\n).*?(<!-- /measured -->)", re.S)
#: Columns of what is shown.
_WIDTH = 112
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
    """Rewrite both. Returns the exit status."""
    text = README.read_text("utf-8")
    README.write_text(with_numbers(with_example(text)), "utf-8")
    ALL.write_text(with_all_numbers(ALL.read_text("utf-8")), "utf-8")
    return 0


def with_example(readme: str) -> str:
    """The text of the README with the output that its example gives now."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "goma.txt").write_text(_block(readme, "text", 0)[1], "utf-8")
        table = _coded(folder, "table").split("\n", 1)[1]
        claim = json.loads(_coded(folder, "jsonl"))["claims"][1]
    shown = "\n".join(line.rstrip() for line in table.splitlines() if line.strip())
    readme = readme.replace(_block(readme, "text", 1)[0], f"```text\n{shown}\n```")
    return readme.replace(_block(readme, "json", 0)[0], f"```json\n{_laid_out(claim)}\n```")


def _block(readme: str, language: str, number: int) -> tuple[str, str]:
    """A fenced block of the README, and what it holds."""
    found = list(re.finditer(rf"^```{language}\n(.*?)^```$", readme, re.M | re.S))[number]
    return found[0], found[1]


def _coded(folder: str, form: str) -> str:
    command = [sys.executable, "-m", "dateline", "code", "goma.txt", "--format", form]
    command += ["--published", "2012-11-21", "--publisher", "Meridian Wire"]
    done = subprocess.run(  # noqa: S603 - our own program
        command,
        cwd=folder,
        env={**os.environ, "COLUMNS": str(_WIDTH)},
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    return done.stdout


def _laid_out(claim: dict[str, Any]) -> str:
    """The claim as JSON, a slot a line or more, with its id cut short and two candidates."""
    places = [{**place, "candidates": place["candidates"][:2]} for place in claim["places"]]
    lines: list[str] = []
    for key, value in {**claim, "id": claim["id"][:8] + "...", "places": places}.items():
        slot = f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"
        parts = re.split(r'(?<=,) (?=["{])', slot)
        line = " " + parts[0]
        for part in parts[1:]:
            if len(line) + len(part) > _WIDTH:
                lines.append(line)
                line = "   " + part
            else:
                line += " " + part
        lines.append(line + ",")
    return "{" + "\n".join(lines).lstrip().removesuffix(",") + "}"


def with_numbers(readme: str) -> str:
    """The text of the README with the frozen numbers in place."""
    body = "\n".join(_lines())
    return _MARKED.sub(lambda match: match[1] + body + "\n" + match[2], readme)


def with_all_numbers(text: str) -> str:
    """The text of benchmarks/README.md with all frozen numbers of all corpora in place."""
    frozen = json.loads(RESULTS.read_text("utf-8"))["corpora"]
    lines = ["| corpus | reports | measure | value | floor | aim |", "|---|---|---|---|---|---|"]
    for corpus in corpora():
        found = frozen.get(corpus.name, {"measures": {}})
        for at, (name, value) in enumerate(found["measures"].items()):
            floor, aim = map(number, corpus.measures.get(name, (None, None)))
            first = f"{corpus.name} | {found['reports']:,}" if at == 0 else " | "
            lines.append(f"| {first} | {name} | {number(value)} | {floor} | {aim} |")
    return _MARKED.sub(lambda match: match[1] + "\n".join(lines) + "\n" + match[2], text)


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
