"""The way from a happening's word up its sentence: what it hangs on, and by what arc."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import Sentence, Word

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
AUXILIARIES = ("aux", "auxpass")


@dataclass(frozen=True, slots=True)
class Link:
    """Word ``node`` hangs on word ``governor`` (on itself at the root) by ``arc``.

    ``arc`` is the dependency label, or "prep:of" for the object or clause of a preposition, whose
    own index is ``through``. ``shares`` is False at the second of two conjuncts that has its own
    clause: what modifies the first does not modify it.
    """

    node: int
    governor: int
    arc: str
    through: int | None = None
    shares: bool = True

    @property
    def is_root(self) -> bool:
        """True for the link of the sentence's root, which hangs on nothing."""
        return self.governor == self.node


def links(sentence: Sentence, head: int) -> Iterator[Link]:
    """The links from word *head* up to the root of *sentence*, nearest first."""
    words = sentence.words
    at = head
    for _ in range(len(words)):
        word = words[at]
        up = words[word.head]
        if word.head == at:
            yield Link(at, at, "ROOT")
            return
        if word.dep in ("pobj", "pcomp") and up.dep in ("prep", "agent", "dative"):
            governor = _past_prepositions(words, up)
            yield Link(at, governor, f"prep:{up.lemma}", up.index)
            at = governor
        else:
            if (noun := claimed_by(sentence, word)) is not None:
                yield Link(at, noun.index, "acl")
                at = noun.index
                continue
            shares = word.dep != "conj" or _same_clause(sentence, word, up)
            yield Link(at, word.head, _arc(sentence, word), shares=shares)
            at = word.head


def claimed_by(sentence: Sentence, clause: Word) -> Word | None:
    """The noun in "a claim by the militia that ...", whose clause the parse hangs on its maker."""
    if clause.dep not in ("relcl", "acl") or not any(
        w.lower == "that" for w in sentence.children(clause.index, "mark")
    ):
        return None
    maker = sentence.head(clause)
    by = sentence.head(maker)
    if maker.dep != "pobj" or by.lower != "by" or by.dep != "prep":
        return None
    noun = sentence.head(by)
    return noun if noun.pos == "NOUN" else None


def _arc(sentence: Sentence, word: Word) -> str:
    """The label of *word*; "plan to seize" is acl whether the parser took it for a relative."""
    if word.dep == "relcl" and any(w.tag == "TO" for w in sentence.children(word.index, "aux")):
        return "acl"
    return word.dep


def _past_prepositions(words: tuple[Word, ...], preposition: Word) -> int:
    """The word a preposition hangs on, past others stacked on it ("out of", "from within")."""
    at = preposition
    for _ in range(len(words)):
        up = words[at.head]
        if up.index == at.index or up.pos != "ADP" or up.dep not in ("prep", "agent"):
            return up.index
        at = up
    return at.index


def _same_clause(sentence: Sentence, word: Word, first: Word) -> bool:
    """True when what modifies conjunct *first* also modifies *word*: same form, no own subject."""
    if word.pos == "NOUN" or first.pos == "NOUN":
        return not sentence.children(word.index, "det", "poss")
    bare = {"VB", "VBP"}
    if sentence.children(word.index, *SUBJECTS) or not (
        word.tag == first.tag or {word.tag, first.tag} == bare
    ):
        return False
    return not any(
        w.tag in ("MD", "VBZ", "VBP", "VBD") for w in sentence.children(word.index, *AUXILIARIES)
    )


def is_to(word: Word) -> bool:
    """True for the "to" of an infinitive, which taggers may take for a preposition."""
    return word.tag == "TO" or (word.dep == "aux" and word.lower == "to")


def forms(sentence: Sentence, index: int) -> frozenset[str]:
    """The forms of a happening's word, as the cue tables name them ("infinitive", "noun", ...)."""
    word = sentence.words[index]
    auxiliaries = sentence.children(index, *AUXILIARIES)
    if word.pos not in ("VERB", "AUX") and not any(map(is_to, auxiliaries)):
        return frozenset({"noun"} if _of_the_past(sentence, word) else {"noun", "open"})
    found = set()
    if any(w.lemma == "have" for w in auxiliaries):
        found.add("perfect")
    if any(map(is_to, auxiliaries)):
        found.add("infinitive")
    elif word.tag in ("VBD", "VBZ", "VBP") or any(
        w.tag in ("MD", "VBD", "VBZ", "VBP") for w in auxiliaries
    ):
        found.add("finite")
        first = auxiliaries[0] if auxiliaries else word
        if first.tag in ("VBZ", "VBP"):
            found.add("present")
    elif any(w.tag == "VB" for w in auxiliaries):
        found.add("bare")
    elif word.tag in ("VBG", "VBN"):
        found.add("participle")
    else:
        found.add("bare")
    return frozenset(found)


def _of_the_past(sentence: Sentence, noun: Word) -> bool:
    """True for the subject of a verb in the past: "any withdrawal had begun"."""
    verb = sentence.head(noun)
    if noun.dep not in ("nsubj", "nsubjpass") or verb.pos not in ("VERB", "AUX"):
        return False
    auxiliaries = sentence.children(verb.index, *AUXILIARIES)
    if any(w.tag == "MD" for w in auxiliaries):
        return False
    return verb.tag == "VBD" or any(w.tag == "VBD" for w in auxiliaries)


def negated(sentence: Sentence, index: int) -> bool:
    """True when word *index* is negated itself: "did not plan", "no plans", "never"."""
    return any(
        w.dep == "neg" or (w.dep == "det" and w.lower == "no")
        for w in sentence.children(index, "neg", "det")
    )


def is_passive(sentence: Sentence, index: int) -> bool:
    """True for a passive, or a bare past participle, that names no agent."""
    word = sentence.words[index]
    if word.tag not in ("VBN", "VBD", "JJ") or sentence.children(index, "agent"):
        return False
    if sentence.children(index, "auxpass", "nsubjpass"):
        return True
    return word.tag != "VBD" and not sentence.children(index, "nsubj", "aux", "dobj")


def gloss_of(sentence: Sentence, index: int) -> frozenset[int]:
    """The words of the ", which ..." clause that holds word *index*; none outside of one.

    A gloss on a name within what somebody says is mostly the reporter's background.
    """
    for link in links(sentence, index):
        if link.arc != "relcl":
            continue
        words = sentence.subtree(link.node)
        opener = next((i for i in words if sentence.words[i].pos not in ("PUNCT", "ADP")), words[0])
        relative = sentence.words[opener].tag in ("WDT", "WP$")
        if relative and any(sentence.words[i].text == "," for i in (opener - 1, opener - 2)):
            return frozenset(words)
        return frozenset()
    return frozenset()


def aside(sentence: Sentence, index: int) -> bool:
    """True inside a relative clause or a finite adverbial one: said by the way, not the point."""
    for link in links(sentence, index):
        if link.arc == "relcl":
            return True
        if link.arc == "advcl" and "finite" in forms(sentence, link.node):
            return True
    return False
