"""Fixtures that several areas share: one language model for the whole run."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from dateline.language.spacy import SpacyAnalyser
from dateline.model import Report, Sentence

Parse = Callable[[str], tuple[Sentence, ...]]


@pytest.fixture(scope="session")
def analyser() -> SpacyAnalyser:
    """The language model, loaded once."""
    return SpacyAnalyser()


@pytest.fixture(scope="session")
def parse(analyser: SpacyAnalyser) -> Parse:
    """Turns a text into sentences."""

    def parsed(text: str) -> tuple[Sentence, ...]:
        return next(analyser.analyse([Report("test", text)]))

    return parsed


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what could not be run, and why: a skipped check is not a passed one."""
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        words = str(reason).removeprefix("Skipped: ").removeprefix("not run: ")
        terminalreporter.write_line(f"not run: {report.nodeid}: {words}")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI nothing may be left out."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
