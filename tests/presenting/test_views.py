"""Tables, marked texts and explanations, as text of a terminal of a given width."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console, RenderableType

from dateline.model import Candidate, Claim, Coding, Evidence, Party, Problem, Region, Report, Span
from dateline.presenting.explanation import Background, explanation
from dateline.presenting.style import SLOT_WORD
from dateline.presenting.table import coding_view
from dateline.presenting.text import marked, report_view
from model.test_codec import CLAIM, CODING


def drawn(view: RenderableType, width: int = 130) -> str:
    console = Console(width=width, highlight=False, markup=False, color_system=None)
    with console.capture() as captured:
        console.print(view)
    return captured.get()


@pytest.mark.parametrize("width", [130, 110, 80, 50])
def test_a_coding_tells_everything_at_any_width(width: int) -> None:
    told = drawn(coding_view(CODING, width=width), width)
    for words in ("Iraqi Army", "Kobalt (IRQ)", "7 May", "killed 3", "residents", "certain"):
        assert words in told
    assert max(map(len, told.splitlines())) <= width


def test_reports_without_claims_say_why() -> None:
    empty = replace(CODING, claims=(), problems=())
    assert "no claims" in drawn(coding_view(empty, width=130))
    lost = replace(empty, problems=(Problem("engine", "out of memory"),))
    assert "not coded: out of memory" in drawn(coding_view(lost, width=130))


@pytest.mark.parametrize("width", [130, 105, 80, 50])
def test_the_legend_breaks_between_words_for_slots_only(width: int) -> None:
    lines = drawn(report_view(CODING), width).partition("The army")[0].splitlines()
    for word in SLOT_WORD.values():
        assert any(f" {word} " in f"{line} " for line in lines), word


def test_triggers_are_numbered_in_the_text() -> None:
    assert "The army shelled[1] a church in Kobalt" in marked(CODING).plain
    assert "[1]  ASSAULT heavy-weapons" in drawn(report_view(CODING))


def test_an_explanation_gives_rule_words_and_candidates() -> None:
    told = drawn(explanation(CLAIM, CODING.report, CODING.statements[0]))
    for words in ("assault.shell  the verb", "“on Tuesday”", "stated", "the only one of that name"):
        assert words in told
    assert "said in indirect speech, by “residents”, with the word “told”" in told


def test_an_explanation_tells_the_kind_of_candidates_and_the_source_of_frames() -> None:
    actor = CLAIM.actors[0]
    frame = Evidence("frame.attack.subj", actor.mention, "actors", "subject of “shelled”")
    same = tuple(Candidate("Kobalt, IRQ", f"geonames:{n}", 3.0 - n, "why") for n in (1, 2))
    place = replace(CLAIM.places[0], candidates=same)
    claim = replace(CLAIM, evidence=(*CLAIM.evidence, frame), places=(place,))
    known = Background({"geonames:1": "city", "geonames:2": "adm2"}, "Codebook section 4")
    for width in (130, 80):
        told = drawn(explanation(claim, CODING.report, background=known), width)
        assert re.search(r"Kobalt, IRQ +city +2\.00 +geonames:1", told)
        assert re.search(r"Kobalt, IRQ +adm2 +1\.00 +geonames:2", told)
    told = drawn(explanation(claim, CODING.report, background=known), 160)
    assert "frame.attack.subj  subject of “shelled”  (Codebook section 4)" in told
    who = next(line for line in told.splitlines() if line.startswith("  who "))
    assert f"“{actor.mention.text}" in who


@given(st.text(min_size=1, max_size=40), st.data())
def test_marking_never_loses_or_moves_a_character(text: str, data: st.DataObject) -> None:
    def span() -> Span:
        start = data.draw(st.integers(0, len(text)))
        return Span.of(text, start, data.draw(st.integers(start, len(text))))

    plain = "".join(c if c.isprintable() else "x" for c in text)
    text = plain
    claims = tuple(Claim("c", span(), "AID", actors=(Party(span(), "x"),)) for _ in range(3))
    report = Report("r", text, regions=(Region(0, len(text), "boilerplate"),))
    shown = marked(Coding(report, claims=claims)).plain
    for number in ("[1]", "[2]", "[3]", "[1,2]", "[1,3]", "[2,3]", "[1,2,3]"):
        shown = shown.replace(number, "")
    assert len(shown) <= len(text)
