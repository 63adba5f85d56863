"""What every store must do, run over each of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from contracts import postgres
from contracts.stores import KINDS
from dateline.model import (
    Claim,
    ClaimTime,
    Coding,
    Interval,
    Party,
    Place,
    Problem,
    Region,
    Report,
    Source,
    Span,
    Statement,
)
from dateline.store import Box, ClaimQuery, Store, Version

TEXT = "Rebels took Kobalt. The Iraqi army bombed Deir ez-Zôr, the monitor said."
OLD, NEW = Version("1.0", "a"), Version("1.1", "a")
NOW = "2014-06-12T08:00:00+00:00"


def span(words: str, text: str = TEXT) -> Span:
    return Span.of(text, text.index(words), text.index(words) + len(words))


def day(iso: str) -> ClaimTime:
    one = dt.date.fromisoformat(iso)
    return ClaimTime(Interval(one, one, "day"), "stated")


def coding(report_id: str = "r1", text: str = TEXT) -> Coding:
    report = Report(report_id, text, "A day", dt.date(2014, 6, 12), publisher="The Herald")
    town = Place(span("Kobalt"), "Kobalt", "geonames:7", "IRQ", "Nineveh", 36.0, 43.0)
    city = Place(span("Deir ez-Zôr"), "Deir ez-Zor", None, "SYR", lat=35.3, lon=-179.5)
    return Coding(
        report,
        statements=(Statement("s1", (span("The Iraqi army bombed Deir ez-Zôr"),), "indirect"),),
        claims=(
            Claim(
                f"c1{report_id}",
                span("took"),
                "CONTROL",
                modes=("capture",),
                actors=(Party(span("Rebels"), "Free Army", "Q5"),),
                places=(town,),
                time=day("2014-06-10"),
            ),
            Claim(
                f"c2{report_id}",
                span("bombed"),
                "ASSAULT",
                statement="s1",
                modes=("aerial",),
                actors=(Party(span("The Iraqi army"), "Iraqi Army"),),
                recipients=(Party(span("Rebels"), "Free Army"),),
                places=(city,),
                sources=(Source(span("the monitor"), "Observatory", role="monitor"),),
                stance="reports",
                factuality="PR+",
            ),
        ),
        parties=(Party(span("Rebels"), "Free Army"),),
        problems=(Problem("times", "no day", severity="note"),),
    )


@pytest.mark.skipif(bool(postgres.missing()), reason=postgres.missing())
def test_postgresql_is_among_the_stores() -> None:
    assert "postgresql" in KINDS


def keep(store: Store, *codings: Coding, version: Version = OLD) -> int:
    return store.add(store.begin(version, started=NOW), codings)


def found(store: Store, query: ClaimQuery) -> list[str]:
    return [s.claim.id for s in store.claims(query)]


def test_what_is_kept_comes_back_whole(store: Store) -> None:
    kept = replace(coding(), report=replace(coding().report, regions=(Region(0, 5, "caption"),)))
    keep(store, kept)
    (stored,) = store.codings()
    assert stored.coding == kept
    assert store.coding(kept.report, OLD) == kept
    assert stored.version == OLD


def test_the_same_report_and_version_adds_nothing(store: Store) -> None:
    assert keep(store, coding(), coding()) == 1
    assert keep(store, coding()) == 0
    assert len(list(store.codings())) == 1


def test_a_new_version_supersedes_without_overwriting(store: Store) -> None:
    keep(store, coding())
    newer = replace(coding(), claims=coding().claims[:1])
    assert keep(store, newer, version=NEW) == 1
    assert found(store, ClaimQuery()) == ["c1r1"]
    assert store.coding(coding().report, OLD) == coding()
    assert [s.version for s in store.report("r1")] == [NEW]


def test_new_knowledge_about_a_report_is_a_new_coding(store: Store) -> None:
    dated = replace(coding(), report=replace(coding().report, published=dt.date(2014, 6, 13)))
    keep(store, coding())
    assert not store.done(dated.report, OLD)
    keep(store, dated)
    assert [s.coding for s in store.codings()] == [dated]


def test_reports_of_one_id_with_other_texts_stay_apart(store: Store) -> None:
    keep(store, coding(), coding(text=TEXT + " More."))
    assert len(store.report("r1")) == 2
    assert len(found(store, ClaimQuery())) == 4


def test_a_killed_run_resumes_where_it_stopped(store: Store) -> None:
    run = store.begin(OLD, started=NOW)
    store.add(run, [coding("r1")])
    # killed here: the run has no end
    again = store.begin(OLD, started=NOW)
    left = [c for c in (coding("r1"), coding("r2")) if not store.done(c.report, OLD)]
    assert [c.report.id for c in left] == ["r2"]
    store.add(again, left)
    store.end(again, ended="2014-06-12T09:00:00+00:00")
    assert [r.ended is None for r in store.runs()] == [True, False]
    assert [s.run for s in store.codings()] == [run, again]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (ClaimQuery(), ["c1r1", "c2r1"]),
        (ClaimQuery(place="kobalt"), ["c1r1"]),
        (ClaimQuery(place="NINEVEH"), ["c1r1"]),
        (ClaimQuery(place="Kob"), []),
        (ClaimQuery(place="deir ez zor"), ["c2r1"]),
        (ClaimQuery(place="Deir ez-Zôr"), ["c2r1"]),
        (ClaimQuery(place="geonames:7"), ["c1r1"]),
        (ClaimQuery(place="%"), []),
        (ClaimQuery(country="SYR"), ["c2r1"]),
        (ClaimQuery(party="rebels"), ["c1r1", "c2r1"]),
        (ClaimQuery(actor="rebels"), ["c1r1"]),
        (ClaimQuery(recipient="free army"), ["c2r1"]),
        (ClaimQuery(party="army"), ["c1r1", "c2r1"]),
        (ClaimQuery(party="Q5"), ["c1r1"]),
        (ClaimQuery(source="observatory"), ["c2r1"]),
        (ClaimQuery(type="ASSAULT"), ["c2r1"]),
        (ClaimQuery(mode="capture"), ["c1r1"]),
        (ClaimQuery(mode="cap"), []),
        (ClaimQuery(factuality="PR+"), ["c2r1"]),
        (ClaimQuery(stance="denies"), []),
        (ClaimQuery(since=dt.date(2014, 6, 10)), ["c1r1"]),
        (ClaimQuery(since=dt.date(2014, 6, 11)), []),
        (ClaimQuery(until=dt.date(2014, 6, 10)), ["c1r1"]),
        (ClaimQuery(until=dt.date(2014, 6, 9)), []),
        (ClaimQuery(box=Box(30, 40, 40, 50)), ["c1r1"]),
        (ClaimQuery(box=Box(30, 170, 40, -170)), ["c2r1"]),
        (ClaimQuery(report="r2"), []),
        (ClaimQuery(limit=1), ["c1r1"]),
        (ClaimQuery(party="rebels", type="CONTROL", place="Kobalt"), ["c1r1"]),
        (ClaimQuery(party="rebels' OR 1=1 --"), []),
    ],
)
def test_queries(store: Store, query: ClaimQuery, ids: list[str]) -> None:
    keep(store, coding())
    assert found(store, query) == ids


def test_claims_come_by_day_with_unknown_days_last(store: Store) -> None:
    early = replace(coding("r2"), claims=(replace(coding("r2").claims[0], time=day("2014-06-01")),))
    keep(store, coding("r1"), early)
    assert found(store, ClaimQuery()) == ["c1r2", "c1r1", "c2r1"]


def test_claims_are_found_by_the_start_of_their_id(store: Store) -> None:
    keep(store, coding())
    assert [s.claim.id for s in store.claim("c2")] == ["c2r1"]
    assert [s.claim.id for s in store.claim("c")] == ["c1r1", "c2r1"]
    assert store.claim("c%") == ()
    (one,) = store.claim("c1r1")
    assert (one.claim, one.report.publisher) == (coding().claims[0], "The Herald")


def test_reports_are_found_by_the_start_of_their_id(store: Store) -> None:
    keep(store, coding("alpha"), coding("alpha-2"))
    assert [s.coding.report.id for s in store.report("alp")] == ["alpha", "alpha-2"]
    assert [s.coding.report.id for s in store.report("alpha")] == ["alpha"]
    assert store.report("none") == ()


def test_text_no_database_can_hold_is_kept_to_the_character(store: Store) -> None:
    text = "Nul \x00 and lone \ud800 and \U0001f54a"
    report = Report("r\x00", text, "\ud800", publisher="p\x00")
    claim = Claim("c", Span.of(text, 0, 5), "AID", actors=(Party(Span.of(text, 4, 5), "\x00"),))
    keep(store, Coding(report, claims=(claim,)))
    (stored,) = store.codings()
    assert stored.coding.report == report
    assert stored.coding.claims == (claim,)
    assert store.report("r\x00")


def test_all_of_a_batch_or_nothing(store: Store) -> None:
    def breaking() -> Iterator[Coding]:
        yield coding("r1")
        raise KeyboardInterrupt

    run = store.begin(OLD, started=NOW)
    with pytest.raises(KeyboardInterrupt):
        store.add(run, breaking())
    assert list(store.codings()) == []


def test_empty_batches_are_nothing(store: Store) -> None:
    assert keep(store) == 0
    assert keep(store, Coding(Report("r1", ""))) == 1
    assert store.report("r1")[0].coding.claims == ()
