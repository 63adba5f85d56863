"""Bytes to text."""

from __future__ import annotations

import codecs

import pytest

from dateline.reading.encoding import decode, storable
from dateline.reading.options import Unreadable

TEXT = "Der Stab meldete: “alles ruhig”.\r\nGoma\u200b\u202e — \tfin"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_text_comes_back_to_the_character(mark: bytes, encoding: str) -> None:
    assert decode(mark + TEXT.encode(encoding)) == (TEXT, ())


def test_windows_1252_is_read_and_told() -> None:
    text, notes = decode("The café was hit – nobody was hurt.".encode("cp1252"))
    assert text == "The café was hit – nobody was hurt."
    assert "Windows-1252" in notes[0].reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bytes(range(256)) * 9, "binary"),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 60, "binary"),
        ("Войска взяли город".encode("cp1251"), "neither UTF-8 nor Windows-1252"),
    ],
)
def test_no_text_is_refused_with_a_remedy(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason) as caught:
        decode(data)
    assert caught.value.remedy


def test_single_zeros_of_old_archives_are_kept() -> None:
    text = "The army left.\0 The rebels came in the morning."
    assert decode(text.encode()) == (text, ())


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    assert storable("a\ud800b") == ("a\ufffdb", 1)
