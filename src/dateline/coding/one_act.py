"""One act, two words: when an outcome is that of an act, or two words tell one act."""

from __future__ import annotations

from dateline.coding.sketch import Sketch
from dateline.knowledge.event_rules import Codebook
from dateline.model import Sentence, Word

#: Where a parser puts the object: "detonated his explosives vest" has it as how far.
_OBJECTS = frozenset({"dobj", "npadvmod"})
_MODIFYING = frozenset({"compound", "amod", "nmod"})


def tells_outcome(act: Sketch, outcome: Sketch, sentence: Sentence, codebook: Codebook) -> bool:
    """True when syntax makes *outcome* the result of *act*, or both one act in two words."""
    a, b = act.draft.head, outcome.draft.head
    verb, noun = sentence.words[b], sentence.words[a]
    same_type = act.draft.type == outcome.draft.type
    by = outcome.subjects | (outcome.means if outcome.is_outcome else outcome.direct)
    if same_type and act.is_noun and a in by:
        return True  # "the blast killed", "killed in an attack", "airstrikes that hit"
    if same_type and verb.dep == "acl" and act.taken & outcome.subjects:
        return True  # "a bomber killed ten in an attack targeting a party"
    listed = same_type and act.is_noun and noun.head in outcome.subjects
    if listed and _is_of_both(noun, sentence, codebook):
        return True  # "killed by regime and Russian airstrikes"
    if act.draft.type == "CONTROL" and act.is_noun and outcome.is_outcome and a in outcome.subjects:
        return True  # "a push to take the town killed 23 people"
    if same_type and noun.dep in {"acl", "relcl"} and noun.head in outcome.subjects:
        return not act.is_outcome  # "shells fired by the army hit"
    if same_type and act.is_noun and noun.dep in _OBJECTS and noun.head == b:
        return True  # "opened fire", "carried out a bombing"
    if same_type and act.is_noun and outcome.is_noun and _is_of(sentence, a, b):
        return True  # "the explosion of a car bomb", "a wave of attacks"
    if same_type and act.is_noun and outcome.is_noun and verb.head == a and verb.dep in _MODIFYING:
        return True  # "shelling attacks"
    if same_type and _is_means(sentence, a, verb, codebook):
        return True  # "killed 30 people using chemical weapons"
    if same_type and act.is_noun and _on_its_target(sentence, a, verb):
        return True  # "the attack on a club that killed 39"
    if same_type and verb.lemma in codebook.classes["purposes"] and is_purpose(sentence, a, verb):
        return True  # "fired tear gas to disperse the crowd"
    if same_type and verb.lemma in codebook.classes["landing"] and _lands(sentence, act, verb):
        return True  # "fired rockets over the border, hitting a school", "fired a shell that fell"
    if same_type and noun.pos == "NOUN" and verb.dep == "conj" and verb.head == a:
        return act.draft.modes == outcome.draft.modes != ()  # "tear gas and water cannon"
    if same_type and _are_tools(sentence, a, b, codebook):
        return True  # "the use of suicide vehicles, mines and chemical weapons"
    return outcome.is_outcome and _came_of(act, outcome, sentence)


def _came_of(act: Sketch, outcome: Sketch, sentence: Sentence) -> bool:
    """True when the clause of an outcome makes it what came of *act*."""
    a, b = act.draft.head, outcome.draft.head
    verb, noun = sentence.words[b], sentence.words[a]
    same_type = act.draft.type == outcome.draft.type
    if same_type and noun.dep == "conj" and noun.head == b and _shares_victims(sentence, a, b):
        return True  # "killed and crucified five people"
    if same_type and act.is_outcome and noun.dep == "conj" and noun.head == b:
        return False  # "12 dead and 40 wounded": the second joins the first
    if verb.dep == "acl" and verb.tag == "VBG" and same_type:
        return any(up.index == a for up in sentence.ancestors(b))
    # "leaving nine others wounded", "leaving nine others dead"
    left = verb.tag in {"VBN", "JJ"} and verb.dep in {"ccomp", "oprd"}
    told = sentence.head(verb) if left else _verb_of(outcome, sentence)
    if told.dep in {"advcl", "xcomp"} and told.tag == "VBG" and _governs(sentence, a, told.head):
        return act.draft.type == "ASSAULT" or verb.lemma in {"kill", "wound", "injure"}
    if _apart(act, outcome):
        return False  # "killed in one town, and a man died in another"
    beside = same_type and verb.dep == "conj"
    if beside and (
        verb.head in act.taken
        or (verb.head in (a, *act.draft.words) and act.is_outcome)  # "claimed 21 lives and hurt"
    ):
        return True  # "killed two and wounded five", "a bomb that killed two and wounded five"
    if same_type and not act.is_noun and verb.dep == "conj" and verb.head == a:
        return act.draft.agentless == outcome.draft.agentless
    if sentence.words[a].dep == "advcl" and sentence.words[a].head == b:
        return not act.is_outcome  # "killed when a bomb exploded"
    # "caused many deaths", "12 dead in the shelling"
    return same_type and outcome.is_noun and _hangs_on(sentence, b, a)


