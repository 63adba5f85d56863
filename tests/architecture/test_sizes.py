"""Small rooms: files, functions and parameters stay within their bounds."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "dateline"
FILES = sorted([*SRC.rglob("*.py"), *(ROOT / "tests").rglob("*.py"), *ROOT.glob("scripts/*.py")])
MAX_LINES = 400
MEDIAN_LINES = 150
MAX_FUNCTION = 60
MAX_PARAMETERS = 6
#: Where any exception may be caught, and is turned into a value.
BROAD_EXCEPT = ("pipeline.py", "scene.py", "engines/", "web/")
#: A public function this short may speak for itself.
SELF_EVIDENT = 3
VAGUE = {"utils", "util", "helpers", "helper", "manager", "misc", "common"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_files_and_functions_are_small(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= MAX_LINES
    for node in ast.walk(tree(file)):
        if isinstance(node, Function):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            assert lines <= MAX_FUNCTION, f"{node.name} has {lines} lines"
            positional = [*node.args.posonlyargs, *node.args.args]
            own = [a for a in positional if a.arg not in {"self", "cls"}]
            assert len(own) <= MAX_PARAMETERS, f"{node.name} takes {len(own)} parameters"


def test_the_median_file_is_short() -> None:
    lines = sorted(len(f.read_text(encoding="utf-8").splitlines()) for f in SRC.rglob("*.py"))
    assert lines[len(lines) // 2] <= MEDIAN_LINES


@pytest.mark.parametrize(
    "file", [f for f in FILES if SRC in f.parents], ids=lambda f: str(f.relative_to(SRC))
)
def test_broad_excepts_only_at_the_edges(file: Path) -> None:
    here = file.relative_to(SRC).as_posix()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.ExceptHandler):
            names = (
                {n.id for n in ast.walk(node.type) if isinstance(n, ast.Name)}
                if node.type
                else {""}
            )
            passes_on = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
            broad = names & {"Exception", "BaseException", ""} and not passes_on
            assert not broad or here.startswith(BROAD_EXCEPT), f"line {node.lineno}"


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_names_say_what_things_are(file: Path) -> None:
    assert not VAGUE & set(re.split(r"[_/.]", file.relative_to(ROOT).as_posix()))
    for node in ast.walk(tree(file)):
        if isinstance(node, Function | ast.ClassDef):
            assert node.name.lower() not in {*VAGUE, "process"}


@pytest.mark.parametrize(
    "file", [f for f in FILES if SRC in f.parents], ids=lambda f: str(f.relative_to(SRC))
)
def test_public_names_have_docstrings(file: Path) -> None:
    module = tree(file)
    assert ast.get_docstring(module), "the module says what it is for"
    for node in module.body:
        lines = (node.end_lineno or 0) - getattr(node, "lineno", 0)
        public = isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_")
        if public and lines > SELF_EVIDENT:
            assert ast.get_docstring(node), f"{node.name} has no docstring"
