"""Things that are read against each other: side by side where there is room, else one by one."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.presenting.style import QUIET

#: Columns of text that a quotation needs to be read with ease, and those between two of them.
LEAST = 38
BETWEEN = 3
#: More columns than this are compared by nobody.
MOST = 4


def side_by_side(
    cards: Sequence[RenderableType], *, width: int, left: int = 2, least: int = LEAST
) -> RenderableType:
    """*cards* in as many columns as *width* holds, in rows, each column as wide as the others.

    *left* columns stay free on the left. Three cards that do not fit beside each other are set in
    rows of two, so that no row holds one card only where it can be helped.
    """
    columns = columns_for(len(cards), width=width - left, least=least)
    table = Table.grid(expand=True, padding=(0, BETWEEN, 0, 0))
    for _ in range(columns):
        table.add_column(ratio=1, overflow="fold")
    for start in range(0, len(cards), columns):
        row = [*cards[start : start + columns]]
        row += [Text("")] * (columns - len(row))
        table.add_row(*(Padding(card, (0, 0, 1, 0)) for card in row))
    return Padding(table, (0, 0, 0, left))


def columns_for(number: int, *, width: int, least: int = LEAST) -> int:
    """How many of *number* cards stand beside each other in *width* columns: 1 to `MOST`."""
    fit = max(1, min(MOST, (width + BETWEEN) // (least + BETWEEN)))
    rows = -(-number // fit)
    return max(1, -(-number // max(1, rows)))


def card(title: Text, body: Sequence[RenderableType]) -> RenderableType:
    """A title over a thin line over what belongs to it."""
    return Group(title, Rule(style=QUIET), *body)
