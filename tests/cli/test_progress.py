"""Reports are counted beforehand where that is cheap."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.cli.progress import expected


@pytest.mark.parametrize(
    ("files", "count"),
    [
        ({"a.txt": "x", "b.html": "x"}, 2),
        ({"a.jsonl": "1\n2\n3\n"}, 3),
        ({"a.jsonl": "1\n2\n", "b.txt": "x"}, 3),
        ({"a.csv": "x"}, None),
        ({"a.jsonl.gz": "x"}, None),
        ({}, None),
    ],
)
def test_expected(tmp_path: Path, files: dict[str, str], count: int | None) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    assert expected([str(tmp_path)]) == count


def test_standard_input_is_not_counted() -> None:
    assert expected(["-"]) is None
