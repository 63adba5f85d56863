"""Claims in plain words: one short phrase for each of who, where, when, how many and how sure.

Phrases quote the report as it is; what shows them on a terminal or page has to escape them.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable

from dateline.model.claim import Claim, Count
from dateline.model.party import Party, Source
from dateline.model.place import Place
from dateline.model.time import ClaimTime, Interval

#: FactBank's values (Sauri and Pustejovsky 2009) in the words of a desk officer.
HOW_SURE = {
    "CT+": "certain",
    "PR+": "probable",
    "PS+": "possible",
    "CT-": "did not happen",
    "PR-": "probably not",
    "PS-": "possibly not",
    "Uu": "open",
}
STANCE_WORDS = {
    "reports": "",
    "accuses": "accuses",
    "denies": "denies it",
    "confirms": "confirms",
    "claims_responsibility": "claims it",
    "disputes_detail": "disputes details",
    "retracts": "takes it back",
}
OWN_VOICE = "the report itself"


def what(claim: Claim) -> str:
    """Type and modes: "ASSAULT aerial, destroy"."""
    return f"{claim.type} {', '.join(claim.modes)}".rstrip()


def who(parties: Iterable[Party]) -> str:
    """Names of parties; the words of the report are added where they differ much."""
    return ", ".join(dict.fromkeys(party.name for party in parties))


def who_to_whom(claim: Claim) -> str:
    """Actors, and after an arrow those acted upon; "?" for an actor that nobody names."""
    actors, recipients = who(claim.actors), who(claim.recipients)
    if not recipients:
        return actors
    return f"{actors or '?'} → {recipients}"


def where(places: Iterable[Place]) -> str:
    """The places, each with its relation when it is not simply there: "near Kobalt (IRQ)"."""
    return "; ".join(dict.fromkeys(map(place_phrase, places)))


def place_phrase(place: Place) -> str:
    """One place: relation, name and country."""
    relation = "" if place.relation == "in" else place.relation.replace("_", " ") + " "
    alone = not place.country or place.precision == "country"
    country = "" if alone else f" ({place.country})"
    return f"{relation}{place.name}{country}"


def when(time: ClaimTime | None) -> str:
    """The day or days; "~" marks days that no words of the report state."""
    if time is None:
        return ""
    phrase = days_phrase(time.interval)
    if time.clock:
        phrase += f", {clock_phrase(time.clock)}"
    return f"~{phrase}" if phrase and time.basis != "stated" else phrase


def clock_phrase(clock: str) -> str:
    """An hour as "05:30 UTC+3", "17h UTC+4:30", "21h" where neither minutes nor a zone are told."""
    told = clock.partition("T")[2]
    at = min((i for i in map(told.find, "Z+-") if i >= 0), default=len(told))
    hour, zone = told[:at], told[at:].removeprefix("Z")
    hour = hour if ":" in hour else f"{hour}h"
    if at == len(told):
        return hour
    ahead, _, minutes = zone.partition(":")
    short = f"{ahead[:1]}{ahead[1:].lstrip('0') or '0'}" if ahead else ""
    return f"{hour} UTC{short}" + (f":{minutes}" if minutes not in ("", "00") else "")


def days_phrase(interval: Interval) -> str:
    """The shortest form that says no more than is known: "June 2014", "6-12 Jun 2014"."""
    start, end = interval.start, interval.end
    if start is None and end is None:
        return interval.edtf
    if start is None or end is None:
        return f"from {day_phrase(start)}" if start else f"until {day_phrase(end)}"
    if start == end:
        return day_phrase(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}-{end.year}"
    if start.year != end.year:
        return f"{day_phrase(start)} - {day_phrase(end)}"
    if start.month != end.month:
        return f"{start.day} {calendar.month_abbr[start.month]} - {day_phrase(end)}"
    if start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]:
        return f"{calendar.month_abbr[start.month]} {start.year}"
    return f"{start.day}-{day_phrase(end)}"


def day_phrase(day: dt.date | None) -> str:
    """A day as "7 May 2013"; empty when it is not known."""
    return f"{day.day} {calendar.month_abbr[day.month]} {day.year}" if day else ""


def count_phrase(count: Count) -> str:
    """A number with its bounds: "killed 3", "killed 24 or more", "injured up to 40"."""
    low, best, high = count.low, count.best, count.high
    if low is not None and high is not None and low != high:
        number = f"up to {high:,}" if low == 0 else f"{low:,}-{high:,}"
    elif low is not None and best is None and high is None:
        number = f"{low:,} or more"
    elif low is None and best is None and high is not None:
        number = f"up to {high:,}"
    else:
        number = f"{best if best is not None else low:,}"
    return f"{count.kind} {number}"


def how_many(counts: Iterable[Count]) -> str:
    """All numbers of a claim: "killed 3, injured 24 or more"."""
    return ", ".join(dict.fromkeys(map(count_phrase, counts)))


def according_to(sources: Iterable[Source], stance: str = "reports") -> str:
    """The chain of sources, outermost first, and the last one's stance if it is not plain."""
    chain = " › ".join(source.name for source in sources) or OWN_VOICE
    words = STANCE_WORDS[stance]
    return f"{chain}, {words}" if words else chain


def how_sure(claim: Claim) -> str:
    """Factuality in words, with the tense where the happening is not over."""
    tense = "" if claim.tense == "past" else f", {claim.tense}"
    return HOW_SURE[claim.factuality] + tense


def claim_line(claim: Claim) -> str:
    """A claim on one line.

    For instance: ``ASSAULT aerial: jets → rebels; near Kobalt (IRQ); 7 May 2013; killed 3;
    according to residents; certain``.
    """
    parts = (
        who_to_whom(claim) or f"“{claim.trigger.text}”",
        where(claim.places),
        when(claim.time),
        how_many(claim.counts),
        f"according to {according_to(claim.sources, claim.stance)}",
        how_sure(claim),
    )
    return f"{what(claim)}: {'; '.join(part for part in parts if part)}"
