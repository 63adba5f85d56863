"""Tolls told without commas, as headlines and stripped texts do: "8 killed 25 injured"."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from dateline.model import Word

#: What stands between the dead and the wounded of one toll.
_BETWEEN = frozenset({"and", ",", "&"})
_NUMBERS = frozenset({"CD", "NNS"})
_YEAR = re.compile(r"^(?:1[89]|20)\d\d$")
#: What a verb has that is not in the passive without an auxiliary.
_OBJECTS = frozenset(
    {"aux", "auxpass", "dobj", "dative", "npadvmod", "ccomp", "xcomp", "oprd", "nsubjpass"}
)
#: Kinds of words that a list of victims is made of, up to what became of them.
_LIST = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "ADP", "DET", "PRON", "PUNCT", "CCONJ", "ADV"})
#: "including" is tagged as a verb.
_INCLUDING = frozenset({"include", "including"})
#: Where "dead" is said of the number, as the parser tells: "left 12 dead", "with 12 dead".
_TOLD_OF = frozenset({"oprd", "xcomp", "acomp"})


def parted_tolls(
    words: Sequence[Word],
    slain: Set[str],
    hurt: Set[str],
    dead: Set[str] = frozenset(),
    taken: Set[str] = frozenset(),
    leaving: Set[str] = frozenset(),
    victims: Set[str] = frozenset(),
) -> list[Word]:
    """*words* of one sentence, with both numbers of such a toll undergoing what is told of each.

    A parser takes the first as those who killed the second. Words never change; *slain* and *hurt*
    are lemmas ("kill"; "injure", "wound"), *dead* words of a toll ("12 dead and 40 wounded"),
    *taken* lemmas of what else is done to somebody ("protesters arrested"), *leaving* those of
    verbs that tell how victims are left, *victims* words for one who has killed nobody ("child").
    """
    out = list(words)
    for verb in words:
        if verb.lower in hurt and verb.tag == "JJ":
            _as_verb(out, verb, hurt)
        verb = out[verb.index]
        if verb.lower in dead:
            _listed(out, verb, hurt)
        if verb.lower in dead | slain | hurt:
            _left(out, verb, leaving, dead | slain | hurt)
        if verb.lemma in slain | hurt and verb.tag in {"VBD", "VBN"}:
            _beside(out, out[verb.index])
            _apart(out, out[verb.index], slain)
        if verb.lemma in slain and verb.tag in {"VBD", "VBN"}:
            _part(out, verb, hurt, victims)
            _part_bare(out, out[verb.index], hurt)
            _in_turn(out, out[verb.index], hurt)
        if verb.lemma in slain | hurt and verb.tag == "VBN" and verb.index > 1:
            _more(out, out[verb.index])
        if verb.lemma in slain | hurt | taken and verb.tag in {"VBD", "VBN"}:
            _own_subject(out, out[verb.index])
            _undergone(out, out[verb.index])
            _besides(out, out[verb.index], dead)
            _no_clause(out, out[verb.index])
        if verb.entity == "DATE":
            _after_year(out, verb)
    return out


def _left(words: list[Word], result: Word, leaving: Set[str], results: Set[str]) -> None:
    """ "Leaving 23 civilians, including nine children, and 16 soldiers [dead]": all of them."""
    verb = _over_list(words, result, leaving, results)
    if verb is None or result.index - verb.index < 4 or result.dep == "oprd":
        return
    last, told = words[result.index - 1], words[verb.index + 1 : result.index - 1]
    heads = [w for w in told if w.pos in {"NOUN", "PROPN"} and _numbered(words, w)]
    first = next((w for w in heads if w.head == verb.index and w.dep == "dobj"), None)
    if first is None or last.pos not in {"NOUN", "PROPN", "NUM"} or last.head == first.index:
        return
    words[result.index] = replace(result, dep="oprd", head=verb.index)
    words[last.index] = replace(last, dep="conj", head=first.index)
    for other in heads:
        if other.index > first.index and words[other.head].index == verb.index:
            words[other.index] = replace(other, dep="conj", head=first.index)  # "among them ..."


def _no_clause(words: list[Word], verb: Word) -> None:
    """ "[Massacred] 250 troops taken hostage", read as if it told that the troops had taken one."""
    clause = next((w for w in words if w.head == verb.index and w.dep == "ccomp"), None)
    if clause is None or clause.index < verb.index or clause.tag not in {"VBD", "VBN"}:
        return
    below = [w for w in words if w.head == clause.index and w.dep in {"nsubj", "nsubjpass"}]
    if len(below) == 1 and verb.index < below[0].index == clause.index - 1:
        words[below[0].index] = replace(below[0], dep="dobj", head=verb.index)
        words[clause.index] = replace(clause, tag="VBN", dep="acl", head=below[0].index)


def _after_year(words: list[Word], number: Word) -> None:
    """ "18 October 2016 [Four] killed": a number after a year counts what follows it."""
    if not 0 < number.index < len(words) - 1 or number.pos != "NUM":
        return
    year, after = words[number.index - 1], words[number.index + 1]
    if year.entity == "DATE" and _YEAR.match(year.text) and after.entity not in {"DATE", "TIME"}:
        words[number.index] = replace(number, entity="CARDINAL")


def _over_list(
    words: Sequence[Word], result: Word, leaving: Set[str], results: Set[str]
) -> Word | None:
    """The verb that leaves those dead who stand in a list between it and *result*."""
    for at in range(result.index - 1, -1, -1):
        word = words[at]
        if word.lemma in leaving and word.pos == "VERB":
            return word
        listed = word.pos in _LIST or word.lemma in _INCLUDING
        if not listed or word.lower in results:
            return None
    return None


def _beside(words: list[Word], verb: Word) -> None:
    """ "Killed four soldiers and a civilian and [injured] 13", read as one list of the killed."""
    if verb.dep not in {"conj", "amod"} or not 1 < verb.index < len(words) - 1:
        return
    number, before = words[verb.index + 1], words[verb.index - 1]
    above = words[verb.head]
    if before.pos != "CCONJ" or number.tag != "CD" or above.pos not in {"NOUN", "PROPN"}:
        return
    while above.pos != "VERB" and above.dep != "ROOT":
        above = words[above.head]
    noun = words[number.head]
    whom = noun if noun.index == number.index + 1 and noun.pos == "NOUN" else number
    if above.pos == "VERB" and above.index < verb.index:
        words[verb.index] = replace(verb, tag="VBD", dep="conj", head=above.index)
        words[whom.index] = replace(whom, dep="dobj", head=verb.index)


def _as_verb(words: list[Word], injured: Word, hurt: Set[str]) -> None:
    """ "17 had been killed and more than 100 [injured]", read as what the hundred are like."""
    below = (w for w in words if w.head == injured.index and w.dep in {"nsubj", "npadvmod"})
    number = next(below, None)
    if injured.dep == "conj" and number is not None and number.tag in _NUMBERS:
        base = min((h for h in hurt if injured.lower.startswith(h)), key=len)
        words[injured.index] = replace(injured, tag="VBN", pos="VERB", lemma=base)
        words[number.index] = replace(number, dep="nsubjpass")


def _apart(words: list[Word], verb: Word, slain: Set[str]) -> None:
    """ "Were killed, including 35 civilians, and 220 [wounded]", read as more of those included.

    "31 killed and 64 wounded", read as two things of which the first alone is told.
    """
    number = words[verb.head]
    if verb.dep == "conj" and number.tag == "CD":
        killed = [w for w in words if w.head == number.index and w.dep == "acl"]
        if killed and killed[0].lemma in slain and killed[0].index < verb.index:
            words[verb.index] = replace(verb, head=killed[0].index)
    if verb.dep != "acl" or number.dep != "conj" or number.index != verb.index - 1:
        return
    including = words[words[number.head].head]
    above = words[including.head]
    if including.lemma in _INCLUDING and above.lemma in slain and number.tag in _NUMBERS:
        words[number.index] = replace(number, dep="nsubjpass", head=verb.index)
        words[verb.index] = replace(verb, dep="conj", head=above.index)


def _undergone(words: list[Word], verb: Word) -> None:
    """ "Protesters [arrested]", "70 fighters [killed] in Homs": such a verb without an object."""
    below = [w for w in words if w.head == verb.index and w.index != verb.index]
    subject = next((w for w in below if w.dep == "nsubj"), None)
    after = words[verb.index + 1] if verb.index + 1 < len(words) else None
    bare = after is None or after.pos in {"PUNCT", "ADP", "CCONJ", "SCONJ"}
    if verb.dep not in {"ROOT", "conj"} or subject is None or not bare:
        return
    if subject.pos not in {"NOUN", "PROPN", "NUM", "ADJ"} or subject.index > verb.index:
        return
    if not _OBJECTS.isdisjoint(w.dep for w in below):
        return
    words[verb.index] = replace(verb, tag="VBN")
    words[subject.index] = replace(subject, dep="nsubjpass")


def _own_subject(words: list[Word], verb: Word) -> None:
    """ "4 died, 3 children among them, and 43 others were [injured]": the others, not the four."""
    below = [w for w in words if w.head == verb.index and w.index != verb.index]
    aux = next((w for w in below if w.dep == "auxpass"), None)
    if verb.dep != "conj" or aux is None or not 0 < aux.index < verb.index:
        return
    before = words[aux.index - 1]
    told = any(w.dep in {"nsubj", "nsubjpass"} for w in below)
    if not told and before.dep == "conj" and before.pos in {"NOUN", "NUM", "PROPN"}:
        words[before.index] = replace(before, dep="nsubjpass", head=verb.index)


def _besides(words: list[Word], verb: Word, dead: Set[str]) -> None:
    """ "Leaving 50 martyrs and 200 others [wounded]": the martyrs are not among the wounded."""
    others = words[verb.index - 1]
    if verb.index < 2 or others.dep != "conj" or verb.dep not in {"ccomp", "xcomp", "oprd"}:
        return
    killed = words[others.head]
    if killed.lemma in dead and killed.head == verb.head:
        words[others.index] = replace(others, dep="nsubjpass", head=verb.index)
        words[verb.index] = replace(verb, tag="VBN")


def _more(words: list[Word], verb: Word) -> None:
    """ "12 were killed and hundreds more [injured]", where "more" is read as how much."""
    more = words[verb.index - 1]
    number = words[verb.index - 2]
    if more.lower != "more" or more.head not in (verb.index, number.index):
        return
    beside = number.dep == "npadvmod" and number.head == more.index and verb.dep == "conj"
    above = number.dep == "conj" and verb.head == number.index
    if number.tag not in _NUMBERS:
        return
    if beside or above:
        if above:
            words[verb.index] = replace(verb, dep="conj", head=number.head)
        words[number.index] = replace(number, dep="nsubjpass", head=verb.index)
        words[more.index] = replace(more, dep="amod", head=number.index)


def _listed(words: list[Word], dead: Word, hurt: Set[str]) -> None:
    """ "12 dead and 40 wounded": two things of one list, each with its number."""
    at = dead.index
    if at < 1 or at + 3 >= len(words) or words[at + 1].lower not in _BETWEEN:
        return
    first, second, injured = words[at - 1], words[at + 2], words[at + 3]
    if injured.lemma not in hurt and injured.lower not in hurt:
        return
    if first.tag not in _NUMBERS or second.tag not in _NUMBERS or dead.dep in _TOLD_OF:
        return
    whole = dead if first.head == at and dead.dep != "amod" else first
    if whole.head in (at, first.index) and whole.dep != "ROOT":
        return
    dep = "pobj" if whole.dep == "pcomp" else whole.dep  # "with 12 dead"
    words[at] = replace(dead, dep=dep, head=whole.head)
    words[first.index] = replace(first, dep="nummod", head=at)
    words[at + 1] = replace(words[at + 1], head=at)
    words[second.index] = replace(second, dep="nummod", head=injured.index)
    words[injured.index] = replace(injured, dep="conj", head=at)


def _part(words: list[Word], verb: Word, hurt: Set[str], victims: Set[str]) -> None:
    dead = _only(words, verb, "nsubj")
    maimed = _only(words, verb, "dobj")
    if dead is None or maimed is None or not maimed.index < len(words) - 1:
        return
    injured = words[maimed.index + 1]
    beside = injured.lemma in hurt and injured.tag in {"VBN", "VBD"}
    hung = injured.head in {verb.index, maimed.index}
    counted = _numbered(words, dead) or (dead.tag == "NN" and dead.lemma in victims)
    if not (beside and hung and counted and _numbered(words, maimed)):
        return
    if any(w.head == verb.index and w.dep in {"aux", "auxpass"} for w in words):
        return
    words[verb.index] = replace(verb, tag="VBN")
    words[dead.index] = replace(dead, dep="nsubjpass")
    words[maimed.index] = replace(maimed, dep="nsubjpass", head=injured.index)
    words[injured.index] = replace(injured, tag="VBN", dep="conj", head=verb.index)


def _part_bare(words: list[Word], verb: Word, hurt: Set[str]) -> None:
    """ "57 civilians [killed] 150 injured": neither killed the other."""
    dead, injured = _only(words, verb, "nsubj"), _only(words, verb, "dobj")
    if dead is None or injured is None or injured.lower not in hurt:
        return
    numbers = [w for w in words if w.head == injured.index and w.dep == "nummod"]
    if not numbers or not _numbered(words, dead):
        return
    base = min((h for h in hurt if injured.lower.startswith(h)), key=len)
    words[verb.index] = replace(verb, tag="VBN")
    words[dead.index] = replace(dead, dep="nsubjpass")
    words[injured.index] = replace(injured, tag="VBN", pos="VERB", lemma=base, dep="conj")
    words[numbers[0].index] = replace(numbers[0], dep="nsubjpass")


def _in_turn(words: list[Word], verb: Word, hurt: Set[str]) -> None:
    """ "A bomber [killed] 30 people injured 90": he did both."""
    dead = _only(words, verb, "dobj")
    if dead is None or not _numbered(words, dead) or dead.index + 2 >= len(words):
        return
    injured, number = words[dead.index + 1], words[dead.index + 2]
    if injured.lemma not in hurt or injured.pos != "VERB" or number.tag != "CD":
        return
    if injured.head == dead.index and number.head == injured.index:
        words[injured.index] = replace(injured, tag="VBD", dep="conj", head=verb.index)
        words[number.index] = replace(number, dep="dobj")


def _only(words: Sequence[Word], verb: Word, dep: str) -> Word | None:
    found = [w for w in words if w.head == verb.index and w.dep == dep]
    return found[0] if len(found) == 1 else None


def _numbered(words: Sequence[Word], noun: Word) -> bool:
    """True for "25" and "16 others"."""
    numbers = (w for w in words if w.head == noun.index and w.dep == "nummod")
    return noun.tag == "CD" or any(n.tag == "CD" for n in numbers)
