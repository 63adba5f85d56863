"""One gazetteer for the whole run, built in the user's cache if it is not there yet."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.knowledge.gazetteer import Gazetteer, open_gazetteer
from dateline.language.coreference import corefer
from dateline.model import Draft, Marks, Place, Report, Sentence, Span, Toponym, sentence_at
from dateline.places import find_toponyms, place_claims
from dateline.times import captioned, find_times

Parse = Callable[[str], tuple[Sentence, ...]]
Find = Callable[..., dict[str, Toponym]]
Locate = Callable[..., list[tuple[Place, ...]]]


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


@pytest.fixture(scope="session")
def locate(parse: Parse, gazetteer: Gazetteer) -> Locate:
    """(text, (trigger, type), ...) -> the places of each happening."""

    def located(text: str, *triggers: tuple[str, str]) -> list[tuple[Place, ...]]:
        sentences, report = parse(text), Report("test", text)
        drafts = []
        for trigger, kind in triggers:
            start = text.index(trigger)
            sentence = sentence_at(sentences, start)
            assert sentence is not None
            span = Span.of(text, start, start + len(trigger))
            words = sentence.words_in(span)
            inside = {w.index for w in words}
            head = next(w for w in words if w.head not in inside or w.head == w.index)
            drafts.append(Draft(sentence.index, span, head.index, tuple(sorted(inside)), kind))
        toponyms = find_toponyms(sentences, gazetteer, parties=(), report=report)
        marks = Marks(toponyms=toponyms, times=find_times(sentences, published=None))
        return list(
            place_claims(
                drafts,
                sentences,
                marks,
                corefer(sentences, marks),
                report=report,
                gazetteer=gazetteer,
                captions=captioned(sentences, marks.times),
            )
        )

    return located
