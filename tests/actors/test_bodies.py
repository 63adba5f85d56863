"""Bodies that neither tables nor model know: told by form and by where they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.actors import find_parties
from dateline.knowledge.registry import load_registry
from dateline.model import Party, Sentence

Parse = Callable[[str], tuple[Sentence, ...]]


def named(parse: Parse, text: str, name: str) -> Party | None:
    """The party of that name, None when there is none."""
    found = find_parties(parse(text), load_registry(), on=None)
    return next((p for p in found if p.name == name), None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The soldiers died when the Darvani ambushed their patrol.", "Darvani"),
        ("Fighting between the army and the Darvani went on.", "Darvani"),
        ("At least 50 members of the Darvani gave up.", "Darvani"),
        ("Jets struck positions of the Darvani.", "Darvani"),
        ("The minister accused the Darvani of the attack.", "Darvani"),
        ("The convoy was hit by the Zarithis.", "Zarithis"),
        ("The army retook the town from Tharaq on Monday.", "Tharaq"),
        ("Thousands fled after al-Qasruf entered the city.", "al-Qasruf"),
        ("Three bases of Lashkar-e-Tawhan were bombed.", "Lashkar-e-Tawhan"),
        ("There were reports that Jaish al-Vurad had looted shops.", "Jaish al-Vurad"),
        ("Soldiers fought the Meldan network.", "Meldan network"),
    ],
)
def test_a_body_is_an_organisation_of_which_nothing_is_known(
    parse: Parse, text: str, name: str
) -> None:
    party = named(parse, text, name)
    assert party is not None
    assert (party.id, party.country, party.kind) == (None, None, "organisation")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Darvani river rose.", "Darvani"),
        ("They walked along the Darvani.", "Darvani"),
        ("Shells fell on the al-Midwan neighborhood.", "al-Midwan"),
    ],
)
def test_rivers_and_quarters_are_no_bodies(parse: Parse, text: str, name: str) -> None:
    assert named(parse, text, name) is None


def test_somebody_named_in_full_is_no_body(parse: Parse) -> None:
    text = "Omar al-Qasruf leads the council. On Monday al-Qasruf resigned."
    found = find_parties(parse(text), load_registry(), on=None)
    assert {p.kind for p in found if "Qasruf" in p.name} == {"person"}
