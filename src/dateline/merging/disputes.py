"""What claims of one happening disagree on (codebook section 6); every position keeps its claims.

Only independent sources dispute: two voices of two chains. A number a source corrected, a word
that says less than another, and a denial by a source that tells the act itself are no disputes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from dateline.knowledge.event_view_rules import EventViewRules
from dateline.merging.control_opposed import opposed
from dateline.merging.control_parties import any_akin, sides_of
from dateline.merging.differing import place_positions, time_positions
from dateline.merging.interests import interest_of
from dateline.merging.responsibility import MINUS, Blame, is_about_who, opposite
from dateline.merging.told import Told
from dateline.merging.toll_numbers import agree, in_words
from dateline.merging.tolls import comparable
from dateline.merging.voices import Voice
from dateline.model import Dispute, Position, Toll
from dateline.model.events import DISPUTE_ATTRIBUTES


@dataclass(frozen=True, slots=True)
class Gathered:
    """What disputes are read from: claims, their voices, whom they blame.

    ``here`` are the claims of the event's own scene.
    """

    told: Sequence[Told]
    voices: Mapping[str, Voice]
    blames: Sequence[Blame]
    here: Sequence[Told]


def disputes_of(
    gathered: Gathered, tolls: Sequence[Toll], rules: EventViewRules
) -> tuple[Dispute, ...]:
    """The disputes of one event, in the order of the codebook's attributes."""
    interests = interest_of(gathered.told, rules.control)
    found: list[Dispute] = []
    who, whether = _denials(gathered, rules)
    for attribute, values in (
        ("happened", whether),
        ("responsibility", who or _blaming(gathered.blames, rules)),
        ("place", place_positions(gathered.told, gathered.voices, rules.scene)),
        ("time", time_positions(gathered.told, gathered.voices, rules.scene)),
        *_control(gathered, rules),
    ):
        if len(values) > 1:
            found.append(Dispute(attribute, positions(values, gathered.voices, interests)))
    toll = toll_dispute(tolls, rules, interests, {t.publisher for t in gathered.told})
    ordered = [*found, *([toll] if toll else [])]
    return tuple(sorted(ordered, key=lambda d: DISPUTE_ATTRIBUTES.index(d.attribute)))


def positions(
    values: Mapping[str, Iterable[str]],
    voices: Mapping[str, Voice],
    interests: Mapping[str, str],
) -> tuple[Position, ...]:
    """Positions from values in words and their claims."""
    return tuple(
        Position(
            value,
            tuple(sorted(set(claims))),
            tuple(sorted({voices[c].name for c in claims if voices[c].name})),
            shared(interests[c] for c in claims),
        )
        for value, claims in values.items()
    )


def shared(interests: Iterable[str]) -> str:
    """The interest that all have, "none" when they differ."""
    found = set(interests)
    return found.pop() if len(found) == 1 else "none"


def toll_dispute(
    tolls: Sequence[Toll],
    rules: EventViewRules,
    interests: Mapping[str, str],
    publishers: Collection[str],
) -> Dispute | None:
    """The dispute on numbers of people: those current ones that some other cannot agree with.

    An "at least" that one of *publishers* gives in its own voice leaves higher numbers open.
    """
    labels = tuple(sorted(set(rules.tolls.sides.values())))
    current = [t for t in tolls if not t.superseded]
    apart: list[Toll] = []
    for one, other in combinations(current, 2):
        meant = one.source != other.source and comparable(one, other, labels)
        if meant and not _agree(one, other, rules, publishers):
            apart += [t for t in (one, other) if t not in apart]
    if not apart:
        return None
    kinds = {t.kind for t in apart}
    groups: dict[str, list[Toll]] = defaultdict(list)
    for toll in sorted((t for t in current if t.kind in kinds), key=_by_number):
        groups[f"{toll.kind} {in_words(toll)}"].append(toll)
    if len(groups) < 2:
        return None
    return Dispute(
        "toll",
        tuple(
            Position(
                value,
                tuple(sorted({c for t in group for c in t.claims})),
                tuple(sorted({t.source for t in group if t.source})),
                shared(interests.get(c, "none") for t in group for c in t.claims),
            )
            for value, group in groups.items()
        ),
    )


def _agree(one: Toll, other: Toll, rules: EventViewRules, publishers: Collection[str]) -> bool:
    if agree(one, other, rules.tolls):
        return True
    lower, higher = sorted((one, other), key=_by_number)
    return lower.source in publishers and lower.high is None and lower.low != higher.low


