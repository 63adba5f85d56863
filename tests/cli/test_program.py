"""How the program names itself in what it suggests."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dateline.cli.program import program


@pytest.mark.parametrize(
    ("started", "typed"),
    [
        ("{here}/.venv/bin/dateline", ".venv/bin/dateline"),
        (".venv/bin/dateline", ".venv/bin/dateline"),
        ("../other/bin/dateline", "../other/bin/dateline"),
        ("{here}/dateline", "./dateline"),
        ("/opt/some where/dateline", "'/opt/some where/dateline'"),
        ("/usr/bin/pytest", "dateline"),
        ("/lib/pytest/__main__.py", "dateline"),
        ("", "dateline"),
    ],
)
def test_a_program_off_the_search_path_is_named_by_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: str, typed: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setattr(sys, "argv", [started.format(here=tmp_path)])
    assert program() == typed


def test_one_on_the_search_path_needs_no_more_than_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "dateline"
    own.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "argv", [str(own)])
    assert program() == "dateline"


def test_a_module_is_run_by_the_interpreter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setattr(sys, "argv", ["/x/dateline/__main__.py"])
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bin/python3"))
    assert program() == "bin/python3 -m dateline"
