"""Coding: from sentences to draft claims (codebook sections 2 to 4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.coding.case import Case
from dateline.coding.contexts import contexts_of
from dateline.coding.counts import counts_of
from dateline.coding.joining import joined
from dateline.coding.modes import THROWN, content_modes, modes_near, settled
from dateline.coding.noun_phrases import heads_of
from dateline.coding.roles import MEANS, Slots, slots_of
from dateline.coding.sketch import Sketch
from dateline.coding.triggers import Trigger, triggers_in
from dateline.knowledge.event_rules import Codebook
from dateline.model import Draft, Evidence, Marks, Mention, Sentence, Span, Word

#: Prepositions that bind an outcome to its act: "killed in an attack", "wounded by a blast".
BINDING = (*sorted(MEANS), "in", "from", "during", "through", "via")
#: Frames in which a named victim was the aim (codebook section 3, `targeted`).
AIMED_FRAMES = frozenset({"kill", "attack"})
#: Those that bind any verb to the act it is done with: "hit in the strikes", "targeted with fire".
DIRECT = (*sorted(MEANS), "in")
#: Words of the longest line without a verb that is a heading within a text.
_SUBHEAD = 4
_STOPS = frozenset('.!?:"”')
#: Words of a trigger that stand farther apart than this name it by their head alone.
_FARTHEST = 10
#: Clauses that tell what came of another act: "fired rockets, killing two".
_LOOSE = frozenset({"advcl", "acl"})
SKIPPED = frozenset({"boilerplate", "dateline"})


def draft_claims(
    sentences: Sequence[Sentence], marks: Marks, codebook: Codebook
) -> tuple[Draft, ...]:
    """The draft claims of a report in text order, one a happening and passage."""
    found: list[Draft] = []
    for sentence in sentences:
        found += drafts_in(sentence, sentences, marks, codebook)
    return tuple(found)


def drafts_in(
    sentence: Sentence, sentences: Sequence[Sentence], marks: Marks, codebook: Codebook
) -> tuple[Draft, ...]:
    """The draft claims of one sentence; *sentences* give its neighbours.

    Boilerplate, datelines and headings within the text tell none.
    """
    if sentence.kind in SKIPPED or _is_subhead(sentence):
        return ()
    triggers = triggers_in(sentence, sentences, marks, codebook)
    sketches = [_sketch(t) for t in triggers]
    return joined([s for s in sketches if s.told], sentence, codebook)


def _is_subhead(sentence: Sentence) -> bool:
    """True for "Atrocities" and "Counter march" between paragraphs: they tell what follows."""
    words = sentence.words
    if sentence.index == 0 or len(words) > _SUBHEAD or words[-1].text in _STOPS:
        return False
    return not any(w.pos in {"VERB", "AUX", "NUM"} for w in words)


def _named_by(case: Case) -> Span:
    """The trigger's words; of words that stand far apart ("must", said) only the head."""
    first, last = case.words[0], case.words[-1]
    if last - first > _FARTHEST:
        first = last = case.head
    return case.sentence.span(first, last)


def _sketch(trigger: Trigger) -> Sketch:
    case, rule = trigger.case, trigger.rule
    slots = slots_of(trigger)
    counts, counted = counts_of(case, rule)
    recipients = _told_of(slots.recipients, case, rule.type)
    modes, mode_evidence = _modes(trigger, slots)
    contexts, context_evidence = contexts_of(case.sentence, case.codebook)
    span = _named_by(case)
    lemma = case.trigger.lemma
    outcomes = case.codebook.classes["outcome"]
    draft = Draft(
        sentence=case.sentence.index,
        trigger=span,
        head=case.head,
        words=case.words,
        type=rule.type,
        modes=modes,
        contexts=tuple(dict.fromkeys((*rule.contexts, *contexts))),
        actors=tuple(slots.actors),
        recipients=recipients,
        places=tuple(slots.places),
        objects=tuple(dict.fromkeys(slots.objects)),
        instruments=tuple(dict.fromkeys(slots.instruments)),
        counts=counts,
        agentless=not slots.actors,
        evidence=(
            Evidence(rule.id, span, "type"),
            *slots.evidence,
            *mode_evidence,
            *counted,
            *context_evidence,
        ),
    )
    return Sketch(
        draft,
        is_outcome=rule.outcome or lemma in outcomes,
        is_noun=case.is_noun(),
        alone=rule.alone,
        told=not rule.counted or any(c.high != 0 for c in counts),
        subjects=frozenset(_subjects(case)),
        means=frozenset(i for arc in BINDING for i in case.arcs.get(arc, ())),
        direct=frozenset(i for arc in DIRECT for i in case.arcs.get(arc, ())),
        foiled=_is_foiled(case),
        destroys=lemma in case.codebook.classes["destroying"],
        grounds=frozenset(w.text for w in case.fillers("in", "at", "near") if _is_ground(case, w)),
    )


