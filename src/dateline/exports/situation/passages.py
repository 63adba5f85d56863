"""Texts cut into pieces: a claim's passage with its trigger, a report with all its triggers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dateline.exports.situation.index import Index, anchor
from dateline.exports.situation.links import Link
from dateline.exports.situation.views import Piece
from dateline.exports.situation.words import words
from dateline.model import Claim, ClaimRef, Coding

#: Characters of a passage that a card shows; more is cut around the trigger.
LONGEST = 420
#: Characters shown on either side of a trigger whose passage is not known.
_AROUND = 160


def quote(ref: ClaimRef, index: Index) -> tuple[Piece, ...]:
    """The passage that tells a claim with its trigger marked, cut to `LONGEST` characters."""
    passage, trigger = ref.passage, ref.trigger
    if passage is not None and passage.covers(trigger):
        text, at = passage.text, trigger.start - passage.start
    elif (coding := index.codings.get(ref.report)) is not None:
        text, at = coding.report.text, trigger.start
        left = max(0, at - _AROUND)
        text, at = text[left : trigger.end + _AROUND], at - left
    else:
        text, at = trigger.text, 0
    end = at + len(trigger.text)
    left, right = _window(text, at, end)
    before = ("… " if left else "") + text[left:at].lstrip()
    after = text[end:right].rstrip() + (" …" if right < len(text) else "")
    pieces = (Piece(before), Piece(text[at:end], "trigger"), Piece(after))
    return tuple(piece for piece in pieces if piece.text)


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of *text* shown: whole words, a third of the room before the trigger."""
    if len(text) <= LONGEST:
        return 0, len(text)
    room = max(0, LONGEST - (end - start))
    left = max(0, min(start - room // 3, len(text) - LONGEST))
    right = min(len(text), max(end, left + LONGEST))
    if left and (space := text.find(" ", left, start)) >= 0:
        left = space + 1
    if right < len(text) and (space := text.rfind(" ", end, right)) >= 0:
        right = space
    return left, right


def report_text(coding: Coding, index: Index) -> tuple[Piece, ...]:
    """The whole text: triggers marked and followed by the numbers of their claims."""
    text = coding.report.text
    skipped = [(r.start, r.end) for r in coding.report.regions if r.kind == "boilerplate"]
    refs: dict[int, list[Link]] = {}
    for number, claim in enumerate(coding.claims, 1):
        refs.setdefault(claim.trigger.end, []).append(text_ref(claim, number, index))
    cuts = {0, len(text), *refs, *(c.trigger.start for c in coding.claims)}
    cuts |= {edge for pair in skipped for edge in pair}
    marked = _marked(coding.claims)
    pieces = []
    for left, right in pairwise(sorted(cut for cut in cuts if 0 <= cut <= len(text))):
        kind, family = "", marked.get(left, "")
        if family:
            kind = "trigger"
        elif any(start <= left < end for start, end in skipped):
            kind = "quiet"
        pieces.append(Piece(text[left:right], kind, family, tuple(refs.get(right, ()))))
    return tuple(pieces)


def _marked(claims: Sequence[Claim]) -> dict[int, str]:
    """Where a piece begins that belongs to a trigger -> the family of the claim."""
    edges = sorted({edge for c in claims for edge in (c.trigger.start, c.trigger.end)})
    found: dict[int, str] = {}
    for claim in claims:
        for edge in edges:
            if claim.trigger.start <= edge < claim.trigger.end:
                found.setdefault(edge, words().family_of[claim.type])
    return found


def text_ref(claim: Claim, number: int, index: Index) -> Link:
    """The number of a claim in its report's text: it leads to the claim's card in its event."""
    href = f"#{anchor('c', claim.id)}" if claim.id in index.refs else ""
    return Link(str(number), href, anchor("t", claim.id), index.event_of.get(claim.id))
