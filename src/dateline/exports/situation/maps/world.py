"""The world in outline, with a frame where each map lies."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.exports.situation.maps import geometry
from dateline.exports.situation.maps.geometry import Projection
from dateline.exports.situation.maps.views import FrameView, PanelView, WorldView
from dateline.knowledge.places.shapes import Shapes

_WIDTH, _HEIGHT = 560.0, 250.0
_SMALLEST = 10.0
_SMALLEST_PROVINCE, _NEAREST = 1.6, 1.2
#: Of a long outline about this many corners are enough.
_CORNERS = 40


def world(panels: Sequence[tuple[PanelView, Projection]], shapes: Shapes) -> WorldView:
    """The land of the world and a numbered frame for each panel."""
    # The far south holds no reports: the frame ends at 58 degrees south, 84 north.
    whole = Projection(0.0, 0.0, _WIDTH / 360, _WIDTH, _HEIGHT)
    lift = 20 * whole.scale
    land = []
    for province in shapes.provinces:
        west, south, east, north = province.box
        # At this size small provinces are covered by the outlines of their neighbours.
        if max(east - west, north - south) * whole.scale < _SMALLEST_PROVINCE or south < -58:
            continue
        for ring in province.rings:
            corners = shapes.ring(ring)
            few = corners[:: 1 + len(corners) // _CORNERS]
            points = [(x, y + lift) for x, y in whole.line(few)]
            land.append(geometry.path(points, close=True, nearest=_NEAREST))
    frames = []
    for panel, projection in panels:
        west, south, east, north = projection.box
        x, y = whole.xy(((west + east) / 2, (south + north) / 2))
        width = max((east - west) * whole.scale, _SMALLEST)
        height = max((north - south) * whole.scale, _SMALLEST)
        frames.append(
            FrameView(
                round(x - width / 2, 1),
                round(y + lift - height / 2, 1),
                round(width, 1),
                round(height, 1),
                panel.title,
                f"#{panel.id}",
                int(panel.id.removeprefix("map-")),
            )
        )
    return WorldView(_WIDTH, _HEIGHT, "".join(land), tuple(frames))
