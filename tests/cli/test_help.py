"""Help says enough to go on with, and is not cut."""

from __future__ import annotations

import pytest

from cli.conftest import Run
from dateline.cli.app import SURE
from dateline.cli.asking import FIELDS
from dateline.cli.knowing import AREAS
from dateline.model.wording import HOW_SURE


@pytest.mark.parametrize("group", [(), ("knowledge",), ("evaluate",)])
def test_no_line_on_a_command_is_cut(
    run: Run, monkeypatch: pytest.MonkeyPatch, group: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    done = run(*group, "--help")
    assert "Commands:" in done.out
    assert "..." not in done.out.partition("Commands:")[2]


def test_coding_is_told_with_an_example_the_formats_and_the_fields(run: Run) -> None:
    told = " ".join(run("code", "--help").out.split())
    assert "dateline code goma.txt --published 2012-11-21" in told
    for word in ("HTML", "JSONL", "CSV", "Parquet", "RSS", "WARC", ", ".join(FIELDS)):
        assert word in told


def test_the_codes_of_factuality_are_told_in_words(run: Run) -> None:
    told = " ".join(run("claims", "--help").out.split())
    assert SURE in told
    assert f"How sure: {', '.join(f'{k} {v}' for k, v in HOW_SURE.items())}." == SURE


def test_all_areas_of_knowledge_are_listed(run: Run) -> None:
    told = run("knowledge", "show", "--help").out
    for area in AREAS:
        assert f"    {area} " in told
