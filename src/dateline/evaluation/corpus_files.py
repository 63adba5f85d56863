"""Files of external corpora, read whole within a bound."""

from __future__ import annotations

from pathlib import Path

from dateline.errors import InputError

#: No corpus file is near this; a larger one is refused instead of filling the memory.
_MOST_BYTES = 100_000_000


def corpus_text(path: Path) -> str:
    """The text of *path*, UTF-8 with or without a byte-order mark.

    Raises InputError when it is not there, too large, or no UTF-8.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise InputError(str(path), f"longer than {_MOST_BYTES:,} bytes")
        return path.read_text(encoding="utf-8-sig")
    except OSError as fault:
        raise InputError(str(path), f"cannot be read: {fault.strerror or fault}") from fault
    except UnicodeDecodeError as fault:
        raise InputError(str(path), f"no UTF-8 text: {fault.reason}") from fault
