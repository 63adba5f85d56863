"""One browser for the run, and pages that note whatever they should not do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from browser import chromium
from dateline.exports import situation_page
from dateline.knowledge.places.shapes import load_shapes
from dateline.model import Coding, Situation

Open = Callable[..., "Seen"]


@dataclass
class Seen:
    """An open page, what it asked for and what it complained of."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def count(self, selector: str) -> int:
        """How many elements that fit *selector* can be seen."""
        return int(self.page.locator(f"{selector} >> visible=true").count())


@pytest.fixture(scope="session")
def chrome() -> Iterator[Any]:
    if reason := chromium.missing():
        pytest.skip(reason)
    with chromium.browser() as started:
        yield started


@pytest.fixture
def open_page(chrome: Any, tmp_path: Path) -> Iterator[Open]:
    """(situation, codings), options of the browser -> the page of it, opened from a file."""
    contexts = []

    def opened(
        made: tuple[Situation, list[Coding]], title: str = "June", at: str = "", **options: Any
    ) -> Seen:
        file = tmp_path / "situation.html"
        html = situation_page(*made, shapes=load_shapes(), title=title)
        file.write_text(html, encoding="utf-8")
        context = chrome.new_context(**options)
        contexts.append(context)
        seen = Seen(context.new_page())
        own = file.as_uri()
        seen.page.on("request", lambda r: seen.requests.append(r.url))
        seen.page.on("console", lambda m: seen.complaints.append(m.text))
        seen.page.on("pageerror", lambda e: seen.complaints.append(str(e)))
        seen.page.goto(own + at)
        seen.requests = [r for r in seen.requests if r.partition("#")[0] not in (own, "data:,")]
        return seen

    yield opened
    for context in contexts:
        context.close()
