"""RSS and Atom files: one report an entry; nothing is fetched."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.reading.encoding import storable
from dateline.reading.html import plain
from dateline.reading.options import Raw, ReadOptions, Unread, Unreadable, note
from dateline.reading.streams import whole


def read_feed(
    stream: BinaryIO, options: ReadOptions, *, where: str, name: str
) -> Iterator[Raw | Unread]:
    """The entries of a feed file in their order; ``where`` counts entries from 1."""
    feed = _parsed(whole(stream, options.max_bytes))
    entries = feed.get("entries") or []
    if not entries:
        raise Unreadable("no feed entries", "give an RSS or Atom file, or name HTML files .html")
    channel = feed.get("feed") or {}
    for number, entry in enumerate(entries, 1):
        at = f"{where}:{number}"
        try:
            yield _raw(entry, channel, where=at, name=name)
        except Unreadable as error:
            yield Unread(at, str(error), error.remedy)


def _parsed(data: bytes) -> Any:
    import feedparser

    try:
        # A stream, never a string: feedparser would take a string for an address and fetch it.
        return feedparser.parse(io.BytesIO(data), resolve_relative_uris=False)
    except (ValueError, AssertionError, RecursionError, LookupError, TypeError) as error:
        raise Unreadable(f"no feed: {error}", "give a well-formed RSS or Atom file") from error


def _raw(entry: Any, channel: Any, *, where: str, name: str) -> Raw:
    contents = [c.get("value") or "" for c in entry.get("content") or []]
    whole_text = max(contents, key=len, default="")
    text, lost = storable(plain(whole_text or entry.get("summary") or ""))
    if not text.strip():
        raise Unreadable("an entry without text", "fetch the article and give its page")
    notes = () if whole_text else (note("the feed gives only a summary of this report"),)
    if lost:
        notes = (*notes, note(f"{lost} lone surrogates in the text are shown as U+FFFD"))
    return Raw(
        where,
        name,
        text,
        id=_word(entry.get("id")),
        title=_word(plain(entry.get("title") or "")),
        published=entry.get("published") or entry.get("updated"),
        publisher=_word((entry.get("source") or {}).get("title") or channel.get("title")),
        url=_word(entry.get("link")),
        language=_word(channel.get("language")),
        notes=notes,
    )


def _word(value: object) -> str:
    return storable(" ".join(value.split()))[0] if isinstance(value, str) else ""
