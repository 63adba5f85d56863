"""Identifiers that are hashes of content: the same input always gives the same id."""

from __future__ import annotations

import hashlib


def content_hash(*parts: object, length: int = 16) -> str:
    """Hex digest (*length* characters, BLAKE2b) of the parts' text, order and borders kept."""
    digest = hashlib.blake2b(digest_size=32)
    for part in parts:
        data = str(part).encode("utf-8", "surrogatepass")
        digest.update(f"{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()[:length]
