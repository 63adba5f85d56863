"""Near-copies: MinHash over word shingles (Broder 1997), so that copied text is found as such."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

#: Values in a fingerprint: the standard error of the similarity is 1/sqrt(64), about .12.
SIZE = 64
_SEED = 2014
_SHINGLE = 4
#: Words that are looked at; longer texts are told apart well before.
_WORDS = 20_000
_WORD = re.compile(r"\w+")


def fingerprint(text: str) -> tuple[int, ...]:
    """`SIZE` MinHash values of *text*'s runs of four words, case and punctuation ignored.

    Empty for a text of fewer than four words. The same text always gives the same values.
    """
    from rensa import RMinHash

    words = [m[0] for m in islice(_WORD.finditer(text.lower()), _WORDS)]
    shingles = {" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}
    if not shingles:
        return ()
    minhash = RMinHash(num_perm=SIZE, seed=_SEED)
    minhash.update(sorted(shingles))
    return tuple(minhash.digest())


def similarity(a: Sequence[int], b: Sequence[int]) -> float:
    """The estimated share (0 to 1) of word runs that two fingerprinted texts have in common.

    0 when either is empty; raises ValueError when their sizes differ.
    """
    if not a or not b:
        return 0.0
    return sum(x == y for x, y in zip(a, b, strict=True)) / len(a)
