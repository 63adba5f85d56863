"""The world in outline, with a frame where each map lies."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.exports.situation.maps import geometry
from dateline.exports.situation.maps.geometry import Projection
from dateline.exports.situation.maps.views import FrameView, PanelView, WorldView
from dateline.knowledge.places.shapes import COAST, Shapes

_WIDTH, _HEIGHT = 560.0, 250.0
_SMALLEST = 10.0
#: Islands whose coast has fewer corners than this cannot be seen at this size.
_CORNERS = 14


def world(panels: Sequence[tuple[PanelView, Projection]], shapes: Shapes) -> WorldView:
    """The coasts of the world and a numbered frame for each panel."""
    # The far south holds no reports: the frame ends at 58 degrees south, 84 north.
    whole = Projection(0.0, 0.0, _WIDTH / 360, _WIDTH, _HEIGHT)
    lift = 20 * whole.scale
    land = []
    for number, kind in enumerate(shapes.kinds):
        if kind == COAST and shapes.arcs[number].count(" ") > 2 * _CORNERS:
            points = [whole.xy(p) for p in shapes.arc(number)]
            shifted = [(x, y + lift) for x, y in points]
            if all(y < _HEIGHT for _, y in shifted):
                land.append(geometry.path(shifted, close=False))
    frames = []
    for number, (panel, projection) in enumerate(panels, 1):
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
                number,
            )
        )
    return WorldView(_WIDTH, _HEIGHT, "".join(land), tuple(frames))
