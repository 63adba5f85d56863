"""The measures on UW and ConanDoyle-neg, on small files of the same form."""

from __future__ import annotations

import json

import pytest

from dateline.errors import InputError
from dateline.evaluation.factuality import (
    calibrated,
    pearson,
    read_negations,
    read_uw,
    score_negation,
    score_uw,
)

TEXT = "Rebels may attack the mill they shelled"


def uw_file(folder):
    row = {
        "text": TEXT,
        "targets": [{"span1": [2, 3], "label": 1.0}, {"span1": [6, 7], "label": 2.5}],
    }
    path = folder / "uw.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def test_event_words_are_found_by_their_characters(tmp_path):
    ((first, second),) = read_uw(uw_file(tmp_path))
    assert (TEXT[first.start : first.end], first.label) == ("attack", 1.0)
    assert (TEXT[second.start : second.end], second.label) == ("shelled", 2.5)


def test_a_line_of_another_form_is_named(tmp_path):
    path = tmp_path / "uw.jsonl"
    path.write_text('{"text": "x"}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"uw\.jsonl:1"):
        list(read_uw(path))


def test_uw_measures_distance_on_the_stated_scale(tmp_path):
    rows = list(read_uw(uw_file(tmp_path)))
    scores = score_uw(rows, lambda text, words: ["PS+", "CT+"])
    assert scores["mae"] == pytest.approx(0.25)
    assert scores["r"] == pytest.approx(1.0)
    assert scores["mae_constant"] == pytest.approx(1.25)
    assert scores["n"] == 2


def test_the_calibrated_scale_is_the_median_judgement_of_each_value(tmp_path):
    rows = list(read_uw(uw_file(tmp_path)))
    scale = calibrated(rows, lambda text, words: ["Uu", "CT+"])
    assert (scale["Uu"], scale["CT+"], scale["CT-"]) == (1.0, 2.5, -3.0)


def test_no_event_words_give_no_measure():
    assert score_uw([], lambda text, words: []) == {"n": 0}
    assert pearson([]) == 0.0
    assert pearson([(1.0, 2.0), (1.0, 3.0)]) == 0.0


NEGATED = "\n".join(
    "\t".join(["x", "0", str(i), word, word, "X", "*", *columns])
    for i, (word, columns) in enumerate(
        [
            ("He", ["_", "He", "_"]),
            ("did", ["_", "did", "_"]),
            ("not", ["not", "_", "_"]),
            ("go", ["_", "go", "go"]),
            (".", ["_", "_", "_"]),
        ]
    )
)


def test_scopes_are_read_and_scored_token_by_token(tmp_path):
    path = tmp_path / "negation.txt"
    plain = "x\t1\t0\tYes\tyes\tX\t*\t***"
    path.write_text(f"{NEGATED}\n\n{plain}\n", encoding="utf-8")
    (negation,) = read_negations(path)
    assert (negation.cue, negation.scope) == (frozenset({2}), frozenset({0, 1, 3}))
    scores = score_negation([negation], lambda tokens, cue: frozenset({1, 3, 4}))
    assert scores["precision"] == pytest.approx(2 / 3)
    assert scores["recall"] == pytest.approx(2 / 3)
    assert scores["n"] == 1
