"""The maps of the page: which there are, and what lies on none of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.exports.situation.index import Index
from dateline.exports.situation.maps.cores import Core, cores
from dateline.exports.situation.maps.geometry import Projection
from dateline.exports.situation.maps.panel import fitted, panel, title
from dateline.exports.situation.maps.spots import Spot, spots_of, theatres
from dateline.exports.situation.maps.views import FrameView, MapView, PanelView, PlacedView
from dateline.exports.situation.maps.world import world
from dateline.exports.situation.words import short, words
from dateline.knowledge.places.shapes import Shapes
from dateline.presenting.event_words import event_where


def map_view(index: Index, shapes: Shapes) -> MapView:
    """Maps of the theatres, and lists of the places and events that they leave out."""
    spots = spots_of(index.events)
    fine = [spot for spot in spots if spot.located and not spot.coarse]
    groups, far = theatres(fine)
    panels, mains = _panels(groups, index, shapes)
    placed = [spot for group in groups for spot in group]
    coarse = [spot for spot in spots if spot.located and spot.coarse]
    nowhere = {at for spot in spots if not spot.located for at in spot.events}
    nowhere |= {at for at, event in enumerate(index.events) if event.place is None}
    return MapView(
        tuple(panels),
        world(mains, shapes) if len(mains) > 1 else None,
        tuple(_placed(far, index)),
        tuple(_placed(coarse, index)),
        tuple(index.event_link(at) for at in sorted(nowhere)),
        tuple(_placed(placed, index)),
    )


def _panels(
    groups: Sequence[Sequence[Spot]], index: Index, shapes: Shapes
) -> tuple[list[PanelView], list[tuple[PanelView, Projection]]]:
    """The maps in order, each followed by those of its crowds; the former also by themselves."""
    panels: list[PanelView] = []
    mains = []
    for group in groups:
        number = len(panels) + 1
        projection = fitted(number, group)
        spots, crowds = cores(group, projection)
        frames = tuple(_frame(core, number + n) for n, core in enumerate(crowds, 1))
        main = panel(number, spots, index, shapes=shapes, projection=projection, frames=frames)
        panels.append(main)
        mains.append((main, projection))
        for core in crowds:
            number = len(panels) + 1
            own = fitted(number, core.spots)
            panels.append(panel(number, core.spots, index, shapes=shapes, projection=own))
    return panels, mains


def _frame(core: Core, number: int) -> FrameView:
    left, top, right, bottom = (round(n, 1) for n in core.window)
    size = (round(right - left, 1), round(bottom - top, 1))
    return FrameView(
        left, top, *size, f"drawn apart: {title(core.spots)}", f"#map-{number}", number
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
