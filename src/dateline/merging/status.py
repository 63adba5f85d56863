"""How well an event stands: the status of the codebook (section 6), told from the event's parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.model import ClaimRef, Dispute, EventParty

_MINUS = ("CT-", "PR-")
_SURE = ("CT+", "PR+")


def chains_by_report(chains: Sequence[Sequence[str]]) -> dict[str, int]:
    """The place of each report's chain: the first that holds it."""
    found: dict[str, int] = {}
    for index, chain in enumerate(chains):
        for report in chain:
            found.setdefault(report, index)
    return found


def status_of(
    claims: Sequence[ClaimRef],
    chains: Sequence[Sequence[str]],
    parties: Sequence[EventParty],
    disputes: Sequence[Dispute],
) -> str:
    """The status: withdrawn and refuted first, then contested, admitted, corroborated."""
    chain_of = chains_by_report(chains)
    telling = [c for c in claims if c.factuality in _SURE and c.stance != "retracts"]
    if _withdrawn(claims, telling, chain_of):
        return "withdrawn"
    if any(d.attribute in ("happened", "responsibility") for d in disputes):
        return "contested"
    unsure = [c for c in claims if c.factuality not in _MINUS and c.stance != "denies"]
    if not unsure and any(c.stance == "denies" for c in claims):
        return "refuted"
    if any(_admits(c, parties) for c in telling):
        return "admitted"
    told_by = {chain_of.get(c.report, c.report) for c in telling}
    return "corroborated" if len(told_by) > 1 else "single_source"


def _withdrawn(
    claims: Sequence[ClaimRef], telling: Sequence[ClaimRef], chain_of: Mapping[str, int]
) -> bool:
    """Whether the only sources of the event took it back."""
    back = [c for c in claims if c.stance == "retracts"]
    names = {c.source or c.publisher for c in back}
    chains = {chain_of.get(c.report, c.report) for c in back}
    return bool(back) and all(
        (c.source or c.publisher) in names or chain_of.get(c.report, c.report) in chains
        for c in telling
    )


def _admits(claim: ClaimRef, parties: Sequence[EventParty]) -> bool:
    """Whether a party owns up to its own act."""
    if claim.stance == "claims_responsibility":
        return True
    return any(
        p.side == "actor" and claim.source == p.name and claim.id in p.claims for p in parties
    )
