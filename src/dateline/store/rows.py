"""Codings as rows of the tables, and rows as codings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.model import Claim, Coding, Report, Span, Statement, content_hash
from dateline.model.codec import coding_from_dict, dump_line, from_dict, to_dict, to_json_line
from dateline.store.port import report_key
from dateline.store.query import claim_names, days

Row = dict[str, Any]

#: What the databases' text cannot hold: NUL and lone surrogates. Bodies escape them (JSON).
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_TO_ESCAPE = re.compile("[\\\\\x00\ud800-\udfff]")
_ESCAPE = re.compile(r"\\([0-9a-f]{4})")


def storable(text: str) -> str:
    """*text* with what no database can hold replaced by U+FFFD, for columns that are searched."""
    return _UNSTORABLE.sub("\ufffd", text)


def escaped(text: str) -> str:
    """*text* with what no database can hold written as escapes, which `unescaped` takes back.

    For ids by which things are found again exactly; what begins alike is written alike.
    """
    return _TO_ESCAPE.sub(lambda found: f"\\{ord(found[0]):04x}", text)


def unescaped(text: str) -> str:
    """The text that `escaped` wrote."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "\\" in text else text


def report_row(report: Report) -> Row:
    """The row of `REPORTS`; the body keeps every character of the text."""
    return {
        "key": report_key(report),
        "id": storable(report.id),
        "text_hash": report.text_hash,
        "title": storable(report.title),
        "publisher": storable(report.publisher),
        "published": report.published,
        "url": storable(report.url),
        "language": storable(report.language),
        "body": to_json_line(report),
    }


def coding_row(coding: Coding, run: int, version: str) -> Row:
    """The row of `CODINGS`: what the coding holds beside its report, statements and claims."""
    data = to_dict(coding)
    rest = {k: v for k, v in data.items() if k not in ("report", "statements", "claims")}
    return {
        "report_key": report_key(coding.report),
        "version": version,
        "run": run,
        "report_id": storable(coding.report.id),
        "text_hash": coding.report.text_hash,
        "body": dump_line(rest),
    }


def statement_rows(coding: Coding, number: int) -> list[Row]:
    """The rows of `STATEMENTS` for the coding that got *number*."""
    return [
        {
            "coding": number,
            "position": position,
            "id": storable(statement.id),
            "kind": statement.kind,
            "body": to_json_line(statement),
        }
        for position, statement in enumerate(coding.statements)
    ]


def claim_rows(coding: Coding, number: int) -> list[Row]:
    """The rows of `CLAIMS` for the coding that got *number*."""
    out = []
    for position, claim in enumerate(coding.claims):
        first, last = days(claim)
        out.append(
            {
                "coding": number,
                "position": position,
                "id": storable(claim.id),
                "type": claim.type,
                "modes": f" {' '.join(claim.modes)} ",
                "statement": claim.statement and storable(claim.statement),
                "stance": claim.stance,
                "factuality": claim.factuality,
                "tense": claim.tense,
                "first_day": first,
                "last_day": last,
                "body": to_json_line(claim),
            }
        )
    return out


def name_rows(coding: Coding, number: int) -> tuple[list[Row], list[Row]]:
    """The rows of `NAMES` and of `CLAIM_NAMES` for the coding that got *number*."""
    names: dict[str, Row] = {}
    uses: list[Row] = []
    for position, claim in enumerate(coding.claims):
        for slot, words in claim_names(claim):
            key = content_hash(words)
            names[key] = {"id": key, "words": words}
            uses.append({"coding": number, "position": position, "slot": slot, "name": key})
    return list(names.values()), uses


def point_rows(coding: Coding, number: int) -> list[Row]:
    """The rows of `CLAIM_POINTS` for the coding that got *number*."""
    return [
        {"coding": number, "position": at, "number": n, "lat": place.lat, "lon": place.lon}
        for at, claim in enumerate(coding.claims)
        for n, place in enumerate(claim.places)
        if place.lat is not None
    ]


def span_rows(coding: Coding, number: int) -> list[Row]:
    """The rows of `SPANS` for the coding that got *number*."""
    owned = [("statement", at, _statement_spans(s)) for at, s in enumerate(coding.statements)]
    owned += [("claim", at, _claim_spans(c)) for at, c in enumerate(coding.claims)]
    return [
        {
            "coding": number,
            "owner": owner,
            "position": at,
            "slot": slot,
            "start": span.start,
            "end": span.end,
        }
        for owner, at, spans in owned
        for slot, span in spans
        if span is not None
    ]


def _statement_spans(statement: Statement) -> Iterator[tuple[str, Span | None]]:
    yield "source", statement.source
    yield "cue", statement.cue
    yield from (("content", span) for span in statement.content)


def _claim_spans(claim: Claim) -> Iterator[tuple[str, Span | None]]:
    yield "trigger", claim.trigger
    yield "time", claim.time.mention if claim.time else None
    for slot in ("actors", "recipients", "places", "counts", "instruments", "objects", "sources"):
        yield from ((slot, item.mention) for item in getattr(claim, slot))


def report_from(body: str) -> Report:
    """The report whose row has *body*."""
    return from_dict(Report, json.loads(body))


def claim_from(body: str) -> Claim:
    """The claim whose row has *body*."""
    return from_dict(Claim, json.loads(body))


def coding_from(
    report: Report, body: str, statements: Iterable[str], claims: Iterable[str]
) -> Coding:
    """The coding put together from the bodies of its rows."""
    data = {
        **json.loads(body),
        "report": {"id": report.id},
        "statements": [json.loads(s) for s in statements],
        "claims": [json.loads(c) for c in claims],
    }
    return coding_from_dict(data, report)
