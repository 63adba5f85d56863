"""Merged events measured against gold incidents.

A gold mention is found when the trigger of a claim overlaps its anchor; of several such claims the
one whose trigger starts nearest decides, and the mention then lies in that claim's event. Two found
mentions belong together when they are of one incident, of incidents that may be one, or when one
sums up or may mean the other's. Each incident stands for the event that most of its found mentions
lie in. See docs/evaluation.md for the measures.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean

from dateline.evaluation.clusters import Agreement
from dateline.evaluation.incidents import GoldMention, Incident, Killed
from dateline.evaluation.scores import Tally, headline
from dateline.model import Event, Toll

#: Measures that are shares of what was asked, not precision and recall.
SHARES = frozenset({"mention_recall", "toll_range"})
#: What floors are set on, where there is none yet.
GATED = ("mention_recall", "b_cubed", "pairs", "pairs.p", "disputes", "toll_range", "copies")
#: (start, end, id of the event) of a claim.
_Claim = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class IncidentScores:
    """The measures of events over gold incidents; ``mentions`` is how many mentions were found.

    ``faults`` are readable lines on what was missed, split, joined wrongly or told otherwise.
    """

    incidents: int
    mentions: int
    tallies: Mapping[str, Tally | Agreement]
    faults: tuple[str, ...] = ()

    def value(self, measure: str) -> float:
        """The headline number of *measure*: its share, or its F1; "pairs.p" gives a precision.

        Raises KeyError for an unknown measure.
        """
        return headline(self.tallies, measure, SHARES)

    def to_dict(self) -> dict[str, object]:
        """All measures, rounded to three places: p, r, f1 and n, or acc and n for shares."""
        out: dict[str, object] = {"incidents": self.incidents}
        for name, tally in self.tallies.items():
            asked = tally.asked if isinstance(tally, Tally) else self.mentions
            if name in SHARES:
                out[name] = {"acc": round(tally.recall, 3) if asked else None, "n": asked}
            else:
                rates = {"p": tally.precision, "r": tally.recall, "f1": tally.f1}
                out[name] = {k: round(v, 3) for k, v in rates.items()} | {"n": asked}
        return out


@dataclass(frozen=True, slots=True)
class _Found:
    """A mention that a claim tells: its incident, those it may be joined with, and its event."""

    incident: str
    right: frozenset[str]
    event: str
    report: str

    def belongs_with(self, other: _Found) -> bool:
        """True when joining the two is no error."""
        return not self.right.isdisjoint(other.right)


def score_incidents(
    incidents: Sequence[Incident], texts: Mapping[str, str], events: Iterable[Event]
) -> IncidentScores:
    """The scores of *events* against *incidents* over the *texts* of reports by id.

    Raises KeyError for a report without text, ValueError for an anchor that is not in its text.
    """
    by_id = {event.id: event for event in events}
    found, missed = _found(incidents, texts, by_id.values())
    aligned = _aligned(incidents, found, by_id)
    told = [(i, aligned[i.id]) for i in incidents if len(i.reports) > 1]
    tallies: dict[str, Tally | Agreement] = {
        "mention_recall": Tally(len(found), 0, len(missed)),
        "b_cubed": _b_cubed(found),
        "pairs": _pairs(found),
        "disputes": sum((_disputes(*pair) for pair in told), Tally()),
        "toll_range": sum((_toll_range(*pair) for pair in told), Tally()),
        "copies": sum((_copies(i, aligned[i.id]) for i in incidents), Tally()),
    }
    faults = (*missed, *_parted(incidents, found), *_mixed(found), *_told_otherwise(told))
    return IncidentScores(len(incidents), len(found), tallies, faults)


def _found(
    incidents: Iterable[Incident], texts: Mapping[str, str], events: Iterable[Event]
) -> tuple[list[_Found], list[str]]:
    """The mentions that a claim tells, and a line for each that none does."""
    claims: dict[str, list[_Claim]] = defaultdict(list)
    for event in events:
        for ref in event.claims:
            claims[ref.report].append((ref.trigger.start, ref.trigger.end, event.id))
    friends = _friends(incidents)
    found: list[_Found] = []
    missed: list[str] = []
    for incident in incidents:
        for mention in incident.mentions:
            event_id = _event_of(mention, texts[mention.report], claims[mention.report])
            if event_id is None:
                missed.append(f"{incident.id}: not coded: {mention.report}: {mention.anchor!r}")
                continue
            right = friends[incident.id] | mention.also
            found.append(_Found(incident.id, right, event_id, mention.report))
    return found, missed


def _friends(incidents: Iterable[Incident]) -> dict[str, frozenset[str]]:
    """By incident, itself and those that it may be one with, whichever of the two says so."""
    friends: dict[str, set[str]] = defaultdict(set)
    for incident in incidents:
        friends[incident.id].add(incident.id)
        for other in incident.uncertain_with:
            friends[incident.id].add(other)
            friends[other].add(incident.id)
    return {name: frozenset(others) for name, others in friends.items()}


def _event_of(mention: GoldMention, text: str, claims: Iterable[_Claim]) -> str | None:
    """The event of the claim nearest to the mention's trigger, of those that meet its anchor."""
    start, end, trigger = mention.locate(text)
    hits = [(abs(s - trigger), event) for s, e, event in claims if s < end and e > start]
    return min(hits)[1] if hits else None


