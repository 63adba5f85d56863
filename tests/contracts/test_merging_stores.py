"""What every store must do for merging: decisions, tellings, links and copies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dateline.model import Anchor, Claim, Coding, Correction, Judgement, Report, Span
from dateline.store import LinkRow, Store, TellingRow, Version

OLD, NEW = Version("1.0", "a"), Version("1.1", "a")
NOW = "2014-06-12T08:00:00+00:00"
TEXT = "Rebels took Kobalt."


def coding(report_id: str, *claims: str) -> Coding:
    trigger = Span.of(TEXT, 7, 11)
    made = tuple(Claim(claim, trigger, "CONTROL", modes=("capture",)) for claim in claims)
    return Coding(Report(report_id, TEXT, publisher="The Herald"), claims=made)


def keep(store: Store, *codings: Coding, version: Version = OLD) -> None:
    store.add(store.begin(version, started=NOW), codings)


def merge(store: Store) -> int:
    return store.begin_merge("s1", started=NOW)


def telling(name: str, number: int, *keys: int) -> TellingRow:
    return TellingRow(name, number, keys, f'{{"of":"{name}"}}')


def link(left: str, right: str, score: float = 1.5) -> LinkRow:
    return LinkRow(left, right, score, score > 0, '{"why":"100 %"}')


def state(store: Store) -> tuple[list[TellingRow], list[tuple[str, str]], list[tuple[int, str]]]:
    links = [(k.left, k.right) for k in store.all_links()]
    return list(store.all_tellings()), links, list(store.neighbours(range(-9, 10)))


@pytest.fixture
def three(store: Store) -> dict[str, int]:
    """Three codings and their numbers."""
    keep(store, coding("r1", "a", "b"), coding("r2", "c"), coding("r3"))
    return {s.coding.report.id: number for number, s in store.pending()}


def test_decisions_are_added_once_and_read_by_time(store: Store) -> None:
    late = Judgement("a", "b", "same", "ann", "2014-06-12T10:00:00+02:00", reason="\x00 \ud800")
    early = Judgement("b", "a", "different", "bo", "2014-06-12T07:59:00", score=-2.5)
    fix = Correction("a", "type", '"AID"', "ann", NOW, anchor=Anchor("r", 0, 4))
    assert store.decide([late, fix, late]) == 2
    assert store.decide([fix, early]) == 1
    assert store.decisions() == (early, fix, late)
    withdrawn = replace(early, withdrawn=True)
    assert store.decide([withdrawn]) == 1
    assert set(store.decisions()) == {early, fix, late, withdrawn}


def test_merges_are_numbered_and_timed(store: Store) -> None:
    first, second = merge(store), store.begin_merge("s2", started=NOW)
    store.end_merge(second, ended="2014-06-12T09:00:00+00:00")
    assert first < second
    assert [(m.id, m.settings, m.ended is None) for m in store.merges()] == [
        (first, "s1", True),
        (second, "s2", False),
    ]


def test_codings_are_pending_until_covered(store: Store, three: dict[str, int]) -> None:
    at = merge(store)
    assert [s.coding for _, s in store.pending()] == [s.coding for s in store.codings()]
    store.keep_tellings(at, three["r1"], [telling("a", three["r1"], 1)])
    store.keep_tellings(at, three["r3"], [])
    assert store.pending_numbers() == (three["r2"],)
    assert [n for n, _ in store.pending()] == [three["r2"]]
    store.drop_tellings([three["r3"]])
    assert store.pending_numbers() == (three["r2"], three["r3"])


def test_what_is_pending_may_be_covered_while_it_is_read(
    store: Store, three: dict[str, int]
) -> None:
    at, seen = merge(store), []
    for number, stored in store.pending():
        store.keep_tellings(at, number, [telling(c.id, number) for c in stored.coding.claims])
        keep(store, coding(f"more of {number}"))
        seen.append(number)
    assert seen == sorted(three.values())
    assert len(store.pending_numbers()) == 3


def test_another_version_supersedes_what_is_covered(store: Store, three: dict[str, int]) -> None:
    at, old = merge(store), three["r1"]
    keep(store, coding("r2", "c", "d"), version=NEW)
    store.keep_tellings(at, old, [telling("a", old, 1), telling("b", old, 1)])
    assert store.superseded() == ()
    keep(store, coding("r1", "a"), version=NEW)
    assert store.superseded() == (old,)
    store.drop_tellings(store.superseded())
    assert store.superseded() == ()
    assert old not in store.pending_numbers()


def test_tellings_come_back_by_id_and_by_key(store: Store, three: dict[str, int]) -> None:
    low, high = -(2**63), 2**63 - 1
    one, two = three["r1"], three["r2"]
    rows = [telling("b", one, 7, low), telling("a", one, 7), telling("c", two, high)]
    store.keep_all_tellings(merge(store), [(one, rows[:2]), (two, rows[2:])])
    assert list(store.all_tellings()) == [rows[1], rows[0], rows[2]]
    assert list(store.tellings(["c", "none", "a", "c"])) == [rows[1], rows[2]]
    assert list(store.neighbours([high, 7, 7, 8])) == [(7, "a"), (7, "b"), (high, "c")]
    assert list(store.neighbours([low])) == [(low, "b")]


def test_a_coding_kept_again_has_only_its_new_tellings(store: Store, three: dict[str, int]) -> None:
    one = three["r1"]
    store.keep_tellings(merge(store), one, [telling("a", one, 1), telling("b", one, 2)])
    store.keep_links([link("a", "c"), link("b", "c")])
    store.keep_tellings(merge(store), one, [telling("a", one, 3)])
    assert state(store) == ([telling("a", one, 3)], [("a", "c")], [(3, "a")])


def test_a_telling_takes_the_place_of_another_of_its_id(
    store: Store, three: dict[str, int]
) -> None:
    one, two = three["r1"], three["r2"]
    store.keep_tellings(merge(store), one, [telling("a", one, 1), telling("b", one, 1)])
    store.keep_tellings(merge(store), two, [telling("a", two, 2)])
    store.drop_tellings([one])
    assert state(store) == ([telling("a", two, 2)], [], [(2, "a")])


def test_a_telling_of_another_coding_is_refused(store: Store, three: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="of coding"):
        store.keep_tellings(merge(store), three["r1"], [telling("a", three["r2"])])


def test_dropping_a_coding_drops_all_that_touches_it(store: Store, three: dict[str, int]) -> None:
    one, two = three["r1"], three["r2"]
    store.keep_all_tellings(
        merge(store), [(one, [telling("b", one, 1)]), (two, [telling("c", two, 1)])]
    )
    store.keep_links([link("a", "b"), link("b", "c"), link("c", "d")])
    store.drop_tellings([one])
    assert state(store) == ([telling("c", two, 1)], [("c", "d")], [(1, "c")])


def test_a_reset_forgets_the_working_state_and_no_more(store: Store, three: dict[str, int]) -> None:
    one = three["r1"]
    judged = Judgement("a", "b", "same", "ann", NOW)
    store.decide([judged])
    store.keep_tellings(merge(store), one, [telling("a", one, 1)])
    store.keep_links([link("a", "b")])
    store.reset_merging()
    assert state(store) == ([], [], [])
    assert len(store.pending_numbers()) == 3
    assert (store.decisions(), len(store.merges())) == ((judged,), 1)


def test_links_are_replaced_and_found_from_both_ends(store: Store) -> None:
    store.keep_links([link("b", "c", -1.0), link("a", "b"), link("c", "d")])
    store.keep_links([link("b", "c", 0.25)])
    assert list(store.all_links()) == [link("a", "b"), link("b", "c", 0.25), link("c", "d")]
    assert list(store.links(["b"])) == [link("b", "c", 0.25), link("a", "b")]
    assert list(store.links(["d", "c", "none"])) == [link("c", "d"), link("b", "c", 0.25)]
    with pytest.raises(ValueError, match="not in order"):
        link("b", "a")


def test_claims_and_texts_behind_tellings(store: Store, three: dict[str, int]) -> None:
    one, two = three["r1"], three["r2"]
    claims = [(number, stored.claim.id) for number, stored in store.claims_of([two, one, 999])]
    assert claims == [(one, "a"), (one, "b"), (two, "c")]
    assert {s.report.publisher for _, s in store.claims_of([one])} == {"The Herald"}
    texts = [(number, report.id) for number, report in store.texts_of([two, one, one, 999])]
    assert texts == [(one, "r1"), (two, "r2")]


def test_ids_no_database_can_hold_are_kept_to_the_character(
    store: Store, three: dict[str, int]
) -> None:
    one = three["r1"]
    rows = [telling("a\\0000", one, 1), telling("a\x00", one, 2), telling("b\ud800", one, 3)]
    rows = [replace(row, body="{}") for row in rows]
    store.keep_tellings(merge(store), one, rows)
    store.keep_links([link("a\x00", "b\ud800"), link("a' OR 1=1 --", "b")])
    assert set(store.all_tellings()) == set(rows)
    assert list(store.tellings(["a\x00"])) == rows[1:2]
    assert [k.right for k in store.links(["a\x00"])] == ["b\ud800"]


def test_all_of_a_batch_of_decisions_or_nothing(store: Store) -> None:
    def breaking() -> Iterator[Judgement]:
        yield Judgement("a", "b", "same", "ann", NOW)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.decide(breaking())
    assert store.decisions() == ()
