"""Names on a map without overlap: what finds no room waits for a nearer zoom level."""

from __future__ import annotations

from collections.abc import Sequence
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


def placed(
    names: Sequence[Name],
    marks: Sequence[tuple[float, float, Mark]],
    width: float,
    height: float,
) -> tuple[LabelView, ...]:
    """The names that find room at some level, each with its offset and the levels that hide it.

    *marks* are the rectangles at points (x, y) that names keep clear of.
    """
    found: dict[int, Room] = {}
    shown: dict[int, set[int]] = {}
    for level, zoom in enumerate(LEVELS):
        taken = [_at((x, y), mark, zoom) for x, y, mark in marks]
        for number, room in sorted(found.items()):
            box = _at((names[number].x, names[number].y), room[3], zoom)
            if not any(_overlap(box, other) for other in taken):
                shown[number].add(level)
                taken.append(box)
        for number, name in enumerate(names):
            if number in found or level < _FROM[name.kind]:
                continue
            new = _room(name, zoom, taken, (width * zoom, height * zoom))
            if new is not None:
                found[number], shown[number] = new, {level}
                taken.append(_at((name.x, name.y), new[3], zoom))
    return tuple(_label(names[n], room, shown[n]) for n, room in sorted(found.items()))


def _label(name: Name, room: Room, shown: set[int]) -> LabelView:
    x, y, dx, dy = (round(n, 1) for n in (name.x, name.y, room[0], room[1]))
    hidden = tuple(level for level in range(len(LEVELS)) if level not in shown)
    return LabelView(name.text, x, y, dx, dy, room[2], name.kind, hidden, min(shown) > _PLAIN)


def _at(point: tuple[float, float], box: Rectangle, zoom: float) -> Rectangle:
    x, y = point[0] * zoom, point[1] * zoom
    return x + box[0], y + box[1], x + box[2], y + box[3]


def _room(
    name: Name, zoom: float, taken: Sequence[Rectangle], size: tuple[float, float]
) -> Room | None:
    """Offset, anchor and rectangle (relative to the point) of the first free position."""
    wide = text_width(name.text, _SIZE[name.kind]) * _SPACED[name.kind]
    for dx, dy, anchor in _positions(name):
        left = {"start": dx, "end": dx - wide, "middle": dx - wide / 2}[anchor]
        box = (left - 1, dy - _SIZE[name.kind] + 1, left + wide + 1, dy + 3)
        at = _at((name.x, name.y), box, zoom)
        within = at[0] >= 2 and at[1] >= 2 and at[2] <= size[0] - 2 and at[3] <= size[1] - 2
        if within and not any(_overlap(at, other) for other in taken):
            return dx, dy, anchor, box
    return None


def _positions(name: Name) -> list[tuple[float, float, str]]:
    if name.mark is None:
        farther = (60, -60, 95, -95) if name.kind == "country" else ()
        aside = (0, 14, -16, 30, -34, *farther)
        return [(0, 4.0 + dy, "middle") for dy in aside]
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
