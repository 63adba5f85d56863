"""The commands of `dateline knowledge` and `dateline evaluate`, and their options."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.formats import Output, chosen
from dateline.cli.options import Form, Gazetteer, Jobs, Out, Own, settings_of

knowledge = typer.Typer(
    help="What Dateline knows: event types, cues, parties, places.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
evaluate = typer.Typer(
    help="Measure codings and events against gold.", no_args_is_help=True, rich_markup_mode=None
)


@knowledge.command("check")
def knowledge_check(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[DIR]", help="A folder of your own tables; default: those that ship."
        ),
    ] = None,
) -> None:
    """Check every table and list all that is wrong.

    Of a folder of your own the examples of its rules are run, too: do they fire as they say?

    \b
    For example:
      dateline knowledge check
      dateline knowledge check valley
    """
    from dateline.cli import knowing, own_knowledge

    raise typer.Exit(
        knowing.check(settings_of().gazetteer) if folder is None else own_knowledge.check(folder)
    )


@knowledge.command("diff")
def knowledge_diff(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder of your own.", show_default=False)
    ],
    *,
    out: Out = None,
) -> None:
    """Show what a folder of your own adds, changes and retires.

    \b
    For example:
      dateline knowledge diff valley
    """
    from dateline.cli import own_knowledge

    raise typer.Exit(own_knowledge.diff(folder, out=out))


@knowledge.command("show")
def knowledge_show(
    area: Annotated[
        str | None, typer.Argument(help="One of the areas below; default: all of them.")
    ] = None,
    name: Annotated[str | None, typer.Argument(help="A party or place to look up.")] = None,
    *,
    gazetteer: Gazetteer = None,
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
      merging      what makes claims one event: comparisons and their weights
    """
    from dateline.cli import knowing

    settings = settings_of(gazetteer=gazetteer)
    raise typer.Exit(knowing.show(area, name, settings.gazetteer))


@knowledge.command("build")
def knowledge_build(
    area: Annotated[str, typer.Argument(help="What to build: places.", show_default=False)],
    *,
    geonames: Annotated[
        Path,
        typer.Option(metavar="FILE", help="A GeoNames dump, zip or txt.", show_default=False),
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="Default: in your data folder."),
    ] = None,
) -> None:
    """Add all places of a GeoNames dump to the gazetteer.

    \b
    For example:
      curl -O https://download.geonames.org/export/dump/ML.zip
      dateline knowledge build places --geonames ML.zip
      dateline code report.txt --gazetteer built

    The dump is allCountries.zip, the zip of a country, or the text in one. A new file is written,
    whole or not at all: our places and theirs. The shipped gazetteer stays as it is, and in use
    until --gazetteer or DATELINE_GAZETTEER names the new one.

    GeoNames' data are under CC BY 4.0: name GeoNames where you show what came of them.
    """
    from dateline.cli.building import build

    raise typer.Exit(build(area, geonames, out))


Gold = Annotated[Path, typer.Argument(help="Folder of gold files (*.yaml).", show_default=False)]
Floors = Annotated[
    Path | None, typer.Option(help="Fail when a measure is below its floor in this file.")
]
Lift = Annotated[
    bool, typer.Option("--raise", help="Lift the floors to what is reached, less .005.")
]
Faults = Annotated[bool, typer.Option("--faults", help="List what is wrong.")]
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
    floors: Floors = None,
    faults: Faults = False,
    jobs: Jobs = None,
    knowledge: Own = None,
    gazetteer: Gazetteer = None,
) -> None:
    """Measure codings against gold."""
    from dateline.cli.evaluating import score_gold

    output = Output(chosen(format, out), out)
    settings = settings_of(jobs=jobs, knowledge=knowledge, gazetteer=gazetteer)
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
    lift: Lift = False,
    jobs: Jobs = None,
    gazetteer: Gazetteer = None,
) -> None:
    """Code the example reports; fail if a measure is below its floor."""
    from dateline.cli.gating import hold

    if (gold is None) != (reports is None):
        raise typer.BadParameter("give both GOLD and REPORTS, or neither")
    corpus = None if gold is None or reports is None else (gold, reports)
    raise typer.Exit(hold(corpus, floors, settings_of(jobs=jobs, gazetteer=gazetteer), lift=lift))


@evaluate.command("incidents")
def evaluate_incidents(
    incidents: Annotated[Path, typer.Argument(help="Gold incidents (YAML).", show_default=False)],
    reports: GoldReports,
    events: Annotated[
        Path | None,
        typer.Argument(help="Events (JSONL); without it the reports are coded and merged now."),
    ] = None,
    *,
    format: Form = None,
    out: Out = None,
    floors: Floors = None,
    lift: Lift = False,
    faults: Faults = False,
    jobs: Jobs = None,
    gazetteer: Gazetteer = None,
) -> None:
    """Measure merged events against gold incidents."""
    from dateline.cli.measuring import Against, score_merging

    output = Output(chosen(format, out), out)
    settings, against = settings_of(jobs=jobs, gazetteer=gazetteer), Against(floors, lift, faults)
    raise typer.Exit(
        score_merging(incidents, reports, events, output, settings=settings, against=against)
    )


@evaluate.command("muc4")
def evaluate_muc4(
    texts: Annotated[
        list[Path], typer.Argument(help="Text files of MUC-3 or MUC-4.", show_default=False)
    ],
    *,
    out: Out = None,
) -> None:
    """Write MUC-4 templates for the text files of the corpus.

    \b
    For example:
      dateline evaluate muc4 tst1-muc3 --out tst1.response
      dateline evaluate muc4 tst3-muc4 tst4-muc4 -o both.response

    Reads the text files as they are distributed, in capitals, each message under its id, and
    writes a response in the key format. A message without incidents gets one template of
    asterisks. Score the response with a scorer for MUC-4 and the key of the set.
    """
    from dateline.cli.templating import write_templates

    raise typer.Exit(write_templates(texts, settings_of(), out=out))
