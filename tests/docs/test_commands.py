"""The documents name every command and option, and no other."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from docs.conftest import DOCUMENTS, ROOT, blocks, commands

PAGE = ROOT / "docs" / "commands.md"
COMMANDS = commands()
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
_SHORT = {"-f": "--format", "-o": "--out", "-s": "--store", "-j": "--jobs", "-h": "--help"}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_explained(command: str) -> None:
    text = PAGE.read_text(encoding="utf-8")
    heading = f"\n## dateline {command}\n"
    assert heading in text
    section = text.partition(heading)[2].partition("\n## ")[0]
    for option in COMMANDS[command]:
        assert f"`{option}" in section, option


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: str(d.relative_to(ROOT)))
def test_shown_commands_exist(document: Path) -> None:
    for block in blocks(document, "console"):
        lines = block.replace("\\\n", " ").splitlines()
        for line in lines:
            found = re.match(r"\$ (?:\S+=\S+ )*(?:\.venv/bin/)?dateline (.*)", line)
            if found:
                _check(found[1])


def _check(typed: str) -> None:
    words = shlex.split(re.split(r" [|>] ", typed)[0])
    if words[0].startswith("-"):
        return
    command = next(c for c in (" ".join(words[:2]), words[0]) if c in COMMANDS)
    for word in words:
        if re.match(r"--?[a-z]", word):
            option = _SHORT.get(word, word.partition("=")[0])
            assert option in {*COMMANDS[command], "--help"}, f"dateline {typed}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: str(d.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    for target in _LINK.findall(document.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith("mailto:"):
            assert (document.parent / target).exists(), target


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: str(d.relative_to(ROOT)))
def test_no_path_of_a_machine_is_told(document: Path) -> None:
    assert not re.search(r"(?<![\w.])/(work|tmp|root|home)/", document.read_text(encoding="utf-8"))


def test_make_targets_named_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = {t for d in DOCUMENTS for t in re.findall(r"[`$] ?make ([a-z]+)", d.read_text("utf-8"))}
    assert {"demo", "test", "check", "bench"} <= named
    for target in named:
        assert re.search(rf"^{target}:", makefile, re.M), target
