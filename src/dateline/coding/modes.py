"""Modes from the words around a trigger: modifiers, means, subject, what is fired or used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.arguments import Arcs
from dateline.knowledge.event_rules import Codebook, TriggerRule
from dateline.model import Claim, Evidence, Sentence, Word

MEANS = ("with", "by", "using", "in", "from", "of")
ARCS = ("mod", "subj", *MEANS)
_INTO = frozenset({"in", "into"})
#: Clauses that tell what is asked for.
_CLAUSES = ("xcomp", "ccomp")
#: Frames whose object is the means itself: "fired rockets".
THROWN = frozenset({"launch", "landed", "detonate"})


def modes_near(
    sentence: Sentence,
    words: tuple[int, ...],
    head: int,
    rule: TriggerRule,
    arcs: Arcs,
    codebook: Codebook,
) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """Modes that words near the trigger of *rule* give it, with the mode rule and word of each."""
    near = set(words) - {head}
    for arc in (*ARCS, "obj") if rule.frame in THROWN else ARCS:
        for index in arcs.get(arc, ()):
            near |= {index, index - 1} - {-1, head}
            many = sentence.words[index].lemma in codebook.partitives
            near |= _within(sentence, index, thrown=arc == "obj" or many)
    for index in arcs.get("obj", ()):
        near |= _wielded(sentence, index, codebook)
        near |= _using(sentence, (index,), codebook)
    for index in arcs.get("in", ()) if arcs.get("obj") else ():
        near |= _wielded(sentence, index, codebook)
    for index in arcs.get("with", ()):
        near |= _held_in(sentence, index, codebook)
    near |= _using(sentence, words, codebook)
    modes: dict[str, Evidence] = {}
    for index in sorted(near):
        word = sentence.words[index]
        over = word.lemma in codebook.classes["overhead"] and word.dep == "pobj"
        if over and sentence.head(word).lemma in _INTO:
            continue  # "fired rubber bullets in the air"
        named = sentence.head(word).lemma in codebook.classes["works"]
        if named and word.dep == "compound":
            continue  # "a hostage crisis in a gas plant"
        before = sentence.words[index - 1].lemma if index else ""
        forms = {word.lemma, word.lower, f"{before}-{word.lemma}"}
        for found in codebook.mode_rules:
            if rule.type in found.types and not forms.isdisjoint(found.lemmas):
                modes.setdefault(
                    found.mode, Evidence(found.id, sentence.span(index, index), "modes")
                )
    return tuple(modes), tuple(modes.values())


def _within(sentence: Sentence, index: int, *, thrown: bool) -> set[int]:
    """The words that say what the noun at *index* is: "tear gas canisters".

    Of what is *thrown* also what there are many of: "dozens of rockets".
    """
    found = {c.index for c in sentence.children(index, "compound", "amod", "conj")}
    for inner in tuple(found):
        found |= {c.index for c in sentence.children(inner, "compound", "amod")}
    nouns = _objects(sentence, index, "of") if thrown else []
    for made in sentence.children(index, "acl", "amod"):
        if made.tag in {"VBN", "VBG"}:  # "strapped to", "containing gas", "launched from a drone"
            found.add(made.index)
            nouns += [
                *sentence.children(made.index, "dobj"),
                *_objects(sentence, made.index, "from"),
            ]
    for noun in nouns:
        found |= {noun.index}
        found |= {c.index for c in sentence.children(noun.index, "compound", "amod")}
    return found


def _held_in(sentence: Sentence, index: int, codebook: Codebook) -> set[int]:
    """What is in a weapon: "with shells that contained toxic gases"."""
    found: set[int] = set()
    for clause in sentence.children(index, "relcl", "acl"):
        if clause.lemma in codebook.classes["holding"]:
            for noun in sentence.children(clause.index, "dobj"):
                found.add(noun.index)
                found |= {c.index for c in sentence.children(noun.index, "compound", "amod")}
    return found


def _objects(sentence: Sentence, index: int, prep: str) -> list[Word]:
    """The nouns that hang on the word at *index* by *prep*."""
    hung = [p for p in sentence.children(index, "prep") if p.lemma == prep]
    return [noun for p in hung for noun in sentence.children(p.index, "pobj")]


def _wielded(sentence: Sentence, index: int, codebook: Codebook) -> set[int]:
    """A weapon that a parser hangs on the target: "hit houses in the town with rocket shells"."""
    found: set[int] = set()
    nouns = _objects(sentence, index, "with")
    for number in [n for n in nouns if n.lemma in codebook.partitives]:
        nouns += _objects(sentence, number.index, "of")
    for noun in nouns:
        if noun.lemma in codebook.classes["weapon"]:
            found.add(noun.index)
            found |= {c.index for c in sentence.children(noun.index, "compound", "amod")}
    return found


def _using(sentence: Sentence, words: tuple[int, ...], codebook: Codebook) -> set[int]:
    """The objects of "using" and "fired from" clauses that hang on the trigger."""
    found: set[int] = set()
    for head in words:
        for verb in sentence.children(head, "advcl", "acl", "relcl"):
            if verb.lemma in codebook.classes["using"]:
                for noun in sentence.children(verb.index, "dobj"):
                    found.add(noun.index)
                    found |= {c.index for c in sentence.children(noun.index, "compound", "amod")}
    return found


def content_modes(
    sentence: Sentence, head: int, event_type: str, codebook: Codebook
) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """The mode that the content of a verbal act gives it: the first telling word of what is asked
    for or refused, else of what stands below it at all.
    """
    for index in _content(sentence, head):
        word = sentence.words[index]
        if word.pos == "PROPN":
            continue  # "the Free Syrian Army" sets nobody free
        if any(w.lemma in codebook.classes["fulfilled"] for w in sentence.children(index, "dobj")):
            continue  # "to meet the needs of the displaced" is no meeting
        for rule in codebook.content_mode_rules:
            if event_type in rule.types and word.lemma in rule.lemmas:
                return (rule.mode,), (Evidence(rule.id, sentence.span(index, index), "modes"),)
    return (), ()


def _content(sentence: Sentence, head: int) -> list[int]:
    """The words after *head* that tell what is asked: its clause, else all that stands below it.

    "Urged the government, during talks, to lift the siege": the siege is to be lifted. A further
    clause with a subject of its own tells of something else.
    """
    clauses = sentence.children(head, *_CLAUSES)
    told = [i for clause in clauses if clause.index > head for i in sentence.subtree(clause.index)]
    if told:
        return told
    further = {
        i
        for other in sentence.children(head, "conj")
        if sentence.children(other.index, "nsubj", "nsubjpass")
        for i in sentence.subtree(other.index)
    }
    return [i for i in sentence.subtree(head) if i > head and i not in further]


def met_abroad(claim: Claim) -> Claim:
    """*claim*, a visit when it is a meeting of persons of two countries in one of them.

    ``visit``: one side travels to the other (PLOVER). Nothing changes without a place, without two
    countries, or where the words give a mode.
    """
    here = claim.places[0] if claim.places else None
    if claim.type != "CONSULT" or claim.modes or here is None:
        return claim
    countries = {a.country for a in claim.actors if a.kind == "person" and a.country}
    if len(countries) < 2 or here.country not in countries:
        return claim
    why = Evidence("mode.met-abroad", here.mention, "modes")
    return replace(claim, modes=("visit",), evidence=(*claim.evidence, why))


def settled(modes: Sequence[str], codebook: Codebook) -> tuple[str, ...]:
    """*modes* once each, without those that a more telling one implies."""
    out = set().union(*(codebook.mode_overrides.get(m, frozenset()) for m in modes))
    return tuple(m for m in dict.fromkeys(modes) if m not in out)
