"""The key format: what is written is read back; alternatives, options, columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluation.muc4 import Filler, Template, read_templates, response_lines
from dateline.evaluation.muc4.keys import SLOTS

KEY = """
;;; a note
0.  MESSAGE: ID                     TST9-MUC4-0001 (NCCOSC)
1.  MESSAGE: TEMPLATE               1 (OPTIONAL)
2.  INCIDENT: DATE                  - 03 MAR 89
6.  INCIDENT: INSTRUMENT ID         *
9.  PERP: INDIVIDUAL ID             ? "GUNMEN" / "MEN"
11. PERP: ORGANIZATION CONFIDENCE   SUSPECTED OR ACCUSED: "KOBALT FRONT" /
                                    "KBF"
12. PHYS TGT: ID                    "STORE"
                                    "BUS"
18. HUM TGT: NAME                   -

0.  MESSAGE: ID                     TST9-MUC4-0002 (NCCOSC)
1.  MESSAGE: TEMPLATE               *
2.  INCIDENT: DATE                  *
"""


def test_a_key_is_read() -> None:
    found = read_templates(KEY.splitlines())
    assert list(found) == ["TST9-MUC4-0001", "TST9-MUC4-0002"]
    assert found["TST9-MUC4-0002"] == []
    (template,) = found["TST9-MUC4-0001"]
    assert template.optional
    assert template.slots[9] == (Filler(('"GUNMEN"', '"MEN"'), optional=True),)
    assert template.forms(2) == ("- 03 MAR 89",)
    assert template.forms(12) == ('"STORE"', '"BUS"')
    assert template.forms(11)[0] == 'SUSPECTED OR ACCUSED: "KOBALT FRONT"'
    assert 6 not in template.slots
    assert 18 not in template.slots


WORDS = st.lists(st.text("ABCDEFGHIJ0123456789", min_size=1, max_size=8), min_size=1, max_size=4)
FORMS = WORDS.map(lambda words: f'"{" ".join(words)}"')
FILLERS = st.builds(
    Filler, st.lists(FORMS, min_size=1, max_size=3, unique=True).map(tuple), st.booleans()
)
SLOT_TABLES = st.dictionaries(
    st.integers(2, len(SLOTS) - 1), st.lists(FILLERS, min_size=1, max_size=3).map(tuple), max_size=9
)


@given(st.lists(SLOT_TABLES, max_size=3))
def test_what_is_written_is_read_back(tables: list[dict[int, tuple[Filler, ...]]]) -> None:
    templates = [Template("TST9-MUC4-0007", table) for table in tables]
    lines = response_lines([("TST9-MUC4-0007", templates), ("TST9-MUC4-0008", [])])
    text = "\n".join(lines)
    assert read_templates(text.splitlines()) == {"TST9-MUC4-0007": templates, "TST9-MUC4-0008": []}


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert all(isinstance(found, list) for found in read_templates(text.splitlines()).values())


@pytest.mark.parametrize(
    ("type", "slot", "written"), [("KIDNAPPING", 12, "*"), ("ARSON", 6, "*"), ("BOMBING", 12, "-")]
)
def test_slots_that_do_not_apply_bear_an_asterisk(type: str, slot: int, written: str) -> None:
    template = Template("TST9-MUC4-0001", {4: (Filler((type,)),)})
    lines = "\n".join(response_lines([("TST9-MUC4-0001", [template])])).splitlines()
    assert lines[slot].split()[-1] == written
    assert len(lines) == len(SLOTS)


def test_a_template_without_a_message_is_kept_under_no_name() -> None:
    found = read_templates(["1.  MESSAGE: TEMPLATE              1"])
    assert {message: len(templates) for message, templates in found.items()} == {"": 1}
