"""The commands of `dateline evaluate` for external corpora, and their options."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.app_knowledge import evaluate
from dateline.cli.formats import Output, chosen
from dateline.cli.options import Form, Jobs, Out, settings_of

__all__ = ["evaluate"]

Corpus = Annotated[Path, typer.Argument(help="Folder of the corpus.", show_default=False)]
Faults = Annotated[bool, typer.Option("--faults", "-v", help="List what is wrong.")]


@evaluate.command("plover")
def evaluate_plover(
    folder: Corpus,
    *,
    format: Form = None,
    out: Out = None,
    faults: Faults = False,
    jobs: Jobs = None,
) -> None:
    """Measure on PLOVER's gold sentences.

    \b
    For example:
      dateline evaluate plover corpora/plover
      dateline evaluate plover corpora/plover -f jsonl -o plover.json

    FOLDER holds PLOVER_GSR_CAMEO.txt: one event a sentence, its label in PLOVER's old names, and
    marked words and actors.
    """
    _score("plover", folder, Output(chosen(format, out), out), jobs, faults)


@evaluate.command("petrarch")
def evaluate_petrarch(
    folder: Corpus,
    *,
    format: Form = None,
    out: Out = None,
    faults: Faults = False,
    jobs: Jobs = None,
) -> None:
    """Measure on PETRARCH's validation sentences.

    \b
    For example:
      dateline evaluate petrarch corpora/petrarch --faults

    FOLDER holds PETR2_GSR_validation.xml: events of single sentences as CAMEO codes.
    """
    _score("petrarch", folder, Output(chosen(format, out), out), jobs, faults)


@evaluate.command("re3d")
def evaluate_re3d(
    folder: Corpus,
    *,
    format: Form = None,
    out: Out = None,
    faults: Faults = False,
    jobs: Jobs = None,
) -> None:
    """Measure entities, enemies and allies on re3d.

    \b
    For example:
      dateline evaluate re3d corpora/re3d

    FOLDER holds one folder a publisher, with documents.json, entities.json and relations.json.
    """
    _score("re3d", folder, Output(chosen(format, out), out), jobs, faults)


def _score(name: str, folder: Path, output: Output, jobs: int | None, faults: bool) -> None:
    from dateline.cli.external import score_corpus

    raise typer.Exit(score_corpus(name, folder, output, settings_of(jobs=jobs), faults=faults))