def _verb_of(outcome: Sketch, sentence: Sentence) -> Word:
    """The verb by which an outcome is told: "claiming", of "claiming the [lives] of two"."""
    words = (sentence.words[i] for i in outcome.draft.words)
    verb = sentence.words[outcome.draft.head]
    return verb if verb.pos == "VERB" else next((w for w in words if w.pos == "VERB"), verb)


def _is_of_both(act: Word, sentence: Sentence, codebook: Codebook) -> bool:
    """True for "regime and Russian [airstrikes]": what is listed first acts, and is no act."""
    first = sentence.head(act)
    owners = sentence.children(act.index, "amod", "compound", "nmod")
    acts = first.tag in {"NN", "NNP"} and first.lemma not in codebook.classes["weapon"]
    return act.dep == "conj" and acts and any(w.entity for w in owners)


def _are_tools(sentence: Sentence, act: int, other: int, codebook: Codebook) -> bool:
    """True for two weapons of one list, or a weapon and the attacks that the list ends with."""
    tools = codebook.classes["tools"]
    if sentence.words[act].lemma not in tools or sentence.words[other].pos != "NOUN":
        return False
    listed, at = [], sentence.words[other]
    while at.dep == "conj" and at.head != at.index:
        listed.append(at)
        at = sentence.head(at)
        if at.index == act:
            return all(w.lemma in tools for w in listed[1:]) and (
                listed[0].lemma in tools or listed[0].lemma == "attack"
            )
    return False


def is_purpose(sentence: Sentence, act: int, verb: Word) -> bool:
    """True for an infinitive that tells what the clause of *act*, or its noun, was done for."""
    if verb.tag != "VB" or verb.dep not in {"advcl", "xcomp", "acl", "relcl"}:
        return False
    if not any(c.lower == "to" for c in sentence.children(verb.index, "aux")):
        return False
    if verb.dep in {"acl", "relcl"} and sentence.words[verb.head].head == act:
        return True  # "used force to disperse them"
    return _governs(sentence, act, verb.head)


def _shares_victims(sentence: Sentence, act: int, outcome: int) -> bool:
    """True for two verbs with one subject, of which the second has the object of both."""
    own = sentence.children(act, "nsubj", "nsubjpass", "auxpass")
    first = sentence.children(outcome, "dobj", "nsubjpass", "auxpass")
    return not own and not first and any(sentence.children(act, "dobj"))


def _lands(sentence: Sentence, act: Sketch, verb: Word) -> bool:
    """True for a clause that tells where what *act* fired or dropped came down."""
    thing = sentence.words[verb.head]
    if verb.dep == "relcl" and thing.dep == "dobj" and thing.head == act.draft.head:
        return True
    participle = verb.tag == "VBG" and verb.dep in {"advcl", "xcomp", "acl"}
    if not participle or verb.index < act.draft.head:
        return False
    fired = "heavy-weapons" in act.draft.modes or "aerial" in act.draft.modes
    above = (up for up in sentence.ancestors(verb.index) if up.pos in {"VERB", "AUX"})
    governor = next(above, verb)
    return fired and _governs(sentence, act.draft.head, governor.index)


def _is_means(sentence: Sentence, act: int, weapon: Word, codebook: Codebook) -> bool:
    """True for what is "used" by a participle that hangs on whom the act hit."""
    using = sentence.head(weapon)
    hit = sentence.head(using)
    wielded = using.tag == "VBG" and using.lemma in codebook.classes["using"]
    return wielded and weapon.dep == "dobj" and using.dep == "acl" and hit.head == act != hit.index


def _on_its_target(sentence: Sentence, act: int, verb: Word) -> bool:
    """True for a clause hung on what the act was aimed at, which itself does nothing."""
    target = sentence.words[verb.head]
    prep = sentence.head(target)
    opened = any(c.lower in {"that", "which"} for c in sentence.children(verb.index, "nsubj"))
    hung = verb.dep == "relcl" and target.dep == "pobj" and prep.dep == "prep"
    return opened and hung and prep.head == act


def _is_of(sentence: Sentence, act: int, noun: int) -> bool:
    prep = sentence.head(sentence.words[noun])
    return prep.dep == "prep" and prep.lemma == "of" and prep.head == act


def _apart(act: Sketch, outcome: Sketch) -> bool:
    """True when each names a place of its own: two happenings in one sentence."""
    return bool(act.grounds and outcome.grounds and act.grounds != outcome.grounds)


def _governs(sentence: Sentence, act: int, governor: int) -> bool:
    """True when the clause headed by *governor* is that of the act's word."""
    if act == governor:
        return True
    word = sentence.words[act]
    return word.head == governor and word.dep in {"dobj", "nsubj", "nsubjpass"}


def _hangs_on(sentence: Sentence, outcome: int, act: int) -> bool:
    """True when the outcome noun and the act share a governor, or one governs the other."""
    for up in sentence.ancestors(outcome):
        if up.index == act:
            return True
        if up.pos == "VERB":
            break
    for up in sentence.ancestors(act):
        if up.index == outcome:
            return sentence.words[act].dep in {"pobj", "conj"}
        if up.pos == "VERB":
            return sentence.words[act].dep in {"nsubj", "dobj"} and any(
                c.index == outcome for c in sentence.children(up.index, "dobj", "nsubj")
            )
    return False
