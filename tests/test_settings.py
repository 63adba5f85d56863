"""Settings come from the environment and are overridden by what is given."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.settings import Settings, from_environment, read_knowledge_folder


def test_nothing_set() -> None:
    assert from_environment({}) == Settings()


def test_all_set_and_one_overridden() -> None:
    given = {"STORE": "x.db", "JOBS": "3", "ATTITUDES": "yes", "GAZETTEER": "built"}
    environ = {f"DATELINE_{name}": value for name, value in given.items()}
    assert from_environment(environ) == Settings(3, "x.db", True, gazetteer="built")
    overridden = from_environment(environ).with_given(jobs=1, store=None, gazetteer="shipped")
    assert overridden == Settings(1, "x.db", True, gazetteer="shipped")


@pytest.mark.parametrize(
    ("name", "value"), [("JOBS", "0"), ("JOBS", "-1"), ("JOBS", "²"), ("ATTITUDES", "maybe")]
)
def test_what_cannot_be_used_is_named(name: str, value: str) -> None:
    with pytest.raises(InputError, match=f"DATELINE_{name}"):
        from_environment({f"DATELINE_{name}": value})


def test_a_folder_is_read_once_and_known_by_what_it_holds(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name / "actors").mkdir(parents=True)
        (tmp_path / name / "actors" / "a.tsv").write_text("id\n")
        (tmp_path / name / "actors" / ".hidden").write_text(name)
        (tmp_path / name / "README.md").write_text(name)
    one, two = (read_knowledge_folder(tmp_path / name) for name in ("one", "two"))
    assert one.files == (("actors/a.tsv", b"id\n"),)
    assert (one == two, one.digest() == two.digest()) == (True, True)
    assert from_environment({"DATELINE_KNOWLEDGE": str(tmp_path / "one")}).knowledge == one
    (tmp_path / "two" / "actors" / "a.tsv").write_text("id\tname\n")
    assert two.files == one.files
    assert read_knowledge_folder(tmp_path / "two").digest() != one.digest()


def test_a_folder_that_holds_too_much_or_nothing_readable_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "actors" / "a.tsv").write_text("x" * 100)
    assert len(read_knowledge_folder(tmp_path).files) == 1
    monkeypatch.setattr("dateline.settings.MOST_BYTES", 99)
    with pytest.raises(InputError, match="it holds more than"):
        read_knowledge_folder(tmp_path)
    with pytest.raises(InputError, match="no such folder"):
        read_knowledge_folder(tmp_path / "none")


def test_jobs_are_one_or_more() -> None:
    with pytest.raises(ValueError, match="jobs"):
        Settings(jobs=0)
