"""Reading the tables that ship with Dateline: YAML and TSV, from a package folder."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

_BOOL = "tag:yaml.org,2002:bool"
_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BASE):  # type: ignore[misc]
    """Safe, and as YAML 1.2 has it: "on" and "no" are words, only true and false are booleans."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's way of saying so
        first: [(tag, form) for tag, form in forms if tag != _BOOL]
        for first, forms in _BASE.yaml_implicit_resolvers.items()
    }


_Loader.add_implicit_resolver(_BOOL, re.compile(r"^(?:true|True|false|False)$"), list("tTfF"))


def folder(area: str) -> Traversable:
    """The folder that holds the tables of *area* ("codebook", "cues", ...)."""
    return files("dateline.knowledge").joinpath(area)


def areas() -> tuple[str, ...]:
    """The names of all areas of knowledge, in order."""
    folders = (entry for entry in files("dateline.knowledge").iterdir() if entry.is_dir())
    return tuple(
        sorted(entry.name for entry in folders if entry.name not in ("overlay", "__pycache__"))
    )


def parse_yaml(text: str) -> Any:
    """The content of YAML 1.2 *text*; raises yaml.YAMLError when it is malformed."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader, the C one when there is


def yaml_events(text: str) -> Iterator[Any]:
    """The events of YAML *text* in order, nothing built from them; raises yaml.YAMLError."""
    yield from yaml.parse(text, Loader=_Loader)


def compose_yaml(text: str) -> Any:
    """The nodes of YAML *text* with their lines, None when it is empty; raises yaml.YAMLError."""
    return yaml.compose(text, Loader=_Loader)


def read_yaml(area: str, name: str) -> Any:
    """The content of a YAML table of *area*; raises yaml.YAMLError when it is malformed."""
    return parse_yaml(folder(area).joinpath(name).read_text(encoding="utf-8"))


def read_tsv(area: str, name: str) -> list[dict[str, str]]:
    """The rows of a TSV table of *area* as dicts by column; lines that start with # are notes."""
    text = folder(area).joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
