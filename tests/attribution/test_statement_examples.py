"""Every cue of the statement tables does what its examples say, and nothing to its not_examples."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dateline.attribution import find_statements
from dateline.knowledge.cue_tables import read_rows
from dateline.model import Coreference, Marks, Sentence, Statement

ROWS = [
    (row, name == "statements_attitudes.yaml")
    for name in ("statements.yaml", "statements_attitudes.yaml", "statement_nouns.yaml")
    for row in read_rows(name)
]
EXAMPLES = [(row["id"], ex, att) for row, att in ROWS for ex in row["examples"]]
OTHERS = [(row["id"], text, att) for row, att in ROWS for text in row.get("not_examples", ())]


def _said(statement: Statement) -> str:
    return " ".join(part.text.strip('"').rstrip(".,") for part in statement.content)


def _statements(sentences: tuple[Sentence, ...], attitudes: bool) -> tuple[Statement, ...]:
    return find_statements(sentences, Marks(), Coreference(), attitudes=attitudes)


@pytest.mark.parametrize(("rule", "example", "attitudes"), EXAMPLES)
def test_example(
    rule: str,
    example: dict[str, Any],
    attitudes: bool,
    parse: Callable[[str], tuple[Sentence, ...]],
) -> None:
    found = _statements(parse(example["text"]), attitudes)
    content = example["content"]
    wanted = content if isinstance(content, str) else " ".join(content)
    said = [(s.source.text if s.source else None, _said(s)) for s in found]
    if example.get("each"):
        assert [text for _, text in said] == content
        return
    assert (example["source"], wanted) in said
    made = next(s for s in found if _said(s) == wanted)
    if rule != "document":  # documents name speakers; the cue beside them makes the statement
        assert made.evidence[0].rule == f"statement.{rule}"
    if "speaker" in example:
        assert made.speaker is not None
        assert made.speaker.name == example["speaker"]


@pytest.mark.parametrize(("rule", "text", "attitudes"), OTHERS)
def test_not_example(
    rule: str, text: str, attitudes: bool, parse: Callable[[str], tuple[Sentence, ...]]
) -> None:
    found = _statements(parse(text), attitudes)
    assert [s for s in found if s.evidence[0].rule == f"statement.{rule}"] == []
