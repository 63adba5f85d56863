"""How long merging takes, how much memory, and how right it is, on loads whose truth is known.

Usage: python -m benchmarks.merging_scale [--sizes N ...] [--jobs J] [--folder DIR] [--freeze]

For each size a store is written with `benchmarks.load` (kept in --folder and used again), merged
from nothing in a process of its own, and scored; then one report that was held back is merged into
it. Memory is the peak of the resident memory of the process and all it started, added up.

s            seconds to merge everything (wall clock: take it on an idle machine)
cpu_s        CPU seconds of the same, of all processes
gb           peak resident memory
p, r, f1     B-cubed of the events over all claims, singles with them
events       events with more than one claim
one_s        seconds to merge one more report into that store, in a process that starts anew
one_cold_s   seconds of the command `dateline merge` for one more report, start and end included
one_right    share of its claims that stand with what they tell (those told elsewhere, too)
doubling     CPU seconds for 200,000 claims / for 100,000
denser       the same where the 200,000 lie in the countries of the 100,000 (no gate: more is told
             of each town and day, so more pairs are to be compared)
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.load import keep, load, read_truth, truth_path
from benchmarks.load_held import all_but_one, held_back
from benchmarks.load_score import b_cubed
from dateline.cli.coding import now
from dateline.cli.wired import merge_store
from dateline.model import Coding
from dateline.settings import Settings
from dateline.store import Store, Version

FROZEN = Path(__file__).parent / "scale.json"
COMMAND = "python -m benchmarks.merging_scale"
SIZES = (100_000, 200_000, 1_000_000)
SEED = 1
#: measure -> the most it may be
BOUNDS = {
    "100k.s": 90.0,
    "100k.gb": 1.0,
    "1m.s": 1200.0,
    "1m.gb": 4.0,
    "1m.one_s": 2.0,
    "doubling": 2.3,
}
Values = dict[str, float]
_AT_A_TIME = 5000
_GLANCE_S = 0.2


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, perhaps freeze. The exit status is 1 when a bound is not kept."""
    parser = argparse.ArgumentParser(prog=COMMAND, description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--sizes", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--freeze", action="store_true")
    parser.add_argument("--worker", choices=WORKERS, help=argparse.SUPPRESS)
    parser.add_argument("--store", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.worker:
        print(json.dumps(WORKERS[given.worker](given.store, given.jobs)))
        return 0
    with tempfile.TemporaryDirectory() as passing:
        values = measure(given.sizes, given.folder or Path(passing), given.jobs)
    if given.freeze:
        freeze(values)
    return int(any(not kept(name, value) for name, value in values.items()))


def measure(sizes: Sequence[int], folder: Path, jobs: int) -> Values:
    """All measures by name, printed as they come; the loads lie in *folder*."""
    values: Values = {}
    for size in sizes:
        store = written(size, folder)
        for worker in ("merge", "score", "one"):
            found = in_a_process(worker, store, jobs)
            _tell(values, {f"{short(size)}.{name}": value for name, value in found.items()})
    first, second = (values.get(f"{short(n)}.cpu_s") for n in SIZES[:2])
    if first and second:
        dense = in_a_process("merge", written(SIZES[1], folder, theatres=2), jobs)
        _tell(values, {"doubling": second / first, "denser": dense["cpu_s"] / first})
    return values


def _tell(values: Values, found: Values) -> None:
    for name, value in found.items():
        values[name] = value
        bound = f"at most {BOUNDS[name]:g}" if name in BOUNDS else ""
        mark = "" if kept(name, value) else "above"
        print(f"{name:16} {value:12,.3f}  {bound:14} {mark}".rstrip(), flush=True)


def kept(name: str, value: float) -> bool:
    """True when *value* is within the bound of that measure, or there is none."""
    return value <= BOUNDS.get(name, float("inf"))


def short(size: int) -> str:
    """A size as measures name it: 100k, 1m."""
    return f"{size // 1_000_000}m" if size % 1_000_000 == 0 else f"{size // 1000}k"


def written(size: int, folder: Path, theatres: int | None = None) -> Path:
    """The store of the load of *size*, written if it is not there; one report is held back."""
    path = folder / f"load-{short(size)}{'-dense' if theatres else ''}.db"
    if not truth_path(path).exists():
        from dateline.wiring import open_store

        loaded = load(size, SEED, in_theatres=theatres)
        with open_store(str(path)) as store:
            keep(all_but_one(loaded, size, path.with_suffix(".held.json")), store, truth_path(path))
    return path


def in_a_process(worker: str, store: Path, jobs: int) -> Values:
    """What *worker* measures, with the peak memory of all its processes for those that merge."""
    command = [sys.executable, "-m", "benchmarks.merging_scale", "--worker", worker]
    command += ["--store", str(store), "--jobs", str(jobs)]
    root = Path(__file__).parents[1]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as running:  # noqa: S603 - our own module
        peak = _Watch(running.pid)
        peak.start()
        out, _ = running.communicate()
        peak.done.set()
        peak.join()
    if running.returncode:
        raise SystemExit(f"{worker} on {store} failed")
    found: Values = json.loads(out)
    return {**found, "gb": max(peak.gb, found["gb"])} if "gb" in found else found


class _Watch(threading.Thread):
    """Looks now and then how much memory a process and those it started hold."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.gb, self.done = pid, 0.0, threading.Event()

    def run(self) -> None:
        """Watch until told that it is done."""
        while not self.done.wait(_GLANCE_S):
            self.gb = max(self.gb, sum(map(_resident_gb, _family(self.pid))))


def _family(pid: int) -> Iterator[int]:
    """The process and all its descendants; on systems without /proc only itself."""
    yield pid
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = path.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))


def _resident_gb(pid: int) -> float:
    try:
        pages = Path(f"/proc/{pid}/statm").read_text().split()[1]
    except (OSError, IndexError):
        return 0.0
    return int(pages) * resource.getpagesize() / 1e9


def _merge(path: Path, jobs: int) -> Values:
    """Merge a whole store from nothing."""
    with _opened(path) as store:
        begun = time.perf_counter()
        _merged(store, Settings(jobs=jobs, store=str(path)), full=True)
        took = time.perf_counter() - begun
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(use.ru_utime + use.ru_stime for use in spent)
    peak = spent[0].ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e9
    return {"s": took, "cpu_s": cpu, "gb": peak}


def _merged(store: Store, settings: Settings, *, full: bool) -> None:
    merge_store(store, settings, full=full, now=now, progress=lambda step, done, total: None)


def _score(path: Path, jobs: int) -> Values:
    """B-cubed over all claims of the load."""
    truth = read_truth(truth_path(path))
    with _opened(path) as store:
        events = _events(store, list(truth))
    found = b_cubed(events, truth)
    sizes: dict[str, int] = {}
    for event in events.values():
        sizes[event] = sizes.get(event, 0) + 1
    many = sum(size > 1 for size in sizes.values())
    return {"p": found.precision, "r": found.recall, "f1": found.f1, "events": many}


def _events(store: Store, claims: Sequence[str]) -> dict[str, str]:
    """Claim -> event, asked for some thousands at a time."""
    found: dict[str, str] = {}
    asked = iter(claims)
    while batch := list(islice(asked, _AT_A_TIME)):
        found.update(store.events_of(batch))
    return found


def _one(path: Path, jobs: int) -> Values:
    """In a copy of the store, merge the report held back; then it again, coded by another version,
    by the command.
    """
    coding, truth = held_back(path.with_suffix(".held.json"))
    whole = {**read_truth(truth_path(path)), **truth}
    copy = path.with_suffix(".one.db")
    shutil.copyfile(path, copy)
    try:
        with _opened(copy) as store:
            _add(store, coding, "late")
            begun = time.perf_counter()
            _merged(store, Settings(), full=False)
            took = time.perf_counter() - begun
            right = _right(_events(store, list(whole)), whole, set(truth))
            _add(store, coding, "later")
        begun = time.perf_counter()
        command = [sys.executable, "-m", "dateline", "merge", "--store", str(copy)]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own program
        cold = time.perf_counter() - begun
    finally:
        for left in copy.parent.glob(copy.name + "*"):
            left.unlink()
    return {"one_s": took, "one_cold_s": cold, "one_right": right}


def _add(store: Store, coding: Coding, version: str) -> None:
    run = store.begin(Version("load", version), started=now())
    store.add(run, [coding])
    store.end(run, ended=now())


def _right(events: dict[str, str], truth: dict[str, str], new: set[str]) -> float:
    """Share of the *new* claims told elsewhere too whose event holds a claim of their incident."""
    told = {incident for claim, incident in truth.items() if claim not in new}
    held = {(event, truth[claim]) for claim, event in events.items() if claim not in new}
    asked = [claim for claim in new if truth[claim] in told]
    return sum((events.get(c, ""), truth[c]) in held for c in asked) / max(len(asked), 1)


def _opened(path: Path) -> Store:
    from dateline.wiring import open_store

    return open_store(str(path))


WORKERS: dict[str, Callable[[Path, int], Values]] = {
    "merge": _merge,
    "score": _score,
    "one": _one,
}


def freeze(values: Values) -> None:
    """Write *values* with the machine they were measured on; other sizes keep theirs."""
    from benchmarks.speed import _cpu

    kept = json.loads(FROZEN.read_text("utf-8"))["values"] if FROZEN.exists() else {}
    values = {**kept, **values}

    machine = {"cores": os.cpu_count(), "python": sys.version.split()[0], "cpu": _cpu()}
    data: dict[str, Any] = {
        "machine": machine,
        "bounds": BOUNDS,
        "values": {name: round(value, 3) for name, value in values.items()},
    }
    FROZEN.write_text(json.dumps(data, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
