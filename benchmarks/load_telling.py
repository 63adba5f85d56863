"""How the synthetic load tells an incident: a sentence, and the claim that is read out of it.

The claim is what a coder would make of the sentence, faults included: slots go missing, a place is
taken for another, a party stays a bare "rebels". Rates are in ``load.yaml``.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from benchmarks.load_incidents import Incident, aside
from benchmarks.load_tables import Tables, pick
from benchmarks.load_times import When, when
from benchmarks.load_world import Spot, Theatre, Voice, Who

Marks = dict[str, tuple[int, int]]
#: Numbers of a toll: kind, low, best, high, and whom the words name.
Number = tuple[str, int | None, int | None, int | None, str]
_DOZENS = 24
#: Shares of loose sentences that name a place, and of those the ones that name a town.
_LOOSE_PLACED, _LOOSE_TOWN = 0.5, 0.5


@dataclass(frozen=True, slots=True)
class Where:
    """The place a claim gets: a spot, its relation, and whether it was found in the gazetteer."""

    spot: Spot
    relation: str = "in"
    found: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, where its slots stand in it, and what is read out of it; truth is the incident.

    ``marks`` maps slots to characters of the sentence; a slot is read only where it has a value.
    """

    text: str
    marks: Marks
    truth: str
    type: str
    modes: tuple[str, ...] = ()
    actor: Who | None = None
    recipient: Who | None = None
    where: Where | None = None
    when: When | None = None
    numbers: tuple[Number, ...] = ()
    sources: tuple[Voice, ...] = ()
    stance: str = "reports"
    factuality: str = "CT+"
    tense: str = "past"


