"""CSV, TSV and Parquet."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dateline.reading import Read, ReadOptions, Unread, read


def rows(path: Path, content: str, **options: int) -> list[tuple[str, str]]:
    path.write_text(content, encoding="utf-8", newline="")
    found = read([path], options=ReadOptions(**options))
    return [
        (r.report.id, r.report.text)
        if isinstance(r, Read)
        else (r.where[len(str(path)) :], r.reason)
        for r in found
    ]


def test_quoted_fields_keep_their_characters(tmp_path: Path) -> None:
    content = 'ID,Full Text,Date\n1,"The army said, ""it is over"".\r\nIt left.",2012-11-20\n'
    assert rows(tmp_path / "a.csv", content) == [("1", 'The army said, "it is over".\r\nIt left.')]


@pytest.mark.parametrize(("name", "mark"), [("a.tsv", "\t"), ("a.csv", ";"), ("a.csv", "|")])
def test_the_delimiter_is_seen_in_the_header(tmp_path: Path, name: str, mark: str) -> None:
    content = f'id{mark}text\n1{mark}The 12" shell hit, then fire.\n'
    assert rows(tmp_path / name, content) == [("1", 'The 12" shell hit, then fire.')]


def test_an_open_quote_loses_its_own_row_only(tmp_path: Path) -> None:
    content = 'id,text\n1,"open\n2,The army left.\n3,"It, said ""so""."\n4,The end.\n'
    found = rows(tmp_path / "a.csv", content)
    assert found == [
        (":2", "a quotation mark is not closed"),
        ("2", "The army left."),
        ("3", 'It, said "so".'),
        ("4", "The end."),
    ]


def test_an_open_quote_at_the_end_is_told(tmp_path: Path) -> None:
    found = rows(tmp_path / "a.csv", 'id,text\n1,The army left.\n2,"open\n3,It came back.\n')
    assert found == [
        ("1", "The army left."),
        (":3", "a quotation mark is not closed"),
        ("3", "It came back."),
    ]


def test_nothing_but_open_quotes_ends(tmp_path: Path) -> None:
    found = rows(tmp_path / "a.csv", "id,text\n" + 'a"b,"c\n' * 20_000, max_bytes=5000)
    assert found[-1] == ("", "too many quotation marks are not closed")
    assert len(found) < 1000


def test_short_rows_and_long_lines_are_told(tmp_path: Path) -> None:
    content = "id,text\n1\n2," + "a" * 3000 + "\n3,The army left.\n"
    found = rows(tmp_path / "a.csv", content, max_bytes=2000)
    assert found == [
        (":2", "text is missing"),
        (":3", "longer than 2,000 bytes"),
        ("3", "The army left."),
    ]


def test_parquet_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    day = dt.datetime(2012, 11, 20)
    table = {"guid": [1, 2], "content": ["The army left.", None], "published_at": [day, None]}
    pq.write_table(pa.table(table), path)
    first, second = list(read([path]))
    assert isinstance(first, Read)
    assert (first.report.id, first.report.text) == ("1", "The army left.")
    assert first.report.published == dt.date(2012, 11, 20)
    assert second == Unread(f"{path}:2", "text is missing", "give every report a text string")


def test_a_table_without_a_text_column_says_which_option_names_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,words\n1,The army left.\n")
    (found,) = read([path])
    assert isinstance(found, Unread)
    assert found.reason == "no text column among: id, words"
    assert found.remedy == "name it with --column text=NAME"
