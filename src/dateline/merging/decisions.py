"""What people decided, as merging applies it: which claims belong together, and corrected slots.

Decisions are a log; the last one on a pair or a slot stands, and a withdrawal takes it back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dateline.merging.clustering import Constraints, Pair, pair
from dateline.model import Anchor, Claim, Correction, Judgement
from dateline.model.codec import from_dict, to_dict

Decision = Judgement | Correction


@dataclass(frozen=True, slots=True)
class Standing:
    """The decisions that stand: judgements by pair of claims, corrections by claim and slot."""

    judgements: Mapping[Pair, Judgement] = field(default_factory=dict)
    corrections: Mapping[str, Mapping[str, Correction]] = field(default_factory=dict)

    @property
    def constraints(self) -> Constraints:
        """Pairs judged the same, and pairs judged different; "unsure" binds nothing."""
        verdicts = {pair: j.verdict for pair, j in self.judgements.items()}
        return Constraints(
            frozenset(p for p, v in verdicts.items() if v == "same"),
            frozenset(p for p, v in verdicts.items() if v == "different"),
        )

    def corrected(self, claim: Claim) -> Claim:
        """*claim* with the corrected slots; a value that does not fit leaves its slot as read."""
        slots = self.corrections.get(claim.id)
        return with_slots(claim, {s: c.value for s, c in slots.items()}) if slots else claim


def standing(decisions: Iterable[Decision], present: Mapping[str, str]) -> Standing:
    """The decisions that stand, on claims as they are now.

    *decisions* come in the order in which they were taken. *present* maps the id of each judged
    claim to that of the claim it is today, when its characters were read again under another id;
    decisions on claims that are not there bind nothing.
    """
    judgements: dict[Pair, Judgement] = {}
    corrections: dict[str, dict[str, Correction]] = {}
    for decision in decisions:
        if isinstance(decision, Correction):
            if claim := present.get(decision.claim):
                corrections.setdefault(claim, {})[decision.slot] = decision
        else:
            left, right = present.get(decision.left), present.get(decision.right)
            if left and right and left != right:
                judgements[pair(left, right)] = decision
    return Standing(
        {p: j for p, j in judgements.items() if not j.withdrawn},
        {
            claim: kept
            for claim, slots in corrections.items()
            if (kept := {s: c for s, c in slots.items() if not c.withdrawn})
        },
    )


def judged(decisions: Iterable[Decision]) -> dict[str, Anchor | None]:
    """The ids of all claims ever decided on, with the characters they stood at when known."""
    found: dict[str, Anchor | None] = {}
    for decision in decisions:
        if isinstance(decision, Correction):
            ends = [(decision.claim, decision.anchor)]
        else:
            ends = [(decision.left, decision.left_at), (decision.right, decision.right_at)]
        for claim, anchor in ends:
            found[claim] = anchor or found.get(claim)
    return found


def with_slots(claim: Claim, values: Mapping[str, str]) -> Claim:
    """*claim* with slots set to JSON *values*, as a coding writes them."""
    data = to_dict(claim)
    for slot, value in sorted(values.items()):
        changed = {**data, slot: json.loads(value)}
        try:
            from_dict(Claim, changed)
        except (ValueError, TypeError, KeyError):
            continue
        data = changed
    return from_dict(Claim, data)


def between_tellings(constraints: Constraints, telling_of: Mapping[str, str]) -> Constraints:
    """Constraints on claims as constraints on the tellings that hold them."""

    def lifted(pairs: Iterable[Pair]) -> frozenset[Pair]:
        ends = ((telling_of.get(a), telling_of.get(b)) for a, b in pairs)
        return frozenset(pair(a, b) for a, b in ends if a and b and a != b)

    must = lifted(constraints.must)
    return Constraints(must, lifted(constraints.cannot) - must)
