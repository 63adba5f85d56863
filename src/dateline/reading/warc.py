"""Web archives (WARC): the articles of their HTML responses, one record at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.reading.html import article
from dateline.reading.options import Raw, ReadOptions, Unread, Unreadable

_PAGES = ("text/html", "application/xhtml+xml")


def read_warc(
    stream: BinaryIO, options: ReadOptions, *, where: str, name: str
) -> Iterator[Raw | Unread]:
    """The articles of a WARC stream; ``where`` counts its HTML responses from 1.

    Responses that are no pages (images, scripts, errors) hold no report and are passed over.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    number = 0
    records = ArchiveIterator(
        stream,
        record_types=WarcRecordType.response,
        parse_http=True,
        auto_decode="all",
        fsspec_args=False,
    )
    for record in records:
        if not _is_page(record):
            continue
        number += 1
        at = f"{where}:{number}"
        try:
            yield _article(record, options, where=at, name=name)
        except Unreadable as error:
            yield Unread(at, f"{error} ({_address(record)})", error.remedy)
    if not number:
        raise Unreadable("no HTML responses in this archive", "give a WARC file of web pages")


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if headers is None or (headers.status_code or 0) != 200:
        return False
    return (record.http_content_type or "").lower() in _PAGES


def _article(record: Any, options: ReadOptions, *, where: str, name: str) -> Raw:
    page = record.reader.read(options.max_bytes + 1)
    if len(page) > options.max_bytes:
        raise Unreadable(f"larger than {options.max_bytes:,} bytes", "raise the limit")
    url = _address(record)
    return article(
        page, options, where=where, name=name, url=url, charset=record.http_charset or ""
    )


def _address(record: Any) -> str:
    return str(record.headers.get("WARC-Target-URI", "")).strip("<> ")
