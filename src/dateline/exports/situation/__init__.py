"""The situation page: one self-contained HTML file to look at, print and pass on."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.exports.situation.page import page_of
from dateline.exports.situation.render import render
from dateline.knowledge.places.shapes import Shapes
from dateline.model import Coding, Situation

#: What the page is called when nothing else is said.
TITLE = "What the reports tell"


def situation_page(
    situation: Situation, codings: Iterable[Coding], *, shapes: Shapes, title: str = TITLE
) -> str:
    """*situation* as one HTML page that needs no network, with the reports it rests on.

    *codings* hold the reports' texts and claims; claims of a report without a coding are shown
    with what the situation itself tells. Equal arguments give equal pages.
    """
    return render(page_of(situation, codings, shapes=shapes, title=title))
