"""What a condition only supposes, and figures of speech beside literal words."""

from __future__ import annotations

import pytest

from conftest import Parse
from dateline.coding import draft_claims
from dateline.knowledge.event_rules import load_codebook
from dateline.model import Marks

CODEBOOK = load_codebook()


def _told(text: str, parse: Parse) -> list[str]:
    drafts = draft_claims(parse(text), Marks(), CODEBOOK)
    return [draft.trigger.text for draft in drafts]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("If rebels attacked the town, thousands would flee.", ["flee"]),
        ("Unless police arrest the mayor, nobody will pay.", []),
        ("Residents fear shortages if rebels attacked the town.", ["attacked"]),
        ("He asked whether rebels had attacked the town.", ["attacked"]),
        ("If the army, which shelled the port on Monday, leaves, nobody will stay.", ["shelled"]),
    ],
)
def test_conditions(text: str, told: list[str], parse: Parse) -> None:
    assert _told(text, parse) == told


@pytest.mark.parametrize(
    ("figure", "literal"),
    [
        ("The storm pounded the coast.", "The warship pounded the coast."),
        ("Shares were hit by profit-taking.", "The market was hit by two shells."),
        ("The striker fired the ball into the net.", "The soldier fired a rocket into the port."),
        ("The novel tells of troops storming a beach.", "Troops stormed the beach."),
        ("The court struck down the law.", "The shell struck the court."),
    ],
)
def test_the_literal_sense_is_told_and_the_figure_is_not(
    figure: str, literal: str, parse: Parse
) -> None:
    assert _told(figure, parse) == []
    assert _told(literal, parse)
