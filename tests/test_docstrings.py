"""Small examples in docstrings are true."""

from __future__ import annotations

import doctest
import importlib

import pytest


@pytest.mark.parametrize(
    "module",
    [
        "dateline.settings",
        "dateline.store.entries",
        "dateline.store.query",
        "dateline.store.opening",
        "dateline.presenting.escape",
    ],
)
def test_examples(module: str) -> None:
    result = doctest.testmod(importlib.import_module(module))
    assert result.attempted > 0
    assert result.failed == 0