class Teller:
    """Tells incidents of one theatre; ``told`` is the day of the report, an ordinal."""

    def __init__(self, theatre: Theatre, given: Tables, rng: random.Random) -> None:
        self.theatre, self.given, self.rng = theatre, given, rng
        self._read: dict[str, Where] = {}
        self._others: list[Spot] = []

    def begin(self) -> None:
        """Start a report: how its place names are read is forgotten."""
        self._read.clear()
        self._others.clear()

    def mentions(self, incident: Incident, told: int, number: int) -> Iterator[Sentence]:
        """*number* sentences about *incident*, the fullest first."""
        for at in range(number):
            yield self._mention(incident, told, first=at == 0)

    def _mention(self, incident: Incident, told: int, *, first: bool) -> Sentence:
        given, rng, at = self.given, self.rng, 0 if first else 1
        rates, pairs, kind = given.rates, given.pairs, incident.kind
        type_ = kind.type
        if rng.random() < rates["claim.wrong_type"] and type_ in given.mistaken:
            type_ = pick(given.mistaken[type_], rng)
        voice, share = pick(incident.voices, rng)
        sources: tuple[Voice, ...] = ()
        if rng.random() < pairs["claim.source"][at]:
            sources = self._sources(voice)
        draft = Sentence(
            text="",
            marks={},
            truth=incident.id,
            type=type_,
            modes=self._modes(incident, type_),
            actor=self._actor(incident, at),
            recipient=self._recipient(incident, at),
            where=self._where(incident, first=first),
            when=when(incident, told, first=first, given=given, rng=rng),
            sources=sources,
            stance=given.mixes["claim.stance"].draw(rng),
            factuality=given.mixes["claim.factuality"].draw(rng),
            tense=given.mixes["claim.tense"].draw(rng),
        )
        if incident.toll and rng.random() < pairs["claim.count"][at]:
            draft = replace(draft, numbers=tuple(self._numbers(incident, share, told)))
        if incident.blamed and rng.random() < 0.35:
            draft = self._contested(incident, draft)
        return self._worded(draft, incident, first=first)

    def _contested(self, incident: Incident, draft: Sentence) -> Sentence:
        """The side blamed denies it, or one of its friends names another as the doer."""
        accused = self.theatre.sides[max(incident.actor.side, 0)].voice
        if self.rng.random() < 0.5:
            return replace(
                draft,
                actor=incident.actor,
                sources=(accused,),
                stance="denies",
                factuality="CT-",
                numbers=(),
            )
        return replace(draft, actor=incident.blamed, sources=(accused,), stance="accuses")

    def _sources(self, voice: Voice) -> tuple[Voice, ...]:
        if self.rng.random() < self.given.rates["claim.chain"]:
            return (pick(self.theatre.outlets, self.rng), voice)
        return (voice,)

    def _modes(self, incident: Incident, type_: str) -> tuple[str, ...]:
        given, rng, kind = self.given, self.rng, incident.kind
        if not kind.mode or rng.random() > given.rates["claim.mode"]:
            return ()
        if type_ == kind.type and rng.random() > given.rates["claim.wrong_mode"]:
            return (kind.mode,)
        other = pick([k.mode for k in given.kinds if k.type == type_ and k.mode] or [""], rng)
        return (other,) if other else ()

    def _actor(self, incident: Incident, at: int) -> Who | None:
        given, rng, who = self.given, self.rng, incident.actor
        if rng.random() > given.pairs["party.actor"][at] + 0.35 * (incident.kind.kind == "talk"):
            return None
        if rng.random() < given.rates["party.wrong_actor"]:
            who = incident.other
        return self._named(who)

    def _recipient(self, incident: Incident, at: int) -> Who | None:
        wanted = incident.kind.kind == "clash" or self.rng.random() < 0.95
        if not wanted or self.rng.random() > self.given.pairs["party.recipient"][at]:
            return None
        return self._named(incident.recipient)

    def _named(self, who: Who) -> Who:
        if who.side < 0 or who.sector == "GOV" or self.rng.random() > self._generic():
            return who
        return pick(self.theatre.sides[who.side].generic, self.rng)

    def _generic(self) -> float:
        return self.given.rates["party.generic"]

    def _where(self, incident: Incident, *, first: bool) -> Where | None:
        given, rng = self.given, self.rng
        present = given.pairs["place.given"][0 if first else 1]
        if rng.random() > (present if incident.kind.kind != "talk" else 0.45):
            return None
        kept = self._read.get(incident.id)
        if kept and rng.random() < given.rates["place.kept"]:
            return kept
        found = self._place(incident.spot, given.mixes["place.outcome"].draw(rng))
        if incident.kind.kind == "talk":
            found = Where(pick(self.theatre.areas["country"], rng))
        self._read.setdefault(incident.id, found)
        self._others.append(incident.spot)
        return found

    def _place(self, spot: Spot, outcome: str) -> Where:
        """What a name is read as: the place, a neighbour, its city, another, an area, nothing."""
        given, rng, theatre = self.given, self.rng, self.theatre
        near = theatre.near.get(spot.id, ())
        if outcome == "unresolved":
            return Where(spot, found=False)
        if outcome in ("nearby", "city") and near:
            return Where(near[0] if outcome == "city" else pick(near, rng))
        if outcome == "other":
            return Where(pick(self._others, rng) if self._others else theatre.where.draw(rng))
        if outcome == "coarse":
            area = given.mixes["place.coarse"].draw(rng)
            if area == "adm1" and (province := theatre.provinces.get(spot.admin1 or "")):
                return Where(province)
            return Where(pick(theatre.areas[area if area in theatre.areas else "country"], rng))
        if rng.random() < given.rates["place.near"]:
            return Where(replace(spot, precision="near"), pick(given.directions, rng))
        return Where(spot)

    def _numbers(self, incident: Incident, share: float, told: int) -> Iterator[Number]:
        """The dead as one voice counts them on that day, and at times the injured."""
        rng = self.rng
        age = told - incident.day
        known = 1.0 if not incident.grows or age > 2 else (0.55, 0.8, 0.9)[max(age, 0)]
        dead = max(1, round(incident.toll * share * known))
        who = incident.recipient.words if incident.recipient.side < 0 else "people"
        shape = self.given.mixes["toll.shape"].draw(rng)
        if shape == "dozens" and dead >= _DOZENS:
            yield "killed", _DOZENS, None, None, "dozens"
        elif shape == "up to":
            yield "killed", 0, None, dead, f"up to {dead} {who}"
        elif shape == "at least":
            yield "killed", dead, dead, None, f"at least {dead} {who}"
        else:
            yield "killed", dead, dead, dead, f"{dead} {who}" if dead > 1 else f"1 of the {who}"
        if rng.random() < 0.22:
            hurt = max(1, round(dead * (0.8 + rng.random())))
            yield "injured", hurt, hurt, None, f"{hurt} others"

    def _worded(self, draft: Sentence, incident: Incident, *, first: bool) -> Sentence:
        form = "actor" if draft.actor else "bare" if first else "again"
        pattern = pick(self.given.patterns[incident.kind.kind, form], self.rng)
        pieces: list[tuple[str, str | None]] = []
        for words, slot in pattern:
            if slot is None:
                pieces.append((words, None))
            else:
                pieces += _slot(slot, draft, incident, given=self.given, rng=self.rng)
        return _joined(draft, pieces)

    def loose(self, number: int, told: int) -> Iterator[Sentence]:
        """Sentences that tell nothing another report tells: each is a truth of its own."""
        given, rng, theatre = self.given, self.rng, self.theatre
        for _ in range(number):
            kind = given.kind.draw(rng)
            actor = pick(theatre.officials, rng) if rng.random() < 0.55 else None
            town = rng.random() < _LOOSE_TOWN
            spot = theatre.where.draw(rng) if town else pick(theatre.areas["country"], rng)
            incident = Incident(
                "",
                kind,
                told,
                told,
                spot,
                pick(given.words["targets"], rng),
                pick(given.words["topics"], rng),
                aside(given, rng),
                actor or theatre.officials[0],
                theatre.sides[1].forces[0],
                pick(theatre.people, rng),
                0,
                False,
                ((theatre.voices.draw(rng), 1.0),),
            )
            draft = Sentence(
                text="",
                marks={},
                truth="",
                type=kind.type,
                modes=(kind.mode,) if kind.mode and rng.random() < 0.4 else (),
                actor=actor,
                where=Where(spot) if rng.random() < _LOOSE_PLACED else None,
                when=None
                if rng.random() < given.rates["time.loose_missing"]
                else when(incident, told, first=False, given=given, rng=rng),
                sources=self._sources(incident.voices[0][0]) if rng.random() < 0.4 else (),
                factuality="Uu" if rng.random() < 0.22 else "CT+",
                tense="future"
                if rng.random() < 0.2
                else "ongoing"
                if rng.random() < 0.3
                else "past",
            )
            loose_kind = replace(incident, kind=replace(kind, kind="loose"))
            yield self._worded(draft, loose_kind, first=rng.random() < 0.5)


