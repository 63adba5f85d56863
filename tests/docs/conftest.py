"""The documents of the project, and the command line they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import typer

from dateline.cli.app import app

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT, ROOT / "docs", ROOT / "decisions", ROOT / "benchmarks")
DOCUMENTS = [path for folder in FOLDERS for path in sorted(folder.glob("*.md"))]
_FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)


def blocks(document: Path, language: str) -> Iterator[str]:
    """The fenced blocks of *document* in *language*."""
    for match in _FENCED.finditer(document.read_text(encoding="utf-8")):
        if match[1] == language:
            yield match[2]


def commands() -> dict[str, list[str]]:
    """Every command of `dateline` as it is typed, with all its options."""
    return dict(_walk(typer.main.get_command(app), ()))


def _walk(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    below = getattr(command, "commands", None)
    if below is not None:
        for name, each in below.items():
            yield from _walk(each, (*path, name))
    else:
        own = [opt for p in command.params for opt in p.opts if opt.startswith("--")]
        yield " ".join(path), own
