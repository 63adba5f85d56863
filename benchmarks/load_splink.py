"""Splink on the claims of a load: what ``decisions/006-linkage-library.md`` measures.

Splink is no dependency of Dateline: install ``splink==5.0.0`` where this is to run.

    python -m benchmarks.load_splink flatten --claims 100000 --seed 2 --out learn.parquet
    python -m benchmarks.load_splink flatten --claims 100000 --seed 1 --out load.parquet
    python -m benchmarks.load_splink link load.parquet --learn learn.parquet --labels

`link` learns the weights on one load (from its truth with --labels, else by expectation
maximisation), compares and clusters the claims of another, and prints seconds, memory, and B-cubed
of connected components at several match weights. --one also times one report against all others.
"""

from __future__ import annotations

import argparse
import logging
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from benchmarks.load_score import b_cubed

MODEL = Path(__file__).with_suffix(".yaml")
_WEIGHTS = (2, 4, 6, 8, 10, 12, 15)
_AT_A_TIME = 20_000
_TEXTS = (
    *("unique_id", "truth", "report", "family", "type", "mode", "place_id", "area", "admin1"),
    *("country", "actor", "recipient", "stem", "passage"),
)
_NUMBERS = ("first", "last", "low", "high", "killed", "published")
_PREPARED = """select *, lat is null or area is not null as vague,
 cast(floor(lat/0.25) as int)*10000+cast(floor(lon/0.25) as int) as cell, first//4 as b0,
 (first+2)//4 as b1, case when last-first<=10 then first end as day from '{path}'"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what is asked and return 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load_splink", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    what = parser.add_subparsers(dest="what", required=True)
    flat = what.add_parser("flatten")
    flat.add_argument("--claims", type=int, required=True)
    flat.add_argument("--seed", type=int, default=1)
    flat.add_argument("--theatres", type=int)
    flat.add_argument("--out", type=Path, required=True)
    link = what.add_parser("link")
    link.add_argument("load", type=Path)
    link.add_argument("--learn", type=Path, required=True)
    link.add_argument("--labels", action="store_true")
    link.add_argument("--above", type=float, default=0.0, help="least match weight that is kept")
    link.add_argument("--memory", default="8GB", help="memory that DuckDB may take")
    link.add_argument("--one", action="store_true")
    given = parser.parse_args(arguments)
    if given.what == "flatten":
        flatten(given.claims, given.seed, given.theatres, given.out)
    else:
        compared(given)
    return 0


def flatten(claims: int, seed: int, theatres: int | None, out: Path) -> None:
    """Write the claims of a load to a Parquet file, one a row, with what is compared of them."""
    import pyarrow as pa
    from pyarrow import parquet

    schema = pa.schema([(name, kind) for name, kind in _schema(pa).items()])
    rows: list[dict[str, Any]] = []
    with parquet.ParquetWriter(out, schema) as writer:
        for row in _rows(claims, seed, theatres):
            rows.append(row)
            if len(rows) == _AT_A_TIME:
                writer.write_table(pa.Table.from_pylist(rows, schema))
                rows.clear()
        writer.write_table(pa.Table.from_pylist(rows, schema))


def _schema(pa: Any) -> dict[str, Any]:
    return {
        **dict.fromkeys(_TEXTS, pa.string()),
        **dict.fromkeys(_NUMBERS, pa.int32()),
        **dict.fromkeys(("lat", "lon", "radius"), pa.float32()),
        "generic": pa.bool_(),
        "words": pa.list_(pa.string()),
    }


def _rows(claims: int, seed: int, theatres: int | None) -> Iterator[dict[str, Any]]:
    """What a record of merging holds of each claim, the first of each slot."""
    from benchmarks.load import load
    from dateline.knowledge.merging_rules import load_merging_rules
    from dateline.merging.records import record
    from dateline.merging.told import Told

    rules = load_merging_rules()
    for item in load(claims, seed, in_theatres=theatres):
        report = item.coding.report
        for claim, truth in zip(item.coding.claims, item.truth, strict=True):
            passage = _sentence(report.text, claim.trigger.start, claim.trigger.end)
            span = report.span(*passage)
            told = Told(claim, report.id, report.publisher, report.published, span)
            made = record(told, rules)
            spot = made.spots[0] if made.spots else None
            actor = made.actors[0] if made.actors else None
            other = made.recipients[0] if made.recipients else None
            dead = next((n for n in made.numbers if n.kind == "killed"), None)
            yield {
                "unique_id": claim.id,
                "truth": truth,
                "report": report.id,
                "family": made.family,
                "type": claim.type,
                "mode": min(made.modes, default=None),
                "place_id": (spot.id or None) if spot else None,
                "lat": spot.lat if spot else None,
                "lon": spot.lon if spot else None,
                "radius": spot.radius_km if spot else None,
                "area": (spot.area or None) if spot else None,
                "admin1": (spot.admin1 or None) if spot else None,
                "country": report.id.split("-")[1].upper(),  # what the report is about
                "first": made.first,
                "last": made.last,
                "actor": (actor.id or actor.name) if actor else None,
                "generic": actor.generic if actor else None,
                "recipient": (other.id or other.name) if other else None,
                "low": dead.low if dead else None,
                "high": dead.high if dead else None,
                "killed": (dead.best or dead.low or dead.high) if dead else None,
                "stem": min(made.stems, default=None),
                "words": sorted(made.words),
                "published": made.published,
                "passage": span.text,
            }


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a trigger: texts of the load have no other full stops."""
    first = max(text.rfind(". ", 0, start) + 1, text.rfind("\n", 0, start)) + 1
    return first, text.find(".", end) + 1 or len(text)


