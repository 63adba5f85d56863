"""Sentences of other projects' event data, and how well coded claims fit what they record.

Each recorded event is held against one claim of its sentence. Where the corpus marks the words of
the event, claims whose trigger shares a character with them stand first; among these, and where
nothing is marked, those of a right type; then the earliest. One that does neither is not chosen.

Measures, over all recorded events with a type among ours (``event_labels.yaml``):

- ``type``: share whose claim was chosen by its words (or where none are marked, of any claim) and
  has a right type; ``type_any``: share where any claim of the sentence has one;
- ``source``, ``recipient``: precision, recall and F1 of the chosen claim's actors against the
  recorded sources, of its recipients against the targets. A party *overlaps* a recorded one when
  its mention (or what the mention stands for) shares a character with the recorded words, or the
  names agree as in gold; one to one. Where only a code is recorded, the country must be the same,
  or without one the sector. A party recorded as both sides may be found on either, and so may any
  of a claim of the table's ``both_sides``, which has all parties as actors;
- ``target``: the same as ``recipient``, but a target may also be found among the chosen claim's
  objects and places: other schemes have towns and things as targets, the codebook keeps them there;
- ``source_any``, ``target_any``: share of the recorded parties that fill any slot of any claim of
  the sentence: the codebook keeps ground and things that were hit apart from parties;
- ``place``: share of the recorded places found among the chosen claim's places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.evaluation.agreeing import matched, names_agree
from dateline.evaluation.scores import Scores, Tally
from dateline.knowledge.event_labels import both_sides
from dateline.model import Claim, Coding, Party, Place, Report, Span
from dateline.model.claim import Target

#: Measures of which nothing can be false.
SHARES = frozenset({"type", "type_any", "source_any", "target_any", "place"})
Stretch = tuple[int, int]
Filler = Party | Place | Target


@dataclass(frozen=True, slots=True)
class RecordedParty:
    """A party or place that a record asks for: by its words, or by country and sectors alone.

    ``either`` marks one that is recorded on both sides.
    """

    name: str = ""
    at: Stretch | None = None
    country: str | None = None
    sectors: frozenset[str] = frozenset()
    either: bool = False


@dataclass(frozen=True, slots=True)
class RecordedEvent:
    """One event of a sentence: its label, the types that are right for it, its words if marked."""

    label: str
    types: tuple[str, ...]
    words: tuple[Stretch, ...] = ()
    sources: tuple[RecordedParty, ...] = ()
    targets: tuple[RecordedParty, ...] = ()
    places: tuple[RecordedParty, ...] = ()


@dataclass(frozen=True, slots=True)
class EventRecord:
    """A sentence as a report, and the events recorded for it."""

    report: Report
    events: tuple[RecordedEvent, ...]


def score_records(records: Iterable[EventRecord], codings: Iterable[Coding]) -> Scores:
    """The measures of *codings* over *records*, by report id; ``faults`` lists what is not right.

    Records without an event of our types are counted in ``reports`` and ask for nothing.
    """
    coded = {coding.report.id: coding for coding in codings}
    marker, count, uncoded = _Marker(), 0, 0
    for record in records:
        count += 1
        uncoded += record.report.id not in coded
        claims = coded[record.report.id].claims if record.report.id in coded else ()
        for event in record.events:
            if event.types:
                marker.mark(record.report, event, claims)
    return Scores(count, uncoded, 0, marker.tallies, tuple(marker.faults), SHARES)


def chosen(event: RecordedEvent, claims: Sequence[Claim]) -> Claim | None:
    """The claim that *event* is held against, by the order that the module's heading gives."""

    def fit(claim: Claim) -> int:
        return 2 * _touches(event, claim) + (claim.type in event.types)

    ranked = sorted(claims, key=lambda claim: (-fit(claim), claim.trigger.start))
    return ranked[0] if ranked and fit(ranked[0]) else None


def overlaps(asked: RecordedParty, filler: Filler) -> bool:
    """True when *filler* is the party or place that was *asked* for."""
    spans = [filler.mention]
    names = [filler.mention.text]
    if isinstance(filler, Party):
        spans += [filler.antecedent] if filler.antecedent else []
        names.append(filler.name)
    if asked.name:
        return any(_meet(asked.at, span) for span in spans) or names_agree((asked.name,), names)
    if asked.country:
        return getattr(filler, "country", None) == asked.country
    return isinstance(filler, Party) and filler.sector in asked.sectors


