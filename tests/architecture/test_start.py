"""Start-up stays light: heavy libraries are imported at use."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

HEAVY = {
    "spacy",
    "pandas",
    "pyarrow",
    "sqlalchemy",
    "trafilatura",
    "dateparser",
    "numpy",
    "rich",
    "jinja2",
    "scipy",
    "snowballstemmer",
}
PROGRAM = "from dateline.cli import main; main()"


def run(code: str) -> str:
    done = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return done.stdout


def test_importing_dateline_imports_nothing_heavy() -> None:
    loaded = set(run("import dateline, sys; print(*sys.modules)").split())
    assert not loaded & HEAVY


@pytest.mark.parametrize(
    ("arguments", "seconds"),
    [(["--help"], 0.3), (["code", "--help"], 0.6), (["show", "--help"], 0.6)],
)
def test_help_is_quick(arguments: list[str], seconds: float) -> None:
    # processor time, the best of several runs: other work on the machine must not decide
    took = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", PROGRAM, *arguments], capture_output=True, check=True
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(took) < seconds
