"""Clauses on nouns, gerunds and particles put right, which news English packs tightly.

Garden paths that parsers take (Bever 1970): in "the base stormed by gunmen" nothing was told to be
stormed, and in "the hostages that the group released are safe" no group was released.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from dateline.model import Word

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NAMES = frozenset({"NOUN", "PROPN"})
_OWN = frozenset({"det", "nummod", "amod", "poss", "quantmod", "compound", "nmod"})
_CLOSED = frozenset({"dobj", "aux", "auxpass", "mark"})
_LOOSE = frozenset({"xcomp", "ccomp", "advcl", "conj", "dep", "oprd"})
_BEING = frozenset({"aux", "auxpass", "acomp", "attr"})
_OBJECTS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass"})


def with_clauses(
    words: Sequence[Word],
    accusing: Set[str] = frozenset(),
    removing: Set[str] = frozenset(),
    thought: Set[str] = frozenset(),
) -> list[Word]:
    """*words* of one sentence with participles, relative clauses and gerunds where they belong.

    *accusing* are lemmas of words that something done follows with "of" ("accused of burning
    houses"), *removing* of verbs by which somebody or something is moved "from" somewhere,
    *thought* of verbs that tell what somebody is held to be. Words never change.
    """
    out = list(words)
    for word in words:
        if word.tag in {"VBN", "VBD"}:
            _reduced(out, word)
            _object_relative(out, out[word.index])
            _on_the_noun(out, out[word.index])
            _held_to_be(out, out[word.index], thought)
            _before_its_verb(out, out[word.index])
            _with_before_object(out, out[word.index])
        elif word.tag == "VBG" and word.dep == "amod":
            _as_gerund(out, word, accusing)
        elif word.dep == "prt":
            _past_the_particle(out, word)
        elif word.dep == "prep" and word.lower == "from":
            _off_the_object(out, word, removing)
    return out


def _reduced(words: list[Word], verb: Word) -> None:
    """ "The soldiers [captured] there were released", read as a clause that was released."""
    below = [w for w in words if w.head == verb.index and w.dep in _SUBJECTS]
    if verb.dep != "csubjpass" or len(below) != 1 or below[0].index > verb.index:
        return
    whom = below[0]
    if whom.pos not in _NAMES or _has(words, verb, _CLOSED):
        return
    words[whom.index] = replace(whom, dep="nsubjpass", head=verb.head)
    words[verb.index] = replace(verb, tag="VBN", dep="acl", head=whom.index)
    for word in words[: whom.index]:
        if word.dep in _OWN and word.head > whom.index:
            words[word.index] = replace(word, head=whom.index)


def _object_relative(words: list[Word], verb: Word) -> None:
    """ "The hostages that the group [released] are safe": they were released, and they are safe."""
    doer = words[verb.head]
    main = words[doer.head]
    noun = words[main.head]
    if verb.dep != "acl" or doer.dep not in _SUBJECTS or verb.index != doer.index + 1:
        return
    that = next((w for w in words if w.head == main.index and w.tag == "WDT"), None)
    if that is None or not noun.index < that.index < doer.index or noun.index != that.index - 1:
        return
    if main.dep not in {"relcl", "ccomp", "acl"} or main.index < verb.index:
        return
    if noun.dep not in {"ROOT", "ccomp"}:
        return
    root = noun.dep == "ROOT"
    words[main.index] = replace(main, dep=noun.dep, head=main.index if root else noun.head)
    words[noun.index] = replace(noun, dep=doer.dep, head=main.index)
    words[that.index] = replace(that, dep="dobj", head=verb.index)
    words[doer.index] = replace(doer, dep="nsubj", head=verb.index)
    words[verb.index] = replace(verb, tag="VBD", dep="relcl", head=noun.index)
    for word in words[main.index :]:
        if word.head == noun.index and word.index > main.index:
            words[word.index] = replace(word, head=main.index)


def _on_the_noun(words: list[Word], verb: Word) -> None:
    """ "Told of the base [stormed] by gunmen": the base was stormed, whoever was told."""
    noun = words[verb.index - 1]
    agent = any(w.head == verb.index and w.dep == "agent" for w in words)
    if not verb.index or not agent or verb.dep not in _LOOSE or verb.head >= verb.index:
        return
    if noun.pos in _NAMES and noun.dep in _OBJECTS and not _has(words, verb, _CLOSED | _SUBJECTS):
        words[verb.index] = replace(verb, tag="VBN", dep="acl", head=noun.index)


def _held_to_be(words: list[Word], verb: Word, thought: Set[str]) -> None:
    """ "Gunmen [believed] to be from there raided a village": they raided it, believed or not."""
    if verb.lemma not in thought or verb.dep not in {"ROOT", "ccomp"}:
        return
    below = [w for w in words if w.head == verb.index and w.index != verb.index]
    subject = next((w for w in below if w.dep == "nsubj" and w.index < verb.index), None)
    be = next((w for w in words[verb.index + 1 :] if w.lower == "be"), None)
    if subject is None or be is None or be.index != verb.index + 2:
        return
    later = (w for w in below if w.dep in {"ccomp", "xcomp"} and w.index > be.index + 1)
    told = next((w for w in later if w.tag in {"VBD", "VBN"}), None)
    if told is None or not _has(words, told, {"dobj"}) or _has(words, told, _SUBJECTS | {"mark"}):
        return
    for word in words[be.index - 1 : told.index]:  # "to be Russian", read as "to be killed"
        if word.head == told.index and word.dep in _BEING:
            words[word.index] = replace(word, head=be.index)
    if words[be.index].head == be.index:
        words[be.index] = replace(be, tag="VB", dep="xcomp", head=verb.index)
    words[told.index] = told = replace(told, tag="VBD")
    _hand_over(words, subject, verb, told)


def _before_its_verb(words: list[Word], verb: Word) -> None:
    """ "Said bombs [dropped] by jets killed six": the bombs killed, and were dropped."""
    agent = any(w.head == verb.index and w.dep == "agent" for w in words)
    if not agent or verb.dep != "ccomp" or _has(words, verb, {"aux", "auxpass", "dobj"}):
        return
    subject = next((w for w in words if w.head == verb.index and w.dep in _SUBJECTS), None)
    after = (w for w in words[verb.index + 1 :] if w.head == verb.head and w.dep == "ccomp")
    told = next(after, None)
    if subject is None or told is None or told.tag not in {"VBD", "VBZ", "VBP"}:
        return
    if not _has(words, told, _SUBJECTS | {"mark"}):
        _hand_over(words, subject, verb, told)


def _with_before_object(words: list[Word], verb: Word) -> None:
    """ "Groups [targeted] with eight shells the village": they did it, to the village."""
    noun = words[verb.head]
    if verb.dep != "acl" or noun.dep != "ROOT" or verb.index != noun.index + 1:
        return
    means = next((w for w in words if w.head == verb.index and w.lower == "with"), None)
    thing = next((w for w in words if means and w.head == means.index and w.dep == "pobj"), None)
    target = next((w for w in words if thing and w.head == thing.index and w.dep == "appos"), None)
    if means is None or thing is None or target is None or means.index != verb.index + 1:
        return
    between = words[thing.index + 1 : target.index]
    if any(w.pos == "PUNCT" for w in between) or not any(w.dep == "det" for w in between):
        return
    words[verb.index] = replace(verb, tag="VBD", dep="ROOT", head=verb.index)
    words[noun.index] = replace(noun, dep="nsubj", head=verb.index)
    words[target.index] = replace(target, dep="dobj", head=verb.index)
    for word in words[verb.index :]:
        if word.head == noun.index and word.index != verb.index:
            words[word.index] = replace(word, head=verb.index)


def _hand_over(words: list[Word], subject: Word, verb: Word, told: Word) -> None:
    """Gives the *subject* and the place of *verb* to *told*; *verb* becomes a clause on it."""
    root = verb.dep == "ROOT"
    head = told.index if root else verb.head
    words[told.index] = replace(told, dep=verb.dep, head=head)
    words[subject.index] = replace(subject, dep="nsubj", head=told.index)
    words[verb.index] = replace(verb, tag="VBN", dep="acl", head=subject.index)
    for word in words[told.index :]:
        if word.head == verb.index and word.dep == "punct":
            words[word.index] = replace(word, head=told.index)


def _as_gerund(words: list[Word], verb: Word, accusing: Set[str]) -> None:
    """ "Accused of [burning] houses": what was done, not what the houses were like."""
    noun = words[verb.head]
    prep = words[verb.index - 1]
    if noun.dep != "pobj" or noun.head != prep.index or prep.dep != "prep":
        return
    done = prep.lower == "of" and words[prep.head].lemma in accusing
    if done or (noun.pos == "PROPN" and noun.entity == "PERSON"):
        words[verb.index] = replace(verb, dep="pcomp", head=prep.index)
        words[noun.index] = replace(noun, dep="dobj", head=verb.index)
        for word in words[noun.index :]:
            if word.head == prep.index and word.dep == "prep":
                words[word.index] = replace(word, head=verb.index)


def _past_the_particle(words: list[Word], particle: Word) -> None:
    """ "Handing [over] the airport": the airport is what they handed."""
    verb = words[particle.head]
    for word in words[particle.index :]:
        if word.head == particle.index and word.dep == "pobj":
            words[word.index] = replace(word, dep="dobj", head=verb.index)


def _off_the_object(words: list[Word], prep: Word, removing: Set[str]) -> None:
    """ "Drove families [from] their homes": from there they were driven."""
    noun = words[prep.head]
    verb = words[noun.head]
    if verb.lemma in removing and verb.pos == "VERB" and noun.dep in {"dobj", "nsubjpass"}:
        words[prep.index] = replace(prep, head=verb.index)


def _has(words: Sequence[Word], word: Word, deps: Set[str]) -> bool:
    return any(w.head == word.index and w.dep in deps for w in words)
