"""Paragraphs and pieces: all that is not white space, once, within a paragraph."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.segment import MAX_PIECE, is_wrapped, pieces
from dateline.model import Region, Report

WRAPPED = """   ALPHA CITY, 3 MAY -- The command reported that about fifty villagers
were taken from their homes by armed men and led to an unknown place in
the hills.  The same source said that the road to the coast had been cut

   Meanwhile, three soldiers were hurt in a clash near the bridge over the
river, which joins the two halves of the town.
"""


def cut(text: str) -> list[str]:
    return [text[p.start : p.end] for p in pieces(Report("r", text))]


def test_each_line_is_a_paragraph_in_text_as_published_on_the_web() -> None:
    assert cut("Rebels took Alpha.\n\nThe army left.\nIt rained.") == [
        "Rebels took Alpha.",
        "The army left.",
        "It rained.",
    ]


def test_wrapped_lines_are_joined_and_indents_part_them() -> None:
    assert is_wrapped(WRAPPED)
    first, second = cut(WRAPPED)
    assert first.endswith("had been cut")
    assert second.startswith("Meanwhile")


LONG = "Rebels shelled the port of Alpha on Monday and wounded nine"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"{LONG}\nsoldiers who guarded the road to the harbour.\nThe army fled.", 2),
        (f"{LONG} men.\nsoldiers who guarded the road to the harbour.", 2),
        (f"{LONG} men\nPhoto by a reporter of the agency in the port", 2),
        ("Weapons found\nsmall arms and ammunition for nine soldiers of the army", 2),
        (f"{LONG}\nsoldiers", 2),
    ],
)
def test_only_a_sentence_broken_in_the_middle_is_joined(text: str, parts: int) -> None:
    assert len(cut(text)) == parts


def test_a_region_is_a_piece_of_its_own() -> None:
    text = "Sign up here. Rebels took Alpha."
    report = Report("r", text, regions=(Region(0, 13, "boilerplate"),))
    assert [(p.kind, text[p.start : p.end].strip()) for p in pieces(report)] == [
        ("boilerplate", "Sign up here."),
        ("body", "Rebels took Alpha."),
    ]


def test_a_huge_line_is_cut() -> None:
    found = cut("word " * 20_000)
    assert max(map(len, found)) <= MAX_PIECE
    assert "".join(found).split() == ["word"] * 20_000


@given(st.text(alphabet=st.sampled_from(list('ab. \n\t\r\u2028\u00a0"”')), max_size=400))
def test_pieces_hold_every_character_once(text: str) -> None:
    found = list(pieces(Report("r", text)))
    assert all(a.end <= b.start for a, b in pairwise(found))
    held = {i for p in found for i in range(p.start, p.end)}
    assert all(c.isspace() for i, c in enumerate(text) if i not in held)
