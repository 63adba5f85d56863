"""The tables of reading: valid as shipped, and every fault of a broken one named at once."""

from __future__ import annotations

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge import reading_rules


def test_the_shipped_tables_load() -> None:
    assert reading_rules.month_numbers()["sept"] == 9
    assert "thursday" in reading_rules.weekdays()
    assert "the" in reading_rules.english().function_words
    assert reading_rules.language_codes()["eng"] == "en"
    assert reading_rules.column_names()["text"][0] == "text"
    assert "datepublished" in reading_rules.page_marks()["published"]
    assert "no" in reading_rules.abbreviations()
    assert "carries" in reading_rules.caption_words().verbs


def test_all_faults_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = {"kind": "caption", "unit": "line", "pattern": "x", "source": "s", "examples": ["x"]}
    rules = [
        {**sound, "id": "a", "kind": "advert"},
        {"id": "b", "kind": "caption", "unit": "page", "pattern": "(", "examples": []},
        {**sound, "id": "c", "pattern": "x*"},
        {**sound, "id": "d", "colour": 1},
        "no rule",
    ]
    table = reading_rules._table
    broken = {"regions.yaml": {"rules": rules}}
    monkeypatch.setattr(reading_rules, "_table", lambda name: broken.get(name) or table(name))
    with pytest.raises(KnowledgeError) as caught:
        reading_rules.region_rules.__wrapped__()
    told = " ".join(caught.value.faults)
    for fault in ("kind 'advert'", "unit 'page'", "b: pattern", "b: no source", "b: examples",
                  "unknown key colour", "matches nothing", "without an id"):  # fmt: skip
        assert fault in told
