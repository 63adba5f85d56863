"""Names on a map without overlap: what finds no room waits for a nearer zoom level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.exports.situation.axis import text_width
from dateline.exports.situation.maps.views import LabelView

#: Screen pixels a unit at which names are placed anew: a phone's to the nearest look.
LEVELS = (0.34, 0.62, 1.0, 1.6, 2.6, 4.2, 7.0)
_SIZE = {"place": 12.0, "province": 10.5, "country": 13.0}
_SPACED = {"place": 1.16, "province": 1.08, "country": 1.5}
#: At a phone's size there is no room for the names of provinces.
#: Names first placed beyond this level are left out where nothing can be enlarged.
_PLAIN = 1
#: The name of a province or country is moved at most this many units from its middle.
_STRAY = 24.0
_FROM = {"place": 0, "province": 1, "country": 0}

Rectangle = tuple[float, float, float, float]
#: Left, top, right, bottom from a point, in pixels at every level.
Mark = Rectangle
#: Offset, text anchor, and the rectangle round the point that the name then fills.
Room = tuple[float, float, str, Rectangle]


@dataclass(frozen=True, slots=True)
class Name:
    """A name to be placed at (x, y), beside the ``mark`` there or, without one, on the point.

    Names are placed in the order given.
    """

    text: str
    x: float
    y: float
    kind: str
    mark: Mark | None = None
    events: tuple[int, ...] = ()


def placed(
    names: Sequence[Name],
    marks: Sequence[tuple[float, float, Mark]],
    width: float,
    height: float,
) -> tuple[LabelView, ...]:
    """The names that find room at some level, each with its offset and the levels that hide it.

    *marks* are the rectangles at points (x, y) that names keep clear of.
    """
    found: dict[int, dict[Room, set[int]]] = {number: {} for number in range(len(names))}
    for level, zoom in enumerate(LEVELS):
        taken = [_at((x, y), mark, zoom) for x, y, mark in marks]
        for number, name in enumerate(names):
            if level < _FROM[name.kind]:
                continue
            tried = [*found[number], *_rooms(name, zoom)]
            room = next((r for r in tried if _free(name, r, zoom, taken, (width, height))), None)
            if room is not None:
                found[number].setdefault(room, set()).add(level)
                taken.append(_at((name.x, name.y), room[3], zoom))
    return tuple(
        _label(names[number], room, shown)
        for number, rooms in found.items()
        for room, shown in rooms.items()
    )


def _label(name: Name, room: Room, shown: set[int]) -> LabelView:
    x, y, dx, dy = (round(n, 1) for n in (name.x, name.y, room[0], room[1]))
    hidden = tuple(level for level in range(len(LEVELS)) if level not in shown)
    late = min(shown) > _PLAIN
    return LabelView(name.text, x, y, dx, dy, room[2], name.kind, hidden, late, name.events)


def _at(point: tuple[float, float], box: Rectangle, zoom: float) -> Rectangle:
    x, y = point[0] * zoom, point[1] * zoom
    return x + box[0], y + box[1], x + box[2], y + box[3]


def _free(
    name: Name,
    room: Room,
    zoom: float,
    taken: Sequence[Rectangle],
    size: tuple[float, float],
) -> bool:
    """Whether nothing else is in the room, and all of it lies within the frame."""
    at = _at((name.x, name.y), room[3], zoom)
    right, bottom = size[0] * zoom - 2, size[1] * zoom - 2
    within = at[0] >= 2 and at[1] >= 2 and at[2] <= right and at[3] <= bottom
    return within and not any(_overlap(at, other) for other in taken)


def _rooms(name: Name, zoom: float) -> Iterator[Room]:
    """Where a name may stand, the best first: offset, anchor and the rectangle it then fills."""
    wide = text_width(name.text, _SIZE[name.kind]) * _SPACED[name.kind]
    for dx, dy, anchor in _positions(name, zoom):
        left = {"start": dx, "end": dx - wide, "middle": dx - wide / 2}[anchor]
        yield dx, dy, anchor, (left - 1, dy - _SIZE[name.kind] + 1, left + wide + 1, dy + 3)


def _positions(name: Name, zoom: float) -> list[tuple[float, float, str]]:
    if name.mark is None:
        # An area's name must not stray into its neighbours.
        return [(0, 4.0 + dy, "middle") for dy in (0, 14, -16, 30, -34) if abs(dy) <= _STRAY * zoom]
    left, top, right, bottom = name.mark
    middle, across = (top + bottom) / 2 + 4, (left + right) / 2
    return [
        (right + 4, middle, "start"),
        (left - 4, middle, "end"),
        (across, top - 4, "middle"),
        (across, bottom + 12, "middle"),
        (right + 2, top, "start"),
        (right + 2, bottom + 9, "start"),
        (left - 2, top, "end"),
        (left - 2, bottom + 9, "end"),
    ]


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