def _slot(
    slot: str, draft: Sentence, incident: Incident, *, given: Tables, rng: random.Random
) -> Iterator[tuple[str, str | None]]:
    """The words of a slot, each piece with the mark it makes."""
    if slot == "actor":
        yield draft.actor.words if draft.actor else "somebody", "actor"
    elif slot == "recipient":
        yield (draft.recipient or incident.recipient).words, "recipient"
    elif slot == "verb":
        yield pick(incident.kind.verbs, rng), "trigger"
    elif slot == "noun":
        yield pick(incident.kind.nouns, rng), "trigger"
    elif slot == "target":
        yield _target(incident, given, rng), slot
    elif slot == "topic":
        yield incident.topic, slot
    elif slot == "aside":
        said = [
            incident.detail if rng.random() < given.rates["wording.own"] else aside(given, rng)
            for _ in range(given.mixes["wording.asides"].draw(rng))
        ]
        for words in dict.fromkeys(said):
            yield words, None
    elif slot == "where" and draft.where:
        yield draft.where.relation.replace("_", " ") + " ", None
        yield draft.where.spot.name, "place"
    elif slot == "when" and draft.when and draft.when[0]:
        yield draft.when[0], "time"
    elif slot == "toll":
        yield from _toll(draft)
    elif slot == "said" and draft.sources:
        yield from _said(draft)


def _target(incident: Incident, given: Tables, rng: random.Random) -> str:
    """What was hit, told in full, in short, or not told at all."""
    full, short = given.pairs["wording.target"]
    told = rng.random()
    if told < full:
        return incident.target
    if told < full + short:
        return incident.target.partition(" in the ")[0]
    vague: str = pick(given.words["vague"], rng)
    return vague


def _toll(draft: Sentence) -> Iterator[tuple[str, str | None]]:
    for at, (kind, *_, words) in enumerate(draft.numbers):
        yield f", {'killing' if kind == 'killed' else 'hurting'} ", None
        yield words, f"count{at}"
    if draft.recipient:
        yield ", with ", None
        yield draft.recipient.words, "recipient"
        yield " among those hit", None


def _said(draft: Sentence) -> Iterator[tuple[str, str | None]]:
    yield ", ", None
    for at, voice in enumerate(draft.sources):
        if at:
            yield " quoted ", "cue"
        yield voice.words, f"source{at}"
    yield " ", None
    cue = "denied" if draft.stance == "denies" else "said"
    yield cue if len(draft.sources) == 1 else "as saying", "cue"


def _joined(draft: Sentence, pieces: list[tuple[str, str | None]]) -> Sentence:
    """The sentence put together: single spaces, a capital, and marks where the words stand."""
    out: list[str] = []
    marks: Marks = {}
    at = 0
    spaced = True
    for words, slot in pieces:
        part = words.lstrip(" ") if spaced else words
        if not part:
            continue
        if part[0] in ",." and out and out[-1].endswith(" "):
            out[-1] = out[-1][:-1]
            at -= 1
        if slot and slot not in marks:
            lead = len(part) - len(part.lstrip())
            marks[slot] = (at + lead, at + len(part.rstrip()))
        out.append(part)
        at += len(part)
        spaced = part[-1] == " "
    text = "".join(out)
    first = text[0].upper()
    text = first + text[1:] if len(first) == 1 else text
    return replace(draft, text=text, marks=marks)
