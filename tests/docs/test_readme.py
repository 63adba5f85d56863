"""What the documents show in Python is true: their examples are run."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from docs.conftest import DOCUMENTS, ROOT, blocks

WITH_PYTHON = [document for document in DOCUMENTS if any(blocks(document, "python"))]


@pytest.mark.parametrize("document", WITH_PYTHON, ids=lambda d: str(d.relative_to(ROOT)))
def test_python_examples(document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = "\n".join(blocks(document, "python"))
    test = doctest.DocTestParser().get_doctest(text, {}, document.name, str(document), 0)
    assert test.examples, "a python block shows what is typed after >>>"
    told: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    assert runner.run(test, out=told.append).failed == 0, "".join(told)


def test_the_readme_shows_python() -> None:
    assert ROOT / "README.md" in WITH_PYTHON


def test_the_numbers_are_the_frozen_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT)
    from benchmarks.readme import README, with_numbers

    text = README.read_text(encoding="utf-8")
    assert "| claims, F1 |" in text
    assert with_numbers(text) == text, "run: python -m benchmarks.readme"
