"""Which files the given paths stand for, in an order that does not depend on the disk."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.reading.options import Unread

_NAMED = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".rss": "feed",
    ".atom": "feed",
    ".warc": "warc",
}


@dataclass(frozen=True, slots=True)
class Input:
    """One file, or standard input when ``path`` is None; ``format`` is "" when unknown."""

    where: str
    path: Path | None
    format: str = ""

    @property
    def name(self) -> str:
        """The file's own name, without its folder."""
        return self.path.name if self.path else "-"


def inputs(paths: Iterable[str | Path]) -> Iterator[Input | Unread]:
    """The files of *paths*: files, folders (recursive, hidden files left out), globs, "-"."""
    for given in paths:
        text = str(given)
        if text == "-":
            yield Input("standard input", None)
        elif os.path.isdir(text):
            yield from _folder(text)
        elif os.path.exists(text):
            yield _file(text)
        elif matched := sorted(glob.glob(text, recursive=True)) if glob.has_magic(text) else []:
            for found in matched:
                yield from _folder(found) if os.path.isdir(found) else (_file(found),)
        else:
            yield Unread(text, "no such file or folder", "check the path")


def _file(path: str) -> Input:
    stem = path.lower().removesuffix(".gz")
    return Input(path, Path(path), _NAMED.get(os.path.splitext(stem)[1], ""))


def _folder(top: str) -> Iterator[Input | Unread]:
    found = []
    for folder, below, names in os.walk(top):
        below[:] = sorted(name for name in below if not name.startswith("."))
        paths = [os.path.join(folder, name) for name in names if not name.startswith(".")]
        found += [path for path in paths if os.path.isfile(path)]
    if not found:
        yield Unread(top, "a folder without files", "check the path")
    for path in sorted(found):
        yield _file(path)


def sniffed(head: bytes) -> str:
    """The format that the first bytes of an input show; "text" when nothing tells otherwise."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:2000].lower()
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"WARC/"):
        return "warc"
    if start.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf")):
        return "html" if b"<html" in start and b"<rss" not in start else "feed"
    if start.startswith((b"<!doctype html", b"<html", b"<head")):
        return "html"
    if start.startswith(b"{"):
        return "jsonl" if head.split(b"\n", 1)[0].rstrip().endswith(b"}") else "json"
    return "json" if start[:1] == b"[" and start[1:].lstrip()[:1] == b"{" else "text"