class _Said:
    """Prints what was done, with the seconds, CPU seconds and peak memory so far."""

    def __init__(self) -> None:
        self.begun = time.perf_counter()

    def __call__(self, *words: object) -> None:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        took = time.perf_counter() - self.begun
        print(f"[{took:7.1f} s {time.process_time():7.1f} CPU {peak:5.2f} GB]", *words, flush=True)


def compared(given: argparse.Namespace) -> None:
    """Learn, compare, cluster, score; each step is printed."""
    import duckdb

    logging.getLogger("splink").setLevel(logging.ERROR)
    say = _Said()
    at = duckdb.connect()
    at.execute("set threads=2; set preserve_insertion_order=false")
    at.execute(f"set memory_limit='{given.memory}'")
    for name, path in (("load", given.load), ("learn", given.learn)):
        at.execute(f"create table {name} as {_PREPARED.format(path=path)}")
    say("read")
    settings = learned(at, labels=given.labels)
    say("learned")
    linker, _ = _linker(at, "load", settings)
    found = linker.inference.predict(threshold_match_weight=given.above)
    say(f"compared; {_count(found):,} pairs kept")
    truth = dict(at.execute("select unique_id, truth from load").fetchall())
    for weight in _WEIGHTS:
        odds = 2.0**weight
        cluster = linker.clustering.cluster_pairwise_predictions_at_threshold
        groups = cluster(found, threshold_match_probability=odds / (1 + odds))
        home = dict(groups.as_duckdbpyrelation().project("unique_id, cluster_id").fetchall())
        score = b_cubed(home, truth)
        most = max(Counter(home.values()).values())
        say(
            f"weight {weight}: precision {score.precision:.3f} recall {score.recall:.3f}"
            f" F1 {score.f1:.3f}, largest {most:,}"
        )
    if given.one:
        _one(at, settings, say)


def learned(at: Any, *, labels: bool) -> dict[str, Any]:
    """Settings with weights learned on the table ``learn``."""
    model = yaml.safe_load(MODEL.read_text("utf-8"))
    linker, _ = _linker(at, "learn", _untrained(model))
    training = linker.training
    if labels:
        training.estimate_u_using_random_sampling(max_pairs=2e7, seed=1)
        training.estimate_m_from_label_column("truth")
    else:
        sure = model["sure"]
        training.estimate_probability_two_random_records_match([sure["rule"]], sure["recall"])
        training.estimate_u_using_random_sampling(max_pairs=2e7, seed=1)
        for rule in model["learning"]:
            training.estimate_parameters_using_expectation_maximisation(rule, max_pairs=3e6)
    made: dict[str, Any] = linker.misc.save_model_to_json()
    return {**made, "blocking_rules_to_generate_predictions": model["blocking"]}


def _untrained(model: dict[str, Any]) -> dict[str, Any]:
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": 1e-4,
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": False,
        "blocking_rules_to_generate_predictions": model["blocking"],
        "comparisons": [
            {
                "output_column_name": name,
                "comparison_levels": list(_levels(levels, model["macros"])),
            }
            for name, levels in model["comparisons"].items()
        ],
    }


def _levels(levels: list[list[str]], macros: dict[str, str]) -> Iterator[dict[str, Any]]:
    for number, (label, condition) in enumerate(levels):
        sql = condition.format(**macros)
        yield {"sql_condition": sql, "label_for_charts": label, "is_null_level": number == 0}
    yield {"sql_condition": "ELSE", "label_for_charts": "all else"}


def _linker(at: Any, table: str, settings: dict[str, Any]) -> tuple[Any, Any]:
    from splink import DuckDBAPI, Linker

    registered = DuckDBAPI(at).register(table)
    return Linker(registered, settings), registered


def _one(at: Any, settings: dict[str, Any], say: _Said) -> None:
    """Pairs of one report with all others; clusters would have to be made anew after it."""
    long = "select report from load group by 1 having count(*)>=12 order by hash(report) limit 1"
    chosen = at.execute(long).fetchall()[0]
    at.execute("create table one as select * from load where report = ?", chosen)
    at.execute("create table others as select * from load where report <> ?", chosen)
    linker, others = _linker(at, "others", settings)
    _, new = _linker(at, "one", settings)
    begun = time.perf_counter()
    found = linker.inference.predict_between(new, others, threshold_match_weight=0)
    say(f"one report: {_count(found)} pairs in {time.perf_counter() - begun:.2f} s")


def _count(found: Any) -> int:
    number: int = found.as_duckdbpyrelation().aggregate("count(*)").fetchall()[0][0]
    return number


if __name__ == "__main__":
    sys.exit(main())
