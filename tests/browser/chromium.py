"""A real browser for the tests: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_GIVEN = "DATELINE_TEST_BROWSER"
_NAMES = ("chromium", "chromium-browser", "google-chrome")


def missing() -> str:
    """Why no browser can be had; empty when one can."""
    if importlib.util.find_spec("playwright") is None:
        return "not run: playwright is not installed"
    if _program() is None:
        return f"not run: {_GIVEN} names no browser, and Chromium is not installed"
    return ""


@contextmanager
def browser() -> Iterator[Any]:
    """A headless browser; as root it runs without its sandbox, which it cannot have there."""
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=_program(), args=arguments)
        try:
            yield started
        finally:
            started.close()


def _program() -> str | None:
    return os.environ.get(_GIVEN) or next(filter(None, map(shutil.which, _NAMES)), None)
