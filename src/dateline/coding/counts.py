"""Counts of a claim: who was killed, wounded, arrested, how many took part (codebook section 4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dateline.coding.case import Case
from dateline.coding.classes import classes_of
from dateline.coding.noun_phrases import heads_of
from dateline.coding.quantities import Quantity, quantity_of, total_of
from dateline.knowledge.event_rules import Codebook, TriggerRule
from dateline.model import Count, Evidence, Sentence, Word

#: Pronouns of those before, of whom some are told apart.
_THEM = frozenset({"them", "whom"})
_UNDERGOING = frozenset({"dobj", "pobj", "nsubjpass"})
#: Fewer than these are sides of a conflict ("two forces"), more are people ("3,000 forces").
_FEW = 20
_TIMES = frozenset({"DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of people: the head word of the phrase, the number, the words for who they are."""

    head: int
    quantity: Quantity
    who: str | None


def kind_of(lemmas: Iterable[str], codebook: Codebook) -> tuple[str, str] | None:
    """(count kind, rule id) that the trigger's words give, or None."""
    for lemma in lemmas:
        for rule in codebook.counts:
            if lemma in rule.lemmas:
                return rule.kind, rule.id
    return None


def counts_of(case: Case, rule: TriggerRule) -> tuple[tuple[Count, ...], tuple[Evidence, ...]]:
    """The counts that a trigger takes from its arguments, with the evidence of each."""
    sentence, codebook = case.sentence, case.codebook
    counts: list[Count] = []
    evidence: list[Evidence] = []

    def add(kind: str, rule_id: str, found: Counted) -> None:
        span = found.quantity.span(sentence)
        quantity = found.quantity
        nobody = kind == "casualties" and quantity.high == 0
        for each in ("killed", "injured") if nobody else (kind,):
            count = Count(each, quantity.low, quantity.best, quantity.high, found.who, span)
            if count not in counts:
                counts.append(count)
                evidence.append(Evidence(rule_id, span, "counts"))

    words = [sentence.words[i] for i in (case.head, *case.words)]
    words += sentence.children(case.head, "advmod")  # "fatally shot"
    kind = kind_of([form for w in words for form in (w.lemma, w.lower)], codebook)
    if kind is None and rule.counts:
        kind = rule.counts, rule.id
    frame = codebook.frames[rule.frame]
    if kind is not None:
        if own := _own(sentence, case.head, codebook) or _summed(sentence, case.head, codebook):
            add(*kind, Counted(case.head, own, None))
        for index in _undergoing(case, frame, kind[0]):
            if index == case.head:
                continue  # "there were 20 dead", whose subject is the word itself
            for found in _counted(case, index):
                if not _is_thing(case, found):
                    add(*(_own_kind(case, found) or kind), found)
        for index in _included(sentence, case.head):  # "were killed including five children"
            for found in _counted(case, index) if counts else ():
                add(*kind, found)
    if rule.type in codebook.present_types:
        arcs = [arc for arc, slot in frame.items() if slot == "actor"]
        arcs += ["obj"] if rule.type in codebook.sent_types else []
        for arc in arcs:
            for index in case.arcs.get(arc, ()):
                for found in _counted(case, index) or _banded(case, index):
                    if _is_crowd(case, found):
                        add("present", "count.present", found)
    return tuple(counts), tuple(evidence)


def _own_kind(case: Case, found: Counted) -> tuple[str, str] | None:
    """The kind of those told apart: "the bodies of 44 and 140 [injured] people"."""
    told = case.sentence.children(found.head, "amod")
    return kind_of((form for w in told for form in (w.lemma, w.lower)), case.codebook)


def _undergoing(case: Case, frame: Mapping[str, str], kind: str) -> Iterator[int]:
    """The words that stand for whom it was done to, by the frame; "of" those of a noun."""
    for arc, slot in frame.items():
        if slot in {"recipient", "target"} or (arc == "subj" and kind == "missing"):
            yield from case.arcs.get(arc, ())
    if case.is_noun() and "of" not in frame and frame.get("obj") in {"recipient", "target"}:
        yield from case.arcs.get("of", ())


def _summed(sentence: Sentence, head: int, codebook: Codebook) -> Quantity | None:
    """The sum in "brought the number of people killed to eight" and "the number killed was 220"."""
    word = sentence.words[head]
    noun = sentence.head(word) if word.dep == "acl" and word.tag == "VBN" else word
    over = sentence.head(sentence.head(noun)) if noun.dep == "pobj" else noun
    if over.lemma not in codebook.classes["sums"] or over.index == head:
        return None
    return _risen_to(sentence, over, head, codebook)


