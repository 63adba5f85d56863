"""Repair of news text for a parser made for well-edited prose; offsets never change.

Wire text in capitals is given the case it would have in print, line ends become spaces, and the
places where a sentence cannot begin are told from those where it must.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from types import MappingProxyType

#: Share of capitals among the letters from which a text counts as written in capitals.
SHOUTED = 0.75
#: Characters that show at once that most texts are not.
_GLANCE = 120
_CAPITALS = re.compile(r"[^\W\d_]+")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
_STARTS = re.compile(r"(?:[.!?]\W*\s|\A)\W*\Z")
_LAST_WORD = re.compile(r"(\w+) *\Z")
_LINE_ENDS = str.maketrans(dict.fromkeys("\n\r\t\f\v", " "))
#: Zero-width and direction marks, which would otherwise glue themselves to words.
_UNSEEN = dict.fromkeys(
    [0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), 0xFEFF], " "
) | dict.fromkeys(range(0x2060, 0x206A), " ")
_APOSTROPHES = frozenset("'’")
_TERMINAL = frozenset(".!?")
_CLOSING = frozenset("”)],.")
_QUOTES = frozenset({'"', "”", "''", "’", "'", ")", "]"})

UsualCase = Callable[[str], str]
IsRare = Callable[[str], bool]


def readable(
    text: str,
    usual: UsualCase,
    *,
    titles: Set[str] = frozenset(),
    rare: IsRare = lambda word: False,
    stand_ins: Mapping[str, str] = MappingProxyType({}),
    not_after: Set[str] = frozenset(),
) -> str:
    """*text* as a parser reads it best, of the same length: line ends and unseen marks as
    spaces, usual case, stand-ins for names that look like other words.

    *usual* gives the usual form of one word in capitals ("ARMY" -> "army", "IRAQ" -> "Iraq"). A
    *rare* word after one of *titles* (lower case) begins a name ("COLONEL RENE PONTE"). In text in
    the usual case a name gives way to its stand-in of the same length ("IS"), but *not_after* words
    (lower case) after which it is the other word, stressed ("it IS").
    """
    flat = text.translate(_LINE_ENDS).translate(_UNSEEN)
    if is_shouted(flat):
        return _cased(flat, usual, titles, rare)
    for name in stand_ins:
        if name in flat:
            flat = _standing_in(flat, name, stand_ins[name], not_after)
    return flat


def _standing_in(text: str, name: str, stand_in: str, not_after: Set[str]) -> str:
    def chosen(match: re.Match[str]) -> str:
        before = _LAST_WORD.search(text, max(0, match.start() - _GLANCE), match.start())
        return name if before and before[1].lower() in not_after else stand_in

    return re.sub(rf"(?<![\w.]){re.escape(name)}(?!\w)", chosen, text)


def is_shouted(text: str) -> bool:
    """True for text of at least two words written in capitals (wire copy, headlines)."""
    start = text[:_GLANCE]
    if len(text) > _GLANCE and sum(map(str.islower, start)) > _GLANCE // 2:
        return False
    capitals, letters = sum(map(str.isupper, text)), sum(map(str.isalpha, text))
    return letters >= 8 and " " in text.strip() and capitals >= SHOUTED * letters


def _cased(text: str, usual: UsualCase, titles: Set[str], rare: IsRare) -> str:
    kept = {at for match in _DOTTED.finditer(text) for at in range(*match.span())}
    out, end, before = [], 0, ""
    for match in _CAPITALS.finditer(text):
        word, start = match.group(), match.start()
        out.append(text[end:start])
        end = match.end()
        if start in kept or not word.isupper():
            out.append(word)
            continue
        clipped = len(word) <= 2 and text[max(0, start - 1) : start] in _APOSTROPHES
        cased = word.lower() if clipped and start else usual(word)
        named = before in titles and rare(word)
        before = word.lower()
        if named or _STARTS.search(text, max(0, start - 6), start) or start == 0:
            cased = cased[:1].upper() + cased[1:]
        out.append(cased if len(cased) == len(word) else word)
    out.append(text[end:])
    return "".join(out)


def can_begin(before: str, word: str, spaced: bool, abbreviations: Set[str]) -> bool:
    """False where no sentence begins at *word*; True leaves it to the parser.

    *before* is the word in front of it, *spaced* whether white space parts the two.
    """
    if before in abbreviations:
        return False
    first = word[:1]
    if first.islower():
        return spaced and before in _TERMINAL
    if first == "[":
        return before[-1:] in _TERMINAL or before in _QUOTES
    return spaced or first not in _CLOSING
