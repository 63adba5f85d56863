"""The commands of `dateline` and their options; what they do is imported when one is called."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline import __version__
from dateline.cli.formats import Format, Output, chosen
from dateline.settings import Settings, from_environment

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
knowledge = typer.Typer(
    help="What Dateline knows: event types, cues, parties, places.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
evaluate = typer.Typer(
    help="Measure codings against gold.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(knowledge, name="knowledge")
app.add_typer(evaluate, name="evaluate")

Out = Annotated[
    Path | None,
    typer.Option("--out", "-o", help="Write to this file, whole or not at all."),
]
Form = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="Default: what the name of --out says, else a table."),
]
Where = Annotated[
    str | None,
    typer.Option("--store", "-s", help="A path (SQLite) or URL of a store. [DATELINE_STORE]"),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, help="Processes, about 1 GB each. [DATELINE_JOBS or 1]"),
]
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


@app.command()
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
) -> None:
    """Read reports and code what they claim.

    \b
    For example:
      dateline code goma.txt --published 2012-11-21
      dateline code articles.csv --column text=body -f csv -o claims.csv

    Reads text, HTML, JSONL, JSON, CSV, TSV, Parquet, RSS, Atom and WARC files, also with .gz
    after their name; the name tells the format, else the first bytes do.

    Fields of a report: id, title, text, published, publisher, url, language. Only text is
    needed. Common other names are known; --column tells the rest, once for each.
    """
    from dateline.cli.coding import code_paths

    settings = _settings(jobs=jobs, store=store, attitudes=attitudes)
    options = _read_options(published, publisher, column or [], language)
    raise typer.Exit(code_paths(paths, options, settings, Output(chosen(format, out), out)))


@app.command()
def show(
    report: Annotated[str, typer.Argument(help="A file, or the id of a report in the store.")],
    *,
    store: Where = None,
    out: Out = None,
    published: Published = None,
    publisher: Publisher = "",
    language: Language = None,
) -> None:
    """Show a report with its claims marked in the text."""
    from dateline.cli import looking

    options = _read_options(published, publisher, [], language)
    raise typer.Exit(looking.show(report, options, _settings(store=store), out=out))


@app.command()
def explain(
    claim: Annotated[str, typer.Argument(help="A claim's id, or its first characters.")],
    *,
    store: Where = None,
    out: Out = None,
) -> None:
    """Explain a claim: its words, its rules, and what it was not."""
    from dateline.cli import looking

    raise typer.Exit(looking.explain(claim, _settings(store=store), out=out))


@app.command()
def claims(
    *,
    store: Where = None,
    format: Form = None,
    out: Out = None,
    place: Annotated[str | None, typer.Option(help="Place or province, by name or id.")] = None,
    country: Annotated[
        str | None, typer.Option(help="ISO 3166 alpha-3 code or name: IRQ, Iraq.")
    ] = None,
    box: Annotated[
        str | None, typer.Option(metavar="S,W,N,E", help="Degrees: 36,42,37,44.")
    ] = None,
    party: Annotated[str | None, typer.Option(help="Who acted or was acted upon.")] = None,
    actor: Annotated[str | None, typer.Option(help="Who acted.")] = None,
    recipient: Annotated[str | None, typer.Option(help="Who was acted upon.")] = None,
    source: Annotated[str | None, typer.Option(help="Who says so.")] = None,
    type: Annotated[str | None, typer.Option(help="Event type: ASSAULT. [1]")] = None,
    mode: Annotated[str | None, typer.Option(help="Mode: aerial. [1]")] = None,
    factuality: Annotated[str | None, typer.Option(help=SURE)] = None,
    stance: Annotated[str | None, typer.Option(help="reports, denies, accuses ...")] = None,
    since: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="From this day.")] = None,
    until: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="To this day.")] = None,
    report: Annotated[str | None, typer.Option(help="Id of a report.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="No more than this many.")] = None,
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
    raise typer.Exit(looking.claims(query, _settings(store=store), output))


@app.command()
def demo(*, store: Where = None, jobs: Jobs = None) -> None:
    """Code the example reports into a store, and show what came out."""
    from dateline.cli.demo import demonstrate

    raise typer.Exit(demonstrate(_settings(store=store, jobs=jobs)))


def _settings(**given: object) -> Settings:
    return from_environment(os.environ).with_given(**given)


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


@knowledge.command("check")
def knowledge_check() -> None:
    """Load and check every table; list all that is wrong."""
    from dateline.cli import knowing

    raise typer.Exit(knowing.check())


@knowledge.command("show")
def knowledge_show(
    area: Annotated[
        str | None, typer.Argument(help="One of the areas below; default: all of them.")
    ] = None,
    name: Annotated[str | None, typer.Argument(help="A party or place to look up.")] = None,
) -> None:
    """Show an area, with source and licence, or what bears a name.

    \b
    Areas:
      reading      habits of publishers: datelines, captions, boilerplate
      codebook     event types, their modes, and the words that name them
      statements   verbs of saying, and who speaks
      factuality   words of doubt, denial and stance
      coreference  pronouns and nouns that refer back
      times        words and patterns of times
      actors       parties: look one up by name
      places       the gazetteer: look a place up by name
    """
    from dateline.cli import knowing

    raise typer.Exit(knowing.show(area, name))


Gold = Annotated[Path, typer.Argument(help="Folder of gold files (*.yaml).", show_default=False)]
GoldReports = Annotated[Path, typer.Argument(help="Their reports (JSONL).", show_default=False)]


@evaluate.command("score")
def evaluate_score(
    gold: Gold,
    reports: GoldReports,
    codings: Annotated[
        Path | None, typer.Argument(help="Codings (JSONL); without it the reports are coded now.")
    ] = None,
    *,
    format: Form = None,
    out: Out = None,
    floors: Annotated[
        Path | None, typer.Option(help="Fail when a measure is below its floor in this file.")
    ] = None,
    faults: Annotated[bool, typer.Option("--faults", help="List what is wrong.")] = False,
    jobs: Jobs = None,
) -> None:
    """Measure codings against gold."""
    from dateline.cli.evaluating import score_gold

    output = Output(chosen(format, out), out)
    settings = _settings(jobs=jobs)
    raise typer.Exit(
        score_gold(gold, reports, codings, output, settings=settings, floors=floors, faults=faults)
    )


@evaluate.command("check")
def evaluate_check(gold: Gold, reports: GoldReports) -> None:
    """Check that gold is well formed and found in its reports."""
    from dateline.cli.evaluating import check_gold

    raise typer.Exit(check_gold(gold, reports))


@evaluate.command("gate")
def evaluate_gate(
    gold: Annotated[
        Path | None, typer.Argument(help="Folder of gold; default: the shipped examples.")
    ] = None,
    reports: Annotated[Path | None, typer.Argument(help="Their reports (JSONL).")] = None,
    *,
    floors: Annotated[Path, typer.Option(help="File of floors.")] = Path("benchmarks/floors.json"),
    lift: Annotated[
        bool, typer.Option("--raise", help="Lift the floors to what is reached, less .005.")
    ] = False,
    jobs: Jobs = None,
) -> None:
    """Code the example reports; fail if a measure is below its floor."""
    from dateline.cli.gating import hold

    if (gold is None) != (reports is None):
        raise typer.BadParameter("give both GOLD and REPORTS, or neither")
    corpus = None if gold is None or reports is None else (gold, reports)
    raise typer.Exit(hold(corpus, floors, _settings(jobs=jobs), lift=lift))
