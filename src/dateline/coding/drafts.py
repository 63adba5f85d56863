"""Coding: from sentences to draft claims (codebook sections 2 to 4)."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.counts import counts_of
from dateline.coding.joining import Sketch, joined
from dateline.coding.modes import modes_near
from dateline.coding.roles import MEANS, slots_of
from dateline.coding.triggers import Trigger, triggers_in
from dateline.knowledge.event_rules import Codebook
from dateline.model import Draft, Evidence, Marks, Sentence

#: Prepositions that bind an outcome to its act: "killed in an attack", "wounded by a blast".
BINDING = (*sorted(MEANS), "in", "from", "during")
SKIPPED = frozenset({"boilerplate", "dateline"})


def draft_claims(
    sentences: Sequence[Sentence], marks: Marks, codebook: Codebook
) -> tuple[Draft, ...]:
    """The draft claims of a report in text order, one a happening and passage."""
    found: list[Draft] = []
    for sentence in sentences:
        if sentence.kind not in SKIPPED:
            found += drafts_in(sentence, sentences, marks, codebook)
    return tuple(found)


def drafts_in(
    sentence: Sentence, sentences: Sequence[Sentence], marks: Marks, codebook: Codebook
) -> tuple[Draft, ...]:
    """The draft claims of one sentence; *sentences* give its neighbours."""
    triggers = triggers_in(sentence, sentences, marks, codebook)
    return joined([_sketch(t) for t in triggers], sentence, codebook)


def _sketch(trigger: Trigger) -> Sketch:
    case, rule = trigger.case, trigger.rule
    slots = slots_of(trigger)
    counts, counted = counts_of(case.sentence, case.head, rule, case.arcs, case.codebook)
    near, near_evidence = modes_near(case.sentence, case.words, rule.type, case.arcs, case.codebook)
    modes = [m for r in trigger.rules for m in r.modes]
    modes += [m for m in near if m not in modes]
    span = case.sentence.span(case.words[0], case.words[-1])
    lemma = case.trigger.lemma
    outcomes = case.codebook.classes["outcome"]
    draft = Draft(
        sentence=case.sentence.index,
        trigger=span,
        head=case.head,
        words=case.words,
        type=rule.type,
        modes=tuple(dict.fromkeys(modes)),
        contexts=rule.contexts,
        actors=tuple(slots.actors),
        recipients=tuple(slots.recipients),
        places=tuple(slots.places),
        objects=tuple(dict.fromkeys(slots.objects)),
        instruments=tuple(dict.fromkeys(slots.instruments)),
        counts=counts,
        agentless=not slots.actors,
        evidence=(Evidence(rule.id, span, "type"), *near_evidence, *counted),
    )
    return Sketch(
        draft,
        is_outcome=rule.outcome or lemma in outcomes,
        is_noun=case.is_noun(),
        alone=rule.alone,
        subjects=frozenset(case.arcs.get("subj", ())),
        means=frozenset(i for arc in BINDING for i in case.arcs.get(arc, ())),
    )
