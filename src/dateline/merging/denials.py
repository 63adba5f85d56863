"""What denials open: whether it happened, who did it, or how many people it was.

A denial by the party that others blame, where the act itself stands, is about who did it; one of a
toll alone is about the number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.knowledge.event_view_rules import EventViewRules
from dateline.merging.control_parties import sides_of, surely_akin
from dateline.merging.responsibility import MINUS, Blame, is_about_who
from dateline.merging.scenes import modes_meet, places_meet
from dateline.merging.told import Told
from dateline.merging.voices import Voice

#: Positions: what is held, in words, and the claims that hold it.
Positions = dict[str, set[str]]
#: Letters at the head of two triggers that tell one word ("withdrew", "withdrawal").
_STEM = 5
HAPPENED = "it happened"
NOT_HAPPENED = "it did not happen"


@dataclass(slots=True)
class Denials:
    """The positions on whether it happened and on who did it, and denials of a number."""

    whether: Positions = field(default_factory=dict)
    who: Positions = field(default_factory=dict)
    toll: set[str] = field(default_factory=set)


def denials_of(
    told: Sequence[Told],
    voices: Mapping[str, Voice],
    blames: Sequence[Blame],
    rules: EventViewRules,
) -> Denials:
    """What the denials among *told* stand against; a source that tells the act denies nothing."""
    found = Denials()
    plus = [t for t in told if t.claim.factuality in ("CT+", "PR+") and t.claim.stance != "denies"]
    telling = {voices[t.id].key for t in plus}
    for denial in sorted(told, key=lambda t: t.id):
        if not _denies(denial, voices[denial.id], telling, rules):
            continue
        same = [t for t in plus if independent(t, denial, voices) and _one_act(t, denial, rules)]
        if not same:
            continue
        if all(_only_counts(t) for t in same) and not denial.claim.actors:
            found.toll.add(denial.id)
        elif _is_on_who(denial, same, plus, voices, rules):
            _add_who(found.who, denial, same, blames)
        else:
            found.whether.setdefault(HAPPENED, set()).update(t.id for t in same)
            found.whether.setdefault(NOT_HAPPENED, set()).add(denial.id)
    return found


def independent(one: Told, other: Told, voices: Mapping[str, Voice]) -> bool:
    """Whether two claims are told by two voices of two chains."""
    chains = (one.chain or one.report, other.chain or other.report)
    return chains[0] != chains[1] and voices[one.id].key != voices[other.id].key


def _denies(item: Told, voice: Voice, telling: set[str], rules: EventViewRules) -> bool:
    claim = item.claim
    if claim.factuality not in MINUS or claim.stance == "retracts":
        return False
    if claim.stance == "denies":
        return True
    breach = any(f"{claim.type} {mode}" in rules.breaches for mode in claim.modes)
    return voice.named and voice.key not in telling and not breach


def _one_act(told: Told, denial: Told, rules: EventViewRules) -> bool:
    """Whether a denial is of the act that a claim tells: its type, modes and actors meet."""
    one, other = told.claim, denial.claim
    if one.type != other.type or not modes_meet(one.modes, other.modes, rules):
        return False
    if other.stance == "denies" or one.trigger.text[:_STEM] == other.trigger.text[:_STEM]:
        return True
    ours, theirs = (sides_of(c.actors, rules.control) for c in (one, other))
    return bool(theirs) and surely_akin(ours, theirs)


def _only_counts(item: Told) -> bool:
    """Whether a claim tells how many died, and neither how nor by whom."""
    claim = item.claim
    return bool(claim.counts) and not claim.modes and not claim.actors


def _is_on_who(
    denial: Told,
    same: Sequence[Told],
    plus: Sequence[Told],
    voices: Mapping[str, Voice],
    rules: EventViewRules,
) -> bool:
    """Whether the act stands and only its author is denied.

    The denial says so, its source puts the act down to another, or others tell of the dead.
    """
    if denial.claim.type not in rules.blamed_types:
        return False
    voice = voices[denial.id].key
    other = any(
        voices[t.id].key == voice
        and t.claim.actors
        and t.claim.type == denial.claim.type
        and places_meet(t, denial, rules.scene)
        for t in plus
    )
    dead = any(c.kind == "killed" for t in same for c in t.claim.counts)
    return other or dead or is_about_who(denial, rules)


def _add_who(who: Positions, denial: Told, same: Sequence[Told], blames: Sequence[Blame]) -> None:
    cleared = sorted({b.label for b in blames if b.denied and b.told.id == denial.id})
    if not cleared:
        return
    ids = {t.id for t in same}
    every = [b for b in blames if not b.denied and b.told.id in ids]
    blamed = [b for b in every if b.label in cleared] or every
    for b in blamed:
        who.setdefault(b.label, set()).add(b.told.id)
    if not blamed:
        who.setdefault(cleared[0], set()).update(ids)
    who.setdefault(f"not {cleared[0]}", set()).add(denial.id)
