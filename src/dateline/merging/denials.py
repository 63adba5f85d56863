"""What denials open: whether it happened, who did it, or how many people it was.

A denial by the party that others blame, where the act itself stands, is about who did it; one of a
toll alone is about the number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.knowledge.event_view_rules import EventViewRules
from dateline.merging.control_areas import place_key
from dateline.merging.control_parties import akin, any_akin, sides_of, surely_akin
from dateline.merging.responsibility import MINUS, Blame, is_about_who
from dateline.merging.scenes import modes_meet, sites_meet
from dateline.merging.told import Told
from dateline.merging.toll_numbers import value
from dateline.merging.voices import Voice

#: Positions: what is held, in words, and the claims that hold it.
Positions = dict[str, set[str]]
#: Letters at the head of two triggers that tell one word ("withdrew", "withdrawal").
_STEM = 5
_GROUND = ("CONTROL", "RETREAT")
HAPPENED = "it happened"
NOT_HAPPENED = "it did not happen"
#: Whom those hold responsible who tell the act and name nobody.
UNNAMED = "a party not named"


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
        met = [t for t in plus if independent(t, denial, voices) and _one_act(t, denial, rules)]
        same = _meant(denial, met, rules)
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
    """Whether two claims are told by two voices of two chains, or two that one report names."""
    chains = (one.chain or one.report, other.chain or other.report)
    ours, theirs = voices[one.id], voices[other.id]
    return ours.key != theirs.key and (chains[0] != chains[1] or (ours.named and theirs.named))


def _meant(denial: Told, met: Sequence[Told], rules: EventViewRules) -> list[Told]:
    """Those of *met* that a denial means: with its numbers, else by its actors, else its modes.

    A denial of a number alone means no claim that gives none.
    """
    kinds = {c.kind for c in denial.claim.counts}
    numbers = {(c.kind, value(c)) for c in denial.claim.counts}
    counted = [t for t in met if numbers & {(c.kind, value(c)) for c in t.claim.counts}]
    if counted:
        return counted
    if kinds and not denial.claim.actors:
        return [t for t in met if kinds & {c.kind for c in t.claim.counts}]
    modes, actors = set(denial.claim.modes), sides_of(denial.claim.actors, rules.control)
    by_them = [t for t in met if surely_akin(sides_of(t.claim.actors, rules.control), actors)]
    closest = by_them or list(met)
    return [t for t in closest if modes & set(t.claim.modes)] or closest


def _denies(item: Told, voice: Voice, telling: set[str], rules: EventViewRules) -> bool:
    claim = item.claim
    if claim.factuality not in MINUS or claim.stance == "retracts":
        return False
    if claim.tense == "future":
        return False
    if claim.stance == "denies":
        return True
    breach = any(f"{claim.type} {mode}" in rules.breaches for mode in claim.modes)
    return voice.named and voice.key not in telling and not breach


def _one_act(told: Told, denial: Told, rules: EventViewRules) -> bool:
    """Whether a denial is of the act that a claim tells: its type, modes and actors meet.

    To hold ground is not the act of taking or leaving it.
    """
    one, other = told.claim, denial.claim
    if one.type != other.type or not modes_meet(one.modes, other.modes, rules):
        return False
    ours, theirs = (sides_of(c.actors, rules.control) for c in (one, other))
    if other.type in _GROUND and bool(one.modes) != bool(other.modes):
        return False
    if other.stance == "denies":
        return any_akin(ours, theirs)
    if one.trigger.text[:_STEM] == other.trigger.text[:_STEM]:
        return any_akin(ours, theirs)
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
        and all(sites_meet(t, act, rules.scene) for act in (denial, *same))
        for t in plus
    )
    dead = any(c.kind == "killed" for t in same for c in t.claim.counts)
    return other or dead or is_about_who(denial, rules)


def _add_who(who: Positions, denial: Told, same: Sequence[Told], blames: Sequence[Blame]) -> None:
    """Sets a denial against who blames whom it clears, or names nobody for the act there."""
    cleared = [b for b in blames if b.denied and b.told.id == denial.id]
    if not cleared:
        return
    ids = {t.id for t in same}
    every = [b for b in blames if not b.denied and b.told.id in ids]
    blamed = [b for b in every if any(_one_party(b, c) for c in cleared)]
    for b in blamed:
        who.setdefault(b.label, set()).add(b.told.id)
    unnamed = [] if every else [t for t in same if one_place(t, denial)]
    if unnamed:
        who.setdefault(UNNAMED, set()).update(t.id for t in unnamed)
    if blamed or unnamed:
        who.setdefault(f"not {min(c.label for c in cleared)}", set()).add(denial.id)


def one_place(one: Told, other: Told) -> bool:
    """Whether a place of one claim is one of the other, or one has none."""
    ours, theirs = ({place_key(p) for p in t.claim.places} for t in (one, other))
    return not ours or not theirs or bool(ours & theirs)


def on_who(denials: Denials, blames: Sequence[Blame]) -> None:
    """Puts denials by a party of itself down to who did it, where sources blame two parties."""
    labels = {b.told.id: b.label for b in blames if b.denied}
    denied = denials.whether.get(NOT_HAPPENED, set())
    for claim in sorted(denied & set(labels)):
        denials.who.setdefault(f"not {labels[claim]}", set()).add(claim)
        denied.discard(claim)
    if not denied:
        denials.whether.clear()


def _one_party(blamed: Blame, cleared: Blame) -> bool:
    if blamed.side is None or cleared.side is None:
        return blamed.label == cleared.label
    return blamed.label == cleared.label or akin(blamed.side, cleared.side)