def _touches(event: RecordedEvent, claim: Claim) -> bool:
    return any(_meet(stretch, claim.trigger) for stretch in event.words)


def _meet(stretch: Stretch | None, span: Span) -> bool:
    return stretch is not None and stretch[0] < span.end and span.start < stretch[1]


class _Marker:
    """Goes through the recorded events and keeps the tallies."""

    def __init__(self) -> None:
        self.tallies: dict[str, Tally] = {}
        self.faults: list[str] = []

    def mark(self, report: Report, event: RecordedEvent, claims: Sequence[Claim]) -> None:
        claim = chosen(event, claims)
        typed = claim is not None and claim.type in event.types
        by_words = typed and (not event.words or (claim is not None and _touches(event, claim)))
        self._ask("type", by_words)
        self._ask("type_any", any(c.type in event.types for c in claims))
        actors = list(claim.actors) if claim else []
        recipients = list(claim.recipients) if claim else []
        both = claim is not None and _mutual(claim)
        missed = [p for p in event.sources if not _take(p, actors, recipients, both)]
        missed_targets = [p for p in event.targets if not _take(p, recipients, actors, both)]
        self._add("source", _tally(event.sources, missed, actors))
        self._add("recipient", _tally(event.targets, missed_targets, recipients))
        hit: list[Filler] = [*claim.objects, *claim.places] if claim else []
        elsewhere = [p for p in missed_targets if any(overlaps(p, thing) for thing in hit)]
        missed_targets = [p for p in missed_targets if p not in elsewhere]
        self._add("target", _tally(event.targets, missed_targets, recipients))
        fillers = [filler for each in claims for filler in _fillers(each)]
        for name, asked in (("source_any", event.sources), ("target_any", event.targets)):
            self._add(name, _found(asked, fillers))
        self._add("place", _found(event.places, claim.places if claim else ()))
        spare = actors or recipients
        if not by_words or missed or missed_targets or spare:
            self.faults.append(
                f"{report.id} {event.label}: {_told(claim)}; wanted "
                f"{_names(event.sources)} > {_names(event.targets)} in {report.text[:160]!r}"
            )

    def _ask(self, measure: str, right: bool) -> None:
        self._add(measure, Tally(right=int(right), missed=int(not right)))

    def _add(self, measure: str, tally: Tally) -> None:
        self.tallies[measure] = self.tallies.get(measure, Tally()) + tally


def _mutual(claim: Claim) -> bool:
    table = both_sides()
    return claim.type in table.types or not table.modes.isdisjoint(claim.modes)


def _take(asked: RecordedParty, side: list[Party], other: list[Party], both: bool) -> bool:
    """Takes the party that was asked for out of its side, or of the other if it may be there."""
    for parties in (side, other) if asked.either or both else (side,):
        for party in parties:
            if overlaps(asked, party):
                parties.remove(party)
                return True
    return False


def _tally(
    asked: Sequence[RecordedParty], missed: Sequence[RecordedParty], left: Sequence[Party]
) -> Tally:
    return Tally(len(asked) - len(missed), len(left), len(missed))


def _found(asked: Sequence[RecordedParty], fillers: Sequence[Filler]) -> Tally:
    right = matched(asked, fillers, overlaps)
    return Tally(right, 0, len(asked) - right)


def _fillers(claim: Claim) -> Iterator[Filler]:
    yield from claim.actors
    yield from claim.recipients
    yield from claim.places
    yield from claim.objects


def _told(claim: Claim | None) -> str:
    if claim is None:
        return "no claim"
    sides = (", ".join(p.mention.text for p in side) for side in (claim.actors, claim.recipients))
    return f"{claim.type} {claim.trigger.text!r} {' > '.join(sides)}"


def _names(asked: Sequence[RecordedParty]) -> str:
    return ", ".join(p.name or p.country or "/".join(sorted(p.sectors)) for p in asked)
