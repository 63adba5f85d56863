"""Finding patterns in sentences: an index of anchors, then a walk along each pattern's steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.matching.pattern import ANY, Pattern, Step
from dateline.matching.roles import OBJECT, SUBJECT, objects_moved, subjects_moved
from dateline.model import Sentence, Word

#: Words that may stand between two neighbouring steps: "opened heavy fire", "laid down their arms".
LOOSE = frozenset({"DET", "ADJ", "PRON", "NUM", "PART", "ADV"})
MAX_GAP = 3
Rule = TypeVar("Rule")


@dataclass(frozen=True, slots=True)
class Match(Generic[Rule]):
    """A pattern found: its rule, the trigger's words (in text order) and head, and its anchor.

    Words that only set the scene (steps that name a dependency label) are not among ``words``.
    """

    rule: Rule
    pattern: Pattern
    words: tuple[int, ...]
    head: int
    anchor: int


class Matcher(Generic[Rule]):
    """Finds the patterns of many rules at once."""

    def __init__(self, patterns: Iterable[tuple[Pattern, Rule]]) -> None:
        self._by_lemma: dict[str, list[tuple[Pattern, Rule]]] = defaultdict(list)
        for pattern, rule in patterns:
            for lemma in sorted(pattern.steps[0].lemmas):
                self._by_lemma[lemma].append((pattern, rule))
        for found in self._by_lemma.values():
            found.sort(key=lambda pair: -len(pair[0].steps))

    def matches(self, sentence: Sentence) -> Iterator[Match[Rule]]:
        """Every match in *sentence*, by anchor in text order, longer patterns first."""
        for word in sentence.words:
            yield from self._at(sentence, word)

    def _at(self, sentence: Sentence, word: Word) -> Iterator[Match[Rule]]:
        found = self._by_lemma.get(word.lemma, ())
        lower = word.lower
        if lower != word.lemma and lower in self._by_lemma:
            found = [*found, *self._by_lemma[lower]]
            found.sort(key=lambda pair: -len(pair[0].steps))
        for pattern, rule in found:
            if _tag_fits(pattern.steps[0], word):
                taken = _walk(sentence, pattern.steps, 1, [word.index])
                if taken is not None:
                    head = taken[pattern.head]
                    own = {
                        index
                        for index, step in zip(taken, pattern.steps, strict=True)
                        if not step.deps or step.is_head
                    }
                    yield Match(rule, pattern, tuple(sorted(own)), head, word.index)


def _tag_fits(step: Step, word: Word) -> bool:
    return not step.tags or word.pos in step.tags


def _fits(step: Step, word: Word) -> bool:
    lemma_fits = ANY in step.lemmas or word.lemma in step.lemmas or word.lower in step.lemmas
    return lemma_fits and _tag_fits(step, word)


def _walk(
    sentence: Sentence, steps: tuple[Step, ...], at: int, taken: list[int]
) -> list[int] | None:
    if at == len(steps):
        return taken
    for word in _reachable(sentence, steps[at], taken):
        if word.index not in taken and _fits(steps[at], word):
            rest = _walk(sentence, steps, at + 1, [*taken, word.index])
            if rest is not None:
                return rest
    return None


def _reachable(sentence: Sentence, step: Step, taken: list[int]) -> Iterator[Word]:
    last = taken[-1]
    if step.arc == "child":
        yield from _below(sentence, step, last)
    elif step.arc == "anchor-child":
        yield from _below(sentence, step, taken[0])
    elif step.arc == "governor":
        word = sentence.words[last]
        if word.head != last and (not step.deps or word.dep in step.deps):
            yield sentence.words[word.head]
    else:
        for index in range(last + 1, min(last + 2 + MAX_GAP, len(sentence.words))):
            yield sentence.words[index]
            if sentence.words[index].pos not in LOOSE:
                return


def _below(sentence: Sentence, step: Step, index: int) -> Iterator[Word]:
    """The words that word *index* governs by the labels of *step*, moved ones too.

    A step that any word fits asks for the clause, not for who or what is told of.
    """
    yield from sentence.children(index, *step.deps)
    if ANY in step.lemmas:
        return
    if OBJECT in step.deps:
        yield from objects_moved(sentence, sentence.words[index])
    if SUBJECT in step.deps:
        yield from subjects_moved(sentence, sentence.words[index])
