"""READ THIS FIRST: from a report to claims. Pure: no store, no network, no clock.

A report goes through the stages in order: its sentences (made by a language analyser), the names
and times in them, who refers to whom, who says what, what happened; then for each happening who,
where, when, who vouches for it and how surely. Stages do not know each other: each takes what
earlier ones found and returns new values. A fault is noted and costs no other sentence or slot.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import tee

from dateline.actors import find_parties, without_places
from dateline.attribution import denials, find_statements, give_voices, vouch
from dateline.coding import drafts_in, met_abroad
from dateline.language.coreference import corefer
from dateline.language.port import Analyser
from dateline.model import (
    Claim,
    ClaimTime,
    Coding,
    Coreference,
    Draft,
    Marks,
    Party,
    Place,
    Problem,
    Report,
    Sentence,
    Statement,
    TimeExpression,
    Toponym,
    Vouching,
)
from dateline.places import find_toponyms, place_claims, without_times
from dateline.scene import Knowledge, Scene
from dateline.times import captioned, date_claims, find_times, with_clocks

CODED_LANGUAGES = frozenset({"", "en"})


def code_reports(
    reports: Iterable[Report], *, analyser: Analyser, knowledge: Knowledge, attitudes: bool = False
) -> Iterator[Coding]:
    """One coding for each report, in order; only what is being parsed is held in memory."""
    to_parse, to_code = tee(reports)
    readable = (_readable(report) for report in to_parse)
    for report, sentences in zip(to_code, analyser.analyse(readable), strict=False):
        yield code_report(report, sentences=sentences, knowledge=knowledge, attitudes=attitudes)


def code_report(
    report: Report,
    *,
    sentences: tuple[Sentence, ...],
    knowledge: Knowledge,
    attitudes: bool = False,
) -> Coding:
    """All that is read out of one report: statements, claims, and the names and times behind them.

    A report in another language is kept and not coded; one without a publication date is coded,
    and times that depend on it stay unresolved. Both are said in `Coding.problems`.
    """
    scene = Scene(report, sentences, knowledge, list(_notes(report)))
    if report.language not in CODED_LANGUAGES:
        return Coding(report, problems=tuple(scene.problems))
    scene = _read_names(scene)
    silence: tuple[Statement, ...] = ()
    find = partial(find_statements, sentences, scene.marks, scene.coreference, attitudes=attitudes)
    statements = scene.isolate("statements", find, silence)
    voice = partial(give_voices, scene.coreference, statements, sentences)
    scene = replace(scene, coreference=scene.isolate("voices", voice, scene.coreference))
    claims = _claims(scene, _drafts(scene, statements), statements)
    marks, problems = scene.marks, tuple(scene.problems)
    return Coding(report, statements, claims, marks.toponyms, marks.times, marks.parties, problems)


def _readable(report: Report) -> Report:
    """The report, emptied when its language is not read: no time is lost on parsing it."""
    return report if report.language in CODED_LANGUAGES else replace(report, text="", regions=())


def _notes(report: Report) -> Iterator[Problem]:
    if report.language not in CODED_LANGUAGES:
        reason = f"not coded: the report is in '{report.language}'"
        remedy = "only English is read; --language en forces it"
        yield Problem("language", reason, severity="note", remedy=remedy)
    elif report.published is None:
        reason = "no publication date: relative times stay unresolved"
        yield Problem("times", reason, severity="note", remedy="give --published YYYY-MM-DD")


def _read_names(scene: Scene) -> Scene:
    """The scene with times, parties and toponyms of the report, and who refers to whom."""
    report, sentences, knowledge = scene.report, scene.sentences, scene.knowledge
    no_times: tuple[TimeExpression, ...] = ()
    no_parties: tuple[Party, ...] = ()
    no_toponyms: tuple[Toponym, ...] = ()
    on = report.published
    times = scene.isolate("times", partial(find_times, sentences, published=on), no_times)
    find = partial(find_parties, sentences, knowledge.registry, on=on)
    parties = scene.isolate("actors", find, no_parties)
    locate = partial(find_toponyms, sentences, knowledge.gazetteer, parties=parties, report=report)
    toponyms = without_times(scene.isolate("places", locate, no_toponyms), times)
    marks = Marks(without_places(parties, toponyms), toponyms, times)
    refer = partial(corefer, sentences, marks)
    return replace(
        scene, marks=marks, coreference=scene.isolate("coreference", refer, Coreference())
    )


def _drafts(scene: Scene, statements: tuple[Statement, ...]) -> tuple[Draft, ...]:
    """What happened, sentence by sentence, and what is denied without a word of its own."""
    none: tuple[Draft, ...] = ()
    sentences, codebook = scene.sentences, scene.knowledge.codebook
    found: list[Draft] = []
    for sentence in sentences:
        draft = partial(drafts_in, sentence, sentences, scene.marks, codebook)
        found += scene.isolate("coding", draft, none, sentence.index)
    deny = partial(denials, tuple(found), sentences, statements, scene.coreference)
    found += scene.isolate("denials", deny, none)
    return tuple(sorted(found, key=lambda d: (d.trigger.start, d.trigger.end)))


def _claims(
    scene: Scene, drafts: tuple[Draft, ...], statements: tuple[Statement, ...]
) -> tuple[Claim, ...]:
    """The drafts with their slots filled: where, when, who says so and how surely, and who."""
    report, sentences, marks = scene.report, scene.sentences, scene.marks
    nowhere: tuple[tuple[Place, ...], ...] = ((),) * len(drafts)
    undated: tuple[ClaimTime | None, ...] = (None,) * len(drafts)
    unvouched = (Vouching(factuality="Uu"),) * len(drafts)
    none: frozenset[int] = frozenset()
    shown = scene.isolate("times", partial(captioned, sentences, marks.times), none)
    find = partial(place_claims, gazetteer=scene.knowledge.gazetteer, captions=shown)
    locate = partial(find, drafts, sentences, marks, scene.coreference, report=report)
    date = partial(date_claims, drafts, sentences, marks.times, published=report.published)
    ask = partial(vouch, drafts, sentences, statements, marks, scene.coreference)
    where = scene.isolate("places", locate, nowhere)
    when = scene.isolate("times", date, undated)
    tell = partial(with_clocks, when, where, gazetteer=scene.knowledge.gazetteer)
    when = scene.isolate("times", tell, when)
    vouched = scene.isolate("attribution", ask, unvouched)
    filled = zip(drafts, where, when, vouched, strict=True)
    claims: dict[str, Claim] = {}
    for claim in (met_abroad(scene.claim(*slots)) for slots in filled):
        claims.setdefault(claim.id, claim)
    return tuple(claims.values())
