"""One gazetteer for the whole run, built in the user's cache if it is not there yet."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.knowledge.gazetteer import Gazetteer, open_gazetteer
from dateline.model import Report, Sentence, Toponym
from dateline.places import find_toponyms

Parse = Callable[[str], tuple[Sentence, ...]]
Find = Callable[..., dict[str, Toponym]]


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


@pytest.fixture(scope="session")
def find(parse: Parse, gazetteer: Gazetteer) -> Find:
    """Text -> the toponyms found in it, by the words of the mention."""

    def found(text: str, publisher: str = "") -> dict[str, Toponym]:
        report = Report("test", text, publisher=publisher)
        toponyms = find_toponyms(parse(text), gazetteer, parties=(), report=report)
        for toponym in toponyms:
            span = toponym.place.mention
            assert text[span.start : span.end] == span.text
        return {t.place.mention.text: t for t in toponyms}

    return found
