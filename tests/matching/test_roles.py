"""Subjects and objects that syntax moved: passives, participles, relative clauses."""

from __future__ import annotations

import pytest

from conftest import Parse
from dateline.matching.roles import objects_moved, subjects_moved
from dateline.model import Sentence, Word


def _verb(sentence: Sentence, text: str) -> Word:
    return next(w for w in sentence.words if w.text == text)


@pytest.mark.parametrize(
    ("text", "verb", "objects"),
    [
        ("Troops were sent to the border.", "sent", ["Troops"]),
        ("Weapons seized by police were shown.", "seized", ["Weapons"]),
        ("The drone that rebels shot down was found.", "shot", ["drone"]),
        ("Houses were looted and burned.", "burned", ["Houses"]),
        ("The fighters who seized the town left.", "seized", []),
        ("Troops arrived at the border.", "arrived", []),
    ],
)
def test_objects_out_of_their_place(text: str, verb: str, objects: list[str], parse: Parse) -> None:
    sentence = parse(text)[0]
    found = objects_moved(sentence, _verb(sentence, verb))
    assert [w.text for w in found] == objects


@pytest.mark.parametrize(
    ("text", "verb", "subjects"),
    [
        ("The market was hit by two shells.", "hit", ["shells"]),
        ("They fled shells hitting the port.", "hitting", ["shells"]),
        ("A rocket that hit the port killed two.", "hit", ["rocket"]),
        ("Shells fell and hit the port.", "hit", ["Shells"]),
        ("The port was hit.", "hit", []),
        ("Officials said the port had burned.", "burned", []),
    ],
)
def test_subjects_out_of_their_place(
    text: str, verb: str, subjects: list[str], parse: Parse
) -> None:
    sentence = parse(text)[0]
    found = subjects_moved(sentence, _verb(sentence, verb))
    assert [w.text for w in found] == subjects
