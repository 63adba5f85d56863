"""A claim read for what it says about who holds a place: votes, or the reason why it has none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.knowledge.actors.names import name_key
from dateline.knowledge.control_rules import ControlRules, Effect
from dateline.merging.control_parties import (
    Side,
    at_home,
    in_particular,
    sides_of,
    speaker_of,
    speaks_for,
)
from dateline.merging.control_parts import is_area, lies_beside, lies_within, tells_part
from dateline.merging.told import Told
from dateline.model import Claim, Place, Source

#: Modes in the order in which one decides for a claim that has several.
_PRECEDENCE = (
    "recapture",
    "capture",
    "transfer",
    "repel",
    "enter",
    "encircle",
    "advance",
    "withdraw",
    "rout",
)
#: Where in one telling a vote comes: who held it, who took it, who took it back or left.
_ORDER = {"": 0, "enter": 1, "capture": 1, "repel": 2, "withdraw": 2, "rout": 2, "recapture": 3}
_POSITIVE = frozenset({"takes", "holds"})
_EVENTS = frozenset({"takes", "loses"})


@dataclass(frozen=True, slots=True)
class Vote:
    """What one claim says of sides at one place, from ``since`` on (ordinal days).

    ``first..last`` is the claim's window; ``vague`` ones are too wide to give a day, and count
    from their end. ``part``: told of a part of the place. ``event`` marks a change of hands, else
    it is a state at that time; ``beats_off`` an attack that failed, ``retaken`` a taking back.
    ``voice`` names report and source: one voice tells one story. ``neutral`` voices belong to no
    side, ``speaker`` is the side of others where known (``outlet``: only as an outlet of that
    side); ``denial`` marks what a denial implies.
    """

    claim: str
    kind: str
    sides: tuple[Side, ...]
    first: int
    last: int
    since: int
    vague: bool
    part: bool
    event: bool
    beats_off: bool
    rank: tuple[int, int]
    retaken: bool
    neutral: bool
    denial: bool
    voice: tuple[str, str]
    chain: str
    speaker: Side | None
    outlet: bool
    source: str | None

    @property
    def positive(self) -> bool:
        """True when it says that its sides hold the place."""
        return self.kind in _POSITIVE


@dataclass(frozen=True, slots=True)
class Reading:
    """What a claim says at each place (by index), and why some or all of it does not count."""

    votes: tuple[tuple[int, Vote], ...] = ()
    left_out: str = ""


def concerns_control(claim: Claim, rules: ControlRules) -> bool:
    """True for a claim of a type and mode that can tell who holds a place."""
    return effect_of(claim, rules) is not None


def effect_of(claim: Claim, rules: ControlRules) -> Effect | None:
    """The rule for a claim's type and mode, None for a claim that is not about control."""
    mode = _mode(claim)
    return rules.effects.get(f"{claim.type} {mode}" if mode else claim.type)


def _mode(claim: Claim) -> str:
    return next((m for m in _PRECEDENCE if m in claim.modes), "".join(claim.modes[:1]))


def read_claim(told: Told, rules: ControlRules) -> Reading:
    """The votes of a claim at its places, or why it has none."""
    claim = told.claim
    effect = effect_of(claim, rules)
    if effect is None:
        return Reading(left_out="not about who holds ground")
    if why := rules.left_out.get(claim.factuality):
        return Reading(left_out=why)
    if claim.tense == "future":
        return Reading(left_out="told of the future")
    window = window_of(told)
    if window is None:
        return Reading(left_out="no day is told")
    if _is_change(claim) and window[1] - window[0] > rules.longest_days:
        return Reading(left_out="the time told is too long to say when")
    said = claim.factuality in rules.said
    if not (parties := _effects(claim, effect, rules, said=said)):
        return Reading(left_out=_no_party(claim, effect, rules, said=said))
    if not claim.places:
        return Reading(left_out="no place is told")
    return _at_places(told, parties, window, rules)


def window_of(told: Told) -> tuple[int, int] | None:
    """The days within which a claim's happening lies, as ordinals; None when nothing tells."""
    claim = told.claim
    interval = claim.time.interval if claim.time else None
    start, end = (interval.start, interval.end) if interval else (None, None)
    if start is None and end is None:
        if claim.tense == "ongoing" and told.published:
            return told.published.toordinal(), told.published.toordinal()
        return None
    first = start or end
    last = end or max(start or dt.date.min, told.published or dt.date.min)
    return (first or last).toordinal(), last.toordinal()


def _is_change(claim: Claim) -> bool:
    """True unless the claim tells of a state that lasts over the days it names."""
    return bool(claim.modes) and claim.tense != "ongoing"


