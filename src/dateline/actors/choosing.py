"""Which actor a form stands for, as of a day and beside the countries a report speaks of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from dateline.actors.names import ACTOR_USES
from dateline.knowledge.registry import Form
from dateline.model import Actor, Candidate

_SHORT_USES = ("short", "capital")


def sector_on(actor: Actor, on: dt.date | None) -> str | None:
    """The actor's sector on a day: of the role that holds then, else its general one."""
    if on is None:
        return actor.sector
    for role in actor.roles:
        if (role.since is None or role.since <= on) and (role.until is None or on <= role.until):
            return role.sector
    return actor.sector


def choose(
    forms: tuple[Form, ...],
    *,
    on: dt.date | None,
    countries: Mapping[str, int],
    named: frozenset[str] = frozenset(),
) -> tuple[Form, tuple[Candidate, ...]]:
    """The likeliest form, and all actors it may be when there are several, best first.

    *countries* counts the states that the report names, *named* are the actors it names in full.
    """
    if len(forms) == 1:
        return forms[0], ()
    best: dict[str, tuple[float, str, Form]] = {}
    for form in forms:
        score, why = _score(form, on, countries)
        if form.actor is not None and form.actor.id in named:
            score, why = score + 0.5, f"{why}; the report names it in full"
        key = form.actor.id if form.actor else form.text
        if key not in best or score > best[key][0]:
            best[key] = (score, why, form)
    ranked = sorted(best.items(), key=lambda item: -item[1][0])
    form = ranked[0][1][2]
    if len(ranked) == 1:
        return form, ()
    return form, tuple(
        Candidate(f.actor.name if f.actor else f.text, f.actor.id if f.actor else None, score, why)
        for _, (score, why, f) in ranked
    )


def _score(form: Form, on: dt.date | None, countries: Mapping[str, int]) -> tuple[float, str]:
    score, why = 1.0, [form.use]
    actor = form.actor
    if form.use in _SHORT_USES:
        score -= 0.1
    if form.use in ACTOR_USES and actor is not None and actor.kind != "person":
        score += 0.05
    if on is not None and actor is not None:
        begins, ends = _years(actor, form)
        if begins is not None and on < begins:
            score, why = score - 0.6, [*why, f"not before {begins}"]
        elif ends is not None and on > ends:
            score, why = score - 0.4, [*why, f"not after {ends}"]
        else:
            score, why = score + 0.1, [*why, f"in use on {on}"]
    mentions = countries.get(form.country or "", 0)
    if mentions:
        score += min(0.4, 0.1 + 0.1 * mentions)
        why.append(f"the report names its country {mentions} times")
    return score, "; ".join(why)


def _years(actor: Actor, form: Form) -> tuple[dt.date | None, dt.date | None]:
    """From when until when the form can mean the actor."""
    begins, ends = form.since or actor.since, form.until or actor.until
    if actor.kind == "person" and actor.roles:
        begins = begins or min((r.since for r in actor.roles if r.since), default=None)
        lasts = [r.until for r in actor.roles]
        ends = ends or (max(u for u in lasts if u) if all(lasts) else None)
    return begins, ends
