"""Claims as flat records, one a row: for CSV files and data frames."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dateline.model import Claim, Count
from dateline.model.vocabulary import COUNT_KINDS

#: Between several values of one cell.
BETWEEN = " | "

FIXED = (
    "report",
    "published",
    "publisher",
    "claim",
    "type",
    "modes",
    "contexts",
    "trigger",
    "actors",
    "actor_ids",
    "recipients",
    "recipient_ids",
    "places",
    "place_id",
    "country",
    "admin1",
    "lat",
    "lon",
    "place_relation",
    "place_precision",
    "radius_m",
    "start",
    "end",
    "time_precision",
    "time_basis",
    "time_clock",
    "instruments",
    "objects",
    "sources",
    "source_role",
    "stance",
    "factuality",
    "tense",
    "statement",
    "trigger_start",
    "trigger_end",
)
COLUMNS = (
    *FIXED,
    *(f"{kind}_{bound}" for kind in COUNT_KINDS for bound in ("low", "best", "high")),
)


def record(
    claim: Claim, *, report: str, published: object = None, publisher: str = ""
) -> dict[str, Any]:
    """*claim* with the columns of `COLUMNS`; None is "not stated".

    Coordinates, country and precision are those of the first place, the only one most claims have;
    the role is the last source's. Tolls told in parts are added up per kind.
    """
    values = (
        report,
        published,
        publisher,
        claim.id,
        claim.type,
        BETWEEN.join(claim.modes),
        BETWEEN.join(claim.contexts),
        claim.trigger.text,
        BETWEEN.join(p.name for p in claim.actors),
        BETWEEN.join(p.id or "" for p in claim.actors).strip(BETWEEN),
        BETWEEN.join(p.name for p in claim.recipients),
        BETWEEN.join(p.id or "" for p in claim.recipients).strip(BETWEEN),
        *_place(claim),
        *_time(claim),
        BETWEEN.join(i.mention.text for i in claim.instruments),
        BETWEEN.join(o.mention.text for o in claim.objects),
        BETWEEN.join(s.name for s in claim.sources),
        claim.sources[-1].role if claim.sources else None,
        claim.stance,
        claim.factuality,
        claim.tense,
        claim.statement,
        claim.trigger.start,
        claim.trigger.end,
    )
    return dict(zip(FIXED, values, strict=True)) | _tolls(claim.counts)


def _place(claim: Claim) -> tuple[Any, ...]:
    names = BETWEEN.join(p.name for p in claim.places)
    if not claim.places:
        return (names, *[None] * 8)
    first = claim.places[0]
    known = (first.id, first.country, first.admin1, first.lat, first.lon)
    return (names, *known, first.relation, first.precision, first.radius_m)


def _time(claim: Claim) -> tuple[Any, ...]:
    if claim.time is None:
        return (None,) * 5
    interval, time = claim.time.interval, claim.time
    return (interval.start, interval.end, interval.precision, time.basis, time.clock)


def _tolls(counts: Iterable[Count]) -> dict[str, int | None]:
    out: dict[str, int | None] = {}
    for kind in COUNT_KINDS:
        own = [c for c in counts if c.kind == kind]
        for bound in ("low", "best", "high"):
            parts = [getattr(c, bound) for c in own]
            # A sum with an unknown part is unknown.
            out[f"{kind}_{bound}"] = sum(parts) if parts and None not in parts else None
    return out
