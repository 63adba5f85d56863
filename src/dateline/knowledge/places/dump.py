"""Opens a GeoNames dump, packed or not, and reads its lines within bounds."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from dateline.errors import InputError

#: The text of the full dump has 1.7 GB; what is far larger is no dump.
MAX_BYTES = 10_000_000_000
#: GeoNames' columns add up to some 11,000 characters.
MAX_LINE = 100_000
#: Text of a dump packs to a fifth; zeros that are meant to fill a disk pack to a thousandth.
MAX_RATIO = 100
_SMALL = 1_000_000
_README = "readme.txt"
_HINT = "give a file of download.geonames.org/export/dump, such as allCountries.zip"
_BUFFER = 1 << 20


@dataclass(frozen=True, slots=True)
class Dump:
    """The text of a dump: a stream of its bytes, and how many there are."""

    where: str
    stream: BinaryIO
    size: int


@contextmanager
def opened_dump(path: Path) -> Iterator[Dump]:
    """The dump at *path*, a zip or the text in it.

    Raises InputError when there is none, when a zip is broken or locked or holds no such text, and
    when the text is larger than any dump or packed so tightly that it can be none.
    """
    where = str(path)
    try:
        if not path.is_file():
            reason = "not a file" if path.exists() else "no such file"
            raise InputError(where, reason, _HINT)
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                info = _member(archive, where)
                with archive.open(info) as packed:
                    stream = io.BufferedReader(cast(io.RawIOBase, packed), _BUFFER)
                    yield Dump(where, cast(BinaryIO, stream), info.file_size)
        elif path.suffix.lower() == ".zip":
            raise InputError(where, "not a zip file", "download it again")
        else:
            _check(where, path.stat().st_size)
            with path.open("rb", _BUFFER) as plain:
                yield Dump(where, plain, path.stat().st_size)
    # zipfile raises NotImplementedError for a packing or version that it does not know
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as fault:
        raise InputError(where, f"a broken zip file: {fault}", "download it again") from fault


def _member(archive: zipfile.ZipFile, where: str) -> zipfile.ZipInfo:
    """The one text in *archive* besides its readme, if it may be unpacked."""
    texts = [
        info
        for info in archive.infolist()
        if info.filename.lower().endswith(".txt")
        and info.filename.rpartition("/")[2].lower() != _README
    ]
    if len(texts) != 1:
        reason = f"{len(texts)} text files in it instead of one"
        raise InputError(where, reason, _HINT)
    info = texts[0]
    if info.flag_bits & 1:
        raise InputError(where, "locked with a password", _HINT)
    if info.file_size > _SMALL and info.file_size > MAX_RATIO * max(1, info.compress_size):
        reason = f"{info.file_size:,} bytes packed into {info.compress_size:,}: no real dump"
        raise InputError(where, reason, _HINT)
    _check(where, info.file_size)
    return info


def _check(where: str, size: int) -> None:
    if size > MAX_BYTES:
        reason = f"{size:,} bytes of text are more than any dump has ({MAX_BYTES:,})"
        raise InputError(where, reason, _HINT)
    if size == 0:
        raise InputError(where, "empty", _HINT)


def dump_lines(dump: Dump) -> Iterator[bytes]:
    """Every line with its end; of a line that is too long, its first `MAX_LINE` bytes.

    Raises InputError when more comes than the file was said to hold.
    """
    readline, left = dump.stream.readline, MAX_BYTES
    while line := readline(MAX_LINE):
        yield line
        left -= len(line)
        rest = line
        while len(rest) == MAX_LINE and not rest.endswith(b"\n"):
            rest = readline(MAX_LINE)
            left -= len(rest)
        if left < 0:
            raise InputError(dump.where, f"more than {MAX_BYTES:,} bytes of text", _HINT)


def check_form(dump: Dump, separator: bytes, columns: int, *, lines: int = 100) -> None:
    """Raises InputError when none of the first *lines* has *columns*: some other table."""
    first = 0
    for at, line in zip(range(lines), dump_lines(dump), strict=False):
        found = line.count(separator) + 1
        if found == columns:
            return
        first = first if at else found
    number = "1 column" if first == 1 else f"{first:,} columns"
    reason = f"{number} instead of {columns}, and the next lines are no better"
    raise InputError(f"{dump.where}:1", reason, _HINT)
