"""re3d's folders are read; documents are our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.evaluation.re3d import _holds, read_re3d

TEXT = "Tarn forces fight Kobalt.\nThey shelled Ossa."
ENTITY = {"documentId": "d1", "begin": 0, "end": 11, "type": "Organisation", "value": "Tarn forces"}
RELATION = {
    "documentId": "d1",
    "type": "FightingAgainst",
    "source": "Tarn forces",
    "sourceBegin": 0,
    "sourceEnd": 11,
    "target": "Kobalt",
    "targetBegin": 18,
    "targetEnd": 24,
}


def corpus(folder: Path, **rows: list[object]) -> Path:
    given = {
        "documents": [{"_id": "d1", "text": TEXT, "title": "A title"}],
        "entities": [ENTITY],
        "relations": [RELATION],
        **rows,
    }
    (folder / "Kobalt Times").mkdir()
    for name, lines in given.items():
        text = "\n".join(map(json.dumps, lines)) + "\n\n"
        (folder / "Kobalt Times" / f"{name}.json").write_text(text, encoding="utf-8-sig")
    return folder


def test_documents_come_with_what_is_marked_in_them(tmp_path: Path) -> None:
    (found,) = read_re3d(corpus(tmp_path))
    assert (found.report.id, found.report.text, found.report.title) == ("d1", TEXT, "A title")
    assert found.entities == (("Organisation", (0, 11)),)
    assert found.relations == (("FightingAgainst", (0, 11), (18, 24)),)
    assert found.unfit == ()


@pytest.mark.parametrize(
    "changed", [{"begin": 1}, {"begin": -3}, {"end": 999}, {"value": ""}, {"begin": 11}]
)
def test_what_does_not_fit_its_text_is_left_out_and_told(
    tmp_path: Path, changed: dict[str, object]
) -> None:
    (found,) = read_re3d(corpus(tmp_path, entities=[{**ENTITY, **changed}]))
    assert found.entities == ()
    assert len(found.unfit) == 1


def test_a_relation_without_its_words_is_left_out(tmp_path: Path) -> None:
    (found,) = read_re3d(corpus(tmp_path, relations=[{**RELATION, "targetBegin": 3}]))
    assert found.relations == ()
    assert "FightingAgainst" in found.unfit[0]


def test_white_space_may_differ() -> None:
    assert _holds("a\nb", (0, 3), "a b")


@settings(deadline=None)
@given(st.text("ab \n", max_size=20), st.integers(-5, 25), st.integers(-5, 25))
def test_what_is_held_are_words_of_the_text(text: str, start: int, end: int) -> None:
    words = text[max(start, 0) : max(end, 0)]
    if _holds(text, (start, end), words):
        assert 0 <= start < end <= len(text)
        assert words.strip()


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ({"documents": [{"_id": "d1"}]}, r"documents\.json:1: no document"),
        ({"documents": ["x"]}, r"documents\.json:1: no JSON object"),
        ({"entities": [{"begin": 0}]}, r"entities\.json:1: no documentId"),
        ({"entities": [{"documentId": "d1"}]}, "no document of re3d"),
    ],
)
def test_other_files_are_refused_in_a_sentence(
    tmp_path: Path, rows: dict[str, list[object]], told: str
) -> None:
    with pytest.raises(InputError, match=told):
        read_re3d(corpus(tmp_path, **rows))


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no folder with documents\.json"):
        read_re3d(tmp_path)
