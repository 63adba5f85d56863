"""From the claims of one happening to its event: a view that keeps every disagreement.

The claims are put in order first, so that the event never depends on how they arrived.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.knowledge.event_view_rules import EventViewRules
from dateline.merging.best import (
    best_modes,
    best_place,
    best_time,
    best_value,
    parties_of,
    supports_of,
)
from dateline.merging.disputes import Gathered, disputes_of
from dateline.merging.history import history_of
from dateline.merging.responsibility import blames_of, responsibility_of
from dateline.merging.scenes import of_scene
from dateline.merging.status import chains_by_report, status_of
from dateline.merging.told import Told
from dateline.merging.toll_ranges import toll_ranges
from dateline.merging.tolls import tolls_of
from dateline.merging.voices import voices_of
from dateline.model import Event, Link

Groups = tuple[tuple[str, ...], ...]


def assemble(
    told: Sequence[Told],
    *,
    rules: EventViewRules,
    copies: Groups = (),
    chains: Groups = (),
    links: tuple[Link, ...] = (),
    near: tuple[Link, ...] = (),
) -> Event:
    """The event that *told* (claims of one happening, each once) make.

    *copies* and *chains* group reports; without *chains* the claims' own chains are taken.
    Raises ValueError when there is no claim.
    """
    if not told:
        raise ValueError("an event rests on at least one claim")
    told = tuple(sorted(told, key=_age))
    chains = chains or chains_of(told)
    event = _settled(told, chains, rules)
    event = replace(event, copies=copies, links=links, near=near)
    return replace(event, history=history_of(event, rules))


def _settled(told: Sequence[Told], chains: Groups, rules: EventViewRules) -> Event:
    """The event without its history and links."""
    place, time = best_place(told, rules.best), best_time(told, rules.best)
    voices = voices_of(told, rules)
    chain_of = chains_by_report(chains)
    here = of_scene(told, place, time, rules.scene)
    tolls = tolls_of(here, voices, time=time, chain_of=chain_of, rules=rules)
    blames = blames_of(told, voices, rules)
    disputes = disputes_of(Gathered(told, voices, blames, time), tolls, rules)
    supports, parties = supports_of(told), parties_of(told)
    refs = tuple(item.ref() for item in told)
    days = [item.published for item in told if item.published]
    chain_of_claim = {t.id: chain_of.get(t.report, t.report) for t in told}
    return Event(
        id=event_id(told),
        type=best_value(supports, "type", chain_of_claim) or told[0].claim.type,
        status=status_of(refs, chains, parties, disputes),
        claims=refs,
        modes=best_modes(supports, rules.best.mode_share),
        time=time,
        place=place,
        tolls=tolls,
        toll=toll_ranges(tolls, rules.tolls),
        responsibility=responsibility_of(blames),
        disputes=disputes,
        chains=chains,
        parties=parties,
        supports=supports,
        first_told=min(days, default=None),
        last_told=max(days, default=None),
    )


def event_id(told: Iterable[Told]) -> str:
    """The id of the event of these claims: "e" and the id of the earliest one."""
    return "e" + min(told, key=_age).id.removeprefix("c")


def chains_of(told: Sequence[Told]) -> Groups:
    """The reports grouped by the source chains their claims name, in order."""
    groups: dict[str, set[str]] = defaultdict(set)
    for item in told:
        groups[item.chain or item.report].add(item.report)
    return tuple(sorted({tuple(sorted(reports)) for reports in groups.values()}))


def _age(item: Told) -> tuple[dt.date, str, int, str]:
    return (item.published or dt.date.max, item.report, item.claim.trigger.start, item.id)
