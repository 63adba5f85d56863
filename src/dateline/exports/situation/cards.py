"""Claims as cards, and the source chains that stand side by side."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.exports.situation.index import Index, anchor
from dateline.exports.situation.passages import quote
from dateline.exports.situation.views import ChainView, ClaimView
from dateline.exports.situation.words import short
from dateline.model import ClaimRef, Event, wording

#: Names of publishers that a heading spells out.
_NAMED = 4


def card(ref: ClaimRef, index: Index) -> ClaimView:
    """One claim of an event: its words, who says them, how sure, when, and where they stand."""
    claim = index.claims.get(ref.id)
    if claim is not None and claim.sources:
        source = " › ".join(s.name for s in claim.sources)
    else:
        source = ref.source or wording.OWN_VOICE
    tense = f", {claim.tense}" if claim is not None and claim.tense != "past" else ""
    return ClaimView(
        id=anchor("c", ref.id),
        number=index.number[ref.id],
        source=short(source),
        stance=wording.STANCE_WORDS[ref.stance],
        sure=wording.HOW_SURE[ref.factuality] + tense,
        minus=ref.factuality.endswith("-"),
        quote=quote(ref, index),
        publisher=short(ref.publisher or ref.report),
        day=wording.day_phrase(ref.published) or "no date",
        report=index.report_link(ref.report, ref.id),
    )


def chains_of(event: Event, index: Index) -> tuple[ChainView, ...]:
    """The claims of *event* by source chain, the chains in the event's order."""
    columns: dict[int, list[ClaimRef]] = {}
    for ref in event.claims:
        columns.setdefault(chain_number(event, ref), []).append(ref)
    return tuple(
        ChainView(_publishers(refs), tuple(card(ref, index) for ref in refs), _copies(event, refs))
        for _, refs in sorted(columns.items())
    )


def chain_number(event: Event, ref: ClaimRef) -> int:
    """The place of a claim's chain among the event's; claims of a chain unknown come last."""
    for names in (ref.id, ref.report):
        for number, chain in enumerate(event.chains):
            if names in chain:
                return number
    return len(event.chains)


def _publishers(refs: Sequence[ClaimRef]) -> str:
    """The publishers of a chain, each once; those beyond a few are counted."""
    names = list(dict.fromkeys(short(ref.publisher or ref.report, 60) for ref in refs))
    left = len(names) - _NAMED
    return ", ".join(names) if left <= 1 else f"{', '.join(names[:_NAMED])} and {left} more"


def _copies(event: Event, refs: Sequence[ClaimRef]) -> str:
    """Which publishers of this chain copied one text; "" when none did."""
    own = {name: ref for ref in refs for name in (ref.report, ref.id)}
    groups = []
    for group in event.copies:
        names = dict.fromkeys(own[n].publisher or own[n].report for n in group if n in own)
        if len(group) > 1 and len([n for n in group if n in own]) > 1:
            groups.append(", ".join(names))
    return "; ".join(groups)


def chain_count(event: Event) -> int:
    """How many independent chains tell *event*."""
    return len({chain_number(event, ref) for ref in event.claims})
