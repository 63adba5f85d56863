"""Control states kept over a store: only the provinces that a merge touched are read again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.engines.port import MergeProgress
from dateline.knowledge.control_rules import ControlRules, load_control_rules
from dateline.merging import control_areas
from dateline.merging.blocking import control_keys
from dateline.merging.chains import claim_chains, event_chains
from dateline.merging.control import control_of
from dateline.merging.control_told import ControlTold, in_chains
from dateline.merging.events import Rules
from dateline.merging.telling_json import load_told_of_control
from dateline.merging.tellings import home_of, province_of
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
        told = _told(store, province, rules)
        states, places = states_of(told, province, control)
        store.keep_control(merge, states, places)
        left -= places
    store.keep_control(merge, (), left)


def _told(store: Store, province: str, rules: Rules) -> tuple[ControlTold, ...]:
    """What claims tell of the control of a province, each with its source chain."""
    ids = {id for _, id in store.neighbours(control_keys([province]))}
    read = (t for row in store.tellings(ids) for t in load_told_of_control(row.body) if t.votes)
    told = sorted(read, key=lambda t: t.id)
    chains = event_chains(told, (), rules=rules.copies)
    return in_chains(told, claim_chains(told, (), chains, rules=rules.copies))


def states_of(
    told: Iterable[ControlTold], province: str, rules: ControlRules
) -> tuple[list[ControlState], set[str]]:
    """The states of the places of one province, and the keys of those places."""
    items = tuple(told)

    def contains(area: Place, part: Place) -> bool:
        return province_of(area) == province_of(part) and control_areas.contains(area, part)

    states = control_of(items, rules=rules, contains=contains).states
    places = {
        place_key(control_areas.event_place(p))
        for item in items
        for p in item.places
        if home_of(p) == province
    }
    return [s for s in states if place_key(s.place) in places], places
