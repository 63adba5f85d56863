"""The key format of MUC-4: templates of numbered lines, read and written.

Fillers of one slot stand on lines of their own; "/" parts alternatives, "?" marks an optional
filler, "-" an empty slot, "*" a slot (or a message) to which it does not apply.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

#: The slots by number, as the task documentation names them.
SLOTS = (
    "MESSAGE: ID",
    "MESSAGE: TEMPLATE",
    "INCIDENT: DATE",
    "INCIDENT: LOCATION",
    "INCIDENT: TYPE",
    "INCIDENT: STAGE OF EXECUTION",
    "INCIDENT: INSTRUMENT ID",
    "INCIDENT: INSTRUMENT TYPE",
    "PERP: INCIDENT CATEGORY",
    "PERP: INDIVIDUAL ID",
    "PERP: ORGANIZATION ID",
    "PERP: ORGANIZATION CONFIDENCE",
    "PHYS TGT: ID",
    "PHYS TGT: TYPE",
    "PHYS TGT: NUMBER",
    "PHYS TGT: FOREIGN NATION",
    "PHYS TGT: EFFECT OF INCIDENT",
    "PHYS TGT: TOTAL NUMBER",
    "HUM TGT: NAME",
    "HUM TGT: DESCRIPTION",
    "HUM TGT: TYPE",
    "HUM TGT: NUMBER",
    "HUM TGT: FOREIGN NATION",
    "HUM TGT: EFFECT OF INCIDENT",
    "HUM TGT: TOTAL NUMBER",
)
(
    ID,
    NUMBER,
    DATE,
    LOCATION,
    TYPE,
    STAGE,
    INSTRUMENT,
    INSTRUMENT_TYPE,
    CATEGORY,
    INDIVIDUAL,
    ORGANIZATION,
    CONFIDENCE,
    TARGET,
    TARGET_TYPE,
    TARGET_NUMBER,
    TARGET_NATION,
    TARGET_EFFECT,
    TARGET_TOTAL,
    VICTIM,
    DESCRIPTION,
    VICTIM_TYPE,
    VICTIM_NUMBER,
    VICTIM_NATION,
    VICTIM_EFFECT,
    VICTIM_TOTAL,
) = range(25)
#: Slots that do not apply to an incident of a type (template skeletons of the task).
INAPPLICABLE: Mapping[str, frozenset[int]] = {
    "ARSON": frozenset({INSTRUMENT, INSTRUMENT_TYPE}),
    "KIDNAPPING": frozenset({INSTRUMENT, INSTRUMENT_TYPE, *range(TARGET, TARGET_TOTAL + 1)}),
}
_LINE = re.compile(r"(\d{1,2})\.\s+(?=[A-Z]+ ?[A-Z]*: )(.*)$")
_NOTHING = frozenset({"", "-", "*"})
_ALTERNATIVES = re.compile(r'\s+/\s+|\s+/$|^/\s*|(?<=")/(?=")')
_WIDTH = 36


@dataclass(frozen=True, slots=True)
class Filler:
    """One filler of a slot: the forms that would all be right, and whether it may be left out."""

    forms: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """One incident of a message, by slot number; an absent slot is empty."""

    message: str
    slots: Mapping[int, tuple[Filler, ...]] = field(default_factory=dict)
    optional: bool = False

    def forms(self, slot: int) -> tuple[str, ...]:
        """Every form of every filler of a slot."""
        return tuple(form for filler in self.slots.get(slot, ()) for form in filler.forms)


def read_templates(lines: Iterable[str]) -> dict[str, list[Template]]:
    """The templates of a key or response file by message; a message without incidents has none.

    Lines that are neither a slot nor a filler that goes on are passed over.
    """
    found: dict[str, list[tuple[dict[int, list[Filler]], bool]]] = {}
    message, slot = "", -1
    current: dict[int, list[Filler]] = {}
    for line in lines:
        text = line.rstrip()
        headed = _headed(text)
        if headed is None:
            if slot >= DATE and text[:1].isspace() and text.strip():
                _add(current.setdefault(slot, []), text.strip())
            continue
        slot, value = headed
        if slot == ID:
            message = value.split()[0] if value else ""
            found.setdefault(message, [])
        elif slot == NUMBER:
            current = {}
            if not value.startswith("*"):
                optional = "OPTIONAL" in value.upper() or value.startswith("?")
                found.setdefault(message, []).append((current, optional))
        else:
            _add(current.setdefault(slot, []), value)
    return {
        message: [
            Template(message, {s: tuple(f) for s, f in slots.items() if f}, optional)
            for slots, optional in templates
        ]
        for message, templates in found.items()
    }


def _headed(text: str) -> tuple[int, str] | None:
    """The slot and value of a line that begins with the number and name of a slot."""
    match = _LINE.match(text)
    slot = int(match[1]) if match else len(SLOTS)
    if match is None or slot >= len(SLOTS) or not match[2].startswith(SLOTS[slot]):
        return None
    return slot, match[2][len(SLOTS[slot]) :].strip()


def _add(fillers: list[Filler], value: str) -> None:
    value = re.sub(r"\s*;;.*$", "", value).strip()
    optional = value.startswith("?")
    forms = tuple(
        form
        for part in _ALTERNATIVES.split(value.lstrip("? "))
        if (form := part.strip(" ?")) not in _NOTHING
    )
    if not forms:
        return
    if value.startswith("/") and fillers:
        last = fillers.pop()
        fillers.append(Filler((*last.forms, *forms), last.optional))
    else:
        fillers.append(Filler(forms, optional))


def template_lines(template: Template, number: int) -> Iterator[str]:
    """The lines of one template, numbered within its message from 1."""
    yield _line(ID, [template.message])
    yield _line(NUMBER, [str(number)])
    absent = INAPPLICABLE.get(next(iter(template.forms(TYPE)), ""), frozenset())
    for slot in range(DATE, len(SLOTS)):
        fillers = [_written(filler) for filler in template.slots.get(slot, ())]
        yield _line(slot, fillers or ["*" if slot in absent else "-"])


def nothing_lines(message: str) -> Iterator[str]:
    """The lines of a message that tells of no incident."""
    yield _line(ID, [message])
    for slot in range(NUMBER, len(SLOTS)):
        yield _line(slot, ["*"])


def _written(filler: Filler) -> str:
    return ("? " if filler.optional else "") + " / ".join(filler.forms)


def _line(slot: int, values: list[str]) -> str:
    heading = f"{slot}.".ljust(4) + SLOTS[slot]
    return ("\n" + " " * _WIDTH).join([heading.ljust(_WIDTH) + values[0], *values[1:]])
