"""A text with its lines and sentences, each found once when a rule asks for them."""

from __future__ import annotations

import re
from functools import cached_property

from dateline.reading.sentences import sentences

_LINE = re.compile(r"[^\s][^\n]*")


class Page:
    """A report's text while its regions are marked."""

    def __init__(self, text: str) -> None:
        self.text = text
        #: For looking words up only: lower case may be longer than the text.
        self.low = text.lower()

    @cached_property
    def lines(self) -> list[tuple[int, int]]:
        """(start, end) of each line that holds something, without the space around it."""
        spans = (m.span() for m in _LINE.finditer(self.text))
        return [(a, a + len(self.text[a:b].rstrip())) for a, b in spans]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """(start, end) of each sentence, roughly."""
        return list(sentences(self.text))
