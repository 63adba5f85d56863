"""Lists of the dead and the hurt put right, and the numbers that count them."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from dateline.model import Word

#: What stands between the dead and the wounded of one toll.
_BETWEEN = frozenset({"and", ",", "&"})
#: Tags of numbers: "12", "hundreds".
NUMBERS = frozenset({"CD", "NNS"})
_YEAR = re.compile(r"^(?:1[89]|20)\d\d$")
#: Kinds of words that a list of victims is made of, up to what became of them.
_LIST = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "ADP", "DET", "PRON", "PUNCT", "CCONJ", "ADV"})
#: "including" is tagged as a verb.
INCLUDING = frozenset({"include", "including"})
#: Where "dead" is said of the number, as the parser tells: "left 12 dead", "with 12 dead".
_TOLD_OF = frozenset({"oprd", "xcomp", "acomp"})


def left_dead(words: list[Word], result: Word, leaving: Set[str], results: Set[str]) -> None:
    """ "Leaving 23 civilians, including nine children, and 16 soldiers [dead]": all of them."""
    verb = _over_list(words, result, leaving, results)
    if verb is None or result.index - verb.index < 4 or result.dep == "oprd":
        return
    last, told = words[result.index - 1], words[verb.index + 1 : result.index - 1]
    heads = [w for w in told if w.pos in {"NOUN", "PROPN"} and numbered(words, w)]
    first = next((w for w in heads if w.head == verb.index and w.dep == "dobj"), None)
    if first is None or last.pos not in {"NOUN", "PROPN", "NUM"} or last.head == first.index:
        return
    words[result.index] = replace(result, dep="oprd", head=verb.index)
    words[last.index] = replace(last, dep="conj", head=first.index)
    for other in heads:
        if other.index > first.index and words[other.head].index == verb.index:
            words[other.index] = replace(other, dep="conj", head=first.index)  # "among them ..."


def _over_list(
    words: Sequence[Word], result: Word, leaving: Set[str], results: Set[str]
) -> Word | None:
    """The verb that leaves those dead who stand in a list between it and *result*."""
    for at in range(result.index - 1, -1, -1):
        word = words[at]
        if word.lemma in leaving and word.pos == "VERB":
            return word
        listed = word.pos in _LIST or word.lemma in INCLUDING
        if not listed or word.lower in results:
            return None
    return None


def listed(words: list[Word], dead: Word, hurt: Set[str]) -> None:
    """ "12 dead and 40 wounded": two things of one list, each with its number."""
    at = dead.index
    if at < 1 or at + 3 >= len(words) or words[at + 1].lower not in _BETWEEN:
        return
    first, second, injured = words[at - 1], words[at + 2], words[at + 3]
    if injured.lemma not in hurt and injured.lower not in hurt:
        return
    if first.tag not in NUMBERS or second.tag not in NUMBERS or dead.dep in _TOLD_OF:
        return
    over = dead.head in {second.index, injured.index}  # "12 dead, dozens wounded"
    whole = dead if first.head == at and (over or dead.dep != "amod") else first
    if whole.head in (at, first.index) and whole.dep != "ROOT":
        return
    dep = "pobj" if whole.dep == "pcomp" else whole.dep  # "with 12 dead"
    words[at] = replace(dead, dep=dep, head=whole.head)
    for below in (second, injured):
        _hand_up(words, words[at], words[below.index])
    words[first.index] = replace(first, dep="nummod", head=at)
    words[at + 1] = replace(words[at + 1], head=at)
    words[second.index] = replace(second, dep="nummod", head=injured.index)
    tag = "VBN" if injured.pos == "VERB" else injured.tag
    words[injured.index] = replace(injured, tag=tag, dep="conj", head=at)


def _hand_up(words: list[Word], dead: Word, other: Word) -> None:
    """Hang what *dead* hangs on, up to *other*, where that hung: "15 [dead], 40 wounded"."""
    below = dead
    for _ in words:
        if below.head in {other.index, below.index}:
            break
        below = words[below.head]
    if below.head == other.index:
        head = below.index if other.head == other.index else other.head
        words[below.index] = replace(below, dep=other.dep, head=head)


def besides(words: list[Word], verb: Word, dead: Set[str]) -> None:
    """ "Leaving 50 martyrs and 200 others [wounded]": the martyrs are not among the wounded."""
    others = words[verb.index - 1]
    if verb.index < 2 or others.dep != "conj" or verb.dep not in {"ccomp", "xcomp", "oprd"}:
        return
    killed = words[others.head]
    if killed.lemma in dead and killed.head == verb.head:
        words[others.index] = replace(others, dep="nsubjpass", head=verb.index)
        words[verb.index] = replace(verb, tag="VBN")


def after_year(words: list[Word], number: Word) -> None:
    """ "18 October 2016 [Four] killed": a number after a year counts what follows it."""
    if not 0 < number.index < len(words) - 1 or number.pos != "NUM":
        return
    year, after = words[number.index - 1], words[number.index + 1]
    if year.entity == "DATE" and _YEAR.match(year.text) and after.entity not in {"DATE", "TIME"}:
        words[number.index] = replace(number, entity="CARDINAL")


def year_of_date(words: list[Word], number: Word) -> None:
    """ "December 16 [2013] Death toll rises": the year of the date before it counts nobody."""
    if number.entity or number.index < 2 or not _YEAR.match(number.text):
        return
    day, month = words[number.index - 1], words[number.index - 2]
    if day.entity == month.entity == "DATE" and len(day.text) <= 2 and month.pos == "PROPN":
        above = month.head if month.head not in {number.index, day.index} else number.head
        words[number.index] = replace(number, entity="DATE", dep="npadvmod", head=above)


def only(words: Sequence[Word], verb: Word, dep: str) -> Word | None:
    found = [w for w in words if w.head == verb.index and w.dep == dep]
    return found[0] if len(found) == 1 else None


def numbered(words: Sequence[Word], noun: Word) -> bool:
    """True for "25" and "16 others"."""
    numbers = (w for w in words if w.head == noun.index and w.dep == "nummod")
    return noun.tag == "CD" or any(n.tag == "CD" for n in numbers)
