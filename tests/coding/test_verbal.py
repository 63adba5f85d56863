"""Acts of speech that are told, and words that only look like them (codebook section 3)."""

from __future__ import annotations

import pytest

from conftest import Parse
from dateline.coding import draft_claims
from dateline.knowledge.event_rules import load_codebook
from dateline.model import Marks

CODEBOOK = load_codebook()


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("The militia threatened to attack the port.", {"violence"}),
        ("The ministry threatened to expel diplomats.", {"expel"}),
        ("The union threatened to suspend talks.", {"relations"}),
        ("The group warned rebels that they could be excluded from the truce.", {"relations"}),
        ("The group's head warned that his followers will storm the line.", {"violence"}),
        ("The rebels threatened the villagers.", {"violence"}),
    ],
)
def test_what_is_threatened_gives_the_mode(text: str, modes: set[str], parse: Parse) -> None:
    drafts = draft_claims(parse(text), Marks(), CODEBOOK)
    assert [set(d.modes) for d in drafts if d.type == "THREATEN"] == [modes]


# text, type that it does not tell
LOOKALIKES = [
    # endangering is no threat, a warning of dangers neither
    ("Those who threaten our unity will fail.", "THREATEN"),
    ("The disease is threatening the lives of thousands.", "THREATEN"),
    ("The diplomats warned of the dangers of the war.", "THREATEN"),
    ("The king vowed to strike anyone who threatens the country.", "ASSAULT threatens"),
    ("The premier vowed to continue the reforms.", "THREATEN"),
    # questions, and "must" said to oneself
    ("When asked whether the army would stay, he shrugged.", "REQUEST"),
    ("The envoy asked why the rebels had left.", "REQUEST"),
    ("Nobody wants terrorists to have arms.", "REQUEST"),
    # who cannot blame, and what is turned down
    ("The attack raised concerns about the vote.", "ACCUSE"),
    ("The government has rejected the allegations.", "ACCUSE"),
    ("The officer in charge of the inquiry left.", "ACCUSE charge"),
    ("The commission charged with investigating the abuses met.", "ACCUSE charge"),
    ("Women chanted slogans condemning terrorism.", "ACCUSE"),
    ("The council called for an investigation into the deaths.", "ACCUSE"),
    # fire and attacks in words
    ("The program has come under fire over its costs.", "ASSAULT"),
    ("The senator attacked his rival in the debate.", "ASSAULT"),
    ("The state is playing with fire.", "ASSAULT"),
    ("Members fight over changes to the manifesto.", "ASSAULT"),
    ("The actor conceded that he was tired.", "CONCEDE"),
]


@pytest.mark.parametrize(("text", "untold"), LOOKALIKES)
def test_what_only_looks_like_it(text: str, untold: str, parse: Parse) -> None:
    event, _, trigger = untold.partition(" ")
    drafts = draft_claims(parse(text), Marks(), CODEBOOK)
    assert [d.trigger.text for d in drafts if d.type == event and trigger in d.trigger.text] == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The base came under fire overnight.", "ASSAULT"),
        ("Gunmen attacked the home of a candidate.", "ASSAULT"),
        ("The minister said he would not give support to the rebels.", "REJECT"),
        ("The envoy wants the president to leave.", "REQUEST"),
        ("The party came out against the coup.", "ACCUSE"),
        ("The bishop described the raid as despicable.", "ACCUSE"),
        ("Evidence against the militia was presented by prosecutors.", "ACCUSE"),
        ("Inspectors examined the two plants.", "ACCUSE"),
        ("The president and the king spoke by phone.", "CONSULT"),
    ],
)
def test_what_is_told(text: str, event: str, parse: Parse) -> None:
    assert event in {d.type for d in draft_claims(parse(text), Marks(), CODEBOOK)}
