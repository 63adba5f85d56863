"""Whose work is in Dateline is said in NOTICE, which every package carries."""

from __future__ import annotations

import tomllib

import pytest

from docs.conftest import ROOT

NOTICE = " ".join((ROOT / "NOTICE").read_text(encoding="utf-8").split())


@pytest.mark.parametrize(
    "credit",
    [
        "Creative Commons Attribution 4.0",
        "https://www.geonames.org",
        "Copyright (c) 2014 Open Event Data",
        "The above copyright notice and this permission notice shall be included",
        "PLOVER",
        "CAMEO",
    ],
)
def test_a_credit_is_there(credit: str) -> None:
    assert credit in NOTICE


def test_packages_carry_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {"LICENSE", "NOTICE"} <= set(project["license-files"])


def test_the_files_it_names_exist() -> None:
    named = [word.rstrip(".,") for word in NOTICE.split() if word.startswith("src/")]
    assert named
    for name in named:
        assert (ROOT / name).exists(), name
