"""Who does what a verb says: its own subject, or the one it shares with the clause above.

Seen through: relative clauses, coordination, control and raising ("agreed to leave", "urged them
to leave", "called on them to leave"), participles, infinitives that belong to a noun ("their plan
to attack"), and prepositions ("accused of shelling").
"""

from __future__ import annotations

from dateline.knowledge.event_rules import Codebook
from dateline.model import Sentence, Word

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})
#: Prepositions after which a plan or an effort is that of the verb's subject: "prepare for".
AT_WORK = frozenset({"for", "with", "on", "in"})
#: Prepositions after which a verb's object acts: "accused them of", "kept them from".
CONTROLLING = frozenset({"of", "for", "from", "into"})
#: Prepositions of what befell somebody: "died in shelling", "was killed by shelling".
BEFALLING = frozenset({"in", "by", "from", "during"})
#: Clauses in which a bare past participle after its subject is passive.
_SMALL_CLAUSES = frozenset({"advcl", "ccomp"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: How far up a chain of subjectless verbs a subject is looked for.
MAX_UP = 4
#: Prepositions through which a request names who is to act: "called on them to leave".
ADDRESSING = frozenset({"on", "upon", "to", "for", "with"})
#: Classes of nouns that can act themselves, so that an infinitive after them is theirs.
DOER_CLASSES = ("armed", "police", "official", "civilian", "nation")


def is_passive(sentence: Sentence, verb: Word) -> bool:
    """True for a verb in the passive, a bare past participle after a noun included."""
    if any(sentence.children(verb.index, "nsubjpass", "auxpass", "agent")):
        return True
    if verb.dep == "acl" and verb.tag in {"VBN", "VBD"}:
        return not any(sentence.children(verb.index, "dobj"))
    shares = verb.dep == "conj" and verb.tag in {"VBN", "VBD"} and _elliptical(sentence, verb)
    if shares and is_passive(sentence, sentence.head(verb)):
        return True
    if verb.tag != "VBN":
        return False
    if verb.dep == "advcl" and any(sentence.children(verb.index, "mark")):  # "if attacked"
        return not any(sentence.children(verb.index, "aux", "nsubj", "dobj"))
    if verb.dep in _SMALL_CLAUSES and any(sentence.children(verb.index, "nsubj")):
        return not any(sentence.children(verb.index, "aux", "dobj"))  # "left 20 others wounded"
    if verb.dep in {"xcomp", "ccomp"}:  # "was found shot dead", "leaving 9 others wounded"
        return not any(sentence.children(verb.index, "aux", "nsubj", "dobj"))
    return verb.dep == "ROOT" and not any(sentence.children(verb.index, "aux", "nsubj", "dobj"))


def _elliptical(sentence: Sentence, verb: Word) -> bool:
    """True for a participle that shares the auxiliary of the verb before it.

    "He was seized and [beaten]"; "its houses were looted and its staff [threatened]"; "five were
    killed and nine [wounded] in the blast".
    """
    if any(sentence.children(verb.index, "aux", "dobj")):
        return False
    own = sentence.children(verb.index, "nsubj")
    if not own:  # "was stopped and told to get out"
        return verb.tag == "VBN" or any(sentence.children(verb.index, "xcomp"))
    if verb.tag == "VBN":
        return True
    return verb.index + 1 >= len(sentence.words) or sentence.words[verb.index + 1].pos == "PUNCT"


def subjects(sentence: Sentence, verb: Word, codebook: Codebook, depth: int = 0) -> list[int]:
    """Head words of the grammatical subject of *verb*, its own or inherited (control, sharing)."""
    own = [c.index for c in sentence.children(verb.index, "nsubj", "nsubjpass")]
    if own:
        return [_through_relative(sentence, verb, index) for index in own]
    if sentence.children(verb.index, "expl"):  # "there are families under siege"
        return [c.index for c in sentence.children(verb.index, "attr")]
    governor = sentence.head(verb)
    if depth >= MAX_UP or governor.index == verb.index:
        return []
    if verb.dep in {"acl", "relcl"} or (verb.dep == "amod" and governor.pos in NOMINAL):
        return _of_noun_clause(sentence, verb, governor, codebook, depth)
    if verb.dep in {"xcomp", "ccomp"} and governor.pos == "ADJ":
        if governor.dep == "amod" and governor.index > governor.head:
            return [governor.head]  # "the people likely to flee"
        return subjects(sentence, sentence.head(governor), codebook, depth + 1)
    if verb.dep in {"xcomp", "ccomp"} and governor.pos in VERBAL:
        return _controlled(sentence, verb, governor, codebook, depth)
    if verb.dep == "csubj" and governor.lemma == "be":
        return _possessors(sentence, sentence.children(governor.index, "attr"))
    if verb.dep == "advcl" and verb.tag == "VBN" and (noun := _described(sentence, verb)):
        return [noun]
    if befell(sentence, verb):
        return []
    if verb.dep == "advcl" and governor.lemma in codebook.classes["addressing"]:
        addressed = prepositional(sentence, governor.index, ADDRESSING)
        if addressed and any(c.lower == "to" for c in sentence.children(verb.index, "aux")):
            return addressed
    if verb.dep == "conj" and verb.tag == "VBG" and _after_agent(sentence, verb, governor):
        return []
    if verb.dep in {"conj", "advcl"} and governor.pos in VERBAL:
        return _shared(sentence, verb, governor, codebook, depth)
    if verb.dep == "pcomp":
        return _after_preposition(sentence, governor, codebook, depth)
    return []


def _after_agent(sentence: Sentence, verb: Word, passive: Word) -> bool:
    """True for a gerund that is a second agent: "were killed by air strikes and [shelling]"."""
    bare = not any(sentence.children(verb.index, "aux", "dobj", "nsubj"))
    agents = sentence.children(passive.index, "agent")
    return bare and any(agent.index < verb.index for agent in agents)


def befell(sentence: Sentence, verb: Word) -> bool:
    """True for a gerund read as a clause after a preposition: "died in [shelling]".

    The noun before it may have been read as the preposition's object: "died in army [shelling]".
    """
    if verb.dep != "advcl" or verb.tag != "VBG" or verb.index < 2:
        return False
    before = sentence.words[verb.index - 1]
    if before.dep == "pobj" and before.index == before.head + 1:
        before = sentence.head(before)
    return before.lemma in BEFALLING and before.head == verb.head


def prepositional(sentence: Sentence, head: int, names: frozenset[str]) -> list[int]:
    """The objects of the prepositions *names* that hang on word *head*."""
    return [
        noun.index
        for prep in sentence.children(head, "prep", "dative", "agent")
        if prep.lemma in names
        for noun in sentence.children(prep.index, "pobj")
    ]


def direct_objects(sentence: Sentence, verb: int) -> list[int]:
    """The direct and indirect objects of *verb*; of a passive, its subject."""
    found = [c.index for c in sentence.children(verb, "dobj", "nsubjpass")]
    return found or indirect_objects(sentence, verb)


def indirect_objects(sentence: Sentence, verb: int) -> list[int]:
    """Whom something is given to: "gave them aid", "gave aid to them"."""
    found = []
    for child in sentence.children(verb, "dative", "iobj"):
        if child.pos == "ADP":
            found += [c.index for c in sentence.children(child.index, "pobj")]
        else:
            found.append(child.index)
    return found


def judged(sentence: Sentence, word: Word, codebook: Codebook, depth: int = 0) -> list[int]:
    """Who an adjective or noun is said of: "the officers are guilty", "found them guilty"."""
    own = [c.index for c in sentence.children(word.index, "nsubj")]
    verb = sentence.head(word)
    if not own and word.pos == "ADJ" and verb.pos == "VERB":
        own = direct_objects(sentence, verb.index)
    return own or subjects(sentence, verb, codebook, depth)


def blamed(sentence: Sentence, noun: Word, codebook: Codebook) -> list[int]:
    """All those accused together with *noun*: "accused the army and the police of ..."."""
    for above in sentence.ancestors(noun.index):
        if noun.dep != "conj" or above.pos not in NOMINAL:
            break
        noun = above
    verb = sentence.head(noun)
    if verb.dep == "agent":  # "accused by prosecutors of ..."
        verb = sentence.head(verb)
    elif noun.dep not in {"dobj", "nsubjpass"}:
        return []
    if verb.lemma in codebook.classes["blamed"]:
        return direct_objects(sentence, verb.index)
    return []


def owner(sentence: Sentence, noun: Word, codebook: Codebook, depth: int = 0) -> list[int]:
    """Who a noun such as "plan" or "attempt" belongs to: its possessor or its verb's subject.

    Whom a call or an order goes to, who is to act, is mostly not said: nobody.
    """
    heeded = sentence.head(noun).lemma in codebook.classes["heeding"]
    if noun.lemma in codebook.classes["calling"] and heeded:
        return subjects(sentence, sentence.head(noun), codebook, depth + 1)
    if noun.lemma in codebook.classes["calling"] or depth >= MAX_UP:
        return []
    found = _possessors(sentence, (noun,))
    found += prepositional(sentence, noun.index, frozenset({"by"}))
    found = found or [  # "coalition efforts to defeat"
        c.index
        for c in sentence.children(noun.index, "compound")
        if any(c.lemma in codebook.classes[name] for name in DOER_CLASSES)
    ]
    if found:
        return found
    governor = sentence.head(noun)
    if noun.dep in {"dobj", "nsubjpass"} and governor.lemma in codebook.classes["foiling"]:
        return []  # "foiled a plot to bomb the station": the plot was not theirs
    if noun.dep == "dobj" and governor.pos in VERBAL:
        return subjects(sentence, governor, codebook, depth + 1)
    if noun.dep == "pobj":
        above = sentence.head(governor)
        if governor.lemma == "for" and above.lemma in codebook.classes["punished"]:
            return direct_objects(sentence, above.index)
        if governor.lemma in AT_WORK and above.pos in VERBAL and not is_passive(sentence, above):
            return subjects(sentence, above, codebook, depth + 1)
        if governor.lemma == "of" and above.pos == "NOUN" and above.index != governor.index:
            return owner(sentence, above, codebook, depth + 1)
    return []


def _of_noun_clause(
    sentence: Sentence, verb: Word, noun: Word, codebook: Codebook, depth: int
) -> list[int]:
    """The doer in a clause on a noun: the noun itself, or for "a plan to attack" its owner."""
    infinitive = any(c.lower == "to" for c in sentence.children(verb.index, "aux"))
    if not infinitive:
        if verb.dep == "relcl":
            return []
        if noun.lemma in codebook.classes["document"] and verb.tag == "VBG":
            return owner(sentence, noun, codebook, depth + 1) or [noun.index]
        return [noun.index]
    if any(noun.lemma in codebook.classes[name] for name in DOER_CLASSES):
        named = noun.dep == "attr" and sentence.head(noun).lemma == "be"
        return (
            subjects(sentence, sentence.head(noun), codebook, depth + 1) if named else [noun.index]
        )
    return owner(sentence, noun, codebook, depth + 1)


def _possessors(sentence: Sentence, nouns: tuple[Word, ...]) -> list[int]:
    return [c.index for noun in nouns for c in sentence.children(noun.index, "poss")]


def _controlled(
    sentence: Sentence, verb: Word, governor: Word, codebook: Codebook, depth: int
) -> list[int]:
    """The subject of a clause that is an argument of the verb *governor*; finite ones have none."""
    if verb.dep == "ccomp" and _is_finite(sentence, verb):
        return []
    above = subjects(sentence, governor, codebook, depth + 1)
    if governor.lemma == "be":  # "their plan was to attack"
        return _possessors(sentence, tuple(sentence.words[i] for i in above)) or above
    if governor.lemma in codebook.classes["self-doing"]:
        return above
    objects = [c.index for c in sentence.children(governor.index, "dobj")]
    objects = objects or indirect_objects(sentence, governor.index)
    if not objects and governor.lemma in codebook.classes["addressing"]:
        objects = prepositional(sentence, governor.index, ADDRESSING)
    return objects or above


def _is_finite(sentence: Sentence, verb: Word) -> bool:
    """True for a clause with a tense of its own, whose subject was left out or misread."""
    if verb.tag in FINITE:
        return True
    return any(c.tag in FINITE for c in sentence.children(verb.index, "aux", "auxpass"))


def _after_preposition(sentence: Sentence, prep: Word, codebook: Codebook, depth: int) -> list[int]:
    """The subject of a gerund: "accused them of shelling", "responsible for shelling"."""
    ruling = sentence.top(sentence.head(prep), "prep")  # "including by jailing"
    if ruling.pos in VERBAL:
        suffered = is_passive(sentence, ruling) or ruling.lemma in codebook.classes["suffering"]
        if suffered and prep.lemma in BEFALLING:
            return []
        objects = direct_objects(sentence, ruling.index)
        if not objects and ruling.dep == "acl":
            objects = [ruling.head]
        of_blame = prep.lemma == "with" and ruling.lemma in codebook.classes["blamed"]
        helped = prep.lemma == "in" and ruling.lemma in codebook.classes["helping"]
        if objects and (prep.lemma in CONTROLLING or of_blame or helped):
            return objects
        return subjects(sentence, ruling, codebook, depth + 1)
    if ruling.pos == "ADJ":
        return judged(sentence, ruling, codebook, depth + 1)
    accused = blamed(sentence, ruling, codebook)
    return accused or owner(sentence, ruling, codebook, depth + 1)


def _described(sentence: Sentence, participle: Word) -> int | None:
    """The noun right before a loose participle: "In parts of the city, recaptured by troops, "."""
    at = participle.index
    if at >= 2 and sentence.words[at - 1].text == ",":
        noun = sentence.words[at - 2]
        if noun.pos in NOMINAL and sentence.children(at, "agent"):
            return noun.index
    return None


def _shared(
    sentence: Sentence, verb: Word, governor: Word, codebook: Codebook, depth: int
) -> list[int]:
    """The subject that a coordinated or adverbial verb shares with the verb above it."""
    if verb.dep == "advcl" and is_passive(sentence, governor) and verb.tag in {"VBG", "VBD"}:
        agents = [
            noun.index
            for agent in sentence.children(governor.index, "agent")
            for noun in sentence.children(agent.index, "pobj")
        ]
        if agents:
            return agents
    return subjects(sentence, governor, codebook, depth + 1)


def _through_relative(sentence: Sentence, verb: Word, subject: int) -> int:
    """The noun that a relative pronoun in subject place stands for."""
    word = sentence.words[subject]
    if word.tag in {"WDT", "WP"} or (word.lower == "that" and verb.dep == "relcl"):
        at = sentence.top(verb, "conj")
        if at.dep == "relcl":
            return _whole(sentence, at)
    return subject


def _whole(sentence: Sentence, clause: Word) -> int:
    """The noun a relative clause is about: all of a coordination when its verb is plural."""
    noun = sentence.head(clause)
    plural = clause.tag == "VBP" or any(
        c.tag == "VBP" or c.lower == "were"
        for c in sentence.children(clause.index, "aux", "auxpass")
    )
    return sentence.top(noun, "conj").index if plural else noun.index
