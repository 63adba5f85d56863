"""Walks over a parse, which end on any heads whatever."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Sentence, Word

DEPS = ("conj", "prep", "ROOT")


def _sentence(heads: list[int], deps: list[str]) -> Sentence:
    words = tuple(
        Word(i, 2 * i, 2 * i + 1, "x", "x", "NOUN", "NN", deps[i], head)
        for i, head in enumerate(heads)
    )
    return Sentence(0, 0, " ".join("x" for _ in heads), words)


def test_the_top_is_the_first_word_that_hangs_otherwise() -> None:
    sentence = _sentence([0, 0, 1, 2], ["ROOT", "dobj", "conj", "conj"])
    assert sentence.top(sentence.words[3], "conj").index == 1
    assert sentence.top(sentence.words[3], "prep").index == 3
    assert sentence.top(sentence.words[0], "conj").index == 0


@given(st.lists(st.tuples(st.integers(0, 7), st.sampled_from(DEPS)), min_size=8, max_size=8))
def test_loops_end(parse: list[tuple[int, str]]) -> None:
    sentence = _sentence([head for head, _ in parse], [dep for _, dep in parse])
    for word in sentence.words:
        assert sentence.top(word, "conj", "prep") in sentence.words
        assert word.index in sentence.subtree(word.index)
