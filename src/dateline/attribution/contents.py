"""Where a content ends: what the parse put into it that is the reporter's, or another speaker's."""

from __future__ import annotations

from dateline.knowledge.cue_tables import StatementTables, word_classes
from dateline.model import Sentence, Word


def trimmed(
    sentence: Sentence, words: frozenset[int], head: int, tables: StatementTables
) -> frozenset[int]:
    """*words* of a clause headed by *head* less a closing gloss and another speaker's clause."""
    kept = words - _other_speaker(sentence, words, head, tables)
    kept -= _closing_contrast(sentence, kept)
    kept -= _closing_denial(sentence, kept, tables)
    return kept - _left_over(sentence, kept)


def _left_over(sentence: Sentence, words: frozenset[int]) -> frozenset[int]:
    """ ", but" at the end of a content, of which the clause that it joins is another speaker's."""
    last = max(words, default=-1)
    if last < 0 or sentence.words[last].dep != "cc":
        return frozenset()
    before = sentence.words[last - 1]
    return frozenset({last, before.index} if before.text == "," else {last})


def own_side(
    sentence: Sentence, words: frozenset[int], cue: int, tables: StatementTables
) -> frozenset[int]:
    """*words* less what stands before a semicolon and has a speaker of its own.

    "It fell, the mayor said; the army said it held": the parse gives all of it to the second.
    """
    borders = [w.index for w in sentence.words[:cue] if w.text == ";"]
    if not borders or not any(i < borders[-1] for i in words):
        return words
    spoken = any(
        w.pos == "VERB" and w.lemma in tables.starts and sentence.children(w.index, "nsubj")
        for w in sentence.words[: borders[-1]]
    )
    return frozenset(i for i in words if i > borders[-1]) if spoken else words


def _closing_denial(
    sentence: Sentence, words: frozenset[int], tables: StatementTables
) -> frozenset[int]:
    """ "..., which the army denied" at the end of a content: another speaker's word."""
    for index in sorted(words):
        word = sentence.words[index]
        if word.dep not in ("relcl", "advcl") or word.lemma not in tables.words["denying"]:
            continue
        clause = sentence.subtree(index)
        denied = sentence.words[clause[0]]
        named = any(s.pos != "PRON" for s in sentence.children(index, "nsubj"))
        if denied.tag == "WDT" and named and denied.dep == "dobj" and clause[-1] >= max(words) - 1:
            return frozenset(i for i in words if i >= clause[0] - 1)
    return frozenset()


def _other_speaker(
    sentence: Sentence, words: frozenset[int], head: int, tables: StatementTables
) -> frozenset[int]:
    """The second half of "A said it fell, and B said it held", hung on the first by the parse."""
    for index in sorted(words):
        word = sentence.words[index]
        denies = word.lemma in tables.words["denying"]
        if index <= head or word.dep != "conj" or not (denies or word.lemma in tables.starts):
            continue
        if word.pos != "VERB" or not _speaks_for_itself(sentence, word, denies=denies):
            continue
        first = sentence.subtree(index)[0]
        joint = [c.index for c in sentence.children(word.head, "cc") if c.index < first]
        start = joint[-1] if joint and first - joint[-1] <= 2 else first
        return frozenset(i for i in words if i >= start)
    return frozenset()


def _speaks_for_itself(sentence: Sentence, word: Word, *, denies: bool) -> bool:
    """A finite verb of speech with a noun for subject and a clause for content.

    What somebody *denies* may be a noun: "but the ministry rejected the claim".
    """
    subjects = sentence.children(word.index, "nsubj")
    if not subjects or subjects[0].pos == "PRON" or word.tag not in ("VBD", "VBZ", "VBP"):
        return False
    told = ("ccomp", "xcomp", "dobj") if denies else ("ccomp", "xcomp")
    return bool(sentence.children(word.index, *told))


def _closing_contrast(sentence: Sentence, words: frozenset[int]) -> frozenset[int]:
    """A last clause of contrast after a comma (", while others put it at ten"): the reporter's."""
    for index in sorted(words):
        word = sentence.words[index]
        if word.dep != "advcl" or word.index - 2 not in words:
            continue
        clause = sentence.subtree(index)
        opener = sentence.words[clause[0]]
        contrast = opener.dep == "mark" and opener.lower in word_classes()["contrast"]
        if contrast and clause[0] - 1 in words and clause[-1] >= max(words) - 1:
            return frozenset(i for i in words if i >= clause[0] - 1)
    return frozenset()
