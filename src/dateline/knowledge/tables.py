"""Reading the tables that ship with Dateline: YAML and TSV, from a package folder."""

from __future__ import annotations

import csv
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def folder(area: str) -> Traversable:
    """The folder that holds the tables of *area* ("codebook", "cues", ...)."""
    return files("dateline.knowledge").joinpath(area)


def read_yaml(area: str, name: str) -> Any:
    """The content of a YAML table of *area*; raises yaml.YAMLError when it is malformed."""
    text = folder(area).joinpath(name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader, the C one when there is


def read_tsv(area: str, name: str) -> list[dict[str, str]]:
    """The rows of a TSV table of *area* as dicts by column; lines that start with # are notes."""
    text = folder(area).joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