def _effects(
    claim: Claim, effect: Effect, rules: ControlRules, *, said: bool
) -> tuple[tuple[str, tuple[Side, ...]], ...]:
    """(kind, sides) for each slot that the rule names and that holds a party able to hold."""
    ongoing = claim.tense == "ongoing"
    table = (effect.ongoing if ongoing else effect.said) if said else effect.denied
    leaving = claim.type == "RETREAT"
    found: list[tuple[str, tuple[Side, ...]]] = []
    for slot, kind in table.items():
        if slot in ("nobody", "unnamed"):
            if not claim.actors and (slot == "nobody" or _is_denial_by_side(claim, rules)):
                found.append((kind, ()))
            continue
        parties = claim.actors if slot == "actors" else claim.recipients
        if leaving:
            parties = tuple(p for p in parties if not (p.id or "").startswith("person/"))
        if kind == "inside":
            parties = tuple(p for p in parties if p.sector not in rules.never_inside)
        sides = sides_of(parties, rules)
        if kind in ("loses", "denied"):
            sides = in_particular(sides)
        if sides:
            found.append((kind, sides))
        elif kind == "takes" and slot == "actors" and not parties:
            found.append((kind, ()))  # "the fall of the town"
    return tuple(found)


def _is_denial_by_side(claim: Claim, rules: ControlRules) -> bool:
    """True for a denial by a source whose side is known: it denies what the other side says."""
    return (
        claim.stance == "denies"
        and bool(claim.sources)
        and (speaker_of(claim.sources[-1], rules) is not None)
    )


def _no_party(claim: Claim, effect: Effect, rules: ControlRules, *, said: bool) -> str:
    if said and claim.tense == "ongoing" and not effect.ongoing:
        return "still under way"
    if not said and not effect.denied:
        return "a denial that leaves open who holds it"
    if any(sides_of(p, rules) for p in (claim.actors, claim.recipients)):
        return "names no party in particular"
    if claim.actors or claim.recipients:
        return "names no party that holds ground"
    return "names no party"


def _at_places(
    told: Told,
    parties: tuple[tuple[str, tuple[Side, ...]], ...],
    window: tuple[int, int],
    rules: ControlRules,
) -> Reading:
    votes: list[tuple[int, Vote]] = []
    reasons: list[str] = []
    for index, place in enumerate(told.claim.places):
        why = _beside(told, place, rules)
        within = bool(why) and lies_within(place, told.passage, rules)
        if why and not within:
            reasons.append(why)
            continue
        part = within or tells_part(place, told.claim.trigger, told.passage, rules)
        kept = [
            (kind, at_home(sides, place.country))
            for kind, sides in parties
            if not part or _counts_in_part(kind, told.claim, place)
        ]
        if not kept:
            reasons.append("tells of a part of it only")
        votes += [(index, vote) for vote in _votes(told, kept, window, part, rules)]
    return Reading(tuple(votes), "" if votes else reasons[0])


def _beside(told: Told, place: Place, rules: ControlRules) -> str:
    """Why a claim says nothing of the place itself: it lies near it, or leads there."""
    claim = told.claim
    pressed = "advance" in claim.modes or "encircle" in claim.modes
    inside = ("in", "from") if claim.type == "RETREAT" else ("in",)
    if place.relation not in inside and not (pressed and place.relation == "toward"):
        return f"told of what lies {place.relation.replace('_', ' ')} the place"
    if not pressed and lies_beside(place, claim.trigger, told.passage, rules):
        return "told of what lies near the place"
    return ""


def _counts_in_part(kind: str, claim: Claim, place: Place) -> bool:
    """Who took a part has forces inside; who lost one, or beat off an attack there, has not lost
    or kept the whole. Nothing follows for a whole area: much happens in a province.
    """
    if is_area(place) or "repel" in claim.modes:
        return False
    return kind in ("takes", "holds", "inside", "presses")


def _votes(
    told: Told,
    parties: list[tuple[str, tuple[Side, ...]]],
    window: tuple[int, int],
    part: bool,
    rules: ControlRules,
) -> Iterator[Vote]:
    claim = told.claim
    first, last = window
    source = claim.sources[-1] if claim.sources else None
    speaker = speaker_of(source, rules) if source else speaks_for(told.publisher, rules)
    standing = not claim.modes or claim.tense == "ongoing"
    mode = _mode(claim)
    said = claim.factuality in rules.said
    for effect, sides in parties:
        kind = "inside" if part and effect in ("takes", "holds") else effect
        vague = not standing and last - first > rules.sharp_days
        yield Vote(
            claim=claim.id,
            kind=kind,
            sides=sides,
            first=first,
            last=last,
            since=last if vague else first,
            vague=vague,
            part=part,
            event=said and kind in _EVENTS,
            beats_off=said and mode == "repel",
            rank=(_ORDER.get(mode, 1), claim.trigger.start),
            retaken=said and mode == "recapture",
            neutral=speaker is None and _is_neutral(source, rules),
            denial=not said,
            voice=(told.report, name_key(source.name) if source else ""),
            chain=told.chain or told.report,
            speaker=speaker,
            outlet=speaker is not None and _is_outlet(source, rules),
            source=source.name if source else None,
        )


def _is_neutral(source: Source | None, rules: ControlRules) -> bool:
    """True for the report's own voice, and for a source that is no party to the war."""
    if source is None or source.role in rules.neutral_roles:
        return True
    actor = rules.actors.get(source.id or "")
    return bool(actor and actor.sector in rules.neutral_sectors)


def _is_outlet(source: Source | None, rules: ControlRules) -> bool:
    actor = rules.actors.get(source.id or "") if source else None
    return source is None or bool(actor and actor.sector == "JRN")
