"""Whatever a user's files hold, faults are told and nothing else is raised."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.coding.soundness import unworkable
from dateline.knowledge.event_rules import load_codebook
from dateline.knowledge.overlay import Overlaid, lay_over
from dateline.knowledge.overlay.entries import SECTIONS
from dateline.knowledge.overlay.modes import FIELDS as MODE_FIELDS
from dateline.knowledge.overlay.parties import OWN_COLUMNS
from dateline.knowledge.overlay.rules import FIELDS
from dateline.knowledge.registry import Registry, build_registry, load_registry
from dateline.model.vocabulary import EVENT_TYPES
from dateline.settings import KnowledgeFolder
from dateline.wiring import lay_over_ours

OURS = load_codebook()
#: A few of our parties: the whole registry is laid anew for every example.
FEW: Registry = build_registry(
    [a for a in load_registry().actors if a.kind == "state"]
    + [load_registry().by_id[i] for i in ("group/lra", "group/islamic-state", "group/m23")],
    [],
)


def laid(*files: tuple[str, bytes]) -> Overlaid:
    return lay_over(files, (), OURS, FEW)


PATTERN = st.sampled_from(["torch/V", ">on/P", "a/Q", "*", "!x", "x !y !z", "", "a:b/N", "<", "&"])
WORDS = "assault.raid own.a mode.mob true false yes ~ null 2014-99-99 1e9 attack ASSAULT aerial *a"
WORD = st.sampled_from(
    [*WORDS.split(), "&a", "!t", "{", "[[", "- a", "subj:armed", "[x] y"]
) | st.text(max_size=12)
NAME = st.sampled_from([*FIELDS, *MODE_FIELDS, "frames", "<<"])
LIST = st.lists(WORD | PATTERN, max_size=3).map(lambda items: f"[{', '.join(items)}]")
ENTRY = st.dictionaries(NAME, WORD | LIST, max_size=6).map(
    lambda fields: "- " + "\n  ".join(f"{k}: {v}" for k, v in fields.items()) + "\n"
)
SECTION = st.tuples(
    st.sampled_from([*SECTIONS, "type", "x"]),
    st.lists(ENTRY, max_size=3),
).map(lambda s: f"{s[0]}:\n" + "".join(s[1]))
CELLS = "group/lra group/own USA - + +A|B A~acronym~2014~2013 REB~2014 yes armed_force ISIS ~~~~ |"
DAYS = "99999999999999999999 2014-13-01 0000 ²014 2014 9999-12 2014-06-31"
CELL = st.sampled_from([*CELLS.split(), *DAYS.split()]) | st.text(max_size=12)
TABLE = st.tuples(
    st.lists(st.sampled_from([*OWN_COLUMNS, "x"]), min_size=1, max_size=8, unique=True),
    st.lists(st.lists(CELL, max_size=8), max_size=4),
).map(lambda t: "\n".join("\t".join(cells) for cells in (["id", *t[0]], *t[1])))


@given(st.lists(SECTION, max_size=3).map("".join))
@settings(deadline=None, max_examples=150)
def test_any_yaml_that_looks_like_rules(text: str) -> None:
    found = laid(("codebook/a.yaml", text.encode("utf-8", "replace")))
    assert all(fault.file == "codebook/a.yaml" and fault.message for fault in found.faults)
    known = {rule.id for rule in OURS.rules}
    own = [rule for rule in found.codebook.rules if rule.id not in known]
    assert all(rule.type in EVENT_TYPES and rule.frame in OURS.frames for rule in own)
    assert all(told for rule in own for told in unworkable(rule))


@given(st.binary(max_size=200))
@settings(deadline=None, max_examples=150)
def test_any_bytes_at_all(content: bytes) -> None:
    names = ("codebook/a.yaml", "codebook/modes.tsv", "actors/a.tsv")
    found = laid(*((name, content) for name in names))
    assert not found.faults or {fault.file for fault in found.faults} <= set(names)


@given(TABLE)
@settings(deadline=None, max_examples=100)
def test_any_table_that_looks_like_actors(text: str) -> None:
    found = laid(("actors/a.tsv", text.encode("utf-8", "replace")))
    assert all(fault.line for fault in found.faults)
    retired = {line.partition("\t")[0].strip() for line in text.splitlines()}
    assert set(found.registry.by_id) >= {a.id for a in FEW.actors if a.kind == "state"} - retired


@pytest.mark.parametrize(
    "text",
    [
        "rules: " + "[" * 100_000,
        "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(50)),
        "rules:\n- id: !!python/object/apply:os.system ['exit 1']\n",
        "{" * 5_000,
        "- " * 50_000,
    ],
    ids=["nested", "references", "python", "braces", "dashes"],
)
def test_bombs_are_refused_before_anything_is_built(text: str) -> None:
    own = KnowledgeFolder("own", (("codebook/a.yaml", text.encode()),))
    found = lay_over_ours(own)
    assert found.faults
    assert found.codebook is OURS
