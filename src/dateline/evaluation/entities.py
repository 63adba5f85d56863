"""Typed entities and relations between parties, read from codings and held against re3d.

What each type is read from is the table ``re3d.yaml``. Entities of one type that overlap are one,
on both sides: people and a tool each gave spans there ("Minister A. Name", "A. Name"). Measured:

- ``entities``, and each type alone: recall is the share of gold entities that share a character
  with a found one of the type; found ones that meet none of gold are false, and precision is the
  share of those that are found among these and the false;
- ``FightingAgainst``, ``AlliesOf``: precision, recall and F1 of pairs, in either direction. A pair
  agrees when each end shares a character with an end of the other; a party that a pronoun or
  description stands for counts at both places. Gold lists few of the pairs that its texts tell, so
  that precision is low by nature and recall is what is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from dateline.evaluation.re3d import Entity, MarkedDocument, Relation, Stretch
from dateline.evaluation.scores import Scores, Tally
from dateline.knowledge.event_rules import Codebook
from dateline.knowledge.re3d_table import EntitySource, RelationSource, re3d_table
from dateline.model import Claim, Coding, Count, Party, Place, Sentence, Span, sentence_at
from dateline.model.claim import Target

#: No measure of these is a mere share.
SHARES: frozenset[str] = frozenset()
Ends = tuple[Stretch, ...]
Pair = tuple[str, Ends, Ends]


def score_re3d(
    documents: Iterable[MarkedDocument],
    codings: Iterable[Coding],
    sentences: Mapping[str, Sequence[Sentence]],
    codebook: Codebook,
) -> Scores:
    """The measures of *codings* over *documents*, by report id, as the module's heading says.

    *sentences* are those of each report, for what a coding does not keep. ``bad_offsets`` counts
    gold that does not fit its text and was left out.
    """
    coded = {coding.report.id: coding for coding in codings}
    tallies = {name: Tally() for name in ("entities", *_types())}
    faults: list[str] = []
    count = uncoded = unfit = 0
    for document in documents:
        count, unfit = count + 1, unfit + len(document.unfit)
        coding = coded.get(document.report.id)
        uncoded += coding is None
        coding = coding or Coding(document.report)
        found = entities_of(coding, sentences.get(document.report.id, ()), codebook)
        pairs = pairs_of(coding, sentences.get(document.report.id, ()))
        for name, tally, lines in _marks(document, found, pairs):
            tallies[name] += tally
            if name not in _relations():
                tallies["entities"] += tally
            faults += lines
        faults += document.unfit
    return Scores(count, uncoded, unfit, tallies, tuple(faults), SHARES)


def entities_of(
    coding: Coding, sentences: Sequence[Sentence], codebook: Codebook
) -> tuple[Entity, ...]:
    """The entities of a report, by the table's types in its order and then by their place."""
    out: list[Entity] = []
    for source in re3d_table().entities:
        spans = {(s.start, s.end) for s in _from_coding(source, coding) if s.end > s.start}
        spans |= set(_from_sentences(source, sentences, codebook))
        out += [(source.type, at) for at in joined(spans)]
    return tuple(out)


def pairs_of(coding: Coding, sentences: Sequence[Sentence] = ()) -> tuple[Pair, ...]:
    """Who fights whom and who stands beside whom, as the claims of *coding* tell it.

    *sentences* tell which claims stand beside each other; without them none do.
    """
    found: dict[Pair, None] = {}
    happened = [claim for claim in coding.claims if claim.factuality != "CT-"]
    for claim in happened:
        home = sentence_at(sentences, claim.trigger.start)
        near = [c for c in happened if home and home.start <= c.trigger.start < home.end]
        for source in re3d_table().relations:
            if claim.type in source.claims:
                found.update(dict.fromkeys(_pairs(source, claim, near)))
    return tuple(found)


