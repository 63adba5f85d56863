"""The tables of coreference: every fault told at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.coreference_tables import (
    FOLDER,
    abbreviations,
    coreference_tables,
)


def copy_of_tables(folder: Path) -> Path:
    target = folder / "coreference"
    shutil.copytree(FOLDER, target)
    return target


def test_every_anaphoric_form_agrees_with_some_kind() -> None:
    tables = coreference_tables()
    assert all(entry.kinds for entry in tables.pronouns.values())
    assert tables.pronouns["he"].gender == "male"
    assert tables.nouns["militant"].stands_for == {"group"}


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    folder = copy_of_tables(tmp_path)
    (folder / "pronouns.yaml").write_text(
        "- {id: p, use: odd, kinds: [person], forms: [he], source: s}\n"
        "- {id: q, use: personal, kinds: [planet], forms: [it], source: s}\n",
        "utf-8",
    )
    (folder / "weights.yaml").write_text("salience: {recent: {weight: 1}}\n", "utf-8")
    with pytest.raises(KnowledgeError) as caught:
        coreference_tables(folder)
    told = "\n".join(caught.value.faults)
    for fault in ("'odd'", "'planet'", "salience.recent", "bonus is missing"):
        assert fault in told


def test_a_missing_table_is_told(tmp_path: Path) -> None:
    folder = copy_of_tables(tmp_path)
    (folder / "nouns.yaml").unlink()
    with pytest.raises(KnowledgeError, match=r"nouns\.yaml"):
        coreference_tables(folder)


def test_an_abbreviation_needs_its_stop(tmp_path: Path) -> None:
    folder = copy_of_tables(tmp_path)
    (folder / "segmentation.yaml").write_text("- {id: a, words: [Gen]}\n", "utf-8")
    with pytest.raises(KnowledgeError, match="has no stop"):
        abbreviations(folder)
