"""Names on a map without overlap: what finds no room waits for a nearer zoom level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.exports.situation.axis import text_width
from dateline.exports.situation.maps.views import LabelView

#: Screen pixels a unit at which names are placed anew: a phone's to the nearest look.
LEVELS = (0.45, 0.7, 1.0, 1.6, 2.6, 4.2, 7.0)
_SIZE = {"place": 12.0, "province": 10.5, "country": 13.0}
_SPACED = {"place": 1.0, "province": 1.04, "country": 1.3}

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Name:
    """A name to be placed at (x, y); ``half`` and ``tall`` are half the size of the mark there.

    Names are placed in the order given. A place's name stands beside its mark, a province's on it.
    """

    text: str
    x: float
    y: float
    kind: str
    half: float = 0.0
    tall: float = 0.0


def placed(
    names: Sequence[Name], marks: Sequence[Rectangle], width: float, height: float
) -> tuple[LabelView, ...]:
    """The names that find room at some level, each with its first level and its offset.

    *marks* are rectangles (x, y, half width, half height) round points, fixed in pixels.
    """
    found: dict[int, tuple[LabelView, Rectangle]] = {}
    for level, zoom in enumerate(LEVELS):
        taken = [
            (x * zoom - half, y * zoom - tall, x * zoom + half, y * zoom + tall)
            for x, y, half, tall in marks
        ]
        taken += [_at(names[n], box, zoom) for n, (_, box) in found.items()]
        for number, name in enumerate(names):
            if number in found:
                continue
            spot = _room(name, zoom, taken, (width * zoom, height * zoom))
            if spot is not None:
                dx, dy, anchor, box = spot
                view = LabelView(
                    name.text,
                    round(name.x, 1),
                    round(name.y, 1),
                    round(dx, 1),
                    round(dy, 1),
                    anchor,
                    name.kind,
                    level,
                )
                found[number] = (view, box)
                taken.append(_at(name, box, zoom))
    return tuple(view for _, (view, _) in sorted(found.items()))


def _at(name: Name, box: Rectangle, zoom: float) -> Rectangle:
    x, y = name.x * zoom, name.y * zoom
    return x + box[0], y + box[1], x + box[2], y + box[3]


def _room(
    name: Name, zoom: float, taken: Sequence[Rectangle], size: tuple[float, float]
) -> tuple[float, float, str, Rectangle] | None:
    """Offset, anchor and rectangle (relative to the point) of the first free position."""
    wide = text_width(name.text, _SIZE[name.kind]) * _SPACED[name.kind]
    for dx, dy, anchor in _positions(name):
        left = {"start": dx, "end": dx - wide, "middle": dx - wide / 2}[anchor]
        box = (left - 1, dy - _SIZE[name.kind] + 1, left + wide + 1, dy + 3)
        at = _at(name, box, zoom)
        within = at[0] >= 2 and at[1] >= 2 and at[2] <= size[0] - 2 and at[3] <= size[1] - 2
        if within and not any(_overlap(at, other) for other in taken):
            return dx, dy, anchor, box
    return None


def _positions(name: Name) -> list[tuple[float, float, str]]:
    if name.kind != "place":
        return [(0, 4, "middle"), (0, 18, "middle"), (0, -12, "middle"), (0, 34, "middle")]
    side, tall = name.half + 4, name.tall + 4
    return [
        (side, 4, "start"),
        (-side, 4, "end"),
        (0, -tall, "middle"),
        (0, tall + 9, "middle"),
        (side - 2, -tall + 4, "start"),
        (side - 2, tall + 5, "start"),
        (2 - side, -tall + 4, "end"),
        (2 - side, tall + 5, "end"),
    ]


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
