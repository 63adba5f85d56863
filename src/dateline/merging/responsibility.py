"""Who is held responsible for a happening, by whom, and who denies it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.knowledge.actors.names import name_key
from dateline.knowledge.event_view_rules import EventViewRules, KinRule
from dateline.merging.control_parties import Side, akin, side_of, speaker_of
from dateline.merging.told import Told
from dateline.merging.voices import Voice, speaks, speaks_within
from dateline.model import Party, Responsibility

HELD = ("CT+", "PR+", "PS+")
MINUS = ("CT-", "PR-")


@dataclass(frozen=True, slots=True)
class Blame:
    """One party that one claim holds responsible, or says did not do it.

    ``label`` names its side: for organs of a state, the state.
    """

    told: Told
    voice: Voice
    name: str
    side: Side | None
    denied: bool = False
    label: str = ""


def blames_of(
    told: Sequence[Told], voices: Mapping[str, Voice], rules: EventViewRules
) -> tuple[Blame, ...]:
    """Every party blamed or cleared, in the order of claim ids; both sides of a fight are not."""
    found: list[Blame] = []
    for item in sorted(told, key=lambda t: t.id):
        claim = item.claim
        if _breach(item, rules):
            found += [_blame(item, voices[item.id], p, rules) for p in claim.actors]
            continue
        if claim.type not in rules.blamed_types or rules.symmetric_modes & set(claim.modes):
            continue
        if claim.factuality in HELD and claim.stance != "denies":
            found += [_blame(item, voices[item.id], p, rules) for p in claim.actors]
        elif is_denial(item, rules):
            found += _cleared(item, voices[item.id], rules)
    return tuple(found)


def _breach(item: Told, rules: EventViewRules) -> bool:
    """Whether a claim tells of something agreed that somebody did not keep."""
    claim = item.claim
    kinds = {f"{claim.type} {mode}" for mode in claim.modes}
    told = claim.factuality in MINUS and claim.stance != "denies"
    return told and bool(kinds & rules.breaches)


def _blame(item: Told, voice: Voice, party: Party, rules: EventViewRules) -> Blame:
    side = side_of(party, rules.control)
    return Blame(item, voice, party.name, side, label=_label(party.name, side, rules))


def _cleared(item: Told, voice: Voice, rules: EventViewRules) -> list[Blame]:
    """Those whom a denial clears: its actors that are known, else the party that denies."""
    claim = item.claim
    speaker = speaker_of(claim.sources[-1], rules.control) if claim.sources else None
    if any(p.id for p in claim.actors) or (claim.actors and speaker is None):
        return [replace(_blame(item, voice, p, rules), denied=True) for p in claim.actors]
    if speaker is None:
        return []
    label = _label(voice.name, speaker, rules)
    return [Blame(item, voice, voice.name, speaker, denied=True, label=label)]


def _label(name: str, side: Side | None, rules: EventViewRules) -> str:
    known = rules.control.actors.get(side.key) if side else None
    return known.name if known else name


def is_denial(item: Told, rules: EventViewRules) -> bool:
    """Whether a claim says that the act was not done, or not by them."""
    return item.claim.stance == "denies" or item.claim.factuality in MINUS


def is_about_who(item: Told, rules: EventViewRules) -> bool:
    """Whether a denial is about who did it, not about whether it was done."""
    return item.passage is not None and speaks_within(item.passage.text, rules.denial_words)


def responsibility_of(blames: Sequence[Blame]) -> tuple[Responsibility, ...]:
    """One entry for each party and source, with its claims; the most blamed first."""
    groups: dict[tuple[str, str, bool], list[Blame]] = defaultdict(list)
    for blame in blames:
        key = blame.side.id if blame.side and blame.side.id else name_key(blame.name)
        groups[key, blame.voice.key, blame.denied].append(blame)
    found = [
        Responsibility(
            min(b.name for b in group),
            min(b.voice.name for b in group) or None,
            tuple(sorted({b.told.id for b in group})),
            denied,
        )
        for (_, _, denied), group in groups.items()
    ]
    return tuple(sorted(found, key=lambda r: (r.denied, r.name, r.source or "", r.claims)))


def opposite(one: Sequence[Blame], other: Sequence[Blame], kin: Sequence[KinRule]) -> bool:
    """Whether two sources blame parties that cannot be one: each names nobody the other names."""
    ours, theirs = ([b.side for b in blames if b.side] for blames in (one, other))
    if not ours or not theirs:
        return False
    return not any(akin(x, y) or _is_kin(x, y, kin) for x in ours for y in theirs)


def _is_kin(one: Side, other: Side, kin: Sequence[KinRule]) -> bool:
    return any(_is_of(one, rule) and _is_of(other, rule) for rule in kin)


def _is_of(side: Side, rule: KinRule) -> bool:
    return side.id in rule.ids or side.key in rule.ids or speaks(side.name, rule.words)
