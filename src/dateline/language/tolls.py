"""Tolls told without commas, as headlines and stripped texts do: "8 killed 25 injured"."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from dateline.language.toll_lists import (
    INCLUDING,
    NUMBERS,
    after_year,
    besides,
    left_dead,
    listed,
    numbered,
    only,
    year_of_date,
)
from dateline.model import Word

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: What a verb has that is not in the passive without an auxiliary.
_OBJECTS = frozenset(
    {"aux", "auxpass", "dobj", "dative", "npadvmod", "ccomp", "xcomp", "oprd", "nsubjpass"}
)


@dataclass(frozen=True, slots=True)
class TollWords:
    """Words that tolls are told by.

    ``slain`` and ``hurt`` are lemmas ("kill"; "injure", "wound"), ``dead`` words of a toll ("12
    dead and 40 wounded"), ``taken`` lemmas of what else is done to somebody ("protesters
    arrested"), ``leaving`` those of verbs that tell how victims are left, ``victims`` words for one
    who has killed nobody ("child").
    """

    slain: Set[str]
    hurt: Set[str]
    dead: Set[str] = frozenset()
    taken: Set[str] = frozenset()
    leaving: Set[str] = frozenset()
    victims: Set[str] = frozenset()

    @property
    def results(self) -> Set[str]:
        """Words that tell what became of somebody."""
        return self.dead | self.slain | self.hurt


def parted_tolls(words: Sequence[Word], told: TollWords) -> list[Word]:
    """*words* of one sentence, with both numbers of such a toll undergoing what is told of each.

    A parser takes the first as those who killed the second. Words never change.
    """
    out = list(words)
    for word in words:
        if word.lower in told.hurt and word.tag == "JJ":
            _as_verb(out, word, told.hurt)
        word = out[word.index]
        if word.lower in told.dead:
            listed(out, word, told.hurt)
        if word.lower in told.results:
            left_dead(out, word, told.leaving, told.results)
        if word.entity == "DATE":
            after_year(out, word)
        elif word.tag == "CD":
            year_of_date(out, word)
        if out[word.index].tag in {"VBD", "VBN"}:
            _mend(out, out[word.index], told)
    return out


def _mend(words: list[Word], verb: Word, told: TollWords) -> None:
    """What is told of victims by *verb*, a past form."""
    at, harmed = verb.index, told.slain | told.hurt
    if verb.lemma in harmed:
        _beside(words, words[at])
        _apart(words, words[at], told.slain)
    if verb.lemma in told.slain:
        _counted(words, words[at])
        _part(words, words[at], told)
        _part_bare(words, words[at], told.hurt)
        _in_turn(words, words[at], told.hurt)
    if verb.lemma in harmed and words[at].tag == "VBN" and at > 1:
        _more(words, words[at])
    if verb.lemma in harmed | told.taken:
        _own_subject(words, words[at])
        _undergone(words, words[at])
        besides(words, words[at], told.dead)
        _no_clause(words, words[at])


def _no_clause(words: list[Word], verb: Word) -> None:
    """ "[Massacred] 250 troops taken hostage", read as if it told that the troops had taken one."""
    clause = next((w for w in words if w.head == verb.index and w.dep == "ccomp"), None)
    if clause is None or clause.index < verb.index or clause.tag not in {"VBD", "VBN"}:
        return
    below = [w for w in words if w.head == clause.index and w.dep in {"nsubj", "nsubjpass"}]
    if len(below) == 1 and verb.index < below[0].index == clause.index - 1:
        words[below[0].index] = replace(below[0], dep="dobj", head=verb.index)
        words[clause.index] = replace(clause, tag="VBN", dep="acl", head=below[0].index)


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
    if injured.dep == "conj" and number is not None and number.tag in NUMBERS:
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
    if including.lemma in INCLUDING and above.lemma in slain and number.tag in NUMBERS:
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


def _more(words: list[Word], verb: Word) -> None:
    """ "12 were killed and hundreds more [injured]", where "more" is read as how much."""
    more = words[verb.index - 1]
    number = words[verb.index - 2]
    if more.lower != "more" or more.head not in (verb.index, number.index):
        return
    beside = number.dep == "npadvmod" and number.head == more.index and verb.dep == "conj"
    above = number.dep == "conj" and verb.head == number.index
    if number.tag not in NUMBERS:
        return
    if beside or above:
        if above:
            words[verb.index] = replace(verb, dep="conj", head=number.head)
        words[number.index] = replace(number, dep="nsubjpass", head=verb.index)
        words[more.index] = replace(more, dep="amod", head=number.index)


def _counted(words: list[Word], verb: Word) -> None:
    """ "Nov 12 2016 2 [Killed] 10 Injured": the number before it tells who."""
    number = words[verb.index - 1] if verb.index else verb
    if number.tag != "CD" or number.entity == "DATE":
        return
    stray = number.dep == "meta" or (number.dep == "nummod" and number.head < number.index)
    if stray and not any(w.head == verb.index and w.dep in _SUBJECTS for w in words):
        words[number.index] = replace(number, dep="nsubj", head=verb.index)


def _part(words: list[Word], verb: Word, told: TollWords) -> None:
    dead = only(words, verb, "nsubj")
    maimed = only(words, verb, "dobj")
    if dead is None or maimed is None or not maimed.index < len(words) - 1:
        return
    injured = words[maimed.index + 1]
    beside = injured.lemma in told.hurt and injured.tag in {"VBN", "VBD"}
    hung = injured.head in {verb.index, maimed.index}
    counted = numbered(words, dead) or (dead.tag == "NN" and dead.lemma in told.victims)
    if not (beside and hung and counted and numbered(words, maimed)):
        return
    if any(w.head == verb.index and w.dep in {"aux", "auxpass"} for w in words):
        return
    words[verb.index] = replace(verb, tag="VBN")
    words[dead.index] = replace(dead, dep="nsubjpass")
    words[maimed.index] = replace(maimed, dep="nsubjpass", head=injured.index)
    words[injured.index] = replace(injured, tag="VBN", dep="conj", head=verb.index)


def _part_bare(words: list[Word], verb: Word, hurt: Set[str]) -> None:
    """ "57 civilians [killed] 150 injured": neither killed the other."""
    dead, injured = only(words, verb, "nsubj"), only(words, verb, "dobj")
    if dead is None or injured is None or injured.lower not in hurt:
        return
    numbers = [w for w in words if w.head == injured.index and w.dep == "nummod"]
    if not numbers or not numbered(words, dead):
        return
    base = min((h for h in hurt if injured.lower.startswith(h)), key=len)
    words[verb.index] = replace(verb, tag="VBN")
    words[dead.index] = replace(dead, dep="nsubjpass")
    words[injured.index] = replace(injured, tag="VBN", pos="VERB", lemma=base, dep="conj")
    words[numbers[0].index] = replace(numbers[0], dep="nsubjpass")


def _in_turn(words: list[Word], verb: Word, hurt: Set[str]) -> None:
    """ "A bomber [killed] 30 people injured 90": he did both."""
    dead = only(words, verb, "dobj")
    if dead is None or not numbered(words, dead) or dead.index + 2 >= len(words):
        return
    injured, number = words[dead.index + 1], words[dead.index + 2]
    if injured.lemma not in hurt or injured.pos != "VERB" or number.tag != "CD":
        return
    if injured.head == dead.index and number.head == injured.index:
        words[injured.index] = replace(injured, tag="VBD", dep="conj", head=verb.index)
        words[number.index] = replace(number, dep="dobj")
