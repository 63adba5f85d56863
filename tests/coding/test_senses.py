"""Senses of one word: fire that is shot, staff that is fired, guns that kill at all times."""

from __future__ import annotations

import pytest

from dateline import Coder, Report


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def _types(text: str, coder: Coder) -> set[str]:
    return {claim.type for claim in next(iter(coder.pipe([Report("r", text)]))).claims}


@pytest.mark.parametrize(
    "text",
    [
        "Guards fired at the manager on Sunday.",
        "The protesters were fired on by police.",
        "Guns killed 40 people in the city on Sunday.",
        "The base was destroyed by rebel fire.",
        "The convoy was hit by fire from the hills.",
        "Militants planted a device in the mosque.",
        "The army would be wrong to attack the country, and rebels attacked it.",
    ],
)
def test_violence(text: str, coder: Coder) -> None:
    assert "ASSAULT" in _types(text, coder)


@pytest.mark.parametrize(
    "text",
    [
        "The club fired its manager on Sunday.",
        "The officer fired his lawyer.",
        "Guns kill.",
        "Smoking kills.",
        "The city was destroyed twice by fire.",
        "A gas explosion destroyed a house.",
        "The building collapsed, killing 12 workers.",
        "The mayor came under fire for his remarks.",
        "The senator is fighting for his political life.",
        "If war broke out, millions would suffer.",
    ],
)
def test_no_violence(text: str, coder: Coder) -> None:
    assert "ASSAULT" not in _types(text, coder)


@pytest.mark.parametrize(
    "text",
    [
        "Residents fear what will come if war breaks out.",
        "The truce will end if the talks fail.",
        "Rebels attacked the town as if war had begun.",
    ],
)
def test_what_is_feared_or_known_is_told(text: str, coder: Coder) -> None:
    assert _types(text, coder)
