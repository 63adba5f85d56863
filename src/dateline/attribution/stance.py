"""How the last source stands to a happening: accuses, denies, confirms, claims it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dateline.attribution.factuality import OWN_CLAUSE_ARCS, passes
from dateline.attribution.scope import is_passive, links, negated
from dateline.knowledge.factuality_cues import DenialCue, FactualityCues, StanceCue
from dateline.model import Draft, Sentence, Word


@dataclass(frozen=True, slots=True)
class Stand:
    """A stance cue found over a happening: its word, its value, and whether nobody is named.

    ``claim`` is the noun of the claim that a denial refutes: whoever made it does not vouch.
    """

    cue: StanceCue
    word: Word
    value: str
    agentless: bool = False
    claim: Word | None = None


def read_stance(
    sentence: Sentence,
    head: int,
    cues: FactualityCues,
    within: Callable[[int], bool] = lambda _: True,
    *,
    type: str = "ASSAULT",
) -> Stand | None:
    """The nearest stance cue that word *head* hangs on, up to the border of the last statement.

    *type* is the happening's: "claimed the attack" owns up to it, "claimed the capture" tells it.
    """
    nearest, retold = _claimed_by(sentence, head, cues, type), False
    for link in links(sentence, head):
        if link.is_root:
            return nearest
        governor = sentence.words[link.governor]
        if refuted := _refuted(sentence, governor, cues):
            return refuted
        accuser = _accuser(sentence, governor)
        if accuser is not None and (far := _far(cues, accuser, link.arc)):
            return _stand(sentence, far, accuser, cues, owned=True)
        for cue in cues.stances.get(governor.lemma, ()):
            if cue.types and type not in cue.types:
                continue
            if retold and cue.gives not in ("confirms", "denies"):
                continue
            if link.arc in cue.arcs and (not cue.pos or governor.pos in cue.pos):
                found = _stand(sentence, cue, governor, cues, owned=link.arc != "ccomp")
                if found and found.word.pos == "NOUN":
                    nearest = nearest or found
                elif found:
                    return found
        charged = nearest is not None and link.arc in ("dobj", "nsubjpass")
        open_ = link.arc not in OWN_CLAUSE_ARCS and passes(sentence, link, cues)
        told = governor.pos == "NOUN" and governor.lemma in cues.claim_nouns
        retold = retold or (told and not open_)
        if not within(link.governor) or not (charged or nearest or open_ or told):
            return nearest
    return nearest


def _claimed_by(sentence: Sentence, head: int, cues: FactualityCues, type: str) -> Stand | None:
    """The party in "a bombing claimed by the militia", which hangs on the happening's own noun."""
    for word in sentence.children(head, "acl"):
        for cue in cues.stances.get(word.lemma, ()):
            named = word.tag == "VBN" and sentence.children(word.index, "agent")
            if named and cue.gives == "claims_responsibility" and type in cue.types:
                return Stand(cue, word, cue.gives)
    return None


def _accuser(sentence: Sentence, noun: Word) -> Word | None:
    """The verb of which *noun* is an object, first or second: "accused A and B of ..."."""
    first = sentence.top(noun, "conj")
    return sentence.head(first) if first.dep == "dobj" else None


def _far(cues: FactualityCues, verb: Word, arc: str) -> StanceCue | None:
    """The cue that *verb* is for what hangs by *arc* on its object."""
    found = (cue for cue in cues.stances.get(verb.lemma, ()) if f"object.{arc}" in cue.arcs)
    return next(found, None)


def _refuted(sentence: Sentence, noun: Word, cues: FactualityCues) -> Stand | None:
    """The denial or retraction of what *noun* names: "claims that ... are untrue"."""
    if not (noun.pos == "NOUN" or noun.dep == "oprd"):
        return None
    verb = sentence.head(noun)
    if noun.dep in ("nsubj", "nsubjpass"):
        for word in sentence.children(verb.index, "acomp", "attr", "oprd"):
            for cue in cues.denials.get(word.lemma, ()):
                said = cue.kind == "predicate" and noun.lemma in cue.subjects
                denies = cues.giving(cue.gives)
                if denies and said and negated(sentence, verb.index) == cue.negated:
                    return Stand(denies, word, denies.gives, True, noun)
    if noun.dep not in ("dobj", "nsubj", "nsubjpass", "pobj", "oprd"):
        return None
    for cue in cues.denials.get(verb.lemma, ()):
        denies = cues.giving(cue.gives)
        if denies and cue.needs and noun.lemma in cue.objects:
            after = sentence.words[noun.index + 1 :]
            if any(w.lemma in cue.needs or w.lower in cue.needs for w in after):
                return Stand(denies, verb, denies.gives, claim=noun)
    for above in (verb, sentence.head(verb)):
        for cue in cues.denials.get(above.lemma, ()) if above.pos == "VERB" else ():
            denies = cues.giving(cue.gives)
            if denies and not cue.needs and _takes(sentence, above, noun, cue):
                found = _stand(sentence, denies, above, cues, owned=False)
                return replace(found, claim=noun) if found else None
    return None


def _takes(sentence: Sentence, verb: Word, noun: Word, cue: DenialCue) -> bool:
    """True when *noun* is what *verb* denies: its object, or one behind "as" or a preposition.

    In "rejected as exaggerated a claim that ..." the object stands behind what is said of it.
    """
    if noun.lemma not in cue.objects or not has_particle(sentence, verb, cue):
        return False
    head = sentence.head(noun)
    if head is verb:
        if noun.dep in ("dobj", "nsubjpass"):
            return True
    elif head.lower in cue.by and head.dep == "prep":
        return True
    between = sentence.words[verb.index + 1 : noun.index]
    return bool(between) and between[0].lower == "as"


def has_particle(sentence: Sentence, verb: Word, cue: DenialCue) -> bool:
    """True when *verb* has the particle that *cue* needs: "took back", "walked it back"."""
    if not cue.particle:
        return True
    return any(w.lower in cue.particle for w in sentence.children(verb.index, "prt", "advmod"))


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
    rules = {e.rule for e in draft.evidence}
    cue = next((cue for cue in cues.denial_cues if cue.id in rules), None)
    denies = cues.giving(cue.gives) if cue else None
    if cue is None or denies is None:
        return None
    word = sentence.words[draft.head]
    nameless = cue.gives == "denies" or is_passive(sentence, draft.head)
    return Stand(denies, word, denies.gives, nameless)


def statement_stance(
    sentence: Sentence, word: Word, cues: FactualityCues
) -> tuple[StanceCue, Word] | None:
    """The stance cue that a statement's cue word is or stands beside, with the word that it is.

    None where there is none, or it is negated.
    """
    if beside := _disputed_beside(sentence, word, cues):
        return beside, sentence.head(word)
    for cue in cues.stances.get(word.lemma, ()):
        if not cue.under and not cue.types and (not cue.pos or word.pos in cue.pos):
            return (cue, word) if _stand(sentence, cue, word, cues, owned=False) else None
    return None


def _disputed_beside(sentence: Sentence, word: Word, cues: FactualityCues) -> StanceCue | None:
    """The cue of "disputed the toll" beside "saying only two were killed"."""
    if word.dep not in ("advcl", "conj") or sentence.children(word.index, "nsubj", "nsubjpass"):
        return None
    verb = sentence.head(word)
    objects = {w.lemma for w in sentence.children(verb.index, "dobj")}
    for cue in cues.stances.get(verb.lemma, ()):
        if cue.beside & objects and _stand(sentence, cue, verb, cues, owned=False):
            return cue
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
