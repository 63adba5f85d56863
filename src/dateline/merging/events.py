"""From tellings to events: which tell one happening, and what they make of it together.

Pure: the caller brings the tellings, their scores and their claims, of one component of the graph
of links or of everything; the events are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.knowledge.copy_rules import CopyRules, load_copy_rules
from dateline.knowledge.event_view_rules import EventViewRules, load_event_view_rules
from dateline.merging.assembling import assemble
from dateline.merging.chains import claim_chains, event_chains
from dateline.merging.clustering import Constraints, Pair, pair
from dateline.merging.copies import event_copies
from dateline.merging.explaining import link
from dateline.merging.rules import Linkage, load_linkage
from dateline.merging.tellings import Telling
from dateline.merging.told import Told
from dateline.model import Event, Link

#: Links kept with an event: those that hold it together, and those that nearly joined another.
MOST_LINKS, MOST_NEAR = 60, 3
#: Links that score below this are not worth telling of.
NEARLY = -2.0


@dataclass(frozen=True, slots=True)
class Rules:
    """All tables that merging reads."""

    linkage: Linkage
    copies: CopyRules
    view: EventViewRules


@lru_cache(maxsize=1)
def load_rules() -> Rules:
    """The tables that ship with Dateline. Raises KnowledgeError naming what is wrong in them."""
    return Rules(load_linkage(), load_copy_rules(), load_event_view_rules())


def event_of(
    group: Sequence[Telling],
    told: Iterable[Told],
    *,
    prints: Mapping[str, Sequence[int]],
    links: tuple[Link, ...] = (),
    near: tuple[Link, ...] = (),
    rules: Rules,
) -> Event:
    """The event that the tellings of *group* make; *told* are their claims, *prints* fingerprints.

    The fingerprints are those of reports, by id; a report without one is compared by its passages.
    """
    claims = tuple(told)
    copies: tuple[tuple[str, ...], ...] = ()
    if len({t.record.report for t in group}) > 1:
        copies = event_copies(claims, prints, rules=rules.copies)
    chains = event_chains(claims, copies, rules=rules.copies)
    names = claim_chains(claims, copies, chains, rules=rules.copies)
    claims = tuple(replace(t, chain=names[t.id]) for t in claims)
    event = assemble(claims, rules=rules.view, copies=copies, chains=chains, links=links, near=near)
    return replace(event, aliases=aliases_of(group, event.id))


def aliases_of(group: Iterable[Telling], event_id: str) -> tuple[str, ...]:
    """The other ids that the event of *group* may have had, sorted.

    An event is called after its earliest telling: whichever was known first may have named it, so
    that every id ever given out is found, in whatever order reports came.
    """
    return tuple(sorted({"e" + t.id.removeprefix("c") for t in group} - {event_id}))


def tellings_of_event(event: Event) -> tuple[str, ...]:
    """The ids of the tellings that *event* was made of: they are in its id and aliases."""
    return tuple("c" + id.removeprefix("e") for id in (event.id, *event.aliases))


def links_of(
    group: Sequence[Telling],
    scores: Mapping[Pair, float],
    constraints: Constraints,
    linkage: Linkage,
) -> tuple[Link, ...]:
    """The links that hold *group* together: the strongest of each telling, and what people decided.

    Links are kept as they are found; at most `MOST_LINKS` of a large group.
    """
    by_id = {t.id: t for t in group}
    found = {p: s for p, s in scores.items() if p[0] in by_id and p[1] in by_id}
    decided = {p for p in constraints.must if p[0] in by_id and p[1] in by_id}
    best: dict[str, Pair] = {}
    for at, score in found.items():
        for id in at:
            if id not in best or (score, best[id]) > (found[best[id]], at):
                best[id] = at
    kept = sorted(decided | set(best.values()), key=lambda p: (-found.get(p, 0.0), p))
    across = [
        _link(by_id[a], by_id[b], linkage, joined=True, decided=(a, b) in decided) for a, b in kept
    ]
    within = [join for t in sorted(group, key=lambda t: t.id) for join in t.joins]
    return tuple([*across, *within][:MOST_LINKS])


def _link(a: Telling, b: Telling, linkage: Linkage, *, joined: bool, decided: bool) -> Link:
    return link(a.record, b.record, linkage, joined=joined, decided=decided)


def near_of(
    group: Sequence[Telling],
    others: Mapping[str, Telling],
    scores: Mapping[Pair, float],
    constraints: Constraints,
    linkage: Linkage,
) -> tuple[Link, ...]:
    """The links from *group* to *others* that came closest to joining them, the best first."""
    by_id = {t.id: t for t in group}
    crossing = [
        (score, at)
        for at, score in scores.items()
        if (at[0] in by_id) != (at[1] in by_id)
        and score >= NEARLY
        and (at[0] in others or at[1] in others)
    ]
    crossing.sort(key=lambda c: (-c[0], c[1]))
    every = {**others, **by_id}
    return tuple(
        _link(every[a], every[b], linkage, joined=False, decided=pair(a, b) in constraints.cannot)
        for _, (a, b) in crossing[:MOST_NEAR]
    )
