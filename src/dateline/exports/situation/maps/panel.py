"""One map: the land of the frame, the places with their signs, and the names that find room."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.exports.situation.cards import chain_count
from dateline.exports.situation.index import Index, family
from dateline.exports.situation.maps import geometry
from dateline.exports.situation.maps.apart import apart
from dateline.exports.situation.maps.geometry import XY, Projection
from dateline.exports.situation.maps.labels import Mark, Name, placed
from dateline.exports.situation.maps.spots import Spot, countries
from dateline.exports.situation.maps.views import (
    FrameView,
    LabelView,
    LandView,
    PanelView,
    ScaleBar,
    SignView,
    SpotView,
)
from dateline.exports.situation.words import counted, short, words
from dateline.knowledge.places.shapes import BORDER, COAST, Province, Shapes
from dateline.knowledge.places.tables import country_names

#: Width and height of the first map and of the others.
LARGE, SMALL = (1000.0, 600.0), (490.0, 350.0)
#: A map shows at least this many kilometres from top to bottom; one of a lone place more.
_LEAST_KM, _ALONE_KM = 70.0, 220.0
#: A radius is drawn when it is this many units and at most this share of the height.
_RADIUS, _MOST = 15.0, 0.55
_SIGN, _GROWTH, _BIGGEST = 4.6, 2.0, 15.0
#: The places told most and the largest provinces have names; hundreds would find no room.
_NAMED_PLACES, _NAMED_PROVINCES = 120, 80


def fitted(number: int, spots: Sequence[Spot]) -> Projection:
    """The projection of map *number* for *spots*: the first map is larger than the others."""
    width, height = LARGE if number == 1 else SMALL
    least = _LEAST_KM if len(spots) > 1 else _ALONE_KM
    return geometry.fit([s.point for s in spots], width, height, least_km=least)


def panel(
    number: int,
    spots: Sequence[Spot],
    index: Index,
    *,
    shapes: Shapes,
    projection: Projection,
    frames: tuple[FrameView, ...] = (),
) -> PanelView:
    """The map of a theatre, with *frames* where parts of it are drawn apart."""
    width, height = projection.width, projection.height
    provinces = shapes.within(projection.box)
    own = set(countries(spots))
    told = {spot.place.name for spot in spots}
    land, names = _land(provinces, shapes, projection, (own, told))
    views = _moved([_spot(spot, index, projection) for spot in spots])
    places = [
        Name(short(v.name, 40), v.x, v.y, "place", _mark(v), v.events)
        for v in views[:_NAMED_PLACES]
    ]
    events = sum(len(spot.events) for spot in spots)
    return PanelView(
        f"map-{number}",
        title(spots),
        f"{counted(events, 'event')} at {counted(len(spots), 'place')}",
        width,
        height,
        land,
        _lines(shapes, provinces, BORDER, projection),
        _lines(shapes, provinces, COAST, projection),
        tuple(views),
        _labels([*places, *names], views, width, height),
        scale_bar(projection),
        events,
        frames,
    )


def title(spots: Sequence[Spot]) -> str:
    """The places told most, and their countries."""
    where = ", ".join(country_names().get(code, [code])[0] for code in countries(spots)[:3])
    lead = ", ".join(short(spot.place.name, 30) for spot in spots[:3])
    return f"{lead} ({where})" if where and where != lead else lead


def _labels(
    names: Sequence[Name], views: Sequence[SpotView], width: float, height: float
) -> tuple[LabelView, ...]:
    """All names that fit; the corners of the scale bar and the buttons are kept free."""
    marks = [(view.x, view.y, _mark(view)) for view in views]
    corners = [(0.0, height, (0, -30, 290, 0)), (width, 0.0, (-50, 0, 0, 120))]
    return placed(names, [*marks, *corners], width, height)


def _land(
    provinces: Sequence[Province],
    shapes: Shapes,
    projection: Projection,
    known: tuple[set[str], set[str]],
) -> tuple[tuple[LandView, ...], list[Name]]:
    """Provinces as paths, and names of countries and provinces at the middle of what is seen.

    *known* are the countries of the places told, and those places' names, which stand already.
    """
    own, told = known
    views, named = [], []
    nations: dict[str, list[tuple[float, float, float]]] = {}
    for province in provinces:
        rings = [projection.line(shapes.ring(ring)) for ring in province.rings]
        seen = [geometry.clipped(r, projection.width, projection.height) for r in rings]
        seen = [ring for ring in seen if len(ring) > 2]
        paths = "".join(geometry.path(ring, close=True) for ring in seen)
        if not paths:
            continue
        nation = country_names().get(province.country, [province.country])[0]
        name = ", ".join(filter(None, (province.name, nation)))
        views.append(LandView(paths, name, province.country in own))
        main = max((geometry.middle(ring) for ring in seen), key=lambda m: m[2])
        nations.setdefault(nation, []).append(main)
        named.append((main[2], province, _middle(province, projection, main)))
    names = [*_nations(nations)]
    named.sort(key=lambda item: (item[1].country not in own, -item[0]))
    for area, province, (x, y) in named[:_NAMED_PROVINCES]:
        if area > 60 and province.name not in {"", *told}:
            names.append(Name(short(province.name, 32), x, y, "province"))
    return tuple(views), names


def _middle(province: Province, projection: Projection, main: tuple[float, float, float]) -> XY:
    """Where a province's name stands: its own point when seen, else the middle of what is."""
    x, y = projection.xy(province.label)
    if 0 < x < projection.width and 0 < y < projection.height:
        return x, y
    return main[0], main[1]