def _risen_to(sentence: Sentence, total: Word, head: int, codebook: Codebook) -> Quantity | None:
    """The number that a total is, stands at or rises to, by the verb that governs it."""
    verb = sentence.head(total)
    told = sentence.children(verb.index, "prep", "attr", "dobj")
    inner = [to for prep in told for to in sentence.children(prep.index, "prep")]  # "from 3 to 8"
    for child in (*told, *inner, *sentence.children(head, "prep")):  # where "to eight" may hang
        if child.index < min(total.index, verb.index):
            continue
        ends = sentence.children(child.index, "pobj") if child.dep == "prep" else (child,)
        if child.dep == "prep" and child.lemma not in {"to", "at", "from"}:
            continue
        for end in ends:
            found = total_of(sentence, end.index, codebook.numbers)
            start = child.lemma == "from" and found and _before(sentence, found) != "to"
            if found and not start and not _one_of(sentence, found):
                return found
    return None


def _before(sentence: Sentence, found: Quantity) -> str:
    at = found.words[0]
    return sentence.words[at - 1].lower if at else ""


def _one_of(sentence: Sentence, found: Quantity) -> bool:
    """True for "one of the highest tolls", which is no sum."""
    after = sentence.words[found.words[-1] + 1 : found.words[-1] + 2]
    return found.best == 1 and bool(after) and after[0].lower == "of"


def _banded(case: Case, index: int) -> list[Counted]:
    """The number of a force: "a column of 300 fighters"."""
    sentence = case.sentence
    if sentence.words[index].lemma not in case.codebook.classes["bands"]:
        return []
    of = (prep for prep in sentence.children(index, "prep") if prep.lemma == "of")
    return [
        found
        for prep in of
        for noun in sentence.children(prep.index, "pobj")
        for found in _counted(case, noun.index)
    ]


def _is_crowd(case: Case, found: Counted) -> bool:
    """A stated size of people or forces, not a number of strikes or cities."""
    if found.head in case.words or found.quantity.best in {0, 1}:
        return False
    head = next(heads_of(case.sentence, found.head, case.codebook.partitives))
    word = case.sentence.words[head]
    classes = set(classes_of(case.sentence, word, case.marks, case.codebook))
    if not classes & {"weapon", "place"}:
        number = case.sentence.words[found.head]
        classes |= classes_of(case.sentence, number, case.marks, case.codebook)
    if word.lemma in case.codebook.classes["sides"] and (found.quantity.low or 0) < _FEW:
        return False
    return "party" in classes and not classes & {"weapon", "place"}


def _is_thing(case: Case, found: Counted) -> bool:
    """True for numbers of towns, miles or vehicles, which no count of people is."""
    word = case.sentence.words[found.head]
    classes = classes_of(case.sentence, word, case.marks, case.codebook)
    if word.lemma in case.codebook.objects and "party" not in classes:
        return True
    return "place" in classes and "party" not in classes


def _own(sentence: Sentence, head: int, codebook: Codebook) -> Quantity | None:
    """The number on the trigger itself: "12 deaths", "a death toll of 70", "18 bodies"."""
    word = sentence.words[head]
    if word.lemma not in codebook.own_counts and word.lower not in codebook.own_counts:
        return None
    if own := quantity_of(sentence, head, codebook.numbers):
        return own if own.words[-1] != head and not _one_of(sentence, own) else None
    if word.tag in {"VBN", "VBD"} and (before := _just_before(sentence, head, codebook)):
        return before
    for prep in sentence.children(head, "prep"):
        if prep.lemma in {"of", "to", "at"} and word.lemma in codebook.classes["sums"]:
            for noun in sentence.children(prep.index, "pobj"):
                if found := total_of(sentence, noun.index, codebook.numbers):
                    return found
    governor = sentence.head(word)
    if word.lemma in codebook.classes["sums"] and governor.pos in {"VERB", "AUX"}:
        return _risen_to(sentence, word, head, codebook)
    return None


def _just_before(sentence: Sentence, head: int, codebook: Codebook) -> Quantity | None:
    """The number of an elliptical toll: "13 soldiers were killed and 157 wounded"."""
    word = sentence.words[head - 1] if head else None
    if word is None or word.pos != "NUM" or sentence.children(head, "nsubjpass", "auxpass"):
        return None
    if any(subject.index != word.index for subject in sentence.children(head, "nsubj", "dobj")):
        return None
    return quantity_of(sentence, word.index, codebook.numbers)


