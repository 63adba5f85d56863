"""`dateline explain`: a claim by its words and rules, an event by what joins its claims."""

from __future__ import annotations

from pathlib import Path

from dateline.cli import looking
from dateline.cli.boards import claims_told
from dateline.cli.judging import claims_of
from dateline.cli.output import console_on, opened
from dateline.cli.stores import existing_store
from dateline.errors import InputError
from dateline.model import Event
from dateline.presenting.linkage import linkage_view
from dateline.settings import Settings
from dateline.store import Store


def explain(wanted: str, settings: Settings, *, out: Path | None = None) -> int:
    """Explain the claim or event of the store whose id begins with *wanted*.

    Raises InputError when there is none, or several.
    """
    with existing_store(settings, "which store? a claim or event is looked up in one") as store:
        events = store.event(wanted)
        claims = {stored.claim.id for stored in store.claim(wanted)}
        if not events and not claims:
            raise InputError(
                wanted, "no claim of the store, and no event, has an id that begins so"
            )
        if events and wanted not in claims:
            if claims or len(events) > 1:
                raise InputError(wanted, *_several(events, claims))
            return _explain_event(events[0], store, out)
    return looking.explain(wanted, settings, out=out)


def _several(events: tuple[Event, ...], claims: set[str]) -> tuple[str, str]:
    found = [*(event.id for event in events), *sorted(claims)]
    return f"{len(found)} claims and events begin so", f"such as {looking.some(found)}"


def _explain_event(event: Event, store: Store, out: Path | None) -> int:
    links = (*event.links, *event.near)
    own = {ref.id: ref for ref in event.claims}
    others = {claim for link in links for claim in (link.left, link.right)} - own.keys()
    refs = {**claims_told(store, sorted(others)), **own}
    decisions = [d for d in store.decisions() if not own.keys().isdisjoint(claims_of(d))]
    with opened(out) as stream:
        console = console_on(stream)
        complete = not stream.isatty()
        view = linkage_view(event, refs, decisions, width=console.width, complete=complete)
        console.print(view)
    return 0
