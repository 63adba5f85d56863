"""Tolls told without commas, as headlines and stripped texts do: "8 killed 25 injured"."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from dateline.model import Word


def parted_tolls(words: Sequence[Word], slain: Set[str], hurt: Set[str]) -> list[Word]:
    """*words* of one sentence, with both numbers of such a toll undergoing what is told of each.

    A parser takes the first as those who killed the second. Words never change; *slain* and *hurt*
    are lemmas ("kill"; "injure", "wound").
    """
    out = list(words)
    for verb in words:
        if verb.lemma in slain and verb.tag in {"VBD", "VBN"}:
            _part(out, verb, hurt)
    return out


def _part(words: list[Word], verb: Word, hurt: Set[str]) -> None:
    dead = _only(words, verb, "nsubj")
    maimed = _only(words, verb, "dobj")
    if dead is None or maimed is None or not maimed.index < len(words) - 1:
        return
    injured = words[maimed.index + 1]
    beside = injured.lemma in hurt and injured.tag in {"VBN", "VBD"}
    hung = injured.head in {verb.index, maimed.index}
    if not (beside and hung and _numbered(words, dead) and _numbered(words, maimed)):
        return
    if any(w.head == verb.index and w.dep in {"aux", "auxpass"} for w in words):
        return
    words[verb.index] = replace(verb, tag="VBN")
    words[dead.index] = replace(dead, dep="nsubjpass")
    words[maimed.index] = replace(maimed, dep="nsubjpass", head=injured.index)
    words[injured.index] = replace(injured, tag="VBN", dep="conj", head=verb.index)


def _only(words: Sequence[Word], verb: Word, dep: str) -> Word | None:
    found = [w for w in words if w.head == verb.index and w.dep == dep]
    return found[0] if len(found) == 1 else None


def _numbered(words: Sequence[Word], noun: Word) -> bool:
    """True for "25" and "16 others"."""
    numbers = (w for w in words if w.head == noun.index and w.dep == "nummod")
    return noun.tag == "CD" or any(n.tag == "CD" for n in numbers)
