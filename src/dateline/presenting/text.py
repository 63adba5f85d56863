"""A report's text with what was read out of it marked where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from rich.columns import Columns
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.model import Claim, Coding, Span, wording
from dateline.presenting.escape import visible
from dateline.presenting.style import QUIET, SLOT_STYLE, SLOT_WORD, TYPE_COLOUR
from dateline.presenting.table import according_to, heading, how_many, how_sure, what, who_to_whom

_SLOTS = ("sources", "places", "time", "counts", "instruments", "objects", "recipients", "actors")


def report_view(coding: Coding) -> RenderableType:
    """The report with its claims marked and numbered, and beneath it what each number says."""
    parts: list[RenderableType] = [heading(coding.report), _legend()]
    parts.append(Padding(marked(coding), (1, 2)))
    if coding.claims:
        parts.append(_claims(coding.claims))
    else:
        parts.append(Text("  no claims\n", style=QUIET))
    return Group(*parts)


def _legend() -> RenderableType:
    """What each style means; lines break between the words for slots, never within one."""
    words = [Text(f" {word} ", style=SLOT_STYLE[slot]) for slot, word in SLOT_WORD.items()]
    return Padding(Columns(words, padding=(0, 2)), (0, 0, 0, 2))


def marked(coding: Coding) -> Text:
    """The text with styles on the words that fill slots, and claim numbers after the triggers."""
    numbers: dict[int, list[int]] = {}
    styles: list[tuple[Span, str]] = []
    for number, claim in enumerate(coding.claims, 1):
        numbers.setdefault(claim.trigger.end, []).append(number)
        styles += ((span, SLOT_STYLE[slot]) for slot, span in slot_spans(claim))
        styles.append((claim.trigger, f"bold reverse {TYPE_COLOUR[claim.type]}"))
    skipped = [(r.start, r.end) for r in coding.report.regions if r.kind == "boilerplate"]
    return _painted(coding.report.text, styles, skipped, numbers)


def _painted(
    text: str,
    styles: list[tuple[Span, str]],
    skipped: list[tuple[int, int]],
    numbers: dict[int, list[int]],
) -> Text:
    """*text* cut where a style begins or ends, each piece escaped and painted.

    Later styles win. Cutting first keeps offsets right though escaping makes pieces longer.
    """
    ranges = [(start, end, QUIET) for start, end in skipped]
    ranges += [(span.start, span.end, style) for span, style in styles]
    begins: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for index, (start, end, _) in enumerate(ranges):
        begins.setdefault(start, []).append(index)
        ends.setdefault(end, []).append(index)
    out, on = Text(), set[int]()
    for left, right in pairwise(sorted({0, len(text), *begins, *ends, *numbers})):
        on = (on - set(ends.get(left, ()))) | set(begins.get(left, ()))
        style = " ".join(ranges[index][2] for index in sorted(on))
        out.append(visible(text[left:right], lines=True), style=style)
        if right in numbers:
            out.append(f"[{','.join(map(str, numbers[right]))}]", style="bold")
    return out


def slot_spans(claim: Claim) -> Iterator[tuple[str, Span]]:
    """(slot, span) of every filled slot but the trigger."""
    if claim.time and claim.time.mention:
        yield "time", claim.time.mention
    for slot in _SLOTS:
        if slot != "time":
            for item in getattr(claim, slot):
                if item.mention is not None:
                    yield slot, item.mention


def _claims(claims: Iterable[Claim]) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", style="bold", width=5, no_wrap=True)
    table.add_column(ratio=1)
    for number, claim in enumerate(claims, 1):
        table.add_row(Text(f"[{number}]"), claim_text(claim))
    return table


def claim_text(claim: Claim) -> Text:
    """A claim as one sentence of coloured phrases."""
    phrases = [what(claim).split("\n")[0]]
    phrases.append(who_to_whom(claim) or Text(f"“{visible(claim.trigger.text)}”"))
    phrases.append(Text(visible(wording.where(claim.places)), style=SLOT_STYLE["places"]))
    phrases.append(Text(visible(wording.when(claim.time)), style=SLOT_STYLE["time"]))
    phrases.append(how_many(claim))
    source = Text("according to ", style=QUIET)
    phrases.append(source.append_text(Text(", ").join(according_to(claim).split("\n"))))
    phrases.append(how_sure(claim, joint=", "))
    return Text(" · ", style=QUIET).join(phrase for phrase in phrases if phrase)
