"""A draft from a sentence whose trigger is written in braces."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from dateline.model import Draft, Sentence, Span, sentence_at


@dataclass(frozen=True, slots=True)
class Drafted:
    """The sentences of a text and the draft that its braces mark."""

    text: str
    sentences: tuple[Sentence, ...]
    draft: Draft

    @property
    def sentence(self) -> Sentence:
        return self.sentences[self.draft.sentence]


@pytest.fixture(scope="session")
def drafted(parse: Callable[[str], tuple[Sentence, ...]]) -> Callable[..., Drafted]:
    """Reads "TYPE mode: The army {shelled} the camp."; without a type it is an ASSAULT."""

    def read(marked: str) -> Drafted:
        kind, colon, rest = marked.partition(": ")
        type_, *modes = kind.split(" ")
        if not (colon and type_.isupper()):
            type_, modes, rest = "ASSAULT", [], marked
        start, end = rest.index("{"), rest.index("}") - 1
        text = rest.replace("{", "").replace("}", "")
        sentences = parse(text)
        sentence = sentence_at(sentences, start)
        assert sentence is not None
        trigger = Span.of(text, start, end)
        words = [w.index for w in sentence.words_in(trigger)]
        head = next(i for i in words if sentence.words[i].head not in words or len(words) == 1)
        draft = Draft(sentence.index, trigger, head, tuple(words), type_, tuple(modes))
        return Drafted(text, sentences, draft)

    return read
