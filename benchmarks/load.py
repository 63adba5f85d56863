"""A load for merging whose truth is known: reports with claims, and which incident each tells.

Usage: python -m benchmarks.load --claims N [--seed S] [--store FILE] [--theatres T]

Writes codings into a Dateline store and the truth to a table beside it, one line a claim: claim,
incident, report, the report it copies. Without --store it only generates and says how fast.
Nothing in the load happened. Towns and parties are real names, so that containment and parents
work as they do on reports; texts are short and made of our own words, and every span is true.

How often a slot is missing or wrong, how many reports tell an incident, how often and how late
is taken from coded reports; ``load.yaml`` names every rate. A load covers two years. By default a
larger one covers more countries, `CLAIMS_A_THEATRE` claims each; with --theatres the same
countries grow denser, which is harder: more happens in one town on one day.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.load_claims import coding, report_name
from benchmarks.load_reports import Newsroom, Written
from benchmarks.load_tables import tables
from benchmarks.load_world import theatres
from dateline.model import Coding
from dateline.store import Store, Version

COMMAND = "python -m benchmarks.load"
#: Reports that are written to a store at a time, in one transaction.
AT_A_TIME = 200
_HEADER = "claim\tincident\treport\tcopy_of\n"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A coding of the load; ``truth`` names the incident of each of its claims, in their order.

    ``copy_of`` is the id of the report that this one was copied from, or "".
    """

    coding: Coding
    truth: tuple[str, ...]
    copy_of: str = ""


def load(claims: int, seed: int = 1, *, in_theatres: int | None = None) -> Iterator[Loaded]:
    """Codings that hold *claims* claims, by day of publication; equal arguments, equal codings.

    Nothing is held but what is still to be told. *in_theatres* sets the number of countries.
    """
    given = tables()
    wanted = in_theatres or max(2, round(claims / given.claims_a_theatre))
    places = theatres(wanted, given)
    days = min(given.days, -(-claims * given.days // (2 * given.claims_a_theatre)))
    first = given.start.toordinal()
    rooms = [Newsroom(p, given, f"{seed} {p.country}", first) for p in places]
    left = claims
    day = first
    while left > 0:
        for room in rooms:
            for written in room.day(day, claims / max(days, 1) / len(rooms)):
                if left > 0:
                    yield _loaded(written, seed, left)
                    left -= min(left, len(written.sentences))
        day += 1


def _loaded(written: Written, seed: int, most: int) -> Loaded:
    made, truth = coding(written, seed, most)
    if written.copy_of is None:
        return Loaded(made, truth)
    return Loaded(made, truth, report_name(seed, written.theatre, written.copy_of))


def keep(loaded: Iterable[Loaded], store: Store, truth: Path) -> int:
    """Write codings to *store* and their truth to a table at *truth*; returns how many claims.

    The run is dated by the load itself, so that two stores of one load are alike.
    """
    given, claims = tables(), 0
    when = f"{given.start.isoformat()}T00:00:00+00:00"
    run = store.begin(Version("load", "load"), started=when)
    codings = iter(loaded)
    with truth.open("w", encoding="utf-8") as out:
        out.write(_HEADER)
        while batch := list(islice(codings, AT_A_TIME)):
            store.add(run, [item.coding for item in batch])
            for item in batch:
                out.writelines(rows(item))
                claims += len(item.truth)
    store.end(run, ended=when)
    return claims


def rows(item: Loaded) -> Iterator[str]:
    """The lines of the table of truth for one report."""
    report = item.coding.report.id
    for claim, incident in zip(item.coding.claims, item.truth, strict=True):
        yield f"{claim.id}\t{incident}\t{report}\t{item.copy_of}\n"


def read_truth(path: Path) -> dict[str, str]:
    """Claim id -> incident, from a table that `keep` wrote."""
    with path.open(encoding="utf-8") as lines:
        next(lines)
        return dict(line.split("\t", 2)[:2] for line in lines)


def truth_path(store: Path) -> Path:
    """Where the truth of the load in *store* lies."""
    return store.with_suffix(".truth.tsv")


def main(arguments: Sequence[str] | None = None) -> int:
    """Generate, and write if a store is given; one line tells how much and how fast."""
    parser = argparse.ArgumentParser(prog=COMMAND, description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--claims", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--theatres", type=int)
    parser.add_argument("--store", type=Path)
    given = parser.parse_args(arguments)
    begun = time.perf_counter()
    loaded = load(given.claims, given.seed, in_theatres=given.theatres)
    if given.store is None:
        claims = sum(len(item.truth) for item in loaded)
    else:
        if given.store.exists():
            parser.error(f"{given.store} exists; name a new file")
        from dateline.wiring import open_store

        with open_store(str(given.store)) as store:
            claims = keep(loaded, store, truth_path(given.store))
    took = time.perf_counter() - begun
    print(f"{claims:,} claims in {took:,.1f} s, {claims / took:,.0f} a second")
    return 0


if __name__ == "__main__":
    sys.exit(main())
