"""Fixtures that several areas share: one language model for the whole run."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.language.spacy import SpacyAnalyser
from dateline.model import Report, Sentence

Parse = Callable[[str], tuple[Sentence, ...]]


@pytest.fixture(scope="session")
def analyser() -> SpacyAnalyser:
    """The language model, loaded once."""
    return SpacyAnalyser()


@pytest.fixture(scope="session")
def parse(analyser: SpacyAnalyser) -> Parse:
    """Turns a text into sentences."""

    def parsed(text: str) -> tuple[Sentence, ...]:
        return next(analyser.analyse([Report("test", text)]))

    return parsed
