"""Entries of a user's YAML file with the line of every field, and every fault of its form.

Only the form that the tables have is read: a mapping of sections that are lists of mappings whose
values are texts or lists of texts, as they are written. Tags, anchors and deep nesting are
refused before anything is built from them, so that no file can run code or take all memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from dateline.knowledge.overlay.changes import Fault, near, quoted
from dateline.knowledge.tables import compose_yaml, yaml_events

#: Sections of a file, each a list of entries.
SECTIONS = ("rules", "modes", "content", "overrides", "contexts", "frames", "figures")
#: What may stand once at the head of a file, for all its new entries.
HEAD = ("source", "type")
_DEPTH = 6
#: Characters of one text; a pattern or an example sentence has far fewer.
_LONGEST = 2_000
_QUOTES = "(texts with one of ! & * [ ] { } : # belong in quotes)"
_NULL = "tag:yaml.org,2002:null"

#: A text, a list of texts, or None where nothing is written after the colon.
Value = str | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a section: where it stands, its fields with their lines, its file's head."""

    section: str
    file: str
    line: int
    values: Mapping[str, Value]
    lines: Mapping[str, int]
    head: Mapping[str, str] = field(default_factory=dict)

    def fault(self, message: str, name: str = "") -> Fault:
        """A fault of this entry, at its field *name* where that has a line of its own."""
        return Fault(self.file, self.lines.get(name, self.line), message)


def decoded(name: str, content: bytes, faults: list[Fault]) -> str | None:
    """The text of a file in UTF-8, with or without a byte order mark; None when it is not."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        faults.append(Fault(name, line, "not in UTF-8 (save the file in that encoding)"))
        return None


def read_entries(name: str, content: bytes, faults: list[Fault]) -> list[Entry]:
    """The entries of a YAML file; what is not of the form is left out and told in *faults*."""
    text = decoded(name, content, faults)
    if text is None:
        return []
    try:
        strange = list(_strange(name, text))
        root = None if strange else compose_yaml(text)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        reason = getattr(fault, "problem", None) or "a character that YAML does not allow"
        faults.append(Fault(name, mark.line + 1 if mark else 0, f"not YAML: {reason} {_QUOTES}"))
        return []
    faults.extend(strange)
    if root is None or root.tag == _NULL:
        return []
    if not isinstance(root, yaml.MappingNode):
        faults.append(Fault(name, _line(root), f"no mapping with {', '.join(SECTIONS)}"))
        return []
    return list(_sections(name, root, faults))


def _strange(name: str, text: str) -> Iterator[Fault]:
    """Faults for what no table needs: anchors, tags, nesting that is too deep."""
    depth = 0
    for event in yaml_events(text):
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            yield Fault(name, line, f"a reference '*{event.anchor}' (put the text in quotes)")
        elif isinstance(event, yaml.NodeEvent) and event.anchor:
            yield Fault(name, line, f"an anchor '&{event.anchor}' (put the text in quotes)")
        elif getattr(event, "tag", None) not in (None, "!"):
            yield Fault(name, line, f"a tag '{event.tag}' (put the text in quotes)")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEPTH:
                yield Fault(name, line, "nested too deep")
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _sections(name: str, root: yaml.MappingNode, faults: list[Fault]) -> Iterator[Entry]:
    parts: dict[str, tuple[int, yaml.Node]] = dict(_pairs(name, root, faults))
    head: dict[str, str] = {}
    for key, (at, node) in parts.items():
        if key not in (*SECTIONS, *HEAD):
            known = (*HEAD, *SECTIONS)
            told = f"a file holds {', '.join(known)}, and no {quoted(key)}{near(key, known)}"
            faults.append(Fault(name, at, told))
        elif key in HEAD:
            value = _value(name, node, key, faults)
            if isinstance(value, str):
                head[key] = value
            elif value is not None:
                faults.append(Fault(name, at, f"{key}: one text is wanted"))
    for section in SECTIONS:
        if section not in parts or parts[section][1].tag == _NULL:
            continue
        at, node = parts[section]
        if not isinstance(node, yaml.SequenceNode):
            faults.append(Fault(name, at, f"{section}: a list of entries is wanted (- id: ...)"))
            continue
        for item in node.value:
            if isinstance(item, yaml.MappingNode):
                yield _entry(name, section, item, head, faults)
            else:
                told = f"{section}: an entry is a mapping (- id: ...)"
                faults.append(Fault(name, _line(item), told))


def _entry(
    name: str, section: str, node: yaml.MappingNode, head: dict[str, str], faults: list[Fault]
) -> Entry:
    pairs = dict(_pairs(name, node, faults))
    values = {key: _value(name, part, key, faults) for key, (_, part) in pairs.items()}
    lines = {key: at for key, (at, _) in pairs.items()}
    return Entry(section, name, _line(node), values, lines, head)


def _pairs(
    name: str, node: yaml.MappingNode, faults: list[Fault]
) -> Iterator[tuple[str, tuple[int, yaml.Node]]]:
    """(key, (line, value)) of a mapping; a key that is no text or is given twice is a fault."""
    seen: set[str] = set()
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            faults.append(Fault(name, _line(key), "a name of a field is wanted before the colon"))
        elif key.value in seen:
            faults.append(Fault(name, _line(key), f"{quoted(key.value)} is given twice"))
        else:
            seen.add(key.value)
            yield key.value, (_line(key), value)


def _value(name: str, node: yaml.Node, key: str, faults: list[Fault]) -> Value:
    if any(len(part.value) > _LONGEST for part in _scalars(node)):
        faults.append(
            Fault(name, _line(node), f"{key}: a text of more than {_LONGEST:,} characters")
        )
        return None
    if isinstance(node, yaml.ScalarNode):
        return None if node.tag == _NULL else str(node.value)
    if not isinstance(node, yaml.SequenceNode):
        told = f"{key}: a text or a list of texts is wanted (put it in quotes if it has a colon)"
        faults.append(Fault(name, _line(node), told))
        return None
    found: list[str] = []
    for item in node.value:
        if isinstance(item, yaml.ScalarNode) and item.tag != _NULL and item.value.strip():
            found.append(str(item.value))
        else:
            told = f"{key}: every item is a text (put it in quotes if it has a [ or a colon)"
            faults.append(Fault(name, _line(item), told))
    return tuple(found)


def _scalars(node: yaml.Node) -> list[yaml.ScalarNode]:
    """The texts that *node* is or lists."""
    parts = node.value if isinstance(node, yaml.SequenceNode) else [node]
    return [part for part in parts if isinstance(part, yaml.ScalarNode)]


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
