"""Small situations made by hand: plain ones, large ones and hostile ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.model import (
    Change,
    Claim,
    ClaimRef,
    ClaimTime,
    Coding,
    ControlState,
    Count,
    Dispute,
    Event,
    EventParty,
    EventPlace,
    Interval,
    Link,
    Party,
    Place,
    Position,
    Reason,
    Report,
    Situation,
    Source,
    Span,
    Support,
    Toll,
    TollRange,
    claim_id,
)

#: Names, coordinates (latitude, longitude) and countries of places to tell of.
PLACES = {
    "Mosul": (36.34, 43.13, "IRQ"),
    "Tikrit": (34.61, 43.68, "IRQ"),
    "Aleppo": (36.20, 37.16, "SYR"),
    "Goma": (-1.66, 29.23, "COD"),
}


def coding(id: str, text: str, claims: Sequence[Claim], **facts: object) -> Coding:
    """A report of 12 June 2014 with its claims."""
    told = {"title": f"Report {id}", "publisher": f"Outlet {id}", "published": day(12), **facts}
    return Coding(Report(id, text, **told), claims=tuple(claims))


def day(number: int) -> dt.date:
    return dt.date(2014, 6, number)


def claim(
    text: str,
    trigger: str,
    kind: str = "ASSAULT",
    *,
    report: str = "r1",
    mode: str = "",
    place: str = "",
    on: int = 0,
    actor: str = "",
    source: str = "",
    sure: str = "CT+",
    killed: int = 0,
) -> Claim:
    """A claim of *text*, its spans found by their words."""

    def span(words: str) -> Span:
        return Span.of(text, text.index(words), text.index(words) + len(words))

    found = span(trigger)
    sources = (Source(span(source), source),) if source else ()
    lat, lon, country = PLACES.get(place, (None, None, None))
    where = (
        Place(span(place), place, f"g:{place}", country, None, lat, lon, "in", "place", 4000)
        if place
        else None
    )
    time = ClaimTime(Interval(day(on), day(on), "day"), "stated") if on else None
    return Claim(
        claim_id(Report(report, text), found, kind, sources),
        found,
        kind,
        modes=(mode,) if mode else (),
        actors=(Party(span(actor), actor),) if actor else (),
        places=(where,) if where else (),
        time=time,
        counts=(Count("killed", killed, killed, killed),) if killed else (),
        sources=sources,
        stance="denies" if sure == "CT-" else "reports",
        factuality=sure,
    )


TOOK = (
    "Rebels seized Mosul on 10 June, residents said. Jets bombed Tikrit, killing 8. Talks failed."
)
DENIED = "The army denied that rebels held Mosul. Jets bombed Tikrit, killing 12, the army said."


def codings() -> list[Coding]:
    """Two reports: one says a town was taken and 8 died, the other denies it and says 12."""
    return [
        coding(
            "r1",
            TOOK,
            [
                claim(
                    TOOK, "seized", "CONTROL", mode="capture", place="Mosul", on=10, actor="Rebels"
                ),
                claim(TOOK, "bombed", mode="aerial", place="Tikrit", on=11, actor="Jets", killed=8),
                claim(TOOK, "Talks", "CONSULT"),
            ],
        ),
        coding(
            "r2",
            DENIED,
            [
                claim(
                    DENIED,
                    "held",
                    "CONTROL",
                    report="r2",
                    place="Mosul",
                    on=10,
                    source="The army",
                    sure="CT-",
                ),
                claim(
                    DENIED, "bombed", report="r2", mode="aerial", place="Tikrit", on=11, killed=12
                ),
            ],
        ),
    ]


def ref(of: Coding, number: int) -> ClaimRef:
    """A claim of a coding as an event points at it, its passage the sentence."""
    told, report = of.claims[number], of.report
    start = report.text.rfind(". ", 0, told.trigger.start) + 2 if number else 0
    end = report.text.find(".", told.trigger.end) + 1 or len(report.text)
    return ClaimRef(
        told.id,
        report.id,
        told.trigger,
        told.factuality,
        told.sources[-1].name if told.sources else None,
        told.stance,
        report.publisher,
        report.published,
        Span.of(report.text, start, end),
    )


def place(name: str) -> EventPlace:
    lat, lon, country = PLACES[name]
    return EventPlace(name, f"g:{name}", lat, lon, country, "near", 20_000)


def situation() -> tuple[Situation, list[Coding]]:
    """The two reports of `codings` merged by hand: a contested capture, an air raid, talks."""
    first, second = both = codings()
    took, raid, talks = (ref(first, n) for n in range(3))
    denied, raid_again = (ref(second, n) for n in range(2))
    capture = Event(
        "ev-capture",
        "CONTROL",
        "contested",
        (took, denied),
        ("capture",),
        Interval(day(10), day(10), "day"),
        place("Mosul"),
        disputes=(
            Dispute(
                "control",
                (
                    Position("Rebels", (took.id,), ("Outlet r1",)),
                    Position("not Rebels", (denied.id,), ("The army",), "adversary"),
                ),
            ),
        ),
        chains=(("r1",), ("r2",)),
        parties=(EventParty("Rebels", "actor", claims=(took.id,)),),
        supports=(Support("place", "Mosul", (took.id, denied.id)),),
        links=(Link(took.id, denied.id, 3.1, True, (Reason("place", "same", 2.0, "one town"),)),),
        near=(Link(took.id, raid.id, -1.2, False, (Reason("type", "other", -3.0, "no fight"),)),),
        history=(Change(day(12), "status", "single_source", "contested", (denied.id,)),),
    )
    air = Event(
        "ev-raid",
        "ASSAULT",
        "corroborated",
        (raid, raid_again),
        ("aerial",),
        Interval(day(10), day(14), "week"),
        place("Tikrit"),
        tolls=(
            Toll("killed", 8, 8, 8, "Outlet r1", (raid.id,), 0, day(12)),
            Toll("killed", 12, 12, 12, "The army", (raid_again.id,), 0, day(12)),
        ),
        toll=(TollRange("killed", 8, None, 12, "two chains differ"),),
        copies=(("r1", "r2"),),
        chains=(("r1", "r2"),),
        parties=(EventParty("Jets", "actor", claims=(raid.id,)),),
    )
    alone = Event("ev-talks", "CONSULT", "single_source", (talks,), chains=(("r1",),))
    held = ControlState(
        place("Mosul"), Interval(day(10), None, "day"), "held", "claimed", (took.id,), "Rebels"
    )
    before = ControlState(
        place("Mosul"), Interval(None, day(9), "day"), "contested", "claimed", (denied.id,)
    )
    return Situation((capture, air, alone), (before, held)), both


EVIL = (
    '<script>window.hit=1</script>"\'><img src=x onerror="window.hit=1">'
    "\u202eevil\u202c\x00\x1b[31m</textarea></style></svg>{{ 7*7 }}&amp;javascript:window.hit=1"
)


def hostile() -> tuple[Situation, list[Coding]]:
    """A situation whose every text tries to act: ids, titles, names, passages, addresses."""
    text = f"{EVIL} shelled {EVIL} again."
    told = claim(text, "shelled", mode="heavy-weapons")
    told = Claim(
        'c"><b>' + told.id,
        told.trigger,
        told.type,
        modes=(EVIL,),
        actors=(Party(told.trigger, EVIL),),
        sources=(Source(None, EVIL),),
    )
    report = coding(
        "r' onload=x", text, [told], title=EVIL, publisher=EVIL, url="javascript:window.hit=1"
    )
    own = ref(report, 0)
    point = EventPlace(EVIL, EVIL, 36.3, 43.1, "<i>", "near", 30_000)
    event = Event(
        'e"><script>',
        "ASSAULT",
        "contested",
        (own,),
        (EVIL,),
        Interval(day(10), day(11), "days", EVIL),
        point,
        tolls=(Toll("killed", 1, None, 3, EVIL, (own.id,), 0, day(12)),),
        toll=(TollRange("killed", 1, None, 3, EVIL),),
        disputes=(
            Dispute("happened", (Position(EVIL, (own.id,), (EVIL,), "own"), Position("no", ()))),
        ),
        copies=((EVIL,),),
        chains=((report.report.id,),),
        aliases=(EVIL,),
        parties=(EventParty(EVIL, "actor", claims=(own.id,)),),
        supports=(Support(EVIL, EVIL, (own.id,)),),
        links=(Link(own.id, EVIL, 1.0, True, (Reason(EVIL, EVIL, 1.0, EVIL),)),),
        near=(Link(own.id, EVIL, -1.0, False),),
        history=(Change(day(12), EVIL, EVIL, EVIL, (own.id,)),),
    )
    state = ControlState(point, Interval(day(10), None), "held", "claimed", (own.id,), EVIL)
    return Situation((event,), (state,)), [report]


def large(reports: int, claims: int) -> list[Coding]:
    """Reports of *claims* claims each about a few towns in one month."""
    towns = list(PLACES)
    found = []
    for number in range(reports):
        lines = [
            f"On day {n} of report {number}, Unit {n % 9} shelled {towns[(n + number) % 4]} "
            f"with word{n}w, and people of the town told the paper at length of it."
            for n in range(claims)
        ]
        text = "\n\n".join(lines)
        own = [
            claim(
                text,
                f"word{n}w",
                report=f"r{number}",
                mode=("heavy-weapons", "aerial", "clash")[n % 3],
                place=towns[(n + number) % 4],
                on=1 + (n * 7 + number) % 28,
                actor=f"Unit {n % 9}",
                killed=n % 5,
            )
            for n in range(claims)
        ]
        found.append(coding(f"r{number}", text, own, published=day(1 + number % 28)))
    return found
