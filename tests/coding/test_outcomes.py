"""Deaths and injuries: which of them tell of violence, and which tell nothing new."""

from __future__ import annotations

import pytest

from conftest import Parse
from dateline.coding import draft_claims
from dateline.knowledge.event_rules import load_codebook
from dateline.model import Marks

CODEBOOK = load_codebook()


def _types(text: str, parse: Parse) -> list[str]:
    return [draft.type for draft in draft_claims(parse(text), Marks(), CODEBOOK)]


@pytest.mark.parametrize(
    "text",
    [
        "Five people died in the attack.",
        "The number of dead from the blast rose to 41.",
        "Three of the wounded died after the attack.",
        "The rebels lost 50 fighters in the battle.",
        "The shelling killed five people, bringing the total since Sunday to 60.",
    ],
)
def test_violent_outcomes_are_one_assault(text: str, parse: Parse) -> None:
    assert _types(text, parse) == ["ASSAULT"]


@pytest.mark.parametrize(
    "text",
    [
        "Five people died when a boat capsized.",
        "The poet died of cancer.",
        "The wounded were taken to a hospital.",
        "Doctors treated the injured.",
        "The company lost 300 workers last year.",
        "The party lost twelve men to better paid jobs.",
        "Sales rose in May, bringing the total to 60.",
        "He was sentenced to death.",
    ],
)
def test_other_deaths_and_losses_tell_no_assault(text: str, parse: Parse) -> None:
    assert "ASSAULT" not in _types(text, parse)
