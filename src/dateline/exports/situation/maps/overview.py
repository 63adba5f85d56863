"""The maps of the page: which there are, and what lies on none of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.exports.situation.index import Index
from dateline.exports.situation.maps.panel import panel
from dateline.exports.situation.maps.spots import Spot, spots_of, theatres
from dateline.exports.situation.maps.views import MapView, PlacedView
from dateline.exports.situation.maps.world import world
from dateline.exports.situation.words import short, words
from dateline.knowledge.places.shapes import Shapes
from dateline.presenting.event_words import event_where


def map_view(index: Index, shapes: Shapes) -> MapView:
    """Maps of the theatres, and lists of the places and events that they leave out."""
    spots = spots_of(index.events)
    fine = [spot for spot in spots if spot.located and not spot.coarse]
    groups, far = theatres(fine)
    panels = [panel(n, group, index, shapes) for n, group in enumerate(groups, 1)]
    placed = [spot for group in groups for spot in group]
    coarse = [spot for spot in spots if spot.located and spot.coarse]
    nowhere = {at for spot in spots if not spot.located for at in spot.events}
    nowhere |= {at for at, event in enumerate(index.events) if event.place is None}
    return MapView(
        tuple(view for view, _ in panels),
        world(panels, shapes) if len(panels) > 1 else None,
        tuple(_placed(far, index)),
        tuple(_placed(coarse, index)),
        tuple(index.event_link(at) for at in sorted(nowhere)),
        tuple(_placed(placed, index)),
    )


def _placed(spots: Sequence[Spot], index: Index) -> Iterator[PlacedView]:
    for spot in spots:
        yield PlacedView(
            spot.key,
            short(event_where(spot.place), 80),
            words().tables["precisions"].get(spot.place.precision, ""),
            spot.events,
            tuple(index.event_link(at) for at in spot.events),
        )
