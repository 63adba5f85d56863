"""People taken and held: who is a hostage, where a parser makes one thing of both.

In "took 49 people hostage" the people are taken, and "hostage" tells as what (Quirk et al. 1985,
16.44: object and object complement); parsers read a compound, "people hostage".
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from dateline.model import Word

_OWN = frozenset({"det", "nummod", "amod", "poss", "quantmod", "compound", "nmod", "prep", "relcl"})
_NAMES = frozenset({"NOUN", "PROPN"})


def with_captives(words: Sequence[Word], captives: Set[str], holding: Set[str]) -> list[Word]:
    """*words* of one sentence with captives as complements of those who are taken or held.

    *captives* are words for them ("hostage"), *holding* lemmas of the verbs. Words never change.
    """
    out = list(words)
    for word in words:
        if word.lower in captives and word.index > 1:
            _as_complement(out, word, holding)
    return out


def _as_complement(words: list[Word], captive: Word, holding: Set[str]) -> None:
    verb = words[captive.head]
    if captive.dep == "amod" and verb.index == captive.index - 1:  # "kept the reporters captive"
        verb = words[verb.head]
        captive = replace(captive, head=verb.index)
    if verb.lemma not in holding or captive.dep not in {"dobj", "amod", "oprd"}:
        return
    whom = words[captive.index - 1]
    if captive.dep == "dobj" and whom.head == captive.index and whom.pos in _NAMES:
        words[whom.index] = replace(whom, dep="dobj", head=verb.index)
        for word in words[: captive.index]:
            if word.head == captive.index and word.dep in _OWN and word.index != whom.index:
                words[word.index] = replace(word, head=whom.index)
    elif any(w.head == captive.index and w.dep in _OWN for w in words[: captive.index]):
        return  # "took the hostage"
    words[captive.index] = replace(captive, dep="oprd")
    if verb.dep == "acl" and verb.tag == "VBD":
        words[verb.index] = replace(verb, tag="VBN")
