"""Parquet files, a batch of rows at a time."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.reading.columns import mapping, no_text, raw_from
from dateline.reading.options import Raw, ReadOptions, Unread, Unreadable
from dateline.reading.streams import whole

_BATCH = 256


def read_parquet(
    stream: BinaryIO, options: ReadOptions, *, where: str, name: str
) -> Iterator[Raw | Unread]:
    """The reports of a Parquet file; ``where`` counts rows from 1.

    A stream that cannot seek (standard input, gzip) is held whole, within ten limits.
    """
    import pyarrow as pa

    if not stream.seekable():
        stream = io.BytesIO(whole(stream, 10 * options.max_bytes))
    number = 0
    try:
        file = _opened(stream)
        fields = mapping(file.schema_arrow.names, options)
        if "text" not in fields:
            raise no_text(file.schema_arrow.names, "column")
        for batch in file.iter_batches(batch_size=_BATCH, columns=list(fields.values())):
            for record in batch.to_pylist():
                number += 1
                yield _row(record, fields, options, where=f"{where}:{number}", name=name)
    except (pa.ArrowException, OverflowError) as error:
        raise Unreadable(f"not a readable Parquet file: {error}"[:200], "write it anew") from error


def _opened(stream: BinaryIO) -> Any:
    import pyarrow.parquet as pq

    return pq.ParquetFile(stream, pre_buffer=False)


def _row(
    record: dict[str, object],
    fields: dict[str, str],
    options: ReadOptions,
    *,
    where: str,
    name: str,
) -> Raw | Unread:
    try:
        raw = raw_from(record, fields, where=where, name=name)
    except Unreadable as error:
        return Unread(where, str(error), error.remedy)
    if len(raw.text) > options.max_bytes:
        return Unread(where, f"longer than {options.max_bytes:,} characters", "split the report")
    return raw
