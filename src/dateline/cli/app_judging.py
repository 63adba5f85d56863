"""The commands of `dateline judge` and their options."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import Out, Where, settings_of

judge = typer.Typer(
    help="Decide on claims: same or different, right or wrong.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

First = Annotated[
    str, typer.Argument(metavar="A", help="A claim or event, by id or first characters.")
]
Second = Annotated[
    str, typer.Argument(metavar="B", help="The other; an event stands for its first claim.")
]
User = Annotated[
    str | None, typer.Option("--user", help="Who decides. [DATELINE_USER or the login name]")
]
Why = Annotated[str, typer.Option("--reason", help="Why: kept with the decision.")]


@judge.command()
def same(a: First, b: Second, *, store: Where = None, reason: Why = "", user: User = None) -> None:
    """Two claims tell the same event."""
    _judge("same", a, b, store, user, reason)


@judge.command()
def different(
    a: First, b: Second, *, store: Where = None, reason: Why = "", user: User = None
) -> None:
    """Two claims tell different events."""
    _judge("different", a, b, store, user, reason)


@judge.command()
def unsure(
    a: First, b: Second, *, store: Where = None, reason: Why = "", user: User = None
) -> None:
    """It stays open whether two claims tell the same event."""
    _judge("unsure", a, b, store, user, reason)


def _judge(verdict: str, a: str, b: str, store: str | None, user: str | None, reason: str) -> None:
    from dateline.cli import judging

    settings = settings_of(store=store)
    raise typer.Exit(judging.judge(verdict, a, b, settings, judging.author(user, reason)))


@judge.command()
def correct(
    claim: Annotated[str, typer.Argument(help="A claim, by id or first characters.")],
    slot: Annotated[str, typer.Argument(help="The slot: type, time, counts, places ...")],
    value: Annotated[str, typer.Argument(help="See the forms below.")],
    *,
    store: Where = None,
    reason: Why = "",
    user: User = None,
) -> None:
    """Correct one slot of a claim.

    \b
    Slots and what they take:
      type         ASSAULT
      modes        aerial,drone
      actors       Army; Free Brigades    names that the report has
      recipients   civilians
      places       Goma; Sake             names that the report has
      time         2014-06-12, 2014-06-10..2014-06-12, 2014-06, 2014
      counts       killed=12 injured=24+  exactly 12, at least 24
                   killed=8-12, killed=..40
      sources      State TV; the army     outermost first
      stance       denies
      factuality   CT-
      tense        ongoing

    "none" empties a slot that may be empty. JSON as a coding writes it is taken too.
    """
    from dateline.cli import judging

    by = judging.author(user, reason)
    raise typer.Exit(judging.correct(claim, slot, value, settings_of(store=store), by))


@judge.command()
def withdraw(
    a: First,
    b: Annotated[str, typer.Argument(metavar="B|SLOT", help="The other claim, or a slot of A.")],
    *,
    store: Where = None,
    reason: Why = "",
    user: User = None,
) -> None:
    """Take back the last decision about two claims or a slot."""
    from dateline.cli import judging

    by = judging.author(user, reason)
    raise typer.Exit(judging.withdraw(a, b, settings_of(store=store), by))


@judge.command("list")
def list_decisions(
    *,
    store: Where = None,
    every: Annotated[
        bool, typer.Option("--all", help="Also what was replaced or withdrawn.")
    ] = False,
) -> None:
    """List the decisions in force."""
    from dateline.cli import decisions

    raise typer.Exit(decisions.show(settings_of(store=store), every=every))


@judge.command("export")
def export_decisions(*, store: Where = None, out: Out = None) -> None:
    """Write all decisions, one line of JSON each."""
    from dateline.cli import decisions

    raise typer.Exit(decisions.export(settings_of(store=store), out))


@judge.command("import")
def import_decisions(
    file: Annotated[Path, typer.Argument(help="What export wrote.", exists=True, dir_okay=False)],
    *,
    store: Where = None,
) -> None:
    """Take in decisions; those already there add nothing."""
    from dateline.cli import decisions

    raise typer.Exit(decisions.bring_in(file, settings_of(store=store)))
