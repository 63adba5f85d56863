"""Sentences for tests of times: parsed by the shared model, or cut by hand without one."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from dateline.model import Draft, Sentence, Span, Word

Cut = Callable[[str], tuple[Sentence, ...]]
Drafts = Callable[..., tuple[Draft, ...]]


@pytest.fixture(scope="session")
def cut() -> Cut:
    """One flat sentence of any text: every word hangs on the first, none has a tag."""

    def flat(text: str) -> tuple[Sentence, ...]:
        found = list(re.finditer(r"\S+", text))
        if not found:
            return ()
        words = tuple(
            Word(i, m.start(), m.end(), m.group(), m.group().lower(), "X", "XX", "dep", 0)
            for i, m in enumerate(found)
        )
        start, end = words[0].start, words[-1].end
        return (Sentence(0, start, text[start:end], words),)

    return flat


@pytest.fixture(scope="session")
def drafts() -> Drafts:
    """Drafts for triggers given as (words of the text, type), in the order of the text."""

    def made(sentences: tuple[Sentence, ...], *triggers: tuple[str, str]) -> tuple[Draft, ...]:
        out = []
        for text, kind in triggers:
            sentence = next(s for s in sentences if text in s.text)
            start = sentence.start + sentence.text.index(text)
            span = Span(start, start + len(text), text)
            words = sentence.words_in(span)
            inside = {w.index for w in words}
            head = next(w.index for w in words if w.head not in inside or w.head == w.index)
            out.append(Draft(sentence.index, span, head, tuple(sorted(inside)), kind))
        return tuple(out)

    return made
