"""Names in text: which are places, which place, and what use is made of them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.places.cues import examples
from dateline.model import Party, Report, Sentence, Span, Toponym, Word
from dateline.places import find_toponyms

Find = Callable[..., dict[str, Toponym]]
Parse = Callable[[str], tuple[Sentence, ...]]


def at(toponym: Toponym) -> tuple[str | None, str]:
    return toponym.place.country, toponym.place.precision


@pytest.mark.parametrize(("rule", "text"), examples(), ids=lambda value: value[:40])
def test_examples_of_the_cues(find: Find, rule: str, text: str) -> None:
    name = text[text.index("[") + 1 : text.index("]")]
    plain = text.replace("[", "").replace("]", "")
    found = find(plain)
    if rule in {"places.titles", "places.never", "places.facilities"}:
        assert name not in found
    elif rule == "places.speech-verbs":
        assert found[name].use == "metonym"
    else:
        assert any(name in mention for mention in found)


RESOLVED = [
    ("Shells fell on Tripoli as Libyan militias fought for the airport.", "Tripoli", "LBY"),
    ("The Lebanese army sent troops to Tripoli, in northern Lebanon.", "Tripoli", "LBN"),
    ("Rebels left Goma, and the Congolese government in Kinshasa said so.", "Goma", "COD"),
    ("Tbilisi and Moscow fought over South Ossetia; Georgia lost it.", "Georgia", "GEO"),
    ("The storm hit Atlanta and Savannah before leaving Georgia for Alabama.", "Georgia", "USA"),
    ("Police in Paris, Texas, found the car.", "Paris", "USA"),
    ("Police in Paris found the car.", "Paris", "FRA"),
    ("The United States condemned the arrests in Russia.", "Russia", "RUS"),
    ("Rebels fought in Japan, the Philippines and Belgium.", "Philippines", "PHL"),
    ("A bomb went off in Syrias capital.", "Syrias", "SYR"),
]


@pytest.mark.parametrize(("text", "name", "country"), RESOLVED)
def test_the_report_decides_between_namesakes(
    find: Find, text: str, name: str, country: str
) -> None:
    assert find(text)[name].place.country == country


def test_the_noun_beside_a_name_decides(find: Find) -> None:
    city = find("Fighters entered the city of Idlib in Syria.")["Idlib"]
    province = find("Fighters roam Idlib province in Syria.")["Idlib province"]
    assert city.place.precision == "place"
    assert province.place.precision == "adm1"


def test_a_part_of_a_country_is_a_region(find: Find) -> None:
    place = find("Floods hit northern Angola on Sunday.")["northern Angola"].place
    assert place.precision == "region"
    assert place.lat is not None
    assert place.lat > -11.5
    assert place.radius_m


USES = [
    ("Syrian troops shelled the town.", "Syrian", "demonym"),
    ("Three Iraqis were hurt.", "Iraqis", "demonym"),
    ("Moscow said it would not attend.", "Moscow", "metonym"),
    ("The Mosul offensive began at dawn.", "Mosul", "modifier"),
    ("Troops reached Mosul at dawn.", "Mosul", "literal"),
]


@pytest.mark.parametrize(("text", "name", "use"), USES)
def test_uses(find: Find, text: str, name: str, use: str) -> None:
    assert find(text)[name].use == use


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Michael Jordan and Paris Hilton met Jack London.", "Jordan"),
        ("Mr. Davis said that Davis would stay.", "Davis"),
        ("On Friday they met in May.", "Friday"),
        ("The news agency SANA reported the attack in Homs.", "SANA"),
    ],
)
def test_persons_days_and_agencies_are_no_places(find: Find, text: str, name: str) -> None:
    assert name not in find(text)


def test_a_person_among_the_parties_is_no_place(parse: Parse, gazetteer: Gazetteer) -> None:
    text = "In the afternoon Sheikh Sinjar spoke in Baghdad."
    report = Report("r", text)
    start = text.index("Sheikh")
    person = Party(Span.of(text, start, start + 13), "Sheikh Sinjar", kind="person")
    found = find_toponyms(parse(text), gazetteer, parties=(person,), report=report)
    assert [t.place.mention.text for t in found] == ["Baghdad"]


def test_a_name_that_nothing_fits_costs_no_other(find: Find) -> None:
    found = find("Shells hit the village of Xanqazar in Hama province, and then Homs.")
    assert found["Xanqazar"].place.id is None
    assert found["Xanqazar"].place.country == "SYR"
    assert found["Homs"].place.id is not None


def test_reasons_and_losers_are_kept(find: Find) -> None:
    place = find("Shells fell on Tripoli as Libyan militias fought.")["Tripoli"].place
    assert len(place.candidates) > 1
    assert place.candidates[0].score >= place.candidates[1].score
    assert "people" in place.candidates[0].why


def test_mentions_are_sorted_and_do_not_overlap(parse: Parse, gazetteer: Gazetteer) -> None:
    text = "From Deir ez-Zor in eastern Syria to Al-Hasakah, Syrian and U.S. forces met near Iraq."
    found = find_toponyms(parse(text), gazetteer, parties=(), report=Report("r", text))
    spans = [t.place.mention for t in found]
    assert spans == sorted(spans)
    assert not any(a.overlaps(b) for a, b in pairwise(spans))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=25))
def test_any_words_are_survived(gazetteer: Gazetteer, words: list[str]) -> None:
    text = " ".join(w for w in ("".join(w.split()) for w in words) if w) or "x"
    made, offset = [], 0
    for index, word in enumerate(text.split(" ")):
        made.append(Word(index, offset, offset + len(word), word, word, "PROPN", "NNP", "dep", 0))
        offset += len(word) + 1
    sentence = Sentence(0, 0, text, tuple(made))
    found = find_toponyms((sentence,), gazetteer, parties=(), report=Report("r", text))
    assert all(
        text[t.place.mention.start : t.place.mention.end] == t.place.mention.text for t in found
    )


def test_a_country_is_no_people(find: Find) -> None:
    assert find("Rebels attacked a village in the Philippines.")["Philippines"].use == "literal"
    assert find("Filipinos fled from the Philippine army.")["Filipinos"].use == "demonym"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A bomb wounded four soldiers near Pelsk on Monday.", "Pelsk"),
        ("Hamas had shelled the market in Vastrel on Monday.", "Vastrel"),
        ("The rebels captured Talderun despite heavy shelling.", "Talderun"),
        ("Shops were looted outside Vastrel on Monday.", "Vastrel"),
        ("Militants attacked the village of Darat Izza on Monday.", "Darat Izza"),
    ],
)
def test_names_that_no_table_has_stand_where_places_do(find: Find, text: str, name: str) -> None:
    found = find(text)[name].place
    assert (found.id, found.name) == (None, name)


NEAR, SHELLED = "The rebels were pushed back near Vastrel.", "They shelled Vastrel. Omar {} left."


def a_party(text: str, name: str, id: str | None, kind: str) -> Party:
    at = text.index(name)
    return Party(Span(at, at + len(name), name), name, id, None, None, kind)


@pytest.mark.parametrize(
    ("parties", "place"),
    [
        ([a_party(NEAR, "Vastrel", None, "organisation")], True),
        ([a_party(NEAR, "Vastrel", "group/v", "organisation")], False),
    ],
)
def test_a_body_that_a_table_has_is_no_place(
    parse: Parse, gazetteer: Gazetteer, parties: list[Party], place: bool
) -> None:
    report = Report("test", NEAR)
    found = find_toponyms(parse(NEAR), gazetteer, parties=tuple(parties), report=report)
    assert ("Vastrel" in {t.place.mention.text for t in found}) == place


@pytest.mark.parametrize(("surname", "place"), [("Vastrel", False), ("Haddad", True)])
def test_who_is_named_more_fully_is_no_place(
    parse: Parse, gazetteer: Gazetteer, surname: str, place: bool
) -> None:
    text = SHELLED.format(surname)
    names = (
        a_party(text, "Vastrel", None, "person"),
        a_party(text, f"Omar {surname}", None, "person"),
    )
    found = find_toponyms(parse(text), gazetteer, parties=names, report=Report("test", text))
    assert ("Vastrel" in {t.place.mention.text for t in found}) == place


def test_nobody_believes_in_a_place(find: Find) -> None:
    assert "Vastrel" not in find("He had no confidence in Vastrel, a former officer.")


GENERIC = [
    ("Five were hurt in air strikes on Tel Minis in the south.", "Tel Minis", True),
    ("The army shelled Kafr Dael and Tal Mamo.", "Tal Mamo", True),
    ("Colonel Deir Omar was shot.", "Deir Omar", False),
]


@pytest.mark.parametrize(("text", "name", "place"), GENERIC)
def test_a_word_for_a_hill_or_a_village_begins_a_place(
    find: Find, text: str, name: str, place: bool
) -> None:
    assert (name in find(text)) is place


def test_a_row_that_has_lost_its_commas_is_one_of_places(find: Find) -> None:
    found = find("Syrian rebels shelled the towns of Misraba Ayn Tarma Arbin and Kafr Batna.")
    places = {name: t.place.country for name, t in found.items() if t.use == "literal"}
    assert places == dict.fromkeys(("Misraba", "Ayn Tarma", "Arbin", "Kafr Batna"), "SYR")


def test_a_square_is_not_the_town_whose_name_it_bears(find: Find) -> None:
    found = find("He was held at Moscow's iconic Pushkin Square.")
    assert found["Pushkin Square"].place.id is None
    assert "Pushkin" not in found


def test_a_checkpoint_is_left_to_the_place_that_it_is_called_after(find: Find) -> None:
    found = find("Gunmen shelled the Ramouseh crossing in Aleppo.")
    assert found.keys() == {"Ramouseh", "Aleppo"}


def test_what_only_describes_at_the_head_of_a_sentence_is_no_name(find: Find) -> None:
    assert find("The city was shelled for hours.").keys() == set()
    assert find("The Hague was calm.").keys() == {"The Hague"}


def test_a_province_is_not_its_seat(find: Find) -> None:
    found = find("Syrian strikes hit hideouts in the provinces of Hama and Idlib.")
    assert {found["Hama"].place.precision, found["Idlib"].place.precision} == {"adm1"}
    assert find("Syrian strikes hit the city of Idlib.")["Idlib"].place.precision == "place"


def test_a_village_is_no_large_city_of_another_language(find: Find) -> None:
    found = find("The army won back the village of al-Tiba near Aleppo in Syria.")
    assert found["al-Tiba"].place.id is None
    assert found["al-Tiba"].place.country == "SYR"


def test_capitals_that_do_something_are_governments(find: Find) -> None:
    found = find("A truce brokered by Moscow and Washington did not hold in Aleppo.")
    assert {name: t.use for name, t in found.items()} == {
        "Moscow": "metonym",
        "Washington": "metonym",
        "Aleppo": "literal",
    }
