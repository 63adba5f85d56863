"""An event in short phrases: what, who, where, when, how many, and how well it is attested."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.text import Text

from dateline.model import ClaimRef, Event, EventPlace, TollRange, wording
from dateline.presenting.escape import visible
from dateline.presenting.quotes import listed
from dateline.presenting.style import QUIET, SLOT_STYLE, TYPE_COLOUR

#: A sign that is read without colour, its colour, and the words of a desk officer.
STATUS = {
    "corroborated": ("●", "green", "corroborated"),
    "admitted": ("◆", "green", "admitted"),
    "single_source": ("○", "yellow", "single source"),
    "contested": ("◑", "bold red", "contested"),
    "refuted": ("✕", "red", "refuted"),
    "withdrawn": ("⊘", QUIET, "withdrawn"),
}
DISPUTED = "bold red"
#: Places that are told by less than a point, in words.
_COARSE = {"adm1": "province", "adm2": "district", "region": "region", "country": "country"}
_NAMED_PARTIES = 3
#: Characters of a name that a line shows.
_LONGEST_NAME = 90
_KM = 1000


def event_what(event: Event) -> Text:
    """Type and modes in the type's colour."""
    colour = TYPE_COLOUR[event.type]
    out = Text(event.type, style=f"bold {colour}")
    if event.modes:
        out.append(" " + ", ".join(map(visible, event.modes)), style=f"not bold {colour}")
    return out


def event_who(event: Event) -> Text:
    """Actors, an arrow, and those acted upon; actors that sources disagree on stand with "or"."""
    blamed = any(d.attribute == "responsibility" for d in event.disputes)
    actors = [p.name for p in event.parties if p.side == "actor"]
    if not actors and blamed:
        actors = [r.name for r in event.responsibility if not r.denied]
    actors, others = unique(actors), unique(p.name for p in event.parties if p.side == "recipient")
    if blamed and len(actors) > 1:
        left = len(actors) - _NAMED_PARTIES
        names = [*actors[:_NAMED_PARTIES], *([f"{left} more"] if left > 0 else [])]
        out = Text(visible(" or ".join(map(clipped, names))))
    else:
        out = Text(visible(listed([*map(clipped, actors)], most=_NAMED_PARTIES)))
    if others:
        out.append(" → " if out else "→ ", style=QUIET)
        out.append(visible(listed([*map(clipped, others)], most=_NAMED_PARTIES)))
    return out


def clipped(name: str, longest: int = _LONGEST_NAME) -> str:
    """*name*, cut where it is longer than any name should be."""
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"


def unique(names: Iterable[str]) -> list[str]:
    """*names* without those that came before."""
    return list(dict.fromkeys(names))


def event_where(place: EventPlace | None, *, precise: bool = False) -> str:
    """Name and country; with *precise* also how far off the happening may lie."""
    if place is None:
        return ""
    alone = not place.country or place.precision == "country"
    name = clipped(place.name)
    out = visible(name if alone else f"{name} ({place.country})")
    if place.precision == "near":
        out = f"near {out}"
    if precise:
        if place.precision in _COARSE:
            out += f", no nearer than the {_COARSE[place.precision]}"
        elif place.radius_m:
            out += f", within {_distance(place.radius_m)}"
    return out


def _distance(metres: int) -> str:
    return f"{metres / _KM:,.0f} km" if metres >= _KM else f"{metres} m"


def event_when(event: Event) -> str:
    """The day or days."""
    return visible(wording.days_phrase(event.time)) if event.time else ""


def number(low: int | None, best: int | None, high: int | None) -> str:
    """A number with its bounds: "56-160", "8 or more", "up to 40", "10"."""
    if low is not None and high is not None:
        if low == high:
            return f"{low:,}"
        return f"up to {high:,}" if low == 0 and best is None else f"{low:,}-{high:,}"
    if low is None and best is None and high is None:
        return "unknown"
    if high is not None:
        return f"up to {high:,}"
    if low is not None and best in (None, low):
        return f"{low:,} or more"
    return f"{low:,} or more, about {best:,}" if low is not None else f"{best:,}"


def toll_phrase(part: TollRange) -> str:
    """One kind: "killed 56-160, best unresolved", "killed 8-12, best 10", "killed 3"."""
    if part.best is None:
        return f"{part.kind} {number(part.low, None, part.high)}, best unresolved"
    if part.low in (None, part.best) and part.high in (None, part.best):
        return f"{part.kind} {number(part.low, part.best, part.high)}"
    return f"{part.kind} {number(part.low, None, part.high)}, best {part.best:,}"


def event_toll(event: Event, *, joint: str = "; ") -> Text:
    """All kinds of people harmed or counted."""
    return Text(joint.join(map(toll_phrase, event.toll)), style=SLOT_STYLE["counts"])


def event_status(event: Event) -> Text:
    """Sign and word: how well the event is attested."""
    sign, colour, word = STATUS[event.status]
    return Text(f"{sign} {word}", style=colour)


def event_chains(event: Event) -> str:
    """How many independent chains and how many reports: "4 chains, 7 reports"."""
    reports = len({ref.report for ref in event.claims})
    chains = len(event.chains) or reports
    return f"{counted(chains, 'chain')}, {counted(reports, 'report')}"


def counted(many: int, noun: str) -> str:
    """A number with its noun: "1 report", "1,200 reports"."""
    return f"{many:,} {noun if many == 1 else noun + 's'}"


def event_disputes(event: Event) -> Text:
    """What the sources disagree on."""
    names = unique(d.attribute for d in event.disputes)
    return Text(f"disputed: {', '.join(names)}" if names else "", style=DISPUTED)


def refs_of(event: Event) -> Mapping[str, ClaimRef]:
    """The claims of an event by id."""
    return {ref.id: ref for ref in event.claims}
