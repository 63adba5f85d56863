"""Names with hyphens, shown to the parser as one word each and given back part by part.

"Jaish-e-Mohammed" and "al-Shabab" are cut at their hyphens into words that a parser hangs here and
there; as one word they get one place in the sentence. Afterwards the parts hang on the last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from dateline.model import Word


def joined_names(tokens: Sequence[str], spaced: Sequence[bool], parts: Set[str]) -> list[slice]:
    """Where *tokens* make one name with hyphens, one of whose parts is a particle of *parts*.

    ``spaced[i]``: white space follows token i. Parts that are neither capitalised nor particles
    end the name: of "al-Qaida-linked" the first two are given.
    """
    found, at = [], 0
    while at < len(tokens):
        end = at
        while (
            end + 2 < len(tokens)
            and tokens[end + 1] == "-"
            and not (spaced[end] or spaced[end + 1])
            and _is_part(tokens[end], parts)
            and _is_part(tokens[end + 2], parts)
        ):
            end += 2
        inside = tokens[at : end + 1 : 2]
        named = any(t[0].isupper() for t in inside) and any(t.lower() in parts for t in inside)
        if end > at and named:
            found.append(slice(at, end + 1))
        at = end + 1
    return found


def _is_part(token: str, parts: Set[str]) -> bool:
    return token[0].isupper() or token in parts


def parted(word: Word, pieces: Sequence[str]) -> Iterator[Word]:
    """The *pieces* of a name that was parsed as one *word*, numbered from its index.

    All hang on the last, which keeps the place of the whole. Heads elsewhere are not changed.
    """
    last, start = word.index + len(pieces) - 1, word.start
    for number, piece in enumerate(pieces):
        index, end = word.index + number, start + len(piece)
        begins = word.entity_begins and number == 0
        if index == last:
            head = word.head
            yield replace(
                word, index=index, start=start, end=end, text=piece, lemma=piece.lower(),
                head=head, entity_begins=begins,
            )  # fmt: skip
        else:
            pos, tag, dep = (
                ("PUNCT", "HYPH", "punct") if piece == "-" else ("PROPN", "NNP", "compound")
            )
            yield Word(
                index, start, end, piece, piece.lower(), pos, tag, dep, last, word.entity, begins
            )  # fmt: skip
        start = end
