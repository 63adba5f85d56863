"""The sentence of a report that tells a claim, as readers quote it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import pairwise

from dateline.model import Span

#: A passage is never longer than this; text without sentence ends is cut around the trigger.
LONGEST = 400
_REACH = LONGEST + 100
#: The end of a sentence: not after an initial or a short title ("J.", "Gen."), and before a start.
_END = re.compile(
    r"(?:(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\.|[!?]|\.(?=[\"”’')\]]))"
    r"[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\s*\n\s*\n\s*|\s*\n\s*(?=\S)"
)


def sentences(text: str) -> Iterator[str]:
    """The sentences of *text*, as far as their ends can be told without a parse."""
    starts = [0, *(m.end() for m in _END.finditer(text)), len(text)]
    return (text[a:b] for a, b in pairwise(starts) if text[a:b].strip())


def passages(text: str, *, few: bool = False) -> Callable[[Span], Span]:
    """A function that gives the sentence of *text* around a span, at most `LONGEST` characters.

    With *few* spans to come, the text is looked through only around each; the sentences are equal.
    """
    everywhere = () if few else (0, *(m.end() for m in _END.finditer(text)))

    def around(span: Span) -> Span:
        starts = everywhere or _starts_near(text, span)
        at = bisect_right(starts, span.start) - 1
        begin = starts[at]
        last = bisect_right(starts, max(span.start, span.end - 1))
        end = starts[last] if last < len(starts) else len(text)
        if end - begin > LONGEST:
            spare = max(0, LONGEST - (span.end - span.start)) // 2
            begin = max(begin, _word_start(text, span.start - spare, span.start))
            end = min(end, _word_end(text, span.end + spare, span.end))
        kept = text[begin:end]
        begin += len(kept) - len(kept.lstrip())
        return Span.of(text, begin, max(begin, begin + len(kept.strip())))

    return around


def _starts_near(text: str, span: Span) -> tuple[int, ...]:
    """Starts of sentences as far from *span* as a passage may reach."""
    first = max(0, span.start - _REACH)
    return (first, *(m.end() for m in _END.finditer(text, first, span.end + _REACH)))


def _word_start(text: str, at: int, limit: int) -> int:
    """The first start of a word at or after *at*, no later than *limit*."""
    at = max(at, 0)
    while at < limit and at > 0 and not text[at - 1].isspace():
        at += 1
    return at


def _word_end(text: str, at: int, limit: int) -> int:
    """The last end of a word at or before *at*, no earlier than *limit*."""
    at = min(at, len(text))
    while at > limit and at < len(text) and not text[at].isspace():
        at -= 1
    return at
