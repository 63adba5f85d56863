"""PLOVER's records are read, with marks carried over to the sentence; sentences are our own."""

from __future__ import annotations

import json
import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.evaluation.plover import FILE, marked_words, read_plover

TEXT = "The Kobalt army shelled the Tarn rebels in Ossa on Monday."
MARKUP = "The (SRC: Kobalt army) (EVT: shelled) the (TAR: Tarn rebels) (LOC: in Ossa) on Monday."


def record(**changes: object) -> dict[str, object]:
    return {
        "id": "r1",
        "event": "FIGHT",
        "text": TEXT,
        "textInfo": {"markup": MARKUP},
        "source": [{"actorText": "Kobalt army", "code": "KOB"}],
        "target": [{"actorText": "Tarn rebels", "code": "TAR"}],
        "eventLoc": {"name": "Ossa"},
        **changes,
    }


def corpus(folder: Path, *rows: object) -> Path:
    (folder / FILE).write_text(json.dumps(rows), encoding="utf-8")
    return folder


def words(text: str, *spans: tuple[int, int] | None) -> list[str]:
    return [text[span[0] : span[1]] for span in spans if span]


def test_a_record_becomes_an_event_with_its_words(tmp_path: Path) -> None:
    folder = corpus(tmp_path, {"event": "DOCUMENT", "id": "d"}, record())
    (found,) = read_plover(folder)
    (event,) = found.events
    assert (found.report.id, found.report.text) == ("r1", TEXT)
    assert event.types == ("ASSAULT", "CONTROL")
    assert words(TEXT, *event.words) == ["shelled"]
    sides = [party.at for party in (*event.sources, *event.targets)]
    assert words(TEXT, *sides) == ["Kobalt army", "Tarn rebels"]
    assert words(TEXT, *(place.at for place in event.places)) == ["in Ossa"]


@pytest.mark.parametrize("none", [None, ""])
def test_a_side_that_is_not_told_asks_for_nothing(tmp_path: Path, none: object) -> None:
    (found,) = read_plover(corpus(tmp_path, record(target=none, eventLoc=None)))
    assert found.events[0].targets == ()
    assert found.events[0].places == ()


def test_a_party_marked_as_both_sides_may_be_on_either(tmp_path: Path) -> None:
    row = record(
        text="Kobalt and Tarn agreed.",
        textInfo="(SRC/TAR: Kobalt) and (SRC/TAR: Tarn) (EVT: agreed).",
        source=[{"actorText": "Kobalt"}, {"actorText": "Tarn"}],
        target="",
        event="AGREE",
    )
    (found,) = read_plover(corpus(tmp_path, row))
    assert [(p.name, p.either) for p in found.events[0].sources] == [
        ("Kobalt", True),
        ("Tarn", True),
    ]


@pytest.mark.parametrize(
    ("markup", "text", "found"),
    [
        ("(SRC: Ossa (East)) (EVT: fell).", "Ossa (East) fell.", ["Ossa (East)", "fell"]),
        ("(EVT: fell) (LOC: in (TAR: Ossa)).", "It fell in Ossa.", ["fell", "Ossa", "in Ossa"]),
        ("(SRC: Isra) (EVT: left).", "Isara left.", ["Isara", "left"]),
        ("The (EVT:fell) town) there.", "The fell town there.", ["fell"]),
        ("No mark (at all).", "No mark (at all).", []),
        ("(EVT: gone)", "", []),
    ],
)
def test_marks_are_found_in_the_sentence(markup: str, text: str, found: list[str]) -> None:
    assert [m.text for m in marked_words(markup, text)] == found


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text(string.ascii_letters, min_size=1, max_size=8),
            st.sampled_from(["", "SRC", "EVT", "SRC/TAR"]),
        ),
        max_size=12,
    )
)
def test_marks_hold_the_words_they_were_put_around(parts: list[tuple[str, str]]) -> None:
    text = " ".join(word for word, _ in parts)
    markup = " ".join(f"({mark}: {word})" if mark else word for word, mark in parts)
    found = marked_words(markup, text)
    assert [m.text for m in found] == [word for word, mark in parts if mark]
    assert all(text[m.at[0] : m.at[1]] == m.text for m in found)


@settings(deadline=None)
@given(st.text("(SRC:EVT/ )ab", max_size=40), st.text("ab ()", max_size=20))
def test_any_markup_gives_offsets_within_the_text(markup: str, text: str) -> None:
    assert all(text[m.at[0] : m.at[1]] == m.text != "" for m in marked_words(markup, text))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "no JSON"),
        ("{}", "no list"),
        ('[{"event": "FIGHT"}]', "record 1: no PLOVER record"),
        (json.dumps([record(event="DANCE")]), "DANCE has no meaning"),
    ],
)
def test_another_file_is_refused_in_a_sentence(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / FILE).write_text(content)
    with pytest.raises(InputError, match=told):
        list(read_plover(tmp_path))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        list(read_plover(tmp_path))
