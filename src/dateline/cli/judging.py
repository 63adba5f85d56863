"""`dateline judge`: decisions of people about claims, each kept beside the others for good."""

from __future__ import annotations

import datetime as dt
import getpass
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.cli.looking import coding_of, some
from dateline.cli.notes import say
from dateline.cli.slot_values import EXPECTED, slot_json
from dateline.cli.stores import existing_store, merge_command
from dateline.errors import InputError
from dateline.model import Anchor, Correction, Judgement, wording
from dateline.model.judgements import CORRECTED_SLOTS
from dateline.presenting.decisions import Decision, decision_line
from dateline.settings import Settings
from dateline.store import Store, StoredClaim

WHICH = "which store? decisions are kept in one"
_SHOWN = 160


@dataclass(frozen=True, slots=True)
class Author:
    """Who decides, when (ISO 8601, the clock is read by the command only), and why."""

    user: str
    at: str
    reason: str = ""


def author(user: str | None, reason: str) -> Author:
    """Who decides now: *user*, else DATELINE_USER, else the name one is logged in with.

    Raises InputError when none of them is known.
    """
    name = user or os.environ.get("DATELINE_USER") or _login()
    if not name:
        raise InputError("--user", "nobody knows who decides", "give --user, or set DATELINE_USER")
    at = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
    return Author(name, at, reason)


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no such account here, as in some containers
        return ""


def judge(verdict: str, left: str, right: str, settings: Settings, by: Author) -> int:
    """Keep the decision that two claims tell the same event, different ones, or that it is open."""
    with existing_store(settings, WHICH) as store:
        pair = sorted((_claim(store, left), _claim(store, right)), key=lambda s: s.claim.id)
        first, second = pair
        if first.claim.id == second.claim.id:
            raise InputError(f"{left} and {right}", f"both are claim {first.claim.id}", "name two")
        decision = Judgement(
            first.claim.id,
            second.claim.id,
            verdict,
            by.user,
            by.at,
            _score(store, first.claim.id, second.claim.id),
            by.reason,
            left_at=anchor(first),
            right_at=anchor(second),
        )
        store.decide([decision])
    for stored in pair:
        say(f"  {_told(stored)}")
    _kept(decision, settings)
    return 0


def _kept(decision: Decision, settings: Settings) -> None:
    say(
        f"{decision_line(decision)}: kept, by {decision.user}; {merge_command(settings)} applies it"
    )


def _told(stored: StoredClaim) -> str:
    line = wording.claim_line(stored.claim)
    return f"{stored.claim.id}  {line[:_SHOWN]}{'…' if len(line) > _SHOWN else ''}"


def anchor(stored: StoredClaim) -> Anchor:
    """Where a claim stands, by which it is found should its id change."""
    trigger = stored.claim.trigger
    return Anchor(stored.report.id, trigger.start, trigger.end)


def _score(store: Store, left: str, right: str) -> float | None:
    """The machine's score of two claims, if it compared them."""
    for link in store.links([left]):
        if {link.left, link.right} == {left, right}:
            return link.score
    return None


def _claim(store: Store, wanted: str) -> StoredClaim:
    """The claim that *wanted* begins the id of; an event stands for its first claim.

    Raises InputError when there is none, or more than one.
    """
    claims = {stored.claim.id: stored for stored in store.claim(wanted)}
    events = store.event(wanted)
    if wanted not in claims:
        for event in events:
            firsts = store.claim(event.claims[0].id)
            claims |= {stored.claim.id: stored for stored in firsts}
    if not claims:
        raise InputError(wanted, "no claim of the store, and no event, has an id that begins so")
    if len(claims) > 1 and wanted not in claims:
        ids = [*(event.id for event in events), *claims]
        raise InputError(wanted, "several claims or events begin so", f"such as {some(ids)}")
    return claims.get(wanted) or next(iter(claims.values()))


def correct(wanted: str, slot: str, typed: str, settings: Settings, by: Author) -> int:
    """Keep a person's value for one slot of a claim; the claim itself stays as it was read."""
    slot = _slot(slot)
    with existing_store(settings, WHICH) as store:
        stored = _claim(store, wanted)
        value = slot_json(slot, typed, stored.claim, coding_of(store, stored))
        decision = Correction(
            stored.claim.id, slot, value, by.user, by.at, by.reason, anchor=anchor(stored)
        )
        store.decide([decision])
    say(f"  {_told(stored)}")
    _kept(decision, settings)
    return 0


def _slot(slot: str) -> str:
    if slot.lower() in CORRECTED_SLOTS:
        return slot.lower()
    known = "; ".join(f"{name}: {what}" for name, what in EXPECTED.items())
    raise InputError(slot, "no slot that can be corrected", known)


def withdraw(wanted: str, other: str, settings: Settings, by: Author) -> int:
    """Take back the last decision about two claims, or about a slot (*other*) of one claim."""
    with existing_store(settings, WHICH) as store:
        taken = store.decisions()
        claim = _decided(store, wanted, taken)
        if other.lower() in CORRECTED_SLOTS:
            what = f"{other.lower()} of {claim}"
            about = [d for d in taken if _corrects(d, claim, other.lower())]
        else:
            pair = {claim, _decided(store, other, taken)}
            what = " and ".join(sorted(pair))
            about = [d for d in taken if _judges(d, pair)]
        if not about or about[-1].withdrawn:
            raise InputError(what, "no decision about that is in force", "see: judge list")
        decision = replace(about[-1], withdrawn=True, user=by.user, at=by.at, reason=by.reason)
        store.decide([decision])
    _kept(decision, settings)
    return 0


def _decided(store: Store, wanted: str, taken: Sequence[Decision]) -> str:
    """The id of a claim that was decided on, also of one that is not in the store any more."""
    ids = {claim for decision in taken for claim in claims_of(decision)}
    found = sorted(claim for claim in ids if claim.startswith(wanted))
    exact = wanted in ids
    if exact or len(found) == 1:
        return wanted if exact else found[0]
    return _claim(store, wanted).claim.id


def claims_of(decision: Decision) -> tuple[str, ...]:
    """The claims that a decision is about."""
    if isinstance(decision, Correction):
        return (decision.claim,)
    return (decision.left, decision.right)


def _corrects(decision: Decision, claim: str, slot: str) -> bool:
    return isinstance(decision, Correction) and (decision.claim, decision.slot) == (claim, slot)


def _judges(decision: Decision, pair: set[str]) -> bool:
    return isinstance(decision, Judgement) and {decision.left, decision.right} == pair
