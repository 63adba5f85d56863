"""The commands of `dateline` and their options; what they do is imported when one is called."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from dateline import __version__
from dateline.cli.app_corpora import evaluate
from dateline.cli.app_judging import judge
from dateline.cli.app_knowledge import knowledge
from dateline.cli.app_situations import control, disputes, event, events, merge, report
from dateline.cli.formats import Output, chosen
from dateline.cli.options import (
    Country,
    Form,
    Gazetteer,
    InBox,
    Jobs,
    Limit,
    ModeName,
    Out,
    Own,
    PartyName,
    PlaceName,
    Since,
    TypeName,
    Until,
    Where,
    settings_of,
)

if TYPE_CHECKING:
    from dateline.reading import ReadOptions

app = typer.Typer(
    name="dateline",
    help="Reads reports of war and conflict, and tells who did what to whom, where and when, "
    "according to whom, and how sure.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
Published = Annotated[
    str | None,
    typer.Option(metavar="YYYY-MM-DD", help="Day of publication where an input states none."),
]
Publisher = Annotated[str, typer.Option(help="Publisher where an input states none.")]
Columns = Annotated[
    list[str] | None,
    typer.Option(metavar="FIELD=NAME", help="Name of a field in the input: text=body."),
]
Language = Annotated[
    str | None,
    typer.Option(metavar="CODE", help="Take the language as this (en), instead of detecting it."),
]
Attitudes = Annotated[
    bool | None,
    typer.Option("--attitudes", help="Also write wants and intentions as statements."),
]


SURE = (
    "How sure: CT+ certain, PR+ probable, PS+ possible, CT- did not happen, PR- probably not, "
    "PS- possibly not, Uu open."
)


@app.callback(invoke_without_command=True)
def _version(
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    if version:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


def code(
    paths: Annotated[
        list[str],
        typer.Argument(help="Files, folders, globs, or - for standard input.", show_default=False),
    ],
    *,
    format: Form = None,
    out: Out = None,
    store: Where = None,
    jobs: Jobs = None,
    published: Published = None,
    publisher: Publisher = "",
    column: Columns = None,
    language: Language = None,
    attitudes: Attitudes = None,
    knowledge: Own = None,
    gazetteer: Gazetteer = None,
) -> None:
    """Read reports and code what they claim.

    \b
    For example:
      dateline code goma.txt --published 2012-11-21
      dateline code articles.csv --column text=body -f csv -o claims.csv
      dateline code reports/ --knowledge valley --store my.db

    Reads text, HTML, JSONL, JSON, CSV, TSV, Parquet, RSS, Atom and WARC files, also with .gz
    after their name; the name tells the format, else the first bytes do.

    Fields of a report: id, title, text, published, publisher, url, language. Only text is
    needed. Common other names are known; --column tells the rest, once for each.
    """
    from dateline.cli.coding import code_paths

    settings = settings_of(
        jobs=jobs, store=store, attitudes=attitudes, knowledge=knowledge, gazetteer=gazetteer
    )
    options = _read_options(published, publisher, column or [], language)
    raise typer.Exit(code_paths(paths, options, settings, Output(chosen(format, out), out)))


def show(
    report: Annotated[str, typer.Argument(help="A file, or the id of a report in the store.")],
    *,
    store: Where = None,
    out: Out = None,
    published: Published = None,
    publisher: Publisher = "",
    language: Language = None,
    knowledge: Own = None,
    gazetteer: Gazetteer = None,
) -> None:
    """Show a report with its claims marked in the text."""
    from dateline.cli import looking

    options = _read_options(published, publisher, [], language)
    settings = settings_of(store=store, knowledge=knowledge, gazetteer=gazetteer)
    raise typer.Exit(looking.show(report, options, settings, out=out))


def explain(
    wanted: Annotated[
        str,
        typer.Argument(metavar="ID", help="Of a claim or an event, or its first characters."),
    ],
    *,
    store: Where = None,
    out: Out = None,
) -> None:
    """Explain a claim by its rules, or an event by its links."""
    from dateline.cli.explaining import explain as explain_it

    raise typer.Exit(explain_it(wanted, settings_of(store=store), out=out))


def claims(
    *,
    store: Where = None,
    format: Form = None,
    out: Out = None,
    place: PlaceName = None,
    country: Country = None,
    box: InBox = None,
    party: PartyName = None,
    actor: Annotated[str | None, typer.Option(help="Who acted.")] = None,
    recipient: Annotated[str | None, typer.Option(help="Who was acted upon.")] = None,
    source: Annotated[str | None, typer.Option(help="Who says so.")] = None,
    type: TypeName = None,
    mode: ModeName = None,
    factuality: Annotated[str | None, typer.Option(help=SURE)] = None,
    stance: Annotated[str | None, typer.Option(help="reports, denies, accuses ...")] = None,
    since: Since = None,
    until: Until = None,
    report: Annotated[str | None, typer.Option(help="Id of a report.")] = None,
    limit: Limit = None,
) -> None:
    """Find claims in a store; every option given must hold.

    [1] `dateline knowledge show codebook` lists the event types and their modes.
    """
    from dateline.cli import looking
    from dateline.cli.asking import claim_query

    query = claim_query(
        place=place,
        country=country,
        box=box,
        party=party,
        actor=actor,
        recipient=recipient,
        source=source,
        type=type,
        mode=mode,
        factuality=factuality,
        stance=stance,
        since=since,
        until=until,
        report=report,
        limit=limit,
    )
    output = Output(chosen(format, out), out)
    raise typer.Exit(looking.claims(query, settings_of(store=store), output))


def demo(*, store: Where = None, jobs: Jobs = None, gazetteer: Gazetteer = None) -> None:
    """Code and merge the example reports, and show what came out."""
    from dateline.cli.demo import demonstrate

    raise typer.Exit(demonstrate(settings_of(store=store, jobs=jobs, gazetteer=gazetteer)))


def _read_options(
    published: str | None, publisher: str, columns: list[str], language: str | None
) -> ReadOptions:
    from dateline.cli.asking import column_names, day
    from dateline.reading import ReadOptions

    return ReadOptions(
        published=day("--published", published),
        publisher=publisher,
        columns=column_names(columns),
        language=language,
        today=dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1),
    )


#: In the order of work: read, merge, look, judge, pass on.
_COMMANDS = (code, merge, claims, events, event, disputes, control, show, explain, report, demo)
for _command in _COMMANDS:
    app.command()(_command)
app.add_typer(judge, name="judge")
app.add_typer(knowledge, name="knowledge")
app.add_typer(evaluate, name="evaluate")
