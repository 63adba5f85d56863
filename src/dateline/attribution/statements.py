"""The statements of a report: who says what in it (codebook sections 1 and 7, "Statements")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.attribution.borders import settle_sources
from dateline.attribution.continuation import carry_on, cite_upstream, continue_quotes, labelled
from dateline.attribution.cues import cue_statements
from dateline.attribution.found import Found, may_speak
from dateline.attribution.linking import cue_near, cue_offset, is_claimed, snap
from dateline.attribution.page import Page, joined
from dateline.attribution.pronouns import (
    Discourse,
    kind_of,
    main_subjects,
    same_sentence,
    wanted_kinds,
)
from dateline.attribution.quotes import Quote, find_quotes, overlapping
from dateline.attribution.sources import noun_phrase
from dateline.attribution.speakers import Resolved, Speakers, source_of, speaker_of
from dateline.attribution.uncued import blocks, credited, led_back
from dateline.knowledge.cue_tables import StatementTables, statement_tables
from dateline.model import Coreference, Evidence, Marks, Sentence, Source, Span, Statement


def find_statements(
    sentences: Sequence[Sentence],
    marks: Marks,
    coreference: Coreference,
    *,
    attitudes: bool = False,
) -> tuple[Statement, ...]:
    """Every quotation and report of speech, thought, writing, document or broadcast, in text order.

    Ids are s1, s2, ...; statements may nest. ``attitudes`` adds wants and intentions (kind
    "attitude"). A content that runs over sentences is one span a sentence.
    """
    page = Page(sentences)
    tables = statement_tables(attitudes=attitudes)
    quotes = find_quotes(page)
    founds = _candidates(page, quotes, tables)
    speakers = Speakers(page, marks, coreference, tables)
    resolved = _resolve(speakers, founds)
    chains = _chains(speakers, founds, resolved)
    order = sorted(range(len(founds)), key=lambda i: _first(page, founds[i]))
    out: list[Statement] = []
    for i in order:
        made = _statement(speakers, founds[i], resolved[i], chains[i], f"s{len(out) + 1}", quotes)
        if made is not None:
            out.append(made)
    return tuple(out)


def _candidates(page: Page, quotes: tuple[Quote, ...], tables: StatementTables) -> list[Found]:
    """The statements of every paragraph; a quotation may take its speaker from the one before."""
    by_paragraph: dict[int, list[Quote]] = {}
    for quote in quotes:
        by_paragraph.setdefault(quote.paragraph, []).append(quote)
    out: list[Found] = []
    previous: list[Found] = []
    for number, (first, last) in enumerate(page.paragraphs):
        if all(s.kind == "boilerplate" for s in page.sentences[first : last + 1]):
            continue
        near = by_paragraph.get(number - 1, []), by_paragraph.get(number, [])
        previous = _of_paragraph(page, number, previous, near, tables)
        out += previous
    out += led_back(page, out, quotes)
    return [*out, *blocks(page, out, tables)]


def _of_paragraph(
    page: Page,
    number: int,
    previous: list[Found],
    near: tuple[list[Quote], list[Quote]],
    tables: StatementTables,
) -> list[Found]:
    """The statements of one paragraph; *near* are the quotations of the one before and its own."""
    first, last = page.paragraphs[number]
    quotes = near[1]
    founds = [f for s in page.sentences[first : last + 1] for f in cue_statements(s, tables)]
    for found in founds:
        snap(page, found, quotes)
    founds = [f for f in founds if f.parts]
    around = [*near[0], *quotes]
    for quote in quotes:
        if not is_claimed(quote, founds) and (new := cue_near(page, quote, around, tables)):
            _add(founds, previous, new)
    if label := labelled(page, number, founds, tables):
        founds.append(label)
    elif not founds and (credit := credited(page, number, tables)):
        founds.append(credit)
    carry_on(page, founds)
    settle_sources(page, founds, tables)
    for found in founds:
        cite_upstream(page, found, tables)
    founds = [f for f in founds if f.parts]
    return founds + continue_quotes(page, founds, previous, quotes, tables)


def _add(founds: list[Found], previous: Sequence[Found], new: Found) -> None:
    """Add a quotation to the statement that its cue already makes, or as a statement."""
    for found in (*previous, *founds):
        if found.sentence == new.sentence and set(found.cue) & set(new.cue):
            found.parts = joined([*found.parts, *new.parts])
            found.quoted = True
            return
    founds.append(new)


def _first(page: Page, found: Found) -> tuple[int, int]:
    starts = [found.start]
    if found.cue:
        starts.append(cue_offset(page, found))
    if found.source is not None and not found.borrowed:
        starts.append(found.source.span.start)
    return min(starts), -max(b for _, b in found.parts)


def _resolve(speakers: Speakers, founds: Sequence[Found]) -> list[Resolved | None]:
    """Who speaks in each statement, in text order, so that pronouns find the speaker before."""
    page = speakers.page
    out: list[Resolved | None] = [None] * len(founds)
    discourse = Discourse(speakers)
    named: dict[str, Resolved] = {}
    around = _around(page, founds)
    covered = joined(part for found in founds for part in found.parts)
    for sentence, word in main_subjects(page, covered):
        mention = noun_phrase(sentence, word)
        kind = kind_of(sentence, mention, speakers)
        speaks = kind in ("thing", "many") and may_speak(word, speakers.tables)
        if speaks or kind in ("one", "person-noun", "name"):
            discourse.note(word.start, speakers.described(mention), kind)
    for i in sorted(range(len(founds)), key=lambda i: _first(page, founds[i])):
        source = founds[i].source
        if source is None:
            continue
        pronoun = speakers.pronoun(source)
        sentence = page.sentences[source.sentence]
        who: Resolved | None
        if pronoun is None:
            who = _in_full(speakers.described(source), named)
            kind = kind_of(sentence, source, speakers)
        else:
            kinds = wanted_kinds(pronoun)
            start = min(_first(page, founds[i])[0], source.span.start)
            who = (
                same_sentence(speakers, source, kinds)
                or discourse.before(start, kinds)
                or speakers.by_coreference(source)
                or discourse.before(start, ("thing",) if "many" in kinds else ())
                or speakers.described(source)
            )
            kind = kinds[0] if kinds else "thing"
        out[i] = who
        if around[i] is None:
            discourse.note(source.span.start, who, kind)
    return out


def _in_full(who: Resolved, named: dict[str, Resolved]) -> Resolved:
    """A surname under the full name that came before it, with the office it came with."""
    words = who.name.split()
    if not words or not words[-1][:1].isupper():
        return who
    full = named.get(words[-1])
    if full is None or len(full.name.split()) < len(words):
        if len(words) > 1 and who.person:
            named[words[-1]] = who
        return who
    if len(words) > 1 and full.name != who.name:
        return who
    role = full.role if who.role == "unnamed" else who.role
    return replace(who, name=full.name, role=role, office=who.office or full.office)


def _own_chain(speakers: Speakers, found: Found, resolved: Resolved | None) -> tuple[Source, ...]:
    """Who hands the statement on, who speaks in it, and whom the speaker cites, in that order."""
    chain: list[Source] = []
    if found.outer is not None:
        chain.append(source_of(speakers.described(found.outer), found.outer))
    if resolved is not None:
        chain.append(source_of(resolved, found.source))
    if found.upstream is not None:
        chain.append(source_of(speakers.described(found.upstream), found.upstream))
    return tuple(chain)


def _chains(
    speakers: Speakers, founds: Sequence[Found], resolved: Sequence[Resolved | None]
) -> list[tuple[Source, ...]]:
    """The chain of each statement: those of the statements around it, then its own sources."""
    own = [_own_chain(speakers, f, r) for f, r in zip(founds, resolved, strict=True)]
    around = _around(speakers.page, founds)
    out: list[tuple[Source, ...]] = []
    for i in range(len(founds)):
        chain, at, seen = own[i], around[i], {i}
        while at is not None and at not in seen:
            seen.add(at)
            chain = (*own[at], *chain)
            at = around[at]
        out.append(tuple(s for n, s in enumerate(chain) if n == 0 or s.name != chain[n - 1].name))
    return out


def _around(page: Page, founds: Sequence[Found]) -> list[int | None]:
    """For each statement the smallest other whose content holds its cue, or None."""
    holders: dict[int, list[int]] = {}
    for i, found in enumerate(founds):
        held = {
            index
            for a, b in found.parts
            for index in range(page.index_at(a), page.index_at(b - 1) + 1)
        }
        for index in held:
            holders.setdefault(index, []).append(i)
    sizes = [sum(b - a for a, b in found.parts) for found in founds]
    out: list[int | None] = []
    for i, found in enumerate(founds):
        offset = cue_offset(page, found)
        holding = [
            j
            for j in holders.get(page.index_at(offset), ())
            if j != i and any(a <= offset < b for a, b in founds[j].parts)
        ]
        out.append(min(holding, key=lambda j: (sizes[j], j), default=None))
    return out


def _statement(
    speakers: Speakers,
    found: Found,
    resolved: Resolved | None,
    chain: tuple[Source, ...],
    id_: str,
    quotes: Sequence[Quote],
) -> Statement | None:
    page = speakers.page
    content = _worded(page, page.spans(joined(found.parts)))
    if not content:
        return None
    kind = _kind(found, content, quotes)
    sentence = page.sentences[found.sentence]
    cue = sentence.span(found.cue[0], found.cue[-1]) if found.cue else None
    speaker = None
    if resolved is not None:
        speaker = speaker_of(resolved, speakers.channel(sentence, found.cue, found.addressee))
    return Statement(
        id=id_,
        content=content,
        kind=kind,
        source=found.source.span if found.source else None,
        cue=cue,
        speaker=speaker,
        chain=chain,
        evidence=(Evidence(found.rule, cue or content[0], "content", "; ".join(found.notes)),),
    )


def _worded(page: Page, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans less those that hold only a conjunction ("But," before a quotation)."""
    kept = tuple(
        span
        for span in spans
        if any(
            w.pos not in ("CCONJ", "PUNCT", "SPACE")
            for w in page.sentences[page.index_at(span.start)].words_in(span)
        )
    )
    return kept or spans


def _kind(found: Found, content: tuple[Span, ...], quotes: Sequence[Quote]) -> str:
    if found.kind == "attitude":
        return "attitude"
    total = sum(s.end - s.start for s in content)
    inside = sum(
        max(0, min(s.end, q.right) - max(s.start, q.left))
        for s in content
        for q in overlapping(quotes, s.start, s.end)
        if q.depth == 0
    )
    if inside == 0 or not found.quoted:
        return "mixed" if inside else "indirect"
    return "direct" if inside >= total - 6 else "mixed"
