"""The statement tables are checked as a whole."""

from __future__ import annotations

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.cue_tables import check, statement_tables, word_classes


def test_tables_load_and_attitudes_add_to_them() -> None:
    plain, wide = statement_tables(), statement_tables(attitudes=True)
    assert "say" in plain.verbs
    assert len(wide.verbs) > len(plain.verbs)
    assert plain.role_of_head("minister") == "official"
    assert "he" in word_classes()["for_one"]


def test_all_faults_are_listed_at_once() -> None:
    verbs = [{"id": "a", "kind": "song", "frames": ["hum"]}]
    nouns = [{"id": "b", "part": "pronoun", "words": ["x"], "examples": [1]}]
    roles = [{"id": "c", "role": "king"}, {"id": "c", "role": "official"}]
    with pytest.raises(KnowledgeError) as caught:
        check(verbs, nouns, roles)
    text = str(caught.value)
    for fault in ("no words", "song", "hum", "no examples", "pronoun", "king", "used twice"):
        assert fault in text
