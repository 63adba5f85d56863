"""Codings of a store as tellings: the claims of each report, corrected and grouped by happening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.knowledge.control_rules import load_control_rules
from dateline.merging.blocking import control_keys, stored_keys
from dateline.merging.control_told import ControlTold, told_of_control
from dateline.merging.decisions import Standing
from dateline.merging.events import Rules
from dateline.merging.passages import passages
from dateline.merging.telling_json import dump_telling
from dateline.merging.tellings import Telling, tellings
from dateline.merging.told import Told
from dateline.model import Report
from dateline.store.port import Store, StoredClaim, TellingRow

#: Claims of one report up to which its text is not looked through as a whole.
_FEW = 3


@dataclass(frozen=True, slots=True)
class Read:
    """One coding's claims as tellings, and what they tell of control, by the id of the claim."""

    coding: int
    tellings: tuple[Telling, ...]
    control: Mapping[str, ControlTold]

    @property
    def rows(self) -> tuple[TellingRow, ...]:
        """The tellings as a store keeps them."""
        return tuple(
            TellingRow(
                t.id,
                self.coding,
                (*stored_keys(t.record), *control_keys(t.provinces)),
                dump_telling(t, (self.control[c] for c in t.claims if c in self.control)),
            )
            for t in self.tellings
        )


def read_codings(
    store: Store, numbers: Sequence[int], standing: Standing, rules: Rules
) -> list[Read]:
    """The codings with these *numbers*, in order, each as its tellings."""
    constraints = standing.constraints
    texts = dict(store.texts_of(numbers))
    claims: defaultdict[int, list[StoredClaim]] = defaultdict(list)
    for number, claim in store.claims_of(numbers):
        claims[number].append(claim)
    out = []
    for number in numbers:
        told = told_of(texts[number], claims[number], standing)
        made = tellings(told, rules.linkage, constraints)
        control = {t.id: t for t in told_of_control(told, load_control_rules())}
        out.append(Read(number, made, control))
    return out


def told_of(report: Report, claims: Iterable[StoredClaim], standing: Standing) -> tuple[Told, ...]:
    """The claims of one report as told, corrections applied."""
    kept = tuple(claims)
    around = passages(report.text, few=len(kept) <= _FEW)
    out = []
    for stored in kept:
        claim = standing.corrected(stored.claim)
        passage = around(claim.trigger)
        out.append(Told(claim, report.id, report.publisher, report.published, passage))
    return tuple(out)


def load_told(
    store: Store, codings: Collection[int], only: Collection[str], standing: Standing
) -> tuple[dict[str, Told], dict[int, tuple[int, ...]]]:
    """The claims named in *only*, of *codings*, by id; and fingerprints, by number of coding."""
    texts = dict(store.texts_of(codings))
    claims: defaultdict[int, list[StoredClaim]] = defaultdict(list)
    for number, claim in store.claims_of(codings, only):
        claims[number].append(claim)
    told = {
        item.id: item
        for number, found in claims.items()
        for item in told_of(texts[number], found, standing)
    }
    return told, {n: tuple(r.fingerprint) for n, r in texts.items() if r.fingerprint}
