"""Which language a text is in."""

from __future__ import annotations

import pytest

from dateline.reading.languages import detect, iso_639_1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The army said on Monday that it had taken the town.", "en"),
        ("Rebels were in the café.", "en"),
        ("L'armée a déclaré lundi avoir repris la ville après de longs combats.", "fr"),
        ("Военные заявили, что взяли город после долгих боёв.", "ru"),
        ("قال الجيش يوم الاثنين إنه سيطر على المدينة بعد معارك طويلة مع المسلحين", "ar"),
        ("123 456", ""),
        ("", ""),
    ],
)
def test_language(text: str, code: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize(
    ("declared", "code"),
    [("en", "en"), ("en-US", "en"), ("ENG", "en"), ("English", "en"), ("xx1", ""), ("", "")],
)
def test_declared_codes(declared: str, code: str) -> None:
    assert iso_639_1(declared) == code
