"""What one claim tells of control, read once and kept: reading provinces anew then costs little."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, replace
from typing import Any

from dateline.knowledge.control_rules import ControlRules
from dateline.merging.control_parties import Side
from dateline.merging.control_votes import Vote, concerns_control, read_claim
from dateline.merging.told import Told
from dateline.model import Place, Source, Span


@dataclass(frozen=True, slots=True)
class ControlTold:
    """The votes of a claim at its places (by index), and what tells its source chain from others.

    ``left_out`` says why it has no vote; such a claim bears on no state.
    """

    id: str
    report: str
    publisher: str
    stance: str
    sources: tuple[Source, ...]
    places: tuple[Place, ...]
    votes: tuple[tuple[int, Vote], ...]
    left_out: str = ""


def told_of_control(told: Iterable[Told], rules: ControlRules) -> tuple[ControlTold, ...]:
    """What *told* say of control, in order; claims on other matters are passed over."""
    return tuple(_told(item, rules) for item in told if concerns_control(item.claim, rules))


def _told(item: Told, rules: ControlRules) -> ControlTold:
    reading, claim = read_claim(item, rules), item.claim
    places = tuple(replace(place, candidates=()) for place in claim.places)
    return ControlTold(
        item.id,
        item.report,
        item.publisher,
        claim.stance,
        claim.sources,
        places,
        reading.votes,
        "" if reading.votes else reading.left_out,
    )


def in_chains(told: Iterable[ControlTold], chain: Mapping[str, str]) -> tuple[ControlTold, ...]:
    """*told* with the votes of each in the source chain that *chain* names for its claim."""
    return tuple(
        replace(item, votes=tuple((at, replace(v, chain=chain[item.id])) for at, v in item.votes))
        for item in told
    )


def dump_control(told: ControlTold) -> list[Any]:
    """*told* as JSON can hold it: lists in the order of the fields."""
    return [
        told.id,
        told.report,
        told.publisher,
        told.stance,
        [astuple(source) for source in told.sources],
        [astuple(place) for place in told.places],
        [(at, astuple(vote)) for at, vote in told.votes],
        told.left_out,
    ]


def load_control(values: list[Any]) -> ControlTold:
    """What `dump_control` wrote, back from JSON."""
    id, report, publisher, stance, sources, places, votes, left_out = values
    return ControlTold(
        id,
        report,
        publisher,
        stance,
        tuple(Source(_span(mention), *rest) for mention, *rest in sources),
        tuple(Place(Span(*mention), *rest[:-1]) for mention, *rest in places),
        tuple((at, _vote(vote)) for at, vote in votes),
        left_out,
    )


_FIELDS = tuple(Vote.__dataclass_fields__)
_SIDE = tuple(Side.__dataclass_fields__)


def _vote(values: list[Any]) -> Vote:
    made = dict(zip(_FIELDS, values, strict=True))
    made["sides"] = tuple(_side(side) for side in made["sides"])
    made["speaker"] = _side(made["speaker"]) if made["speaker"] else None
    made["rank"], made["voice"] = tuple(made["rank"]), tuple(made["voice"])
    return Vote(**made)


def _side(values: list[Any]) -> Side:
    made: dict[str, Any] = dict(zip(_SIDE, map(_listed, values), strict=True))
    return Side(**made)


def _listed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _span(values: list[Any] | None) -> Span | None:
    return Span(*values) if values else None
