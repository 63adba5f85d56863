"""Who may import whom: rows of packages, read from the code itself."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "dateline"

ROW_0 = {"model", "errors"}
ROW_1 = {"knowledge", "settings", "matching"}
ROW_2 = {
    "reading",
    "language",
    "coding",
    "attribution",
    "actors",
    "places",
    "times",
    "store",
}
#: What each package may import of Dateline, besides itself.
ALLOWED: dict[str, set[str]] = {
    "model": {"errors"},
    "errors": set(),
    "knowledge": ROW_0,
    "settings": ROW_0,
    "matching": ROW_0 | {"knowledge"},
    **dict.fromkeys(ROW_2, ROW_0 | ROW_1),
    "merging": ROW_0 | ROW_1 | {"actors", "places", "times"},
    "exports": ROW_0 | ROW_1 | {"pipeline", "store", "presenting"},
    "scene": ROW_0 | ROW_1 | {"actors"},
    "pipeline": ROW_0 | ROW_1 | (ROW_2 - {"store"}) | {"scene", "merging"},
    "engines": ROW_0 | ROW_1 | {"pipeline", "merging", "store"},
    "evaluation": ROW_0 | ROW_1 | {"pipeline", "merging", "store", "reading", "wiring"},
    "presenting": ROW_0 | ROW_1 | {"store"},
    "wiring": ROW_0
    | ROW_1
    | ROW_2
    | {"scene", "merging", "pipeline", "engines", "evaluation", "exports"},
    "api": ROW_0 | ROW_1 | ROW_2 | {"merging", "pipeline", "engines", "wiring", "presenting"},
    "cli": ROW_0
    | ROW_1
    | ROW_2
    | {"merging", "pipeline", "engines", "evaluation", "exports", "wiring", "presenting", "api"},
    "__init__": ROW_0 | ROW_2 | {"api", "settings", "wiring"},
}
#: Heavy or foreign libraries and the only files that may import them.
ADAPTERS = {
    "spacy": {"language/spacy.py"},
    "trafilatura": {"reading/html.py"},
    "feedparser": {"reading/feed.py"},
    "fastwarc": {"reading/warc.py"},
    "py3langid": {"reading/languages.py"},
    "rensa": {"reading/copies.py"},
    "pyarrow": {"reading/parquet.py"},
    "pandas": {"api.py"},
    "jinja2": {"exports/situation/render.py"},
    "snowballstemmer": {"merging/words.py"},
    "scipy": {"evaluation/clusters.py"},
}
FILES = sorted(SRC.rglob("*.py"))


def package_of(file: Path) -> str:
    parts = file.relative_to(SRC).with_suffix("").parts
    return "cli" if parts[0] == "__main__" else parts[0]


def imports_of(file: Path) -> set[str]:
    """Dotted names of all modules that *file* imports, at the top or at use."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add("." * node.level)
    return found


def inner(file: Path) -> set[str]:
    """The packages of Dateline that *file* imports, its own left out."""
    names = {n.split(".")[1] for n in imports_of(file) if n.startswith("dateline.")}
    known = {p.stem for p in SRC.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    return (names & known) - {package_of(file), "__init__"}


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(SRC)))
def test_imports_go_one_way(file: Path) -> None:
    package = package_of(file)
    assert package in ALLOWED, f"{package} has no row in the import table"
    assert inner(file) <= ALLOWED[package], sorted(inner(file) - ALLOWED[package])
    assert not any(name.startswith(".") for name in imports_of(file)), "no relative imports"


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(SRC)))
def test_heavy_libraries_stay_in_their_adapter(file: Path) -> None:
    here = file.relative_to(SRC).as_posix()
    for library, homes in ADAPTERS.items():
        used = any(n == library or n.startswith(f"{library}.") for n in imports_of(file))
        assert not used or here in homes, f"{library} belongs in {', '.join(sorted(homes))}"


def test_stages_use_only_the_port_of_the_store() -> None:
    for file in FILES:
        if package_of(file) in {"engines", "evaluation", "presenting"}:
            stores = {n for n in imports_of(file) if n.startswith("dateline.store.")}
            assert all(
                n.startswith(("dateline.store.port", "dateline.store.query")) for n in stores
            )


def test_there_are_no_cycles() -> None:
    modules = {".".join(("dateline", *f.relative_to(SRC).with_suffix("").parts)): f for f in FILES}
    graph = {name: _top_level(file) & modules.keys() for name, file in modules.items()}
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join((*path, name))
        if name not in done:
            for other in sorted(graph[name]):
                visit(other, (*path, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def _top_level(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{a.name}" for a in node.names)}
    return found
