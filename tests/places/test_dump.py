"""Opening a dump: what is read, what is refused and why, and that nothing grows without bound."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.knowledge.places import dump as module
from dateline.knowledge.places.dump import Dump, check_form, dump_lines, opened_dump
from places.cut import CUT, HAMLET, text_file, zip_file


def lines(path: Path) -> list[str]:
    with opened_dump(path) as found:
        return [line.decode().rstrip("\n") for line in dump_lines(found)]


def test_a_zip_and_the_text_in_it_are_one(tmp_path: Path) -> None:
    assert lines(text_file(tmp_path / "ML.txt")) == list(CUT)
    assert lines(zip_file(tmp_path / "ML.zip")) == list(CUT)


def test_the_size_is_that_of_the_text(tmp_path: Path) -> None:
    text, packed = text_file(tmp_path / "ML.txt"), zip_file(tmp_path / "ML.zip")
    for path in (text, packed):
        with opened_dump(path) as found:
            assert found.size == text.stat().st_size


def _missing(path: Path) -> None:
    """Nothing is written."""


def _folder(path: Path) -> None:
    path.mkdir()


def _text_called_zip(path: Path) -> None:
    path.write_text(HAMLET)


def _nothing_in_it(path: Path) -> None:
    zipfile.ZipFile(path, "w").close()


def _two_texts(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ML.txt", HAMLET)
        archive.writestr("NE.txt", HAMLET)


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ML.txt", b"\0" * 2_000_000)


def _empty_text(path: Path) -> None:
    zip_file(path, name="ML.txt")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ML.txt", "")


def _locked(path: Path) -> None:
    zip_file(path)
    told = bytearray(path.read_bytes())
    for sign, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        found = told.rindex(sign)
        told[found + at] |= 1
    path.write_bytes(told)


def _damaged(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("ML.txt", "".join(f"{each}\n" for each in CUT))
    path.write_bytes(path.read_bytes().replace(b"Tindoubou", b"Tindoubux"))


def _garbled(path: Path) -> None:
    zip_file(path)
    told = bytearray(path.read_bytes())
    at = told.index(b"ML.txt") + 6
    told[at : at + 40] = os.urandom(40)
    path.write_bytes(told)


REFUSED = [
    (_missing, "no such file"),
    (_folder, "not a file"),
    (_text_called_zip, "not a zip file"),
    (_nothing_in_it, "0 text files in it instead of one"),
    (_two_texts, "2 text files"),
    (_bomb, "2,000,000 bytes packed into"),
    (_empty_text, "empty"),
    (_locked, "locked with a password"),
    (_damaged, "broken zip file"),
    (_garbled, "broken zip file"),
]


@pytest.mark.parametrize(("make", "reason"), REFUSED, ids=[m.__name__ for m, _ in REFUSED])
def test_what_is_no_dump_is_refused(
    tmp_path: Path, make: Callable[[Path], object], reason: str
) -> None:
    path = tmp_path / "ML.zip"
    make(path)
    with pytest.raises(InputError, match=reason) as fault:
        lines(path)
    assert str(path) in str(fault.value)
    assert "\n" not in str(fault.value)


@pytest.mark.parametrize("make", [text_file, zip_file])
def test_more_text_than_any_dump_has_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path / "ML.zip.txt")
    monkeypatch.setattr(module, "MAX_BYTES", 500)
    with pytest.raises(InputError, match="more than any dump has"):
        lines(path)


def test_a_file_that_grows_while_it_is_read_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 500)
    with pytest.raises(InputError, match="more than 500 bytes"):
        list(dump_lines(Dump("x", io.BytesIO(b"a\n" * 300), 10)))


def test_a_line_without_end_is_cut_and_the_next_is_read() -> None:
    endless = b"x" * (3 * module.MAX_LINE + 7)
    found = list(dump_lines(Dump("x", io.BytesIO(b"a\n" + endless + b"\nb\n"), 0)))
    assert [len(line) for line in found] == [2, module.MAX_LINE, 2]
    assert found[-1] == b"b\n"


def test_another_table_is_told_apart() -> None:
    with pytest.raises(InputError, match="x:1: 2 columns instead of 19"):
        check_form(Dump("x", io.BytesIO(b"name\tpopulation\nMopti\t3\n"), 0), b"\t", 19)


def test_one_good_line_among_the_first_is_enough() -> None:
    text = f"# a note\n{HAMLET}\n".encode()
    check_form(Dump("x", io.BytesIO(text), 0), b"\t", 19)
