"""Every mention of a party: names, persons with titles, described groups, states that act."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.actors import find_parties
from dateline.knowledge.registry import load_registry
from dateline.model import Party, Sentence, Word

Expected = tuple[str, str | None, str | None, str | None]
Parse = Callable[[str], tuple[Sentence, ...]]


def parties(parse: Parse, text: str, on: str | None = None) -> dict[str, Party]:
    """The parties of a text by their mention's words."""
    day = dt.date.fromisoformat(on) if on else None
    return {p.mention.text: p for p in find_parties(parse(text), load_registry(), on=day)}


@pytest.mark.parametrize(
    ("text", "mention", "expected"),
    [
        (
            "ISIS militants seized the town.",
            "ISIS militants",
            ("Islamic State", "group/islamic-state", None, "IMG"),
        ),
        (
            "The rebels clashed with IS fighters near the bridge.",
            "IS fighters",
            ("Islamic State", "group/islamic-state", None, "IMG"),
        ),
        (
            "Kurdish fighters held the hill.",
            "Kurdish fighters",
            ("Kurdish fighters", None, None, "UAF"),
        ),
        (
            "Palestinians threw stones. Israel sent troops and two Palestinians and a Palestinian "
            "boy were hurt. Israel closed the road, and the army fired.",
            "army",
            ("Israeli Army", "ISR/army", "ISR", "MIL"),
        ),
        (
            "The army fought the Islamic State (IS) group near Homs.",
            "Islamic State (IS) group",
            ("Islamic State", "group/islamic-state", None, "IMG"),
        ),
        (
            "Ugandan police arrested two men.",
            "Ugandan police",
            ("Ugandan police", "UGA/police", "UGA", "COP"),
        ),
        (
            "Israeli warplanes struck a depot.",
            "Israeli warplanes",
            ("Israeli Air Force", "ISR/air-force", "ISR", "MIL"),
        ),
        (
            "Foreign Minister Hoshyar Zebari spoke on Tuesday.",
            "Hoshyar Zebari",
            ("Hoshyar Zebari", "person/hoshyar-zebari", "IRQ", "GOV"),
        ),
        ("Residents fled the shelling.", "Residents", ("Residents", None, None, "CVL")),
        ("Russia bombed the village.", "Russia", ("Russia", "RUS", "RUS", "GOV")),
        (
            "Damascus denied the charge.",
            "Damascus",
            ("Syrian government", "SYR/government", "SYR", "GOV"),
        ),
        ("The town was shelled by Syria.", "Syria", ("Syria", "SYR", "SYR", "GOV")),
        (
            "The Syrian government forces advanced.",
            "Syrian government forces",
            ("Syrian Armed Forces", "SYR/armed-forces", "SYR", "MIL"),
        ),
        (
            "Doctors Without Borders closed its clinic.",
            "Doctors Without Borders",
            ("Médecins Sans Frontières", "org/msf", None, "NGO"),
        ),
        (
            "Dozens of Houthi rebels surrendered.",
            "Dozens of Houthi rebels",
            ("Houthis", "group/houthis", "YEM", "REB"),
        ),
        (
            "Congolese villagers buried the dead.",
            "Congolese villagers",
            ("Congolese villagers", None, "COD", "CVL"),
        ),
        (
            "U.N. peacekeepers patrolled Goma.",
            "U.N. peacekeepers",
            ("United Nations peacekeepers", "org/peacekeepers-un", None, "UNO"),
        ),
    ],
)
def test_mentions(parse: Parse, text: str, mention: str, expected: Expected) -> None:
    found = parties(parse, text, "2014-06-12")
    assert mention in found, list(found)
    party = found[mention]
    assert (party.name, party.id, party.country, party.sector) == expected


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Fighting went on in Russia.", "Russia"),
        ("He was born in Damascus.", "Damascus"),
        ("The law is in force.", "force"),
        ("It is a good day.", "It"),
        ("They marched against the tax at an anti-Mubarak rally.", "Mubarak"),
    ],
)
def test_what_is_no_party(parse: Parse, text: str, absent: str) -> None:
    assert all(absent not in mention for mention in parties(parse, text))


def test_common_words_are_not_taken_for_acronyms(parse: Parse) -> None:
    found = parties(parse, "This is what led us to ask who is there.")
    assert not any(p.id for p in found.values())


def test_lost_apostrophes_do_not_hide_a_name(parse: Parse) -> None:
    found = parties(parse, "Rebels fled as Syrias army and the SDFs fighters advanced.")
    assert {"SYR/army", "group/sdf"} <= {p.id for p in found.values()}


def test_a_newspaper_is_named_with_its_article(parse: Parse) -> None:
    assert parties(parse, "Officials told The National on Monday.")["National"].id is not None
    assert not any(p.id for p in parties(parse, "National surveys showed a lead.").values())


def test_a_surname_means_who_the_report_names_in_full(parse: Parse) -> None:
    text = "Hillary Clinton spoke first. Clinton said the talks would go on."
    assert parties(parse, text, "2016-07-01")["Clinton"].id == "person/hillary-clinton"


def test_the_taliban_before_and_after_2021(parse: Parse) -> None:
    text = "The Taliban announced a truce."
    assert parties(parse, text, "2009-05-01")["Taliban"].sector == "REB"
    assert parties(parse, text, "2022-05-01")["Taliban"].sector == "GOV"


