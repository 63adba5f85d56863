"""Why a claim says what it says: the words, the rule that fired, and what else was possible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.model import Candidate, Claim, Evidence, Report, Span, Statement, wording
from dateline.presenting.escape import visible
from dateline.presenting.style import HEADING, QUIET, SLOT_STYLE, SLOT_WORD
from dateline.presenting.table import heading
from dateline.presenting.text import claim_text, slot_spans

#: Characters of the report shown on either side of what the claim points at.
_AROUND = 160
#: Slots in the order of reading; evidence with another slot comes after these.
_ORDER = (
    "type",
    "modes",
    "contexts",
    "actors",
    "recipients",
    "objects",
    "instruments",
    "places",
    "time",
    "counts",
    "statement",
    "sources",
    "stance",
    "factuality",
    "tense",
)


#: Rules so named say which argument of the trigger fills a slot: frame.NAME.ARC.
_FRAME = "frame."


@dataclass(frozen=True, slots=True)
class Background:
    """What the tables tell beside a claim: the kind of each candidate by its id ("city", "adm2",
    "armed_force"), since one name may stand twice, and where the frames are from."""

    kinds: Mapping[str, str] = field(default_factory=dict)
    frames: str = ""


_NO_MORE = Background()


def explanation(
    claim: Claim,
    report: Report,
    statement: Statement | None = None,
    *,
    background: Background = _NO_MORE,
) -> RenderableType:
    """All that is recorded about why *claim* was read out of *report*."""
    parts: list[RenderableType] = [
        heading(report),
        Padding(claim_text(claim), (1, 2)),
        Padding(context(claim, report), (0, 2, 1, 4)),
        _values(claim, background),
    ]
    if statement is not None:
        parts.append(_said(statement))
    found = list(_rivals(claim))
    if found:
        parts.append(_candidates(found, background))
    return Group(*parts)


def context(claim: Claim, report: Report) -> Text:
    """The passage that holds the claim's words, with those words marked."""
    spans = [("trigger", claim.trigger), *slot_spans(claim)]
    near = [(slot, s) for slot, s in spans if abs(s.start - claim.trigger.start) < 4 * _AROUND]
    start, end = _at_words(
        report.text, min(s.start for _, s in near) - _AROUND, max(s.end for _, s in near) + _AROUND
    )
    out, at = Text("…" if start else ""), start
    for slot, span in sorted(near, key=lambda pair: (pair[1].start, -pair[1].end)):
        if span.start >= at:
            out.append(visible(report.text[at : span.start]))
            out.append(visible(span.text), style=SLOT_STYLE[slot])
            at = span.end
    out.append(visible(report.text[at:end]))
    return out.append("…" if end < len(report.text) else "")


def _at_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch narrowed to whole words, and to the text."""
    if start <= 0:
        start = 0
    elif (space := text.find(" ", start, start + _AROUND)) >= 0:
        start = space + 1
    if end >= len(text):
        return start, len(text)
    space = text.rfind(" ", end - _AROUND, end)
    return start, space if space >= 0 else end


def _values(claim: Claim, background: Background) -> RenderableType:
    """A row for each slot and each reason for it: value, words of the report, rule."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=QUIET, pad_edge=False)
    for name, ratio in (("  slot", None), ("value", 2), ("words", 2), ("rule and reason", 3)):
        table.add_column(name, ratio=ratio, overflow="fold", style=None if ratio else QUIET)
    reasons, mentions, meant = _by_slot(claim.evidence), _mentions(claim), _meant(claim)
    values = _slot_values(claim)
    for slot in [*_ORDER, *sorted(set(reasons) - set(_ORDER))]:
        value = values.get(slot, "")
        found: list[Evidence | None] = [*reasons.get(slot, ())]
        if not found and not value:
            continue
        for index, evidence in enumerate(found or [None]):
            if evidence is not None and evidence.span is not None:
                words = meant.get((slot, evidence.span), evidence.span.text)
            else:
                words = mentions.get(slot, "")
            table.add_row(
                Text("" if index else f"  {SLOT_WORD.get(slot, slot)}"),
                Text("" if index else visible(value)),
                Text(f"“{visible(words)}”" if words else ""),
                _reason(evidence, background, default=value in _DEFAULTS),
            )
    return Padding(table, (0, 0, 1, 0))


