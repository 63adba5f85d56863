"""Measures Dateline on the corpora in the folder that DATELINE_DATA names, and its speed.

Usage: python -m benchmarks.run [--only NAME] [--freeze]

Prints one table: what was measured, the value, the frozen value, the floor and the aim. --only
takes one corpus of corpora.json, or "mentions" or "speed"; --freeze writes what was reached to
results.json, and of those two to files of their own. The exit status is 1 when a value is below its
floor. Without DATELINE_DATA nothing is measured.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks import mentions, speed
from benchmarks.corpora import Corpus, Result, corpora, measure
from dateline import Coder, Settings, __version__
from dateline.wiring import version

RESULTS = Path(__file__).parent / "results.json"
HEADING = ("corpus", "measure", "value", "frozen", "floor", "aim", "", "command")
Row = tuple[str, ...]
#: What is measured by other means than one scorer over one corpus.
OTHERS = {"mentions": mentions, "speed": speed}
#: The corpora that mentions are measured on.
MENTIONS = ("ecbplus", "gvc")


def main(arguments: list[str] | None = None) -> int:
    """Measure, print and perhaps freeze. Returns the exit status."""
    chosen = corpora()
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--only", choices=[*(corpus.name for corpus in chosen), *OTHERS])
    parser.add_argument("--freeze", action="store_true")
    given = parser.parse_args(arguments)
    if not os.environ.get("DATELINE_DATA"):
        print("not run: no DATELINE_DATA")
        return 0
    data = Path(os.environ["DATELINE_DATA"]).resolve()
    if given.only:
        chosen = tuple(corpus for corpus in chosen if corpus.name == given.only)
    others = [name for name in OTHERS if given.only in (None, name)]
    return _measure_all(chosen, data, others, write=given.freeze)


def _measure_all(
    chosen: tuple[Corpus, ...], data: Path, others: Sequence[str], *, write: bool
) -> int:
    frozen = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    results: dict[str, Result] = {}
    rows: list[Row] = []
    for corpus in chosen:
        if reason := corpus.missing(data):
            print(f"not run: {corpus.name}: {reason}")
            continue
        print(f"measuring {corpus.name} ...", file=sys.stderr)
        results[corpus.name] = measure(corpus, data, _coder(corpus.attitudes))
        before = frozen.get("corpora", {}).get(corpus.name, {})
        rows += _rows(corpus, results[corpus.name], before)
    for name in others:
        if name == "mentions" and (absent := [c for c in MENTIONS if not (data / c).exists()]):
            print(f"not run: mentions: no {', '.join(absent)}")
            continue
        print(f"measuring {name} ...", file=sys.stderr)
        rows += [(name, *row) for row in OTHERS[name].measured(data, write=write)]
    print(table(rows))
    if write and results:
        RESULTS.write_text(json.dumps(_merged(frozen, results), indent=1) + "\n", "utf-8")
        print(f"written to {RESULTS.name}", file=sys.stderr)
    return int(any("below" in row for row in rows))


@cache
def _coder(attitudes: bool) -> Coder:
    return Coder(attitudes=attitudes)


def _rows(corpus: Corpus, result: Result, before: Mapping[str, Any]) -> Iterator[Row]:
    same = before.get("hash") in (None, result.hash)
    if not same:
        print(f"note: {corpus.name} is not the corpus that was frozen", file=sys.stderr)
    for at, (name, (floor, aim)) in enumerate(corpus.measures.items()):
        value = result.values[name]
        old = before.get("measures", {}).get(name) if same else None
        yield (
            corpus.name,
            name,
            number(value),
            number(old),
            number(floor),
            number(aim),
            "below" if floor is not None and value < floor else "",
            corpus.command if at == 0 else "",
        )


def number(value: float | None) -> str:
    """Three decimals, or nothing for what is not known or not asked."""
    return "" if value is None else f"{value:.3f}"


def table(rows: list[Row]) -> str:
    """The rows under their heading, in columns."""
    lines = [HEADING, *rows]
    widths = [max(len(line[at]) for line in lines) for at in range(len(HEADING))]
    cells = (
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        for line in lines
    )
    return "\n".join(line.rstrip() for line in cells)


def _merged(frozen: Mapping[str, Any], results: Mapping[str, Result]) -> dict[str, Any]:
    program = {"version": __version__, "program": version(Settings()).settings}
    new = {
        name: {
            "hash": result.hash,
            **program,
            "reports": result.reports,
            "words": result.words,
            "measures": dict(result.values),
        }
        for name, result in results.items()
    }
    return {"corpora": {**frozen.get("corpora", {}), **new}}


if __name__ == "__main__":
    sys.exit(main())
