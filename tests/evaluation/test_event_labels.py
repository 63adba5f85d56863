"""The tables that map other schemes: every row's example is coded, faults are listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

import dateline
from conftest import Parse
from dateline.errors import KnowledgeError
from dateline.evaluation.entities import entities_of, pairs_of
from dateline.knowledge import event_labels as labels
from dateline.knowledge import re3d_table as re3d
from dateline.knowledge.event_rules import load_codebook
from dateline.knowledge.re3d_table import EntitySource, RelationSource, re3d_table
from dateline.knowledge.tables import read_yaml

SCHEMES = read_yaml("evaluation", "event_labels.yaml")["schemes"]
BRACKETS = re.compile(r"\[([^\]]+)\]")


def rows() -> Iterator[tuple[str, dict[str, Any]]]:
    for scheme, table in SCHEMES.items():
        yield from ((scheme, row) for row in table["labels"])


@pytest.mark.parametrize(("scheme", "row"), list(rows()), ids=lambda v: str(v)[:28])
def test_the_example_of_a_label_is_coded_as_its_type(scheme: str, row: dict[str, Any]) -> None:
    types = labels.event_labels(scheme).types_of(row["label"])
    assert types == tuple(row["types"])
    found = {claim.type for claim in dateline.code(row["example"]).claims}
    assert found & set(types or ()) if types else not found, found


@pytest.mark.parametrize(
    ("scheme", "label", "types"),
    [
        ("cameo", "1014", ("REQUEST",)),
        ("cameo", "0841", ("RETREAT",)),
        ("cameo", "0352", ("AGREE",)),
        ("cameo", "015", ()),
        ("cameo", "99", None),
        ("cameo", "", None),
        ("plover", "DANCE", None),
    ],
)
def test_a_label_is_looked_up_by_its_first_characters(
    scheme: str, label: str, types: tuple[str, ...] | None
) -> None:
    assert labels.event_labels(scheme).types_of(label) == types


def words(example: str) -> tuple[str, list[tuple[int, int]]]:
    """The example without its brackets, and where the words stand that they held."""
    spans, text, at = [], "", 0
    for found in BRACKETS.finditer(example):
        text += example[at : found.start()]
        spans.append((len(text), len(text) + len(found[1])))
        text += found[1]
        at = found.end()
    return text + example[at:], spans


@pytest.mark.parametrize("row", re3d_table().entities, ids=lambda row: row.type)
def test_the_example_of_an_entity_type_is_found(row: EntitySource, parse: Parse) -> None:
    text, spans = words(row.example)
    found = entities_of(dateline.code(text), parse(text), load_codebook())
    assert [(row.type, at) for at in spans] == [item for item in found if item[0] == row.type]


@pytest.mark.parametrize("row", re3d_table().relations, ids=lambda row: row.example)
def test_the_example_of_a_relation_is_found(row: RelationSource, parse: Parse) -> None:
    text, spans = words(row.example)
    found = pairs_of(dateline.code(text), parse(text))
    assert any(name == row.type and {a[0], b[0]} == set(spans) for name, a, b in found), found


def test_all_faults_of_the_labels_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    table = read_yaml("evaluation", "event_labels.yaml")
    table["schemes"]["plover"]["labels"] += [
        {"label": "AGREE", "types": ["AGREE"]},
        {"label": "NEW", "types": ["DANCE"]},
    ]
    table["actors"]["roles"]["GOV"] = ["XYZ"]
    table["both_sides"]["modes"] = ["waltz"]
    monkeypatch.setattr(labels, "read_yaml", lambda *_: table)
    labels._tables.cache_clear()
    with pytest.raises(KnowledgeError) as raised:
        labels._tables()
    assert [fault.partition(": ")[2] for fault in raised.value.faults] == [
        "plover has AGREE twice",
        "plover NEW has the unknown type DANCE",
        "role GOV has the unknown sector XYZ",
        "both_sides has the unknown mode waltz",
    ]


def test_all_faults_of_re3d_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    table = read_yaml("evaluation", "re3d.yaml")
    table["entities"].append({"type": "Person", "parties": ["ghost"]})
    table["relations"].append({"type": "AlliesOf", "claims": ["DANCE"], "given": "weather"})
    monkeypatch.setattr(re3d, "read_yaml", lambda *_: table)
    re3d.re3d_table.cache_clear()
    with pytest.raises(KnowledgeError) as raised:
        re3d_table()
    assert [fault.partition(": ")[2] for fault in raised.value.faults] == [
        "Person has the unknown parties ghost",
        "AlliesOf has the unknown claims DANCE",
        "AlliesOf has the unknown slot weather",
    ]