def _subjects(case: Case) -> Iterator[int]:
    """The subjects, and what they are of: "one of the airstrikes hit" is told by "airstrikes"."""
    for index in case.arcs.get("subj", ()):
        yield index
        yield next(heads_of(case.sentence, index, case.codebook.partitives))


def _told_of(recipients: list[Mention], case: Case, event_type: str) -> tuple[Mention, ...]:
    """Recipients without those a toll merely counts as "people" (codebook section 7, "Parties")."""
    counts_only = case.trigger.lemma in case.codebook.classes["outcome"]
    if event_type != "ASSAULT" or not counts_only:
        return tuple(recipients)
    bare = case.codebook.classes["toll-only"]
    words = case.sentence.words
    return tuple(
        m for m in recipients if words[m.head].lower not in bare and words[m.head].pos != "NUM"
    )


def _modes(trigger: Trigger, slots: Slots) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """Modes of the rules that fired, of words nearby, of the content, and of who was hit."""
    case, rule = trigger.case, trigger.rule
    fired = trigger.rules if rule.type == "ASSAULT" else trigger.rules[:1]
    modes = [m for each in fired for m in each.modes]
    near, near_evidence = modes_near(
        case.sentence, case.words, case.head, rule, case.arcs, case.codebook
    )
    content, content_evidence = content_modes(case.sentence, case.head, rule.type, case.codebook)
    aimed: tuple[Evidence, ...] = ()
    if rule.type == "ASSAULT" and rule.frame in AIMED_FRAMES:
        named = [m for m in slots.recipients if _is_person(case, m)]
        if named and "targeted" in case.codebook.modes[rule.type]:
            near = (*near, "targeted")
            aimed = (Evidence("mode.named-victim", named[0].span, "modes"),)
        elif not modes and not near and _unarmed_killed(case, rule.frame, slots):
            near = ("targeted",)
            aimed = (
                Evidence("mode.unarmed-victims", case.sentence.span(case.head, case.head), "modes"),
            )
    if rule.frame in THROWN and "aerial" in near and _by_aircraft(case):
        near = tuple(m for m in near if m != "heavy-weapons")  # "jets fired missiles"
    told = [*modes, *near, *(() if modes else content)]
    found = settled(told or list(rule.otherwise), case.codebook)
    return found, (*near_evidence, *content_evidence, *aimed)


def _by_aircraft(case: Case) -> bool:
    return any(w.lemma in case.codebook.classes["craft"] for w in case.fillers("subj"))


def _unarmed_killed(case: Case, frame: str, slots: Slots) -> bool:
    """True for "police killed nine protesters", "the killing of villagers": people who had no
    arms were the aim of whoever did it (codebook section 3, `targeted`)."""
    if frame != "kill" or case.trigger.lemma not in case.codebook.classes["killing"]:
        return False
    killers = {"armed", "police", "person"} & case.classes("subj")
    came_of_it = case.trigger.dep in _LOOSE and case.trigger.tag == "VBG"
    if came_of_it or not slots.recipients or not (case.is_noun() or killers):
        return False
    return "civilian" in case.classes("obj", "of")


def _is_foiled(case: Case) -> bool:
    """True when the text says that the act was stopped: what follows is not its outcome."""
    governor = case.sentence.head(case.trigger)
    return governor.lemma in case.codebook.classes["foiling"] and governor.index != case.head


def _is_ground(case: Case, word: Word) -> bool:
    toponym = case.marks.toponym_at(word.start)
    return toponym is not None and toponym.use == "literal"


def _is_named(case: Case, word: Word) -> bool:
    """True for Haddad in "the commander, Omar Haddad, was killed"."""
    party = case.marks.party_at(word.start)
    return word.pos == "PROPN" and (party.kind if party else word.entity.lower()) == "person"


def _is_person(case: Case, mention: Mention) -> bool:
    word = case.sentence.words[mention.head]
    party = case.marks.party_at(word.start)
    named = any(_is_named(case, c) for c in case.sentence.children(word.index, "appos"))
    if party is not None:
        return named or (party.kind == "person" and word.pos == "PROPN")
    return named or word.entity == "PERSON"
