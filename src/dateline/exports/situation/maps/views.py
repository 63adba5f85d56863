"""What a map shows, in the units of its drawing: about one unit a pixel at full size."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.exports.situation.links import Link


@dataclass(frozen=True, slots=True)
class LandView:
    """A province as a path; ``own`` marks those of countries in which something happened."""

    path: str
    name: str
    own: bool


@dataclass(frozen=True, slots=True)
class SignView:
    """The events of one family at one place as a sign at an offset from the place."""

    family: str
    dx: float
    r: float
    disputed: bool
    tip: str
    events: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LabelView:
    """A name at an offset from (x, y); ``hidden`` are the zoom levels at which it has no room.

    ``late`` names are first shown near by: a phone or a printed page does without them.
    """

    text: str
    x: float
    y: float
    dx: float
    dy: float
    anchor: str
    kind: str
    hidden: tuple[int, ...]
    late: bool
    events: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SpotView:
    """A place with its signs, moved by (dx, dy); ``radius`` (0: none drawn) is to scale.

    ``wide`` marks an area: its signs stand for somewhere within it.
    """

    x: float
    y: float
    name: str
    href: str
    radius: float
    signs: tuple[SignView, ...]
    events: tuple[int, ...]
    dx: float = 0.0
    dy: float = 0.0
    wide: bool = False


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A length in units and in words."""

    width: float
    words: str


@dataclass(frozen=True, slots=True)
class FrameView:
    """Where a panel lies on another map."""

    x: float
    y: float
    width: float
    height: float
    name: str
    href: str
    number: int


@dataclass(frozen=True, slots=True)
class PanelView:
    """One map: land, borders, places, names."""

    id: str
    title: str
    about: str
    width: float
    height: float
    land: tuple[LandView, ...]
    borders: str
    coasts: str
    spots: tuple[SpotView, ...]
    labels: tuple[LabelView, ...]
    scale: ScaleBar
    events: int
    frames: tuple[FrameView, ...] = ()


@dataclass(frozen=True, slots=True)
class WorldView:
    """The world in outline with a frame for each panel."""

    width: float
    height: float
    land: str
    frames: tuple[FrameView, ...]


@dataclass(frozen=True, slots=True)
class PlacedView:
    """A place in a list: its name, where it is drawn, and its events."""

    id: str
    name: str
    note: str
    events: tuple[int, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MapView:
    """Panels, the world behind them, and the lists of what no panel shows."""

    panels: tuple[PanelView, ...] = ()
    world: WorldView | None = None
    elsewhere: tuple[PlacedView, ...] = ()
    coarse: tuple[PlacedView, ...] = ()
    unlocated: tuple[Link, ...] = ()
    places: tuple[PlacedView, ...] = ()
