"""Dateline from Python: light to import, loaded once, examples that run."""

from __future__ import annotations

import datetime as dt
import doctest
import importlib
from pathlib import Path

import pytest

import dateline
from contracts import coders
from dateline import Coder, Coding, Report, claims_frame
from dateline.engines import LocalEngine
from dateline.errors import KnowledgeError
from dateline.presenting.flat import COLUMNS
from dateline.store import Version


def coder() -> Coder:
    return Coder(engine=LocalEngine(coders.upper_case))


def test_every_public_name_is_there() -> None:
    for name in dateline.__all__:
        assert getattr(dateline, name) is not None
    assert set(dir(dateline)) == set(dateline.__all__)
    with pytest.raises(AttributeError, match="no_such_name"):
        dateline.no_such_name  # noqa: B018


def test_a_text_becomes_a_report_kept_to_the_character() -> None:
    text = "  They SAY so. \u200f "
    coding = coder().code(text, published="2014-06-12", publisher="The Herald", title="So")
    assert coding.report.text == text
    assert coding.report.published == dt.date(2014, 6, 12)
    assert (coding.report.publisher, coding.report.title) == ("The Herald", "So")


def test_pipe_takes_reports_and_texts_lazily_and_in_order() -> None:
    codings = coder().pipe(r for r in [Report("r1", "one SAYS"), "two SAY"])
    assert [c.report.text for c in codings] == ["one SAYS", "two SAY"]


def test_an_unreadable_day_is_refused() -> None:
    with pytest.raises(ValueError, match="yesterday"):
        coder().code("x", published="yesterday")


def test_a_coder_with_its_own_knowledge_leaves_the_others_alone(tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    table = tmp_path / "actors" / "a.tsv"

    def acting(own: Coder) -> str | None:
        coding = own.code("The Valley Guard attacked an army post near Goma.")
        return coding.claims[0].actors[0].id

    plain = Coder()
    made = []
    for ident in ("group/own", "group/other"):
        table.write_text(f"id\tname\tkind\n{ident}\tValley Guard\tarmed_force\n")
        made.append(Coder(knowledge=tmp_path))
    assert [acting(c) for c in (made[0], plain, made[1], made[0], Coder())] == [
        "group/own",
        None,
        "group/other",
        "group/own",
        None,
    ]


def test_an_engine_takes_no_knowledge_beside_its_own(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="give one of the two"):
        Coder(engine=LocalEngine(coders.upper_case), knowledge=tmp_path)


def test_a_coder_tells_all_that_is_wrong_in_a_folder_at_once(tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "a.tsv").write_text("id\tname\tkind\ngroup/a\tA\tmob\n\tB\tgroup\n")
    with pytest.raises(KnowledgeError) as raised:
        Coder(knowledge=tmp_path)
    assert len(raised.value.faults) == 2


def test_claims_as_a_data_frame() -> None:
    pytest.importorskip("pandas", reason="not run: pandas is not installed")
    frame = claims_frame(coder().pipe(["one SAYS and TELLS", "two"]))
    assert list(frame.columns) == list(COLUMNS)
    assert list(frame["trigger"]) == ["SAYS", "TELLS"]
    assert list(claims_frame([]).columns) == list(COLUMNS)


def test_a_store_opens_from_python(tmp_path: object) -> None:
    with dateline.open_store(f"{tmp_path}/s.db") as store:
        run = store.begin(dateline_version(), started="2014-06-12T00:00:00+00:00")
        store.add(run, [Coding(Report("r1", "x"))])
        assert [s.coding.report.id for s in store.codings()] == ["r1"]
    with dateline.open_store("memory:") as store:
        assert list(store.codings()) == []


def dateline_version() -> Version:
    from dateline import wiring

    return wiring.version(dateline.Settings())


def test_the_version_changes_with_what_decides_the_result() -> None:
    from dateline import wiring

    plain, other = (wiring.version(dateline.Settings(attitudes=a)) for a in (False, True))
    assert plain != other
    assert plain == wiring.version(dateline.Settings(jobs=4, store="x"))


@pytest.mark.parametrize("module", ["dateline", "dateline.api"])
def test_the_examples_of_the_docstrings_run(module: str) -> None:
    result = doctest.testmod(importlib.import_module(module))
    assert result.attempted > 0
    assert result.failed == 0