def _reason(evidence: Evidence | None, background: Background, *, default: bool) -> Text:
    if evidence is None:
        return Text("nothing in the report says otherwise" if default else "", style=QUIET)
    out = Text(visible(evidence.rule), style="bold")
    if evidence.why:
        out.append(f"  {visible(evidence.why)}", style="not bold")
    if evidence.rule.startswith(_FRAME) and background.frames:
        out.append(f"  ({visible(background.frames)})", style=f"not bold {QUIET}")
    return out


def _mentions(claim: Claim) -> dict[str, str]:
    """The words of the report behind each slot that has some."""
    out: dict[str, list[str]] = {}
    for slot, span in slot_spans(claim):
        out.setdefault(slot, []).append(span.text)
    for (slot, span), words in _meant(claim).items():
        out[slot][out[slot].index(span.text)] = words
    return {slot: "” “".join(dict.fromkeys(words)) for slot, words in out.items()}


def _meant(claim: Claim) -> dict[tuple[str, Span], str]:
    """Slot and mention -> the mention with the words it refers back to, where it does."""
    return {
        (slot, party.mention): f"{party.mention.text}” = “{party.antecedent.text}"
        for slot in ("actors", "recipients")
        for party in getattr(claim, slot)
        if party.antecedent is not None and party.antecedent != party.mention
    }


def _by_slot(evidence: Iterable[Evidence]) -> dict[str, list[Evidence]]:
    out: dict[str, list[Evidence]] = {}
    for item in evidence:
        out.setdefault(item.slot or "type", []).append(item)
    return out


def _slot_values(claim: Claim) -> dict[str, str]:
    return {
        "type": claim.type,
        "modes": ", ".join(claim.modes),
        "contexts": ", ".join(claim.contexts),
        "actors": wording.who(claim.actors),
        "recipients": wording.who(claim.recipients),
        "objects": ", ".join(o.mention.text for o in claim.objects),
        "instruments": ", ".join(i.mention.text for i in claim.instruments),
        "places": wording.where(claim.places),
        "time": _when(claim),
        "counts": wording.how_many(claim.counts),
        "sources": wording.according_to(claim.sources),
        "stance": claim.stance,
        "factuality": _sure(claim.factuality),
        "tense": claim.tense,
    }


def _when(claim: Claim) -> str:
    if claim.time is None:
        return ""
    hour = f", {wording.clock_phrase(claim.time.clock)}" if claim.time.clock else ""
    return f"{wording.days_phrase(claim.time.interval) or 'open'}{hour} ({claim.time.basis})"


def _sure(factuality: str) -> str:
    return f"{factuality} {wording.HOW_SURE[factuality]}"


#: Values that a claim has when no words decide.
_DEFAULTS = (wording.OWN_VOICE, "reports", _sure("CT+"), "past")


def _said(statement: Statement) -> RenderableType:
    out = Text("  said in ", style=QUIET)
    out.append(f"{statement.kind} speech", style="bold not dim")
    for name, span in (("by", statement.source), ("with the word", statement.cue)):
        if span is not None:
            out.append(f", {name} ")
            out.append(f"“{visible(span.text)}”", style="not dim")
    for part in statement.content:
        out.append(f"\n    “{visible(part.text)}”", style="not dim italic")
    return Padding(out, (0, 0, 1, 0))


Rivals = tuple[str, Span, str, tuple[Candidate, ...]]


def _rivals(claim: Claim) -> Iterator[Rivals]:
    """(slot, mention, chosen id or name, all candidates) of every resolved mention."""
    for slot in ("actors", "recipients", "places"):
        for item in getattr(claim, slot):
            if item.candidates:
                yield slot, item.mention, item.id or item.name, item.candidates


def _candidates(found: Iterable[Rivals], background: Background) -> RenderableType:
    """For each mention what it may stand for: name, kind, score, id and reasons, best first."""
    parts: list[RenderableType] = [Text("  who or which is meant", style=HEADING)]
    for slot, mention, chosen, candidates in found:
        words = f"  {SLOT_WORD[slot]} “{visible(mention.text)}”"
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=1)
        for _ in range(5):
            table.add_column(overflow="fold")
        for candidate in sorted(candidates, key=lambda c: -c.score):
            won = chosen in (candidate.id, candidate.name)
            cells = (
                "✓" if won else "·",
                visible(candidate.name),
                background.kinds.get(candidate.id or "", ""),
                f"{candidate.score:.2f}",
                visible(candidate.id or ""),
                visible(candidate.why),
            )
            table.add_row(*(Text(cell, style="" if won else QUIET) for cell in cells))
        parts += [Text(words, style=SLOT_STYLE[slot]), Padding(table, (0, 0, 0, 4))]
    return Padding(Group(*parts), (0, 0, 1, 0))
