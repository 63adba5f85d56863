"""What the documents show in Python is true: their examples are run."""

from __future__ import annotations

import datetime as dt
import doctest
import json
import re
from pathlib import Path
from typing import Any

import pytest

import dateline
from docs.conftest import DOCUMENTS, ROOT, blocks

_RENEW = "run: python -m benchmarks.readme"
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
    from benchmarks.readme import ALL, README, with_all_numbers, with_numbers

    text = README.read_text(encoding="utf-8")
    assert "| claims, F1 |" in text
    assert with_numbers(text) == text, _RENEW
    text = ALL.read_text(encoding="utf-8")
    assert with_all_numbers(text) == text, _RENEW


def test_the_example_is_real_output(tmp_path: Path) -> None:
    readme = ROOT / "README.md"
    report, shown = list(blocks(readme, "text"))[:2]
    file = tmp_path / "goma.txt"
    file.write_text(report, encoding="utf-8")
    known = dateline.ReadOptions(published=dt.date(2012, 11, 21), publisher="Meridian Wire")
    read = next(dateline.read([file], options=known))
    assert isinstance(read, dateline.Read)
    coding = dateline.Coder().code(read.report)
    found = [(claim.id[:8], claim.type) for claim in coding.claims]
    assert re.findall(r"^  (c[0-9a-f]{7})  ([A-Z]+)", shown, re.M) == found, _RENEW
    told = json.loads(next(blocks(readme, "json")))
    full = next(c for c in coding.claims if c.id.startswith(told["id"].removesuffix("...")))
    assert _bare(told) == _bare(dateline.to_dict(full)), _RENEW


def _bare(claim: dict[str, Any]) -> dict[str, Any]:
    """A claim without its id, which is shown cut, and the candidates, which are shown in part."""
    places = [
        {key: value for key, value in place.items() if key != "candidates"}
        for place in claim["places"]
    ]
    return {**claim, "id": "", "places": places}
