"""The tables of knowledge say what they seem to say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import dateline
from dateline.knowledge.tables import parse_yaml

TABLES = sorted((Path(dateline.__file__).parent / "knowledge").rglob("*.yaml"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[on, off, no, yes, y, No, ON]", ["on", "off", "no", "yes", "y", "No", "ON"]),
        ("{on: place}", {"on": "place"}),
        ("[true, false]", [True, False]),
        ("[1, 1.5, ~]", [1, 1.5, None]),
    ],
)
def test_words_stay_words(text: str, value: object) -> None:
    assert parse_yaml(text) == value


def _keys_told_twice(node: yaml.Node | None) -> list[Any]:
    if isinstance(node, yaml.SequenceNode):
        return [key for item in node.value for key in _keys_told_twice(item)]
    if not isinstance(node, yaml.MappingNode):
        return []
    keys = [key.value for key, _ in node.value]
    twice = [key for key in keys if keys.count(key) > 1]
    return twice + [key for _, value in node.value for key in _keys_told_twice(value)]


@pytest.mark.parametrize("table", TABLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_key_is_told_twice(table: Path) -> None:
    with table.open(encoding="utf-8") as text:
        assert not _keys_told_twice(yaml.compose(text, Loader=yaml.CSafeLoader))
