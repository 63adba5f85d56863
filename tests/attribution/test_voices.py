"""Pronouns inside statements stand for the speaker."""

from __future__ import annotations

import pytest

from conftest import Parse
from dateline.attribution import find_statements, give_voices
from dateline.model import Coreference, Marks


@pytest.mark.parametrize(
    ("text", "pronoun", "speaker"),
    [
        ('"We struck the base," the commander said.', "We", "the commander"),
        ('"They took our weapons," said a guard.', "our", "a guard"),
        ("The commander said we would see.", "we", None),
        ("The army denied a claim by rebels that they shot it down.", "they", "rebels"),
        ("The army denied a claim by rebels that it shot them down.", "it", None),
    ],
)
def test_who_speaks(text: str, pronoun: str, speaker: str | None, parse: Parse) -> None:
    sentences = parse(text)
    statements = find_statements(sentences, Marks(), Coreference())
    voiced = give_voices(Coreference(), statements, sentences)
    found = [
        voiced.antecedents[(s.index, w.index)].span.text
        for s in sentences
        for w in s.words
        if w.text == pronoun and (s.index, w.index) in voiced.antecedents
    ]
    assert found == ([speaker] if speaker else [])
