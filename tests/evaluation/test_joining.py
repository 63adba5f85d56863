"""The measures of merged events, on cases small enough to count by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluation import Incident, IncidentScores, score_incidents
from dateline.evaluation.incidents import GoldMention, Killed
from dateline.model import ClaimRef, Dispute, Event, Position, Span, Toll

WORDS = ("shelled", "burned", "talked", "fled")
TEXT = "They shelled it. It burned. They talked. They fled."
REPORTS = ("r1", "r2", "r3")
TEXTS = dict.fromkeys(REPORTS, TEXT)
Place = tuple[str, str]


def mention(report: str, word: str, *also: str) -> GoldMention:
    return GoldMention(report, word, word, frozenset(also))


def incident(name: str, *told: Place | GoldMention, **more: object) -> Incident:
    mentions = tuple(m if isinstance(m, GoldMention) else mention(*m) for m in told)
    return Incident(name, mentions, **more)


def event(name: str, *told: Place, **more: object) -> Event:
    refs = tuple(
        ClaimRef(f"c-{report}-{word}", report, Span.of(TEXT, at, at + len(word)))
        for report, word in told
        for at in [TEXT.index(word)]
    )
    return Event(name, "ASSAULT", "single_source", refs, **more)


def scored(incidents: Sequence[Incident], events: Sequence[Event]) -> IncidentScores:
    return score_incidents(incidents, TEXTS, events)


def dispute(attribute: str) -> Dispute:
    return Dispute(attribute, (Position("one", ("c",)), Position("other", ("d",))))


def test_events_as_in_gold_score_1() -> None:
    gold = [incident("i1", ("r1", "shelled"), ("r2", "shelled")), incident("i2", ("r1", "fled"))]
    found = [event("e1", ("r1", "shelled"), ("r2", "shelled")), event("e2", ("r1", "fled"))]
    scores = scored(gold, found)
    assert [scores.value(m) for m in ("mention_recall", "b_cubed", "pairs")] == [1, 1, 1]
    assert not scores.faults


def test_what_no_claim_tells_is_not_found() -> None:
    gold = [incident("i1", ("r1", "shelled"), ("r2", "shelled"), ("r3", "fled"))]
    scores = scored(gold, [event("e1", ("r1", "shelled"), ("r2", "burned"))])
    assert scores.value("mention_recall") == pytest.approx(1 / 3)
    assert scores.mentions == 1
    assert sum("not coded" in fault for fault in scores.faults) == 2


def test_nothing_found_scores_0() -> None:
    scores = scored([incident("i1", ("r1", "shelled"), ("r2", "shelled"))], [])
    assert [scores.value(m) for m in ("mention_recall", "b_cubed", "pairs")] == [0, 0, 0]


def test_the_claim_nearest_to_the_trigger_decides() -> None:
    wide = GoldMention("r1", "They shelled it. It burned", "burned")
    gold = [incident("i1", wide, ("r2", "burned"))]
    found = [event("e1", ("r1", "shelled")), event("e2", ("r1", "burned"), ("r2", "burned"))]
    assert scored(gold, found).value("pairs") == 1


def test_an_incident_in_two_events_costs_recall() -> None:
    gold = [incident("i1", ("r1", "shelled"), ("r2", "shelled"), ("r3", "shelled"))]
    found = [event("e1", ("r1", "shelled"), ("r2", "shelled")), event("e2", ("r3", "shelled"))]
    scores = scored(gold, found)
    assert scores.value("b_cubed.p") == 1
    assert scores.value("b_cubed.r") == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert (scores.value("pairs.p"), scores.value("pairs.r")) == (1, pytest.approx(1 / 3))
    assert scores.faults == ("i1: parted: 2 in e1, 1 in e2: ",)


def test_two_incidents_in_one_event_cost_precision() -> None:
    gold = [incident("i1", ("r1", "shelled"), ("r2", "shelled")), incident("i2", ("r3", "fled"))]
    found = [event("e1", ("r1", "shelled"), ("r2", "shelled"), ("r3", "fled"))]
    scores = scored(gold, found)
    assert scores.value("b_cubed.p") == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert scores.value("b_cubed.r") == 1
    assert scores.value("pairs.p") == pytest.approx(1 / 3)
    assert scores.faults == ("e1: joins 2 of i1, 1 of i2",)


@pytest.mark.parametrize(
    "gold",
    [
        [incident("i1", ("r1", "shelled")), incident("i2", mention("r2", "shelled", "i1"))],
        [
            incident("i1", ("r1", "shelled")),
            incident("i2", ("r2", "shelled"), uncertain_with=("i1",)),
        ],
        [
            incident("i1", ("r1", "shelled"), uncertain_with=("i2",)),
            incident("i2", ("r2", "shelled")),
        ],
    ],
    ids=["mention", "later", "earlier"],
)
def test_joining_or_parting_what_gold_leaves_open_is_no_error(gold: list[Incident]) -> None:
    joined = scored(gold, [event("e1", ("r1", "shelled"), ("r2", "shelled"))])
    parted = scored(gold, [event("e1", ("r1", "shelled")), event("e2", ("r2", "shelled"))])
    for scores in (joined, parted):
        assert scores.value("b_cubed") == 1
        assert not scores.faults
    assert joined.value("pairs") == 1
    assert parted.to_dict()["pairs"] == {"p": 0, "r": 0, "f1": 0, "n": 0}


def test_pairs_of_one_report_do_not_count() -> None:
    gold = [incident("i1", ("r1", "shelled"), ("r1", "burned"))]
    found = [event("e1", ("r1", "shelled")), event("e2", ("r1", "burned"))]
    assert scored(gold, found).to_dict()["pairs"] == {"p": 0, "r": 0, "f1": 0, "n": 0}


TWICE = (("r1", "shelled"), ("r2", "shelled"))


def test_disputes_are_those_of_the_event_with_most_mentions() -> None:
    gold = [incident("i1", *TWICE, ("r3", "fled"), disputes=frozenset({"toll", "place"}))]
    most = event("e1", *TWICE, disputes=(dispute("toll"), dispute("happened")))
    least = event("e2", ("r3", "fled"), disputes=(dispute("place"),))
    scores = scored(gold, [least, most])
    assert scores.to_dict()["disputes"] == {"p": 0.5, "r": 0.5, "f1": 0.5, "n": 2}
    assert "i1: disputes happened, toll, not place, toll: " in scores.faults


def test_disputes_of_what_one_report_tells_do_not_count() -> None:
    gold = [incident("i1", ("r1", "shelled"), disputes=frozenset({"toll"}))]
    scores = scored(gold, [event("e1", ("r1", "shelled"), disputes=(dispute("place"),))])
    assert scores.to_dict()["disputes"] == {"p": 0, "r": 0, "f1": 0, "n": 0}


def killed(low: int | None, best: int | None, high: int | None, kind: str = "killed") -> Toll:
    return Toll(kind, low, best, high)


@pytest.mark.parametrize(
    ("tolls", "right"),
    [
        ((killed(3, 3, 3), killed(9, 9, None)), True),
        ((killed(3, 9, 9),), True),
        ((killed(3, 3, 3), killed(9, 9, 9), killed(50, 50, 50, "injured")), True),
        ((killed(3, 3, 3),), False),
        ((killed(3, 3, 3), killed(9, 9, 12)), False),
        ((killed(None, None, 9),), False),
        ((), False),
    ],
)
def test_the_range_of_killed_is_right_when_both_ends_are(
    tolls: tuple[Toll, ...], right: bool
) -> None:
    gold = [incident("i1", *TWICE, killed=(Killed(3, 3, 3), Killed(9, 9, None)))]
    scores = scored(gold, [event("e1", *TWICE, tolls=tolls)])
    assert scores.to_dict()["toll_range"] == {"acc": float(right), "n": 1}
    assert any("killed" in fault for fault in scores.faults) is not right


def test_without_tolls_there_is_no_range_to_get_right() -> None:
    scores = scored([incident("i1", *TWICE)], [event("e1", *TWICE, tolls=(killed(1, 1, 1),))])
    assert scores.to_dict()["toll_range"] == {"acc": None, "n": 0}


def test_copies_count_where_gold_has_some_and_among_its_reports() -> None:
    gold = [
        incident("i1", *TWICE, ("r3", "shelled"), copies=(("r1", "r2"),)),
        incident("i2", ("r1", "fled"), ("r2", "fled")),
    ]
    found = [
        event("e1", *TWICE, ("r3", "shelled"), copies=(("r1", "r2", "r3"), ("r1", "r9"))),
        event("e2", ("r1", "fled"), ("r2", "fled"), copies=(("r1", "r2"),)),
    ]
    assert scored(gold, found).to_dict()["copies"] == {"p": 0.333, "r": 1, "f1": 0.5, "n": 1}


def test_an_unknown_measure_is_no_measure() -> None:
    with pytest.raises(KeyError):
        scored([incident("i1", *TWICE)], []).value("muc")


places = st.lists(
    st.tuples(st.sampled_from(REPORTS), st.sampled_from(WORDS)), unique=True, min_size=1
)


@given(places, st.data())
def test_measures_are_shares_and_perfect_events_are_perfect(
    told: list[Place], data: st.DataObject
) -> None:
    labels = st.lists(st.integers(0, 2), min_size=len(told), max_size=len(told))

    def groups(numbers: list[int]) -> list[list[Place]]:
        return [
            [place for place, number in zip(told, numbers, strict=True) if number == wanted]
            for wanted in sorted(set(numbers))
        ]

    gold_of, found_of = groups(data.draw(labels)), groups(data.draw(labels))
    gold = [incident(f"i{at}", *group) for at, group in enumerate(gold_of)]
    some = scored(gold, [event(f"e{at}", *group) for at, group in enumerate(found_of)])
    assert some.value("mention_recall") == 1
    for name in ("b_cubed", "pairs"):
        for part in ("p", "r", "f1"):
            assert 0 <= some.value(f"{name}.{part}") <= 1
    whole = scored(gold, [event(f"e{at}", *group) for at, group in enumerate(gold_of)])
    assert whole.value("b_cubed") == pytest.approx(1)
    assert whole.value("pairs.p") in (0, 1)
    assert not whole.faults
    same = scored(gold, [event(f"e{at}", *group) for at, group in enumerate(reversed(found_of))])
    assert same.to_dict() == some.to_dict()
