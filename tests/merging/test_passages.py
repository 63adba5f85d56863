"""The sentence around a trigger, as readers quote it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.merging.passages import LONGEST, passages, sentences
from dateline.model import Span

TEXTS = st.text(alphabet=st.sampled_from('aB1 .!?"”)\n’'), min_size=1, max_size=900)


@given(TEXTS, st.data())
def test_a_passage_is_cut_from_the_text_around_its_trigger(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 60)))
    trigger = Span.of(text, start, end)
    found = passages(text)(trigger)
    assert found.text == text[found.start : found.end]
    assert len(found.text) <= LONGEST
    inner = trigger.text.strip()
    if inner:
        at = start + trigger.text.index(inner)
        assert found.start <= at
        assert at + len(inner) <= found.end


@given(TEXTS, st.integers(0, 30), st.data())
def test_looking_only_around_a_span_gives_the_same(
    text: str, times: int, data: st.DataObject
) -> None:
    long = " ".join([text] * (times + 1))
    start = data.draw(st.integers(0, len(long)))
    span = Span.of(long, start, min(len(long), start + 5))
    assert passages(long, few=True)(span) == passages(long)(span)


@given(TEXTS)
def test_sentences_are_the_text(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "trigger", "passage"),
    [
        ("Troops left. A raid hit Alpha. More later.", "raid", "A raid hit Alpha."),
        ("A raid hit Alpha", "raid", "A raid hit Alpha"),
        ("Gen. Idris said a raid hit. It was loud.", "raid", "Gen. Idris said a raid hit."),
        ("J. Haddad saw the raid! He ran.", "raid", "J. Haddad saw the raid!"),
        ('He said: "A raid hit." Then all left.', "raid", 'He said: "A raid hit."'),
        ("RAID ON ALPHA\n\nIt killed 9 people.", "killed", "It killed 9 people."),
        ("RAID ON ALPHA\n\nIt killed 9 people.", "RAID", "RAID ON ALPHA"),
        ("A raid killed 2.5 per cent more. Fine.", "raid", "A raid killed 2.5 per cent more."),
    ],
)
def test_passages(text: str, trigger: str, passage: str) -> None:
    at = text.index(trigger)
    assert passages(text)(Span.of(text, at, at + len(trigger))).text == passage


def test_a_long_sentence_is_cut_at_words_on_either_side() -> None:
    text = "word " * 200 + "raid " + "word " * 200
    at = text.index("raid")
    found = passages(text)(Span.of(text, at, at + 4)).text
    assert LONGEST - 12 < len(found) <= LONGEST
    assert set(found.split()) == {"word", "raid"}
