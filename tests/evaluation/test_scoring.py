"""The measures, on cases small enough to count by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.evaluation import Scores, gold_faults, read_gold, score
from dateline.model import (
    Claim,
    ClaimTime,
    Coding,
    Count,
    Interval,
    Party,
    Place,
    Report,
    Source,
    Span,
    Speaker,
    Statement,
)

TEXT = (
    "Rebels shelled the town of Sake on Monday, killing three people, the mayor said. "
    "The army fled to Minova. Aid workers left."
)
REPORT = Report("r1", TEXT)
GOLD = """
id: r1
claims:
  - anchor: Rebels shelled
    trigger: shelled
    type: ASSAULT
    modes: [heavy-weapons]
    actors: [{names: [Rebels, M23]}]
    places: [{names: [Sake], country: COD, lat: -1.57, lon: 29.04}]
    time: {start: 2012-11-19}
    counts: [{kind: killed, low: 3, best: 3}]
    sources: [{names: [the mayor]}]
    factuality: CT+
    stance: reports
    tense: past
  - anchor: The army fled
    trigger: fled
    type: RETREAT
    also: [CONTROL]
    modes: [rout]
    actors: [{names: [army]}]
    factuality: PR+
  - {anchor: Aid workers left, trigger: left, type: RETREAT, factuality: CT+, optional: true}
statements:
  - {source: [the mayor], content: "Rebels shelled the town of Sake on Monday"}
"""


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span.of(TEXT, at, at + len(words))


MAYOR = span("the mayor")
SHELLED = Claim(
    "c1",
    span("shelled"),
    "ASSAULT",
    modes=("heavy-weapons",),
    actors=(Party(span("Rebels"), "March 23 Movement"),),
    places=(Place(span("Sake"), "Sake", lat=-1.57, lon=29.04),),
    time=ClaimTime(Interval(dt.date(2012, 11, 19), dt.date(2012, 11, 19), "day"), "stated"),
    counts=(Count("killed", 3, 3, None),),
    sources=(Source(MAYOR, "the mayor"),),
)
FLED = Claim(
    "c2",
    span("fled"),
    "RETREAT",
    modes=("rout",),
    actors=(Party(span("army"), "army"),),
    factuality="PR+",
)
LEFT = Claim("c3", span("left"), "RETREAT")
SAID = Statement(
    "s1",
    (span("Rebels shelled the town of Sake on Monday"),),
    "indirect",
    source=MAYOR,
    speaker=Speaker("the mayor"),
)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "r1.yaml").write_text(GOLD)
    return tmp_path


def measured(gold: Path, *claims: Claim, said: tuple[Statement, ...] = (SAID,)) -> Scores:
    return score(gold, [REPORT], [Coding(REPORT, said, claims)])


def test_a_perfect_coding_scores_one_everywhere(gold: Path) -> None:
    scores = measured(gold, SHELLED, FLED)
    assert {name: scores.value(name) for name in scores.tallies if name != "recipients"} == {
        name: pytest.approx(0.0 if name == "stance_marked" else 1.0)
        for name in scores.tallies
        if name != "recipients"
    }
    assert scores.faults == ()


def test_optional_gold_costs_nothing_found_or_missed(gold: Path) -> None:
    assert measured(gold, SHELLED, FLED, LEFT).to_dict() == measured(gold, SHELLED, FLED).to_dict()


def test_nothing_found(gold: Path) -> None:
    scores = score(gold, [REPORT], [])
    assert scores.uncoded == 1
    assert scores.tallies["claims"].missed == 2
    assert scores.tallies["actors"].missed == 2
    assert scores.value("claims") == 0.0
    assert "time_meets" not in scores.tallies
    assert [f.split()[1] for f in scores.faults] == ["MISSED", "MISSED"]


def test_a_spurious_claim_costs_its_slots(gold: Path) -> None:
    wrong = replace(SHELLED, id="c9", trigger=span("killing"), stance="denies")
    scores = measured(gold, SHELLED, FLED, wrong)
    assert scores.value("claims.p") == pytest.approx(2 / 3)
    assert scores.tallies["actors"].false == 1
    assert scores.tallies["stance_marked"].false == 1
    assert "SPURIOUS ASSAULT 'killing'" in scores.faults[-1]


def test_a_type_that_is_also_right_keeps_its_own_modes(gold: Path) -> None:
    scores = measured(gold, SHELLED, replace(FLED, type="CONTROL", modes=("repel",)))
    assert scores.value("claims") == 1.0
    assert scores.tallies["modes"].asked == 1


def test_a_wrong_type_on_the_trigger_is_missed_and_spurious(gold: Path) -> None:
    scores = measured(gold, SHELLED, replace(FLED, type="PROTEST"))
    assert (scores.tallies["claims"].missed, scores.tallies["claims"].false) == (1, 1)


def test_another_sentence_is_never_paired(gold: Path) -> None:
    scores = measured(gold, SHELLED, replace(FLED, trigger=span("left")))
    assert scores.tallies["claims"].missed == 1


@pytest.mark.parametrize(
    "change",
    [
        {"actors": ()},
        {"recipients": (Party(span("town"), "town"),)},
        {"places": ()},
        {"sources": (Source(MAYOR, "the mayor"), Source(None, "the radio"))},
        {"factuality": "CT-"},
        {"time": None},
    ],
)
def test_a_whole_claim_needs_every_slot(gold: Path, change: dict[str, object]) -> None:
    scores = measured(gold, replace(SHELLED, **change), FLED)  # type: ignore[arg-type]
    assert scores.value("whole") == 0.5


def test_modes_counts_and_tense_do_not_break_a_whole_claim(gold: Path) -> None:
    scores = measured(gold, replace(SHELLED, modes=(), counts=(), tense="future"), FLED)
    assert scores.value("whole") == 1.0
    assert scores.value("tense") == 0.0


def test_a_statement_needs_its_speaker_and_half_its_content(gold: Path) -> None:
    other = replace(SAID, source=None, speaker=Speaker("a priest"))
    short = replace(SAID, content=(span("Rebels shelled"),))
    assert measured(gold, said=(SAID,)).value("statements") == 1.0
    assert measured(gold, said=(other,)).value("statements") == 0.0
    assert measured(gold, said=(short,)).value("statements") == 0.0


def test_offsets_that_do_not_fit_are_counted(gold: Path) -> None:
    moved = replace(FLED, trigger=Span(0, 4, "fled"))
    assert measured(gold, SHELLED, moved).bad_offsets == 1


def test_gold_that_fits_has_no_faults_and_broken_gold_names_them(gold: Path) -> None:
    good = read_gold(gold)
    assert list(gold_faults(good, {"r1": REPORT})) == []
    assert list(gold_faults(good, {})) == ["r1: no such report"]
    other = Report("r1", TEXT.replace("fled", "left").replace("Rebels", "Men"))
    faults = list(gold_faults(good, {"r1": other}))
    assert [f.split(":")[1].strip()[:14] for f in faults] == [
        "anchor missing",
        "anchor missing",
        "content found ",
    ]


def test_a_file_that_is_no_gold_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("- 1")
    with pytest.raises(InputError, match=r"x\.yaml"):
        read_gold(tmp_path)
    with pytest.raises(InputError, match="no gold files"):
        read_gold(tmp_path / "none")
