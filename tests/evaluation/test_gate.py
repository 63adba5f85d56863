"""The gate and its floors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.evaluation import (
    Floors,
    Scores,
    Tally,
    corpus_hash,
    gate,
    raised,
    read_floors,
    write_floors,
)
from dateline.model import Report


def scores(right: int, *, bad: int = 0, uncoded: int = 0) -> Scores:
    tally = Tally(right, 10 - right, 10 - right)
    return Scores(1, uncoded, bad, {"claims": tally, "whole": Tally(right, 0, 10 - right)})


FLOORS = Floors("k1", {"claims": ((0.7, ""),), "whole": ((0.7, ""),)})


def test_reaching_the_floor_passes_and_falling_below_does_not() -> None:
    assert gate(scores(7), FLOORS, "k1") == ()
    assert gate(scores(6), FLOORS, "k1") == (
        "claims is 0.600, its floor is 0.700",
        "whole is 0.600, its floor is 0.700",
    )


@pytest.mark.parametrize(
    ("measured", "corpus", "told"),
    [
        (scores(9), "k2", "the floors are of k1"),
        (scores(9, bad=1), "k1", "offsets"),
        (scores(9, uncoded=1), "k1", "not coded"),
        (Scores(1, 0, 0, {"claims": Tally(9, 0, 0)}), "k1", "whole was not measured"),
    ],
)
def test_what_was_not_measured_alike_does_not_pass(
    measured: Scores, corpus: str, told: str
) -> None:
    (fault,) = gate(measured, FLOORS, corpus)
    assert told in fault


def test_floors_rise_with_the_measures_and_never_fall_by_themselves() -> None:
    up = raised(scores(9), "k1", FLOORS, ["claims", "whole"])
    assert up.floor("claims") == 0.895
    assert raised(scores(2), "k1", up, ["claims", "whole"]) == up


def test_another_corpus_begins_anew_and_says_so() -> None:
    new = raised(scores(2), "k2", FLOORS, ["claims"])
    assert new.history["claims"][-1] == (0.195, "measured on corpus k2")


def test_floors_survive_writing(tmp_path: Path) -> None:
    floors = raised(scores(7), "k1", None, ["claims", "claims.p", "whole"])
    write_floors(tmp_path / "floors.json", floors)
    assert read_floors(tmp_path / "floors.json") == floors


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "not a file of floors"),
        ('{"corpus": "k", "floors": {"claims": []}}', "claims has no floor"),
        ('{"corpus": "k", "floors": {"a": [{"floor": 0.7}, {"floor": 0.6}]}}', "without a reason"),
    ],
)  # fmt: skip
def test_a_floor_is_not_lowered_without_a_reason(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "floors.json"
    path.write_text(content)
    with pytest.raises(InputError, match=told):
        read_floors(path)


def test_a_lower_floor_with_a_reason_holds(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    history = [{"floor": 0.7}, {"floor": 0.6, "why": "two gold labels were wrong"}]
    path.write_text(json.dumps({"corpus": "k", "floors": {"claims": history}}))
    assert read_floors(path).floor("claims") == 0.6


def test_the_corpus_hash_follows_gold_and_texts(tmp_path: Path) -> None:
    (tmp_path / "r1.yaml").write_text("id: r1")
    one = corpus_hash(tmp_path, [Report("r1", "a"), Report("r2", "b")])
    assert one == corpus_hash(tmp_path, [Report("r2", "b"), Report("r1", "a")])
    assert one != corpus_hash(tmp_path, [Report("r1", "a"), Report("r2", "c")])
    (tmp_path / "r1.yaml").write_text("id: r2")
    assert one != corpus_hash(tmp_path, [Report("r1", "a"), Report("r2", "b")])
