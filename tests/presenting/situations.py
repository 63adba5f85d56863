"""A made-up situation of a few days, as merging would give it: places and parties are invented.

An air strike with tolls that differ and two sides that blame each other, a town that one side says
it took and the other says it holds, a withdrawal claimed and denied, and quieter events beside.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.model import (
    Change,
    ClaimRef,
    ControlState,
    Dispute,
    Event,
    EventParty,
    EventPlace,
    Interval,
    Link,
    Position,
    Reason,
    Responsibility,
    Situation,
    Span,
    Support,
    Toll,
    TollRange,
)

TAMARIN = EventPlace("Tamarin", "geonames:1", 36.6, 37.9, "SYR", "place", 2000)
KOBALT = EventPlace("Kobalt", "geonames:2", 36.3, 43.1, "IRQ", "place", 3000)
NARVA = EventPlace("Narva Hills", "geonames:3", 35.0, 43.0, "IRQ", "adm1", 60_000)
MUCH = 1200


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def on(first: str, last: str | None = None) -> Interval:
    start, end = day(first), day(last or first)
    return Interval(start, end, "day" if start == end else "days")


def tell(
    claim: str,
    told_in: tuple[str, str, str],
    words: str,
    *,
    source: str | None = None,
    stance: str = "reports",
    sure: str = "CT+",
) -> ClaimRef:
    """A claim told in (report, publisher, day); its trigger stands in braces in *words*."""
    left, rest = words.split("{", 1)
    trigger, right = rest.split("}", 1)
    text, start = left + trigger + right, 100 + len(left)
    passage = Span(100, 100 + len(text), text)
    report, publisher, published = told_in
    return ClaimRef(
        claim,
        report,
        Span(start, start + len(trigger), trigger),
        sure,
        source,
        stance,
        publisher,
        day(published) if published else None,
        passage,
    )


WIRE = ("mw-1", "Meridian Wire", "2016-07-19")
POST = ("gp-1", "Gara Post", "2016-07-19")
STATE = ("sa-1", "State Agency", "2016-07-20")
HERALD = ("mh-1", "Morning Herald", "2016-07-20")
LATER = ("mw-2", "Meridian Wire", "2016-07-22")
AID = ("oh-1", "Open Hand Relief", "2016-07-23")

STRIKE_CLAIMS = (
    tell(
        "c1a2f09be3d41",
        WIRE,
        "Coalition jets {struck} the village of Tamarin before dawn, killing at least 56 civilians,"
        " the Rights Monitor said.",
        source="Rights Monitor",
    ),
    tell(
        "c2b8e17ac4410",
        POST,
        "Coalition jets {struck} the village of Tamarin before dawn, killing at least 56 civilians,"
        " the Rights Monitor said.",
        source="Rights Monitor",
    ),
    tell(
        "c3c7d26bb5521",
        STATE,
        "Enemy aircraft {massacred} 160 people, most of them women and children, the Foreign"
        " Ministry said in a letter to the United Nations.",
        source="Foreign Ministry",
        stance="accuses",
    ),
    tell(
        "c4d6c35cc6632",
        HERALD,
        "“We have no record of any {strike} at that hour; the village was hit by the government's"
        " own helicopters,” a coalition spokesman said.",
        source="coalition spokesman",
        stance="denies",
        sure="CT-",
    ),
    tell(
        "c5e5b44dd7743",
        LATER,
        "The Rights Monitor on Friday raised its count of those {killed} at Tamarin to 73,"
        " among them 27 children.",
        source="Rights Monitor",
    ),
    tell(
        "c6f4a53ee8854",
        AID,
        "Our surgeons treated 31 people {wounded} in the bombing and believe many more were left"
        " under the houses.",
        sure="PR+",
    ),
)
STRIKE = Event(
    "e1a2f09be3d41",
    "ASSAULT",
    "contested",
    STRIKE_CLAIMS,
    modes=("aerial",),
    time=on("2016-07-19"),
    place=TAMARIN,
    tolls=(
        Toll("killed", 56, 56, None, "Rights Monitor", ("c1a2f09be3d41", "c2b8e17ac4410"), 0,
             day("2016-07-19"), superseded=True),
        Toll("killed", 73, 73, 73, "Rights Monitor", ("c5e5b44dd7743",), 0, day("2016-07-22")),
        Toll("killed", 160, 160, 160, "Foreign Ministry", ("c3c7d26bb5521",), 1,
             day("2016-07-20")),
        Toll("injured", 31, 31, 31, None, ("c6f4a53ee8854",), 3, day("2016-07-23")),
    ),
    toll=(
        TollRange("killed", 73, None, 160, "two independent chains differ by more than a rounding"),
        TollRange("injured", 31, 31, 31, why="only one chain counts the injured"),
    ),
    responsibility=(
        Responsibility("Coalition", "Rights Monitor", ("c1a2f09be3d41", "c2b8e17ac4410")),
        Responsibility("Coalition", "Foreign Ministry", ("c3c7d26bb5521",)),
        Responsibility("Coalition", "coalition spokesman", ("c4d6c35cc6632",), denied=True),
        Responsibility("Government", "coalition spokesman", ("c4d6c35cc6632",)),
    ),
    disputes=(
        Dispute(
            "responsibility",
            (
                Position("Coalition", ("c1a2f09be3d41", "c2b8e17ac4410", "c3c7d26bb5521"),
                         ("Rights Monitor", "Foreign Ministry")),
                Position("Government", ("c4d6c35cc6632",), ("coalition spokesman",), "adversary"),
            ),
        ),
        Dispute(
            "toll",
            (
                Position("killed 73", ("c5e5b44dd7743",), ("Rights Monitor",)),
                Position("killed 160", ("c3c7d26bb5521",), ("Foreign Ministry",), "adversary"),
            ),
        ),
    ),
    copies=(("mw-1", "gp-1"),),
    chains=(("mw-1", "gp-1", "mw-2"), ("sa-1",), ("mh-1",), ("oh-1",)),
    parties=(
        EventParty("Coalition", "actor", "coalition", None,
                   ("c1a2f09be3d41", "c2b8e17ac4410", "c3c7d26bb5521")),
        EventParty("Government", "actor", "gov", "SYR", ("c4d6c35cc6632",)),
        EventParty("civilians", "recipient", None, None, ("c1a2f09be3d41", "c2b8e17ac4410")),
    ),
    supports=(
        Support("type", "ASSAULT", tuple(ref.id for ref in STRIKE_CLAIMS)),
        Support("mode", "aerial", tuple(ref.id for ref in STRIKE_CLAIMS[:4])),
        Support("place", "Tamarin", tuple(ref.id for ref in STRIKE_CLAIMS[:3])),
        Support("time", "2016-07-19", ("c1a2f09be3d41", "c2b8e17ac4410")),
        Support("time", "2016-07-19/2016-07-20", ("c3c7d26bb5521",)),
    ),
    first_told=day("2016-07-19"),
    last_told=day("2016-07-23"),
    links=(
        Link(
            "c1a2f09be3d41", "c3c7d26bb5521", 6.4, True,
            (
                Reason("type", "same type, one mode unknown", 1.2, "both tell an ASSAULT"),
                Reason("place", "same place", 3.1, "both happened in Tamarin"),
                Reason("time", "days meet", 1.9, "19 July lies in 19-20 July"),
                Reason("parties", "one party shared", 1.4, "the Coalition acts in both"),
                Reason("counts", "cannot both be true", -1.2, "killed 56 or more against 160"),
            ),
        ),
        Link(
            "c1a2f09be3d41", "c4d6c35cc6632", 1.1, True,
            (
                Reason("place", "none named", 0.0, "the denial names no place"),
                Reason("words", "close", 1.1, "“strike”, “village”, “hit” in both"),
            ),
            decided=True,
        ),
        Link("c1a2f09be3d41", "c5e5b44dd7743", 7.7, True,
             (Reason("place", "same place", 3.1, "both happened in Tamarin"),)),
    ),
    near=(
        Link(
            "c6f4a53ee8854", "c9bb2f", -0.4, False,
            (
                Reason("place", "42 km apart", -2.0, "Tamarin and Kobalt are 42 km apart"),
                Reason("time", "days meet", 1.6, "both are of 19 July"),
            ),
        ),
    ),
    history=(
        Change(day("2016-07-19"), "toll killed", "", "56 or more",
               ("c1a2f09be3d41", "c2b8e17ac4410")),
        Change(day("2016-07-20"), "status", "single_source", "contested",
               ("c3c7d26bb5521", "c4d6c35cc6632")),
        Change(day("2016-07-20"), "toll killed", "56 or more", "56-160", ("c3c7d26bb5521",)),
        Change(day("2016-07-22"), "toll killed", "56-160", "73-160", ("c5e5b44dd7743",)),
    ),
)  # fmt: skip

TAKEN_CLAIMS = (
    tell("c7a0001", ("vr-3", "Voice of Rafidain", "2016-07-20"),
         "Our fighters {took} Kobalt at noon and raised their flag over the town hall, the Free"
         " Brigades said.", source="Free Brigades"),
    tell("c7a0002", ("sa-2", "State Agency", "2016-07-20"),
         "The army {holds} every street of Kobalt, a military source said, and “the talk of its"
         " fall is a lie”.", source="military source", stance="denies", sure="CT-"),
    tell("c7a0003", ("mw-3", "Meridian Wire", "2016-07-21"),
         "It was not clear who {controlled} Kobalt on Thursday; residents spoke of shooting near"
         " the bridge.", source="residents", sure="Uu"),
)  # fmt: skip
TAKEN = Event(
    "e7a0001",
    "CONTROL",
    "contested",
    TAKEN_CLAIMS,
    modes=("capture",),
    time=on("2016-07-20"),
    place=KOBALT,
    disputes=(
        Dispute(
            "control",
            (
                Position("Free Brigades", ("c7a0001",), ("Free Brigades",), "own"),
                Position("Army", ("c7a0002",), ("military source",), "own"),
                Position("nobody can tell", ("c7a0003",), ("residents",)),
            ),
        ),
        Dispute("happened", (Position("yes", ("c7a0001",), ("Free Brigades",), "own"),
                             Position("no", ("c7a0002",), ("military source",), "own"))),
    ),
    chains=(("vr-3",), ("sa-2",), ("mw-3",)),
    parties=(EventParty("Free Brigades", "actor", "fb", "IRQ", ("c7a0001",)),
             EventParty("Army", "recipient", "army", "IRQ", ("c7a0002",))),
    first_told=day("2016-07-20"),
    last_told=day("2016-07-21"),
)  # fmt: skip

LEFT_CLAIMS = (
    tell("c8b0001", ("gp-4", "Gara Post", "2016-07-24"),
         "The last soldiers {pulled out} of the Narva Hills overnight, two shepherds said.",
         source="shepherds"),
    tell("c8b0002", ("sa-4", "State Agency", "2016-07-24"),
         "Not one soldier has {withdrawn}; our units are advancing in the hills, the command said.",
         source="army command", stance="denies", sure="CT-"),
)  # fmt: skip
LEFT = Event(
    "e8b0001",
    "RETREAT",
    "contested",
    LEFT_CLAIMS,
    modes=("withdraw",),
    time=on("2016-07-23", "2016-07-24"),
    place=NARVA,
    disputes=(
        Dispute("direction", (Position("withdrew", ("c8b0001",), ("shepherds",)),
                              Position("advanced", ("c8b0002",), ("army command",), "own"))),
    ),
    chains=(("gp-4",), ("sa-4",)),
    parties=(EventParty("Army", "actor", "army", "IRQ", ("c8b0001", "c8b0002")),),
)  # fmt: skip

AGREED = Event(
    "e9c0001",
    "ASSAULT",
    "corroborated",
    (
        tell("c9c0001", ("mw-5", "Meridian Wire", "2016-07-25"),
             "A car bomb {exploded} in the market and killed 10 people, police said.",
             source="police"),
        tell("c9c0002", ("lk-5", "Lake Radio", "2016-07-25"),
             "At least 8 bodies were brought in after the {blast}, a nurse told us.",
             source="a nurse"),
    ),
    modes=("explosives", "suicide-attack"),
    time=on("2016-07-25"),
    place=EventPlace("Dalan", country="SYR", precision="near"),
    tolls=(Toll("killed", 10, 10, 10, "police", ("c9c0001",), 0),
           Toll("killed", 8, 8, None, "a nurse", ("c9c0002",), 1)),
    toll=(TollRange("killed", 10, 10, 10, why="“at least 8” allows 10"),),
    chains=(("mw-5",), ("lk-5",)),
)  # fmt: skip

OWNED = Event(
    "ea10001",
    "ASSAULT",
    "admitted",
    (tell("ca10001", ("vr-6", "Voice of Rafidain", "2016-07-26"),
          "We {fired} the rockets, the Free Brigades said.", source="Free Brigades",
          stance="claims_responsibility"),),
    parties=(EventParty("Free Brigades", "actor"),),
)  # fmt: skip

ALONE = Event(
    "eb10001",
    "CONSULT",
    "single_source",
    (ClaimRef("cb10001", "zz-1", Span(4, 9, "talks")),),
)

_LONG = "The Most Honourable Provisional Supreme Revolutionary Command Council " * 5
HOSTILE = Event(
    "ec\x1b[2J0001",
    "COERCE",
    "refuted",
    (
        tell("cc10001", ("x\x1b]0;owned\x07", "Evil\u202e Wire [bold red]\x1b[31m", "2016-07-27"),
             "Line one\nof it \x1b[2J\x9b31m [red]{arrested}[/red] [" + "ｗ" * 40 + "] "
             + "Donaudampfschifffahrt" * 12 + " 北京市朝阳区" * 30 + " \u202egnp.exe",
             source=_LONG + "\r\n\x1b[8mhidden"),
        tell("cc10002", ("x2", "", ""), "x" * MUCH + " {was} " + "y" * MUCH, stance="retracts",
             sure="PS-"),
    ),
    modes=("arrest",),
    place=EventPlace("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 2 + "\x1b[2K"),
    disputes=(Dispute("place", (Position(_LONG, ("cc10001",), (_LONG,), "own"),
                                Position("\x1b[5mblink", ("cc10002", "gone"), ()))),),
    toll=(TollRange("arrested", 0, None, 10**9, "\x1b[1mno\u202e"),),
    parties=(EventParty(_LONG, "actor"), EventParty("\x1b[2J", "recipient")),
    history=(Change(None, "place\x1b", "", _LONG, ("gone",)),),
)  # fmt: skip

EVENTS: Sequence[Event] = (STRIKE, TAKEN, LEFT, AGREED, OWNED, ALONE, HOSTILE)
CONTROL = (
    ControlState(KOBALT, Interval(None, day("2016-07-19")), "held", "assessed", ("c7a0002",),
                 "Army"),
    ControlState(KOBALT, on("2016-07-20", "2016-07-21"), "contested", "claimed",
                 ("c7a0001", "c7a0002")),
    ControlState(KOBALT, Interval(day("2016-07-22"), None), "unknown", "claimed", ("c7a0003",)),
    ControlState(NARVA, Interval(day("2016-07-24"), None), "none", "denied",
                 ("c8b0001", "missing")),
)  # fmt: skip
SITUATION = Situation(tuple(EVENTS), CONTROL)
