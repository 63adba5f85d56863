"""A draft as joining sees it, and two such drafts made one (codebook section 7)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from dateline.model import Count, Draft, Mention

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Sketch:
    """A draft with what joining asks: is its word an outcome, and the arcs of its trigger.

    ``destroys`` is True for an outcome told by a verb of destroying, not one of damage.
    One that is not ``told`` (a toll without a number) is no claim and joins none. ``taken`` are the
    head words of the outcomes that have joined it.
    """

    draft: Draft
    is_outcome: bool
    is_noun: bool
    alone: bool
    told: bool
    subjects: frozenset[int]
    means: frozenset[int]
    direct: frozenset[int]
    foiled: bool
    grounds: frozenset[str]
    destroys: bool = False
    taken: frozenset[int] = frozenset()


def merged(act: Sketch, outcome: Sketch) -> Draft:
    """One draft of an act and what came of it: the act's own words first (codebook section 7)."""
    a, b = act.draft, outcome.draft
    own_words = {*a.words, *b.words}

    def mentions(first: tuple[Mention, ...], second: tuple[Mention, ...]) -> tuple[Mention, ...]:
        heads = {m.head for m in first}
        more = [m for m in second if m.head not in heads and m.head not in own_words]
        return (*first, *more)

    hit = {m.head for m in a.recipients}
    theirs = tuple(m for m in b.actors if m.head not in own_words | hit)
    # "injured by regime and Russian airstrikes": the strikes are those of both
    both = act.is_noun and {m.head for m in a.actors} < {m.head for m in theirs}
    actors = theirs if both else a.actors or theirs
    taken = {m.head for m in actors}
    recipients = tuple(m for m in mentions(a.recipients, b.recipients) if m.head not in taken)
    return replace(
        a,
        modes=_joint_modes(act, outcome),
        actors=actors,
        recipients=recipients,
        places=mentions(a.places, b.places),
        objects=_once(a.objects, b.objects),
        instruments=_once(a.instruments, b.instruments),
        counts=_joint_counts(a.counts, b.counts),
        evidence=_once(a.evidence, b.evidence),
    )


def _joint_counts(first: tuple[Count, ...], second: tuple[Count, ...]) -> tuple[Count, ...]:
    """Counts of both; killed and injured told as one number are casualties (codebook section 7)."""
    counts = list(first)
    for count in second:
        for at, other in enumerate(counts):
            both = {other.kind, count.kind} == {"killed", "injured"} and count.high != 0
            if other.mention == count.mention and both:
                counts[at] = replace(other, kind="casualties")
                break
            if other.mention == count.mention and count.kind == "present":
                break  # who was killed is told, not how many were there
        else:
            if all((c.kind, c.mention) != (count.kind, count.mention) for c in counts):
                counts.append(count)
    return tuple(counts)


def _joint_modes(act: Sketch, outcome: Sketch) -> tuple[str, ...]:
    """Modes of both; damage alone ("destroy") adds nothing to an act with modes, unless the text
    says that things were destroyed, which is what it was for."""
    a, b = act.draft, outcome.draft
    if a.type != b.type:
        return a.modes
    kept = not a.modes or outcome.destroys
    return _once(a.modes, tuple(m for m in b.modes if kept or m != "destroy"))


def _once(first: tuple[Item, ...], second: tuple[Item, ...]) -> tuple[Item, ...]:
    return (*first, *(item for item in second if item not in first))
