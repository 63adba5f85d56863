"""Files, folders, globs and standard input to reports; bad input told, the rest kept."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from dateline.reading import Read, ReadOptions, Unread, read, report_from_text

TEXT = "GOMA, CONGO —\nThe army left the town at dawn, and residents said that rebels came by noon."
LINE = json.dumps({"id": "r1", "text": TEXT, "published": "2012-11-20", "publisher": "Wire"})


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def both(*paths: object, **options: object) -> tuple[list[Read], list[Unread]]:
    found = list(read([str(p) for p in paths], options=ReadOptions(**options)))  # type: ignore[arg-type]
    return (
        [r for r in found if isinstance(r, Read)],
        [u for u in found if isinstance(u, Unread)],
    )


def test_a_text_file_is_one_report_kept_to_the_character(tmp_path: Path) -> None:
    text = "Army leaves town\r\n\r\n" + TEXT + "\u200b\u202e\0 “no quote ends\r\n"
    (found,), unread = both(put(tmp_path, "a.txt", text))
    assert found.report.text == text
    assert found.report.title == "Army leaves town"
    assert found.report.language == "en"
    assert unread == []


def test_an_unknown_day_stays_unknown(tmp_path: Path) -> None:
    (found,), _ = both(put(tmp_path, "a.txt", TEXT))
    assert found.report.published is None
    assert found.report.published_from == ""
    # The pipeline says it, once: it knows what follows.
    assert found.problems == ()


def test_ids_depend_on_name_and_text_and_not_on_the_folder(tmp_path: Path) -> None:
    (a,), _ = both(put(tmp_path, "one/a.txt", TEXT))
    (b,), _ = both(put(tmp_path, "two/a.txt", TEXT))
    (c,), _ = both(put(tmp_path, "two/c.txt", TEXT))
    assert a.report.id == b.report.id != c.report.id


def test_json_lines_keep_their_fields(tmp_path: Path) -> None:
    (found,), _ = both(put(tmp_path, "r.jsonl", LINE))
    report = found.report
    assert (report.id, report.publisher, report.text) == ("r1", "Wire", TEXT)
    assert (report.published, report.published_from) == (dt.date(2012, 11, 20), "metadata")
    assert found.problems == ()


@pytest.mark.parametrize(
    "name", ["r.jsonl", "r.ndjson", "r.jsonl.gz", "r.json", "noname", "r.txt.gz"]
)
def test_formats_are_known_by_name_or_content(tmp_path: Path, name: str) -> None:
    data = LINE.encode() + b"\n"
    (found,), unread = both(put(tmp_path, name, gzip.compress(data) if ".gz" in name else data))
    assert unread == []
    assert (found.report.id == "r1") == ("txt" not in name)


def test_utf_16_json_lines(tmp_path: Path) -> None:
    (found,), _ = both(put(tmp_path, "r.jsonl", LINE.encode("utf-16")))
    assert found.report.text == TEXT


def test_other_field_names_are_found_or_told(tmp_path: Path) -> None:
    record = {"Doc ID": 7, "Headline": "Army leaves", "Body": TEXT, "wann": "20 Nov 2012"}
    path = put(tmp_path, "r.jsonl", json.dumps(record))
    (found,), _ = both(path, columns={"published": "wann"})
    assert (found.report.id, found.report.title) == ("7", "Army leaves")
    assert found.report.published == dt.date(2012, 11, 20)
    _, (unread,) = both(path, columns={"published": "when"})
    assert "no field 'when'" in unread.reason


BAD_LINES = [
    ('{"id": "x", "text": ', "not valid JSON"),
    ("[" * 1900, "not valid JSON"),
    ("[1, 2]", "not a JSON object"),
    ('{"id": "x"}', "no text field"),
    ('{"id": "x", "text": null}', "text is missing"),
    ('{"id": "x", "text": 5}', "not a string"),
    ('{"id": "x", "text": " \\n"}', "text is empty"),
    (LINE, "'r1' was already read"),
    ('{"id": "x", "text": "' + "a" * 3000 + '"}', "longer than 2,000 bytes"),
    (b"\x00\x01\x02\x03\xff\xfe" * 9, "binary"),
]


@pytest.mark.parametrize(
    ("line", "reason"), BAD_LINES, ids=[f"{n} {r}" for n, (_, r) in enumerate(BAD_LINES)]
)
def test_a_bad_line_is_told_with_its_place_and_the_rest_goes_on(
    tmp_path: Path, line: str | bytes, reason: str
) -> None:
    bad = line if isinstance(line, bytes) else line.encode()
    last = LINE.replace("r1", "r2").encode()
    path = put(tmp_path, "r.jsonl", b"\n".join([LINE.encode(), bad, b"", last]))
    reports, (unread,) = both(path, max_bytes=2000)
    assert [r.report.id for r in reports] == ["r1", "r2"]
    assert unread.where == f"{path}:2"
    assert reason in unread.reason
    assert unread.remedy


BAD_FILES = [
    ("empty.txt", b"", "empty"),
    ("space.txt", b" \n\t ", "empty"),
    ("data.txt", bytes(range(256)) * 7, "binary"),
    ("word.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "binary"),
    ("big.txt", b"word " * 500, "larger than 2,000 bytes"),
    ("half.json", b'[{"id": "x", "text": "y"}', "not valid JSON"),
    ("cut.jsonl.gz", gzip.compress(LINE.encode() * 9)[:60], "cannot be read"),
    ("bomb.jsonl.gz", gzip.compress(b"a" * 3_000_000), "line 1 is longer"),
    ("none.csv", b"a,b\n1,2\n", "no text column"),
    ("bad.parquet", b"PAR1" + b"x" * 99, "not a readable Parquet file"),
    ("nav.html", b"<html><nav><a href='/'>Home</a></nav></html>", "no article text"),
    ("none.rss", b"<rss version='2.0'><channel></channel></rss>", "no feed entries"),
    ("bad.warc", b"WARC/1.0\r\nbroken", "no HTML responses"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "reason"), BAD_FILES, ids=[n for n, _, _ in BAD_FILES])
def test_a_bad_file_is_told_once_and_the_rest_goes_on(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    bad = put(tmp_path, name, data)
    good = put(tmp_path, "zz.jsonl", LINE)
    reports, (unread,) = both(bad, good, max_bytes=2000)
    assert [r.report.id for r in reports] == ["r1"]
    assert unread.where == str(bad)
    assert reason in unread.reason
    assert unread.remedy


def test_a_missing_file_is_told() -> None:
    _, (unread,) = both("no/such/file.txt")
    assert unread.reason == "no such file or folder"


def test_folders_and_globs_are_read_by_name_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.txt", ".hidden.txt", "c.md"):
        put(tmp_path, name, f"The army left {name}.")
    folder, _ = both(tmp_path)
    assert [r.report.text[14:-1] for r in folder] == ["a/y.txt", "a/z.txt", "b.txt", "c.md"]
    matched, _ = both(tmp_path / "**" / "*.txt")
    assert [r.report.text[14:-1] for r in matched] == ["a/y.txt", "a/z.txt", "b.txt"]


def test_standard_input_is_read_by_content(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BufferedReader(io.BytesIO(LINE.encode()))

    monkeypatch.setattr(sys, "stdin", Stdin)
    (found,), _ = both("-")
    assert found.report.id == "r1"


@pytest.mark.parametrize(
    ("record", "published", "came_from", "told"),
    [
        ({"published": "2012-11-20"}, dt.date(2012, 11, 20), "metadata", 0),
        ({}, dt.date(2012, 11, 21), "option", 0),
        ({"published": "2099-01-01"}, dt.date(2012, 11, 21), "option", 1),
        ({"published": "some day"}, dt.date(2012, 11, 21), "option", 1),
    ],
)
def test_the_inputs_own_day_wins_and_a_bad_one_is_told(
    tmp_path: Path, record: dict[str, str], published: dt.date, came_from: str, told: int
) -> None:
    path = put(tmp_path, "r.jsonl", json.dumps({"id": "x", "text": TEXT, **record}))
    today, day = dt.date(2020, 1, 1), dt.date(2012, 11, 21)
    (found,), _ = both(path, published=day, today=today)
    assert (found.report.published, found.report.published_from) == (published, came_from)
    assert len(found.problems) == told
    (alone,), _ = both(path, today=today)
    assert alone.report.published == (None if came_from == "option" else published)


def test_a_full_day_in_the_dateline_dates_the_report_and_a_partial_one_does_not() -> None:
    full = report_from_text("GOMA, Nov. 20, 2012 (Example Wire) - The army left the town.")
    short = report_from_text("GOMA, 20 NOV 12 (EXAMPLE RADIO) -- [TEXT] THE ARMY HAS LEFT.")
    assert (short.published, short.language) == (dt.date(2012, 11, 20), "en")
    british = report_from_text("GOMA, 21 November 2012 - The army left the town.")
    assert (british.published, british.published_from) == (dt.date(2012, 11, 21), "dateline")
    part = report_from_text("GOMA, Nov. 20 (Example Wire) - The army left the town.")
    assert (full.published, full.published_from) == (dt.date(2012, 11, 20), "dateline")
    assert (part.published, part.published_from) == (None, "")


def test_a_declared_language_that_the_text_belies_is_told(tmp_path: Path) -> None:
    text = "Военные заявили, что взяли город после долгих боёв."
    path = put(tmp_path, "r.jsonl", json.dumps({"id": "x", "text": text, "language": "en"}))
    (found,), _ = both(path)
    assert found.report.language == "ru"
    assert "declared as language 'en'" in " ".join(n.reason for n in found.problems)
    (forced,), _ = both(path, language="en")
    assert forced.report.language == "en"


def test_memory_does_not_grow_with_the_number_of_reports(tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "many.jsonl"
    with path.open("w") as file:
        for number in range(400):
            file.write(json.dumps({"id": str(number), "text": TEXT * 60}) + "\n")
    tracemalloc.start()
    count = sum(1 for _ in read([path]))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 400
    assert peak < path.stat().st_size  # one chunk and one report, never the file
