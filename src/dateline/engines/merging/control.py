"""Control states kept over a store: only the provinces that a merge touched are read again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dateline.engines.merging.telling import load_told
from dateline.engines.port import MergeProgress
from dateline.knowledge.control_rules import ControlRules, load_control_rules
from dateline.merging import control_areas
from dateline.merging.blocking import control_keys
from dateline.merging.chains import claim_chains, event_chains
from dateline.merging.control import read_control
from dateline.merging.decisions import Standing
from dateline.merging.events import Rules
from dateline.merging.telling_json import load_telling
from dateline.merging.tellings import home_of, province_of
from dateline.merging.told import Told
from dateline.model import ControlState, Place
from dateline.store.port import Store, place_key, tidy_place_key


@dataclass(frozen=True, slots=True)
class Touched:
    """Provinces whose control may have changed, and places (as `Telling.places`) that may be told
    of no more.
    """

    provinces: frozenset[str]
    places: frozenset[str]


def keep_control(
    store: Store,
    merge: int,
    touched: Touched,
    decided: Standing,
    *,
    rules: Rules,
    progress: MergeProgress,
) -> None:
    """Read the control of the provinces that were *touched* anew and keep it.

    A province is the unit: an area is weighed against the parts that lie in the same one.
    """
    wanted, control = sorted(touched.provinces), load_control_rules()
    left = {tidy_place_key(p) for p in touched.places}
    for done, province in enumerate(wanted):
        progress("control", done, len(wanted))
        told = _told(store, province, decided, rules)
        states, places = states_of(told, province, control)
        store.keep_control(merge, states, places)
        left -= places
    store.keep_control(merge, (), left)


def _told(store: Store, province: str, decided: Standing, rules: Rules) -> list[Told]:
    """The claims that may tell of the control of a province, each with its source chain."""
    ids = {id for _, id in store.neighbours(control_keys([province]))}
    rows = list(store.tellings(ids))
    claims = {c for row in rows for c in load_telling(row.body).claims}
    found, _ = load_told(store, {row.coding for row in rows}, claims, decided)
    told = [found[c] for c in sorted(found)]
    chains = event_chains(told, (), rules=rules.copies)
    names = claim_chains(told, (), chains, rules=rules.copies)
    return [replace(t, chain=names[t.id]) for t in told]


def states_of(
    told: Iterable[Told], province: str, rules: ControlRules
) -> tuple[list[ControlState], set[str]]:
    """The states of the places of one province, and the keys of those places."""
    items = tuple(told)

    def contains(area: Place, part: Place) -> bool:
        return province_of(area) == province_of(part) and control_areas.contains(area, part)

    states = read_control(items, rules=rules, contains=contains).states
    places = {
        place_key(control_areas.event_place(p))
        for item in items
        for p in item.claim.places
        if home_of(p) == province
    }
    return [s for s in states if place_key(s.place) in places], places
