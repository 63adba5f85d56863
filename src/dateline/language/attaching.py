"""Words of a parse hung where they belong, whatever the names in the sentence; texts never change.

A parser guesses at names that it has never seen, and then hangs what stands beside them elsewhere
than it would beside names it knows. Here the grammar of news English decides in both cases.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from dateline.model import Word

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
#: Prepositions that tell where, which hang on no name of a person or body.
_WHERE = frozenset(
    {"in", "near", "at", "outside", "around", "inside", "on", "during", "since", "after"}
)
_WAYS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast"}) | {
    "southwest"
}
#: Labels of names that something may lie in.
_AREAS = frozenset({"GPE", "LOC", "FAC"})
_AIMED = frozenset({"on", "against"})
_ARGUMENTS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass"})
_ASKED = frozenset({"xcomp", "ccomp"})
_TAKEN = frozenset({"dobj", "prt"})
_CONTENTS = frozenset({"dobj", "ccomp", "xcomp", "mark"})
_MARKED = frozenset({"det", "poss", "nummod"})
_OBJECTS = frozenset({"pobj", "dobj", "prep", "conj", "nmod", "compound", "agent"})
_WHEN = frozenset({"DATE", "TIME"})
_TIMED = frozenset({"prep", "npadvmod", "advmod"})


def attached(
    words: Sequence[Word], *, told: Set[str], acts: Set[str], asking: Set[str]
) -> list[Word]:
    """*words* of one sentence with some of them hung elsewhere.

    *told* are lemmas of verbs that may follow what somebody says ("..., the agency said"), *acts*
    of nouns that are done "on" something ("an attack on the port"), *asking* of verbs by which
    somebody is asked to do something ("called on the army to leave").
    """
    out = list(words)
    for word in words:
        if word.pos == "VERB":
            _second_subject(out, word)
            _past_the_participle(out, word)
        if word.dep == "prep":
            _to_the_noun(out, out[word.index], acts, told)
            _off_the_name(out, out[word.index], told)
        elif word.dep == "pobj" and word.tag == "JJ":
            _to_the_verb(out, word)
        elif word.dep == "conj" and word.pos == "ADJ":
            _to_its_noun(out, word)
        elif word.dep == "npadvmod":
            _as_object(out, word)
        elif word.dep == "compound":
            _off_the_direction(out, word)
        elif word.dep in ("relcl", "appos"):
            _of_somebody(out, word)
        elif word.dep == "advcl" and word.tag == "VB":
            _as_asked(out, word, asking)
        elif word.dep == "advcl" and word.index == 0:
            _as_subject(out, word)
        elif word.dep == "mark" and word.entity:
            _no_name(out, word.index)
        elif word.tag in _FINITE:
            if word.entity and word.text.islower():
                _out_of_the_name(out, word.index)
            if word.lemma in told:
                _its_subject(out, word)
                _by_the_way(out, out[word.index])
                _time_of_the_told(out, word)
    return out


def _to_the_noun(words: list[Word], prep: Word, acts: Set[str], told: Set[str]) -> None:
    """A preposition that belongs to the noun before it, where the parser gave it to the verb.

    "Ordered the attack on the port": nothing was ordered on it. "Took control of it": nothing was
    taken of it. "Reported clashes near it": where the clashes were is part of what is reported.
    """
    verb, noun = words[prep.head], words[prep.index - 1]
    if noun.pos == "PROPN" and noun.dep == "pobj" and words[noun.head].lower == "by":
        made = words[words[noun.head].head]  # "rejected an offer by X for talks"
        if made.head == verb.index and made.dep == "dobj" and prep.lower == "for":
            words[prep.index] = replace(prep, head=made.index)
        return
    if noun.pos != "NOUN" or verb.pos != "VERB" or noun.index < verb.index or _when(words, prep):
        return
    act = prep.lower in _AIMED and noun.lemma in acts
    part = prep.lower == "of" and noun.tag == "NN" and not _has(words, noun, _MARKED)
    while noun.head != verb.index and noun.dep in ("pobj", "prep", "conj"):
        noun = words[noun.head]
    told_of = prep.lower in _WHERE and verb.lemma in told and noun.dep == "dobj"
    if noun.head == verb.index and noun.dep in _ARGUMENTS and (act or part or told_of):
        at = noun.index if told_of else prep.index - 1
        words[prep.index] = replace(prep, head=at)


def _has(words: Sequence[Word], word: Word, deps: Set[str]) -> bool:
    return any(w.head == word.index and w.dep in deps for w in words)


def _to_the_verb(words: list[Word], adjective: Word) -> None:
    """ "Called the attack in Zarvela barbaric": Zarvela is where, barbaric what it was called."""
    name, prep = words[adjective.index - 1], words[adjective.head]
    if name.pos != "PROPN" or name.head != adjective.index or name.dep != "compound":
        return
    verb = words[words[prep.head].head]
    if verb.pos == "VERB" and words[prep.head].dep == "dobj":
        words[name.index] = replace(name, dep="pobj", head=prep.index)
        words[adjective.index] = replace(adjective, dep="oprd", head=verb.index)


def _to_its_noun(words: list[Word], adjective: Word) -> None:
    """ "The Front and tribal fighters": the adjective says what fighters, and joins nothing."""
    name = words[adjective.head]
    if name.pos != "PROPN" or adjective.index + 1 == len(words):
        return
    noun = words[adjective.index + 1]
    if noun.pos != "NOUN" or not (noun.index == name.head or noun.head == name.index):
        return
    if noun.index == name.head:
        if noun.head == name.index or name.dep not in ("nmod", "compound"):
            return
        words[name.index] = replace(name, dep=noun.dep, head=noun.head)
        for word in words[: name.index]:
            if word.head == noun.index and word.dep == "det":
                words[word.index] = replace(word, head=name.index)
    words[noun.index] = replace(noun, dep="conj", head=name.index)
    words[adjective.index] = replace(adjective, dep="amod", head=noun.index)


def _off_the_name(words: list[Word], prep: Word, told: Set[str]) -> None:
    """ "Ten fighters of the Front in the town": what lies in the town is not the name."""
    name = words[prep.head]
    body = not name.seen and words[name.index - 1].lower == "the"  # whatever the guess is
    inside = prep.entity and prep.entity == name.entity and not body
    named = name.pos == "PROPN" and (body or name.entity not in _AREAS)
    if prep.lower not in _WHERE or not named or inside or name.index > prep.index:
        return
    up, thing = name, None
    while up.pos not in ("VERB", "AUX"):
        if up.dep not in _OBJECTS or up.head == up.index:
            return
        thing, up = (up if up.pos == "NOUN" else thing), words[up.head]
    if thing is not None and up.lemma in told:
        up = thing
    if up.index < name.index:
        words[prep.index] = replace(prep, head=up.index)


def _of_somebody(words: list[Word], clause: Word) -> None:
    """ "A reporter of the Times who was held", "the leader of the Front, Omar Haddad": no paper
    was held and no front is Omar Haddad, but who is told of before it.
    """
    body = words[clause.head]
    above = words[words[body.head].head]
    who = any(w.head == clause.index and w.lower == "who" for w in words)
    who = who or (clause.dep == "appos" and clause.entity == "PERSON" and above.tag == "NN")
    if who and body.entity == "ORG" and body.dep == "pobj" and above.pos == "NOUN":
        words[clause.index] = replace(clause, head=above.index)


def _as_asked(words: list[Word], clause: Word, asking: Set[str]) -> None:
    """ "Called on the army to leave": the leaving is what was called for, no purpose of calling."""
    verb = words[clause.head]
    to = clause.index and words[clause.index - 1].lower == "to" and clause.index > verb.index
    asked = any(w.head == verb.index and (w.lower == "on" or w.dep == "dobj") for w in words)
    if to and asked and verb.lemma in asking and not _has(words, verb, _ASKED):
        words[clause.index] = replace(clause, dep="xcomp")


def _off_the_direction(words: list[Word], noun: Word) -> None:
    """ "Hit a mine north of Zarvela": the mine was hit, and lies to the north."""
    way = words[noun.head]
    if way.lower not in _WAYS or noun.index != way.index - 1 or noun.tag not in ("NN", "NNS"):
        return
    if not any(w.head == way.index and w.dep == "prep" and w.lower == "of" for w in words):
        return
    for word in words:
        if word.head == way.index and word.index < noun.index:
            words[word.index] = replace(word, head=noun.index)
    words[noun.index] = replace(noun, dep=way.dep, head=way.head)
    words[way.index] = replace(way, dep="advmod", head=noun.index)


def _as_subject(words: list[Word], act: Word) -> None:
    """ "Shelling of the town resumed": the act before a verb without a subject is what resumed."""
    verb = words[act.head]
    of = act.index + 1 < len(words) and words[act.index + 1].lower == "of"
    if of and act.tag == "VBG" and not _has(words, verb, _SUBJECTS):
        words[act.index] = replace(act, dep="nsubj")


def _second_subject(words: list[Word], verb: Word) -> None:
    """ "A bomb that killed six and hurt ten people went off": people were hurt, the bomb went."""
    subjects = [w for w in words[: verb.index] if w.head == verb.index and w.dep == "nsubj"]
    if len(subjects) != 2:
        return
    second = subjects[1]
    first = min(w.index for w in words if w.index == second.index or w.head == second.index)
    before = words[first - 1]
    if before.pos == "VERB" and before.tag in _FINITE and not _has(words, before, _TAKEN):
        words[second.index] = replace(second, dep="dobj", head=before.index)


def _past_the_participle(words: list[Word], verb: Word) -> None:
    """ "As troops allied to the regime stepped up raids": the troops stepped them up."""
    if verb.dep != "conj" or verb.tag != "VBD" or _has(words, verb, _SUBJECTS):
        return
    for told in reversed(words[: verb.index]):
        if told.text == "," or told.dep == "cc":
            return
        if told.tag != "VBD" or told.dep not in ("advcl", "ccomp"):
            continue
        subject = words[told.index - 1]
        if subject.head == told.index and subject.dep == "nsubj":
            words[verb.index] = replace(verb, dep=told.dep, head=told.head)
            words[told.index] = replace(told, dep="acl", tag="VBN", head=subject.index)
            words[subject.index] = replace(subject, head=verb.index)
            for word in words[: told.index]:
                if word.head == told.index and word.dep == "mark":
                    words[word.index] = replace(word, head=verb.index)
        return


def _as_object(words: list[Word], name: Word) -> None:
    """A name right after a verb in the active that has no object: it is the object."""
    verb = words[name.index - 1]
    free = verb.index == name.head and verb.pos == "VERB" and name.entity not in _WHEN
    if name.pos == "PROPN" and name.index and free:
        below = {w.dep for w in words if w.head == verb.index}
        if not below & {"dobj", "auxpass"}:
            words[name.index] = replace(name, dep="dobj")


def _out_of_the_name(words: list[Word], at: int) -> None:
    """A finite verb with its subject before it is no part of a name: "the Front took Zarvela"."""
    if not any(w.head == at and w.dep in _SUBJECTS for w in words[:at]):
        return
    label = words[at].entity
    words[at] = replace(words[at], entity="", entity_begins=False)
    if at + 1 < len(words) and words[at + 1].entity == label:
        words[at + 1] = replace(words[at + 1], entity_begins=True)


def _no_name(words: list[Word], at: int) -> None:
    """No name goes on past "after" or "that" into another clause."""
    first = last = at
    while words[first].entity and not words[first].entity_begins and first:
        first -= 1
    while last + 1 < len(words) and words[last + 1].entity and not words[last + 1].entity_begins:
        last += 1
    for index in range(first, last + 1):
        words[index] = replace(words[index], entity="", entity_begins=False)


def _its_subject(words: list[Word], verb: Word) -> None:
    """The name between the comma and a verb of telling that has no subject of its own."""
    name = words[verb.index - 1]
    if not verb.index or name.pos != "PROPN" or _has(words, verb, _SUBJECTS):
        return
    if name.dep == "pobj":
        _after_the_place(words, verb, name)
    if name.dep not in ("conj", "appos"):
        return
    before = words[name.head]
    first = min((w.index for w in words if _under(words, w, name.index)), default=name.index)
    comma = first > 0 and words[first - 1].text == "," and before.index < first
    if comma:
        words[name.index] = replace(name, dep="nsubj", head=verb.index)


def _after_the_place(words: list[Word], verb: Word, name: Word) -> None:
    """ "It fell in Zarvela, the agency reported": it fell in what is before the comma."""
    first = min(w.index for w in words if w.index == name.index or w.head == name.index)
    place = words[first]
    if place.index == name.index or words[place.index + 1].text != "," or place.pos != "PROPN":
        return
    words[place.index] = replace(place, dep="pobj", head=name.head)
    words[name.index] = replace(name, dep="nsubj", head=verb.index)
    top = words[verb.head]
    if verb.dep == "advcl" and top.dep == "ROOT" and top.index < name.index:
        words[top.index] = replace(top, dep="ccomp", head=verb.index)
        words[verb.index] = replace(verb, dep="ROOT", head=verb.index)


def _by_the_way(words: list[Word], verb: Word) -> None:
    """ "A bomb went off, the agency reported, and two were hurt": told by the way."""
    if verb.dep != "conj" or verb.index + 1 == len(words) or words[verb.index + 1].text != ",":
        return
    subject = next((w for w in words if w.head == verb.index and w.dep == "nsubj"), None)
    if (
        subject is None
        or _has(words, verb, _CONTENTS)
        or not words[verb.head].index < subject.index
    ):
        return
    first = min(w.index for w in words if w.index == subject.index or w.head == subject.index)
    if first > 0 and words[first - 1].text == "," and subject.index < verb.index:
        words[verb.index] = replace(verb, dep="parataxis")


def _under(words: Sequence[Word], word: Word, top: int) -> bool:
    for _ in range(len(words)):
        if word.index == top:
            return True
        if word.head == word.index:
            return False
        word = words[word.head]
    return False


def _time_of_the_told(words: list[Word], verb: Word) -> None:
    """ "They left on Saturday, the agency said": what stands before the comma is when they left."""
    subject = next((w for w in words if w.head == verb.index and w.dep == "nsubj"), None)
    told = next((w for w in words if w.head == verb.index and w.dep == "ccomp"), None)
    if subject is None or told is None or not told.index < subject.index < verb.index:
        return
    for word in words[told.index + 1 : subject.index]:
        if word.head == verb.index and word.dep in _TIMED:
            words[word.index] = replace(word, head=told.index)


def _when(words: Sequence[Word], prep: Word) -> bool:
    return any(w.head == prep.index and w.entity in _WHEN for w in words)
