"""The logical subject and object of a verb, wherever syntax puts them.

Levin and Rappaport Hovav 2005, chapter 5: alternations keep who does what to whom.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import Sentence, Word

#: The labels of patterns that stand for the logical subject and object.
SUBJECT, OBJECT = "nsubj", "dobj"
_RELATIVES = frozenset({"WDT", "WP"})
_SUBJECTS = ("nsubj", "nsubjpass")


def objects_moved(sentence: Sentence, verb: Word) -> Iterator[Word]:
    """What a verb acts on where that is no object of its own clause.

    The subject of its passive ("troops were [sent]"), also of the passive before it ("were seized
    and [burned]"); the noun that its participle or relative clause hangs on ("weapons [seized] by
    police", "the drone that they [shot] down").
    """
    if verb.pos != "VERB":
        return
    yield from sentence.children(verb.index, "nsubjpass")
    objects = any(sentence.children(verb.index, "dobj"))
    noun = sentence.head(verb)
    if verb.dep == "acl" and verb.tag == "VBN" and not objects:
        yield noun
    elif verb.dep == "relcl":
        yield from _of_relative(sentence, verb, noun, objects=objects)
    elif verb.dep == "conj" and verb.tag == "VBN" and not objects:
        own = any(sentence.children(verb.index, *_SUBJECTS, "aux"))
        yield from () if own else sentence.children(noun.index, "nsubjpass")


def _of_relative(sentence: Sentence, verb: Word, noun: Word, *, objects: bool) -> Iterator[Word]:
    """The noun of a relative clause, if the clause has no other object: "the drone they shot"."""
    for pronoun in sentence.children(verb.index, "dobj", "nsubjpass"):
        if pronoun.tag in _RELATIVES:
            yield noun
            return
    named = [w for w in sentence.children(verb.index, *_SUBJECTS) if w.tag not in _RELATIVES]
    if named and not objects and not any(w.dep == "nsubjpass" for w in named):
        yield noun


def subjects_moved(sentence: Sentence, verb: Word) -> Iterator[Word]:
    """Who or what does what a verb tells where that is no subject of its own clause.

    The agent of its passive ("was [hit] by two shells"); the noun that its clause hangs on ("shells
    [hitting] the port", "a rocket that [hit] it"); the subject of the verb before it ("shells fell
    and [hit] the port").
    """
    if verb.pos != "VERB":
        return
    for by in sentence.children(verb.index, "agent"):
        yield from sentence.children(by.index, "pobj")
    noun = sentence.head(verb)
    own = sentence.children(verb.index, *_SUBJECTS)
    doing = verb.dep == "acl" and verb.tag == "VBG"
    opened = any(w.tag in _RELATIVES and w.dep == SUBJECT for w in own)
    if doing or (verb.dep == "relcl" and opened):
        yield noun
    elif verb.dep == "conj" and not own and noun.pos == "VERB":
        yield from sentence.children(noun.index, SUBJECT)
