"""Which words a negation reaches: its clause (annotation scheme of Morante and Daelemans 2012)."""

from __future__ import annotations

from dateline.attribution.scope import SUBJECTS, links
from dateline.model import Sentence, Word

#: Arcs by which a clause hangs on another without belonging to its scope.
_OUTSIDE = frozenset({"punct", "cc", "intj", "parataxis", "mark", "meta", "preconj"})
#: Arcs that lead from a word inside a clause to the clause's verb.
_INTO_CLAUSE = frozenset(
    {"nsubj", "nsubjpass", "dobj", "attr", "acomp", "neg", "advmod", "aux", "det", "oprd", "dative"}
)


def negation_scope(sentence: Sentence, cue: int) -> frozenset[int]:
    """Indices of the words in the scope of the negation at word *cue*, the cue itself left out.

    The scope is the clause of the negated word with its subject and complements; coordinated
    clauses, interjections and punctuation stay out.
    """
    top = _clause(sentence, cue)
    found: set[int] = set()
    _collect(sentence, top, found, cue)
    found.discard(cue)
    return frozenset(found)


def _clause(sentence: Sentence, cue: int) -> int:
    """The word that heads the negated clause, or the negated phrase where there is no clause."""
    word = sentence.words[cue]
    at = cue
    if word.dep in ("neg", "det", "advmod", "preconj", "cc", "aux", "prep", "predet"):
        at = word.head
    if word.dep == "prep":
        return cue
    for link in links(sentence, at):
        here = sentence.words[link.node]
        if here.pos in ("VERB", "AUX") or link.is_root:
            return link.node
        if link.arc not in _INTO_CLAUSE and not link.arc.startswith("prep:"):
            return link.node
        at = link.node
    return at


def _collect(sentence: Sentence, index: int, found: set[int], cue: int) -> None:
    found.add(index)
    for child in sentence.children(index):
        if child.dep in _OUTSIDE or child.index == cue or _own_clause(sentence, child):
            continue
        found.update(i for i in sentence.subtree(child.index) if sentence.words[i].dep != "punct")


def _own_clause(sentence: Sentence, child: Word) -> bool:
    """True for a coordinated or adverbial clause, which the negation does not reach."""
    if child.dep == "conj":
        return bool(sentence.children(child.index, *SUBJECTS)) or child.pos in ("VERB", "AUX")
    return child.dep == "advcl" and bool(sentence.children(child.index, "mark", "nsubj"))
