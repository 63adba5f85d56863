"""Which party a role filler is: a mention of a claim's actor, recipient or source -> Party."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.actors.agency import may_act, names_place, only_premises
from dateline.actors.context import Context, Scan, entity_of, phrase_start
from dateline.actors.phrases import read_phrase
from dateline.knowledge.actors.words import ActorWords, load_actor_words
from dateline.knowledge.registry import Registry
from dateline.model import Coreference, Marks, Mention, Party, Sentence, Word

_PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WDT", "WP$"})
_NO_PARTY = frozenset(
    {"GPE", "LOC", "FAC", "DATE", "TIME", "EVENT", "PRODUCT", "LAW", "MONEY", "WORK_OF_ART"}
    | {"LANGUAGE", "PERCENT", "QUANTITY", "ORDINAL"}
)
_MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
_DOERS = ("nsubj", "nsubjpass", "poss")
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class _Report:
    """A report under identification."""

    sentences: Sequence[Sentence]
    coreference: Coreference
    context: Context
    marks: Marks


def identify(
    mention: Mention,
    sentences: Sequence[Sentence],
    coreference: Coreference,
    registry: Registry,
    *,
    marks: Marks,
    on: dt.date | None,
) -> Party | None:
    """The party that *mention* stands for, or None when it is a thing, a place or an abstraction.

    Pronouns and descriptions take the name of their antecedent, whose span is kept; the mention
    stays as written. Names are understood as of *on* (codebook sections 4 and 7, "Parties").
    """
    named = frozenset(p.id for p in marks.parties if p.id and not p.candidates)
    context = Context(registry, load_actor_words(), on, _countries(marks), named)
    report = _Report(sentences, coreference, context, marks)
    party = _identified(mention, report, 0)
    return _clipped(party, mention) if party else None


def _countries(marks: Marks) -> Counter[str]:
    found = Counter(t.place.country for t in marks.toponyms if t.place.country)
    if not found:
        found = Counter(p.country for p in marks.parties if p.country)
    return Counter({country: n for country, n in found.items() if country})


def _identified(mention: Mention, report: _Report, depth: int) -> Party | None:
    sentence = report.sentences[mention.sentence]
    head = sentence.words[mention.head]
    pointing = report.context.words.classes["demonstratives"]
    if head.tag in _PRONOUN_TAGS or (head.pos in ("PRON", "DET") and head.lower in pointing):
        return _of_pronoun(mention, report, depth)
    alone = mention.first == mention.head and depth == 0
    floor = _floor(sentence, mention)
    scan = Scan.of(sentence, report.context, floor=floor, opposed=alone)

    def owner(index: int) -> Party | None:
        inner = Mention.of(sentence, index, index, index)
        return _of_pronoun(inner, report, depth + 1)

    party = read_phrase(scan, head.index, report.context, owner)
    if party is not None and depth == 0 and _only_a_place(scan, head.index, party, report):
        return None
    if party is None:
        party = _doer_of_act(scan, head.index, report.context)
    if party is None:
        party = _unknown_name(scan, mention, report)
    if party is None:
        party = _people_counted(scan, mention, report.context.words)
    if party is None or (party.id is None and party.kind == "person" and head.pos == "NOUN"):
        party = _apposed(scan, mention, party, report, depth) or party
    return _with_antecedent(party, mention, report, depth)


def _apposed(
    scan: Scan, mention: Mention, party: Party | None, report: _Report, depth: int
) -> Party | None:
    """The person named after a description: "his predecessor, Hugo Chavez"."""
    if depth > _DEEPEST or scan.sentence.words[mention.head].tag != "NN":
        return None
    for name in scan.sentence.children(mention.head, "appos"):
        if name.index < mention.head or name.pos != "PROPN":
            continue
        whole = Mention.of(
            scan.sentence, phrase_start(scan.sentence, name.index), *[name.index] * 2
        )
        found = _identified(whole, report, depth + 1)
        if found is not None and found.kind == "person":
            return replace(found, mention=party.mention if party else mention.span)
    return None


def _floor(sentence: Sentence, mention: Mention) -> int:
    """Where the mention's phrase begins if others share its noun: "Iraqi and [Kurdish forces]"."""
    before = sentence.words[mention.first - 1] if mention.first else None
    return mention.first if before is not None and before.dep == "cc" else 0


def _clipped(party: Party, mention: Mention) -> Party:
    """The party with no more words than the role: "Russian forces" of "Iranian and Russian ..."."""
    span = mention.span
    if party.mention.start < span.start and span.end == party.mention.end:
        return replace(party, mention=span)
    return party


def _of_pronoun(mention: Mention, report: _Report, depth: int) -> Party | None:
    if depth > _DEEPEST:
        return None
    before = report.coreference.antecedent(mention) or _relative(mention, report)
    if before is None or before == mention:
        scan = Scan.of(report.sentences[mention.sentence], report.context)
        return _people_counted(scan, mention, report.context.words)
    party = _identified(before, report, depth + 1)
    if party is None:
        return None
    return replace(party, mention=mention.span, antecedent=party.antecedent or party.mention)


