"""Every report with its whole text, its claims marked where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from dateline.exports.situation.index import Index, anchor
from dateline.exports.situation.links import Link
from dateline.exports.situation.passages import report_text, text_ref
from dateline.exports.situation.views import ReportView
from dateline.exports.situation.words import short, title_of
from dateline.model import Claim, Coding, wording


def report_views(index: Index) -> Iterator[ReportView]:
    """The reports by day of publication, those without one last."""
    ordered = sorted(
        index.codings.values(),
        key=lambda c: (c.report.published is None, str(c.report.published), c.report.id),
    )
    return (report_view(coding, index) for coding in ordered)


def report_view(coding: Coding, index: Index) -> ReportView:
    """One report: text in pieces, and a line for each of its claims."""
    report = coding.report
    events = (index.event_of.get(claim.id) for claim in coding.claims)
    return ReportView(
        anchor("r", report.id),
        short(report.title or report.id, 200),
        short(report.publisher),
        wording.day_phrase(report.published),
        report.url if _leads_out(report.url) else "",
        report_text(coding, index),
        tuple(_line(c, number, index) for number, c in enumerate(coding.claims, 1)),
        tuple(sorted({at for at in events if at is not None})),
        short("; ".join(p.reason for p in coding.problems), 300),
    )


def _line(claim: Claim, number: int, index: Index) -> Link:
    """What a claim says, in the margin of the text; it leads where its number leads."""
    parts = (
        wording.who_to_whom(claim),
        wording.where(claim.places),
        wording.when(claim.time),
        wording.how_many(claim.counts),
    )
    sure = "" if claim.factuality == "CT+" else f" ({wording.HOW_SURE[claim.factuality]})"
    told = "; ".join(part for part in parts if part)
    ref = text_ref(claim, number, index)
    words = title_of(claim.type, claim.modes) + (f": {told}" if told else "") + sure
    return Link(short(words, 160), ref.href, ref.about, ref.event)


def _leads_out(url: str) -> bool:
    """Whether *url* is an ordinary address that a reader may follow."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
