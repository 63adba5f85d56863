"""Noun phrases of a sentence: the strings that fill slots."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.knowledge.muc4_tables import Muc4Tables, ThingRule
from dateline.model import Sentence, Word

_INSIDE = frozenset({"compound", "amod", "nmod", "nummod", "det", "poss", "quantmod", "predet"})
_BARE = frozenset({"det", "nummod", "predet", "quantmod"})
#: "The wounded", "two were killed": heads that are no nouns.
_NOUNLIKE = frozenset({"VBN", "JJ", "CD"})
_ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "pobj"})
_MARKS = frozenset({".", "-", "'"})
_LONGEST_TAIL = 6
_BRACKETS = frozenset("()[]")
_NO_BEGINNING = frozenset({"DET", "NUM", "PUNCT", "PRON", "PART"})
_NUMBER = re.compile(r"[\d,.]+$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: words ``first..last`` of a sentence around ``head``.

    ``text`` is as written, without determiners and numbers; ``name`` and ``title`` divide a phrase
    that names a person; ``count`` is the number that stands before it, None where there is none;
    ``tail`` is what "of" hangs to it ("of dynamite").
    """

    sentence: int
    first: int
    head: int
    last: int
    text: str
    lemma: str
    words: frozenset[str]
    plural: bool
    name: str = ""
    title: str = ""
    count: int | None = None
    tail: str = ""

    @property
    def key(self) -> tuple[int, int]:
        """Where it stands: sentence and head word."""
        return self.sentence, self.head


def phrases_in(sentence: Sentence, tables: Muc4Tables) -> Iterator[Phrase]:
    """The noun phrases of *sentence*, by their heads, in order."""
    for word in sentence.words:
        named = word.pos in ("NOUN", "PROPN") and not _within(sentence, word)
        if named or (word.tag in _NOUNLIKE and word.dep in _ARGUMENTS):
            yield _phrase(sentence, word, tables)


def _within(sentence: Sentence, word: Word) -> bool:
    head = sentence.head(word)
    return word.dep in ("compound", "nmod", "quantmod") and head.index > word.index


def _phrase(sentence: Sentence, head: Word, tables: Muc4Tables) -> Phrase:
    inside = _inside(sentence, head)
    first = inside[0]
    words = [sentence.words[i] for i in range(first, head.index + 1)]
    bare = words
    for at, word in enumerate(words[:-1]):
        if word.text in _BRACKETS or (word.lower == "old" and at and words[at - 1].text == "-"):
            bare = words[at + 1 :]
    while len(bare) > 1 and (bare[0].dep in _BARE or bare[0].pos in _NO_BEGINNING):
        bare = bare[1:]
    name, title = _name(bare, tables)
    return Phrase(
        sentence.index,
        first,
        head.index,
        head.index,
        _text(sentence, bare),
        head.lemma.lower(),
        frozenset(w.lemma.lower() for w in words) | _below(sentence, head),
        head.tag in ("NNS", "NNPS") or head.lemma in ("people", "police"),
        _text(sentence, name) if name else "",
        _text(sentence, title) if title else "",
        _count(words, tables),
        _tail(sentence, head),
    )


def _inside(sentence: Sentence, head: Word) -> list[int]:
    found = {head.index}
    for child in sentence.children(head.index):
        if child.index < head.index and child.dep in _INSIDE:
            found.update(i for i in sentence.subtree(child.index) if i < head.index)
    at = head.index
    while at - 1 in found or (at - 1 >= 0 and sentence.words[at - 1].text in ("-", '"')):
        at -= 1
        if at - 1 not in found and sentence.words[at].text in ("-", '"') and at not in found:
            at += 1
            break
    return list(range(at, head.index + 1))


def _below(sentence: Sentence, head: Word) -> frozenset[str]:
    """Lemmas of the phrases that "of" and the like hang to it."""
    found: set[str] = set()
    for prep in sentence.children(head.index, "prep"):
        if prep.lemma in ("of", "for", "with", "belonging", "in"):
            for noun in sentence.children(prep.index, "pobj"):
                found.add(noun.lemma.lower())
                found.update(w.lemma.lower() for w in sentence.children(noun.index, *_INSIDE))
    return frozenset(found)


def _tail(sentence: Sentence, head: Word) -> str:
    for prep in sentence.children(head.index, "prep"):
        if prep.lemma == "of" and prep.index == head.index + 1:
            for noun in sentence.children(prep.index, "pobj"):
                if noun.index - prep.index <= _LONGEST_TAIL:
                    return _text(sentence, list(sentence.words[prep.index : noun.index + 1]))
    return ""


def _text(sentence: Sentence, words: list[Word]) -> str:
    start, end = words[0].start - sentence.start, words[-1].end - sentence.start
    return " ".join(sentence.text[start:end].split())


def _name(words: list[Word], tables: Muc4Tables) -> tuple[list[Word], list[Word]]:
    """The words that name a person at the end of *words*, and those before that say what he is."""
    at = len(words)
    while at > 0 and _names(words[at - 1], tables):
        at -= 1
    while at < len(words) and words[at].text in _MARKS:
        at += 1
    return words[at:], words[:at] if at < len(words) else []


def _names(word: Word, tables: Muc4Tables) -> bool:
    if word.text in _MARKS:
        return True
    if word.pos != "PROPN" and not (word.dep == "compound" and word.entity == "PERSON"):
        return False
    lower = word.lower.rstrip(".")
    forms = (lower, lower.removesuffix("s"), lower.removesuffix("es"))
    return not any(
        f in tables.titles or f in tables.people or f in tables.perpetrators for f in forms
    )


def _count(words: list[Word], tables: Muc4Tables) -> int | None:
    for word in words:
        if word.pos == "NUM" or word.tag == "CD":
            return number_of(word.text, tables.numbers)
    return None


def number_of(text: str, words: Mapping[str, int]) -> int | None:
    """The number that a word writes (*words* are those of numbers), None where it writes none."""
    if _NUMBER.match(text) and (digits := re.sub(r"\D", "", text)):
        return int(digits[:9])
    return words.get(text.lower())


def thing_of(phrase: Phrase, rules: tuple[ThingRule, ...]) -> ThingRule | None:
    """The first rule that fits the head of *phrase* and the words beside it."""
    for rule in rules:
        if phrase.lemma not in rule.lemmas or rule.without & phrase.words:
            continue
        if not rule.beside or rule.beside & phrase.words:
            return rule
    return None
