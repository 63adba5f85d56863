"""Making text that others wrote safe to show on a terminal."""

from __future__ import annotations

import re
import unicodedata

#: Joiners that Persian and Indic scripts spell with; all other format characters are shown.
_JOINERS = "\u200c\u200d"
_SUSPECT = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def visible(text: str, *, lines: bool = False) -> str:
    r"""*text* with control and direction-changing characters written out: nothing acts, all shows.

    White space becomes a space; with *lines*, line ends stay.

    >>> visible("a\x1b[31mred\n")
    'a\\x1b[31mred '
    """
    return _SUSPECT.sub(lambda m: _shown(m[0], lines), text)


def _shown(character: str, lines: bool) -> str:
    if character in _JOINERS or (lines and character == "\n"):
        return character
    if character in "\t\n\r\v\f\x85\u2028\u2029":
        return " "
    if unicodedata.category(character) == "Cs" or ord(character) > 0xFF:
        return f"\\u{ord(character):04x}"
    return f"\\x{ord(character):02x}"