def test_an_ambiguous_name_keeps_its_candidates(parse: Parse) -> None:
    text = "Libya was calm. Ansar al-Sharia attacked a post in Libya, Libyan officials said."
    party = parties(parse, text, "2013-05-01")["Ansar al-Sharia"]
    assert party.id == "group/ansar-al-sharia-libya"
    assert {c.id for c in party.candidates} >= {
        "group/ansar-al-sharia-libya",
        "group/ansar-al-sharia-tunisia",
    }
    assert all(c.why for c in party.candidates)


def test_a_surname_of_another_person_is_not_a_leader(parse: Parse) -> None:
    found = parties(parse, "A farmer named Joseph Trump spoke to reporters.")
    assert not any(p.id == "person/donald-trump" for p in found.values())


def words_of(text: str, tags: list[int]) -> tuple[Sentence, ...]:
    """A sentence of the text's words with arbitrary tags, heads and labels."""
    kinds = [
        ("NOUN", "NNS", "nsubj", ""),
        ("PROPN", "NNP", "compound", "PERSON"),
        ("ADJ", "JJ", "amod", "NORP"),
        ("VERB", "VBD", "ROOT", ""),
        ("ADP", "IN", "prep", ""),
        ("PUNCT", ".", "punct", ""),
        ("PRON", "PRP$", "poss", ""),
    ]
    words, at = [], 0
    for index, token in enumerate(text.split(" ")):
        if token:
            pos, tag, dep, entity = kinds[tags[index % len(tags)] % len(kinds)]
            head = tags[(index * 3 + 1) % len(tags)]
            words.append((at, token, pos, tag, dep, entity, head))
        at += len(token) + 1
    built = tuple(
        Word(
            i,
            start,
            start + len(token),
            token,
            token.lower(),
            pos,
            tag,
            dep,
            head % len(words),
            entity,
            True,
        )
        for i, (start, token, pos, tag, dep, entity, head) in enumerate(words)
    )
    if not built:
        return ()
    return (Sentence(0, built[0].start, text[built[0].start : built[-1].end], built),)


TOKENS = st.sampled_from(
    [
        "rebels",
        "Syrian",
        "the",
        "army",
        "of",
        "IS",
        "al",
        "-",
        "Nusra",
        "U.S.",
        "dozens",
        "Assad",
        "’s",
        "forces",
        "said",
        "United",
        "Nations",
        "\u200b",
        "١٢",
        "anti",
        "coalition",
        "\U0001f600",
    ]
)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(TOKENS | st.text(min_size=1, max_size=6).filter(lambda t: " " not in t), max_size=25),
    st.lists(st.integers(0, 30), min_size=1, max_size=9),
)
def test_any_words_give_sound_parties(tokens: list[str], tags: list[int]) -> None:
    text = " ".join(tokens)
    found = find_parties(words_of(text, tags), load_registry(), on=None)
    last = 0
    for party in found:
        span = party.mention
        assert text[span.start : span.end] == span.text
        assert span.start >= last
        last = span.end


def test_a_long_chain_of_quantities_ends(parse: Parse) -> None:
    text = "dozens of " * 300 + "rebels"
    tokens = text.split()
    at, words = 0, []
    for i, part in enumerate(tokens):
        dep, pos = ("prep", "ADP") if part == "of" else ("pobj", "NOUN")
        words.append(Word(i, at, at + len(part), part, part, pos, "NNS", dep, max(0, i - 1)))
        at += len(part) + 1
    find_parties((Sentence(0, 0, text, tuple(words)),), load_registry(), on=None)


def test_a_line_of_forty_thousand_words_is_read_in_good_time() -> None:
    part = "Syrian army rebels of Hezbollah and the "
    text = part * 6_000
    tags = [2, 0, 0, 4, 1, 3, 6]
    start = time.process_time()
    found = find_parties(words_of(text.strip(), tags), load_registry(), on=None)
    assert found
    assert time.process_time() - start < 20


@pytest.mark.parametrize("head", ["unit", "squad", "patrol"])
@pytest.mark.parametrize("link", ["of", "from"])
def test_a_part_of_an_army_is_the_army(parse: Parse, head: str, link: str) -> None:
    found = parties(parse, f"A {head} {link} the Syrian army shelled the town.")
    assert {p.id for p in found.values()} == {"SYR/army"}


@pytest.mark.parametrize("name", ["Defence Ministry", "Foreign Ministry", "Interior Ministry"])
def test_a_ministry_without_a_country_is_no_person(parse: Parse, name: str) -> None:
    found = parties(parse, f"The {name} shelled the town.")
    assert (found[name].kind, found[name].name) == ("organisation", name)


def test_a_surname_by_itself_is_the_person_named_in_full(parse: Parse) -> None:
    text = (
        "Opposition candidate Kizza Besigye was detained. "
        "Police fired tear gas after Besigye was stopped at a junction."
    )
    found = parties(parse, text)
    assert found["Kizza Besigye"].kind == found["Besigye"].kind == "person"
    alone = parties(parse, "Police fired tear gas after Besigye was stopped at a junction.")
    assert "Besigye" not in alone or alone["Besigye"].kind != "person"
