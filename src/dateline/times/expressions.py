"""Time expressions of a report: found by patterns over classed words, read one after another."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from dateline.knowledge.time_tables import OTHER, time_tables
from dateline.model import Sentence, Span, TimeExpression
from dateline.times import rules_dates, rules_days, rules_spans
from dateline.times.calendar import Reading
from dateline.times.context import Context, Parts, tense_at
from dateline.times.genre import is_narrative
from dateline.times.guards import plausible
from dateline.times.heading import report_day
from dateline.times.tokens import Row, row

#: Characters before a date in which its preposition is looked for.
_SINCE = 20
#: What reads a month, and the characters that may join two ends of a stretch of months.
_MONTHS = frozenset({"month", "date"})
_JOINED = 12
#: Classed tokens side by side: no pattern reaches over a token without a class. The bound keeps
#: the search linear in hostile text.
_RUN = re.compile(f"[^{OTHER}]{{1,64}}")

Rule = Callable[[Parts, Context], Reading | None]
RULES: dict[str, Rule] = {
    "iso": rules_dates.iso,
    "slash": rules_dates.slash,
    "day-first": rules_dates.day_first,
    "date": rules_dates.date,
    "glued": rules_dates.glued,
    "same-month": rules_dates.same_month,
    "month": rules_dates.month,
    "week-of-month": rules_dates.week_of_month,
    "season": rules_dates.season,
    "quarter": rules_dates.quarter,
    "year": rules_dates.year,
    "short-year": rules_dates.short_year,
    "spelled-year": rules_dates.spelled_year,
    "decade": rules_dates.decade,
    "century": rules_dates.century,
    "weekday": rules_days.weekday,
    "today": rules_days.today,
    "part": rules_days.part,
    "weekend": rules_days.weekend,
    "clock": rules_days.clock,
    "holiday": rules_days.holiday,
    "epoch": rules_days.epoch,
    "unit": rules_spans.unit,
    "anaphoric": rules_spans.anaphoric,
    "recent-span": rules_spans.recent_span,
    "offset": rules_spans.offset,
    "duration": rules_spans.duration,
    "vague-duration": rules_spans.vague_duration,
    "set": rules_spans.repeated,
    "adverb-set": rules_spans.adverb_set,
    "reference": rules_spans.reference,
    "past-reference": rules_spans.past_reference,
    "recent": rules_spans.recent,
    "nothing": rules_spans.nothing,
}


def find_times(
    sentences: Sequence[Sentence], *, published: dt.date | None
) -> tuple[TimeExpression, ...]:
    """All time expressions of a report in text order, none overlapping.

    ``value`` is the TIMEX3 value (ISO-TimeML); ``interval`` its days, cut by "early", "the end of"
    and the like (codebook section 7), None where the words do not fix any. Relative expressions
    are read against *published*; without it they keep a value with X for what is unknown.
    """
    rows = [(s, r) for s in sentences if s.kind != "boilerplate" and (r := row(s))]
    found = _read_all(rows, published)
    day = report_day(sentences, found, published)
    return found if day == published else _read_all(rows, day)


def _read_all(
    rows: Sequence[tuple[Sentence, Row]], published: dt.date | None
) -> tuple[TimeExpression, ...]:
    context = Context(published, narrative=is_narrative([r for _, r in rows], published))
    out: list[TimeExpression] = []
    for sentence, found in rows:
        context.tense = partial(tense_at, sentence)
        context.sentence_previous = None
        out.extend(_expressions(sentence, found, context))
    return tuple(out)


def _expressions(sentence: Sentence, found: Row, context: Context) -> Iterator[TimeExpression]:
    """The expressions of one sentence; hours told before their day are of that day."""
    done, loose = 0, True
    waiting: list[TimeExpression] = []
    matches = list(_matches(found))
    for number, (first, last, parts) in enumerate(matches):
        if first < done:
            continue
        context.offset = parts.tokens[-1].start
        context.ahead = _ahead(sentence, parts, matches[number + 1 :])
        reading = _read(parts, sentence, context)
        if reading is None:
            continue
        done = last
        if not reading.type:
            continue
        start, end = parts.tokens[0].start, parts.tokens[-1].end
        text = sentence.text[start - sentence.start : end - sentence.start]
        span = Span(start, end, text)
        told = TimeExpression(span, reading.type, reading.value, reading.interval)
        if loose and _is_bare_hour(parts):
            waiting.append(told)
        else:
            yield from (_on_the_day(hour, told) for hour in waiting)
            waiting.clear()
            loose = loose and not reading.first
            yield told
        if reading.type in ("DATE", "TIME") and reading.first and len(reading.value) >= 4:
            context.previous = reading
            # "Since 2014" opens a stretch; later dates of the sentence are not of that year.
            if not _opens(sentence.text[: start - sentence.start]):
                context.sentence_previous = reading
            if len(reading.value.split("T")[0]) == 10 and reading.value[4] == "-":
                context.previous_day = reading
    yield from waiting


def _ahead(
    sentence: Sentence, parts: Parts, following: Sequence[tuple[int, int, Parts]]
) -> tuple[int, int] | None:
    """(year, month) that end the stretch which *parts* begin, None where they begin none."""
    if parts.pattern.gives not in _MONTHS or "y" in parts:
        return None
    end, joining = parts.tokens[-1].end, time_tables().cues["dating.joining"]
    for _, _, other in following:
        between = sentence.text[end - sentence.start : other.tokens[0].start - sentence.start]
        if len(between) > _JOINED:
            return None
        if other.pattern.gives in _MONTHS and "y" in other and between.strip().lower() in joining:
            return int(other.text("y")), other.number("m") or 12
    return None


def _is_bare_hour(parts: Parts) -> bool:
    """True for an hour without a day of its own: "5 a.m."."""
    return parts.pattern.gives == "clock" and not any(name in parts for name in ("m", "wd", "t"))


def _on_the_day(hour: TimeExpression, day: TimeExpression) -> TimeExpression:
    """*hour* on the *day* told behind it in its sentence: "at 5 a.m. (0200 GMT) on Monday"."""
    if day.type != "DATE" or day.interval is None or day.interval.precision != "day":
        return hour
    clock = hour.value.partition("T")[2]
    return replace(hour, value=f"{day.value}T{clock}", interval=day.interval)


def _opens(before: str) -> bool:
    words = before[-_SINCE:].split()
    return bool(words) and words[-1].lower() in time_tables().cues["dating.since"]


def _read(parts: Parts, sentence: Sentence, context: Context) -> Reading | None:
    if not plausible(parts, sentence):
        return None
    try:
        return RULES[parts.pattern.gives](parts, context)
    except (ValueError, OverflowError):
        # A date beyond the calendar's ends: the words are there, no day can be given for them.
        return None


def _matches(found: Row) -> Iterable[tuple[int, int, Parts]]:
    """All matches of all patterns, by place, the longest and then the earlier pattern first."""
    tables, codes = time_tables(), found.codes
    hits = [
        (match.start(), -match.end(), number, match)
        for run in _RUN.finditer(codes)
        if tables.core.search(codes, run.start(), run.end())
        for number, pattern in enumerate(tables.patterns)
        for match in pattern.regex.finditer(codes, run.start(), run.end())
        if match.end() > match.start()
    ]
    hits.sort(key=lambda hit: hit[:3])
    for start, end, number, match in hits:
        pattern = tables.patterns[number]
        groups = {
            name: found.tokens[match.start(group) : match.end(group)]
            for name, variants in pattern.names.items()
            for group in variants
            if match.start(group) >= 0
        }
        yield start, -end, Parts(pattern, groups, found.tokens[start:-end])
