"""The worked example of `docs/own-knowledge.md` ships, and does what is shown."""

from __future__ import annotations

from docs.conftest import ROOT, blocks

PAGE = ROOT / "docs" / "own-knowledge.md"
VALLEY = ROOT / "examples" / "valley"


def test_the_files_shown_are_those_that_ship() -> None:
    shown = [*blocks(PAGE, "yaml"), *blocks(PAGE, "text")]
    files = [path for path in sorted(VALLEY.rglob("*")) if path.is_file()]
    assert len(files) == 4
    for path in files:
        assert path.read_text(encoding="utf-8") in shown, path.name


def test_the_changes_and_claims_shown_are_real() -> None:
    from dateline import Coder, Read, ReadOptions, read, wiring
    from dateline.settings import read_knowledge_folder

    text = PAGE.read_text(encoding="utf-8")
    for change in wiring.load_tables(read_knowledge_folder(VALLEY)).changes:
        assert f"{change.what} {change.id}" in text
        assert f"{change.file}:{change.line}\n" in text
    found = next(read([VALLEY / "report.txt"], options=ReadOptions()))
    assert isinstance(found, Read)
    for claim in Coder(knowledge=VALLEY).code(found.report).claims:
        assert f"  {claim.id[:8]}  {' '.join((claim.type, *claim.modes))}" in text
