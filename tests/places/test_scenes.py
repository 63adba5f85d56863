"""What descriptions stand for, what is a venue, and which scene goes on: invented reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from dateline.model import Place, Sentence, Toponym
from dateline.places.scenes import long_told
from dateline.times import find_times

PUBLISHED = dt.date(2016, 5, 6)

Parse = Callable[[str], tuple[Sentence, ...]]
Locate = Callable[..., list[tuple[Place, ...]]]
Find = Callable[..., dict[str, Toponym]]

#: (report, trigger, type, names of the places of the happening)
DESCRIBED = [
    (
        "Rebels entered Konna on Thursday. They hold Konna still, residents said. The army in "
        "Bamako announced that its men had retaken the town.",
        "retaken",
        "CONTROL",
        ["Konna"],
    ),
    (
        "Shells fell on Mosul airport at dawn. Mosul was calm by noon, officials in Baghdad said. "
        "Soldiers then entered the airport.",
        "entered",
        "CONTROL",
        ["Mosul"],
    ),
    (
        "Militants in Iraq overran Tikrit. They then pushed toward the Iraqi capital.",
        "pushed",
        "CONTROL",
        ["Baghdad"],
    ),
    (
        "Fighters took Azaz and Marea on Sunday. Jets bombed both towns the next morning.",
        "bombed",
        "ASSAULT",
        ["Azaz", "Marea"],
    ),
    (
        "Militants overran Mosul on Tuesday and seized Tikrit a day later. Gunmen looted banks in "
        "the two cities.",
        "looted",
        "ASSAULT",
        ["Mosul", "Tikrit"],
    ),
    (
        "Militants overran Mosul on Tuesday. Gunmen looted banks in the two cities near Baghdad.",
        "looted",
        "ASSAULT",
        ["Baghdad"],
    ),
    (  # a group's office does not make its town "the capital"
        "Four men died in Damascus. Seven more were hurt, the London-based group said. Shells hit "
        "the capital at dawn.",
        "hit",
        "ASSAULT",
        ["Damascus"],
    ),
    (  # "the same town" is the last one, however often another is named
        "Rebels shelled Aleppo again and again; Aleppo had slept little, and Aleppo is the city of "
        "Aleppo's towers. Men in Aleppo spoke of Aleppo. A man was killed in a raid in the town of "
        "Turmanin. Jets then bombed a market in the same town.",
        "bombed",
        "ASSAULT",
        ["Turmanin"],
    ),
    ("Troops entered Gao. They arrested two men there.", "arrested", "COERCE", ["Gao"]),
    (
        "Soldiers reached Goma, which rebels had captured in the night.",
        "captured",
        "CONTROL",
        ["Goma"],
    ),
    (
        "Protests began in Venezuela on Monday. Police arrested 80 people nationwide.",
        "arrested",
        "COERCE",
        ["Venezuela"],
    ),
]


@pytest.mark.parametrize(("text", "trigger", "kind", "names"), DESCRIBED)
def test_descriptions_stand_for_the_place_spoken_of(
    locate: Locate, text: str, trigger: str, kind: str, names: list[str]
) -> None:
    (places,) = locate(text, (trigger, kind))
    assert sorted(p.name for p in places) == names


#: (report, trigger, type, a name that must not be among the places)
NOT_THERE = [
    (
        "Jets bombed Aleppo. A Beirut-based organization has put the death toll at 470.",
        "toll",
        "ASSAULT",
        "Beirut",
    ),
    (
        "A ceasefire, agreed in Moscow, took effect. Shells hit Ganja on Sunday.",
        "hit",
        "ASSAULT",
        "Moscow",
    ),
    (
        "Generals in Washington said a raid had begun. Gunmen then opened fire.",
        "opened fire",
        "ASSAULT",
        "Washington",
    ),
    ("Thousands of families have fled to Takhar.", "fled", "SANCTION", "Takhar"),
    (
        "They seized Diabaly, 400 kilometres from Bamako, after a battle.",
        "seized",
        "CONTROL",
        "Bamako",
    ),
    (
        "Envoys accused Armenia of shelling Ganja on Sunday.",
        "shelling",
        "ASSAULT",
        "Armenia",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "kind", "name"), NOT_THERE)
def test_no_deed_is_placed_where_words_fell(
    locate: Locate, text: str, trigger: str, kind: str, name: str
) -> None:
    (places,) = locate(text, (trigger, kind))
    assert name not in {p.name for p in places}


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "names"),
    [
        (
            "In Cairo and Alexandria thousands of people marched.",
            "marched",
            "PROTEST",
            ["Alexandria", "Cairo"],
        ),
        (
            "Jets struck the towns of Rastan and Talbiseh in Syria.",
            "struck",
            "ASSAULT",
            ["Rastan", "Talbiseh"],
        ),
        (
            "Rebels besiege Azaz and Marea, two towns in Aleppo province, Syria.",
            "besiege",
            "CONTROL",
            ["Azaz", "Marea"],
        ),
    ],
)
def test_every_place_of_a_list_belongs_to_the_claim(
    locate: Locate, text: str, trigger: str, kind: str, names: list[str]
) -> None:
    (places,) = locate(text, (trigger, kind))
    assert sorted(p.name for p in places) == names


def test_each_verb_keeps_its_own_object(locate: Locate) -> None:
    text = "They overran Mosul on Tuesday and seized Tikrit on Wednesday."
    found = locate(text, ("overran", "CONTROL"), ("seized", "CONTROL"))
    assert [[p.name for p in places] for places in found] == [["Mosul"], ["Tikrit"]]


def test_a_scene_goes_on_in_the_next_paragraph(locate: Locate) -> None:
    text = (
        "Gunmen stormed a hotel in Bamako on Friday.\n\n"
        "They took 20 people hostage before police killed two of them."
    )
    found = locate(text, ("stormed", "CONTROL"), ("killed", "ASSAULT"))
    assert [p.name for p in found[1]] == ["Bamako"]


@pytest.mark.parametrize(
    ("when", "names"),
    [
        ("on the same day", ["Kano"]),
        ("since 2009", []),
        ("in 2009", []),
        ("in Nigeria since 2009", ["Nigeria"]),
    ],
)
def test_what_took_years_is_none_of_the_scene_of_a_day(
    when: str, names: list[str], locate: Locate
) -> None:
    text = f"Gunmen attacked a bus in Kano on Monday. They have killed 20,000 people {when}."
    found = locate(text, ("attacked", "ASSAULT"), ("killed", "ASSAULT"))
    assert [p.name for p in found[1]] == names


def test_a_war_that_began_years_ago_is_none_of_the_day(parse: Parse) -> None:
    sentences = parse(
        "Shells hit Kano on Monday. Thousands have died since the war began in March 2011. The "
        "rally in March 2016 was calm."
    )
    times = find_times(sentences, published=PUBLISHED)
    assert long_told(sentences, times, PUBLISHED) == {1}


def test_a_building_is_not_the_far_town_of_its_name(locate: Locate) -> None:
    text = (
        "Iraqi soldiers fought in Mosul on Tuesday. Mosul has been cut off since then. "
        "They attacked the Al Salem hospital."
    )
    (places,) = locate(text, ("attacked", "ASSAULT"))
    assert [p.country for p in places] == ["IRQ"]
    assert places[0].lat is not None and abs(places[0].lat - 36.3) < 1


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("Troops in Iraq entered Tikrit.", "Tikrit", "Tikrit"),
        ("Bombs fell in Mazar-i-Sharif in Afghanistan.", "Mazar-i-Sharif", "Mazar-i-Sharif"),
        ("People marched in Diyarbakir in Turkey.", "Diyarbakir", "Diyarbakir"),
    ],
)
def test_names_are_those_of_english_print(find: Find, text: str, mention: str, name: str) -> None:
    assert find(text)[mention].place.name == name


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("The road to the south-west was closed.", "south-west"),
        ("A fighter told the White Nile Post that he fled.", "White Nile"),
        ("King Abdullah spoke of the attack.", "King"),
        ("The U.N. called for a truce in Syria.", "U.N."),
    ],
)
def test_words_and_names_of_bodies_are_no_places(find: Find, text: str, mention: str) -> None:
    assert mention not in find(text)
