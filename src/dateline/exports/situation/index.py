"""Where everything of a situation stands on the page: names for links, and what they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.exports.situation.links import Link
from dateline.exports.situation.words import short, title_of, words
from dateline.model import Claim, ClaimRef, Coding, Event, Situation, content_hash, wording
from dateline.presenting.event_words import event_where

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")


@dataclass(frozen=True, slots=True)
class Index:
    """Events in the order of the page, and what is known of each claim, by its id.

    ``event_of`` gives the event's place in ``events``, ``number`` the claim's number in its event.
    """

    events: tuple[Event, ...]
    codings: dict[str, Coding]
    claims: dict[str, Claim]
    refs: dict[str, ClaimRef]
    event_of: dict[str, int]
    number: dict[str, int]

    def claim_link(self, claim: str) -> Link:
        """A link to the card of a claim, called by its number in its event."""
        ref = self.refs.get(claim)
        about = f"{voice(ref)}, {wording.day_phrase(ref.published)}".rstrip(", ") if ref else ""
        href = anchor("c", claim) if ref else ""
        number = self.number.get(claim, 0)
        return Link(str(number or "?"), href and f"#{href}", about, self.event_of.get(claim))

    def claim_links(self, claims: Iterable[str]) -> tuple[Link, ...]:
        """Links to several claims, each once, in the order of their numbers."""
        known = dict.fromkeys(claims)
        return tuple(self.claim_link(c) for c in sorted(known, key=lambda c: self.number.get(c, 0)))

    def event_link(self, index: int) -> Link:
        """A link to an event, called by its headline."""
        event = self.events[index]
        parts = (event_where(event.place), when(event))
        about = ", ".join(part for part in parts if part)
        return Link(headline(event), f"#{anchor('e', event.id)}", short(about), index)

    def report_link(self, report: str, claim: str) -> Link | None:
        """A link to the words of *claim* in the text of its report; None without that text."""
        if report not in self.codings:
            return None
        title = self.codings[report].report.title or report
        known = claim in self.claims
        return Link(short(title), f"#{anchor('t', claim) if known else anchor('r', report)}")


def index_of(situation: Situation, codings: Iterable[Coding]) -> Index:
    """The index of a page; a later coding of the same report replaces an earlier one."""
    by_report = {coding.report.id: coding for coding in codings}
    events = tuple(sorted(situation.events, key=_order))
    refs, event_of, number = {}, {}, {}
    for index, event in enumerate(events):
        for place, ref in enumerate(event.claims, 1):
            refs[ref.id], event_of[ref.id], number[ref.id] = ref, index, place
    claims = {claim.id: claim for coding in by_report.values() for claim in coding.claims}
    return Index(events, by_report, claims, refs, event_of, number)


def anchor(kind: str, id: str) -> str:
    """The id of an element: *kind* is e (event), c (claim), t (in the text), r (report) and so on.

    What would not do as an id stands as its hash.
    """
    return f"{kind}-{id if _SAFE.fullmatch(id) else content_hash(id)}"


def headline(event: Event) -> str:
    """Type in words and the parties: "Air attack: army → rebels"."""
    title, who = title_of(event.type, event.modes), short(who_to_whom(event), 110)
    return f"{title}: {who}" if who else title


def who_to_whom(event: Event) -> str:
    """Actors, an arrow, and those acted upon; "or" between those that sources disagree on."""
    blamed = any(d.attribute == "responsibility" for d in event.disputes)
    actors = _names(event, "actor")
    if blamed:
        said = (r.name for r in event.responsibility if not r.denied)
        actors = list(dict.fromkeys([*said, *actors]))
    left = (" or " if blamed else ", ").join(actors)
    right = ", ".join(_names(event, "recipient"))
    return f"{left or '?'} → {right}" if right else left


def _names(event: Event, side: str) -> list[str]:
    return list(dict.fromkeys(p.name for p in event.parties if p.side == side))


def when(event: Event) -> str:
    """The days of an event in words, "" when none is known."""
    return wording.days_phrase(event.time) if event.time else ""


def voice(ref: ClaimRef) -> str:
    """Whose word a claim is: its last source, else its publisher."""
    return ref.source or ref.publisher or ref.report


def family(event: Event) -> str:
    """The family of an event's type, as the legend has it."""
    return words().family_of[event.type]


def _order(event: Event) -> tuple[bool, str, str]:
    """By the first day known of it, undated ones last by the day they were first told."""
    day = event.time and (event.time.start or event.time.end)
    told = event.first_told or min((r.published for r in event.claims if r.published), default=None)
    return day is None, str(day or told or "9999"), event.id
