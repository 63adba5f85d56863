"""Arbitrary bytes through every reader: nothing raises, and text stays what it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.reading import Read, ReadOptions, Unread, mark_regions, read, report_from_text

FORMATS = ["txt", "html", "jsonl", "json", "csv", "tsv", "parquet", "rss", "warc", "bin", "txt.gz"]
SEEDS = st.sampled_from(
    [
        b"",
        b"\x1f\x8b\x08",
        b"PAR1",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 20\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
        b"<html><body><p>",
        b"<?xml version='1.0'?><rss><channel><item><title>a</title><description>",
        b'{"text": "',
        b"[{",
        b'id,text\n1,"',
        b"\xff\xfe",
    ]
)
BYTES = st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode))
FIXTURES = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.parametrize("ending", FORMATS)
@FIXTURES
@given(seed=SEEDS, data=BYTES)
def test_no_bytes_make_a_reader_raise(
    tmp_path: Path, ending: str, seed: bytes, data: bytes
) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_bytes(seed + data)
    found = list(read([path], options=ReadOptions(max_bytes=1000)))
    assert found
    for item in found:
        assert isinstance(item, Read | Unread)
        if isinstance(item, Unread):
            assert item.where.startswith(str(path))
            assert item.reason
            assert item.remedy
        else:
            item.report.text.encode()


WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300)


@FIXTURES
@given(text=WORDS)
def test_text_given_as_data_is_kept_to_the_character(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "x", "text": text}))
    (found,) = list(read([path]))
    if text.strip():
        assert isinstance(found, Read)
        assert found.report.text == text
    else:
        assert isinstance(found, Unread)


PIECES = st.lists(
    st.sampled_from(
        ["FILE - ", "GOMA — ", "\n", " ", ". ", "(AFP Photo)", "Read more: ", "İ", "Nov. 20, 2012",
         "A man walks, ", "Related:", "©", "Tue 05 Jul 2016 ", "x" * 50, "“",
         "AFP Friday 1 Jul 2016 "]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(text=st.one_of(PIECES, WORDS), title=st.text(max_size=20))
def test_regions_are_sorted_apart_and_within_the_text(text: str, title: str) -> None:
    end = 0
    for region in mark_regions(text, title):
        assert end <= region.start < region.end <= len(text)
        assert region.why
        end = region.end


@settings(max_examples=100, deadline=None)
@given(text=WORDS)
def test_the_same_text_gives_the_same_report(text: str) -> None:
    assert report_from_text(text) == report_from_text(text)
    assert report_from_text(text).text == text
