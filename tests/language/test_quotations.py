"""Which words are quoted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.language.quotations import quotations
from dateline.model import Sentence

Parse = Callable[[str], tuple[Sentence, ...]]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"They left," he said. "We stay."', "They left , We stay ."),
        ("“They left. They ran,” he said.", "They left . They ran ,"),
        ("“They left.\n“They ran,” he said.", "They left . They ran ,"),
        ("“They left for good.", "They left for good ."),
        ("He left.", ""),
    ],
)
def test_quoted_words(parse: Parse, text: str, quoted: str) -> None:
    sentences = parse(text)
    found = quotations(sentences)
    words = [w.text for s in sentences for w in s.words if found.at(w.start)]
    assert " ".join(words) == quoted
