"""What people decide: edges between claims and corrections of slots, only ever added.

Statements as atoms and judgements as an append-only log follow the resolver of followthemoney and
nomenklatura; a decision is never edited, only followed by another.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

from dateline.model.vocabulary import require

VERDICTS = ("same", "different", "unsure")
#: Slots of a claim that a person may correct, by the field's name.
CORRECTED_SLOTS = (
    "type",
    "modes",
    "actors",
    "recipients",
    "places",
    "time",
    "counts",
    "sources",
    "stance",
    "factuality",
    "tense",
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a judged claim stands: should its id change, the claim of these characters is meant."""

    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision whether two claims tell one happening: an edge that is only ever added.

    ``at`` is the time of the decision (ISO 8601), ``score`` the machine's score when it was taken.
    A later judgement of the same pair supersedes it; ``withdrawn`` takes it back.
    """

    left: str
    right: str
    verdict: str
    user: str
    at: str
    score: float | None = None
    reason: str = ""
    withdrawn: bool = False
    left_at: Anchor | None = None
    right_at: Anchor | None = None

    def __post_init__(self) -> None:
        require(self.verdict, VERDICTS, "verdict")
        dt.datetime.fromisoformat(self.at)
        if self.left == self.right:
            raise ValueError(f"claim {self.left} is judged against itself")


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's value for one slot of a claim: only ever added, the claim itself stays as read.

    ``value`` is the slot's JSON as a coding writes it (a list for slots that are lists, "null" for
    nothing). A later correction of the same slot supersedes it; ``withdrawn`` takes it back.
    """

    claim: str
    slot: str
    value: str
    user: str
    at: str
    reason: str = ""
    withdrawn: bool = False
    anchor: Anchor | None = None

    def __post_init__(self) -> None:
        require(self.slot, CORRECTED_SLOTS, "slot of a correction")
        dt.datetime.fromisoformat(self.at)
        json.loads(self.value)
