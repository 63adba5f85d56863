"""The synthetic load is the same each time, true to its text, known in full, and like reports."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise
from pathlib import Path

import pytest
from benchmarks.load import Loaded, load
from benchmarks.load_held import all_but_one, held_back
from benchmarks.load_score import b_cubed
from benchmarks.load_tables import Mix, tables

from benchmarks import load as loads
from benchmarks import merging_scale as scale
from dateline.knowledge.registry import load_registry
from dateline.model import Claim, Span
from dateline.model.codec import coding_from_dict, to_dict
from dateline.reading import similarity
from dateline.store import ClaimQuery, MemoryStore

CLAIMS = 12_000


@cache
def sample() -> tuple[Loaded, ...]:
    return tuple(load(CLAIMS, 7))


def claims() -> Iterator[tuple[Claim, str]]:
    for item in sample():
        yield from zip(item.coding.claims, item.truth, strict=True)


def share(found: int, of: int | None = None) -> float:
    return found / (of or CLAIMS)


def spans(item: object) -> Iterator[Span]:
    if isinstance(item, Span):
        yield item
    elif isinstance(item, tuple):
        for part in item:
            yield from spans(part)
    elif dataclasses.is_dataclass(item):
        for field in dataclasses.fields(item):
            yield from spans(getattr(item, field.name))


def test_equal_arguments_give_equal_loads() -> None:
    assert tuple(islice(load(CLAIMS, 7), 80)) == sample()[:80]
    assert tuple(islice(load(CLAIMS, 8), 80)) != sample()[:80]


def test_it_is_lazy_and_of_the_size_asked_for() -> None:
    assert next(load(10**9)).coding.claims
    assert sum(len(item.truth) for item in sample()) == CLAIMS


def test_every_span_is_true() -> None:
    for item in sample():
        text = item.coding.report.text
        for span in spans((item.coding.claims, item.coding.statements)):
            assert text[span.start : span.end] == span.text
            assert span.text.strip() == span.text != ""


def test_every_claim_has_an_id_of_its_own_and_a_truth() -> None:
    ids = [claim.id for claim, _ in claims()]
    assert len(set(ids)) == len(ids)
    assert all(truth for _, truth in claims())


def test_codings_are_as_the_format_wants_them() -> None:
    for item in sample()[::50]:
        assert coding_from_dict(to_dict(item.coding, text=True)) == item.coding


def test_statements_hold_what_their_claims_tell() -> None:
    for item in sample()[::20]:
        told = {s.id: s for s in item.coding.statements}
        for claim in item.coding.claims:
            assert (claim.statement is None) == (not claim.sources)
            if claim.statement:
                assert told[claim.statement].covers(claim.trigger)


@pytest.mark.parametrize(
    ("what", "low", "high"),
    [
        ("place", 0.74, 0.88),
        ("time", 0.93, 0.99),
        ("actor", 0.38, 0.54),
        ("recipient", 0.22, 0.42),
        ("count", 0.1, 0.24),
        ("source", 0.36, 0.5),
        ("mode", 0.5, 0.75),
        ("denial", 0.001, 0.02),
        ("uncertain", 0.04, 0.16),
        ("assault", 0.5, 0.68),
        ("talk", 0.1, 0.3),
        ("area", 0.08, 0.25),
        ("day", 0.55, 0.75),
    ],
)
def test_slots_are_filled_as_in_coded_reports(what: str, low: float, high: float) -> None:
    has = {
        "place": lambda c: c.places,
        "time": lambda c: c.time,
        "actor": lambda c: c.actors,
        "recipient": lambda c: c.recipients,
        "count": lambda c: c.counts,
        "source": lambda c: c.sources,
        "mode": lambda c: c.modes,
        "denial": lambda c: c.stance == "denies",
        "uncertain": lambda c: c.factuality not in ("CT+", "CT-"),
        "assault": lambda c: c.type == "ASSAULT",
        "talk": lambda c: c.type in ("ACCUSE", "CONSULT", "REQUEST", "SUPPORT", "AGREE", "REJECT"),
        "area": lambda c: c.places and c.places[0].precision in ("country", "adm1", "region"),
        "day": lambda c: c.time and c.time.interval.precision == "day",
    }[what]
    assert low <= share(sum(bool(has(c)) for c, _ in claims())) <= high


def test_reports_are_as_long_as_coded_ones() -> None:
    lengths = sorted(len(item.truth) for item in sample())
    assert 10 <= share(CLAIMS, len(lengths)) <= 15
    assert lengths[len(lengths) // 10] <= 7
    assert lengths[-len(lengths) // 20] >= 20


def test_few_incidents_are_told_by_many_reports() -> None:
    told = defaultdict(set)
    for item in sample():
        for truth in item.truth:
            told[truth].add(item.coding.report.id)
    numbers = [len(reports) for truth, reports in told.items() if "-" not in truth]
    assert 0.5 <= share(numbers.count(1), len(numbers)) <= 0.75
    assert 0.02 <= share(sum(n >= 8 for n in numbers), len(numbers)) <= 0.12
    assert max(numbers) > 30


def test_copies_are_copies_and_nothing_else_is() -> None:
    prints = {i.coding.report.id: i.coding.report.fingerprint for i in sample()}
    pairs = [(i.coding.report.id, i.copy_of) for i in sample() if i.copy_of]
    assert 0.1 <= share(len(pairs), len(prints)) <= 0.22
    alike = sorted(similarity(prints[a], prints[b]) for a, b in pairs)
    assert alike[len(alike) // 10] > 0.4
    copies = {a for pair in pairs for a in pair}
    own = [mark for name, mark in prints.items() if name not in copies]
    assert max(similarity(a, b) for a, b in pairwise(own)) < 0.4


def test_much_happens_in_one_town_on_one_day() -> None:
    at = defaultdict(set)
    for claim, truth in claims():
        if claim.places and claim.time and claim.places[0].precision == "place":
            at[claim.places[0].id, claim.time.interval.start].add(truth)
    assert max(map(len, at.values())) >= 5


def test_claims_of_one_incident_disagree_as_in_reports() -> None:
    told = defaultdict(list)
    for claim, truth in claims():
        told[truth].append(claim)
    places = [c.places[0].id for cs in told.values() for c in cs[:2] if len(cs) > 1 and c.places]
    assert len(places) > 1000
    kinds = [Counter(c.type for c in cs).most_common(1)[0][1] / len(cs) for cs in told.values()]
    assert 0.95 < sum(kinds) / len(kinds) < 1
    tolls = [
        {n.low for c in cs for n in c.counts if n.kind == "killed"}
        for cs in told.values()
        if len(cs) > 5
    ]
    assert share(sum(len(t) > 1 for t in tolls), len(tolls)) > 0.2


def test_more_theatres_for_a_larger_load() -> None:
    wide = {i.coding.report.id.split("-")[1] for i in islice(load(400_000), 300)}
    dense = {i.coding.report.id.split("-")[1] for i in islice(load(400_000, in_theatres=2), 300)}
    assert (len(wide), len(dense)) == (8, 2)


def test_the_command_writes_a_store_and_the_truth(tmp_path: Path) -> None:
    path = tmp_path / "load.db"
    assert loads.main(["--claims", "600", "--store", str(path)]) == 0
    truth = loads.read_truth(loads.truth_path(path))
    assert len(truth) == 600
    with pytest.raises(SystemExit):
        loads.main(["--claims", "600", "--store", str(path)])


def test_a_store_holds_all_claims(tmp_path: Path) -> None:
    store = MemoryStore()
    assert loads.keep(load(500), store, tmp_path / "truth.tsv") == 500
    kept = {found.claim.id for found in store.claims(ClaimQuery())}
    assert kept == set(loads.read_truth(tmp_path / "truth.tsv"))


def test_the_tables_name_what_the_registry_knows() -> None:
    known = load_registry().by_id
    for row in tables().theatres:
        assert {row.country, *row.groups} <= set(known)
        assert row.foreign is None or row.foreign in known
    assert set(tables().words["outlets"]) <= set(known)


def test_a_mix_draws_by_shares() -> None:
    mix = Mix([("a", 0.5), ("b", 0.25), ("c", 0.25)])
    assert mix.mean({"a": 0.0, "b": 4.0, "c": 8.0}.__getitem__) == pytest.approx(3)


@pytest.mark.parametrize(
    ("groups", "precision", "recall"),
    [
        ({}, 1.0, 2 / 5),  # each claim by itself
        (dict.fromkeys("abcde", "g"), 0.52, 1.0),
        ({"a": "1", "b": "1", "c": "1", "d": "2", "e": "2"}, 1.0, 1.0),
        ({"a": "1", "b": "1", "c": "2", "d": "2", "e": "3"}, 0.8, 8 / 15),
    ],
)
def test_b_cubed(groups: dict[str, str], precision: float, recall: float) -> None:
    truth = {"a": "x", "b": "x", "c": "x", "d": "y", "e": "y"}
    found = b_cubed(groups, truth)
    assert found.precision == pytest.approx(precision)
    assert found.recall == pytest.approx(recall)


def test_one_report_is_held_back(tmp_path: Path) -> None:
    kept = tmp_path / "held.json"
    left = list(all_but_one(load(4000, 5), 4000, kept))
    coding, truth = held_back(kept)
    ids = {item.coding.report.id for item in left}
    assert coding.report.id not in ids
    assert len(truth) >= 12
    assert sum(len(item.truth) for item in left) + len(truth) == 4000
    told = {name for item in left for name in item.truth}
    assert told & set(truth.values())


def test_bounds_of_scale_are_told_and_kept() -> None:
    for name in scale.BOUNDS:
        assert name.rpartition(".")[2] in str(scale.__doc__)
    assert scale.kept("100k.s", 90.0)
    assert not scale.kept("100k.s", 90.1)
    assert scale.kept("100k.f1", 0.1)
    assert [scale.short(size) for size in scale.SIZES] == ["100k", "200k", "1m"]


def test_a_late_report_is_right_where_its_event_holds_what_it_tells() -> None:
    truth = {"old1": "x", "old2": "y", "new1": "x", "new2": "y", "new3": "alone"}
    events = {"old1": "e1", "old2": "e2", "new1": "e1", "new2": "e1", "new3": "e3"}
    assert scale._right(events, truth, {"new1", "new2", "new3"}) == 0.5