def _counted(case: Case, index: int) -> list[Counted]:
    """The numbers in a noun phrase and its conjuncts, each with the words for who is counted.

    One victim named beside a number adds to it ("the mayor and 21 others": 22); a single victim
    alone is no count.
    """
    sentence, codebook = case.sentence, case.codebook
    found: list[Counted] = []
    parts: list[Counted] = []
    singles = 0
    todo = [index]
    inner = next(heads_of(sentence, index, codebook.partitives))
    if inner != index and quantity_of(sentence, index, codebook.numbers) is None:
        todo = [inner]
    seen: set[int] = set()
    while todo:
        at = todo.pop(0)
        if at in seen:
            continue
        seen.add(at)
        todo += [c.index for c in sentence.children(at, "conj") if c.pos != "VERB"]
        todo += _listed(sentence, at, codebook)
        todo += _included(sentence, at)
        parts += _parts(sentence, at, codebook)
        quantity = quantity_of(sentence, at, codebook.numbers)
        word = sentence.words[at]
        if quantity is None and word.lower in codebook.classes["nobody"]:
            quantity = Quantity(0, 0, 0, (at,))
        if quantity is None or (quantity.best == 1 and quantity.low == quantity.high):
            one = word.tag in {"NN", "NNP"} or any(
                c.lower in {"a", "an"} for c in sentence.children(at, "det")
            )
            inside = at in _included(sentence, index) or (
                at != index and not _is_somebody(case, at)
            )
            singles += one and not inside
        elif case.marks.time_at(sentence.words[quantity.words[-1]].start) is None:
            found.append(Counted(at, quantity, _who(sentence, at, quantity)))
    if len(found) == 1 and singles and (best := found[0].quantity.best):
        more = replace(found[0].quantity, low=best + singles, best=best + singles, high=None)
        found = [replace(found[0], quantity=more)]
    return found + parts if found else []


def _is_somebody(case: Case, at: int) -> bool:
    """False for a body beside a number: "30 members of the army and militia" are 30."""
    word = case.sentence.words[at]
    party = case.marks.party_at(word.start)
    if party is not None and party.id is not None:
        return party.kind == "person"
    return word.text[0].isupper() or bool(case.sentence.children(at, "det", "poss"))


def _listed(sentence: Sentence, index: int, codebook: Codebook) -> list[int]:
    """Who is counted beside the first: in a list read as an apposition ("nine men, three women and
    14 children"), or the same told otherwise ("2,000 families, about 12,000 people").
    """
    numbered = any(sentence.children(index, "nummod"))
    people = codebook.classes["civilian"] if numbered else frozenset()
    return [
        beside.index
        for beside in sentence.children(index, "appos")
        if sentence.children(beside.index, "nummod")
        and (sentence.children(beside.index, "conj") or beside.lemma in people)
    ]


def _parts(sentence: Sentence, index: int, codebook: Codebook) -> Iterator[Counted]:
    """Parts told by a pronoun: "63 people, 17 of [them] children", "three of [whom] were women"."""
    for number in sentence.words[index + 1 : -2]:
        if number.pos != "NUM" or number.entity in _TIMES:
            continue
        of, them = sentence.words[number.index + 1 : number.index + 3]
        if of.lower != "of" or them.lower not in _THEM or number.dep in _UNDERGOING:
            return  # what follows is told of others, or what else is done to some
        after = sentence.words[them.index + 1 :]
        who = _told_of(after)
        alike = them.lower == "them" and bool(after) and after[0].pos not in {"VERB", "AUX"}
        quantity = quantity_of(sentence, number.index, codebook.numbers)
        if quantity is not None and (who or alike):
            yield Counted(number.index, quantity, who)


def _told_of(after: Iterable[Word]) -> str | None:
    """What is told of some of them: "children", "were women"; None where no noun tells it."""
    for word in after:
        if word.pos in {"NOUN", "PROPN"} and word.dep not in {"compound", "amod"}:
            return word.text
        if word.pos not in {"ADJ", "DET", "NOUN", "PROPN"} and word.lemma != "be":
            return None
    return None


def _included(sentence: Sentence, index: int) -> list[int]:
    """Parts of the counted: "five civilians, including three children"."""
    return [
        noun.index
        for prep in sentence.children(index, "prep")
        if prep.lemma in {"include", "including"}
        for noun in sentence.children(prep.index, "pobj")
    ]


def _who(sentence: Sentence, at: int, quantity: Quantity) -> str | None:
    if at not in quantity.words:
        return sentence.words[at].text
    for prep in sentence.children(at, "prep"):
        if prep.lemma == "of":
            return next((n.text for n in sentence.children(prep.index, "pobj")), None)
    return None
