"""What counts as an entity or relation of re3d, and what the measures count."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.evaluation.entities import entities_of, joined, pairs_of, score_re3d
from dateline.evaluation.re3d import Entity, MarkedDocument, Relation
from dateline.knowledge.event_rules import load_codebook
from dateline.model import (
    Claim,
    Coding,
    Count,
    Party,
    Place,
    Report,
    Sentence,
    Span,
    TimeExpression,
    Toponym,
    Word,
)

TEXT = "On Monday Tarn and the army shelled the Kobalt militia in Ossa with two rockets."
REPORT = Report("d1", TEXT)
CODEBOOK = load_codebook()
SENTENCE = Sentence(0, 0, TEXT, ())


def span(words: str) -> Span:
    return Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


def at(words: str) -> tuple[int, int]:
    return span(words).start, span(words).end


def party(words: str, kind: str = "group") -> Party:
    return Party(span(words), words, kind=kind)


def claim(type_: str, trigger: str = "shelled", **slots: Any) -> Claim:
    return Claim(trigger, span(trigger), type_, **slots)


def sentence(*words: tuple[str, str, str, str]) -> Sentence:
    made = [
        Word(i, *at(text), text, lemma, pos, "", "dep", 0, entity)
        for i, (text, lemma, pos, entity) in enumerate(words)
    ]
    return Sentence(0, 0, TEXT, tuple(made))


def test_each_type_is_read_from_its_part_of_the_coding() -> None:
    coding = Coding(
        REPORT,
        parties=(party("Tarn", "person"), party("army", "armed_force"), party("Ossa", "state")),
        toponyms=(
            Toponym(Place(span("Ossa"), "Ossa"), "metonym"),
            Toponym(Place(span("Kobalt"), "Kobalt"), "demonym"),
        ),
        times=(TimeExpression(span("Monday"), "DATE", "2012-11-19"),),
        claims=(claim("ASSAULT", counts=(Count("killed", 2, 2, None, mention=span("two")),)),),
    )
    words = sentence(
        ("two", "two", "NUM", "CARDINAL"),
        ("rockets", "rocket", "NOUN", ""),
        ("in", "in", "ADP", ""),
    )
    found = entities_of(coding, (words,), CODEBOOK)
    assert found == (
        ("Person", at("Tarn")),
        ("Organisation", at("army")),
        ("Organisation", at("Ossa")),
        ("Location", at("Ossa")),
        ("Temporal", at("Monday")),
        ("Quantity", at("two")),
        ("Weapon", at("rockets")),
    )


def test_a_demonym_alone_is_no_organisation() -> None:
    kobalt = Toponym(Place(span("Kobalt"), "Kobalt"), "demonym")
    coding = Coding(REPORT, parties=(party("Kobalt", "state"),), toponyms=(kobalt,))
    assert entities_of(coding, (), CODEBOOK) == ()


def test_pronouns_are_persons_or_bodies_wherever_they_stand() -> None:
    words = [
        Word(0, 0, 2, "He", "he", "PRON", "", "nsubj", 1),
        Word(1, 3, 6, "saw", "see", "VERB", "", "ROOT", 1),
        Word(2, 7, 9, "us", "we", "PRON", "", "dobj", 1),
        Word(3, 10, 12, "it", "it", "PRON", "", "dobj", 1),
    ]
    told = Sentence(0, 0, "He saw us it", tuple(words))
    found = entities_of(Coding(Report("d2", told.text)), (told,), CODEBOOK)
    assert found == (("Person", (0, 2)), ("Organisation", (7, 9)))


def test_an_amount_of_several_words_is_one() -> None:
    texts = (("than", "CARDINAL", True), ("60", "CARDINAL", False), ("9", "CARDINAL", True))
    at_, words = 0, []
    for index, (text, label, begins) in enumerate(texts):
        word = Word(index, at_, at_ + len(text), text, text, "NUM", "", "x", 0, label, begins)
        words.append(word)
        at_ += len(text) + 1
    told = Sentence(0, 0, "than 60 9", tuple(words))
    found = entities_of(Coding(Report("d2", told.text)), (told,), CODEBOOK)
    assert found == (("Quantity", (0, 7)), ("Quantity", (8, 9)))


FIGHT, ALLY = "FightingAgainst", "AlliesOf"
TARN, ARMY, MILITIA = party("Tarn"), party("army"), party("Kobalt militia")


@pytest.mark.parametrize(
    ("told", "want"),
    [
        (claim("ASSAULT", actors=(ARMY,), recipients=(MILITIA,)), [(FIGHT, ARMY, MILITIA)]),
        (
            claim("ASSAULT", actors=(TARN, ARMY), recipients=(MILITIA,)),
            [(FIGHT, TARN, MILITIA), (FIGHT, ARMY, MILITIA), (ALLY, TARN, ARMY)],
        ),
        (claim("ASSAULT", modes=("clash",), actors=(ARMY, MILITIA)), [(FIGHT, ARMY, MILITIA)]),
        (claim("ASSAULT", actors=(ARMY, MILITIA)), []),
        (claim("AID", actors=(ARMY,), recipients=(TARN,)), [(ALLY, ARMY, TARN)]),
        (claim("COOPERATE", actors=(ARMY, TARN)), [(ALLY, ARMY, TARN)]),
        (claim("CONSULT", actors=(ARMY, TARN)), []),
        (claim("ASSAULT", actors=(ARMY,), recipients=(MILITIA,), factuality="CT-"), []),
        (claim("ASSAULT", recipients=(MILITIA,)), []),
    ],
)
def test_who_fights_and_who_helps_is_told_by_claims(
    told: Claim, want: list[tuple[str, Party, Party]]
) -> None:
    ends = [(name, at(a.mention.text), at(b.mention.text)) for name, a, b in want]
    found = pairs_of(Coding(REPORT, claims=(told,)), (SENTENCE,))
    assert [(name, a[0], b[0]) for name, a, b in found] == ends


def test_those_who_help_fight_whom_the_sentence_fights() -> None:
    help_ = claim("AID", "with", actors=(TARN,), recipients=(ARMY,))
    fight = claim("ASSAULT", recipients=(MILITIA,))
    coding = Coding(REPORT, claims=(help_, fight))
    fighting = {pair for pair in pairs_of(coding, (SENTENCE,)) if pair[0] == FIGHT}
    militia = (at("Kobalt militia"),)
    assert fighting == {(FIGHT, (at("Tarn"),), militia), (FIGHT, (at("army"),), militia)}
    assert not [pair for pair in pairs_of(coding) if pair[0] == FIGHT]


def test_an_ally_of_the_attacker_fights_with_it_in_one_sentence() -> None:
    militia = (at("Kobalt militia"),)
    fight = claim("ASSAULT", actors=(ARMY,), recipients=(MILITIA,))
    for helped, fights in ((ARMY, True), (party("Ossa"), False)):
        help_ = claim("AID", "with", actors=(TARN,), recipients=(helped,))
        found = pairs_of(Coding(REPORT, claims=(help_, fight)), (SENTENCE,))
        assert ((FIGHT, (at("Tarn"),), militia) in found) is fights


def document(entities: Iterable[Entity] = (), relations: Iterable[Relation] = ()) -> MarkedDocument:
    return MarkedDocument(REPORT, tuple(entities), tuple(relations))


def test_entities_that_overlap_are_one() -> None:
    gold = document([("Organisation", at("the army")), ("Organisation", at("army"))])
    coding = Coding(REPORT, parties=(party("army"), party("Tarn")))
    scores = score_re3d([gold], [coding], {}, CODEBOOK)
    tally = scores.tallies["Organisation"]
    assert (tally.right, tally.false, tally.missed) == (1, 1, 0)
    assert scores.tallies["entities"] == tally


def test_the_type_must_be_the_same() -> None:
    gold = document([("Location", at("Ossa"))])
    scores = score_re3d([gold], [Coding(REPORT, parties=(party("Ossa"),))], {}, CODEBOOK)
    tally = scores.tallies["entities"]
    assert (tally.right, tally.false, tally.missed) == (0, 1, 1)
    assert any("MISSED Location 'Ossa'" in line for line in scores.faults)


@pytest.mark.parametrize("turned", [False, True])
def test_relations_agree_in_either_direction(turned: bool) -> None:
    ends = (at("army"), at("militia"))
    gold = document((), [(FIGHT, *(ends[::-1] if turned else ends))])
    told = claim("ASSAULT", actors=(ARMY,), recipients=(MILITIA,))
    scores = score_re3d([gold], [Coding(REPORT, claims=(told,))], {}, CODEBOOK)
    assert scores.value("FightingAgainst.r") == scores.value("FightingAgainst.p") == 1
    assert scores.value("AlliesOf.r") == 0


def test_what_was_not_coded_is_counted() -> None:
    scores = score_re3d([document([("Location", at("Ossa"))])], [], {}, CODEBOOK)
    assert (scores.uncoded, scores.tallies["Location"].missed) == (1, 1)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)), max_size=12))
def test_joined_spans_hold_the_same_characters_apart(raw: list[tuple[int, int]]) -> None:
    spans = [(start, start + size) for start, size in raw]
    found = joined(spans)
    assert {c for a, b in found for c in range(a, b)} == {c for a, b in spans for c in range(a, b)}
    assert all(left[1] <= right[0] for left, right in pairwise(found))
