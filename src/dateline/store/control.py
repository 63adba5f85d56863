"""Control states by place: how a store groups, finds and orders them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from dateline.model import ControlState
from dateline.model.codec import to_json_line
from dateline.store.entries import place_key
from dateline.store.query import fold


def states_by_place(states: Iterable[ControlState]) -> dict[str, tuple[ControlState, ...]]:
    """The states of each place key, each once, in an order that does not depend on that given."""
    grouped: dict[str, set[ControlState]] = {}
    for state in states:
        grouped.setdefault(place_key(state.place), set()).add(state)
    return {key: tuple(sorted(found, key=_in_place)) for key, found in grouped.items()}


def control_words(state: ControlState) -> str:
    """The folded name and id of a state's place, apart from each other, for a look by words."""
    return "|".join(fold(name) for name in (state.place.name, state.place.id) if name)


def in_control_order(
    found: Iterable[tuple[str, ControlState]],
) -> list[tuple[str, ControlState]]:
    """(place key, state) by the place's name, then its key, then first and last day.

    An interval open at its start comes first, one open at its end last.
    """
    return sorted(found, key=_order)


def _order(found: tuple[str, ControlState]) -> tuple[str, str, dt.date, dt.date, str]:
    key, state = found
    return (state.place.name, key, *_in_place(state))


def _in_place(state: ControlState) -> tuple[dt.date, dt.date, str]:
    span = state.interval
    return (span.start or dt.date.min, span.end or dt.date.max, to_json_line(state))
