"""What a report says, in its own words, and who says it: the smallest piece of every view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.text import Text

from dateline.model import ClaimRef, wording
from dateline.presenting.escape import visible
from dateline.presenting.style import ID_LENGTH, QUIET, SURE_SIGN

#: Signs on either side of the word that tells the happening: read also where nothing is coloured.
MARKS = ("▸", "◂")
#: Characters of a passage that are shown; more is cut around the trigger.
LONGEST = 420
SHORT = 200
#: A sentence that brings marks of its own at an end is set in no others.
_QUOTES = ("“", "”", '"', "«", "»")
#: Names that a list spells out before it counts the rest.
_NAMED = 4


@dataclass(frozen=True, slots=True)
class Telling:
    """One or more claims that say the same in the same words: copies count as one telling."""

    refs: tuple[ClaimRef, ...]

    @property
    def first(self) -> ClaimRef:
        """The claim that stands for all."""
        return self.refs[0]


def tellings(refs: Iterable[ClaimRef]) -> tuple[Telling, ...]:
    """*refs* with those of one wording, source and stance put together, in order."""
    found: dict[object, list[ClaimRef]] = {}
    for ref in refs:
        words = ref.passage.text if ref.passage else ref.trigger.text
        key = (" ".join(words.split()), ref.source, ref.stance, ref.factuality, ref.trigger.text)
        found.setdefault(key, []).append(ref)
    return tuple(Telling(tuple(same)) for same in found.values())


def quote(ref: ClaimRef, *, longest: int = LONGEST) -> Text:
    """The sentence that tells the claim, its trigger marked, cut to *longest* characters."""
    trigger, passage = ref.trigger, ref.passage
    if passage is None or not passage.covers(trigger):
        return Text("“").append_text(_marked(trigger.text)).append("”")
    start, end = trigger.start - passage.start, trigger.end - passage.start
    left, right = _around(passage.text, start, end, longest)
    before, after = passage.text[left:start].lstrip(), passage.text[end:right].rstrip()
    own = before.startswith(_QUOTES) or after.endswith(_QUOTES)
    opened, closed = ("", "") if own else ("“", "”")
    out = Text(opened if left == 0 else f"{opened}… ")
    out.append(visible(before))
    out.append_text(_marked(passage.text[start:end]))
    out.append(visible(after))
    return out.append(closed if right == len(passage.text) else f" …{closed}")


def _marked(words: str) -> Text:
    return Text(f"{MARKS[0]}{visible(words)}{MARKS[1]}", style="bold")


def _around(text: str, start: int, end: int, longest: int) -> tuple[int, int]:
    """The stretch of *text* shown, at most *longest* characters beside the trigger's own."""
    if len(text) <= longest:
        return 0, len(text)
    room = max(0, longest - (end - start))
    left = max(0, min(start - room // 3, len(text) - longest))
    right = min(len(text), max(end, left + longest))
    if left and (space := text.find(" ", left, start)) >= 0:
        left = space + 1
    if right < len(text) and (space := text.rfind(" ", end, right)) >= 0:
        right = space
    return left, right


def said(telling: Telling, *, named: bool = True) -> Text:
    """Sign, source, stance and how sure: "● residents, certain"; the source only with *named*."""
    ref = telling.first
    sign, colour = SURE_SIGN[ref.factuality]
    source = Text(visible(ref.source) if ref.source else wording.OWN_VOICE, style="bold")
    stance = Text(wording.STANCE_WORDS[ref.stance], style="bold")
    if stance and named:
        source.append(" ").append_text(stance)
    sure = Text(wording.HOW_SURE[ref.factuality], style=QUIET)
    parts = (source if named or not ref.source else stance, sure)
    out = Text(f"{sign} ", style=colour)
    return Text("").append_text(out).append_text(strung(parts, ", "))


def strung(parts: Iterable[Text], joint: str = " · ") -> Text:
    """The parts that are not empty with a quiet *joint* between them, each in its own style."""
    # A joint with a style of its own would lend it to all that it joins.
    return Text.assemble((joint, QUIET)).join(part for part in parts if part)


def told_in(telling: Telling) -> Text:
    """Publisher, day and id of a telling; of several, every publisher is named."""
    ref = telling.first
    day = wording.day_phrase(ref.published) or "no date"
    names = visible(listed(list(dict.fromkeys(r.publisher or r.report for r in telling.refs))))
    if len(telling.refs) > 1:
        names += " (same words)"
    return Text(" · ".join((names, day, visible(ref.id)[:ID_LENGTH])), style=QUIET)


def telling_lines(
    telling: Telling, *, named: bool = True, longest: int = LONGEST
) -> Iterator[Text]:
    """Three lines: who says it and how surely, the words, and where they stand."""
    yield said(telling, named=named)
    yield quote(telling.first, longest=longest)
    yield told_in(telling)


def voice(ref: ClaimRef) -> str:
    """Whose word a claim is: its last source, else the publisher in its own voice."""
    return ref.source or ref.publisher or ref.report


def voices(refs: Iterable[ClaimRef]) -> str:
    """Whose words claims are, each named once, the most frequent first."""
    names: dict[str, int] = {}
    for ref in refs:
        names[voice(ref)] = names.get(voice(ref), 0) + 1
    return listed(sorted(names, key=lambda name: -names[name]))


def listed(names: Sequence[str], *, most: int = _NAMED) -> str:
    """Names in a row; those beyond *most* are counted."""
    left = len(names) - most
    if left <= 1:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {left} more"
