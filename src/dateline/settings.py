"""What a user can set, from the command line, Python or the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from dateline.errors import InputError

#: Environment variables are this and the field's name in capitals: DATELINE_STORE.
PREFIX = "DATELINE_"
_YES, _NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off", "")


@dataclass(frozen=True, slots=True)
class Settings:
    """How reports are coded and where codings are kept.

    ``jobs`` is the number of processes, each with a model of its own (about 1 GB); ``store`` the
    URL or path of a store, None to keep nothing; ``attitudes`` also writes wants and intentions
    as statements; ``gazetteer`` is the path of a list of places, or "built" or "shipped" (None is
    "shipped"). Of these ``attitudes`` and ``gazetteer`` change what is read out of a report.
    """

    jobs: int = 1
    store: str | None = None
    attitudes: bool = False
    gazetteer: str | None = None

    def __post_init__(self) -> None:
        if self.jobs < 1:
            raise ValueError(f"jobs: {self.jobs} is not 1 or more")

    def with_given(self, **given: Any) -> Settings:
        """These settings with every value that is not None put in place."""
        return replace(self, **{k: v for k, v in given.items() if v is not None})


def from_environment(environ: Mapping[str, str]) -> Settings:
    """The settings that DATELINE_JOBS, _STORE, _ATTITUDES and _GAZETTEER give.

    Raises InputError, naming the variable, for a value that cannot be used.

    >>> from_environment({"DATELINE_JOBS": "4"}).jobs
    4
    """
    named = ("STORE", "GAZETTEER")
    given: dict[str, Any] = {n.lower(): environ.get(PREFIX + n) or None for n in named}
    if jobs := environ.get(PREFIX + "JOBS"):
        if not (jobs.isascii() and jobs.isdigit() and int(jobs) >= 1):
            raise InputError(PREFIX + "JOBS", f"{jobs!r} is no number of processes", "use 1, 2 ...")
        given["jobs"] = int(jobs)
    if (attitudes := environ.get(PREFIX + "ATTITUDES")) is not None:
        if attitudes.lower() not in (*_YES, *_NO):
            raise InputError(PREFIX + "ATTITUDES", f"{attitudes!r} is not yes or no", "use 1 or 0")
        given["attitudes"] = attitudes.lower() in _YES
    return Settings(**given)
