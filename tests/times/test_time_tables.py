"""The tables of time words: what is shipped is valid, and every fault is told at once."""

from __future__ import annotations

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.time_tables import build, time_tables
from dateline.times.expressions import RULES


def test_every_pattern_gives_a_rule_and_every_rule_is_given() -> None:
    assert {p.gives for p in time_tables().patterns} == set(RULES)


def test_faults_are_listed_together() -> None:
    words = [
        {"id": "a", "class": "MONTH", "words": ["may"], "value": 5},
        {"id": "a", "class": "MONTH", "words": ["may"]},
        {"id": "b", "words": ["june"]},
    ]
    patterns = {
        "core": "MONTH",
        "macros": {},
        "shapes": [{"id": "s", "class": "DAY", "shape": "("}],
        "patterns": [
            {"id": "p", "gives": "month", "pattern": "MONTH NOWHERE"},
            {
                "id": "q",
                "gives": "month",
                "pattern": "MONTH",
                "examples": [{"text": "In June.", "span": "May", "value": "x"}],
            },
        ],
    }
    with pytest.raises(KnowledgeError) as raised:
        build(words, patterns, [{"id": "c", "words": [True]}])
    told = "\n".join(raised.value.faults)
    for part in (
        "a is used twice",
        "'may' is in both",
        "b has no class",
        "c has no source",
        "True is no word",
        "shape s",
        "NOWHERE",
        "'May' is not in its example",
    ):
        assert part in told
