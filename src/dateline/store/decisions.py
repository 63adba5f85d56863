"""Decisions as lines of JSON, and the order in which a log of them is read."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable

from dateline.model import Correction, Judgement
from dateline.model.codec import from_dict, to_json_line

Decision = Judgement | Correction

#: What a decision is, as rows of a store name it.
KINDS: dict[str, type[Judgement] | type[Correction]] = {
    "judgement": Judgement,
    "correction": Correction,
}


def kind_of(decision: Decision) -> str:
    """The name of the decision's class among `KINDS`."""
    return "judgement" if isinstance(decision, Judgement) else "correction"


def decision_from(kind: str, body: str) -> Decision:
    """The decision of *kind* that `to_json_line` wrote as *body*."""
    return from_dict(KINDS[kind], json.loads(body))


def in_order(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """*decisions* by the time they were taken (UTC where no zone is given), then by their JSON."""
    return tuple(sorted(decisions, key=lambda d: (_instant(d.at), to_json_line(d))))


def _instant(at: str) -> dt.datetime:
    time = dt.datetime.fromisoformat(at)
    return time if time.tzinfo else time.replace(tzinfo=dt.UTC)
