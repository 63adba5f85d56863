"""From what a format holds to a report: its day, language, regions, fingerprint and id."""

from __future__ import annotations

import datetime as dt

from dateline.model import Problem, Region, Report, content_hash
from dateline.reading.copies import fingerprint
from dateline.reading.dates import Day, read_day
from dateline.reading.languages import detect, iso_639_1
from dateline.reading.options import Raw, Read, ReadOptions, note
from dateline.reading.regions import dateline_days, headline, mark_regions, merged

_REMEDY = "give one with --published, or a published field"


def assemble(raw: Raw, options: ReadOptions) -> Read:
    """The report that *raw* holds, with notes on all that is not known of it.

    The input's own day wins over the option, and the option over a dateline in the text; an
    unreadable or future day leaves the report undated unless the option gives one. That it is
    undated is noted where it is coded, since that leaves its times unresolved.
    """
    regions = mark_regions(raw.text, raw.title)
    day, origin, problems = _published(raw, regions, options)
    language, told = _language(raw, options)
    report = Report(
        id=raw.id or content_hash(raw.url or raw.name, raw.text),
        text=raw.text,
        title=raw.title or headline(raw.text, regions),
        published=day.day,
        published_time=day.time,
        published_from=origin,
        publisher=raw.publisher or options.publisher,
        url=raw.url,
        language=language,
        regions=merged(raw.captions, regions),
        fingerprint=fingerprint(raw.text),
    )
    return Read(report, (*raw.notes, *problems, *told))


def report_from_text(
    text: str,
    *,
    id: str | None = None,
    title: str = "",
    published: dt.date | None = None,
    publisher: str = "",
    url: str = "",
    language: str | None = None,
) -> Report:
    """The report that *text* is, kept to the character; its regions and language are found.

    Without *id* it is a hash of the address and the text. ``published`` may be None: a full date
    at the head of the text is used then.
    """
    raw = Raw(
        where="text",
        name="",
        text=text,
        id=id or "",
        title=title,
        published=published,
        publisher=publisher,
        url=url,
    )
    return assemble(raw, ReadOptions(language=language)).report


def _published(
    raw: Raw, regions: tuple[Region, ...], options: ReadOptions
) -> tuple[Day, str, tuple[Problem, ...]]:
    stated = read_day(raw.published, today=options.today)
    faults = (note(stated.fault, _REMEDY),) if stated.fault else ()
    if stated.day is not None:
        return stated, raw.published_from, faults
    if options.published is not None:
        return Day(options.published), "option", faults
    days = (read_day(words, today=options.today) for words in dateline_days(raw.text, regions))
    if in_text := next((found for found in days if found.day is not None), None):
        return in_text, "dateline", faults
    return Day(None), "", faults


def _language(raw: Raw, options: ReadOptions) -> tuple[str, tuple[Problem, ...]]:
    if options.language:
        return options.language, ()
    declared = iso_639_1(raw.language)
    found = detect(raw.text)
    if declared and found and declared != found:
        reason = f"declared as language {declared!r}, but the text reads as {found!r}"
        return found, (note(reason, "force it with --language if the text is mixed"),)
    return declared or found, ()
