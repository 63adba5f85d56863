"""The program as it is started: light, quiet when its reader leaves, and complete in its help."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import Run

#: Never needed to print the help; each would make every start slower.
HEAVY = ("spacy", "numpy", "sqlalchemy", "alembic", "yaml", "trafilatura", "pandas", "dateparser")


@pytest.mark.parametrize("command", ["import dateline", "from dateline.cli import app"])
def test_starting_loads_nothing_heavy(command: str) -> None:
    code = f"{command}; import sys; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "[]"


def test_help_names_every_command(run: Run) -> None:
    done = run("--help")
    for command in ("code", "show", "explain", "claims", "demo", "knowledge", "evaluate"):
        assert f"  {command} " in done.out


def test_version(run: Run) -> None:
    from dateline import __version__

    assert run("--version").out == f"dateline {__version__}\n"


@pytest.mark.parametrize("arguments", [("bake",), ("code",), ("code", "x", "--nope")])
def test_wrong_usage_ends_with_two(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).status == 2


def test_a_reader_that_leaves_early_is_no_fault(tmp_path: Path) -> None:
    command = f"{sys.executable} -m dateline knowledge show codebook | head -1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True)  # noqa: S603
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
