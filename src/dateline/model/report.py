"""A report: one text from one publisher, and how its characters are divided."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dateline.model.ids import content_hash
from dateline.model.span import Span
from dateline.model.vocabulary import REGION_KINDS, require


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a report that is not plain body text, or is to be skipped.

    ``kind`` is one of `REGION_KINDS`; ``boilerplate`` is kept in the text (offsets!) but not coded.
    """

    start: int
    end: int
    kind: str
    why: str = ""

    def __post_init__(self) -> None:
        require(self.kind, REGION_KINDS, "region kind")


@dataclass(frozen=True, slots=True)
class Report:
    """One text as one publisher gave it (codebook section 1).

    ``published`` is the day of publication or None; ``published_time`` adds "HH:MM" with an
    optional zone where the source gives it; ``published_from`` says where the day was found
    ("metadata", "html", "dateline", "option", ""). ``language`` is an ISO 639-1 code or "".
    ``fingerprint`` holds MinHash values for near-copy detection, empty when not computed.
    """

    id: str
    text: str
    title: str = ""
    published: dt.date | None = None
    published_time: str = ""
    published_from: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""
    regions: tuple[Region, ...] = ()
    fingerprint: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("a report needs an id")
        for region in self.regions:
            if not 0 <= region.start <= region.end <= len(self.text):
                raise ValueError(f"region {region.start}..{region.end} lies outside {self.id}")

    @property
    def text_hash(self) -> str:
        """Hash of the text alone: equal texts have equal hashes, whatever their ids."""
        return content_hash(self.text)

    def span(self, start: int, end: int) -> Span:
        """The span of this report's text between two offsets."""
        return Span.of(self.text, start, end)
