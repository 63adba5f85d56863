"""One act in two words is one claim; two acts of one sentence are two."""

from __future__ import annotations

import pytest

from dateline import Coder, Report


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def _triggers(text: str, coder: Coder) -> list[str]:
    coding = next(iter(coder.pipe([Report("r", text)])))
    return [claim.trigger.text for claim in coding.claims]


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("The blast killed four guards.", ["blast"]),
        ("Five guards were killed in an attack.", ["attack"]),
        ("Shells fired by the army hit the port.", ["fired"]),
        ("Rockets launched from the hills landed near the port.", ["landed"]),
        ("Troops fired tear gas to disperse the crowd.", ["fired tear gas"]),
        ("Jets bombed the port, leaving nine men dead.", ["bombed"]),
        ("Rebels shelled the port, claiming the lives of two men.", ["shelled"]),
        ("The fire has claimed 21 lives and wounded dozens.", ["claimed 21 lives"]),
        ("A man detonated his explosives vest near a mosque.", ["explosives vest"]),
        ("Air raids believed to be Russian killed ten civilians.", ["Air raids"]),
        ("Rebels killed two guards and wounded five.", ["killed"]),
    ],
)
def test_one_act(text: str, triggers: list[str], coder: Coder) -> None:
    assert _triggers(text, coder) == triggers


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("Rebels shelled the port and kidnapped a guard.", ["shelled", "kidnapped"]),
        ("The army retook the port after rebels shelled it.", ["retook", "shelled"]),
        ("Rebels stormed a house and killed two guards.", ["stormed", "killed"]),
        ("The general, who ordered the raid, was killed by a bomb.", ["raid", "killed"]),
    ],
)
def test_two_acts(text: str, triggers: list[str], coder: Coder) -> None:
    assert set(triggers) <= set(_triggers(text, coder))
