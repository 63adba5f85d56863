"""From what the synthetic load has written to codings: spans, statements and claims in the text."""

from __future__ import annotations

import datetime as dt

from benchmarks.load_reports import Written
from benchmarks.load_telling import Sentence
from benchmarks.load_world import Voice, Who
from dateline.model import (
    Claim,
    ClaimTime,
    Coding,
    Count,
    Interval,
    Party,
    Place,
    Report,
    Source,
    Span,
    Speaker,
    Statement,
    Target,
    claim_id,
)
from dateline.reading.copies import fingerprint

#: Sentences of a paragraph.
_PARAGRAPH = 3
#: Of the things hit, one in so many is read as an object of the claim.
_OBJECTS = 12


def report_id(seed: int, written: Written) -> str:
    """The id of a written report; its country and number tell reports of one load apart."""
    return report_name(seed, written.theatre, written.number)


def report_name(seed: int, theatre: str, number: int) -> str:
    """The id of report *number* of *theatre* in the load of *seed*."""
    return f"load{seed}-{theatre.lower()}-{number}"


def coding(written: Written, seed: int, most: int) -> tuple[Coding, tuple[str, ...]]:
    """The coding of a written report and the truth of its claims; at most *most* sentences."""
    sentences = written.sentences[:most]
    offsets: list[int] = []
    pieces: list[str] = []
    at = 0
    for number, sentence in enumerate(sentences):
        if number:
            pieces.append(" " if number % _PARAGRAPH else "\n\n")
            at += len(pieces[-1])
        offsets.append(at)
        pieces.append(sentence.text)
        at += len(sentence.text)
    text = "".join(pieces)
    name = report_id(seed, written)
    report = Report(
        id=name,
        text=text,
        title=f"Synthetic report {written.number}",
        published=dt.date.fromordinal(written.shown),
        published_from="metadata",
        publisher=written.publisher,
        language="en",
        fingerprint=fingerprint(text),
    )
    statements: list[Statement] = []
    claims: list[Claim] = []
    truth: list[str] = []
    for number, (sentence, offset) in enumerate(zip(sentences, offsets, strict=True)):
        reading = _Reading(report, sentence, offset, written.shown - written.day)
        if sentence.sources:
            statements.append(reading.statement(f"s{len(statements) + 1}"))
        claims.append(reading.claim(statements[-1].id if sentence.sources else None))
        truth.append(sentence.truth or f"{name}.{number}")
    return Coding(report, tuple(statements), tuple(claims)), tuple(truth)


class _Reading:
    """One sentence at its place in a report."""

    __slots__ = ("offset", "report", "sentence", "shift")

    def __init__(self, report: Report, sentence: Sentence, offset: int, shift: int) -> None:
        self.report, self.sentence, self.offset, self.shift = report, sentence, offset, shift

    def span(self, slot: str) -> Span | None:
        """The characters of a slot, None where the sentence does not have it."""
        mark = self.sentence.marks.get(slot)
        if mark is None:
            return None
        start, end = mark
        return Span(self.offset + start, self.offset + end, self.sentence.text[start:end])

    def sources(self) -> tuple[Source, ...]:
        """The chain that vouches for the claim, outermost first."""
        return tuple(
            Source(self.span(f"source{at}"), v.name, v.id, v.role, v.country)
            for at, v in enumerate(self.sentence.sources)
        )

    def statement(self, name: str) -> Statement:
        """The sentence as what its source says."""
        sentence = self.sentence
        end = sentence.marks["source0"][0] - len(", ")
        content = Span(self.offset, self.offset + end, sentence.text[:end])
        said = self.sources()
        return Statement(
            id=name,
            content=(content,),
            kind="indirect",
            source=said[-1].mention,
            cue=self.span("cue"),
            speaker=_speaker(sentence.sources[-1]),
            chain=said,
        )

    def claim(self, statement: str | None) -> Claim:
        """The claim that the sentence makes."""
        sentence = self.sentence
        trigger = self.span("trigger")
        if trigger is None:
            raise ValueError(f"no trigger in {sentence.text!r}")
        sources = self.sources()
        target = self.span("target")
        return Claim(
            id=claim_id(self.report, trigger, sentence.type, sources),
            trigger=trigger,
            type=sentence.type,
            statement=statement,
            modes=sentence.modes,
            actors=_party(sentence.actor, self.span("actor")),
            recipients=_party(sentence.recipient, self.span("recipient")),
            places=self._places(),
            time=self._time(),
            counts=self._counts(),
            objects=(Target(target),) if target and trigger.start % _OBJECTS == 0 else (),
            sources=sources,
            stance=sentence.stance,
            factuality=sentence.factuality,
            tense=sentence.tense,
        )

    def _places(self) -> tuple[Place, ...]:
        where, mention = self.sentence.where, self.span("place")
        if where is None or mention is None:
            return ()
        spot = where.spot
        if not where.found:
            return (Place(mention, spot.name, country=spot.country, relation=where.relation),)
        return (
            Place(
                mention=mention,
                name=spot.name,
                id=spot.id,
                country=spot.country,
                admin1=spot.admin1,
                lat=spot.lat,
                lon=spot.lon,
                relation=where.relation,
                precision=spot.precision,
                radius_m=spot.radius_m,
                feature=spot.feature,
            ),
        )

    def _time(self) -> ClaimTime | None:
        said = self.sentence.when
        if said is None:
            return None
        _, interval, basis = said
        if self.shift:
            interval = _shifted(interval, self.shift)
        return ClaimTime(interval, basis, self.span("time"))

    def _counts(self) -> tuple[Count, ...]:
        return tuple(
            Count(kind, low, best, high, words.split()[-1], self.span(f"count{at}"))
            for at, (kind, low, best, high, words) in enumerate(self.sentence.numbers)
        )


def _party(who: Who | None, mention: Span | None) -> tuple[Party, ...]:
    if who is None or mention is None:
        return ()
    return (Party(mention, who.name, who.id, who.country, who.sector, who.kind),)


def _speaker(voice: Voice) -> Speaker:
    return Speaker(voice.name, voice.role, None, voice.id, voice.country)


def _shifted(interval: Interval, days: int) -> Interval:
    """A time that was told by weekday, in a report whose day of publication is wrong."""
    if interval.precision not in ("day", "days") or not (interval.start and interval.end):
        return interval
    move = dt.timedelta(days)
    start, end = interval.start + move, interval.end + move
    edtf = start.isoformat() if start == end else f"{start}/{end}"
    return Interval(start, end, interval.precision, edtf)
