"""Events and what belongs to them refuse values the codebook does not allow."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model import Interval, Span
from dateline.model.events import (
    ClaimRef,
    ControlState,
    Dispute,
    Event,
    EventPlace,
    Position,
    TollRange,
)
from dateline.model.judgements import Judgement

REF = ClaimRef("c1", "r1", Span(0, 4, "fell"))
TOWN = EventPlace("Kobalt")
ALWAYS = Interval(None, None)
AT = "2014-06-12T10:00:00+00:00"


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: Event("e1", "ASSAULT", "proven", (REF,)), "status 'proven'"),
        (lambda: Event("e1", "ASSAULT", "single_source", ()), "rests on no claim"),
        (lambda: Dispute("toll", (Position("3", ("c1",)),)), "needs two positions"),
        (lambda: TollRange("killed", 3, None, 9), "neither a best number nor a reason"),
        (lambda: ControlState(TOWN, ALWAYS, "held", "claimed", ("c1",)), "holder None"),
        (lambda: ControlState(TOWN, ALWAYS, "none", "claimed", ("c1",), "A"), "holder 'A'"),
        (lambda: Judgement("c1", "c1", "same", "ann", AT), "against itself"),
        (lambda: Judgement("c1", "c2", "maybe", "ann", AT), "verdict 'maybe'"),
        (lambda: Judgement("c1", "c2", "same", "ann", "noon"), "noon"),
    ],
)
def test_refused(build: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        build()
