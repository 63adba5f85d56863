"""How an event was done, read from the words around its trigger (codebook section 3)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conftest import Parse
from dateline.coding import draft_claims, met_abroad
from dateline.knowledge.event_rules import load_codebook
from dateline.model import Claim, Marks, Party, Place, Span

CODEBOOK = load_codebook()

# text, trigger, modes
CASES = [
    ("Police fired tear gas at the protesters.", "fired", {"crowd-control"}),
    ("Police fired tear gas canisters at the crowd.", "fired", {"crowd-control"}),
    ("Police fired water cannon at the crowd.", "cannon", {"crowd-control"}),
    ("Rebels fired dozens of rockets at the base.", "fired", {"heavy-weapons"}),
    ("Militants fired on the convoy.", "fired", {"firearms"}),
    ("Members of the air force killed two farmers.", "killed", {"targeted"}),
    ("A drone strike killed the commander.", "strike", {"drone"}),
    ("A suicide bomber attacked the gate.", "bomber", {"suicide-attack"}),
    ("Rebels targeted the town with a number of rocket shells.", "targeted", {"heavy-weapons"}),
    ("Troops fired explosive ammunition at a park.", "fired", {"heavy-weapons"}),
    ("Troops killed thirty people using chemical weapons.", "killed", {"unconventional"}),
    ("The two sides exchanged artillery fire.", "fire", {"clash", "heavy-weapons"}),
    ("Soldiers were hurt when their truck hit a landmine.", "landmine", {"explosives"}),
    ("Police killed nine protesters.", "killed", {"targeted"}),
    ("Police condemned the killing of nine villagers.", "killing", {"targeted"}),
    ("The killing of nine soldiers angered the town.", "killing", set()),
    ("The mayor heard reports that rebels killed nine villagers.", "killed", {"targeted"}),
    ("Rebels fired rockets, killing two villagers.", "fired", {"heavy-weapons"}),
    ("The airstrikes destroyed nine tanks.", "airstrikes", {"aerial", "destroy"}),
    ("The airstrikes damaged nine houses.", "airstrikes", {"aerial"}),
    ("Airstrikes pounded the rebels in a battle for the town.", "Airstrikes", {"aerial"}),
    ("The Arab League summit opened in Bara.", "summit", {"multilateral"}),
    ("The governor met with the village council.", "met", set()),
    ("Agencies asked donors to meet the needs of the displaced.", "asked", set()),
    ("The mayor urged the government to cut off aid to the rebels.", "urged", {"change"}),
    ("He ordered the troops to march, and she called for a new law.", "ordered", set()),
    ("A shooting rampage killed nine people.", "rampage", {"firearms"}),
    ("Jets fired missiles at a depot.", "fired", {"aerial"}),
    ("Jets raided a depot in the hills.", "raided", {"aerial"}),
    ("Rebels hit the suburb with shells that contained toxic gas.", "hit", {"unconventional"}),
    ("The rocket bomb led to the killing of one person.", "killing", {"heavy-weapons"}),
    ("The army's aerial bombardment of the town went on.", "bombardment", {"aerial"}),
    ("The driver blew up the car at the gate.", "blew", {"suicide-attack"}),
    ("Troops took heavy machine gun fire from rebels.", "fire", {"firearms"}),
    ("Officials refused to allow displaced families to cross.", "refused", {"assist"}),
    ("An uprising began in the south.", "uprising", set()),
]


@pytest.mark.parametrize(
    "text",
    [
        "A boat with migrants capsized off the coast, killing 30 people.",
        "A bus plunged into a ravine, killing nine and injuring ten.",
        "The chiefs engaged young girls in the programme.",
        "The minister spoke with reporters.",
        "The council demonstrated its unity.",
    ],
)
def test_what_is_no_event(text: str, parse: Parse) -> None:
    assert draft_claims(parse(text), Marks(), CODEBOOK) == ()


@pytest.mark.parametrize(("text", "trigger", "modes"), CASES)
def test_modes(text: str, trigger: str, modes: set[str], parse: Parse) -> None:
    drafts = draft_claims(parse(text), Marks(), CODEBOOK)
    assert [set(d.modes) for d in drafts if trigger in d.trigger.text] == [modes]


def _person(name: str, country: str | None) -> Party:
    return Party(Span(0, len(name), name), name, kind="person", country=country)


@pytest.mark.parametrize(
    ("event_type", "countries", "place", "modes"),
    [
        ("CONSULT", ("USA", "EGY"), "EGY", ("visit",)),
        ("CONSULT", ("USA", "EGY"), "CHE", ()),
        ("CONSULT", ("USA", "EGY"), None, ()),
        ("CONSULT", ("EGY", "EGY"), "EGY", ()),
        ("CONSULT", ("EGY", None), "EGY", ()),
        ("COOPERATE", ("USA", "EGY"), "EGY", ()),
    ],
)
def test_who_meets_abroad_visits(
    event_type: str, countries: tuple[str | None, ...], place: str | None, modes: tuple[str, ...]
) -> None:
    claim = Claim(
        "c1",
        Span(0, 3, "met"),
        event_type,
        actors=tuple(_person(f"Omar {at}", country) for at, country in enumerate(countries)),
        places=(Place(Span(9, 14, "Alpha"), "Alpha", country=place),),
    )
    found = met_abroad(claim)
    assert found.modes == modes
    assert [e.span.text for e in found.evidence if e.span] == ["Alpha"] * len(modes)
    assert met_abroad(replace(claim, places=())).modes == ()
    assert met_abroad(replace(claim, modes=("phone",))).modes == ("phone",)
