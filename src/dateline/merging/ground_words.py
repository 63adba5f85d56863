"""Positions on ground in words: who holds it, how it came to them, which way a party moved."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dateline.knowledge.control_rules import ControlRules
from dateline.merging.control_parties import sides_of, surely_akin
from dateline.merging.control_words import side_name
from dateline.merging.denials import Positions
from dateline.merging.responsibility import MINUS
from dateline.merging.told import Told

#: Pairs of claims, by id, that stand against each other.
Pairs = Collection[frozenset[str]]
_HELD = "held by {}"
_LEFT = "left by {}"
_SAYS = {
    "capture": "taken by {}",
    "recapture": "retaken by {}",
    "transfer": "handed over by {}",
    "enter": "{} inside",
    "advance": "{} advancing",
    "encircle": "encircled by {}",
    "repel": "attack beaten off by {}",
    "rout": "abandoned by {}",
}
_TAKEN = ("capture", "recapture")


def said_of(items: Sequence[Told], rules: ControlRules) -> str:
    """What claims on ground say together in a few words: "retaken by Malian Army"."""
    first = items[0].claim
    sides = [s for t in items for s in sides_of(t.claim.actors, rules)]
    words = {_words(t) for t in items}
    phrase = words.pop() if len(words) == 1 else _HELD
    denied = first.factuality in MINUS
    if not sides:
        who = " and ".join(dict.fromkeys(p.name for t in items for p in t.claim.actors))
        if denied and not (who or phrase == _HELD):
            return "denied"
        return phrase.format(who or ("nobody" if denied else "a party not named"))
    return ("not " if denied else "") + phrase.format(side_name(sides, rules)[0])


def _words(item: Told) -> str:
    """The words for the first mode of a claim that has some, else for its type."""
    known = [_SAYS[m] for m in item.claim.modes if m in _SAYS]
    return known[0] if known else (_LEFT if item.claim.type == "RETREAT" else _HELD)


def by_holder(items: Sequence[Told], against: Pairs, rules: ControlRules) -> Positions:
    """The positions of *items*: what says one side took or holds the ground is one position."""
    groups: list[list[Told]] = []
    for item in sorted(items, key=lambda t: (_is_bare(t, rules), t.id)):
        fitting = (g for g in groups if is_of(item, g, against, rules))
        group = next(fitting, None)
        if group is None:
            groups.append([item])
        else:
            group.append(item)
    found: Positions = {}
    for group in sorted(groups, key=lambda g: min(t.id for t in g)):
        found.setdefault(said_of(group, rules), set()).update(t.id for t in group)
    return found


def _is_bare(item: Told, rules: ControlRules) -> bool:
    return all(side.bare for side in sides_of(item.claim.actors, rules))


def is_of(item: Told, group: Sequence[Told], against: Pairs, rules: ControlRules) -> bool:
    """Whether a claim says the same as all of *group*, and stands against none of it."""
    ours = sides_of(item.claim.actors, rules)
    return all(
        _alike(item, other)
        and frozenset((item.id, other.id)) not in against
        and surely_akin(ours, sides_of(other.claim.actors, rules))
        for other in group
    )


def _alike(one: Told, other: Told) -> bool:
    """Whether two claims are of one kind; to take ground is to hold it."""
    if (one.claim.factuality in MINUS) != (other.claim.factuality in MINUS):
        return False
    return _words(one) == _words(other) or all(_is_holding(t) for t in (one, other))


def _is_holding(item: Told) -> bool:
    claim = item.claim
    return claim.type == "CONTROL" and (not claim.modes or claim.modes[0] in _TAKEN)
