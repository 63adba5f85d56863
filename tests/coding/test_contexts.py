"""What a happening's sentence is about besides (PLOVER contexts), apart from who tells of it."""

from __future__ import annotations

import pytest

from conftest import Parse
from dateline.coding.contexts import contexts_of
from dateline.knowledge.event_rules import load_codebook

CODEBOOK = load_codebook()

CASES = [
    ("Jets bombed a hospital, residents said.", ("health",)),
    ("Shells killed 12 civilians, according to a hospital.", ()),
    ("A hospital said 12 people were killed.", ()),
    ("Shells killed 12 civilians, said a hospital official.", ()),
]


@pytest.mark.parametrize(("text", "contexts"), CASES)
def test_contexts(text: str, contexts: tuple[str, ...], parse: Parse) -> None:
    (sentence,) = parse(text)
    found, evidence = contexts_of(sentence, CODEBOOK)
    assert found == contexts
    assert [e.span.text for e in evidence] == ["hospital"] * len(contexts)
