"""How the last source stands to a happening: accuses, denies, confirms, claims it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dateline.attribution.factuality import OWN_CLAUSE_ARCS, passes
from dateline.attribution.scope import is_passive, links, negated
from dateline.knowledge.factuality_cues import FactualityCues, StanceCue
from dateline.model import Draft, Sentence, Word


@dataclass(frozen=True, slots=True)
class Stand:
    """A stance cue found over a happening: its word, its value, and whether nobody is named."""

    cue: StanceCue
    word: Word
    value: str
    agentless: bool = False


def read_stance(
    sentence: Sentence,
    head: int,
    cues: FactualityCues,
    within: Callable[[int], bool] = lambda _: True,
) -> Stand | None:
    """The nearest stance cue that word *head* hangs on, up to the border of the last statement."""
    nearest: Stand | None = None
    for link in links(sentence, head):
        if link.is_root:
            return nearest
        governor = sentence.words[link.governor]
        for cue in cues.stances.get(governor.lemma, ()):
            if link.arc in cue.arcs and (not cue.pos or governor.pos in cue.pos):
                found = _stand(sentence, cue, governor, cues, owned=link.arc != "ccomp")
                if found and found.word.pos == "NOUN":
                    nearest = nearest or found
                elif found:
                    return found
        charged = nearest is not None and link.arc in ("dobj", "nsubjpass")
        open_ = link.arc not in OWN_CLAUSE_ARCS and passes(sentence, link, cues)
        if not within(link.governor) or not (charged or nearest or open_):
            return nearest
    return nearest


def _stand(
    sentence: Sentence, cue: StanceCue, word: Word, cues: FactualityCues, *, owned: bool
) -> Stand | None:
    """The stand *cue* gives at *word*; None when it is denied or lacks the verb it needs.

    *owned*: what hangs on the cue is an act ("admitted shelling"), not a clause of others.
    """
    verb = sentence.words[word.head] if cue.under else word
    if cue.under and verb.lemma not in cue.under:
        return None
    if sentence.children(verb.index, "dative"):
        return None
    if negated(sentence, verb.index) or _nobody(sentence, verb, cues):
        return None
    value = cue.own if cue.own and owned else cue.gives
    return Stand(cue, verb, value, is_passive(sentence, verb.index))


def _nobody(sentence: Sentence, verb: Word, cues: FactualityCues) -> bool:
    """True for "no group has claimed", "nobody admitted", "neither confirmed nor denied"."""
    none = cues.words["nobody"]
    for subject in sentence.children(verb.index, "nsubj"):
        if subject.lower in none or negated(sentence, subject.index):
            return True
    first = sentence.words[verb.head] if verb.dep == "conj" else verb
    return any(w.lower in none for w in sentence.children(first.index, "preconj", "cc"))


def own_stance(sentence: Sentence, draft: Draft, cues: FactualityCues) -> Stand | None:
    """The stand a draft's own words take: "denies", "claimed responsibility"."""
    for index in draft.words:
        word = sentence.words[index]
        for cue in cues.stances.get(word.lemma, ()):
            if cue.under or (index == draft.head and cue.gives == "denies"):
                found = _stand(sentence, cue, word, cues, owned=True)
                if found:
                    return found
    return None


def denial_of(sentence: Sentence, draft: Draft, cues: FactualityCues) -> Stand | None:
    """The denial by whose rule a draft was made, when its words do not show who denies."""
    if not {cue.id for cue in cues.denial_cues} & {e.rule for e in draft.evidence}:
        return None
    denies = next((c for c in cues.stance_cues if c.gives == "denies"), None)
    return Stand(denies, sentence.words[draft.head], "denies", True) if denies else None


def statement_stance(sentence: Sentence, word: Word, cues: FactualityCues) -> StanceCue | None:
    """The stance cue that a statement's cue word is, if it is one and is not negated."""
    for cue in cues.stances.get(word.lemma, ()):
        if not cue.under and (not cue.pos or word.pos in cue.pos):
            return cue if _stand(sentence, cue, word, cues, owned=False) else None
    return None


def undecided(sentence: Sentence, head: int, cues: FactualityCues) -> bool:
    """True under a word of denial or confirmation that is itself denied: "neither confirmed"."""
    for link in links(sentence, head):
        governor = sentence.words[link.governor]
        for cue in cues.stances.get(governor.lemma, ()):
            if link.arc in cue.arcs and cue.gives in ("denies", "confirms"):
                return negated(sentence, link.governor) or _nobody(sentence, governor, cues)
        if link.is_root or not passes(sentence, link, cues):
            return False
    return False
