"""The text files: ids, datelines, genres, bodies; any text is read without a fault."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.evaluation.muc4 import messages_in, read_messages

HEAD = "TST9-MUC4-0001 (NOSC)\n\n   "


@pytest.mark.parametrize(
    ("dateline", "place", "country", "day", "source"),
    [
        ("LIMA, 3 MAR 89 (EFE) --", "LIMA", "", "1989-03-03", "EFE"),
        ("SAN SALVADOR, 11 NOV 89 --", "SAN SALVADOR", "", "1989-11-11", ""),
        ("MADRID (SPAIN), 1 FEB 90 --", "MADRID", "SPAIN", "1990-02-01", ""),
        ("NO CITY (PERU), NO DATE --", "", "PERU", None, ""),
        ("CLANDESTINE, 2 MAY 89 (RADIO KOBALT) --", "", "", "1989-05-02", "RADIO KOBALT"),
        ("PERTH (AUSTRALIA), JUNE 11 89 (AFP) --", "PERTH", "AUSTRALIA", "1989-06-11", "AFP"),
        ("TEGUCIGALPA, 7 FEB (REUTER) --", "TEGUCIGALPA", "", None, "REUTER"),
        ("LIMA, 31 FEB 90 --", "LIMA", "", None, ""),
    ],
)
def test_datelines(dateline: str, place: str, country: str, day: str | None, source: str) -> None:
    (message,) = messages_in(f"{HEAD}{dateline} [TEXT] GUERRILLAS [MRX] LEFT.\n")
    assert message.id == "TST9-MUC4-0001"
    assert (message.place, message.country, message.source) == (place, country, source)
    assert message.day == (dt.date.fromisoformat(day) if day else None)
    assert message.text == "GUERRILLAS [MRX] LEFT."
    assert message.report().text == "GUERRILLAS (MRX) LEFT."


@pytest.mark.parametrize(
    ("brackets", "genre"),
    [
        ("[TEXT]", "TEXT"),
        ("[SPEECH] [PRESIDENT OMAR HADDAD] [TEXT]", "SPEECH"),
        ("[INTERVIEW WITH A MAN [SON OF X] BY B] [TEXT] [CONTINUED]", "INTERVIEW"),
    ],
)
def test_the_first_bracket_tells_the_genre(brackets: str, genre: str) -> None:
    (message,) = messages_in(f"{HEAD}LIMA, 3 MAR 89 -- {brackets} REBELS LEFT.")
    assert (message.genre, message.text) == (genre, "REBELS LEFT.")


def test_a_message_without_dateline_keeps_its_text() -> None:
    (message,) = messages_in(f"{HEAD}A BOMB EXPLODED.")
    assert (message.text, message.day, message.report().published) == (
        "A BOMB EXPLODED.",
        None,
        None,
    )


IDS = st.integers(1, 9999).map(lambda n: f"DEV-MUC3-{n:04d}")
BODIES = st.text(st.characters(whitelist_categories=["Lu", "Nd", "Po", "Zs"]), max_size=80)


@given(st.dictionaries(IDS, BODIES, min_size=1, max_size=6))
def test_every_message_comes_back_in_order(messages: dict[str, str]) -> None:
    text = "".join(
        f"{id}\n\nBOGOTA, 5 MAY 90 -- [TEXT] {body}\n\n" for id, body in messages.items()
    )
    found = list(messages_in(text))
    assert [m.id for m in found] == list(messages)
    assert [m.text for m in found] == [body.strip() for body in messages.values()]


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    for message in messages_in(HEAD + text):
        assert message.text in text


def test_a_file_without_messages_is_refused(tmp_path: Path) -> None:
    (tmp_path / "none").write_text("REBELS LEFT.")
    for name, told in (("none", "no message of MUC"), ("absent", "cannot be read")):
        with pytest.raises(InputError, match=told):
            list(read_messages(tmp_path / name))
