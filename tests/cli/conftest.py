"""A command line with a coder that needs no language model: "X took Y" is a claim."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pytest

from dateline import wiring
from dateline.cli import main
from dateline.engines import Engine, LocalEngine
from dateline.model import (
    Candidate,
    Claim,
    Coding,
    Evidence,
    Party,
    Place,
    Problem,
    Report,
    Source,
    Span,
    claim_id,
)

_TAKING = re.compile(r"(\w+) (took) (\w+)(?:, (\w+) said)?")


def code(reports: Iterable[Report]) -> Iterator[Coding]:
    """Codings by one pattern; "fail" in a text is a failed stage, "raise" a broken coder."""
    for report in reports:
        if "raise" in report.text:
            raise RuntimeError("the coder broke")
        if report.language != "en":
            reason = f"not coded: the report is in '{report.language}'"
            yield Coding(report, problems=(Problem("language", reason, severity="note"),))
            continue
        problems = (Problem("coding", "a fault", 0),) if "fail" in report.text else ()
        if report.published is None:
            problems += (Problem("times", "no publication date", severity="note"),)
        claims = tuple(_claim(report, m) for m in _TAKING.finditer(report.text))
        yield Coding(report, claims=claims, problems=problems)


def _claim(report: Report, match: re.Match[str]) -> Claim:
    actor, trigger, place = (Span.of(report.text, *match.span(n)) for n in (1, 2, 3))
    said = Span.of(report.text, *match.span(4)) if match[4] else None
    sources = (Source(said, said.text, role="witness"),) if said else ()
    rivals = (
        Candidate(place.text, "geonames:1", 0.9, "only one"),
        Candidate("Other", "x", 0.1, "far"),
    )
    return Claim(
        claim_id(report, trigger, "CONTROL", sources),
        trigger,
        "CONTROL",
        modes=("capture",),
        actors=(Party(actor, actor.text),),
        places=(Place(place, place.text, "geonames:1", "IRQ", candidates=rivals),),
        sources=sources,
        evidence=(Evidence("control.take", trigger, "type", "taking ground"),),
    )


@dataclass(frozen=True)
class Outcome:
    """What a command did."""

    status: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs `dateline` with arguments, in this process."""

    def engine(settings: object) -> Engine:
        return LocalEngine(lambda: code)

    monkeypatch.setattr(wiring, "build_engine", engine)
    for name in ("STORE", "JOBS", "ATTITUDES", "KNOWLEDGE"):
        monkeypatch.delenv(f"DATELINE_{name}", raising=False)
    monkeypatch.setenv("COLUMNS", "130")

    def command(*arguments: object) -> Outcome:
        with pytest.raises(SystemExit) as left:
            main([str(a) for a in arguments])
        told = capfd.readouterr()
        return Outcome(int(left.value.code or 0), told.out, told.err)

    return command