def _aligned(
    incidents: Iterable[Incident], found: Iterable[_Found], events: Mapping[str, Event]
) -> dict[str, Event | None]:
    """By incident, the event that holds most of its mentions; of equals the first in the gold."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in found:
        votes[mention.incident][mention.event] += 1
    return {
        i.id: events[votes[i.id].most_common(1)[0][0]] if votes[i.id] else None for i in incidents
    }


def _b_cubed(found: Sequence[_Found]) -> Agreement:
    if not found:
        return Agreement(0.0, 0.0)
    by_event, by_incident = _grouped(found)
    precision = fmean(
        sum(map(mention.belongs_with, by_event[mention.event])) / len(by_event[mention.event])
        for mention in found
    )
    recall = fmean(
        sum(other.event == mention.event for other in by_incident[mention.incident])
        / len(by_incident[mention.incident])
        for mention in found
    )
    return Agreement(recall, precision)


def _grouped(found: Iterable[_Found]) -> tuple[dict[str, list[_Found]], dict[str, list[_Found]]]:
    by_event, by_incident = defaultdict(list), defaultdict(list)
    for mention in found:
        by_event[mention.event].append(mention)
        by_incident[mention.incident].append(mention)
    return by_event, by_incident


def _pairs(found: Iterable[_Found]) -> Tally:
    """Pairs of mentions of different reports; only pairs of one incident can be missed."""
    right = false = missed = 0
    for one, other in combinations(found, 2):
        if one.report == other.report:
            continue
        joined, belong = one.event == other.event, one.belongs_with(other)
        right += joined and belong
        false += joined and not belong
        missed += one.incident == other.incident and not joined
    return Tally(right, false, missed)


def _disputes(incident: Incident, event: Event | None) -> Tally:
    return _overlap(incident.disputes, _disputed(event))


def _disputed(event: Event | None) -> frozenset[str]:
    return frozenset(d.attribute for d in event.disputes) if event else frozenset()


def _toll_range(incident: Incident, event: Event | None) -> Tally:
    if not incident.killed:
        return Tally()
    same = _span(incident.killed) == _span(_killed(event))
    return Tally(int(same), 0, int(not same))


def _killed(event: Event | None) -> tuple[Toll, ...]:
    return tuple(toll for toll in event.tolls if toll.kind == "killed") if event else ()


def _span(tolls: Sequence[Killed | Toll]) -> tuple[int | None, int | None]:
    """The lowest low and the highest number of all."""
    lows = (t.low for t in tolls if t.low is not None)
    numbers = (n for t in tolls for n in (t.low, t.best, t.high) if n is not None)
    return min(lows, default=None), max(numbers, default=None)


def _copies(incident: Incident, event: Event | None) -> Tally:
    """Pairs of copies among the reports that tell the incident; none where the gold has none."""
    if not incident.copies:
        return Tally()
    have = _pairs_of(event.copies) if event else frozenset()
    return _overlap(
        _pairs_of(incident.copies), frozenset(pair for pair in have if pair <= incident.reports)
    )


def _pairs_of(groups: Iterable[Iterable[str]]) -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset(pair) for group in groups for pair in combinations(sorted(set(group)), 2)
    )


def _overlap(want: frozenset[object], have: frozenset[object]) -> Tally:
    return Tally(len(want & have), len(have - want), len(want - have))


def _parted(incidents: Iterable[Incident], found: Iterable[_Found]) -> Iterator[str]:
    """Incidents whose found mentions lie in several events."""
    _, by_incident = _grouped(found)
    for incident in incidents:
        counts = Counter(mention.event for mention in by_incident.get(incident.id, ()))
        if len(counts) > 1:
            parts = ", ".join(f"{count} in {event}" for event, count in counts.most_common())
            yield f"{incident.id}: parted: {parts}: {incident.summary}"


def _mixed(found: Iterable[_Found]) -> Iterator[str]:
    """Events that join mentions which do not belong together."""
    by_event, _ = _grouped(found)
    for event, mentions in by_event.items():
        if not all(one.belongs_with(other) for one, other in combinations(mentions, 2)):
            names = Counter(mention.incident for mention in mentions)
            joined = ", ".join(f"{count} of {name}" for name, count in names.most_common())
            yield f"{event}: joins {joined}"


def _told_otherwise(told: Iterable[tuple[Incident, Event | None]]) -> Iterator[str]:
    """Incidents whose event has other disputes, or another range of killed."""
    for incident, event in told:
        have = _disputed(event)
        if have != incident.disputes:
            named = (", ".join(sorted(names)) or "none" for names in (have, incident.disputes))
            yield "{}: disputes {}, not {}: {}".format(incident.id, *named, incident.summary)
        span, wanted = _span(_killed(event)), _span(incident.killed)
        if incident.killed and span != wanted:
            told_as, right = (f"{low}-{high}" for low, high in (span, wanted))
            yield f"{incident.id}: killed {told_as}, not {right}: {incident.summary}"
