"""Signs that would lie on each other are moved apart, each still tied to its place by a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.exports.situation.maps.geometry import XY
from dateline.exports.situation.maps.labels import Rectangle

#: A sign is moved at most this far, in steps.
_FARTHEST, _STEP = 52, 4
_WAYS = ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1))
#: Where there are more signs than this, the later ones stay where they are.
_MOVED = 150
#: Signs may touch by this much before they are moved.
_TOUCH = 2.0


def apart(marks: Sequence[Rectangle]) -> list[XY]:
    """For each mark (x, y, half width, half height) how far it is moved, those before it first.

    A mark that finds no free room near by stays where it is.
    """
    taken: list[Rectangle] = []
    moves = []
    for number, (x, y, half, tall) in enumerate(marks):
        free = (
            (dx, dy)
            for dx, dy in (_offsets() if number < _MOVED else ())
            if not any(_overlap((x + dx, y + dy, half, tall), other) for other in taken)
        )
        dx, dy = next(free, (0.0, 0.0))
        taken.append((x + dx, y + dy, half, tall))
        moves.append((dx, dy))
    return moves


def _offsets() -> Iterator[XY]:
    """No move, then moves of growing length, up and down before sideways."""
    yield 0.0, 0.0
    for far in range(_STEP, _FARTHEST + 1, _STEP):
        for right, down in _WAYS:
            share = 0.75 if right and down else 1.0
            yield right * far * share, down * far * share


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    return (
        abs(one[0] - other[0]) < one[2] + other[2] - _TOUCH
        and abs(one[1] - other[1]) < one[3] + other[3] - _TOUCH
    )