def _relative(mention: Mention, report: _Report) -> Mention | None:
    """The noun that "who" or "which" stands for: what its relative clause hangs on."""
    sentence = report.sentences[mention.sentence]
    if sentence.words[mention.head].tag not in ("WP", "WDT", "WP$"):
        return None
    for word in (sentence.words[mention.head], *sentence.ancestors(mention.head)):
        if word.dep in ("relcl", "acl") and word.head != word.index:
            head = word.head
            return Mention.of(sentence, phrase_start(sentence, head), head, head)
    return None


def _with_antecedent(
    party: Party | None, mention: Mention, report: _Report, depth: int
) -> Party | None:
    """A description without a name ("the militants") named by what it refers to."""
    if depth > _DEEPEST or (party is not None and (party.id or party.antecedent)):
        return party
    before = report.coreference.antecedent(mention)
    if before is None or before.span == mention.span:
        return party
    named = _identified(before, report, depth + 1)
    if named is None:
        return party
    written = party.mention if party else mention.span
    return replace(named, mention=written, antecedent=named.antecedent or named.mention)


def _only_a_place(scan: Scan, head: int, party: Party, report: _Report) -> bool:
    """True for a place or building that the phrase names, when it does not act as a party."""
    context, match = report.context, scan.at.get(head)
    if match is None or not match.country:
        if only_premises(scan.sentence, head, context.words):
            return party.country is None
        word = scan.sentence.words[head]
        unnamed = party.id is None and not word.entity and party.kind == "organisation"
        if unnamed and word.dep == "pobj" and names_place(scan.sentence, head, context.words):
            return True
        placed = report.marks.toponym_at(scan.sentence.words[head].start)
        nameless = party.id is None and party.sector is None and party.country is None
        return nameless and placed is not None and placed.use == "literal"
    if all(form.use == "capital" for form in match.forms):
        return not may_act(scan.sentence, head, context.words)
    if any(
        _acts_in_relative(scan.sentence, clause) for clause in scan.sentence.children(head, "relcl")
    ):
        return False
    return party.kind == "state" and names_place(scan.sentence, head, context.words)


def _acts_in_relative(sentence: Sentence, clause: Word) -> bool:
    """True in "neighbouring Turkey, which backs the rebels": the clause makes a place a party."""
    return clause.pos == "VERB" and any(
        c.tag in _PRONOUN_TAGS for c in sentence.children(clause.index, "nsubj")
    )


def _doer_of_act(scan: Scan, head: int, context: Context) -> Party | None:
    """Who did the act that the phrase names: "welcomed Iran's release of ten sailors"."""
    word = scan.sentence.words[head]
    if word.pos != "NOUN" or not context.words.is_act(word.lemma):
        return None
    for doer in scan.sentence.children(head, "poss", "amod", "compound"):
        match = scan.at.get(doer.index)
        if match is not None:
            return read_phrase(scan, doer.index, context)
    return None


def _unknown_name(scan: Scan, mention: Mention, report: _Report) -> Party | None:
    """A proper name that nothing but its capitals tells of; places and times are left out.

    A person taken for a place by the recogniser is no toponym and acts in the clause.
    """
    words = scan.sentence.words
    head = words[mention.head]
    first, last, label = entity_of(scan.sentence, mention.head)
    known = report.context.words
    if head.pos != "PROPN" or known.is_act(head.lower) or _headline(scan.sentence):
        return None
    if names_place(scan.sentence, head.index, known):
        return None
    if label in _NO_PARTY:
        unplaced = label == "GPE" and report.marks.toponym_at(head.start) is None
        if not unplaced or head.dep not in _DOERS:
            return None
    if not label:
        first = last = mention.head
        while first > mention.first and words[first - 1].pos == "PROPN":
            first -= 1
    span = scan.sentence.span(first, last)
    return Party(span, span.text, kind="group")


def _headline(sentence: Sentence) -> bool:
    """True when most words have capitals, so that a capital tells nothing."""
    letters = [w for w in sentence.words if w.text[:1].isalpha() and len(w.text) > 3]
    return len(letters) > 3 and sum(w.text[0].isupper() for w in letters) > 0.7 * len(letters)


def _people_counted(scan: Scan, mention: Mention, words: ActorWords) -> Party | None:
    """ "Four were killed", "dozens fled": people, when nothing else is counted."""
    head = scan.sentence.words[mention.head]
    unsaid = words.classes["people-unsaid"]
    if head.entity in _MEASURES or (len(head.text) == 4 and head.text[:2] in ("19", "20")):
        return None
    if head.pos != "NUM" and head.entity != "CARDINAL" and head.lower not in unsaid:
        return None
    if any(w.lower == "of" for w in scan.sentence.children(head.index, "prep")):
        return None
    last = head.index
    if head.lower == "those":
        last = min(mention.last, head.index + 3)
    span = scan.sentence.span(mention.first, max(last, head.index))
    return Party(span, "people", kind="group", sector="CVL")