def _nations(nations: dict[str, list[tuple[float, float, float]]]) -> Iterator[Name]:
    """The names of the countries seen, the largest first."""
    found = []
    for nation, parts in nations.items():
        area = sum(part[2] for part in parts)
        if nation and area > 2500:
            x = sum(part[0] * part[2] for part in parts) / area
            y = sum(part[1] * part[2] for part in parts) / area
            found.append((area, Name(nation, x, y, "country")))
    return (name for _, name in sorted(found, key=lambda item: -item[0]))


def _lines(shapes: Shapes, provinces: Sequence[Province], kind: str, projection: Projection) -> str:
    """The lines of one kind as one path."""
    out = []
    for line in shapes.lines(provinces, kind):
        points = projection.line(line)
        for run in geometry.runs(points, projection.width, projection.height):
            out.append(geometry.path(run, close=False))
    return "".join(out)


def _spot(spot: Spot, index: Index, projection: Projection) -> SpotView:
    x, y = projection.xy(spot.point)
    radius = (spot.place.radius_m or 0) / 1000 * projection.per_km
    if not _RADIUS <= radius <= _MOST * projection.height:
        radius = 0
    return SpotView(
        round(x, 1),
        round(y, 1),
        short(spot.place.name, 60),
        f"#{spot.key}",
        round(radius, 1),
        tuple(_signs(spot, index)),
        spot.events,
        wide=spot.wide,
    )


def _signs(spot: Spot, index: Index) -> Iterator[SignView]:
    """A sign for each family, sized by independent chains, set side by side round the point."""
    order = {id: n for n, (id, _, _) in enumerate(words().families)}
    by_family: dict[str, list[int]] = {}
    for at in spot.events:
        by_family.setdefault(family(index.events[at]), []).append(at)
    sizes = {}
    for name, events in by_family.items():
        chains = sum(chain_count(index.events[at]) for at in events)
        sizes[name] = round(min(_BIGGEST, _SIGN + _GROWTH * math.sqrt(chains)), 1)
    ordered = sorted(by_family, key=lambda name: order[name])
    x = -sum(sizes.values())
    for name in ordered:
        events, r = by_family[name], sizes[name]
        disputed = sum(bool(index.events[at].disputes) for at in events)
        title = next(word for id, word, _ in words().families if id == name)
        tip = f"{spot.place.name}: {title}, {counted(len(events), 'event')}"
        if disputed:
            tip += f", {disputed} disputed"
        yield SignView(name, round(x + r, 1), r, disputed > 0, short(tip, 160), tuple(events))
        x += 2 * r


def _moved(views: Sequence[SpotView]) -> list[SpotView]:
    """The spots with signs moved off each other."""
    rooms = [(v.x, v.y, sum(s.r for s in v.signs), max(s.r for s in v.signs)) for v in views]
    return [replace(view, dx=dx, dy=dy) for view, (dx, dy) in zip(views, apart(rooms), strict=True)]


def _mark(view: SpotView) -> Mark:
    """The room that a spot's signs take: offsets from its point, fixed in pixels."""
    half = sum(sign.r for sign in view.signs)
    tall = max(sign.r for sign in view.signs)
    return view.dx - half, view.dy - tall, view.dx + half, view.dy + tall


def scale_bar(projection: Projection) -> ScaleBar:
    """The longest round length that takes at most a fifth of the width."""
    most = projection.width * 0.2 / projection.per_km
    km = next(k for k in (500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5) if k <= most or k == 0.5)
    return ScaleBar(round(km * projection.per_km, 1), f"{km:g} km")
