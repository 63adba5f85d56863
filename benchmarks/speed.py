"""How fast Dateline is, how much memory it takes, and how soon the first claim is there.

Usage: python -m benchmarks.speed [REPORTS.jsonl ...] [--rounds N] [--freeze]

Without files the reports of DATELINE_DATA are taken, and without that the shipped examples. Each
number comes from a process of its own that uses one core. CPU seconds decide, since they depend
little on what else the machine does; wall-clock seconds of the best round stand beside them.

bare       words a second of the language model alone (spaCy, all its components)
dateline   words a second from report to claims, on the same texts in the same process
ratio      dateline / bare
sayers     share of the coding time (parsing too) of who says what: coreference, statements, sources
memory     peak resident memory of a process that codes many reports
growth     that peak / the peak when half of the reports were done
tenfold    time for ten times the words / time for the words
cold       seconds from nothing to the first claim of one small report (`dateline code`)
help       seconds for `dateline --help`
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.corpora import reports_of
from dateline import Report

FROZEN = Path(__file__).parent / "speed.json"
#: measure -> (the bound, True when the value must be at least that, else at most)
BOUNDS = {
    "ratio": (0.6, True),
    "sayers": (0.15, False),
    "memory_gb": (1.5, False),
    "growth": (1.05, False),
    "tenfold": (10.5, False),
    "cold_s": (6.0, False),
    "help_s": (0.3, False),
}
#: Stages of the pipeline that read who says what.
SAYERS = frozenset({"coreference", "statements", "voices", "denials", "attribution"})
#: Reports of the larger run on memory and time, and how many make one of the smaller run.
MANY, STRIDE = 500, 10
#: Reports of the run on words a second, and those that warm both sides up.
TIMED, WARMING = 120, 4
COMMAND = "python -m benchmarks.speed"
SMALL = "GOMA, Nov 21 (Meridian Wire) - Rebels captured Goma on Tuesday, residents said.\n"
Times = tuple[float, float]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, perhaps freeze. The exit status is 1 when a bound is not kept."""
    parser = argparse.ArgumentParser(prog=COMMAND, description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("reports", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--freeze", action="store_true")
    parser.add_argument("--worker", choices=WORKERS, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.worker:
        print(json.dumps(WORKERS[given.worker](given.reports, given.rounds)))
        return 0
    values = measure(given.reports or default_reports(), given.rounds)
    for name, value in values.items():
        print(f"{name:16} {value:12,.3f}  {_bound(name):14} {_kept(name, value)}".rstrip())
    if given.freeze:
        freeze(values)
    return int(any(_kept(name, value) for name, value in values.items()))


def measured(data: Path, *, write: bool) -> list[tuple[str, ...]]:
    """Rows for the table of `benchmarks.run`, without its first column."""
    values = measure(default_reports(data), 3)
    frozen = json.loads(FROZEN.read_text("utf-8"))["values"] if FROZEN.exists() else {}
    if write:
        freeze(values)
    return [
        (
            name,
            f"{value:,.3f}",
            f"{frozen[name]:,.3f}" if name in frozen else "",
            _bound(name),
            "",
            _kept(name, value),
            COMMAND if at == 0 else "",
        )
        for at, (name, value) in enumerate(values.items())
    ]


def default_reports(data: Path | None = None) -> list[Path]:
    """Files of reports: of the external corpora if they are there, else the shipped examples."""
    given = os.environ.get("DATELINE_DATA")
    data = data or (Path(given) if given else None)
    found = sorted((data / "reports").glob("*.jsonl")) if data else []
    if found:
        return found
    from dateline.cli.demo import examples

    return [examples()]


def measure(files: Sequence[Path], rounds: int) -> dict[str, float]:
    """All measures; seconds, words a second, gigabytes and ratios."""
    rate = _worker("rate", files, rounds)
    few, many = _worker("few", files), _worker("many", files)
    per_word = [run["cpu_s"] / run["words"] for run in (few, many)]
    return {
        **rate,
        "memory_gb": many["peak_gb"],
        "growth": many["peak_gb"] / many["half_gb"],
        "tenfold": 10 * per_word[1] / per_word[0],
        "reports": many["reports"],
        **_starting(rounds),
    }


def _worker(name: str, files: Sequence[Path], rounds: int = 1) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.speed", "--worker", name, "--rounds", str(rounds)]
    one_core = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    done = subprocess.run(  # noqa: S603 - our own interpreter and module
        [*command, *map(str, files)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[1],
        env={**os.environ, **one_core},
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _rate(files: Sequence[Path], rounds: int) -> dict[str, float]:
    """Bare and whole words a second, in turns, so that both meet the same machine."""
    import spacy

    from dateline import Coder
    from dateline.language.spacy import MODEL

    reports = _spread(files, TIMED)
    texts = [report.text for report in reports]
    words = sum(len(text.split()) for text in texts)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # W095: trained with another minor version
        nlp, coder = spacy.load(MODEL), Coder()
    bare: list[Times] = []
    whole: list[Times] = []
    _exhaust(nlp.pipe(texts[:WARMING]))
    _exhaust(coder.pipe(reports[:WARMING]))
    for _ in range(rounds):
        bare.append(_timed(lambda: _exhaust(nlp.pipe(texts, batch_size=32))))
        whole.append(_timed(lambda: _exhaust(coder.pipe(reports))))
    shares = [_share(lambda: _exhaust(coder.pipe(reports))) for _ in range(rounds)]
    cpu = [min(times)[0] for times in (bare, whole)]
    wall = [min(seconds for _, seconds in times) for times in (bare, whole)]
    return {
        "bare_words_s": words / cpu[0],
        "words_s": words / cpu[1],
        "ratio": cpu[0] / cpu[1],
        "ratio_wall": wall[0] / wall[1],
        "sayers": min(shares),
        "words": words,
    }


def _share(work: Callable[[], None]) -> float:
    """The share of CPU time that *work*, which codes reports, spends in the stages of `SAYERS`."""
    from unittest.mock import patch

    from dateline.scene import Scene

    isolate, spent = Scene.isolate, [0.0]

    def timed(scene: Scene, stage: str, *given: Any) -> Any:
        begun = time.process_time()
        try:
            return isolate(scene, stage, *given)
        finally:
            if stage in SAYERS:
                spent[0] += time.process_time() - begun

    with patch.object(Scene, "isolate", timed):
        whole, _ = _timed(work)
    return spent[0] / whole


def _spread(files: Sequence[Path], number: int) -> list[Report]:
    """At most *number* reports, evenly spread over all of *files*."""
    reports = [report for file in files for report in reports_of(file)]
    step = max(1, len(reports) // number)
    return reports[::step][:number]


def _exhaust(items: Iterable[object]) -> None:
    for _ in items:
        pass


def _timed(work: Callable[[], None]) -> Times:
    """CPU seconds and wall-clock seconds."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - cpu, time.perf_counter() - wall


def _coding(reports: Sequence[Report]) -> dict[str, float]:
    from dateline import Coder

    coder = Coder()
    _exhaust(coder.pipe(reports[:WARMING]))
    half = len(reports) // 2
    first, _ = _timed(lambda: _exhaust(coder.pipe(reports[:half])))
    half_gb = _peak_gb()
    second, _ = _timed(lambda: _exhaust(coder.pipe(reports[half:])))
    return {
        "cpu_s": first + second,
        "words": sum(len(report.text.split()) for report in reports),
        "reports": len(reports),
        "half_gb": half_gb,
        "peak_gb": _peak_gb(),
    }


def _peak_gb() -> float:
    """Peak resident memory of this process so far; the system tells it in KiB, macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak * (1 if sys.platform == "darwin" else 1024) / 1e9


def _few(files: Sequence[Path], rounds: int) -> dict[str, float]:
    return _coding(_enough(files)[::STRIDE])


def _many(files: Sequence[Path], rounds: int) -> dict[str, float]:
    return _coding(_enough(files))


def _enough(files: Sequence[Path]) -> list[Report]:
    """`MANY` reports; where the files hold fewer, they come again under other ids."""
    reports = _spread(files, MANY)
    again = range(-(-MANY // len(reports)))
    return [replace(report, id=f"{report.id}-{n}") for n in again for report in reports][:MANY]


WORKERS: dict[str, Callable[[Sequence[Path], int], dict[str, float]]] = {
    "rate": _rate,
    "few": _few,
    "many": _many,
}


def _starting(rounds: int) -> dict[str, float]:
    """Seconds of the best of some runs from a cold start, wall and CPU."""
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder, "small.txt")
        small.write_text(SMALL, "utf-8")
        day = ["--published", "2012-11-21"]
        cold = [_program("code", str(small), *day) for _ in range(max(rounds, 3))]
    quick = [_program("--help") for _ in range(2 * max(rounds, 3))]
    return {
        "cold_s": min(wall for _, wall in cold),
        "cold_cpu_s": min(cold)[0],
        "help_s": min(wall for _, wall in quick),
        "help_cpu_s": min(quick)[0],
    }


def _program(*arguments: str) -> Times:
    """CPU and wall-clock seconds of one run of the program, which must succeed."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "dateline", *arguments]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own program
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, wall


def _bound(name: str) -> str:
    if name not in BOUNDS:
        return ""
    bound, least = BOUNDS[name]
    return f"at {'least' if least else 'most'} {bound:g}"


def _kept(name: str, value: float) -> str:
    """Empty when the bound is kept or there is none."""
    if name not in BOUNDS:
        return ""
    bound, least = BOUNDS[name]
    return "" if (value >= bound if least else value <= bound) else "below"


def freeze(values: dict[str, float]) -> None:
    """Write *values* with the machine they were measured on."""
    machine = {"cores": os.cpu_count(), "python": platform.python_version(), "cpu": _cpu()}
    data: dict[str, Any] = {
        "machine": machine,
        "values": {name: round(value, 3) for name, value in values.items()},
    }
    FROZEN.write_text(json.dumps(data, indent=1) + "\n", "utf-8")


def _cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor()
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


if __name__ == "__main__":
    sys.exit(main())
