"""Quotation marks are paired as a careful reader would, balanced or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.attribution.page import Page
from dateline.attribution.quotes import find_quotes
from dateline.model import Sentence, Word


def _page(*paragraphs: str) -> tuple[Page, str]:
    """A page of one sentence a paragraph, words cut at blanks."""
    sentences, at = [], 0
    for number, text in enumerate(paragraphs):
        words, start = [], at
        for index, piece in enumerate(text.split(" ")):
            words.append(Word(index, start, start + len(piece), piece, piece, "X", "XX", "dep", 0))
            start += len(piece) + 1
        sentences.append(Sentence(number, at, text, tuple(words), number))
        at += len(text) + 1
    return Page(tuple(sentences)), "\n".join(paragraphs)


def _inside(*paragraphs: str) -> list[str]:
    page, text = _page(*paragraphs)
    return [text[q.start : q.end] for q in find_quotes(page)]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('"A b," he said. "C d."', ["A b,", "C d."]),
        ("“A b,” he said.", ["A b,"]),
        ("``A b,'' he said.", ["A b,"]),
        ("He doesn't say it's 'over and done'.", ["over and done"]),
        ("The workers' strike of the '90s is over.", []),
        (
            "“He told me ‘leave now’ and left,” she said.",
            ["He told me ‘leave now’ and left,", "leave now"],
        ),
        ("“He saw “Star” there,” she said.", ["He saw “Star” there,", "Star"]),
        ("They left the town,” he said.", ["They left the town,"]),
        ('""They left the town,"" he said.', ["They left the town,"]),
    ],
)
def test_pairs(text: str, inside: list[str]) -> None:
    assert _inside(text) == inside


def test_a_paragraph_left_open_runs_to_its_end() -> None:
    assert _inside("“We lost it all.", "“The barn too,” she said.") == [
        "We lost it all.",
        "The barn too,",
    ]


@given(st.lists(st.text(alphabet="ab .,\"'“”‘’`", min_size=1, max_size=40), min_size=1, max_size=4))
def test_quotes_lie_in_the_text_and_within_their_marks(paragraphs: list[str]) -> None:
    page, text = _page(*paragraphs)
    for quote in find_quotes(page):
        assert 0 <= quote.left <= quote.start < quote.end <= quote.right <= len(text)
        assert "\n" not in text[quote.left : quote.right]
