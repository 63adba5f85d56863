"""Which claim a recorded event is held against, and what the measures count."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.evaluation.event_records import (
    EventRecord,
    RecordedEvent,
    RecordedParty,
    chosen,
    overlaps,
    score_records,
)
from dateline.model import Claim, Coding, Party, Place, Report, Span

TEXT = "Kobalt troops shelled Ossa and met the Tarn envoy."


def span(words: str) -> Span:
    return Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


def party(words: str, **facts: str) -> Party:
    return Party(span(words), words, **facts)


def claim(trigger: str, type_: str, **slots: Any) -> Claim:
    return Claim(trigger, span(trigger), type_, **slots)


def asked(words: str, **more: Any) -> RecordedParty:
    at = span(words)
    return RecordedParty(words, (at.start, at.end), **more)


def marked(*words: str) -> tuple[tuple[int, int], ...]:
    return tuple((span(w).start, span(w).end) for w in words)


SHELLED = claim("shelled", "ASSAULT", actors=(party("Kobalt troops"),))
MET = claim("met", "CONSULT", actors=(party("Kobalt troops"), party("Tarn envoy")))


@pytest.mark.parametrize(
    ("types", "words", "want"),
    [
        (("ASSAULT",), ("shelled",), "shelled"),
        (("ASSAULT",), ("shelled", "met"), "shelled"),  # both touch: the right type first
        (("AID",), ("met",), "met"),  # the marked words before the type
        (("CONSULT",), ("Ossa",), "met"),  # none touches: the type
        (("AID",), ("Ossa",), None),
        (("CONSULT",), (), "met"),
        (("AID",), (), None),
    ],
)
def test_the_claim_is_chosen_by_words_then_type(
    types: tuple[str, ...], words: tuple[str, ...], want: str | None
) -> None:
    found = chosen(RecordedEvent("X", types, marked(*words)), (MET, SHELLED))
    assert (found.id if found else None) == want


def test_of_equals_the_earliest_is_chosen() -> None:
    later = claim("met", "ASSAULT")
    found = chosen(RecordedEvent("X", ("ASSAULT",)), (later, SHELLED))
    assert found is SHELLED


@pytest.mark.parametrize(
    ("want", "found", "same"),
    [
        (asked("Kobalt"), party("Kobalt troops"), True),  # shares characters
        (RecordedParty("Kobalt troops"), party("Kobalt troops"), True),  # by name
        (asked("Tarn envoy"), party("Kobalt troops"), False),
        (RecordedParty(country="KEN"), party("Kobalt troops", country="KEN"), True),
        (RecordedParty(country="KEN"), party("Kobalt troops", country="UGA"), False),
        (RecordedParty(country="KEN"), party("Kobalt troops"), False),
        (
            RecordedParty(sectors=frozenset({"REB"})),
            party("Kobalt troops", sector="REB"),
            True,
        ),
        (RecordedParty(sectors=frozenset({"REB"})), party("Kobalt troops"), False),
    ],
)
def test_overlap_is_by_words_name_or_code(want: RecordedParty, found: Party, same: bool) -> None:
    assert overlaps(want, found) is same


def test_what_a_pronoun_stands_for_overlaps() -> None:
    it = Party(span("met"), "it", antecedent=span("Kobalt troops"))
    assert overlaps(asked("Kobalt"), it)


def scores(event: RecordedEvent, *claims: Claim) -> dict[str, tuple[int, int, int]]:
    report = Report("r1", TEXT)
    found = score_records([EventRecord(report, (event,))], [Coding(report, claims=claims)])
    return {name: (t.right, t.false, t.missed) for name, t in found.tallies.items()}


def test_parties_are_counted_end_to_end() -> None:
    event = RecordedEvent(
        "FIGHT", ("ASSAULT",), marked("shelled"), (asked("Kobalt"),), (asked("Tarn envoy"),)
    )
    found = scores(event, SHELLED, MET)
    assert found["type"] == (1, 0, 0)
    assert found["source"] == (1, 0, 0)
    assert found["recipient"] == found["target"] == (0, 0, 1)
    assert found["target_any"] == (1, 0, 0)


def test_ground_that_was_hit_is_a_target_and_no_recipient() -> None:
    place = Place(span("Ossa"), "Ossa")
    event = RecordedEvent("FIGHT", ("ASSAULT",), (), (), (asked("Ossa"),), (asked("Ossa"),))
    found = scores(event, claim("shelled", "ASSAULT", places=(place,)))
    assert found["recipient"] == (0, 0, 1)
    assert found["target"] == found["place"] == (1, 0, 0)


def test_a_party_that_was_not_recorded_is_false() -> None:
    event = RecordedEvent("FIGHT", ("ASSAULT",))
    found = scores(event, claim("shelled", "ASSAULT", recipients=(party("Tarn envoy"),)))
    assert found["recipient"] == found["target"] == (0, 1, 0)


def test_of_mutual_acts_both_sides_may_be_actors() -> None:
    event = RecordedEvent("CONSULT", ("CONSULT",), (), (asked("Kobalt"),), (asked("Tarn envoy"),))
    found = scores(event, MET)
    assert found["source"] == found["recipient"] == (1, 0, 0)
    one_sided = RecordedEvent("X", ("ASSAULT",), (), (asked("Kobalt"),), (asked("Tarn envoy"),))
    both = (party("Kobalt troops"), party("Tarn envoy"))
    found = scores(one_sided, claim("shelled", "ASSAULT", actors=both))
    assert (found["source"], found["recipient"]) == ((1, 1, 0), (0, 0, 1))


def test_without_a_claim_all_is_missed_and_told() -> None:
    report = Report("r1", TEXT)
    event = RecordedEvent("FIGHT", ("ASSAULT",), (), (asked("Kobalt"),))
    found = score_records([EventRecord(report, (event,))], [])
    assert found.uncoded == 1
    assert found.value("type") == 0
    assert found.to_dict()["type"] == {"acc": 0.0, "n": 1}
    assert found.faults[0].startswith("r1 FIGHT: no claim; wanted Kobalt")


def test_what_is_no_event_here_asks_for_nothing() -> None:
    assert scores(RecordedEvent("01", (), (), (asked("Kobalt"),)), SHELLED) == {}