def _by_number(toll: Toll) -> tuple[str, int, str]:
    return (toll.kind, toll.best or toll.low or toll.high or 0, toll.source or "")


def independent(one: Told, other: Told, voices: Mapping[str, Voice]) -> bool:
    """Whether two claims are told by two voices of two chains."""
    chains = (one.chain or one.report, other.chain or other.report)
    return chains[0] != chains[1] and voices[one.id].key != voices[other.id].key


def _denials(
    gathered: Gathered, rules: EventViewRules
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Positions on who did it, and on whether it happened, that denials open."""
    told, voices = gathered.told, gathered.voices
    plus = [t for t in told if t.claim.factuality in ("CT+", "PR+") and t.claim.stance != "denies"]
    telling = {voices[t.id].key for t in plus}
    who: dict[str, set[str]] = {}
    whether: dict[str, set[str]] = {}
    for denial in told:
        if denial.claim.factuality not in MINUS or denial.claim.stance == "retracts":
            continue
        voice = voices[denial.id]
        outright = denial.claim.stance == "denies"
        if not outright and (voice.key in telling or not voice.named):
            continue
        same = [
            t
            for t in plus
            if independent(t, denial, voices) and _one_act(t, denial, outright, rules)
        ]
        if not same:
            continue
        blamed = [b for b in gathered.blames if not b.denied and b.told in same]
        cleared = [b for b in gathered.blames if b.denied and b.told.id == denial.id]
        if cleared and is_about_who(denial, rules):
            for b in blamed:
                who.setdefault(b.name, set()).add(b.told.id)
            who.setdefault(f"not {cleared[0].name}", set()).add(denial.id)
        else:
            whether.setdefault("it happened", set()).update(t.id for t in same)
            whether.setdefault("it did not happen", set()).add(denial.id)
    return who, whether


def _one_act(told: Told, denial: Told, outright: bool, rules: EventViewRules) -> bool:
    """Whether a denial is of the act that a claim tells: its type, modes and actors meet."""
    one, other = told.claim, denial.claim
    if one.type != other.type:
        return False
    if one.modes and other.modes and not set(one.modes) & set(other.modes):
        return False
    control = rules.control
    return outright or any_akin(sides_of(one.actors, control), sides_of(other.actors, control))


def _blaming(blames: Sequence[Blame], rules: EventViewRules) -> dict[str, set[str]]:
    """Positions of sources that blame different parties."""
    by_voice: dict[str, list[Blame]] = defaultdict(list)
    for blame in blames:
        if not blame.denied and blame.side:
            by_voice[blame.voice.key].append(blame)
    found: dict[str, set[str]] = {}
    for one, other in combinations(sorted(by_voice), 2):
        ours, theirs = by_voice[one], by_voice[other]
        if not (ours[0].voice.named or theirs[0].voice.named) or not opposite(
            ours, theirs, rules.kin
        ):
            continue
        for blame in (*ours, *theirs):
            found.setdefault(blame.name, set()).add(blame.told.id)
    return found


def _control(
    gathered: Gathered, rules: EventViewRules
) -> tuple[tuple[str, dict[str, set[str]]], ...]:
    """Positions on who holds the place, and on which way a party moved."""
    ground = [t for t in gathered.told if t.claim.type in ("CONTROL", "RETREAT")]
    placed = [t for t in ground if t.claim.places]
    where = placed[0].claim.places[:1] if placed else ()
    ready = [
        t if t.claim.places else replace(t, claim=replace(t.claim, places=where)) for t in ground
    ]
    found: dict[str, dict[str, set[str]]] = {"control": {}, "direction": {}}
    for one, other in combinations(sorted(ready, key=lambda t: t.id), 2):
        if not independent(one, other, gathered.voices):
            continue
        if attribute := opposed(one, other, rules.control):
            for item in (one, other):
                found[attribute].setdefault(_said(item), set()).add(item.id)
    return tuple(found.items())


def _said(item: Told) -> str:
    """A claim on ground in a few words: who, what."""
    who = " and ".join(p.name for p in item.claim.actors) or "somebody"
    what = (item.claim.modes or (item.claim.type.lower(),))[0]
    return f"{who}: {'not ' if item.claim.factuality in MINUS else ''}{what}"
