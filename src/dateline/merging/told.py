"""A claim with what merging needs to know of the report that tells it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dateline.model import Claim, ClaimRef, Source, Span


@dataclass(frozen=True, slots=True)
class Told:
    """A claim, corrections applied, as one report tells it.

    ``passage`` is the sentence it stands in; ``chain`` names its source chain: claims with equal
    chains have one upstream (copies of one text, or outlets that cite the same original source).
    """

    claim: Claim
    report: str
    publisher: str = ""
    published: dt.date | None = None
    passage: Span | None = None
    chain: str = ""

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the claim, outermost first."""
        return self.claim.sources

    @property
    def stance(self) -> str:
        """The stance of the claim."""
        return self.claim.stance

    def ref(self) -> ClaimRef:
        """The claim as events and control states point at it."""
        claim = self.claim
        return ClaimRef(
            claim.id,
            self.report,
            claim.trigger,
            claim.factuality,
            claim.sources[-1].name if claim.sources else None,
            claim.stance,
            self.publisher,
            self.published,
            self.passage,
        )
