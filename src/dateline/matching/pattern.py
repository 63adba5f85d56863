"""The pattern language of the rule files.

A pattern is a list of steps parted by spaces; the first step is the anchor, the word whose
arguments count. Each step is ``lemma|lemma/TAG``:

* ``open/V fire/N``      the next word (determiners, possessives and adjectives may stand between)
* ``come/V >under/P``    a word that the previous step's word governs
* ``take/V &arms/N``     a word that the anchor governs
* ``hit/V <rain/V``      the word that governs the previous step's word
* ``>dobj:fire/N``       an arc may name its dependency label (``a+b:`` for several); such a word
                         must be there but is no part of the trigger, unless it is its head.
                         ``dobj`` and ``nsubj`` stand for the logical object and subject: in a
                         passive, participle or relative clause as well (`roles`)
* ``!attack/N``          the step marks the head of the trigger (default: the anchor)

TAG is V (verb), N (noun or name), A (adjective), P (preposition, particle), R (adverb), D
(determiner, number, pronoun) or absent (any). A lemma ``*`` fits any word; a lemma fits a word
whose lemma or lower-case form equals it.
"""

from __future__ import annotations

from dataclasses import dataclass

TAGS: dict[str, frozenset[str]] = {
    "V": frozenset({"VERB", "AUX"}),
    "N": frozenset({"NOUN", "PROPN"}),
    "A": frozenset({"ADJ"}),
    "P": frozenset({"ADP", "PART", "SCONJ", "ADV"}),
    "R": frozenset({"ADV"}),
    "D": frozenset({"DET", "NUM", "PRON"}),
}
#: The lemma that fits any word.
ANY = "*"
ARCS = {">": "child", "&": "anchor-child", "<": "governor"}


@dataclass(frozen=True, slots=True)
class Step:
    """One word of a pattern; ``arc`` is "next", "child", "anchor-child" or "governor"."""

    lemmas: frozenset[str]
    tags: frozenset[str]
    arc: str
    deps: frozenset[str]
    is_head: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """A parsed pattern; ``text`` is as written, ``head`` the step that heads the trigger."""

    text: str
    steps: tuple[Step, ...]
    head: int


def parse_pattern(text: str) -> Pattern:
    """The pattern written as *text*; raises ValueError that names the faulty step."""
    parts = text.split()
    if not parts:
        raise ValueError("a pattern needs at least one step")
    steps = tuple(_step(part, first=at == 0) for at, part in enumerate(parts))
    heads = [at for at, step in enumerate(steps) if step.is_head]
    if len(heads) > 1:
        raise ValueError(f"pattern {text!r} marks {len(heads)} heads")
    if ANY in steps[0].lemmas:
        raise ValueError(f"pattern {text!r} has an anchor that fits any word")
    return Pattern(text, steps, heads[0] if heads else 0)


def _step(part: str, *, first: bool) -> Step:
    rest, arc = part, "next"
    if rest[0] in ARCS:
        arc, rest = ARCS[rest[0]], rest[1:]
        if first:
            raise ValueError(f"the anchor {part!r} cannot follow an arc")
    deps: frozenset[str] = frozenset()
    if ":" in rest:
        labels, _, rest = rest.partition(":")
        deps = frozenset(labels.split("+"))
    is_head = rest.startswith("!")
    lemmas, _, tag = rest.lstrip("!").partition("/")
    if not lemmas or (tag and tag not in TAGS):
        raise ValueError(f"step {part!r} is not lemma/TAG with TAG in {', '.join(TAGS)}")
    return Step(
        frozenset(lemmas.lower().replace("_", " ").split("|")),
        TAGS.get(tag, frozenset()),
        arc,
        deps,
        is_head,
    )
