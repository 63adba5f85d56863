"""Numbers of units as written in time expressions: "twenty-four hours", "2 1/2 years"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.times.calendar import add_months, shift
from dateline.times.context import Parts
from dateline.times.tokens import Token

#: Largest number of units read; beyond it the words are no time of a report.
LARGEST = 100_000
#: Digits of an ordinal beyond which it is none of a report.
_DIGITS = 5
#: Parts that half a unit has, where a smaller unit exists: half a year is six months.
_HALVES = {"Y": "6M", "10Y": "5Y", "100Y": "50Y", "D": "T12H", "TH": "T30M", "TM": "T30S"}


def amount(tokens: Sequence[Token]) -> float | None:
    """The number that *tokens* spell, or None: 24 for "twenty-four", 2.5 for "two and a half"."""
    total, seen, part = 0.0, False, 0.0
    for token in tokens:
        if token.kind in ("HALF", "HALFA"):
            total, seen = total + 0.5, True
        elif token.kind == "NUM":
            value = float(token.value or 0)
            part = max(part, 1) * value if value >= 100 else part + value
            seen = True
            if value >= 1000:
                total, part = total + part, 0.0
        elif token.kind in ("DAY", "INT", "DEC", "YEAR"):
            part, seen = part + float(str(token.value).replace(",", "")), True
    total += part
    return total if seen and total <= LARGEST else None


def ordinal(token: Token) -> int | None:
    """The number that an ordinal spells: 3 for "third", 37 for "37th"; None where it is none."""
    digits = str(token.value or token.text).rstrip("stndrh")
    return int(digits) if digits.isdecimal() and len(digits) < _DIGITS else None


def quantity(parts: Parts) -> float | None:
    """The number of units a match names: 1 for "a week", None for a vague number."""
    if "n" in parts:
        return amount(parts.all("n"))
    return None if "few" in parts else 1.0


def period(number: float | None, unit: str) -> str:
    """The TIMEX3 value of a length: P3W, PT24H, P2Y6M, PXD for a vague number of days."""
    clock, letter = unit.startswith("T"), unit.removeprefix("T")
    scale = int(letter[:-1] or 1)
    letter = letter[-1]
    head = "PT" if clock else "P"
    if number is None:
        return f"{head}X{letter}"
    whole, half = int(number), number % 1
    if half and half != 0.5:
        return f"{head}{number * scale:g}{letter}"
    text = f"{head}{whole * scale}{letter}" if whole else head
    if half:
        smaller = _HALVES.get(unit, "")
        text = text + (smaller if not clock else smaller.removeprefix("T"))
        if not smaller:
            return f"{head}{number * scale:g}{letter}"
        if "T" in smaller and clock is False and text.startswith("PT") is False:
            return f"{head}{whole * scale}{letter}{smaller}" if whole else f"P{smaller}"
    return text


def moved(day: dt.date, number: float, unit: str) -> dt.date | None:
    """*day* moved by *number* units (hours and smaller count as part of a day, rounded up)."""
    letter = unit[-1]
    scale = int(unit.removeprefix("T")[:-1] or 1)
    if unit.startswith("T"):
        hours = number * {"H": 1, "M": 1 / 60, "S": 1 / 3600}[letter]
        days = -(-abs(hours) // 24)
        return shift(day, int(days if number > 0 else -days))
    if letter == "D":
        return shift(day, round(number))
    if letter == "W":
        return shift(day, round(number * 7 * scale))
    months = {"M": 1, "Q": 3, "Y": 12}[letter] * scale
    return add_months(day, round(number * months))
