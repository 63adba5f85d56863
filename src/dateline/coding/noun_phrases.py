"""Noun phrases: from the head word of a role to the words that name its filler."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import Mention, Sentence, Word

LEFT = frozenset({"det", "amod", "compound", "poss", "nmod", "nummod", "quantmod", "predet"})
#: Left edges that count rather than name: "at least 12 people" is about "people".
COUNTING = frozenset({"nummod", "quantmod", "advmod", "predet"})
#: The longest "of" phrase that still names somebody ("members of their families").
MAX_OF = 5
OWNING = ("amod", "compound", "poss", "nmod")
RELATIVES = frozenset({"WDT", "WP", "WP$"})


def mention_of(sentence: Sentence, head: int) -> Mention:
    """The noun phrase headed by word *head*, without counts, clauses, appositions and long PPs."""
    first = last = head
    for child in reversed([c for c in sentence.children(head) if c.index < head]):
        if child.dep not in LEFT or child.tag in RELATIVES:
            break
        edge = sentence.subtree(child.index)
        if others := sentence.children(child.index, "conj"):
            edge = (others[-1].index, *range(others[-1].index + 1, edge[-1] + 1))
        if child.dep in COUNTING or edge[-1] >= first or _dashed(sentence, edge[0], first):
            break
        first = edge[0]
    for child in sentence.children(head, "prep"):
        if child.index == last + 1 and child.lemma == "of":
            words = sentence.subtree(child.index)
            if len(words) <= MAX_OF and words[-1] - words[0] == len(words) - 1:
                last = words[-1]
    return Mention.of(sentence, _uncounted(sentence, first, head), last, head)


def _uncounted(sentence: Sentence, first: int, head: int) -> int:
    """The first word after a number that was not parsed as one: "least 50 fighters"."""
    words = sentence.words
    for at in range(head - 1, first - 1, -1):
        named = at > first and words[at - 1].text[:1].isupper()  # "July 7 Brigade"
        if words[at].tag == "CD" and not named and words[at + 1].pos != "PUNCT":
            return at + 1
    return first


def _dashed(sentence: Sentence, first: int, last: int) -> bool:
    """True where a dash between spaces parts the words: "FILE - Soldiers patrol the street"."""
    words = sentence.words
    return any(
        words[i].pos == "PUNCT"
        and words[i].start > words[i - 1].end
        and words[i].end < words[i + 1].start
        for i in range(first + 1, last)
    )


def split_modifiers(sentence: Sentence, head: int) -> tuple[int, ...]:
    """Modifiers that name other parties beside the head's own: Iranian, in "Iranian and Russian
    forces"; empty when the modifiers are not coordinated names.
    """
    for child in sentence.children(head, "amod", "compound", "nmod", "poss"):
        others = [c for c in sentence.children(child.index, "conj") if c.index < head]
        if others and child.text[0].isupper():
            return (child.index, *(c.index for c in others[:-1]))
    return ()


def is_opposed(sentence: Sentence, index: int) -> bool:
    """True for a word of the name in "anti-Islamic State fight": those it is directed against."""
    words = sentence.words
    while index > 1 and words[index].text[:1].isupper() and words[index - 1].text[:1].isupper():
        index -= 1
    return index >= 2 and words[index - 1].text == "-" and words[index - 2].lower == "anti"


def owners_of(sentence: Sentence, head: int, held: frozenset[str]) -> Iterator[int]:
    """Words that may name whose a thing is: "army", in "army base", "hills held by the army".

    *held* are the lemmas of participles that name an owner; parts of one name own nothing.
    """
    if told := list(_told_owners(sentence, head, held)):
        yield from told  # "Alphan rockets fired by rebels": they are the rebels', whoever made them
    else:
        yield from _modifying_owners(sentence, head, held)
    for below in sentence.children(head, "prep"):
        if below.lemma in {"of", "from", "by"}:
            yield from _objects(sentence, below)


def _modifying_owners(sentence: Sentence, head: int, held: frozenset[str]) -> Iterator[int]:
    for child in sentence.children(head, *OWNING):
        if child.dep == "compound" and child.pos == sentence.words[head].pos == "PROPN":
            continue  # "Central Methodist Church"
        if is_opposed(sentence, child.index):
            continue
        yield child.index
        yield from (c.index for c in sentence.children(child.index, "conj") if c.index < head)
        if child.lemma in held:  # "rebel-held"
            yield from (c.index for c in sentence.children(child.index, "npadvmod", "compound"))


def _told_owners(sentence: Sentence, head: int, held: frozenset[str]) -> Iterator[int]:
    """Owners that a clause on the thing tells: "held by the army", "believed to be fired by"."""
    for clause in sentence.children(head, "acl"):
        for verb in (clause, *sentence.children(clause.index, "xcomp")):
            if verb.lemma not in held:
                continue
            for prep in sentence.children(verb.index, "prep", "agent"):
                if prep.lemma in {"by", "to"}:
                    yield from _objects(sentence, prep)


def _objects(sentence: Sentence, prep: Word) -> tuple[int, ...]:
    return tuple(c.index for c in sentence.children(prep.index, "pobj"))


def heads_of(sentence: Sentence, head: int, partitives: frozenset[str]) -> Iterator[int]:
    """The nouns that *head* stands for: through "dozens of", relative pronouns and coordination."""
    word = sentence.words[head]
    if word.tag in RELATIVES or (word.lemma == "that" and word.dep in {"nsubj", "nsubjpass"}):
        noun = _antecedent(sentence, head)
        if noun is not None:
            yield from heads_of(sentence, noun, partitives)
            return
    inner = _partitive(sentence, word, partitives)
    among = _among(sentence, word)
    if among:
        for some in among:
            yield from heads_of(sentence, some, partitives)
    elif inner is not None:
        yield from heads_of(sentence, inner, partitives)
    else:
        yield head
    for prep in sentence.children(head, "prep"):
        if prep.lemma in {"include", "including"}:
            for part in sentence.children(prep.index, "pobj"):
                yield from heads_of(sentence, part.index, partitives)
    for child in (*sentence.children(head, "conj"), *_misread_conjuncts(sentence, head)):
        if child.pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
            yield from heads_of(sentence, child.index, partitives)


def _misread_conjuncts(sentence: Sentence, head: int) -> Iterator[Word]:
    """Members of a series read as appositions: "X, the envoy, and Y", "X, the envoy and Y met"."""
    joints = [c.index for c in sentence.children(head, "cc")]
    for child in sentence.children(head, "appos"):
        if any(head < joint < child.index for joint in joints) or _ends_series(sentence, child):
            yield child


def _ends_series(sentence: Sentence, word: Word) -> bool:
    """True for "the militia and the police" that no comma parts from what follows.

    An apposition of two is set in commas: "two groups, the militia and the police, met".
    """
    if not sentence.children(word.index, "cc") or not sentence.children(word.index, "conj"):
        return False
    after = sentence.subtree(word.index)[-1] + 1
    return after < len(sentence.words) and sentence.words[after].pos in {"VERB", "AUX"}


def _among(sentence: Sentence, word: Word) -> tuple[int, ...]:
    """Who is meant: "Two children were among those killed", "he was one of the men accused"."""
    prep = sentence.head(word)
    above = sentence.head(prep)
    if above.lower == "one" and above.dep == "attr" and prep.lemma == "of":
        above = sentence.head(above)
    elif prep.lemma != "among":
        return ()
    if word.dep != "pobj" or above.lemma != "be":
        return ()
    return tuple(c.index for c in sentence.children(above.index, "nsubj"))


def _antecedent(sentence: Sentence, pronoun: int) -> int | None:
    """The noun that a relative pronoun stands for: the governor of its relative clause."""
    for up in sentence.ancestors(pronoun):
        if up.dep == "relcl" and up.head != pronoun:
            return up.head
        if up.dep in {"ccomp", "advcl", "ROOT"}:
            return None
    return None


def _partitive(sentence: Sentence, word: Word, partitives: frozenset[str]) -> int | None:
    """The noun counted by "dozens of", "a group of" and the like, when *word* is such a word."""
    if word.lower not in partitives and word.lemma not in partitives and word.pos != "NUM":
        return None
    for child in sentence.children(word.index, "prep"):
        if child.lemma in {"of", "among"}:
            for noun in sentence.children(child.index, "pobj"):
                return noun.index
    return None
