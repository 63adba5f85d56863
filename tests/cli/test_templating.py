"""`dateline evaluate muc4`: a response for text files; nothing is written when one is at fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Run

TEXTS = """\
DEV-MUC3-0001 (X)

   LIMA, 3 MAR 89 -- [TEXT] GUNMEN MURDERED A JUDGE IN LIMA YESTERDAY, THE POLICE REPORTED.

DEV-MUC3-0002 (X)

   LIMA, 3 MAR 89 -- [TEXT] WHEAT IS DEAR.
"""


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    path = tmp_path / "dev-muc3"
    path.write_text(TEXTS, "latin-1")
    return path


def test_a_response_is_written(run: Run, texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "response"
    done = run("evaluate", "muc4", texts, "--out", out)
    assert done.status == 0
    assert "1 template written" in done.err
    first, second = out.read_text().split("\n\n")[:2]
    assert '19. HUM TGT: DESCRIPTION            "JUDGE"' in first.splitlines()
    assert second.splitlines()[:2] == [
        "0.  MESSAGE: ID                     DEV-MUC3-0002",
        "1.  MESSAGE: TEMPLATE               *",
    ]


def test_faulty_files_are_told_and_nothing_is_written(
    run: Run, texts: Path, tmp_path: Path
) -> None:
    out, empty = tmp_path / "response", tmp_path / "empty"
    empty.write_text("WHEAT IS DEAR.")
    for paths, told in (
        ([texts, texts], "DEV-MUC3-0001: is the id of two messages"),
        ([tmp_path / "absent"], "cannot be read"),
        ([empty], "holds no message of MUC"),
    ):
        done = run("evaluate", "muc4", *paths, "--out", out)
        assert done.status == 2
        assert told in done.err
        assert not out.exists()
