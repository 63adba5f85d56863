"""Events, disputes and control as flat records, one a row: for CSV files and data frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dateline.model import ClaimRef, ControlState, Dispute, Event, EventPlace, Interval, Position
from dateline.model.vocabulary import COUNT_KINDS
from dateline.presenting.flat import BETWEEN
from dateline.presenting.quotes import voice

EVENT_COLUMNS = (
    "event",
    "start",
    "end",
    "time_precision",
    "type",
    "modes",
    "actors",
    "actor_ids",
    "recipients",
    "recipient_ids",
    "place",
    "place_id",
    "country",
    "lat",
    "lon",
    "place_precision",
    "radius_m",
    "status",
    "disputes",
    "chains",
    "reports",
    "claims",
    "sources",
    "responsible",
    "not_responsible",
    "first_told",
    "last_told",
    *(f"{kind}_{bound}" for kind in COUNT_KINDS for bound in ("low", "best", "high")),
    "unresolved",
)
POSITION_COLUMNS = (
    "event",
    "attribute",
    "position",
    "interest",
    "sources",
    "claims",
    "reports",
    "publishers",
    "quote",
)
CONTROL_COLUMNS = (
    "place",
    "place_id",
    "country",
    "lat",
    "lon",
    "place_precision",
    "radius_m",
    "start",
    "end",
    "state",
    "holder",
    "basis",
    "claims",
)
_NO_PLACE = EventPlace("")


def event_record(event: Event) -> dict[str, Any]:
    """*event* with the columns of `EVENT_COLUMNS`; None is "not known"."""
    time = event.time or Interval(None, None)
    row: dict[str, Any] = {
        "event": event.id,
        "start": time.start,
        "end": time.end,
        "time_precision": event.time and time.precision,
        "type": event.type,
        "modes": BETWEEN.join(event.modes),
        **_parties(event, "actor"),
        **_parties(event, "recipient"),
        **_place(event.place or _NO_PLACE),
        "status": event.status,
        "disputes": _joined(d.attribute for d in event.disputes),
        "chains": len(event.chains),
        "reports": len({ref.report for ref in event.claims}),
        "claims": len(event.claims),
        "sources": _joined(voice(ref) for ref in event.claims),
        "responsible": _joined(r.name for r in event.responsibility if not r.denied),
        "not_responsible": _joined(r.name for r in event.responsibility if r.denied),
        "first_told": event.first_told,
        "last_told": event.last_told,
        **_tolls(event),
        "unresolved": BETWEEN.join(f"{t.kind}: {t.unresolved}" for t in event.toll if t.unresolved),
    }
    return {name: row[name] for name in EVENT_COLUMNS}


def _joined(names: Iterator[str]) -> str:
    return BETWEEN.join(dict.fromkeys(names))


def _parties(event: Event, side: str) -> dict[str, Any]:
    own = [party for party in event.parties if party.side == side]
    return {
        f"{side}s": BETWEEN.join(party.name for party in own),
        f"{side}_ids": BETWEEN.join(party.id or "" for party in own).strip(BETWEEN),
    }


def _place(place: EventPlace) -> dict[str, Any]:
    return {
        "place": place.name,
        "place_id": place.id,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "place_precision": place.precision if place.name else None,
        "radius_m": place.radius_m,
    }


def _tolls(event: Event) -> dict[str, int | None]:
    of_kind = {part.kind: part for part in event.toll}
    return {
        f"{kind}_{bound}": getattr(of_kind.get(kind), bound, None)
        for kind in COUNT_KINDS
        for bound in ("low", "best", "high")
    }


def position_records(event: Event, dispute: Dispute) -> Iterator[dict[str, Any]]:
    """A row with the columns of `POSITION_COLUMNS` for each position of *dispute*."""
    refs = {ref.id: ref for ref in event.claims}
    for position in dispute.positions:
        held = [refs[claim] for claim in position.claims if claim in refs]
        yield {
            "event": event.id,
            "attribute": dispute.attribute,
            "position": position.value,
            "interest": position.interest,
            "sources": BETWEEN.join(position.sources),
            "claims": BETWEEN.join(position.claims),
            "reports": _joined(ref.report for ref in held),
            "publishers": _joined(ref.publisher for ref in held if ref.publisher),
            "quote": words_of(held[0]) if held else "",
        }


def dispute_document(event: Event, dispute: Dispute) -> dict[str, Any]:
    """*dispute* as JSON values, each position with the words of its claims."""
    refs = {ref.id: ref for ref in event.claims}
    time = event.time or Interval(None, None)
    return {
        "event": event.id,
        "type": event.type,
        "place": event.place.name if event.place else None,
        "start": time.start.isoformat() if time.start else None,
        "end": time.end.isoformat() if time.end else None,
        "attribute": dispute.attribute,
        "positions": [_position(position, refs) for position in dispute.positions],
    }


def _position(position: Position, refs: Mapping[str, ClaimRef]) -> dict[str, Any]:
    return {
        "value": position.value,
        "interest": position.interest,
        "sources": list(position.sources),
        "claims": [_quoted(claim, refs.get(claim)) for claim in position.claims],
    }


def _quoted(claim: str, ref: ClaimRef | None) -> dict[str, Any]:
    if ref is None:
        return {"id": claim}
    return {
        "id": claim,
        "report": ref.report,
        "publisher": ref.publisher,
        "published": ref.published.isoformat() if ref.published else None,
        "source": ref.source,
        "stance": ref.stance,
        "factuality": ref.factuality,
        "trigger": ref.trigger.text,
        "quote": words_of(ref),
    }


def words_of(ref: ClaimRef) -> str:
    """The sentence that tells a claim, else its trigger."""
    return ref.passage.text if ref.passage else ref.trigger.text


def control_record(state: ControlState) -> dict[str, Any]:
    """*state* with the columns of `CONTROL_COLUMNS`."""
    return {
        **_place(state.place),
        "start": state.interval.start,
        "end": state.interval.end,
        "state": state.state,
        "holder": state.holder,
        "basis": state.basis,
        "claims": BETWEEN.join(state.claims),
    }
