"""Start-up stays light: heavy libraries are imported at use."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

HEAVY = {"spacy", "pandas", "pyarrow", "sqlalchemy", "trafilatura", "dateparser", "numpy", "rich"}
SECONDS = 0.3


def run(code: str) -> str:
    done = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return done.stdout


def test_importing_dateline_imports_nothing_heavy() -> None:
    loaded = set(run("import dateline, sys; print(*sys.modules)").split())
    assert not loaded & HEAVY


@pytest.mark.parametrize("arguments", [["--help"], ["code", "--help"]])
def test_help_is_quick(arguments: list[str]) -> None:
    # the best of several runs: other work on the machine must not decide
    took = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "dateline.cli", *arguments], capture_output=True, check=True
        )
        took.append(time.perf_counter() - start)
    assert min(took) < SECONDS
