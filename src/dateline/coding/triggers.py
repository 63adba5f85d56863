"""Triggers: the words of a sentence that name happenings, and the rule that takes each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.coding.arguments import arguments
from dateline.coding.case import Case
from dateline.coding.conditions import holds
from dateline.coding.figures import figure_of, is_supposed
from dateline.knowledge.event_rules import Codebook, TriggerRule
from dateline.matching import Match, Matcher, parse_pattern
from dateline.model import Marks, Sentence


@dataclass(frozen=True)
class Trigger:
    """A trigger found: its case (words, head, arguments) and the rules that fired, best first."""

    case: Case
    rules: tuple[TriggerRule, ...]

    @property
    def rule(self) -> TriggerRule:
        return self.rules[0]


@lru_cache(maxsize=4)
def _matcher(rules: tuple[TriggerRule, ...]) -> Matcher[TriggerRule]:
    return Matcher((parse_pattern(text), rule) for rule in rules for text in rule.patterns)


def triggers_in(
    sentence: Sentence, sentences: Sequence[Sentence], marks: Marks, codebook: Codebook
) -> tuple[Trigger, ...]:
    """The triggers of *sentence* in text order; longer patterns take their words first."""
    by_head: dict[int, list[Match[TriggerRule]]] = defaultdict(list)
    for match in _matcher(codebook.rules).matches(sentence):
        by_head[match.head].append(match)
    found: dict[int, Trigger] = {}
    taken: set[int] = set()
    order = sorted(by_head, key=lambda h: (-max(len(m.pattern.steps) for m in by_head[h]), h))
    for head in order:
        if head in taken or _is_modifier(sentence, head) or _in_name(sentence, head, marks):
            continue
        if _is_of_anybody(sentence, head, codebook) or _is_power(sentence, head, codebook):
            continue
        if _is_halted(sentence, head, codebook) or _is_month(sentence, head, marks):
            continue
        trigger = _pick(by_head[head], sentence, sentences, marks, codebook, taken)
        if trigger is not None:
            found[head] = trigger
            taken |= set(trigger.case.words)
    return tuple(found[head] for head in sorted(found))


def _is_month(sentence: Sentence, head: int, marks: Marks) -> bool:
    """True for "March" in "on the morning of March 30", in which nobody marches."""
    word = sentence.words[head]
    time = marks.time_at(word.start)
    return time is not None and time.type in {"DATE", "TIME"} and word.text[0].isupper()


def _pick(
    matches: list[Match[TriggerRule]],
    sentence: Sentence,
    sentences: Sequence[Sentence],
    marks: Marks,
    codebook: Codebook,
    taken: set[int],
) -> Trigger | None:
    """The first rule whose conditions hold, with other rules of its type that hold as well."""
    best: Match[TriggerRule] | None = None
    case: Case | None = None
    rules: list[TriggerRule] = []
    for match in _ranked(matches):
        if taken & set(match.words):
            continue
        here = Case(
            sentences,
            sentence,
            match.head,
            match.words,
            arguments(sentence, match.head, codebook)
            if match.head == match.anchor
            else _joint_arguments(sentence, match, codebook),
            marks,
            codebook,
        )
        if not holds(match.rule, here) or figure_of(here, match.rule.type):
            continue
        if is_supposed(here):
            continue
        if best is None:
            best, case = match, here
        if match.rule.type == best.rule.type and match.rule not in rules:
            rules.append(match.rule)
    return Trigger(case, tuple(rules)) if case is not None else None


def _ranked(matches: list[Match[TriggerRule]]) -> Iterator[Match[TriggerRule]]:
    yield from sorted(matches, key=lambda m: (-len(m.pattern.steps), -len(m.rule.needs)))


def _joint_arguments(
    sentence: Sentence, match: Match[TriggerRule], codebook: Codebook
) -> dict[str, list[int]]:
    """Arguments of a trigger of several words: those of its anchor, then those of its head."""
    arcs = arguments(sentence, match.anchor, codebook)
    for arc, heads in arguments(sentence, match.head, codebook).items():
        arcs[arc] += [h for h in heads if h not in arcs[arc]]
    if sentence.words[match.head].pos == "ADJ":  # "left nine people dead"
        arcs["obj"] += [c.index for c in sentence.children(match.head, "nsubj")]
    for arc in list(arcs):
        arcs[arc] = [h for h in arcs[arc] if h not in match.words]
    return arcs


def _is_modifier(sentence: Sentence, head: int) -> bool:
    """True for words that only describe another: "the besieged town", "attack helicopters"."""
    word = sentence.words[head]
    if word.dep == "amod" and word.tag in {"VBN", "VBG", "JJ"}:
        return True
    return word.dep in {"compound", "nmod"} and sentence.head(word).pos in {"NOUN", "PROPN"}


def _is_halted(sentence: Sentence, head: int, codebook: Codebook) -> bool:
    """True for acts that only name what was halted: "suspended its airstrikes" is no airstrike."""
    word = sentence.words[head]
    governor = sentence.head(word)
    if word.pos == "NOUN" and word.dep == "pobj" and governor.lemma == "of":
        return sentence.head(governor).lemma in codebook.classes["halts"]  # "suspension of attacks"
    if word.pos != "NOUN" or word.dep not in {"dobj", "nsubjpass"}:
        return False
    withheld = governor.lemma in codebook.classes["withholding"]
    if withheld and word.lemma in codebook.classes["helping"]:
        return True  # "cut off military aid"
    return governor.lemma in codebook.classes["halting"]


def _is_of_anybody(sentence: Sentence, head: int, codebook: Codebook) -> bool:
    """True for what nobody in particular does: "will strike anyone who threatens the country"."""
    verb = sentence.words[head]
    while verb.dep in {"xcomp", "conj"} and sentence.head(verb).pos == "VERB":
        verb = sentence.head(verb)  # "anyone who tries to hack it or steals data"
    described = sentence.head(verb)
    present = verb.tag in {"VBZ", "VBP"}
    return verb.dep == "relcl" and present and described.lemma in codebook.classes["any"]


def _is_power(sentence: Sentence, head: int, codebook: Codebook) -> bool:
    """True for what somebody may or can do: "has powers to arrest, shoot and destroy"."""
    verb = sentence.words[head]
    if verb.pos == "NOUN" and verb.dep == "dobj":
        verb = sentence.head(verb)  # "the power to make arrests"
    while verb.dep == "conj" and sentence.head(verb).pos == "VERB":
        verb = sentence.head(verb)
    to = any(c.tag == "TO" for c in sentence.children(verb.index, "aux"))
    hung = verb.dep in {"acl", "relcl"} and to
    return hung and sentence.head(verb).lemma in codebook.classes["powers"]


def _in_name(sentence: Sentence, head: int, marks: Marks) -> bool:
    """True when the word is part of a proper name ("Operation ...", "War Crimes Tribunal")."""
    word = sentence.words[head]
    if word.text[0].islower():
        return False
    if word.pos == "PROPN" and marks.party_at(word.start) is not None:
        return True
    names = {"ORG", "PERSON", "WORK_OF_ART", "LAW", "FAC", "DATE"}
    return word.pos == "PROPN" and word.entity in names
