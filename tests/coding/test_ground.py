"""Ground and forces: who takes, leaves and holds, and who only travels (codebook section 3)."""

from __future__ import annotations

import pytest

from conftest import Parse
from dateline.coding import draft_claims
from dateline.knowledge.event_rules import load_codebook
from dateline.model import Marks

CODEBOOK = load_codebook()


def _told(text: str, parse: Parse) -> set[tuple[str, ...]]:
    return {(d.type, *d.modes) for d in draft_claims(parse(text), Marks(), CODEBOOK)}


@pytest.mark.parametrize(
    ("text", "event", "mode"),
    [
        ("The troops are inside the airport.", "CONTROL", "enter"),
        ("The rebels fought until they left the base.", "RETREAT", "withdraw"),
        ("The army said it had withdrawn from the hill.", "RETREAT", "withdraw"),
        ("Soldiers fled their posts.", "RETREAT", "rout"),
        ("They hold areas that the army lost in May.", "CONTROL", "capture"),
        ("The army's gains in the valley came after days of shelling.", "CONTROL", "advance"),
        ("The mayor handed over control of two islands to the army.", "CONTROL", "transfer"),
        ("The army declared the valley a closed military zone.", "COERCE", "restrict"),
        ("The border will remain closed.", "COERCE", "restrict"),
        ("The group sent fighters back into the city.", "MOBILIZE", "militia"),
        ("The influx of jihadist fighters into the valley went on.", "MOBILIZE", "militia"),
        ("Some 250 men have travelled abroad to fight.", "MOBILIZE", "militia"),
        ("The state launched two missiles into the sea.", "MOBILIZE", "weapons"),
        ("More troops arrived in the valley.", "MOBILIZE", "troops"),
    ],
)
def test_what_is_told(text: str, event: str, mode: str, parse: Parse) -> None:
    assert any(told[0] == event and mode in told for told in _told(text, parse))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("It left a northern town 36 hours ago.", "RETREAT"),
        ("He would not leave his employer.", "RETREAT"),
        ("The campus is a quick drive from the town.", "CONTROL"),
        ("Social advances of the decade were lost.", "CONTROL"),
        ("The talks pushed both sides toward concessions.", "CONTROL"),
        ("Guards stand at the gate of the base.", "CONTROL"),
        ("We moved the bodies into one room.", "CONTROL"),
        ("One debate surrounding the city concerns its safety.", "CONTROL"),
        ("The ministry released 58 pages of notes.", "RETREAT"),
        ("The takeover would give its troops access to the city.", "RETREAT"),
        ("The team joined the first division.", "MOBILIZE"),
        ("Both countries have joined the alliance.", "MOBILIZE"),
        ("The women arrived at the house.", "MOBILIZE"),
        ("Marches were held in six hundred towns.", "CONTROL"),
        ("The state reclaimed nine hectares of land from the sea.", "CONTROL"),
        ("Anyone who tries to hack the site will be punished.", "COERCE"),
        ("He walked down the road in search of land.", "COERCE"),
    ],
)
def test_what_only_looks_like_it(text: str, event: str, parse: Parse) -> None:
    assert event not in {told[0] for told in _told(text, parse)}