def joined(spans: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """*spans* in order, those that share a character made one."""
    out: list[Stretch] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(out)


def _from_coding(source: EntitySource, coding: Coding) -> Iterator[Span]:
    demonyms = {t.place.mention.start for t in coding.toponyms if t.use == "demonym"}
    filling = (p for c in coding.claims for p in (*c.actors, *c.recipients))
    for party in (*coding.parties, *filling):
        nationality = party.kind == "state" and party.mention.start in demonyms
        if party.kind in source.parties and not nationality:
            yield party.mention
    yield from (t.place.mention for t in coding.toponyms if t.use in source.toponyms)
    yield from (t.mention for t in coding.times if t.type in source.times)
    if source.counts:
        yield from (n.mention for c in coding.claims for n in c.counts if n.mention)


def _from_sentences(
    source: EntitySource, sentences: Sequence[Sentence], codebook: Codebook
) -> Iterator[Stretch]:
    for sentence in sentences:
        for word in sentence.words:
            kinds = {codebook.instruments.get(word.lemma), codebook.objects.get(word.lemma)}
            named = word.pos in {"NOUN", "PROPN"} and not source.things.isdisjoint(kinds - {None})
            if named or (word.pos == "PRON" and word.lower in source.pronouns):
                yield word.start, word.end
        yield from _labelled(source, sentence)


def _labelled(source: EntitySource, sentence: Sentence) -> Iterator[Stretch]:
    """What the analyser gives one of the table's labels, whole: "more than 60" is one amount."""
    at: Stretch | None = None
    label = ""
    for word in sentence.words:
        if at is not None and (word.entity != label or word.entity_begins):
            yield at
            at = None
        if word.entity in source.labels:
            at, label = (at[0] if at else word.start, word.end), word.entity
    if at is not None:
        yield at


def _pairs(source: RelationSource, claim: Claim, near: Sequence[Claim]) -> Iterator[Pair]:
    if source.modes.isdisjoint(claim.modes) and source.modes:
        return
    if source.without and getattr(claim, source.without):
        return
    if source.given and not getattr(claim, source.given):
        return
    parties = [*claim.actors, *_helpers(source, claim, near)]
    actors = list(dict.fromkeys(_ends(party) for party in parties))
    others = [_ends(filler) for slot in source.to for filler in getattr(claim, slot)]
    for actor, other in product(actors, others):
        if other and other != actor:
            yield source.type, actor, other
    for actor, other in combinations(actors if source.among else (), 2):
        yield source.type, actor, other


def _helpers(source: RelationSource, claim: Claim, near: Sequence[Claim]) -> Iterator[Party]:
    acting = {actor.name for actor in claim.actors}
    for other in near:
        parties = (*other.actors, *other.recipients)
        shared = not acting or not acting.isdisjoint(party.name for party in parties)
        if other.type in source.beside and shared:
            yield from parties


def _ends(filler: Party | Place | Target | Count) -> Ends:
    spans = [filler.mention]
    if isinstance(filler, Party):
        spans.append(filler.antecedent)
    return tuple((span.start, span.end) for span in spans if span)


def _marks(
    document: MarkedDocument, found: Sequence[Entity], pairs: Sequence[Pair]
) -> Iterator[tuple[str, Tally, list[str]]]:
    text = document.report.text
    for source in re3d_table().entities:
        want = joined(at for name, at in document.entities if name == source.type)
        got = tuple(at for name, at in found if name == source.type)
        missed = [a for a in want if not any(_meet(a, b) for b in got)]
        false = [b for b in got if not any(_meet(a, b) for a in want)]
        lines = [
            f"{document.report.id} {what} {source.type} {text[a:b]!r} in {text[a - 40 : b + 40]!r}"
            for what, spans in (("MISSED", missed), ("SPURIOUS", false))
            for a, b in spans
        ]
        yield source.type, Tally(len(want) - len(missed), len(false), len(missed)), lines
    for name in _relations():
        wanted = [pair for pair in document.relations if pair[0] == name]
        given = [pair for pair in pairs if pair[0] == name]
        lost = [pair for pair in wanted if not any(_same(pair, other) for other in given)]
        extra = [other for other in given if not any(_same(pair, other) for pair in wanted)]
        lines = [
            f"{document.report.id} MISSED {name} {text[a[0] : a[1]]!r} and {text[b[0] : b[1]]!r}"
            for _, a, b in lost
        ]
        yield name, Tally(len(wanted) - len(lost), len(extra), len(lost)), lines


def _same(gold: Relation, found: Pair) -> bool:
    def meet(at: Stretch, ends: Ends) -> bool:
        return any(_meet(at, end) for end in ends)

    _, first, second = gold
    straight = meet(first, found[1]) and meet(second, found[2])
    return straight or (meet(first, found[2]) and meet(second, found[1]))


def _meet(a: Stretch, b: Stretch) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _relations() -> tuple[str, ...]:
    return tuple(dict.fromkeys(source.type for source in re3d_table().relations))


def _types() -> tuple[str, ...]:
    return (*(source.type for source in re3d_table().entities), *_relations())
