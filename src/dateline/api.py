"""Dateline from Python: code a text, code many, look at what came out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline import wiring
from dateline.engines import Engine
from dateline.model import Coding, Correction, Judgement, Report, Situation
from dateline.settings import Settings, read_knowledge_folder

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped]


class Coder:
    """Codes reports; the language model and tables are loaded once, at the first report.

    >>> coder = Coder()
    >>> coding = coder.code("Rebels captured the town of Goma on Tuesday.", published="2012-11-21")
    >>> [claim.type for claim in coding.claims]
    ['CONTROL']
    """

    def __init__(
        self,
        *,
        attitudes: bool = False,
        jobs: int = 1,
        knowledge: str | Path | None = None,
        engine: Engine | None = None,
    ) -> None:
        """*attitudes* also gives wants and intentions; *jobs* processes serve `pipe`.

        *knowledge* is a folder with a codebook and actors of your own, laid over ours as it is now
        (docs/own-knowledge.md). Raises InputError when it cannot be read, and KnowledgeError with
        every fault in it.

        Give *engine* to code elsewhere, or otherwise. More than one job needs a script whose main
        part stands under ``if __name__ == "__main__":``.
        """
        if engine is not None and knowledge is not None:
            raise ValueError("an engine has its own knowledge: give one of the two")
        own = read_knowledge_folder(knowledge) if knowledge is not None else None
        settings = Settings(jobs=jobs, attitudes=attitudes, knowledge=own)
        self._here = engine or wiring.build_engine(replace(settings, jobs=1))
        self._many = self._here if engine or jobs == 1 else wiring.build_engine(settings)

    def code(
        self,
        report: Report | str,
        *,
        published: dt.date | str | None = None,
        publisher: str = "",
        title: str = "",
    ) -> Coding:
        """What *report* says: a `Report`, or a text with what is known of it.

        *published* is a day or its ISO 8601 form; without it, days such as "Tuesday" stay open,
        unless the text begins with a dateline. For a `Report` the other arguments do not count.
        Raises ValueError for an unreadable day, NotInstalled when the model is missing.
        """
        if isinstance(report, str):
            report = _report(report, published=published, publisher=publisher, title=title)
        return next(iter(self._here.code([report])))

    def pipe(self, reports: Iterable[Report | str]) -> Iterator[Coding]:
        """One coding for each report or text, in order; reports are taken as they are needed."""
        return self._many.code(r if isinstance(r, Report) else _report(r) for r in reports)


def _report(
    text: str, *, published: dt.date | str | None = None, publisher: str = "", title: str = ""
) -> Report:
    from dateline.reading import report_from_text

    day = dt.date.fromisoformat(published) if isinstance(published, str) else published
    return report_from_text(text, published=day, publisher=publisher, title=title)


_coders: dict[bool, Coder] = {}


def code(
    text: str,
    *,
    published: dt.date | str | None = None,
    publisher: str = "",
    title: str = "",
    attitudes: bool = False,
) -> Coding:
    """What one text says; see `Coder.code`. The model stays loaded for the next call.

    >>> import dateline
    >>> coding = dateline.code("The army shelled Alpha, residents said.", published="2013-05-07")
    >>> coding.claims[0].sources[0].name
    'residents'
    """
    coder = _coders.setdefault(attitudes, Coder(attitudes=attitudes))
    return coder.code(text, published=published, publisher=publisher, title=title)


def merge(codings: Iterable[Coding], decisions: Iterable[Judgement | Correction] = ()) -> Situation:
    """What *codings* tell together: events with their disputes, and who holds which place.

    *decisions* of people are applied. The order of the codings does not matter; for many reports,
    or to add some later, merge a store (``dateline merge``).

    >>> import dateline
    >>> first = dateline.Report("a", "Rebels captured Goma on 20 November 2012.")
    >>> second = dateline.Report("b", "On 20 November 2012 rebels seized the city of Goma.")
    >>> situation = dateline.merge(dateline.Coder().pipe([first, second]))
    >>> [(event.type, len(event.claims)) for event in situation.events]
    [('CONTROL', 2)]
    """
    from dateline.store import EventQuery, MemoryStore, Version

    store = MemoryStore()
    store.add(store.begin(Version("", ""), started=""), codings)
    store.decide(decisions)
    wiring.merger(Settings())(store, now=str, progress=lambda *_: None)
    return Situation(tuple(store.events(EventQuery())), tuple(store.control()))


def claim_records(codings: Iterable[Coding]) -> Iterator[dict[str, Any]]:
    """One flat record a claim, as in the CSV output (columns: `dateline.presenting.flat`)."""
    from dateline.presenting.flat import record

    for coding in codings:
        own = coding.report
        for claim in coding.claims:
            yield record(claim, report=own.id, published=own.published, publisher=own.publisher)


def claims_frame(codings: Iterable[Coding]) -> pd.DataFrame:
    """The claims of *codings* as a pandas data frame, one a row. Raises NotInstalled."""
    from dateline.errors import NotInstalled
    from dateline.presenting.flat import COLUMNS

    try:
        import pandas as pd
    except ImportError as fault:
        raise NotInstalled("data frames need pandas: pip install pandas") from fault
    return pd.DataFrame(list(claim_records(codings)), columns=list(COLUMNS))
