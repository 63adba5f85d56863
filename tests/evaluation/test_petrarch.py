"""PETRARCH's sentences are read from their own kind of XML; sentences are our own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.evaluation.petrarch import FILE, read_petrarch
from dateline.knowledge.event_labels import actor_codes

FILE_TEXT = """<?xml version='1.0'?>
<Validation>
<!-- <Sentence id="none"> -->
<Sentences>
<Sentence category="TEST" date="20150609" id="T_1" evaluate="true"/>
<EventCoding eventcode="190" sourcecode="SYRREB" targetcode="---" />
<EventCoding eventcode="040" sourcecode="IGOUNO" targetcode="KEN" />
<Text>
Rebels shelled the bridge,
officers &amp; guards said.
</Text>
<Parse>
1	Rebels	rebel	NOUN	_
</Parse>
</Sentence>
<Sentence category="TEST" date="?" id="T_2" evaluate="true">
<EventCoding noevents="True" />
<Text>Nothing happened.</Text>
</Sentence>
<Sentence id="T_3"/>
<EventCoding eventcode="015" sourcecode="USA" targetcode="USA" />
<Text>He was sorry.</Text>
</Sentence>
"""


def corpus(folder: Path, text: str = FILE_TEXT) -> Path:
    (folder / FILE).write_text(text, encoding="utf-8")
    return folder


def test_sentences_and_their_events_are_read(tmp_path: Path) -> None:
    first, second, third = read_petrarch(corpus(tmp_path))
    assert first.report.id == "T_1"
    assert first.report.text == "Rebels shelled the bridge, officers & guards said."
    assert first.report.published == dt.date(2015, 6, 9)
    assert [e.types for e in first.events] == [("ASSAULT",), ("CONSULT",)]
    assert [(p.country, p.sectors >= {"REB"}) for p in first.events[0].sources] == [("SYR", True)]
    assert first.events[0].targets == ()
    assert (second.report.published, second.events) == (None, ())
    assert third.events[0].types == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<Validation></Validation>", "no <Sentence>"),
        ('<Sentence id="a"/></Sentence>', "sentence 1: a sentence without id or text"),
        ("<Sentence/><Text>It.</Text>", "sentence 1: a sentence without id or text"),
        ('<Sentence id="a"/><EventCoding eventcode="99"/><Text>It.</Text>', "99 has no meaning"),
    ],
)
def test_another_file_is_refused_in_a_sentence(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        list(read_petrarch(corpus(tmp_path, text)))


@pytest.mark.parametrize(
    ("code", "country", "sectors"),
    [
        ("USA", "USA", set()),
        ("IRQGOVMIL", "IRQ", {"GOV", "LEG", "MIL", "UAF"}),
        ("---REB", None, {"REB", "UAF", "IMG"}),
        ("---", None, set()),
        ("", None, set()),
        ("IMGMUSISI", None, {"IMG", "REB"}),
        ("PSEGZA", "PSE", set()),
    ],
)
def test_codes_of_parties_are_read(code: str, country: str | None, sectors: set[str]) -> None:
    assert actor_codes().read(code) == (country, sectors)


@settings(deadline=None)
@given(st.text("ABC-GOV", max_size=12))
def test_any_code_gives_a_country_of_its_own_or_none(code: str) -> None:
    country, _ = actor_codes().read(code)
    assert country is None or code.startswith(country)
