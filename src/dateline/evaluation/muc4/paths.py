"""How a noun hangs to the word that names an incident: the path of arcs between them."""

from __future__ import annotations

from dateline.model import Sentence, Word

_SAME = frozenset({"conj", "appos"})
_MOST = 4


def path(sentence: Sentence, trigger: int, noun: int) -> str:
    """The arcs from word *trigger* to word *noun*, up ("^dobj") and then down ("nsubj").

    Coordination and apposition count as no step, prepositions stand in brackets; "far" where the
    way is longer than four steps.
    """
    down, up = _chain(sentence, noun), _chain(sentence, trigger)
    above = {word.index: at for at, word in enumerate(up)}
    for at, word in enumerate(down):
        if word.index in above:
            steps = [
                f"^{_label(sentence, w)}" for w in up[: above[word.index]] if w.dep not in _SAME
            ]
            steps += [_label(sentence, w) for w in reversed(down[:at]) if w.dep not in _SAME]
            steps = [step for step in steps if step not in ("pobj", "^pobj")]
            return " ".join(steps) if len(steps) <= _MOST else "far"
    return "far"


def _chain(sentence: Sentence, index: int) -> list[Word]:
    return [sentence.words[index], *sentence.ancestors(index)]


def _label(sentence: Sentence, word: Word) -> str:
    if word.dep in ("prep", "agent"):
        return f"({word.lemma.lower()})"
    if word.dep in ("acl", "relcl"):
        passive = word.tag == "VBN" and not sentence.children(word.index, "nsubj")
        return f"{word.dep}+" if passive else word.dep
    return word.dep
