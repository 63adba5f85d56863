"""What people decided about claims, in words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from dateline.model import ClaimTime, Correction, Count, Judgement, wording
from dateline.model.codec import from_dict
from dateline.presenting.escape import visible
from dateline.presenting.event_words import clipped
from dateline.presenting.style import ID_LENGTH, QUIET, SLOT_WORD

Decision = Judgement | Correction
_DAY = 10


def decisions_view(decisions: Sequence[Decision]) -> RenderableType:
    """Decisions in the order they are given, one a row: when, who, what, and why."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold", max_width=20)
    table.add_column(overflow="fold")
    table.add_column(overflow="fold", style=QUIET)
    for decision in decisions:
        cells = (visible(decision.at[:_DAY]), visible(clipped(decision.user)))
        told = Text(visible(clipped(decision_line(decision), 300)))
        if decision.withdrawn:
            told.stylize(QUIET)
        table.add_row(*map(Text, cells), told, Text(visible(clipped(decision.reason, 300))))
    return table


def decision_line(decision: Decision) -> str:
    """A decision in one phrase: "c12ab34f and c56cd78e tell the same event"."""
    return "".join(_phrases(decision))


def _phrases(decision: Decision) -> Iterator[str]:
    if decision.withdrawn:
        yield "withdrawn: "
    if isinstance(decision, Correction):
        yield f"{decision.claim[:ID_LENGTH]}: {SLOT_WORD.get(decision.slot, decision.slot)} is "
        yield value_words(decision.slot, decision.value)
        return
    yield f"{decision.left[:ID_LENGTH]} and {decision.right[:ID_LENGTH]} "
    yield _VERDICT[decision.verdict]
    if decision.score is not None:
        yield f" (score then {decision.score:+.1f})"


_VERDICT = {
    "same": "tell the same event",
    "different": "tell different events",
    "unsure": "may tell the same event: left open",
}


def value_words(slot: str, value: str) -> str:
    """The JSON of a slot in the words that claims are shown in: "killed 12", "20 Nov 2012".

    JSON that the slot cannot hold is given back as it is.
    """
    data = json.loads(value)
    try:
        if slot == "time" and data:
            return wording.days_phrase(from_dict(ClaimTime, data).interval) or "open"
        if slot == "counts" and data:
            return wording.how_many(from_dict(Count, item) for item in data)
        if isinstance(data, list):
            return ", ".join(i["name"] if isinstance(i, dict) else str(i) for i in data) or "none"
    except (ValueError, TypeError, KeyError):
        return value
    return "none" if data is None else str(data)
