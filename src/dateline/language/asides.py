"""Where somebody stands in a picture, hidden from the parser and given back afterwards.

In captions names are followed by a place in the picture: "the minister, right, meets Omar Hadid,
centre, in the port". A parser takes such words for verbs, directions or members of a list; without
them it reads the sentence that the caption tells.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from dateline.model import Word

_DASHES = frozenset({"-", "–", "—", ":"})
_CLOSING = {"(": frozenset({")"}), ",": frozenset({",", ".", ")"})}
_PARTS = frozenset({"compound", "amod", "nmod", "poss", "nummod"})
#: Most words between the marks: "third from the left".
LONGEST = 5


def picture_asides(
    tokens: Sequence[str], places: Set[str], other: Set[str], articles: Set[str]
) -> list[slice]:
    """The *tokens* that only say where in a picture the one before them stands.

    *places* are the words for it, one of which an aside must have; *other* are words that may
    stand beside them ("second", "from"). The comma behind an aside goes with it, unless a list
    goes on or an apposition follows, which one of *articles* opens.
    """
    found: list[slice] = []
    at = 1
    while at < len(tokens):
        end = _end_of(tokens, at, places, other)
        if end is None or not tokens[at - 1][-1].isalnum():
            at += 1
            continue
        found.append(slice(at, end + 1 if _goes_with(tokens, at, end, articles) else end))
        at = end + 1
    return found


def _end_of(tokens: Sequence[str], at: int, places: Set[str], other: Set[str]) -> int | None:
    """The index of the mark that closes the aside opened at *at*, or None."""
    if tokens[at] not in _CLOSING:
        return None
    end = at + 1
    while end < len(tokens) and end - at <= LONGEST and tokens[end].lower() in places | other:
        end += 1
    inside = {token.lower() for token in tokens[at + 1 : end]}
    closed = end < len(tokens) and tokens[end] in _CLOSING[tokens[at]]
    return end if closed and inside & places else None


def _goes_with(tokens: Sequence[str], at: int, end: int, articles: Set[str]) -> bool:
    """True when the closing mark belongs to the aside alone."""
    if tokens[end] != ",":
        return tokens[at] == "("
    after = tokens[end + 1] if end + 1 < len(tokens) else ""
    return after[:1].islower() and after not in articles


def label_apart(words: Sequence[Word], labels: Set[str]) -> list[Word]:
    """*words* with the label that opens a caption ("FILE - Officers detain a man") on its verb.

    The label is no part of the name behind it. *labels* are written as they stand.
    """
    out = list(words)
    if len(out) < LONGEST or out[0].text not in labels or out[1].text not in _DASHES:
        return out
    root = next((w for w in out[2:] if w.head == w.index), None)
    if root is None:
        return out
    for number, dep in ((0, "meta"), (1, "punct")):
        for word in [w for w in out[2:] if w.head == number]:
            out[word.index] = replace(word, head=root.index)
        out[number] = replace(out[number], dep=dep, head=root.index, entity="")
    return out


def dateline_apart(words: Sequence[Word]) -> list[Word]:
    """*words* with the place and agency that open a report within it on its verb.

    In "MOSCOW (Sputnik) Six people were killed" nobody killed Moscow: what a parser hangs on the
    place or makes its apposition takes its part in the clause.
    """
    out = list(words)
    last = _dateline_end(out)
    root = next((w for w in out[last + 1 :] if w.head == w.index), None) if last else None
    if root is None:
        return out
    opener = next((w for w in out[: last + 1] if w.head > last), None)
    for word in out[last + 1 :]:
        if word.head <= last:
            told = word.dep == "appos" and opener is not None
            dep, head = (opener.dep, opener.head) if told and opener else (word.dep, root.index)
            out[word.index] = replace(word, dep=dep, head=head)
    for word in out[: last + 1]:
        out[word.index] = replace(word, dep="meta", head=root.index, entity="")
    first = out[last + 1]
    if first.entity and not first.entity_begins:  # a name that began before the bracket
        out[first.index] = replace(first, entity="")
    return out


def brackets_apart(words: Sequence[Word]) -> list[Word]:
    """*words* with no name in brackets as part of the name behind them.

    "(Reuters Photo) Airstrikes killed five": nobody's airstrikes, and a caption before them.
    """
    out = list(words)
    root = next((w for w in words if w.head == w.index), None)
    opened: int | None = None
    for word in words:
        if word.text == "(":
            opened = word.index
        elif word.text == ")" and opened is not None and root is not None:
            for inner in out[opened + 1 : word.index]:
                if inner.head > word.index and inner.dep in _PARTS:
                    out[inner.index] = replace(inner, dep="meta", head=root.index)
            opened = None
    return out


def _dateline_end(words: Sequence[Word]) -> int:
    """The index of the bracket that closes "MOSCOW (Sputnik)" at the start, 0 where none does."""
    at = 0
    while at < min(len(words), LONGEST) and len(words[at].text) > 1 and words[at].text.isupper():
        at += 1
    if not 0 < at < len(words) or words[at].text != "(":
        return 0
    for end in range(at + 1, min(len(words), at + LONGEST + 2)):
        if words[end].text == ")":
            after = words[end + 1] if end + 1 < len(words) else None
            return end if after is not None and after.text[0].isupper() else 0
    return 0


def given_back(words: Sequence[Word], hidden: Sequence[tuple[int, int, str]]) -> list[Word]:
    """*hidden* words, as (start, end, text), numbered on behind *words*; they hang on the last."""
    head, first = words[-1].index, words[-1].index + 1
    return [
        Word(
            first + n, start, end, text, text.lower(),
            *(("ADV", "RB", "advmod") if text.isalnum() else ("PUNCT", ",", "punct")), head,
        )
        for n, (start, end, text) in enumerate(hidden)
    ]  # fmt: skip
