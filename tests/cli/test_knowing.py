"""`dateline knowledge`: what is known can be looked at, and faults are told."""

from __future__ import annotations

import pytest

from cli.conftest import Run
from dateline.cli import knowing
from dateline.errors import KnowledgeError


def test_areas_types_and_parties_are_shown(run: Run) -> None:
    types = run("knowledge", "show", "codebook")
    assert "ASSAULT" in types.out
    assert "suicide-attack" in types.out
    party = run("knowledge", "show", "actors", "ISIL")
    assert "Islamic State" in party.out
    assert "nothing is known under" in run("knowledge", "show", "actors", "Qwxyz").err


@pytest.mark.parametrize("arguments", [("weather",), ("times", "Tuesday")])
def test_what_is_not_there_says_so(run: Run, arguments: tuple[str, ...]) -> None:
    assert run("knowledge", "show", *arguments).status == 2


def test_all_faults_of_all_areas_are_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> knowing.Facts:
        raise KnowledgeError(["rule a has no example", "rule b is twice there"])

    monkeypatch.setattr(knowing, "AREAS", {"codebook": broken, "times": lambda: {"words": 3}})
    done = run("knowledge", "check")
    assert done.status == 1
    assert "rule a has no example" in done.err
    assert "rule b is twice there" in done.err
    assert "times        ok   3 words" in done.err
