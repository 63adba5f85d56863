"""The disputes board: every question that sources answer differently, answers side by side."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.exports.situation.cards import card
from dateline.exports.situation.index import Index, anchor
from dateline.exports.situation.views import DisputeView, PositionView
from dateline.exports.situation.words import short, words
from dateline.model import ClaimRef, Position

#: Claims that a position quotes; the rest is counted.
_QUOTED = 4


def dispute_views(index: Index) -> Iterator[DisputeView]:
    """All disputes in the order of the events."""
    for at, event in enumerate(index.events):
        for number, dispute in enumerate(event.disputes):
            yield DisputeView(
                anchor("d", f"{event.id}-{number}"),
                index.event_link(at),
                dispute.attribute,
                words().word("attributes", dispute.attribute),
                tuple(_position(position, index) for position in dispute.positions),
            )


def _position(position: Position, index: Index) -> PositionView:
    refs = [index.refs[claim] for claim in position.claims if claim in index.refs]
    told = _apart(refs)
    return PositionView(
        short(position.value, 200),
        short(", ".join(position.sources), 200),
        words().tables["interests"].get(position.interest, ""),
        tuple(card(ref, index) for ref in told[:_QUOTED]),
        len(refs) - len(told[:_QUOTED]),
    )


def _apart(refs: list[ClaimRef]) -> list[ClaimRef]:
    """One claim for each wording and source, the first of those that say the same."""
    found: dict[object, ClaimRef] = {}
    for ref in refs:
        text = ref.passage.text if ref.passage else ref.trigger.text
        found.setdefault((" ".join(text.split()), ref.source, ref.stance), ref)
    return list(found.values())
