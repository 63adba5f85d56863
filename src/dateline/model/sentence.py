"""Sentences as analysers give them: words with lemma, tags and dependencies, no library types."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class Word:
    """One token. ``head`` is the index of its governor in the sentence, its own index for the root.

    ``pos`` is the Universal POS tag, ``tag`` the Penn Treebank tag, ``dep`` the ClearNLP label
    (nsubj, nsubjpass, dobj, prep, pobj, agent, relcl, ...). ``entity`` is the recogniser's label
    (PERSON, GPE, ORG, NORP, ...) or "": one vote among several, often wrong on war-zone names, and
    a guess where the analyser has not ``seen`` the word in what it learned from.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""
    entity_begins: bool = False
    seen: bool = True

    @property
    def lower(self) -> str:
        return self.text.lower()


@dataclass(frozen=True)
class Sentence:
    """A sentence of a report with its words; ``kind`` as in `REGION_KINDS`.

    ``paragraph`` numbers the paragraphs of the report from 0; ``start`` is the offset of ``text``.
    """

    index: int
    start: int
    text: str
    words: tuple[Word, ...]
    paragraph: int = 0
    kind: str = "body"

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        below: list[list[int]] = [[] for _ in self.words]
        for word in self.words:
            if word.head != word.index:
                below[word.head].append(word.index)
        return tuple(map(tuple, below))

    def children(self, index: int, *deps: str) -> tuple[Word, ...]:
        """The words governed by word *index*, in order; only those with one of *deps*, if given."""
        found = (self.words[i] for i in self._children[index])
        return tuple(w for w in found if not deps or w.dep in deps)

    def head(self, word: Word) -> Word:
        """The governor of *word* (the word itself for the root)."""
        return self.words[word.head]

    def ancestors(self, index: int) -> Iterator[Word]:
        """The governors of word *index*, nearest first."""
        seen = {index}
        while (up := self.words[index].head) not in seen:
            seen.add(up)
            yield self.words[up]
            index = up

    def top(self, word: Word, *deps: str) -> Word:
        """The first word from *word* upwards that hangs by none of the arcs *deps*."""
        for above in self.ancestors(word.index):
            if word.dep not in deps:
                break
            word = above
        return word

    def subtree(self, index: int) -> tuple[int, ...]:
        """Indices of word *index* and all it governs, in text order."""
        found, stack = {index}, [index]
        while stack:
            new = [child for child in self._children[stack.pop()] if child not in found]
            found.update(new)
            stack += new
        return tuple(sorted(found))

    def span(self, first: int, last: int) -> Span:
        """The characters from word *first* to word *last*, both included."""
        start, end = self.words[first].start, self.words[last].end
        return Span(start, end, self.text[start - self.start : end - self.start])

    @cached_property
    def _starts(self) -> list[int]:
        return [w.start for w in self.words]

    def word_at(self, offset: int) -> Word | None:
        """The word that holds the character at *offset* of the report, if one does."""
        at = bisect_right(self._starts, offset) - 1
        return self.words[at] if at >= 0 and offset < self.words[at].end else None

    def words_in(self, span: Span) -> tuple[Word, ...]:
        """The words that share a character with *span*, in order."""
        return tuple(w for w in self.words if w.start < span.end and span.start < w.end)


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase or pronoun: words ``first..last`` of a sentence, with its head word."""

    span: Span
    sentence: int
    first: int
    last: int
    head: int

    @classmethod
    def of(cls, sentence: Sentence, first: int, last: int, head: int) -> Mention:
        """The mention made of words *first* to *last* (both included) of *sentence*."""
        return cls(sentence.span(first, last), sentence.index, first, last, head)


@dataclass(frozen=True)
class Coreference:
    """What anaphors stand for: (sentence, head word) of a mention -> its most telling mention.

    Covers pronouns, definite descriptions ("the militants", "the minister") and short forms of
    names; a mention that stands for nothing earlier is absent.
    """

    antecedents: dict[tuple[int, int], Mention] = field(default_factory=dict)

    def antecedent(self, mention: Mention) -> Mention | None:
        """The mention that *mention* refers to, or None."""
        return self.antecedents.get((mention.sentence, mention.head))

    def resolved(self, mention: Mention) -> Mention:
        """The antecedent, or the mention itself."""
        return self.antecedent(mention) or mention


def sentence_at(sentences: Sequence[Sentence], offset: int) -> Sentence | None:
    """The sentence that holds the character at *offset*, if one does (sentences in text order)."""
    at = bisect_right([s.start for s in sentences], offset) - 1
    return sentences[at] if at >= 0 and offset < sentences[at].end else None
