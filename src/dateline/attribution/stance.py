"""How the last source stands to a happening: accuses, denies, confirms, claims it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dateline.attribution.factuality import passes
from dateline.attribution.scope import is_passive, links, negated
from dateline.knowledge.factuality_cues import FactualityCues, StanceCue
from dateline.model import Sentence, Word


@dataclass(frozen=True, slots=True)
class Stand:
    """A stance cue found over a happening: the rule, its word, and whether nobody is named."""

    cue: StanceCue
    word: Word
    agentless: bool = False


def read_stance(
    sentence: Sentence,
    head: int,
    cues: FactualityCues,
    within: Callable[[int], bool] = lambda _: True,
) -> Stand | None:
    """The nearest stance cue that word *head* hangs on, up to the border of the last statement."""
    for link in links(sentence, head):
        if link.is_root:
            return None
        governor = sentence.words[link.governor]
        for cue in cues.stances.get(governor.lemma, ()):
            if link.arc in cue.arcs:
                found = _stand(sentence, cue, governor)
                if found:
                    return found
        if not within(link.governor) or not passes(sentence, link, cues):
            return None
    return None


def _stand(sentence: Sentence, cue: StanceCue, word: Word) -> Stand | None:
    """The stand *cue* gives at *word*; None when it is denied or lacks the verb it needs."""
    verb = sentence.words[word.head] if cue.under else word
    if cue.under and verb.lemma not in cue.under:
        return None
    if negated(sentence, verb.index):
        return None
    return Stand(cue, verb, is_passive(sentence, verb.index))


def statement_stance(word: Word | None, cues: FactualityCues) -> StanceCue | None:
    """The stance cue that a statement's cue word is, if it is one."""
    if word is None:
        return None
    return next((cue for cue in cues.stances.get(word.lemma, ()) if not cue.under), None)
