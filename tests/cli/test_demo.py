"""`dateline demo` shows what came out and what to do next; the commands it names work."""

from __future__ import annotations

import json
import re
import shlex
import sys
from pathlib import Path

import pytest

from cli.conftest import Run
from dateline.cli import demo, merging
from dateline.engines.port import MergeSummary
from dateline.store import Store
from presenting.situations import LEFT, STRIKE


@pytest.fixture
def examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Rebels took Town{n}, residents said. No more is known about the place for now."
    day = "2013-05-08"
    rows = [
        json.dumps({"id": f"r{n}", "text": text.format(n=n), "published": day, "language": "en"})
        for n in range(5)
    ]
    (tmp_path / "reports.jsonl").write_text("\n".join(rows))
    monkeypatch.setattr(demo, "_PLACES", (tmp_path,))
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("examples")
def test_the_commands_it_names_work(run: Run) -> None:
    done = run("demo")
    assert done.status == 0
    assert "Rebels took[1] Town0" in done.out
    assert "and 2 reports more" in done.err
    assert Path(demo.STORE).exists()
    commands = re.findall(r"^  dateline (.+?)  ", done.err, re.MULTILINE)
    assert len(commands) == 5
    for command in commands[:-1]:
        assert run(*shlex.split(command)).status == 0


@pytest.mark.usefixtures("examples")
def test_what_sources_disagree_on_is_shown_and_a_page_written(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def merge_store(store: Store, settings: object, **given: object) -> MergeSummary:
        number = store.begin_merge("by hand", started="2016-08-01T10:00:00+00:00")
        store.keep_events(number, (STRIKE, LEFT), ())
        store.end_merge(number, ended="2016-08-01T10:00:01+00:00")
        return MergeSummary(5, 5, 2, 2, 3, 0)

    monkeypatch.setattr(merging, "merge_store", merge_store)
    monkeypatch.setattr(merging, "situation_page", lambda *what, title: f"<p>{title}</p>")
    done = run("demo")
    assert done.status == 0
    assert done.out.index("killed 160") < done.out.index("which way?")
    assert "2 events, 3 disputes, 0 control states" in done.err
    assert Path(demo.PAGE).read_text() == "<p>The example reports</p>"
    commands = re.findall(r"^  dateline (.+?)  ", done.err, re.MULTILINE)
    assert [command.split()[0] for command in commands[:3]] == ["event", "disputes", "control"]
    for command in commands[:-1]:
        assert run(*shlex.split(command)).status == 0


@pytest.mark.usefixtures("examples")
def test_the_commands_begin_as_the_program_was_started(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", [str(tmp_path / ".venv/bin/dateline")])
    assert "\n  .venv/bin/dateline claims --store dateline-demo.db " in run("demo").err
    done = run("claims", "--store", "none.db")
    assert "make one: .venv/bin/dateline code" in done.err


@pytest.mark.usefixtures("examples")
def test_running_it_again_changes_nothing(run: Run) -> None:
    assert run("demo").out == run("demo").out


def test_without_examples_it_says_so(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "_PLACES", (tmp_path,))
    done = run("demo")
    assert done.status == 2
    assert "not shipped" in done.err
