"""Where happenings took place: own clause, relation, lists, anaphors, scene."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from unittest.mock import patch

import pytest

from dateline.model import Place, Sentence, Span
from dateline.places.claims import carried
from dateline.places.ranking import kilometres

Parse = Callable[[str], tuple[Sentence, ...]]
Locate = Callable[..., list[tuple[Place, ...]]]


ONE = [
    ("Gunmen attacked a checkpoint in Baquba on Monday.", "attacked", "ASSAULT", ["Baquba"]),
    (
        "Militants took the town of Rutba in Iraq's Anbar province.",
        "took",
        "CONTROL",
        ["Rutba"],
    ),
    ("The Mosul offensive killed dozens.", "offensive", "ASSAULT", ["Mosul"]),
    ("Rebels shelled Goma and Sake in eastern Congo.", "shelled", "ASSAULT", ["Goma", "Sake"]),
    ("Troops clashed with rebels near Avdiivka.", "clashed", "ASSAULT", ["Avdiivka"]),
    ("A bomb exploded in Kabul, a spokesman in Brussels said.", "exploded", "ASSAULT", ["Kabul"]),
    ("Clashes raged in Wadi Barada near Damascus.", "Clashes", "ASSAULT", ["Wadi Barada"]),
]


@pytest.mark.parametrize(("text", "trigger", "kind", "names"), ONE)
def test_places_of_the_clause(
    locate: Locate, text: str, trigger: str, kind: str, names: list[str]
) -> None:
    (places,) = locate(text, (trigger, kind))
    assert [p.mention.text for p in places] == names


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "relation"),
    [
        ("Troops clashed with rebels near Avdiivka.", "clashed", "ASSAULT", "near"),
        ("The army withdrew from Kherson at night.", "withdrew", "RETREAT", "from"),
        ("The column advanced toward Stepanakert.", "advanced", "CONTROL", "toward"),
        ("Gunmen opened fire in Marawi.", "opened fire", "ASSAULT", "in"),
    ],
)
def test_relations(locate: Locate, text: str, trigger: str, kind: str, relation: str) -> None:
    (places,) = locate(text, (trigger, kind))
    assert [p.relation for p in places] == [relation]


LANDS = [
    # the land of a people is its country, a part of it, or where its war is
    ("Attacks are planned on Pakistani territory.", "Attacks", "ASSAULT", ["Pakistan"]),
    ("Jets hit northern Syrian towns on Friday.", "hit", "ASSAULT", ["northern Syria"]),
    ("Rebels in Mali said gunmen attacked convoys on its soil.", "attacked", "ASSAULT", ["Mali"]),
    ("Thousands were killed in Rwanda's genocide.", "genocide", "ASSAULT", ["Rwanda"]),
    ("The Syrian war has killed thousands.", "war", "ASSAULT", ["Syria"]),
    ("Israel's war on Hamas killed thousands.", "war", "ASSAULT", []),
    ("Clashes broke out in the north of Syria.", "Clashes", "ASSAULT", ["northern Syria"]),
    ("Turkey's army said troops were killed in the southeast.", "killed", "ASSAULT",
     ["southeastern Turkey"]),
    # what only says where a place lies, or where somebody is from, is none
    ("Troops retook Ramadi, some 110 kilometers west of Baghdad.", "retook", "CONTROL", ["Ramadi"]),
    ("Jets struck Sabboura, an area outside Damascus.", "struck", "ASSAULT", ["Sabboura"]),
    ("An operator from Baghdad was detained in Mosul.", "detained", "COERCE", ["Mosul"]),
    ("The bombs hit the U.S. and French embassies in Kuwait.", "hit", "ASSAULT", ["Kuwait"]),
    # rows, however the parser hangs them
    ("Rebels lobbed rockets over the border hitting a district in southern Gaziantep province and "
     "the town of Kilis in Turkey.", "lobbed", "ASSAULT",
     ["Kilis", "southern Gaziantep province"]),
    ("Locations targeted by the army this week in Eastern Ghouta include the towns of Misraba "
     "Ayn Tarma Arbin and Kafr Batna near Damascus in Syria.", "targeted", "ASSAULT",
     ["Arbin", "Ein Tarma", "Kafr Batna", "Misraba"]),
    # a building outside which people stand does not speak
    ("Crowds rallied outside the Saudi embassy in Sanaa.", "rallied", "PROTEST", ["Sanaa"]),
    # where the main clause leads is no second place of the act before it
    ("Islamist insurgents pushed toward Baghdad on Thursday, two days after they overran Mosul.",
     "overran", "CONTROL", ["Mosul"]),
    ("Attacks were carried out in India and Kashmir.", "Attacks", "ASSAULT", ["India", "Kashmir"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "kind", "names"), LANDS)
def test_land_and_what_only_tells_where_a_place_lies(
    locate: Locate, text: str, trigger: str, kind: str, names: list[str]
) -> None:
    (places,) = locate(text, (trigger, kind))
    assert sorted(p.name for p in places) == names


ROUTES = [
    ("Rockets were fired from Gaza into Israel.", "fired", "ASSAULT",
     [("Gaza", "from"), ("Israel", "in")]),
    ("The rebels pushed from Homs towards Hama.", "pushed", "CONTROL",
     [("Homs", "from"), ("Hama", "toward")]),
    ("Protesters marched from Homs to Hama.", "marched", "PROTEST",
     [("Homs", "from"), ("Hama", "in")]),
    ("Thousands fled from Aleppo to Turkey.", "fled", "RETREAT", [("Aleppo", "from")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "kind", "ends"), ROUTES)
def test_a_route_has_two_ends_and_a_flight_the_place_left(
    locate: Locate, text: str, trigger: str, kind: str, ends: list[tuple[str, str]]
) -> None:
    (places,) = locate(text, (trigger, kind))
    assert [(p.mention.text, p.relation) for p in places] == ends


def test_an_offset_gives_a_point_and_a_radius(locate: Locate) -> None:
    (places,) = locate("A convoy was ambushed 20 km north of Mosul.", ("ambushed", "ASSAULT"))
    (place,) = places
    assert place.relation == "north_of"
    assert place.precision == "near"
    assert place.lat is not None and place.lon is not None
    assert 17 < kilometres((place.lat, place.lon), (36.335, 43.12)) < 23
    assert place.radius_m == 5_000


def test_an_offset_in_two_words(locate: Locate) -> None:
    (places,) = locate("A drone hit a truck 15 miles south-east of Marib.", ("hit", "ASSAULT"))
    assert [(p.relation, p.precision) for p in places] == [("southeast_of", "near")]


def test_the_speaker_is_not_where_it_happened(locate: Locate) -> None:
    text = "Officials in Washington said that an airstrike hit a convoy in Deir ez-Zor."
    (places,) = locate(text, ("airstrike", "ASSAULT"))
    assert [p.mention.text for p in places] == ["Deir ez-Zor"]


def test_the_city_is_the_one_named_before(locate: Locate) -> None:
    text = "Fighters entered Mosul on Tuesday. They burned a church in the city."
    found = locate(text, ("entered", "CONTROL"), ("burned", "ASSAULT"))
    assert [p.name for p in found[1]] == ["Mosul"]


def test_a_scene_is_carried_over_to_the_same_attack(locate: Locate) -> None:
    text = "A car bomb attack hit a market in Kirkuk on Sunday. The attack killed nine people."
    found = locate(text, ("car bomb attack", "ASSAULT"), ("attack killed", "ASSAULT"))
    assert [p.name for p in found[1]] == [p.name for p in found[0]] == ["Kirkuk"]


AGAIN = [
    "Gunmen raided a bank in Erbil. Nobody claimed responsibility for Monday's attack.",
    "Rockets fell on Erbil, and men entered Hawija. Nobody claimed responsibility for the attack.",
]


@pytest.mark.parametrize("text", AGAIN)
def test_a_happening_told_again_has_its_place(text: str, locate: Locate) -> None:
    text = f"A bomb attack in Kirkuk killed nine people on Monday.\n\n{text}"
    between = ("raided" if "raided" in text else "fell", "ASSAULT")
    found = locate(text, ("attack in", "ASSAULT"), between, ("attack.", "ASSAULT"))
    assert "Erbil" in [p.name for p in found[1]]
    assert [p.name for p in found[2]] == ["Kirkuk"]


def test_the_place_of_a_picture_is_not_that_of_the_text(locate: Locate) -> None:
    text = (
        "Courts jailed hundreds last year, the report says. FILE - Police arrest a man in Lahore, "
        "Pakistan, Feb. 29, 2016. Guards beat nine prisoners."
    )
    found = locate(text, ("arrest a", "COERCE"), ("beat", "ASSAULT"))
    assert [[p.name for p in places] for places in found] == [["Lahore"], []]


def test_a_place_is_carried_without_the_way_that_another_went(locate: Locate) -> None:
    text = "Soldiers withdrew from Mosul on Tuesday. Fighters shelled the retreating column."
    found = locate(text, ("withdrew", "RETREAT"), ("shelled", "ASSAULT"))
    assert [[(p.name, p.relation) for p in places] for places in found] == [
        [("Mosul", "from")],
        [("Mosul", "in")],
    ]


def test_words_have_no_place_of_deeds(locate: Locate) -> None:
    text = "A bomb exploded in Kirkuk. The minister urged all parties to talk."
    found = locate(text, ("exploded", "ASSAULT"), ("urged", "REQUEST"))
    assert found[1] == ()


def test_without_drafts_there_are_no_places(locate: Locate) -> None:
    assert locate("Nothing happened in Kirkuk.") == []


def test_a_place_all_but_accepted_comes_before_a_carried_one() -> None:
    far = Place(Span(0, 5, "Alpha"), "Alpha", relation="in", precision="place")
    own = replace(far, name="Beta")
    offer = [(("scene: a reason",), (far,))]
    weights = {"scene: a reason": 0.4}
    with patch("dateline.places.claims.links", return_value=weights):
        assert carried(offer, (-0.5, own)) == (own,)
        assert carried(offer, (-0.7, own)) == (far,)
        assert carried(offer) == (far,)
        assert carried([], (-0.5, own)) == ()
