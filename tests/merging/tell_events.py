"""Claims of happenings, made by hand in one line each; their sentences are ours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.knowledge.event_view_rules import load_event_view_rules
from dateline.merging.assembling import assemble
from dateline.merging.told import Told
from dateline.model import (
    Claim,
    ClaimTime,
    Count,
    Event,
    Interval,
    Party,
    Place,
    Source,
    Span,
)

RULES = load_event_view_rules()
_AT = Span.of("x", 0, 1)
PARTIES = {
    "Syria": Party(_AT, "Syrian Arab Army", "SYR/army", "SYR", "MIL", "armed_force"),
    "Syrian air force": Party(_AT, "Syrian Arab Air Force", "SYR/air-force", "SYR", "MIL"),
    "Russia": Party(_AT, "Russia", "RUS", "RUS", "GOV", "state"),
    "IS": Party(_AT, "Islamic State", "group/islamic-state", None, "IMG"),
    "M23": Party(_AT, "March 23 Movement", "group/m23", "COD", "REB"),
    "Rwanda": Party(_AT, "Rwanda", "RWA", "RWA", "GOV", "state"),
    "USA": Party(_AT, "United States", "USA", "USA", "GOV", "state"),
    "coalition": Party(_AT, "International Coalition", None, None, None),
    "militants": Party(_AT, "militants", None, None, "REB"),
    "pilot": Party(_AT, "pilot", None, None, "MIL", "person"),
    "civilians": Party(_AT, "civilians", None, None, "CVL"),
}
SOURCES = {
    "SOHR": Source(None, "Syrian Observatory for Human Rights", "org/sohr", "monitor", "SYR"),
    "Rahman": Source(None, "Rami Abdulrahman", "person/rami-abdulrahman", "monitor", "SYR"),
    "SANA": Source(None, "SANA", "media/sana", "outlet", "SYR"),
    "monitor": Source(None, "a monitor", None, "monitor"),
    "medics": Source(None, "Karam hospital", None, "witness"),
    "mayor": Source(None, "Mayor Idris Haddad", None, "official"),
    "IS": Source(None, "Islamic State", "group/islamic-state", "belligerent"),
    "M23": Source(None, "March 23 Movement", "group/m23", "belligerent", "COD"),
    "Rwanda": Source(None, "Rwanda", "RWA", "official", "RWA"),
    "Syria": Source(None, "Syrian Arab Army", "SYR/army", "belligerent", "SYR"),
}
_PLACES = {
    "Alpha": (36.00, 37.00, "place", 3000),
    "Beta": (36.30, 37.40, "place", 3000),
    "Omega": (33.00, 44.00, "place", 3000),
    "Northland": (36.10, 37.10, "adm1", 90000),
    "Syria": (35.00, 38.00, "country", 400000),
}


def place(name: str, text: str = "") -> Place:
    """A place of these tests, mentioned where *text* names it."""
    lat, lon, precision, radius = _PLACES[name]
    at = max(text.find(name), 0)
    mention = Span.of(text, at, at + len(name)) if name in text else Span.of("there", 0, 5)
    feature = precision if precision in ("adm1", "country") else "town"
    return Place(
        mention,
        name,
        f"test:{name.lower()}",
        "SYR",
        "Northland",
        lat,
        lon,
        "in",
        precision,
        radius,
        feature,
    )


def count(number: str, text: str, kind: str = "killed", who: str | None = None) -> Count:
    """ "12", "12+" for at least 12, "<40" for nearly 40, "24~" for dozens; found in *text*."""
    n = int(number.strip("+<~"))
    low, best, high = {
        "+": (n, n, None),
        "<": (None, None, n),
        "~": (n, None, None),
    }.get(number.strip("0123456789"), (n, n, n))
    at = text.find(str(n))
    mention = Span.of(text, at, at + len(str(n))) if at >= 0 else None
    return Count(kind, low, best, high, who, mention)


def tell(
    text: str,
    trigger: str,
    *,
    by: str = "",
    report: str = "r1",
    on: str = "05-02",
    at: str = "Alpha",
    **values: object,
) -> Told:
    """A told claim: ``tell("A raid on Alpha killed 12", "raid", killed="12", by="SOHR")``.

    *on* is the day of publication in 2021; ``when`` the days of the act, ``killed`` and ``injured``
    numbers, ``to`` and ``actor`` parties by their short names.
    """
    start = text.index(trigger)
    when = str(values.pop("when", "05-01")).split()
    first, last = (dt.date.fromisoformat(f"2021-{d}") for d in (when[0], when[-1]))
    who = values.pop("who", None)
    counts = [
        count(str(number), text, kind, str(who) if who else None)
        for kind in ("killed", "injured")
        if (number := values.pop(kind, None))
    ]
    facts: dict[str, object] = {
        "type": "ASSAULT",
        "modes": ("aerial",),
        "actors": _named(values.pop("actor", "")),
        "recipients": _named(values.pop("to", ""), text),
        "places": (place(at, text),) if at else (),
        "time": ClaimTime(
            Interval(first, last, "day" if first == last else "days"),
            str(values.pop("basis", "stated")),
        ),
        "sources": (SOURCES[by],) if by else (),
        "counts": tuple(counts),
    } | values
    chain = str(facts.pop("chain", SOURCES[by].name if by else report))
    publisher = str(facts.pop("publisher", f"{report} News"))
    mark = sum(ord(c) * (i + 1) for i, c in enumerate(f"{text}{trigger}{by}{at}{facts['modes']}"))
    ident = str(facts.pop("id", f"c{report}-{on}-{mark}"))
    claim = Claim(id=ident, trigger=Span.of(text, start, start + len(trigger)), **facts)
    published = dt.date.fromisoformat(f"2021-{on}")
    return Told(claim, report, publisher, published, Span.of(text, 0, len(text)), chain)


def _named(names: object, text: str = "") -> tuple[Party, ...]:
    found = []
    for name in str(names).split(","):
        if name:
            party = PARTIES[name]
            at = text.find(name)
            span = Span.of(text, at, at + len(name)) if at >= 0 else party.mention
            found.append(Party(span, party.name, party.id, party.country, party.sector, party.kind))
    return tuple(found)


def event(told: Sequence[Told]) -> Event:
    """The event of *told*."""
    return assemble(told, rules=RULES)


def disputed(told: Sequence[Told]) -> list[str]:
    """The attributes that *told* dispute."""
    return [d.attribute for d in event(told).disputes]


def raid(killed: str = "", by: str = "", report: str = "r1", **values: object) -> Told:
    """A raid on Alpha, told in one sentence."""
    text = f"A raid on Alpha killed {killed.strip('+<~') or 'nobody known'} people"
    numbers = {"killed": killed, "who": "people"} if killed else {}
    return tell(text, "raid", by=by, report=report, **(numbers | values))
